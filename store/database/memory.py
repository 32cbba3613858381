"""A database that writes nothing: for looking at articles where nothing may be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from store.database.base import Database, Moved
from store.database.documents import tables_of
from store.database.files import Reading
from store.database.notes import Notes
from store.database.snapshot import Snapshot
from store.database.tiny import now

if TYPE_CHECKING:
    from store.database.change import Change


class MemoryDatabase:
    """Implements Database without files; begins as a copy of another one's state."""

    def __init__(self, other: Database | None = None) -> None:
        self._snapshot: Snapshot | None = None
        self._notes = Notes({}, {})
        if other is not None:
            self._notes = other.read_notes()
            self._snapshot = _complete(other)

    @property
    def path(self) -> None:
        """There is no file."""
        return

    def read(self) -> Snapshot | None:
        """The present state."""
        return self._snapshot

    def write(self, change: Change, seen: int | None) -> Snapshot:
        """Apply a change; see Database."""
        from tinydb import TinyDB
        from tinydb.storages import MemoryStorage

        from store.database.change import apply

        if seen is not None and seen != (self._snapshot.generation if self._snapshot else 0):
            raise Moved
        database = TinyDB(storage=MemoryStorage)
        if self._snapshot is not None:
            database.storage.write(self._snapshot.tables)
        apply(database, change, now())
        tables: Any = database.storage.read()
        older, self._snapshot = self._snapshot, Snapshot(tables, "the dossier in memory")
        self._snapshot.inherit(older, change)
        return self._snapshot

    def read_notes(self) -> Notes:
        """What people added."""
        return self._notes

    def edit_notes(self, operation: Callable[[Notes], Notes]) -> Notes:
        """Apply an operation to the notes."""
        self._notes = operation(self._notes)
        return self._notes

    def begin_notes(self) -> None:
        """There is room in memory."""
        return

    def moved(self, snapshot: Snapshot, notes: Notes) -> bool:
        """Nobody else can change it."""
        return snapshot is not self._snapshot or notes is not self._notes


def _complete(other: Database) -> Snapshot | None:
    """The present state of another database with all its documents, none of them let go."""
    snapshot = other.read()
    if snapshot is None or snapshot.stamp is None or other.path is None:
        return snapshot
    with Reading(other.path) as reading:
        return Snapshot(tables_of(reading.file, other.path), other.path)
