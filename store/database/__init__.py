"""The stores of dossiers: what a database must do, and the one that keeps it in two TinyDB files."""

from __future__ import annotations

from store.database.base import Database, Moved
from store.database.files import write_file
from store.database.notes import Notes, notes_path, read_notes
from store.database.snapshot import Snapshot, read_store

__all__ = [
    "Database",
    "Moved",
    "Notes",
    "Snapshot",
    "notes_path",
    "open_database",
    "read_notes",
    "read_store",
    "write_file",
]


def open_database(path: str) -> Database:
    """The database whose store is the file at `path`, which need not exist yet."""
    from store.database.tiny import TinyDatabase

    return TinyDatabase(path)
