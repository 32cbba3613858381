"""The index of one dossier: ask it, and it answers within a keystroke."""

from __future__ import annotations

import re
import sqlite3
import threading
import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice
from pathlib import Path

from store.model import Entity, Note, Results
from store.search.amounts import value_word
from store.search.build import key_of
from store.search.candidates import Candidate, Candidates
from store.search.fields import AmountRange, DateRange, Names, first_day, last_day
from store.search.plan import Dossier, Plan, Planner
from store.search.query import Query, parse
from store.search.rank import WHOLE, Found, hit, score
from store.search.records import Lookup, Source
from store.search.shelf import Shelf, build_new, open_current
from store.search.vocabulary import Vocabulary
from store.search.wants import AllWant, Match
from store.search.words import quick_words

ENOUGH = 60
"""Candidates looked at in each place: more than a screen shows, and the best come first."""
ENOUGH_TYPING, ENOUGH_BEGUN = 10, 6
"""The same for a line being typed (the next key is on its way), and for the first letters of a word."""
MANY = 1000
"""Records without an index condition (fields only) that are looked at in each place."""
MOST_PROBED, MOST_WHOLE = 120, 10
"""Articles looked at, and given, when the words asked for are in one article but in no one passage."""
_LAST_WORD = re.compile(r"[^\W_]{1,40}$")
PATTERN_SECONDS = 0.5
PATTERN_SECONDS_TYPING = 0.03
_BLOCKS = {"entities": "entity", "articles": "title", "passages": "heading", "deals": "deal"}
TOGETHER = 128
"""Rows asked for of all heads at once."""


class CancelledError(Exception):
    """The search was called off: another key has been pressed."""


class Index:
    """Answers queries over one source; safe to ask from several threads."""

    def __init__(self, path: Path | None, source: Source, write: bool = True) -> None:
        self.path = path
        self.source = source
        self.write = write
        self._lookup = Lookup(source)
        self._shelf: Shelf | None = None
        self._candidates: Candidates | None = None
        self._dossier: Dossier | None = None
        self._noted: Sequence[Note] = ()
        self._vocabulary = Vocabulary((), ())
        self._lock = threading.RLock()

    def prepare(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Open the index, building it first where there is none, a stale or a damaged one.

        Raises `store.search.build.StoppedError` when told to stop.
        """
        with self._lock:
            if self._shelf is None:
                key = key_of(self.source)
                shelf = open_current(self.path, key) if self.path is not None else None
                self._use(shelf or build_new(self.path if self.write else None, self._lookup, stopped))

    def _use(self, shelf: Shelf) -> None:
        try:
            candidates = Candidates(shelf, self._lookup)
            dossier = Dossier(
                shelf.vocabulary, self._lookup, _Forms(shelf), _Numbered(shelf, self._lookup), _Values(shelf)
            )
        except (sqlite3.Error, ValueError):
            shelf.close()
            raise
        self._shelf, self._candidates, self._dossier = shelf, candidates, dossier
        self._noted = ()

    def _with_notes(self, dossier: Dossier) -> Dossier:
        """The dossier with the words of the notes as they are now: notes are not in the index."""
        notes = self.source.notes
        if notes != self._noted:
            said = {
                word for note in notes for text in (note.text or "", *note.tags) for word in quick_words(text)
            }
            self._noted, self._vocabulary = notes, dossier.vocabulary.with_words(said)
        return dossier._replace(vocabulary=self._vocabulary) if notes else dossier

    @property
    def ready(self) -> bool:
        """Tell whether the next search answers at once."""
        return self._shelf is not None

    def interrupt(self) -> None:
        """Stop the searches under way in other threads; they raise `CancelledError`."""
        if self._shelf is not None:
            self._shelf.interrupt()

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            if self._shelf is not None:
                self._shelf.close()
            self._shelf = self._candidates = self._dossier = None

    def search(
        self,
        query: str,
        limit: int = 50,
        scope: str | None = None,
        lenient: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Results:
        """Answer a query, best first; `lenient` while it is being typed, `scope` as in `in:`.

        `total` counts up to what is looked at. Raises `CancelledError` when told that nobody waits any more.
        """
        began = time.perf_counter()
        parsed = parse(query, lenient)
        if parsed.error is not None:
            return Results(query, _since(began), 0, (), (), str(parsed.error))
        try:
            self._prepare_sound()
            return self._answer(query, parsed, limit, scope, cancelled, began)
        except sqlite3.DatabaseError:
            if cancelled():
                raise CancelledError from None
            self._rebuild()
            return self._answer(query, parsed, limit, scope, cancelled, began)

    def _prepare_sound(self) -> None:
        try:
            self.prepare()
        except (sqlite3.Error, ValueError):
            self._rebuild()

    def _rebuild(self) -> None:
        """Make a damaged index anew."""
        with self._lock:
            self.close()
            self._lookup = Lookup(self.source)
            self._use(build_new(self.path if self.write else None, self._lookup))

    def _answer(
        self,
        query: str,
        parsed: Query,
        limit: int,
        scope: str | None,
        cancelled: Callable[[], bool],
        began: float,
    ) -> Results:
        shelf, candidates, dossier = self._shelf, self._candidates, self._dossier
        if shelf is None or candidates is None or dossier is None:  # closed by another thread
            raise CancelledError
        dossier = self._with_notes(dossier)
        seconds = PATTERN_SECONDS_TYPING if parsed.lenient else PATTERN_SECONDS
        plan = Planner(dossier, parsed, time.monotonic() + seconds).plan()
        if plan is None:
            return Results(query, _since(began), 0, ())
        found, total = _Search(
            shelf, candidates, plan, _scopes(plan, scope), _enough(parsed, limit), cancelled
        ).run()
        hits = tuple(hit(one, plan.sequence) for one in found[:limit])
        suggestions = () if hits else self._suggestions(dossier, plan)
        return Results(query, _since(began), total, hits, suggestions)

    def _suggestions(self, dossier: Dossier, plan: Plan) -> tuple[str, ...]:
        """The nearest words of the dossier for those nobody wrote; names in their own writing."""
        found: dict[str, None] = {}
        for word in plan.unknown or plan.sequence:
            for near in dossier.vocabulary.suggestions(word):
                numbers = dossier.entities_named(near)
                found[dossier.entity(numbers[0]).name if numbers else near] = None
        return tuple(islice(found, 6))


def _enough(query: Query, limit: int) -> int:
    """How many candidates of each place are looked at."""
    if not query.lenient:
        return max(limit, ENOUGH)
    last = _LAST_WORD.search(query.text)
    return min(limit, ENOUGH_BEGUN if last is not None and len(last[0]) < 3 else ENOUGH_TYPING)


def _since(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 3)


def _scopes(plan: Plan, scope: str | None) -> frozenset[str]:
    return plan.scopes & frozenset((scope,)) if scope else plan.scopes


class _Forms:
    """The numbers of the entities that bear a folded form."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self._kept: dict[str, tuple[int, ...]] = {}

    def __call__(self, form: str) -> tuple[int, ...]:
        found = self._kept.get(form)
        if found is None:
            rows = self.shelf.rows("SELECT numbers FROM forms WHERE form = ?", (form,))
            found = tuple(int(number) for number in str(rows[0][0]).split()) if rows else ()
            if len(self._kept) < 4096:
                self._kept[form] = found
        return found


class _Numbered:
    """Entities by their number in the index."""

    def __init__(self, shelf: Shelf, lookup: Lookup) -> None:
        self.shelf = shelf
        self.lookup = lookup

    def __call__(self, number: int) -> Entity:
        return self.lookup.entities[self.shelf.entities[number]]


class _Values:
    """The value words of the dossier inside a range of amounts."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    def __call__(self, wanted: AmountRange) -> list[str] | None:
        prefix = len(value_word(0)) - 1
        found: list[str] = []
        for word in self.shelf.values:
            digits = word[prefix:]
            if digits.isdigit() and wanted.low - 0.01 <= int(digits) / 100 <= wanted.high + 0.01:
                found.append(word)
        return found


class _Search:
    """One search: candidates of every place, matched and scored."""

    def __init__(
        self,
        shelf: Shelf,
        candidates: Candidates,
        plan: Plan,
        scopes: frozenset[str],
        enough: int,
        cancelled: Callable[[], bool],
    ) -> None:
        self.shelf = shelf
        self.candidates = candidates
        self.plan = plan
        self.scopes = scopes
        self.enough = enough
        self.cancelled = cancelled
        self.order = 0
        self.total = 0

    def run(self) -> tuple[list[Found], int]:
        """All that match among the candidates, best first, and how many there are."""
        found: dict[tuple[str, str], Found] = {}
        self._gather(found, self._heads())
        if "notes" in self.scopes:
            self._gather(found, self.candidates.notes())
        if "passages" in self.scopes:
            self._gather(found, self._passages())
        if "articles" in self.scopes and not any(one.kind == "passage" for one in found.values()):
            self._gather(found, self._wholes())
        ranked = sorted(found.values(), key=lambda one: (-one.score, one.order))
        return ranked, max(len(ranked), self.total)

    def _gather(self, found: dict[tuple[str, str], Found], candidates: Iterable[Candidate]) -> None:
        for candidate in candidates:
            match = self.plan.want.match(candidate.view)
            if match is None:
                continue
            self.order += 1
            base = candidate.base or WHOLE
            if candidate.kind == "entity":
                base -= _left_over(candidate, match)
            points = score(base, candidate.view, match, self.plan.sequence)
            key = (candidate.kind, candidate.id)
            if key not in found or points > found[key].score:
                found[key] = Found(
                    points, self.order, candidate.kind, candidate.id, candidate.label, candidate.view, match,
                    candidate.where,
                )  # fmt: skip

    def _check(self) -> None:
        if self.cancelled():
            raise CancelledError

    def _heads(self) -> Iterable[Candidate]:
        """Names, titles, headings and deals: most often one question finds all that there are of them."""
        self._check()
        blocks = [block for scope, block in _BLOCKS.items() if scope in self.scopes]
        ranges = [self.candidates.blocks[block] for block in blocks]
        if not ranges:
            return
        first, last = min(low for low, _ in ranges), max(high for _, high in ranges)
        found: dict[str, list[int]] = {block: [] for block in blocks}
        for condition in self._conditions("heads"):
            rows = None if condition is None else self._ask("heads", condition, first, last, TOGETHER)
            for block, (low, high) in zip(blocks, ranges, strict=True):
                some = self._of_block(condition, rows, low, high)
                found[block] = list(islice(dict.fromkeys(chain(found[block], some)), self._most(condition)))
            if all(len(rows) >= self.enough for rows in found.values()):
                break
        for block, kept in found.items():
            self._check()
            for row in kept:
                yield from self.candidates.head(block, row)

    def _of_block(self, condition: str | None, rows: list[int] | None, low: int, high: int) -> Iterable[int]:
        """The rows of one block: of those found together, or asked for when these end before the block."""
        if rows is None or condition is None:
            return self._unconditioned(low, high)
        known = rows[bisect_left(rows, low) : bisect_left(rows, high)]
        if len(known) >= self.enough or len(rows) < TOGETHER or rows[-1] >= high:
            return known
        after = max(low, rows[-1] + 1)
        return [*known, *self._ask("heads", condition, after, high, self.enough - len(known))]

    def _passages(self) -> Iterable[Candidate]:
        self._check()
        first, last = self._articles()
        low, high = self.shelf.firsts[first] + 1, self.shelf.firsts[last] + 1
        for at, row in enumerate(self._rows(low, high, 2 * self.enough)):
            if at % 64 == 63:
                self._check()
            yield from self.candidates.passage(row)

    def _wholes(self) -> Iterable[Candidate]:
        """Articles that have all the words, though no passage has: found from the rarest word on."""
        self._check()
        want = self.plan.want
        if not isinstance(want, AllWant):
            return
        asked = [condition for child in want.children if (condition := child.fts(False)) is not None]
        if len(asked) < 2:
            return
        first, last = self._articles()
        firsts = self.shelf.firsts
        low, high = firsts[first] + 1, firsts[last] + 1
        found = [self._ask("passages", condition, low, high, MANY) for condition in asked]
        rarest = min(range(len(asked)), key=lambda at: len(found[at]))
        articles = dict.fromkeys(self.candidates.article_of(row - 1) for row in found[rarest])
        others = [at for at in range(len(asked)) if at != rarest]
        whole: list[int] = []
        for article in islice(articles, MOST_PROBED):
            low, high = firsts[article] + 1, firsts[article + 1] + 1
            if all(self._ask("passages", asked[at], low, high, 1) for at in others):
                whole.append(article)
                if len(whole) == MOST_WHOLE:
                    break
        for article in whole:
            yield self.candidates.whole(article)

    def _conditions(self, table: str) -> tuple[str | None, ...]:
        """What to ask the index, the words as typed first; `None` where it cannot tell."""
        wanted = self.plan.want.fts(False)
        if wanted is None:
            return (None,)
        exact = self.plan.want.fts(True) or wanted
        if table == "passages" and isinstance(self.plan.want, AllWant):
            for unwanted in self.plan.want.without():
                wanted, exact = f"({wanted}) NOT {unwanted}", f"({exact}) NOT {unwanted}"
        return (exact,) if exact == wanted else (exact, wanted)

    def _unconditioned(self, low: int, high: int) -> range:
        """The rows of a range that are looked at one by one: all for a pattern, which has a time limit."""
        return range(low, high if self.plan.patterned else min(high, low + MANY * 20))

    def _most(self, condition: str | None) -> int | None:
        return None if condition is None else self.enough

    def _rows(self, low: int, high: int, most: int) -> Iterable[int]:
        """Passages that may match, those with the words as typed first."""
        found: list[int] = []
        if low >= high:
            return found
        for condition in self._conditions("passages"):
            if condition is None:
                return self._unconditioned(low, high)
            found = list(dict.fromkeys([*found, *self._ask("passages", condition, low, high, most)]))
            if len(found) >= most:
                break
        return found[:most]

    def _ask(self, table: str, condition: str, low: int, high: int, most: int) -> list[int]:
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?"  # noqa: S608
        return [int(str(row[0])) for row in self.shelf.rows(sql, (condition, low, high, most))]

    def _articles(self) -> tuple[int, int]:
        """The range of articles that the fields of the query leave: they stand in the order of their
        dates."""
        first, last = 0, len(self.shelf.articles)
        articles = self.candidates.lookup.articles
        for field in self.plan.fields:
            if field.name == "article" and isinstance(field.value, Names):
                wanted = field.value.raw.casefold()
                at = next((i for i, id_ in enumerate(self.shelf.articles) if id_.casefold() == wanted), -1)
                first, last = (max(first, at), min(last, at + 1)) if at >= 0 else (0, 0)
            elif field.name in ("date", "year") and isinstance(field.value, DateRange):
                inside = [
                    i
                    for i, id_ in enumerate(self.shelf.articles)
                    if (date := articles[id_].date)
                    and first_day(date) >= field.value.low
                    and last_day(date) <= field.value.high
                ]
                first, last = (max(first, inside[0]), min(last, inside[-1] + 1)) if inside else (0, 0)
        return first, max(first, last)


def _left_over(candidate: Candidate, match: Match) -> float:
    """What a name loses for its words that were not asked for: `openai` is OpenAI before OpenAI Labs."""
    segment = candidate.view.segments[0]
    covered = {at for group in match.groups for _, start, end in group for at in range(start, end)}
    missing = len(segment.words) - len(covered)
    return min(6.0, 2.0 * missing)
