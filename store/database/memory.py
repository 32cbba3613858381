"""A database that writes nothing: for looking at articles where nothing may be written."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from store.database.base import Moved
from store.database.notes import Notes
from store.database.snapshot import Snapshot
from store.database.tiny import now

if TYPE_CHECKING:
    from store.database.change import Change


class MemoryDatabase:
    """Implements Database without files; may begin as a copy of another one's state."""

    def __init__(self, snapshot: Snapshot | None = None, notes: Notes | None = None) -> None:
        self._snapshot = snapshot
        self._notes = notes or Notes({}, {})

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
        self._snapshot = Snapshot(tables, "the dossier in memory")
        return self._snapshot

    def read_notes(self) -> Notes:
        """What people added."""
        return self._notes

    def edit_notes(self, operation: Callable[[Notes], Notes]) -> Notes:
        """Apply an operation to the notes."""
        self._notes = operation(self._notes)
        return self._notes

    def moved(self, snapshot: Snapshot, notes: Notes) -> bool:
        """Nobody else can change it."""
        return snapshot is not self._snapshot or notes is not self._notes
