"""What a store says of itself, and how one written by an older program becomes one of today."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from store.model import DossierError

Tables = dict[str, dict[str, Any]]
"""A TinyDB file: tables by name, each with its documents by number (as a string)."""

PROGRAM = "dossier"
SCHEMA = 1
NOTES = "dossier notes"

MIGRATIONS: dict[int, Callable[[Tables], Tables]] = {}
"""For each older schema, what makes the next one of it. Each gets its own copy of the tables' dict."""


def about(tables: Any, path: str, program: str = PROGRAM) -> dict[str, Any]:
    """The store's own record of itself; raises DossierError for what is not a store of this program."""
    meta = tables.get("_meta") if isinstance(tables, dict) else None
    record = meta.get("1") if isinstance(meta, dict) else None
    if not isinstance(record, dict) or record.get("program") != program:
        raise DossierError(f"{path}: is not a {program} file; left untouched")
    schema = record.get("schema")
    if type(schema) is not int or schema < 0:
        raise DossierError(f"{path}: does not say which form it has; left untouched")
    if schema > SCHEMA:
        raise DossierError(
            f"{path}: was written by a newer dossier (form {schema}, known here: {SCHEMA}); left untouched"
        )
    return record


def migrated(tables: Tables, path: str, program: str = PROGRAM) -> Tables:
    """The same store in today's form; the tables given are not changed."""
    record = about(tables, path, program)
    while (schema := int(record["schema"])) < SCHEMA:
        step = MIGRATIONS.get(schema)
        if step is None:
            raise DossierError(f"{path}: has form {schema}, which this program can no longer read")
        tables = step(dict(tables))
        record = {**tables["_meta"]["1"], "schema": schema + 1}
        tables["_meta"] = {"1": record}
    return tables
