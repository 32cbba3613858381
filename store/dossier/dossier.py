"""A dossier: what it holds, how it is searched and compared, and what people add to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from store.database import Database, Notes, Snapshot
from store.database.documents import Teller
from store.database.schema import missing
from store.dossier import indexing, tables
from store.dossier.contents import Contents
from store.hints import TYPE_CHECKING, Any
from store.model import Deal, Decision, DossierError, Entity, Fault, Ledger, Mention, Note
from store.record import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from store.answers import Comparison, Hit, Matrix, Results
    from store.compare.difference import Change
    from store.compare.similarity import Likeness
    from store.dossier.comparing import Comparing
    from store.extract.explanation import Explanation
    from store.model import Language
    from store.search.index import Index


_LARGE = 400_000_000
"""Bytes of a store above which people are told that it outgrows what answers at once."""


class _Spread(NamedTuple):
    """What tells how alike articles are, without decoding a claim."""

    entities: tuple[Entity, ...]
    claims: tuple[Teller, ...]


class _Told(NamedTuple):
    """A claim by its id, with who makes it and of which deal."""

    id: str
    article: str
    deal: str | None


class Dossier(Contents):
    """A dossier at one moment, read; and the way to add to it.

    What is added is on the disk when the call returns. Methods raise UnknownId for an id that is not there,
    DossierError for what the user can mend, also when the dossier is `read_only`.
    """

    def __init__(self, database: Database, read_only: bool = False) -> None:
        self._database = database
        self.read_only = read_only
        self.messages: list[str] = []
        """What was noticed along the way and must be said, such as a note that someone else changed too."""
        notes = database.read_notes()
        super().__init__(self._present(notes), notes)
        if self._snapshot.stamp is not None and self._snapshot.stamp.size > _LARGE:
            size = f"{len(self.article_ids)} articles, {self._snapshot.stamp.size / 1e6:.0f} MB"
            self.messages.append(f"this dossier is large ({size}): opening and changing it takes seconds")

    @property
    def path(self) -> Path | None:
        """The store's file, None for a dossier in memory."""
        from pathlib import Path

        return Path(self._database.path) if self._database.path else None

    def _preparations(self) -> Iterable[Callable[[], object]]:
        return (*super()._preparations(), self._likeness)

    # --- search and comparison ---------------------------------------------------------------------------

    @property
    def index(self) -> Index:
        """The lookup index: `prepare` it in a thread of its own, `interrupt` a search nobody waits for."""
        from store.search import open_index

        def make() -> Index:
            index = open_index(self._beside(".index"), self, write=not self.read_only)
            if self._database.path and not self.read_only and len(self.article_ids) >= indexing.APART:
                index.make = partial(indexing.make_apart, os.fspath(self._database.path))
            return index

        return self._keep("index", make)  # type: ignore[no-any-return]

    @property
    def index_ready(self) -> bool:
        """Whether a search answers at once: the index is open."""
        return "index" in self._kept and self.index.ready

    def write_index(self) -> None:
        """Make the lookup index beside the store, unless it is there, also for who may only read."""
        from store.search import open_index

        open_index(self._beside(".index"), self).prepare()

    def prepare_index(self) -> None:
        """Have the index at hand before it is asked, where it can be kept."""
        if not self.read_only:
            self.index.prepare()
            self.index.warm()

    def give_up(self) -> None:
        """Stop what is under way in other threads: nobody waits for it any more."""
        if "index" in self._kept:
            self.index.give_up()

    def search(
        self,
        query: str,
        limit: int = 50,
        scope: str | None = None,
        lenient: bool = False,
        cancelled: Callable[[], bool] = lambda: False,
        hurried: bool | None = None,
    ) -> Results:
        """Hits best first, over everything or one kind of thing (`scope` as in `in:`).

        A query that cannot be read gives no hits and its `error`; `lenient` while it is being typed;
        `hurried` while the next key is on its way (unless said, when lenient). Raises
        `store.search.gather.CancelledError` once `cancelled` says that nobody waits for it.
        """
        return self.index.search(query, limit, scope, lenient, cancelled, hurried)

    def stream(self, query: str, limit: int = 50) -> Iterator[Hit]:
        """The hits of `search`, each as soon as none that is better can come; none for a bad query."""
        return self.index.stream(query, limit)

    def filter_deals(
        self, query: str, lenient: bool = False, cancelled: Callable[[], bool] = lambda: False
    ) -> tuple[Deal, ...]:
        """All the deals that a query keeps (`kind:funding_round party:softbank amount:>10Md`), in the order
        of the ledger; `lenient` and `cancelled` as in `search`."""
        kept = frozenset(self.index.deals(query, lenient, cancelled))
        return tuple(deal for deal in self.deals if deal.id in kept)

    def compare(self, a: str, b: str) -> Comparison:
        """Two articles side by side."""
        from store.compare.comparison import compare

        return compare(self.article(a), self.article(b), self._told_by((a, b)), self._comparing.prepared)

    def prepare_comparing(self) -> None:
        """Keep beside the store what comparing needs, so that it answers sooner the next time."""
        if not self.read_only:
            self._comparing.prepare(self)

    @property
    def _comparing(self) -> Comparing:
        from store.dossier.comparing import Comparing

        made = partial(Comparing, self._beside(".passages"), self._snapshot.stamp)
        return self._keep("comparing", made)  # type: ignore[no-any-return]

    def differing_words(self, a: str, b: str) -> Change:
        """The ranges of the words that stand only in one of two passages, for either side."""
        from store.compare.difference import differing_words

        return differing_words(a, b)

    def similar(self, identifier: str, limit: int = 10) -> list[tuple[str, float]]:
        """The articles most like one, with how much, best first."""
        self._check_article(identifier)
        return self._likeness().most_like(identifier, limit)

    def _likeness(self) -> Likeness:
        """How alike any two articles are, found out once."""
        from store.compare.similarity import Likeness

        light = _Spread(self.entities, tuple(self._snapshot.told().values()))
        return self._keep("likeness", lambda: Likeness(self.article_ids, light))  # type: ignore[no-any-return]

    def matrix(self, ids: Sequence[str] | None = None) -> Matrix:
        """Who tells what: rows are deals, columns these articles or all."""
        from store.compare.matrix import matrix

        for identifier in ids or ():
            self._check_article(identifier)
        told = self._snapshot.told().items()
        claims = (_Told(claim, teller.article, teller.deal) for claim, teller in told)
        return matrix(self.article_ids if ids is None else ids, claims, self._snapshot.ids("deals"))

    def explain(
        self, sentence: str, language: Language | None = None, date: str | None = None
    ) -> Explanation:
        """What the extractor recognises in a sentence, and by which rule."""
        from store.extract import explain

        return explain(sentence, language, date)

    # --- what people add ---------------------------------------------------------------------------------

    def note(self, target: str, text: str) -> Note:
        """Write a note on an article, entity, deal or claim."""
        from store.dossier import analyst

        self._check_writable()
        self._check_target(target)
        note = analyst.new_note(target, text)
        self._edit(lambda notes: analyst.put(notes, note))
        return note

    def tag(self, target: str, tag: str) -> Note:
        """Put a tag on a thing; one that is there already stays as it is."""
        from store.dossier import analyst

        self._check_writable()
        self._check_target(target)
        note = analyst.new_tag(target, tag)
        self._edit(lambda notes: notes if note.id in notes.notes else analyst.put(notes, note))
        return self._notes.notes[note.id]

    def untag(self, target: str, tag: str) -> bool:
        """Take a tag off; whether it was there."""
        from store.dossier import analyst

        self._check_writable()
        before = self.tags_on(target)
        places = {target} | {self._notes.notes[note.id].target for note in self.notes_on(target)}
        self._edit(lambda notes: analyst.without_tag(notes, places, tag))
        return self.tags_on(target) != before

    def edit_note(self, identifier: str, text: str) -> Note:
        """Write a note anew.

        When someone else changed or deleted it since this dossier was read, both texts are kept: theirs as
        it is, this one as a new note, which is given back; `messages` says so.
        """
        from store.dossier import analyst

        self._check_writable()
        seen = self._note(identifier)
        result: list[Note] = []
        self._edit(lambda notes: analyst.edited(notes, seen, text, result))
        if result[0].id != identifier:
            self.messages.append(f"someone else changed the note on {seen.target} too; both are kept")
        return result[0]

    def delete_note(self, identifier: str) -> Note:
        """Take a note or tag away; given back, so that `restore_note` can undo it."""
        from store.dossier import analyst

        self._check_writable()
        note = self._note(identifier)
        self._edit(lambda notes: analyst.without(notes, note))
        if identifier in self._notes.notes:
            self.messages.append(f"someone else changed the note on {note.target}; it is kept")
        return note

    def restore_note(self, note: Note) -> None:
        """Put back a note that was deleted."""
        from store.dossier import analyst

        self._check_writable()
        self._edit(lambda notes: notes if note.id in notes.notes else analyst.put(notes, note))

    def decide(self, action: str, target: str, /, **args: Any) -> Decision:
        """Take a decision; the ledger is made again with it.

        `merge` and `split` of a deal mean `merge_deals` and `split_deal`. Raises DossierError, in words,
        when it does not fit its target.
        """
        from store.dossier import analyst
        from store.reconcile.decisions import prepare

        self._check_writable()
        if action in ("merge", "split") and self.kind_of(target) == "deal":
            action = {"merge": "merge_deals", "split": "split_deal"}[action]
        checked, basis = prepare(action, target, args, partial(tables.find, self._snapshot))
        decision = analyst.new_decision(action, target, checked, basis)
        self._edit(lambda notes: analyst.decided(notes, decision))
        self._after_decision()
        return decision

    def undo(self) -> Decision | None:
        """Take back this analyst's latest decision; None when there is none."""
        from store.dossier import analyst

        return self._turn(analyst.last_taken, undone=True)

    def redo(self) -> Decision | None:
        """Take again the decision that was undone last; None when there is none."""
        from store.dossier import analyst

        return self._turn(analyst.last_undone, undone=False)

    # --- the whole ---------------------------------------------------------------------------------------

    def verify(self) -> tuple[Fault, ...]:
        """One fault for each broken promise: facts without proof, offsets, totals, decisions."""
        from store.verify import faults

        return tuple(faults(self))

    def export(self) -> dict[str, Any]:
        """Everything, in the shape that the contract fixes."""
        from store.export import dossier_json

        return dossier_json(self)

    def changed_on_disk(self) -> bool:
        """Whether someone changed the store or the notes since they were read; costs two calls."""
        return self._database.moved(self._snapshot, self._notes)

    def reload(self) -> None:
        """Read the present state."""
        self._notes = self._database.read_notes()
        self._snapshot = self._present(self._notes)
        self._kept = {}

    # --- inside ------------------------------------------------------------------------------------------

    def _present(self, notes: Notes) -> Snapshot:
        """The present state, its ledger made again when it does not know the latest decisions."""
        snapshot = self._database.read()
        if snapshot is None:
            raise missing(str(self._database.path))
        if not snapshot.meta.get("stale") and snapshot.meta.get("decisions") == notes.mark():
            return snapshot
        from store.ingest import rebuild

        if not self.read_only:
            try:
                return rebuild(self._database) or snapshot
            except DossierError as error:
                self.messages.append(str(error))
        from store.database.memory import MemoryDatabase

        memory = MemoryDatabase(self._database)
        fresh = rebuild(memory)
        assert fresh is not None  # noqa: S101 - a memory that began with a state has one
        fresh.stamp = snapshot.stamp
        return fresh

    def _told_by(self, articles: tuple[str, ...]) -> Ledger:
        """The part of the ledger that concerns these articles, so that comparing two costs what two cost."""
        each = tuple(dict.fromkeys(articles))
        claims = tuple(claim for name in each for claim in self.claims_of_article(name))
        told = {claim.deal for claim in claims}
        named: dict[str, list[Mention]] = {}
        for name in each:
            for mention, entity in self.marks_in(name):
                named.setdefault(entity, []).append(mention)
        entities = tuple(
            self.entity(identifier)._replace(mentions=tuple(named[identifier]))
            for identifier in self._snapshot.ids("entities")
            if identifier in named
        )
        deals = tuple(
            self.deal(identifier) for identifier in self._snapshot.ids("deals") if identifier in told
        )
        return Ledger(entities, claims, deals, self.groups, self.links, self.totals)

    def _after_decision(self) -> None:
        self._snapshot = self._present(self._notes)
        self._kept = {}

    def _edit(self, operation: Callable[[Notes], Notes]) -> None:
        self._notes = self._database.edit_notes(operation)
        self._kept.pop("index", None)  # it keeps the tags it was opened with
        self._kept.pop("notes", None)

    def _turn(self, choose: Callable[[Notes], Decision | None], undone: bool) -> Decision | None:
        from store.dossier import analyst

        self._check_writable()
        result: list[Decision] = []
        self._edit(lambda notes: analyst.turned(notes, choose, undone, result))
        if not result:
            return None
        self._after_decision()
        return result[0]

    def _note(self, identifier: str) -> Note:
        try:
            return self._notes.notes[identifier]
        except KeyError:
            raise self._unknown("note", identifier, tuple(self._notes.notes)) from None

    def _check_writable(self) -> None:
        if self.read_only:
            raise DossierError("this dossier is open read-only: open it without --read-only to change it")

    def _check_target(self, identifier: str) -> None:
        if self.kind_of(identifier) in (None, "note"):
            known = (*self.article_ids, *self._snapshot.ids("entities"), *self._snapshot.ids("deals"))
            raise self._unknown("article, entity or deal", identifier, known)

    def _beside(self, ending: str) -> str | None:
        """A file beside the store that can be made again; None for a dossier in memory."""
        if not self._database.path:
            return None
        return os.path.splitext(os.fspath(self._database.path))[0] + ending
