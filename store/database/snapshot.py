"""One state of a store, read without a lock and decoded where it is looked at."""

from __future__ import annotations

import json
from binascii import a2b_base64
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from store.database import schema, shapes
from store.database.fields import Damaged, Doc
from store.database.files import Stamp, read_whole, stamp_of
from store.database.schema import Tables
from store.model import (
    Article,
    Claim,
    Deal,
    DossierError,
    Entity,
    Extraction,
    Group,
    Ledger,
    Link,
    Total,
    Unresolved,
)

LEDGER = ("entities", "claims", "deals", "groups", "links", "totals", "unresolved")
TABLES = ("articles", "extractions", *LEDGER)

_FAST = 1_000_000
"""Above this many bytes, loading orjson costs less than it saves."""

_KEPT = 2
_cache: dict[tuple[str, Stamp], Snapshot] = {}

Record = TypeVar("Record")


class Snapshot:
    """The tables of a store at one moment; each record is decoded on first use and kept.

    Raises DossierError, naming the file and the record, where a document is not what it must be.
    """

    __slots__ = (
        "_articles",
        "_bases",
        "_extractions",
        "_ids",
        "_made",
        "_numbers",
        "_tables",
        "meta",
        "path",
        "stamp",
    )

    def __init__(self, tables: Tables, path: str, stamp: Stamp | None = None) -> None:
        self._tables = tables
        self.path = path
        self.stamp = stamp
        self.meta: dict[str, Any] = tables["_meta"]["1"]
        self._made: dict[str, tuple[Any, ...]] = {}
        self._articles: dict[str, Article] = {}
        self._extractions: dict[str, Extraction] = {}
        self._numbers = {key: n for n, doc in self._docs("articles") if isinstance(key := doc.get("id"), str)}
        self._bases: dict[str, Doc] | None = None
        self._ids: tuple[str, ...] = ()

    @property
    def tables(self) -> Tables:
        """The tables, each still to be copied by whoever changes it."""
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
        """One article; raises KeyError when there is none of that id."""
        if identifier not in self._articles:
            number = self._numbers[identifier]
            doc = self._tables["articles"][number]
            self._articles[identifier] = self._decode("articles", number, doc, shapes.article_from)
        return self._articles[identifier]

    def articles(self) -> tuple[Article, ...]:
        """All articles, sorted by id."""
        return tuple(self.article(identifier) for identifier in self.article_ids)

    def files(self) -> Iterable[tuple[str, str, tuple[str, ...]]]:
        """Id, digest and paths of each article, without decoding its text and layout."""
        for number, doc in self._docs("articles"):
            paths = tuple(doc.get("paths") or (doc.get("path"),))
            if not all(isinstance(value, str) for value in (doc.get("id"), doc.get("digest"), *paths)):
                raise self._damage("articles", number, Damaged("id, digest, paths"))
            yield doc["id"], doc["digest"], paths

    def extraction(self, article: str) -> Extraction:
        """What one article yields by itself; nothing when it was never extracted."""
        if article not in self._extractions:
            number = self._numbers.get(article, "")
            doc = self._tables.get("extractions", {}).get(number)
            if doc is None:
                return Extraction(article, (), ())
            self._extractions[article] = self._decode("extractions", number, doc, shapes.extraction_from)
        return self._extractions[article]

    def extracted_by(self, article: str) -> str | None:
        """Which program made the extraction of an article."""
        doc = self._tables.get("extractions", {}).get(self._numbers.get(article, ""), {})
        code = doc.get("code") if isinstance(doc, dict) else None
        return code if isinstance(code, str) else None

    def sketch(self, article: str) -> bytes:
        """The sketch of an article's wording, empty when none was kept."""
        doc = self._tables.get("extractions", {}).get(self._numbers.get(article, ""), {})
        try:
            return a2b_base64(doc.get("sketch", ""))
        except (ValueError, TypeError, AttributeError):
            return b""

    def inherit(self, older: Snapshot) -> None:
        """Take over what an older state of the same store decoded of articles that are still the same."""
        for table, mine, theirs in (
            ("articles", self._articles, older._articles),
            ("extractions", self._extractions, older._extractions),
        ):
            here, there = self._tables.get(table, {}), older._tables.get(table, {})
            for identifier, number in self._numbers.items():
                before = older._numbers.get(identifier, "")
                if identifier in theirs and here.get(number) is there.get(before):
                    mine.setdefault(identifier, theirs[identifier])  # type: ignore[arg-type]

    def entities(self) -> tuple[Entity, ...]:
        """All entities, in the order that reconciliation gave them."""
        return self._all("entities", shapes.entity_from)

    def claims(self) -> tuple[Claim, ...]:
        """All claims: as extracted, with what reconciliation changed."""
        bases = self._claims_as_extracted()

        def claim(doc: Doc) -> Claim:
            return shapes.claim_from(shapes.claim_changed(bases.get(doc.get("id", "")), doc))

        return self._all("claims", claim)

    def deals(self) -> tuple[Deal, ...]:
        """All deals."""
        return self._all("deals", shapes.deal_from)

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

    def _claims_as_extracted(self) -> dict[str, Doc]:
        """The documents of all extracted claims by id, raw."""
        if self._bases is None:
            self._bases = {}
            for number, doc in self._docs("extractions"):
                claims = doc.get("claims")
                if type(claims) is not list or not all(isinstance(claim, dict) for claim in claims):
                    raise self._damage("extractions", number, Damaged("claims"))
                self._bases.update((claim.get("id", ""), claim) for claim in claims)
        return self._bases

    def _all(self, table: str, decode: Callable[[Doc], Record]) -> tuple[Record, ...]:
        if table not in self._made:
            self._made[table] = tuple(self._decode(table, n, doc, decode) for n, doc in self._docs(table))
        return self._made[table]

    def _docs(self, table: str) -> list[tuple[str, Doc]]:
        docs: list[tuple[str, Doc]] = list(self._tables.get(table, {}).items())
        for number, doc in docs:
            if type(doc) is not dict or not number.isdecimal():
                raise self._damage(table, number, Damaged("not a document"))
        return docs

    def _decode(self, table: str, number: str, doc: Doc, decode: Callable[[Doc], Record]) -> Record:
        try:
            return decode(doc)
        except Damaged as error:
            raise self._damage(table, number, error) from None

    def _damage(self, table: str, number: str, error: Damaged) -> DossierError:
        return damaged(self.path, f"{table} {number}: {error}")


def read_store(path: str) -> Snapshot:
    """The store at `path` as it is now.

    The last states read are kept, so that reading again what has not changed costs one call.
    Raises FileNotFoundError when there is none, DossierError when it is damaged or not ours.
    """
    present = stamp_of(path)
    if present is not None and (kept := _cache.get((path, present))) is not None:
        return kept
    data, stamp = read_whole(path)
    tables = schema.migrated(parse(data, path), path)
    for name in TABLES:
        if type(tables.get(name, {})) is not dict:
            raise damaged(path, f"the table {name} is not one")
    return remember(Snapshot(tables, path, stamp))


def remember(snapshot: Snapshot) -> Snapshot:
    """Keep a state that was read or written, dropping the oldest kept."""
    if snapshot.stamp is not None:
        _cache[snapshot.path, snapshot.stamp] = snapshot
        while len(_cache) > _KEPT:
            del _cache[next(iter(_cache))]
    return snapshot


def parse(data: bytes, path: str) -> Tables:
    """The tables of a file's bytes."""
    if not data.strip():
        raise DossierError(f"{path}: is empty, not a store; left untouched")
    try:
        if len(data) < _FAST:
            tables = json.loads(data.decode())
        else:
            import orjson

            tables = orjson.loads(data)
    except (ValueError, RecursionError):
        if data.lstrip()[:1] != b"{":
            raise DossierError(f"{path}: is not a dossier file; left untouched") from None
        raise damaged(path, "it breaks off or was written over") from None
    if type(tables) is not dict:
        raise DossierError(f"{path}: is not a dossier file; left untouched")
    return tables


def damaged(path: str, why: str) -> DossierError:
    """The error for a store that cannot be read, with the cure."""
    return DossierError(f"{path}: is damaged ({why}); `dossier verify --repair --db {path}` mends it")
