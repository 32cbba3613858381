"""The index of one dossier: ask it, and it answers within a keystroke."""

from __future__ import annotations

import time
from _thread import allocate_lock
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from os import PathLike, fspath

from store.answers import Hit, Results
from store.model import DossierError, Entity, Note
from store.search.amounts import value_word
from store.search.candidates import Candidates
from store.search.fields import AmountRange
from store.search.gather import Bounds, CancelledError, Gathering
from store.search.keeping import kept_deals
from store.search.key import StoppedError, key_of
from store.search.plan import Dossier, Plan, Planner
from store.search.query import Query, parse
from store.search.rank import hit
from store.search.records import Lookup, Source
from store.search.shelf import Shelf, build_new, open_current
from store.search.sqlite import sqlite3
from store.search.vocabulary import MOST, Vocabulary
from store.search.words import quick_words
from store.text.later import later

ENOUGH = 60
"""Candidates looked at in each place: more than a screen shows, and the best come first."""
ENOUGH_TYPING, ENOUGH_BEGUN = 10, 6
"""The same for a line being typed (the next key is on its way), and for the first letters of a word."""
_LAST_WORD = later(r"[^\W_]{1,40}$")
PATTERN_SECONDS = 0.5
PATTERN_SECONDS_TYPING = 0.03
FILTER_SECONDS = 2.0
"""How long a pattern may look through all deals, away from the keys."""


class Index:
    """Answers queries over one source; safe to ask from several threads."""

    def __init__(self, path: str | PathLike[str] | None, source: Source, write: bool = True) -> None:
        self.path = None if path is None else fspath(path)
        self.source = source
        self.write = write
        self._lookup = Lookup(source)
        self._shelf: Shelf | None = None
        self._candidates: Candidates | None = None
        self._dossier: Dossier | None = None
        self._noted: Sequence[Note] = ()
        self._vocabulary = Vocabulary((), ())
        self._lock = allocate_lock()
        self._given_up = False
        self.make: Callable[[Callable[[], bool]], bool] | None = None
        """What makes the file elsewhere, where that is better than here; false when it could not."""

    def prepare(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Open the index, building it first where there is none, a stale or a damaged one.

        Raises `store.search.key.StoppedError` when told to stop.
        """
        with self._lock:
            if self._shelf is None:
                key = key_of(self.source)
                shelf = open_current(self.path, key) if self.path is not None else None
                self._use(shelf or self._made(key, lambda: self._given_up or stopped()))

    def warm(self) -> None:
        """Have at hand what the first searches would otherwise wait for."""
        self._lookup.warm()

    def _made(self, key: str, stopped: Callable[[], bool]) -> Shelf:
        """A new index: made elsewhere where that can be done, else here."""
        if self.make is not None and self.path is not None and self.make(stopped):
            shelf = open_current(self.path, key)
            if shelf is not None:
                return shelf
        if stopped():
            raise StoppedError
        return build_new(self.path if self.write else None, self._lookup, stopped)

    def give_up(self) -> None:
        """Stop a build and the searches under way for good: nobody will ask again."""
        self._given_up = True
        self.interrupt()

    def _use(self, shelf: Shelf) -> None:
        try:
            candidates = Candidates(shelf, self._lookup, shelf.said)
            dossier = Dossier(
                shelf.vocabulary,
                self._lookup,
                _Forms(shelf),
                _Numbered(shelf, self._lookup),
                _Values(shelf),
                _Glued(shelf),
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
            self._let_go()

    def _let_go(self) -> None:
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
        hurried: bool | None = None,
    ) -> Results:
        """Answer a query, best first; `lenient` while it is being typed, `scope` as in `in:`.

        `hurried` looks at few candidates, for the next key is on its way (unless said, when lenient). `total`
        counts what was found and what the index alone can count, `more` names the kinds of which there are
        others. Raises `CancelledError` when told that nobody waits any more.
        """
        began = time.perf_counter()
        parsed = parse(query, lenient)
        if parsed.error is not None:
            return Results(query, _since(began), 0, (), (), str(parsed.error))
        enough = _enough(parsed, limit, lenient if hurried is None else hurried)
        try:
            self._prepare_sound()
            return self._answer(parsed, limit, scope, enough, cancelled, began)
        except sqlite3.DatabaseError:
            if cancelled():
                raise CancelledError from None
            self._rebuild()
            return self._answer(parsed, limit, scope, enough, cancelled, began)

    def stream(self, query: str, limit: int = 50) -> Iterator[Hit]:
        """The hits of `search`, each as soon as none that is better can come; none for a bad query."""
        parsed = parse(query)
        given: set[tuple[str, str]] = set()
        if parsed.error is not None:
            return
        for again in (False, True):
            try:
                if again:
                    self._rebuild()
                else:
                    self._prepare_sound()
                gathering, sequence, _ = self._gathering(parsed, None, _enough(parsed, limit, False))
                for found in gathering.run() if gathering is not None else ():
                    if (found.kind, found.id) not in given and len(given) < limit:
                        given.add((found.kind, found.id))
                        yield hit(found, sequence)
                    if len(given) == limit:
                        return
                return
            except sqlite3.DatabaseError:
                if again:
                    raise

    def deals(
        self, query: str, lenient: bool = False, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[str, ...]:
        """The ids of all the deals that a query keeps; all there are for one that asks nothing.

        Raises DossierError for a query that cannot be read, `CancelledError` as `search` does.
        """
        parsed = parse(query, lenient)
        if parsed.error is not None:
            raise DossierError(str(parsed.error))
        for again in (False, True):
            try:
                if again:
                    self._rebuild()
                else:
                    self._prepare_sound()
                return self._deals(parsed, cancelled)
            except sqlite3.DatabaseError:
                if cancelled():
                    raise CancelledError from None
                if again:
                    raise
        raise AssertionError

    def _deals(self, parsed: Query, cancelled: Callable[[], bool]) -> tuple[str, ...]:
        shelf, candidates, dossier = self._shelf, self._candidates, self._dossier
        if shelf is None or candidates is None or dossier is None:  # closed by another thread
            raise CancelledError
        plan = Planner(self._with_notes(dossier), parsed, time.monotonic() + FILTER_SECONDS).plan()
        if plan is None:
            return tuple(shelf.deals)
        return tuple(kept_deals(plan, shelf, candidates, self._lookup, cancelled))

    def _prepare_sound(self) -> None:
        try:
            self.prepare()
        except (sqlite3.Error, ValueError):
            self._rebuild()

    def _rebuild(self) -> None:
        """Make a damaged index anew."""
        with self._lock:
            self._let_go()
            self._lookup = Lookup(self.source)
            self._use(build_new(self.path if self.write else None, self._lookup))

    def _answer(
        self,
        parsed: Query,
        limit: int,
        scope: str | None,
        enough: int,
        cancelled: Callable[[], bool],
        began: float,
    ) -> Results:
        gathering, sequence, suggest = self._gathering(parsed, scope, enough, cancelled)
        if gathering is None:
            return Results(parsed.text, _since(began), 0, ())
        found = list(gathering.run())
        hits = tuple(hit(one, sequence) for one in found[:limit])
        suggestions = () if hits else suggest()
        total = len(found) + gathering.beyond
        return Results(parsed.text, _since(began), total, hits, suggestions, more=tuple(gathering.more))

    def _gathering(
        self,
        parsed: Query,
        scope: str | None,
        enough: int,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[Gathering | None, tuple[str, ...], Callable[[], tuple[str, ...]]]:
        """The search of a query, the words of it in order, and what to suggest when nothing is found."""
        shelf, candidates, dossier = self._shelf, self._candidates, self._dossier
        if shelf is None or candidates is None or dossier is None:  # closed by another thread
            raise CancelledError
        known = self._with_notes(dossier)
        deadline = time.monotonic() + (PATTERN_SECONDS_TYPING if parsed.lenient else PATTERN_SECONDS)
        plan = Planner(known, parsed, deadline).plan()
        if plan is None:
            return None, (), tuple
        bounds = Bounds(_scopes(plan, scope), enough, deadline, cancelled, hurried=enough < ENOUGH)
        gathering = Gathering(shelf, candidates, plan, bounds)
        return gathering, plan.sequence, lambda: self._suggestions(known, plan)

    def _suggestions(self, dossier: Dossier, plan: Plan) -> tuple[str, ...]:
        """The nearest words of the dossier for those nobody wrote; names in their own writing."""
        found: dict[str, None] = {}
        for word in plan.unknown or plan.sequence:
            for near in dossier.vocabulary.suggestions(word):
                whole = _written(dossier, near)
                found[
                    whole if whole != near else " ".join(_written(dossier, part) for part in near.split())
                ] = None
        return tuple(islice(found, 6))


def _written(dossier: Dossier, folded: str) -> str:
    """A folded name in its own writing; what is no name as it is."""
    numbers = dossier.entities_named(folded)
    return dossier.entity(numbers[0]).name if numbers else folded


def _enough(query: Query, limit: int, hurried: bool) -> int:
    """How many candidates of each place are looked at."""
    if not hurried:
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


class _Glued:
    """Names of several words by what they are without their blanks."""

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf

    @cached_property
    def _names(self) -> tuple[Vocabulary, dict[str, str]]:
        rows = self.shelf.rows("SELECT form FROM forms WHERE form LIKE '% %'")
        forms = {str(row[0]).replace(" ", ""): str(row[0]) for row in rows}
        words = sorted(forms)
        return Vocabulary(words, [1] * len(words), words), forms

    def __call__(self, word: str) -> list[tuple[str, int]]:
        names, forms = self._names
        if word in forms:
            return [(forms[word], 0)]
        return [(forms[near.word], near.edits) for near in names.near_name(word)[:MOST]]


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
