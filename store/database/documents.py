"""The documents of a state of a store, parsed and decoded with a word on where one is damaged."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable

from store.database import layout, schema
from store.database.fields import Damaged, Doc
from store.database.files import Reading, Stamp
from store.database.held import Kept
from store.database.schema import Tables, damaged
from store.hints import Any, BinaryIO, TypeVar
from store.model import DossierError
from store.record import NamedTuple

LEDGER = ("entities", "claims", "deals", "groups", "links", "totals", "unresolved")
TABLES = ("articles", "texts", "extractions", *LEDGER)

Record = TypeVar("Record")


class Teller(NamedTuple):
    """Who makes a claim, of which deal, and whether beside the article itself."""

    article: str
    deal: str | None
    aside: bool


class Documents:
    """The tables of one state of the file at `path`; `stamp` is that of the file, None in memory."""

    __slots__ = ("_gone", "_loads", "_tables", "_where", "path", "stamp")

    def __init__(
        self,
        tables: Tables,
        path: str,
        stamp: Stamp | None = None,
        places: layout.Places | None = None,
    ) -> None:
        self._tables = tables
        self._where = places or {}
        self._gone: set[str] = set()
        self.path = path
        self.stamp = stamp
        self._loads = layout.loader(stamp.size if stamp else 0)

    def _let_go(self, table: str) -> None:
        """Forget the documents of a table that is decoded; whoever writes reads them again."""
        if self.stamp is not None and self._tables.get(table):
            self._tables = {**self._tables, table: {}}
            self._gone.add(table)

    def all_tables(self) -> Tables | None:
        """The tables as they were read, not to be changed; None where those let go are there no more."""
        tables = dict(self._tables)
        if not self._gone:
            return tables
        try:
            with Reading(self.path) as reading:
                if reading.stamp != self.stamp or not self._gone <= self._where.keys():
                    return None
                for table in self._gone:
                    tables[table] = layout.cut_again(reading.file, self._where[table])
        except FileNotFoundError:
            return None
        return tables

    def _raw(self, table: str) -> Iterable[tuple[str, Any]]:
        docs: dict[str, Any] = self._tables.get(table, {})
        return docs.items()

    def _id_of(self, number: str, doc: Any, table: str = "articles") -> str:
        try:
            identifier = layout.id_of(doc)
            if identifier is None or not number.isdecimal():
                raise Damaged("id")
            return identifier
        except Damaged as error:
            raise self._damage(table, number, error) from None

    def _parsed(self, table: str, number: str, doc: Any) -> Doc:
        try:
            if not number.isdecimal():
                raise Damaged("not a document")
            return layout.document(doc, self._loads)
        except Damaged as error:
            raise self._damage(table, number, error) from None

    def _decode(self, table: str, number: str, doc: Any, decode: Callable[[Doc], Record]) -> Record:
        try:
            return decode(layout.document(doc, self._loads))
        except Damaged as error:
            raise self._damage(table, number, error) from None

    def _damage(self, table: str, number: str, error: Damaged) -> DossierError:
        return damaged(self.path, f"{table} {number}: {error}")


def parse(data: bytes, path: str) -> Tables:
    """The tables of any file's bytes, wholly parsed."""
    if not data.strip():
        raise DossierError(f"{path}: is empty and no store, left untouched: remove it or name another")
    try:
        tables = layout.parse(data)
    except (ValueError, RecursionError):
        if data.lstrip()[:1] != b"{":
            raise _not_ours(path) from None
        raise damaged(path, "it breaks off or was written over") from None
    if type(tables) is not dict:
        raise _not_ours(path)
    return tables


def _not_ours(path: str) -> DossierError:
    return DossierError(f"{path}: is not a dossier file, left untouched: move it away or name another")


def tables_of(file: BinaryIO, path: str, places: layout.Places | None = None) -> Tables:
    """The tables of an open store, in today's form, documents still as bytes where they can be.

    Those of the cold tables of a large store are left in it; where the others stand is told in `places`.
    Raises DossierError for what is damaged, or no store.
    """
    large = os.fstat(file.fileno()).st_size >= layout.LARGE
    collecting = gc.isenabled()
    gc.disable()  # nothing here is in a circle
    try:
        tables = layout.cut(file, Kept(file.fileno()) if large else None, places)
    finally:
        if collecting:
            gc.enable()
    if tables is None or not _is_todays(tables):
        if places is not None:
            places.clear()
        file.seek(0)
        tables = schema.migrated(parse(file.read(), path), path)
        for name in TABLES:
            docs = tables.get(name, {})
            if type(docs) is not dict or not all(map(str.isdecimal, docs)):
                raise damaged(path, f"the table {name} is not one")
    return tables


def _is_todays(tables: Tables) -> bool:
    """Whether a store is ours and has today's form; what else it may be is told by `schema`."""
    try:
        about = layout.document(tables.get("_meta", {}).get("1"))
    except Damaged:
        return False
    return about.get("program") == schema.PROGRAM and about.get("schema") == schema.SCHEMA
