"""What a store says of itself, and how one written by an older program becomes one of today."""

from __future__ import annotations

import os
from collections.abc import Callable

from store.hints import Any
from store.model import DossierError

Tables = dict[str, dict[str, Any]]
"""A TinyDB file: tables by name, each with its documents by number (as a string)."""

PROGRAM = "dossier"
SCHEMA = 2
NOTES = "dossier notes"
NOTES_SCHEMA = 1
"""The form of the files of notes, which have their own."""
_FORMS = {PROGRAM: SCHEMA, NOTES: NOTES_SCHEMA}

ORDER = (
    "articles", "entities", "claims", "deals", "groups", "links", "totals", "unresolved", "texts",
    "extractions",
)  # fmt: skip
"""Tables in the order of the file, after `_meta`: first what is looked at most."""


def _texts_apart(tables: Tables) -> Tables:
    """From form 1: texts get a table of their own, the claims of an article one document.

    What reconciliation needs of an article beside its claims is found out again, from its text, when it is
    reconciled.
    """
    articles, texts, extractions = {}, {}, {}
    yields = tables.get("extractions", {})
    for number, doc in tables.get("articles", {}).items():
        texts[number] = {key: doc[key] for key in ("id", "text", "sections") if key in doc}
        articles[number] = {key: value for key, value in doc.items() if key not in ("text", "sections")}
        if isinstance(found := yields.get(number), dict):
            extractions[number] = {key: value for key, value in found.items() if key != "code"}
            if "code" in found:
                articles[number]["code"] = found["code"]
    told: dict[str, list[Any]] = {}
    for doc in tables.get("claims", {}).values():
        told.setdefault(doc["article"], []).append({k: v for k, v in doc.items() if k != "article"})
    claims = {
        str(number): {"id": article, "claims": docs} for number, (article, docs) in enumerate(told.items(), 1)
    }
    return {**tables, "articles": articles, "texts": texts, "extractions": extractions, "claims": claims}


MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {1: _texts_apart}
"""For each older schema, what makes the next one of it. Each gets its own copy of the tables' dict."""


def about(tables: Any, path: str, program: str = PROGRAM) -> dict[str, Any]:
    """The store's own record of itself; raises DossierError for what is not a store of this program."""
    meta = tables.get("_meta") if isinstance(tables, dict) else None
    record = meta.get("1") if isinstance(meta, dict) else None
    if not isinstance(record, dict) or record.get("program") != program:
        raise DossierError(f"{path}: is not a {program} file, left untouched: move it away or name another")
    schema = record.get("schema")
    if type(schema) is not int or schema < 0:
        raise DossierError(
            f"{path}: does not say which form it has, left untouched: move it away, ingest anew"
        )
    known = _FORMS.get(program, SCHEMA)
    if schema > known:
        raise DossierError(
            f"{path}: was written by a newer dossier (form {schema}, known here: {known}), left untouched: "
            "update this one"
        )
    return record


def missing(path: str) -> DossierError:
    """The error for a store that is not there, with the cure."""
    from shlex import quote

    return DossierError(f"{path}: no such store; `dossier ingest PATH --db {quote(path)}` makes one")


def damaged(path: str, why: str) -> DossierError:
    """The error for a store or its notes file that cannot be read, with the cure."""
    from shlex import quote

    store = quote(_store_of(path))
    return DossierError(f"{path}: is damaged ({why}); `dossier verify --repair --db {store}` mends it")


def _store_of(path: str) -> str:
    """The store of a file of notes, whose name may lack the usual ending; else the path itself."""
    if not path.endswith(".notes.json"):
        return path
    bare = path.removesuffix(".notes.json")
    return bare if os.path.isfile(bare) and not os.path.exists(f"{bare}.json") else f"{bare}.json"


def migrated(tables: Tables, path: str, program: str = PROGRAM) -> Tables:
    """The same store in today's form; the tables given are not changed."""
    record = about(tables, path, program)
    while (schema := int(record["schema"])) < _FORMS.get(program, SCHEMA):
        step = MIGRATIONS.get(schema)
        if step is None:
            raise DossierError(f"{path}: has form {schema}, which only an older dossier reads: open it there")
        try:
            tables = step(dict(tables))
        except (AttributeError, KeyError, TypeError, ValueError):
            raise damaged(path, f"form {schema}") from None
        record = {**tables["_meta"]["1"], "schema": schema + 1}
        tables["_meta"] = {"1": record}
    return tables
