"""One change of a store, and how it is written into its TinyDB tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from store.database import layout, schema, shapes
from store.database.entry import Entry, exactly
from store.database.fields import Doc
from store.model import Claim, Ledger
from store.revision import Revision

if TYPE_CHECKING:
    from tinydb import TinyDB


class Touched(NamedTuple):
    """The ids of entities and deals, and the articles of claims, that are not as the store has them."""

    entities: frozenset[str]
    deals: frozenset[str]
    articles: frozenset[str]


class Change(NamedTuple):
    """What one commit does: articles put (new or again) or removed, the ledger made anew, facts about it.

    `ledger` None leaves the old one. `touched` None says nothing of what differs: all of it is written.
    """

    articles: tuple[Entry, ...] = ()
    removed: tuple[str, ...] = ()
    ledger: Ledger | Revision | None = None
    meta: Mapping[str, Any] | None = None
    touched: Touched | None = None


def apply(database: TinyDB, change: Change, now: str) -> None:
    """Write a change into the tables of a transaction."""
    import orjson

    tables: schema.Tables = dict(database.storage.read() or {})
    _put_meta(tables, change.meta or {}, now)
    if change.articles or change.removed:
        _put_articles(tables, change)
    if change.ledger is not None:
        ledger = change.ledger
        revised = Revision.of(ledger) if isinstance(ledger, Ledger) else ledger
        _put_ledger(tables, revised, change.touched, lambda doc: exactly(orjson.dumps(doc)))
    ordered = {name: tables.pop(name) for name in schema.ORDER if name in tables}
    database.storage.write({**tables, **ordered})


def known_after(change: Change, before: Mapping[str, tuple[Any, ...]]) -> dict[str, tuple[Any, ...]]:
    """The tables of which the records are at hand after a change of the ledger.

    `before` are those of which they were at hand in the state that it changed.
    """
    ledger, touched = change.ledger, change.touched
    if ledger is None or isinstance(ledger, Ledger):
        return {} if ledger is None else dict(zip(Ledger._fields[1:], ledger[1:], strict=True))
    made: dict[str, tuple[Any, ...]] = {name: getattr(ledger, name) for name in Ledger._fields[3:]}
    if touched is not None and "deals" in before:
        deals = {deal.id: deal for deal in before["deals"] if deal.id not in touched.deals}
        made["deals"] = tuple([deals.get(name) or ledger.deal(name) for name in ledger.deals])
    if touched is not None and "claims" in before:
        said: dict[str, list[Claim]] = {}
        for claim in before["claims"]:
            if claim.article not in touched.articles:
                said.setdefault(claim.article, []).append(claim)
        made["claims"] = tuple(
            [claim for name in ledger.articles for claim in said.get(name) or ledger.claims(name)]
        )
    return made


def _put_meta(tables: schema.Tables, facts: Mapping[str, Any], now: str) -> None:
    raw = tables.get("_meta", {}).get("1")
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
    tables["_meta"] = {"1": {key: value for key, value in record.items() if value is not None}}


def _put_articles(tables: schema.Tables, change: Change) -> None:
    """The documents of articles; one that was there keeps its number in all tables."""
    found = {name: dict(tables.get(name, {})) for name in ("articles", "texts", "extractions")}
    numbers = {layout.id_of(doc): number for number, doc in found["articles"].items()}
    for identifier in change.removed:
        number = numbers.pop(identifier, "")
        for docs in found.values():
            docs.pop(number, None)
    free = max(map(int, numbers.values()), default=0)
    for name in ("texts", "extractions"):  # without their article they are what damage left
        found[name] = {number: doc for number, doc in found[name].items() if number in found["articles"]}
    for put in change.articles:
        number = numbers.get(put.id, "")
        if not number:
            free += 1
            number = numbers[put.id] = str(free)
        found["articles"][number] = put.head
        found["texts"][number] = put.text
        found["extractions"][number] = put.yields
    tables.update(found)


def _put_ledger(
    tables: schema.Tables, ledger: Revision, touched: Touched | None, dumps: Callable[[Any], bytes]
) -> None:
    entities, deals, articles = touched if touched is not None else (None, None, None)
    tables["entities"] = _brought_up(
        tables.get("entities", {}), entities, ledger.entities,
        lambda name: dumps(shapes.entity_doc(ledger.entity(name))),
    )  # fmt: skip
    tables["deals"] = _brought_up(
        tables.get("deals", {}), deals, ledger.deals, lambda name: dumps(shapes.deal_doc(ledger.deal(name)))
    )
    extracted = _extracted(tables, ledger.articles if articles is None else articles)
    tables["claims"] = _brought_up(
        tables.get("claims", {}), articles, ledger.articles,
        lambda name: dumps(_claims_doc(ledger.claims(name), extracted)),
    )  # fmt: skip
    for name, encode in (("groups", shapes.group_doc), ("links", shapes.link_doc),
                         ("totals", shapes.total_doc), ("unresolved", shapes.unresolved_doc)):  # fmt: skip
        docs: Iterable[Doc] = map(encode, getattr(ledger, name))
        tables[name] = {str(number): dumps(doc) for number, doc in enumerate(docs, 1)}


def _brought_up(
    docs: Mapping[str, Any],
    touched: frozenset[str] | None,
    ids: Iterable[str],
    encode: Callable[[str], bytes],
) -> dict[str, Any]:
    """A table in the order of `ids`: what is not touched keeps its bytes, what was there its number."""
    kept = {identifier: number for number, doc in docs.items() if (identifier := layout.id_of(doc))}
    free = max(map(int, kept.values()), default=0)
    placed: dict[str, Any] = {}
    for identifier in ids:
        number = kept.get(identifier)
        if number is None or number in placed:
            free += 1
            number = str(free)
        elif touched is not None and identifier not in touched:
            placed[number] = docs[number]
            continue
        placed[number] = encode(identifier)
    return placed


def _extracted(tables: schema.Tables, articles: Iterable[str]) -> Callable[[str], Mapping[str, Doc]]:
    """What gives the claims of an article as they were extracted, by id."""
    import orjson

    wanted = set(articles)
    docs = tables.get("extractions", {})
    numbers = {
        identifier: number
        for number, doc in tables.get("articles", {}).items()
        if (identifier := layout.id_of(doc)) in wanted and identifier is not None
    }

    def claims_of(article: str) -> Mapping[str, Doc]:
        raw = docs.get(numbers.get(article, ""))
        found = layout.document(raw, orjson.loads)["claims"] if raw is not None else ()
        return {base["id"]: base for base in found}

    return claims_of


def _claims_doc(claims: Sequence[Claim], extracted: Callable[[str], Mapping[str, Doc]]) -> Doc:
    """What distinguishes each claim of an article from what was extracted."""
    article = claims[0].article
    bases = extracted(article)
    docs = [shapes.claim_doc(claim) for claim in claims]
    changes = [shapes.claim_change(doc, bases.get(doc["id"])) for doc in docs]
    for change, claim in zip(changes, claims, strict=True):
        if claim.aside:
            change["aside"] = True  # told of each claim without a look at what was extracted
    return shapes.claims_doc(article, changes)
