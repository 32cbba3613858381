"""One change of a store, and how it is written into its TinyDB tables."""

from __future__ import annotations

from binascii import b2a_base64
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from tinydb import TinyDB
from tinydb.table import Document, Table

from store.database import layout, schema, shapes
from store.database.fields import Doc
from store.model import Article, Claim, Extraction, Ledger


class Entry(NamedTuple):
    """An article with what it yields, the mark of the program that found it, and a sketch of its wording.

    The sketch is what tells near copies apart from the rest; kept, it spares reading the text again.
    """

    article: Article
    extraction: Extraction
    code: str
    sketch: bytes = b""


class Change(NamedTuple):
    """What one commit does: articles put (new or again) or removed, the ledger made anew, facts about it.

    `ledger` None leaves the old one.
    """

    articles: tuple[Entry, ...] = ()
    removed: tuple[str, ...] = ()
    ledger: Ledger | None = None
    meta: Mapping[str, Any] | None = None


def apply(database: TinyDB, change: Change, now: str) -> None:
    """Write a change into the tables of a transaction."""
    _put_meta(database, change.meta or {}, now)
    _put_articles(database, change)
    if change.ledger is not None:
        _put_ledger(database, change.ledger)


def _put_articles(database: TinyDB, change: Change) -> None:
    if not change.articles and not change.removed:
        return
    articles, extractions = _table(database, "articles"), _table(database, "extractions")
    numbers = {layout.id_of(doc): int(number) for number, doc in _raw(database, "articles").items()}
    touched = [entry.article.id for entry in change.articles]
    gone = [numbers[identifier] for identifier in (*touched, *change.removed) if identifier in numbers]
    _remove(database, "articles", gone)
    # An extraction without its article is what damage left: its number may be given anew.
    present = set(numbers.values())
    strays = [int(number) for number in _raw(database, "extractions") if int(number) not in present]
    _remove(database, "extractions", [*gone, *strays])
    free = max(numbers.values(), default=0)
    placed: dict[str, int] = {}
    for identifier in touched:
        if identifier not in numbers:
            free += 1
        placed[identifier] = numbers.get(identifier, free)
    articles.insert_multiple(
        Document(shapes.article_doc(entry.article), placed[entry.article.id]) for entry in change.articles
    )
    extractions.insert_multiple(
        Document(_extraction_doc(entry), placed[entry.article.id]) for entry in change.articles
    )


def _extraction_doc(entry: Entry) -> Doc:
    doc = {**shapes.extraction_doc(entry.extraction), "code": entry.code}
    if entry.sketch:
        doc["sketch"] = b2a_base64(entry.sketch, newline=False).decode("ascii")
    return doc


def _put_ledger(database: TinyDB, ledger: Ledger) -> None:
    _replace(database, "entities", map(shapes.entity_doc, ledger.entities))
    _replace(database, "claims", _claim_changes(database, ledger.claims))
    _replace(database, "deals", map(shapes.deal_doc, ledger.deals))
    _replace(database, "groups", map(shapes.group_doc, ledger.groups))
    _replace(database, "links", map(shapes.link_doc, ledger.links))
    _replace(database, "totals", map(shapes.total_doc, ledger.totals))
    _replace(database, "unresolved", map(shapes.unresolved_doc, ledger.unresolved))


def _claim_changes(database: TinyDB, claims: Iterable[Claim]) -> list[Doc]:
    """What distinguishes each claim from what was extracted, article by article."""
    docs = {claim.id: shapes.claim_doc(claim) for claim in claims}
    changes = dict(docs)
    for raw in _raw(database, "extractions").values():
        for base in layout.document(raw)["claims"]:
            if base["id"] in docs:
                changes[base["id"]] = shapes.claim_change(docs[base["id"]], base)
    return list(changes.values())


def _put_meta(database: TinyDB, facts: Mapping[str, Any], now: str) -> None:
    raw = _raw(database, "_meta").get("1")
    old: Doc = layout.document(raw) if raw is not None else {}
    record = {
        "program": schema.PROGRAM,
        "schema": schema.SCHEMA,
        "created": now,
        **old,
        **facts,
        "generation": int(old.get("generation", 0)) + 1,
        "written": now,
    }
    _remove(database, "_meta", [1] if old else [])
    kept = {key: value for key, value in record.items() if value is not None}
    _table(database, "_meta").insert(Document(kept, 1))


def _replace(database: TinyDB, name: str, docs: Iterable[Doc]) -> None:
    """Put these documents in the place of a table's; one whose id was there keeps its number."""
    old = _raw(database, name).items()
    kept = {identifier: int(number) for number, doc in old if (identifier := layout.id_of(doc))}
    free = max(kept.values(), default=0)
    placed: list[Document] = []
    taken: set[int] = set()
    for doc in docs:
        number = kept.get(doc.get("id", ""))
        if number is None or number in taken:
            free += 1
            number = free
        taken.add(number)
        placed.append(Document(doc, number))
    database.drop_table(name)
    _table(database, name).insert_multiple(placed)


def _raw(database: TinyDB, name: str) -> Mapping[str, Any]:
    """The documents of a table as the storage has them: those that were only read are still bytes."""
    return (database.storage.read() or {}).get(name, {})


def _table(database: TinyDB, name: str) -> Table:
    return database.table(name, cache_size=0)


def _remove(database: TinyDB, name: str, numbers: list[int]) -> None:
    present = _raw(database, name)
    found = [number for number in numbers if str(number) in present]
    if found:
        _table(database, name).remove(doc_ids=found)
