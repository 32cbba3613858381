"""What a dossier holds, and what in it belongs together, decoded where it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from store.database import Notes, Snapshot
from store.dossier import tables
from store.dossier.counted import Counted
from store.hints import TYPE_CHECKING, Any
from store.model import (
    LISTED_BY,
    Article,
    Claim,
    Deal,
    Decision,
    Entity,
    Group,
    Ledger,
    Link,
    Mention,
    Note,
    Total,
    UnknownId,
    Unresolved,
)
from store.record import NamedTuple

if TYPE_CHECKING:
    from store.dossier.naming import Naming


class Mark(NamedTuple):
    """A mention in the text of one article and the entity it belongs to."""

    mention: Mention
    entity: str


_FEW_MARKED = 8
"""After so many articles, what all of them name is sorted by article: the next ones cost nothing then."""
_KEPT_MARKS = 32
"""So many articles' mentions stay unpacked."""


class Contents(Counted):
    """The records of one state of a dossier, and the ways between them.

    The tuples are decoded on first use and kept. Methods that take an id raise UnknownId for one that is
    not there.
    """

    def __init__(self, snapshot: Snapshot, notes: Notes) -> None:
        self._snapshot = snapshot
        self._notes = notes
        self._kept: dict[str, Any] = {}

    # --- what it holds -----------------------------------------------------------------------------------

    @property
    def name(self) -> str:
        """What the dossier is called: by its folder or file."""
        return str(self._snapshot.meta.get("name") or "dossier")

    @property
    def created(self) -> str | None:
        """When the store was first written, ISO 8601, UTC."""
        return self._snapshot.meta.get("created")

    @property
    def schema(self) -> int:
        """The form of the store."""
        return int(self._snapshot.meta["schema"])

    @property
    def generation(self) -> str:
        """A sign of the state of articles and ledger: another one, another state."""
        meta = self._snapshot.meta
        return f"{meta.get('created')} {self._snapshot.generation} {meta.get('decisions')}"

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted, without decoding any."""
        return self._snapshot.article_ids

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, sorted by id."""
        return self._snapshot.articles()

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All entities. Their mentions are a sequence that is unpacked when looked at; counting is cheap."""
        return self._snapshot.entities()

    @property
    def deals(self) -> tuple[Deal, ...]:
        """The ledger: all deals and figures."""
        return self._snapshot.deals()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What each article says."""
        return self._snapshot.claims()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Articles that copy one text or lean on one source."""
        return self._snapshot.groups()

    @property
    def links(self) -> tuple[Link, ...]:
        """How deals stand to each other."""
        return self._snapshot.links()

    @property
    def totals(self) -> tuple[Total, ...]:
        """Sums over deals, each counted once."""
        return self._snapshot.totals()

    @property
    def unresolved(self) -> tuple[Unresolved, ...]:
        """The decisions that could not be applied, and why."""
        return self._snapshot.unresolved()

    @property
    def ledger(self) -> Ledger:
        """Entities, claims, deals and what binds them, in one record."""
        return self._snapshot.ledger()

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes and tags, oldest first; a tag is a note without text.

        What was written on a deal or entity that is part of another one now stands on that one.
        """
        return self._keep("notes", self._notes_in_place)  # type: ignore[no-any-return]

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, oldest first, the undone ones too."""
        return tuple(self._notes.decisions.values())

    def articles_by_id(self) -> Mapping[str, Article]:
        """All articles by their ids."""
        return self._snapshot.by_id("articles")

    def entities_by_id(self) -> Mapping[str, Entity]:
        """All entities by their ids."""
        return self._snapshot.by_id("entities")

    def deals_by_id(self) -> Mapping[str, Deal]:
        """All deals by their ids."""
        return self._snapshot.by_id("deals")

    # --- one of them -------------------------------------------------------------------------------------

    def article(self, identifier: str) -> Article:
        """The article of this id."""
        try:
            return self._snapshot.article(identifier)
        except KeyError:
            raise self._unknown("article", identifier, self.article_ids) from None

    def entity(self, identifier: str) -> Entity:
        """The entity of this id."""
        return self._one("entities", identifier)  # type: ignore[no-any-return]

    def deal(self, identifier: str) -> Deal:
        """The deal of this id."""
        return self._one("deals", identifier)  # type: ignore[no-any-return]

    def claim(self, identifier: str) -> Claim:
        """The claim of this id."""
        told = self._snapshot.told()
        place = told.get(identifier)
        found = self._snapshot.claim(place[0], identifier) if place is not None else None
        if found is not None:
            return found
        raise self._unknown("claim", identifier, tuple(told))

    def kind_of(self, identifier: str) -> str | None:
        """`article`, `entity`, `deal`, `claim` or `note`: what this id is the id of, None when of nothing."""
        if identifier in self._snapshot:
            return "article"
        if identifier in self._snapshot.ids("deals"):
            return "deal"
        if identifier in self._snapshot.told():
            return "claim"
        if identifier in self._snapshot.ids("entities"):
            return "entity"
        return "note" if identifier in self._notes.notes else None

    # --- what belongs together ---------------------------------------------------------------------------

    def claims_of_article(self, identifier: str) -> tuple[Claim, ...]:
        """What one article says, in the order of its text, asides too."""
        self._check_article(identifier)
        claims = self._snapshot.claims_of(identifier)
        return tuple(sorted(claims, key=lambda c: c.evidence[0].start if c.evidence else 0))

    def deals_of_entity(self, identifier: str) -> tuple[Deal, ...]:
        """The deals that an entity is a party of, in the order of the ledger."""
        self.entity(identifier)
        told = self._deals_by_entity().get(identifier, ())
        return tuple(self.deal(name) for name in told)

    def claims_of_deal(self, identifier: str) -> tuple[Claim, ...]:
        """The claims that tell a deal, in its own order."""
        return tuple(self.each_claim_of_deal(identifier))

    def each_claim_of_deal(self, identifier: str) -> Iterator[Claim]:
        """The same one by one, for who needs but a few of them: of a large store, no others are decoded."""
        told = self._snapshot.told()
        return (self.claim(name) for name in self.deal(identifier).claims if name in told)

    def articles_of_deal(self, identifier: str) -> tuple[str, ...]:
        """The ids of the articles that tell a deal, sorted."""
        told = self._snapshot.told()
        return tuple(sorted({told[name][0] for name in self.deal(identifier).claims if name in told}))

    def article_of_claim(self, identifier: str) -> str:
        """The id of the article that makes a claim."""
        try:
            return self._snapshot.told()[identifier][0]
        except KeyError:
            raise self._unknown("claim", identifier, ()) from None

    def deals_told(self) -> Mapping[str, frozenset[str]]:
        """For each article, the ids of the deals that it tells; no record is decoded for it, nothing kept."""
        return tables.deals_told(self._snapshot.told())

    def articles_of_entity(self, identifier: str) -> tuple[str, ...]:
        """The ids of the articles that mention an entity, sorted."""
        mentions: Any = self.entity(identifier).mentions
        return tuple(sorted(mentions.articles()))

    def counts_of_articles(self) -> Sequence[int]:
        """How many articles mention each entity, in the order of `entities`."""
        return self._naming().articles

    def counts_of_deals(self) -> Mapping[str, int]:
        """How many deals and figures each entity is a party of; those of none are left out."""
        told = self._deals_by_entity()
        return {identifier: len(deals) for identifier, deals in told.items()}

    def prepare(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Find out now, in a thread of its own, what the views will ask for; stop between two steps."""
        for step in self._preparations():
            if stopped():
                return
            step()

    def _preparations(self) -> Iterable[Callable[[], object]]:
        """The steps of `prepare`, what is wanted first first."""
        return (
            self._naming,
            self._snapshot.deals,
            self._deals_by_entity,
            self._snapshot.links,
        )

    def concordance(self, identifier: str) -> Sequence[Mention]:
        """The mentions of an entity in the order of articles and text, unpacked where they are looked at."""
        from store.dossier.naming import Windows

        mentions: Any = self.entity(identifier).mentions
        return Windows(mentions)

    def mentions_by_article(self, identifier: str) -> Mapping[str, int]:
        """How often each article that mentions an entity does; raises KeyError where there is no such entity.

        The mentions are counted without unpacking them.
        """
        mentions: Any = self._snapshot.record("entities", identifier).mentions
        return mentions.counts()  # type: ignore[no-any-return]

    def totals_of(self, identifiers: Iterable[str]) -> tuple[Total, ...]:
        """The sums over some of the deals, each counted once, parts inside their whole.

        Where none is left out that counts, they are those that the ledger was made with.
        """
        from store.reconcile.totals import counts, total_deals

        wanted = set(identifiers)
        deals = [deal for deal in self.deals if counts(deal)]
        chosen = [deal for deal in deals if deal.id in wanted]
        if len(chosen) == len(deals):
            return self.totals
        return total_deals(chosen, tables.Figures(chosen, self._snapshot), self.links)

    def notes_on(self, target: str) -> tuple[Note, ...]:
        """The notes and tags on a thing, oldest first."""
        return tuple(note for note in self.notes if note.target == target)

    def tags_on(self, target: str) -> tuple[str, ...]:
        """The tags on a thing, sorted, each once."""
        return tuple(sorted({tag for note in self.notes_on(target) for tag in note.tags}))

    def marks_in(self, identifier: str) -> tuple[Mark, ...]:
        """The mentions in one article with their entities, in the order of the text."""
        self._check_article(identifier)
        marks = self._keep("marks", dict)
        if identifier not in marks:
            marks[identifier] = tuple(sorted(self._marks(identifier)))
            if len(marks) > _KEPT_MARKS:
                del marks[next(iter(marks))]
        return marks[identifier]  # type: ignore[no-any-return]

    def mentions_in(self, identifier: str) -> tuple[Mention, ...]:
        """The mentions in one article, in the order of the text."""
        return tuple(mark.mention for mark in self.marks_in(identifier))

    # --- inside ------------------------------------------------------------------------------------------

    def _one(self, table: str, identifier: str) -> Any:
        try:
            return self._snapshot.record(table, identifier)
        except KeyError:
            kind = "entity" if table == "entities" else "deal"
            raise self._unknown(kind, identifier, tuple(self._snapshot.ids(table))) from None

    def _names(self) -> Mapping[str, str]:
        return self._keep("names", lambda: tables.ids_by_name(self.entities))  # type: ignore[no-any-return]

    def _deals_by_entity(self) -> Mapping[str, Sequence[str]]:
        """For each entity, the ids of the deals that it is a party of, in the order of the ledger."""

        def make() -> Mapping[str, Sequence[str]]:
            deals = zip(self._snapshot.ids("deals"), self._snapshot.parties(), strict=True)
            return tables.deals_by_entity(self._names(), deals)

        return self._keep("deals of entity", make)  # type: ignore[no-any-return]

    def _keep(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._kept:
            self._kept[name] = make()
        return self._kept[name]

    def _notes_in_place(self) -> tuple[Note, ...]:
        notes = tuple(self._notes.notes.values())
        if all(self.kind_of(note.target) for note in notes):
            return notes
        homes = tables.homes_of(self.claims, self.entities, self._notes)
        homes = {old: new for old, new in homes.items() if self.kind_of(new)}
        return tuple(
            note if self.kind_of(note.target) else note._replace(target=homes.get(note.target, note.target))
            for note in notes
        )

    def _marks(self, article: str) -> Iterable[Mark]:
        self._kept["marked"] = marked = self._kept.get("marked", 0) + 1
        if "naming" in self._kept or marked > _FEW_MARKED:
            yield from (Mark(mention, entity) for mention, entity in self._naming().mentions(article))
        else:
            for found in self._snapshot.named_in(article):
                yield from (Mark(mention, found.id) for mention in tables.mentions_within(found, article))

    def _naming(self) -> Naming:
        """Who is named where."""
        from store.dossier.naming import Naming

        return self._keep("naming", lambda: Naming(self.entities, self.article_ids))  # type: ignore[no-any-return]

    def _check_article(self, identifier: str) -> None:
        if identifier not in self._snapshot:
            raise self._unknown("article", identifier, self.article_ids)

    def _unknown(self, kind: str, identifier: str, known: Sequence[str]) -> UnknownId:
        import difflib

        near = difflib.get_close_matches(identifier[:100], known, 1) if len(known) < 20_000 else []
        hint = f"; did you mean {near[0]}?" if near else ""
        if not near and kind in LISTED_BY:
            hint = f"; `dossier {LISTED_BY[kind]}` lists them"
        return UnknownId(f"{identifier}: no {kind} of this dossier has this id{hint}")
