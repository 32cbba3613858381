"""One state of a store, read without a lock and decoded where it is looked at."""

from __future__ import annotations

import json
from binascii import a2b_base64
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from sys import intern

from store.database import shapes
from store.database.documents import Documents, Record, Teller, tables_of
from store.database.entry import Entry
from store.database.fields import Damaged, Doc, sharing, word
from store.database.files import Reading, Stamp, stamp_of
from store.database.held import Held, Shelved
from store.database.layout import Places
from store.database.schema import Tables
from store.hints import TYPE_CHECKING, Any
from store.mentions import escaped, names
from store.model import (
    Article,
    Claim,
    Deal,
    Entity,
    Extraction,
    Group,
    Ledger,
    Link,
    Section,
    Total,
    Unresolved,
)

if TYPE_CHECKING:
    from store.database.change import Change

_KEPT_EXTRACTIONS = 1000
"""Up to this many articles, what each yields stays decoded from one making of the ledger to the next."""

_KEPT_TEXTS = 24
"""So many texts of a large store stay decoded, the last that were looked at."""
_KEPT_CLAIMS = 1000
"""So many articles' claims stay decoded, where not all are."""

_KEPT = 2
"""So many states stay at hand."""
_cache: dict[tuple[str, Stamp], Snapshot] = {}


class Snapshot(Documents):
    """The tables of a store at one moment; each record is decoded on first use and kept.

    Documents wait as the bytes that were read, and are let go once their whole table is decoded: what is kept
    in memory is what was looked at. Raises DossierError, naming the file and the record, where a document is
    not what it must be.
    """

    __slots__ = (
        "_articles",
        "_extractions",
        "_ids",
        "_known",
        "_looked",
        "_made",
        "_numbered",
        "_numbers",
        "meta",
    )

    def __init__(
        self, tables: Tables, path: str, stamp: Stamp | None = None, places: Places | None = None
    ) -> None:
        super().__init__(tables, path, stamp, places)
        self.meta: dict[str, Any] = self._parsed("_meta", "1", tables["_meta"]["1"])
        self._made: dict[str, tuple[Any, ...]] = {}
        self._articles: dict[str, Article] = {}
        self._extractions: dict[str, Extraction] = {}
        self._known: dict[str, Any] = {}
        self._numbered: dict[str, dict[str, str]] = {}
        self._looked: dict[str, tuple[str, tuple[Section, ...]]] = {}
        self._numbers = {self._id_of(number, doc): number for number, doc in self._raw("articles")}
        self._ids: tuple[str, ...] = ()

    @property
    def tables(self) -> Tables:
        """The tables, to be copied before a change; only a dossier in memory has them all."""
        return dict(self._tables)

    @property
    def generation(self) -> int:
        """How many times the store was written."""
        return int(self.meta.get("generation", 0))

    @property
    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        if len(self._ids) != len(self._numbers):
            self._ids = tuple(sorted(self._numbers))
        return self._ids

    def __contains__(self, article: object) -> bool:
        """Whether there is an article of this id."""
        return article in self._numbers

    def article(self, identifier: str) -> Article:
        """One article; raises KeyError when there is none of that id.

        In a large store its text is fetched when it is looked at, and not kept for long.
        """
        if identifier not in self._articles:
            number = self._numbers[identifier]
            head = self._decode("articles", number, self._tables["articles"][number], shapes.head_from)
            if type(self._tables.get("texts", {}).get(number)) is Held:
                self._articles[identifier] = Shelved.of(head, partial(self._look, number))
            else:
                text, sections = self._text(number)
                self._articles[identifier] = head._replace(text=text, sections=sections)
        return self._articles[identifier]

    def _look(self, number: str) -> tuple[str, tuple[Section, ...]]:
        """The text and sections of an article, the last few kept."""
        found = self._looked.pop(number, None) or self._text(number)
        self._looked[number] = found
        if len(self._looked) > _KEPT_TEXTS:
            del self._looked[next(iter(self._looked))]
        return found

    def _text(self, number: str) -> tuple[str, tuple[Section, ...]]:
        doc = self._tables.get("texts", {}).get(number)
        return self._decode("texts", number, doc, shapes.text_from)

    def articles(self) -> tuple[Article, ...]:
        """All articles, sorted by id."""
        if "articles" not in self._made:
            self._made["articles"] = tuple(self.article(identifier) for identifier in self.article_ids)
        return self._made["articles"]

    def files(self) -> Iterable[tuple[str, str, tuple[str, ...], str | None]]:
        """Id, digest, paths, and the mark of the program that extracted it, of each article."""
        for identifier in self.article_ids:
            number = self._numbers[identifier]
            yield self._decode("articles", number, self._tables["articles"][number], shapes.file_from)

    def extraction(self, article: str) -> Extraction:
        """What one article yields by itself; nothing when it was never extracted."""
        if article in self._extractions:
            return self._extractions[article]
        number = self._numbers.get(article, "")
        doc = self._tables.get("extractions", {}).get(number)
        if doc is None:
            return Extraction(article, (), ())
        found = self._decode("extractions", number, doc, shapes.extraction_from)
        if len(self._numbers) <= _KEPT_EXTRACTIONS:
            self._extractions[article] = found
        return found

    def yields(self, article: str) -> Doc:
        """The document of what one article yields; empty when it was never extracted."""
        number = self._numbers.get(article, "")
        doc = self._tables.get("extractions", {}).get(number)
        return {} if doc is None else self._parsed("extractions", number, doc)

    def entry(self, article: str) -> Entry:
        """The documents of one article, as they are written; raises KeyError when there is none."""
        number = self._numbers[article]
        found = [self._tables.get(name, {}).get(number) for name in ("articles", "texts", "extractions")]
        docs = [doc if isinstance(doc, bytes | Held) else json.dumps(doc or {}).encode() for doc in found]
        head = docs[0].load() if isinstance(docs[0], Held) else docs[0]
        return Entry(article, head, docs[1], docs[2])

    def sketch(self, article: str) -> bytes:
        """The sketch of an article's wording, empty when none was kept."""
        try:
            return a2b_base64(self.yields(article).get("sketch", ""))
        except (ValueError, TypeError):
            return b""

    def inherit(self, older: Snapshot | None, change: Change) -> None:
        """Take over what is known already: what an older state decoded, and what was just written."""
        if older is not None and older.generation + 1 != self.generation:
            older = None
        if older is not None:
            kept = set(self._numbers) - {entry.id for entry in change.articles}
            self._articles.update(
                (key, old) for key, old in older._articles.items() if key in kept and type(old) is Article
            )
            self._extractions.update((key, old) for key, old in older._extractions.items() if key in kept)
        if change.ledger is not None:
            from store.database.change import known_after

            self._made.update(known_after(change, older._made if older is not None else {}))

    def entities(self) -> tuple[Entity, ...]:
        """All entities, in the order that reconciliation gave them."""
        return self._all("entities", shapes.entity_from)

    def claims(self) -> tuple[Claim, ...]:
        """All claims: as extracted, with what reconciliation changed."""
        if "claims" not in self._made:
            found = [claim for number, doc in self._raw("claims") for claim in self._claims_in(number, doc)]
            self._made["claims"] = tuple(found)
            self._let_go("claims")
        return self._made["claims"]

    def claims_of(self, article: str) -> tuple[Claim, ...]:
        """The claims of one article; of a large store, no others are decoded for them."""
        if "claims" in self._made:
            if "claims" not in self._known:
                said: dict[str, Any] = {}
                for claim in self._made["claims"]:
                    said.setdefault(claim.article, []).append(claim)
                self._known["claims"] = said
            return tuple(self._known["claims"].get(article, ()))
        last: dict[str, tuple[Claim, ...]] = self._known.setdefault("last claims", {})
        if article not in last and (number := self._places("claims").get(article)) is not None:
            last[article] = tuple(self._claims_in(number, self._tables["claims"][number]))
            if len(last) > _KEPT_CLAIMS:
                del last[next(iter(last))]
        return last.get(article, ())

    def claim(self, article: str, identifier: str) -> Claim | None:
        """One claim of an article, None when there is none of that id; no others are decoded for it."""
        if "claims" in self._made or article in self._known.get("last claims", ()):
            return next((claim for claim in self.claims_of(article) if claim.id == identifier), None)
        number = self._places("claims").get(article, "")
        if (doc := self._tables.get("claims", {}).get(number)) is None:  # or all were decoded meanwhile
            return self.claim(article, identifier) if "claims" in self._made else None
        found = self._claims_in(number, doc, identifier)
        return found[0] if found else None

    def record(self, table: str, identifier: str) -> Any:
        """The entity or deal of this id; raises KeyError when there is none."""
        if table in self._made:
            return self.by_id(table)[identifier]
        decode: Callable[[Doc], Any] = shapes.deal_from if table == "deals" else shapes.entity_from
        try:
            number = self._places(table)[identifier]
            doc = self._tables[table][number]
        except KeyError:
            if table not in self._made:
                raise
            return self.record(table, identifier)  # another thread has decoded them all meanwhile
        return self._decode(table, number, doc, decode)

    def by_id(self, table: str) -> Mapping[str, Any]:
        """All articles, entities or deals by their ids."""
        if table == "articles":
            self.articles()
            return self._articles
        records = self.deals() if table == "deals" else self.entities()
        if table not in self._known:
            self._known[table] = {record.id: record for record in records}
        found: Mapping[str, Any] = self._known[table]
        return found

    def named_in(self, article: str) -> list[Entity]:
        """The entities that an article names, in their order; of a large store, no others are decoded."""
        if "entities" in self._made:
            return [entity for entity in self._made["entities"] if names(entity.mentions, article)]
        sign = json.dumps(escaped(article) + "\t", ensure_ascii=False)[1:-1].encode()
        found = [
            self._decode("entities", number, doc, shapes.entity_from)
            for number, doc in self._raw("entities")
            if type(doc) is not bytes or sign in doc
        ]
        return [entity for entity in found if names(entity.mentions, article)]

    def ids(self, table: str) -> Collection[str]:
        """The ids of all entities or deals, in their order; to be asked whether one is in it."""
        if table in self._made:
            return self.by_id(table).keys()
        return self._places(table).keys()

    def told(self) -> Mapping[str, Teller]:
        """For each claim, who tells it and of which deal; no record is decoded, no known id held twice."""
        if "told" not in self._known:
            found: dict[str, Teller] = {}
            if "claims" in self._made:
                found = {c.id: Teller(c.article, c.deal, c.aside) for c in self._made["claims"]}
            else:
                deals: Iterable[Deal] = self._made.get("deals", ())
                same: dict[Any, str] = {name: name for one in deals for name in (one.id, *one.claims)}
                for number, doc in self._raw("claims"):
                    article: str | None = None
                    for change in self._decode("claims", number, doc, shapes.changes_from):
                        article = article or intern(change["article"])
                        deal, name = word(change, "deal"), same.get(change["id"]) or change["id"]
                        found[name] = Teller(article, same.get(deal) or deal, change.get("aside") is True)
            self._known["told"] = found
        return self._known["told"]  # type: ignore[no-any-return]

    def fields(self, table: str, wanted: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Some fields of each document of a table, None where it has none; no record is decoded for it."""
        if table in self._made:
            yield from (tuple(getattr(record, name) for name in wanted) for record in self._made[table])
        else:
            for number, doc in self._raw(table):
                found = self._parsed(table, number, doc)
                yield tuple(found.get(name) for name in wanted)

    def parties(self) -> Iterator[list[str]]:
        """The names of the parties of each deal; no record is decoded for it."""
        if "deals" in self._made:
            yield from ([party.name for party in deal.parties] for deal in self._made["deals"])
        else:
            for (parties,) in self.fields("deals", ("parties",)):
                yield [party[1] for party in parties or ()]

    def _places(self, table: str) -> dict[str, str]:
        """The numbers of a table's documents by id."""
        if table not in self._numbered:
            docs = self._raw(table)
            self._numbered[table] = {self._id_of(number, doc, table): number for number, doc in docs}
        return self._numbered[table]

    def _claims_in(self, number: str, doc: Any, only: str | None = None) -> list[Claim]:
        """The claims of one document, or one of them: as extracted, with what reconciliation changed."""
        changes = self._decode("claims", number, doc, shapes.changes_from)
        if only is not None:
            changes = [change for change in changes if change["id"] == only]
        article = changes[0]["article"] if changes else ""
        bases = {}
        for base in self.yields(article).get("claims", ()):
            if not isinstance(base, dict):
                raise self._damage("extractions", self._numbers.get(article, ""), Damaged("claims"))
            bases[base.get("id")] = base
        docs = [shapes.claim_changed(bases.get(change["id"]), change) for change in changes]
        return [self._decode("claims", number, doc, shapes.claim_from) for doc in docs]

    def deals(self) -> tuple[Deal, ...]:
        """All deals; ids that are known already are not held twice."""
        if "deals" in self._made:
            return self._all("deals", shapes.deal_from)
        same: dict[str, str] = {}
        for claim, teller in self._known.get("told", {}).items():
            same[claim] = claim
            if teller.deal is not None:
                same[teller.deal] = teller.deal
        return self._all("deals", lambda doc: shapes.deal_from(sharing(doc, same)))

    def groups(self) -> tuple[Group, ...]:
        """All groups of articles."""
        return self._all("groups", shapes.group_from)

    def links(self) -> tuple[Link, ...]:
        """All links between deals."""
        return self._all("links", shapes.link_from)

    def totals(self) -> tuple[Total, ...]:
        """All totals."""
        return self._all("totals", shapes.total_from)

    def unresolved(self) -> tuple[Unresolved, ...]:
        """The decisions that could not be applied when the ledger was made."""
        return self._all("unresolved", shapes.unresolved_from)

    def ledger(self) -> Ledger:
        """The whole ledger."""
        return Ledger(
            self.entities(),
            self.claims(),
            self.deals(),
            self.groups(),
            self.links(),
            self.totals(),
            self.unresolved(),
        )

    def _all(self, table: str, decode: Callable[[Doc], Record]) -> tuple[Record, ...]:
        if table not in self._made:
            self._made[table] = tuple(self._decode(table, n, doc, decode) for n, doc in self._raw(table))
            self._let_go(table)
            self._numbered.pop(table, None)
        return self._made[table]


def read_store(path: str) -> Snapshot:
    """The store at `path` as it is now.

    The last states read are kept, so that reading again what has not changed costs one call.
    Raises FileNotFoundError when there is none, DossierError when it is damaged or not ours.
    """
    present = stamp_of(path)
    if present is not None and (kept := _cache.get((path, present))) is not None:
        return kept
    with Reading(path) as reading:
        places: Places = {}
        tables = tables_of(reading.file, path, places)
        return remember(Snapshot(tables, path, reading.stamp, places))


def remember(snapshot: Snapshot) -> Snapshot:
    """Keep a state that was read or written, dropping the oldest kept."""
    if snapshot.stamp is not None:
        _cache[snapshot.path, snapshot.stamp] = snapshot
        while len(_cache) > _KEPT:
            del _cache[next(iter(_cache))]
    return snapshot
