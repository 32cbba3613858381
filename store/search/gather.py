"""One search: candidates of every place, matched and scored, best first.

What is found is given as soon as nothing better can come: names, titles and deals before the first passage
is looked at, and passages as typed one by one.
"""

from __future__ import annotations

import time
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from heapq import heappop, heappush
from itertools import chain, islice

from store.answers import HitKind
from store.hints import cast
from store.record import NamedTuple
from store.search.candidates import Candidate, Candidates
from store.search.fields import DateRange, Names, first_day, last_day
from store.search.plan import Plan
from store.search.rank import PASSAGE, SEQUENCE_BONUS, WHOLE, Found, score
from store.search.shelf import Shelf
from store.search.wants import AllWant, EitherWant, EntityWant, Match, Want, WithoutWant, WordWant
from store.text.fold import compounds

MANY = 1000
"""Records without an index condition (fields only) that are looked at in each place."""
MOST_PROBED, MOST_WHOLE = 120, 10
"""Articles looked at, and given, when the words asked for are in one article but in no one passage."""
MANY_HEADS = 400
"""Names, titles, headings and deals that are looked at when nobody is typing."""
TOGETHER = 128
"""Rows asked for of all heads at once."""
_BLOCKS = {"entities": "entity", "articles": "title", "passages": "heading", "deals": "deal"}
_KINDS: dict[str, HitKind] = {
    "entity": "entity", "title": "article", "heading": "passage", "deal": "deal",
}  # fmt: skip
_AS_TYPED = 0.001
"""Scores are sums of decimals: what is less than this below the best possible one is as good."""


class CancelledError(Exception):
    """The search was called off: another key has been pressed."""


class Bounds(NamedTuple):
    """Where to look, how many candidates of each place, until when, and whether nobody waits any more.

    Where fields are asked for that the index knows nothing of, more candidates are looked at.
    """

    scopes: frozenset[str]
    enough: int
    deadline: float
    cancelled: Callable[[], bool]
    hurried: bool = False


class Gathering:
    """Looks at the candidates of a plan.

    Afterwards `beyond` is how many more there are that were only counted, and `more` names the kinds of which
    there are others that cannot be counted without being looked at.
    """

    def __init__(self, shelf: Shelf, candidates: Candidates, plan: Plan, bounds: Bounds) -> None:
        self.shelf = shelf
        self.candidates = candidates
        self.plan = plan
        self.bounds = bounds
        self.more: dict[HitKind, None] = {}
        self.beyond = 0
        self._found: dict[tuple[str, str], Found] = {}
        self._queue: list[tuple[float, int, Found]] = []
        self._order = 0
        self._looked = min(bounds.enough * 20, MANY) if plan.fields else bounds.enough
        self._heads_looked = self._looked if bounds.hurried else max(self._looked, MANY_HEADS)

    def run(self) -> Iterator[Found]:
        """All that match among the candidates, best first."""
        scopes = self.bounds.scopes
        for _ in self._matched(self._heads()):
            pass
        if "notes" in scopes:
            for _ in self._matched(self.candidates.notes()):
                pass
        best = PASSAGE - _AS_TYPED + (0.0 if self.plan.single else SEQUENCE_BONUS)
        if "passages" in scopes:
            yield from self._ready(best)
            for points in self._matched(self._passages()):
                if points >= best:
                    yield from self._ready(best)
        if "articles" in scopes and not any(one.kind == "passage" for one in self._found.values()):
            for _ in self._matched(self._wholes()):
                pass
        yield from self._ready(float("-inf"))
        if self.plan.patterned and time.monotonic() > self.bounds.deadline:
            self.more["passage"] = None

    def _ready(self, least: float) -> Iterator[Found]:
        """What is at least as good as all that may still come, best first, each once."""
        while self._queue and -self._queue[0][0] >= least:
            found = heappop(self._queue)[2]
            if self._found[found.kind, found.id] is found:  # else the same record matched better since
                yield found

    def _matched(self, candidates: Iterable[Candidate]) -> Iterator[float]:
        """Keep the candidates that match, each record as what it matches best; the score of each."""
        for candidate in candidates:
            match = self.plan.want.match(candidate.view)
            if match is None:
                continue
            self._order += 1
            base = candidate.base or WHOLE
            if candidate.kind == "entity":
                base -= _left_over(candidate, match)
            points = score(base, candidate.view, match, self.plan.sequence)
            key = (candidate.kind, candidate.id)
            known = self._found.get(key)
            if known is None or points > known.score:
                found = self._found[key] = Found(
                    points, self._order, candidate.kind, candidate.id, candidate.label, candidate.view, match,
                    candidate.where,
                )  # fmt: skip
                heappush(self._queue, (-points, self._order, found))
                yield points

    def _check(self) -> None:
        if self.bounds.cancelled():
            raise CancelledError

    def _heads(self) -> Iterable[Candidate]:
        """Names, titles, headings and deals: most often one question finds all that there are of them."""
        self._check()
        blocks = [block for scope, block in _BLOCKS.items() if scope in self.bounds.scopes]
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
            if all(len(rows) >= self._heads_looked for rows in found.values()):
                break
        for block, kept in found.items():
            self._check()
            low, high = self.candidates.blocks[block]
            self._note_cut(_KINDS[block], len(kept), self._heads_looked, high - low)
            for at, row in enumerate(kept):
                if at % 32 == 31:
                    self._check()
                yield from self.candidates.head(block, row)

    def _of_block(self, condition: str | None, rows: list[int] | None, low: int, high: int) -> Iterable[int]:
        """The rows of one block: of those found together, or asked for when these end before the block."""
        if rows is None or condition is None:
            return self._unconditioned(low, high)
        known = rows[bisect_left(rows, low) : bisect_left(rows, high)]
        if len(known) >= self._heads_looked or len(rows) < TOGETHER or rows[-1] >= high:
            return known
        after = max(low, rows[-1] + 1)
        return [*known, *self._ask("heads", condition, after, high, self._heads_looked - len(known))]

    def _passages(self) -> Iterable[Candidate]:
        self._check()
        first, last = self._articles()
        low, high = self.shelf.firsts[first] + 1, self.shelf.firsts[last] + 1
        for at, row in enumerate(self._rows(low, high, 2 * self._looked)):
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
        if self.plan.patterned:
            return range(low, high)
        return range(low, min(high, low + MANY * 20))

    def _most(self, condition: str | None) -> int | None:
        return None if condition is None else self._heads_looked

    def _rows(self, low: int, high: int, most: int) -> Iterable[int]:
        """Passages that may match, those with the words as typed first."""
        found: list[int] = []
        if low >= high:
            return found
        for condition in self._conditions("passages"):
            if condition is None:
                rows = self._unconditioned(low, high)
                self._note_cut("passage", len(rows), most, high - low)
                return rows
            found = list(dict.fromkeys([*found, *self._ask("passages", condition, low, high, most)]))
            if len(found) >= most:
                break
        if len(found) >= most and not self.bounds.hurried and _counts_alone(self.plan.want):
            self.beyond += self._count(self._conditions("passages")[-1], low, high) - most
        else:
            self._note_cut("passage", len(found), most, high - low)
        return found[:most]

    def _count(self, condition: str | None, low: int, high: int) -> int:
        sql = "SELECT count(*) FROM passages WHERE passages MATCH ? AND rowid >= ? AND rowid < ?"
        return cast(int, self.shelf.rows(sql, (condition, low, high))[0][0])

    def _note_cut(self, kind: HitKind, rows: int, most: int, there_are: int) -> None:
        """Remember that there may be more candidates than those looked at."""
        if most <= rows < there_are:
            self.more[kind] = None

    def _ask(self, table: str, condition: str, low: int, high: int, most: int) -> list[int]:
        sql = f"SELECT rowid FROM {table} WHERE {table} MATCH ? AND rowid >= ? AND rowid < ? LIMIT ?"  # noqa: S608
        rows = cast("list[tuple[int]]", self.shelf.rows(sql, (condition, low, high, most)))
        return list(chain.from_iterable(rows))

    def _articles(self) -> tuple[int, int]:
        """The range of articles that the fields of the query leave: they stand in the order of dates."""
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


def _counts_alone(want: Want) -> bool:
    """Tell whether the index alone knows what a want matches: words do, runs, amounts and patterns do not."""
    if isinstance(want, WordWant):
        return compounds().keys().isdisjoint(want.targets)
    if isinstance(want, EntityWant):
        return _counts_alone(want.words)
    if isinstance(want, WithoutWant):
        return want.excluded() is not None
    if isinstance(want, AllWant | EitherWant):
        return all(_counts_alone(child) for child in want.children)
    return False


def _left_over(candidate: Candidate, match: Match) -> float:
    """What a name loses for its words that were not asked for: `openai` is OpenAI before OpenAI Labs."""
    segment = candidate.view.segments[0]
    covered = {at for group in match.groups for _, start, end in group for at in range(start, end)}
    missing = len(segment.words) - len(covered)
    return min(6.0, 2.0 * missing)
