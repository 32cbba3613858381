"""What a dossier asks of a database; a shared server could be another one."""

from __future__ import annotations

from collections.abc import Callable

from store.database.notes import Notes
from store.database.snapshot import Snapshot
from store.hints import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from store.database.change import Change


class Moved(Exception):
    """Someone else changed the store since the state that a change was made for."""


class Database(Protocol):
    """Two parts: what can be made again from the articles, and what people added.

    Reading gives whole states and needs no right to write. Each write is on the disk when it returns.
    """

    @property
    def path(self) -> str | None:
        """The file, None for a dossier that lives in memory only."""

    def read(self) -> Snapshot | None:
        """The present state, None before the first write."""

    def write(self, change: Change, seen: int | None) -> Snapshot:
        """Apply a change and give the new state.

        Raises Moved, with nothing changed, when the generation is no longer `seen` (0: no store yet);
        `seen` None applies it to whatever state there is.
        """

    def read_notes(self) -> Notes:
        """What people added."""

    def edit_notes(self, operation: Callable[[Notes], Notes]) -> Notes:
        """Apply an operation to what people added, as it is at that moment, and give the result."""

    def begin_notes(self) -> None:
        """Make room for what people will add, where there is none yet, so that all begin alike."""

    def moved(self, snapshot: Snapshot, notes: Notes) -> bool:
        """Whether someone changed either part since these were read."""
