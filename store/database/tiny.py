"""The database in two TinyDB files: `NAME.json` and, never touched by an ingest, `NAME.notes.json`.

Reading goes past TinyDB (no import, no lock, no copy); every write goes through it, in a transaction.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from store.database import files, merging, schema
from store.database import notes as notes_file
from store.database.base import Moved
from store.database.documents import tables_of
from store.database.notes import Notes, notes_path
from store.database.snapshot import Snapshot, read_store, remember
from store.hints import TYPE_CHECKING, Any
from store.model import DossierError

if TYPE_CHECKING:
    from store.database.change import Change
    from store.database.schema import Tables


class TinyDatabase:
    """Implements Database over files."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._path = files.real(path)
        self._notes = files.real(notes_path(self._path))

    @property
    def path(self) -> str:
        """The store's file."""
        return self._path

    def read(self) -> Snapshot | None:
        """The present state, None when there is no store; raises DossierError when it is damaged."""
        try:
            return read_store(self._path)
        except FileNotFoundError:
            return None

    def write(self, change: Change, seen: int | None) -> Snapshot:
        """Apply a change under the lock; see Database."""
        from store.database.change import apply
        from store.database.layout import Places, render
        from store.database.storage import transaction

        places: Places = {}
        files.make_folder(os.path.dirname(self._path))
        with transaction(self._path, self._load, lambda tables: render(tables, places)) as database:
            older = self.read()
            if seen is not None and seen != (older.generation if older else 0):
                raise Moved
            self._keep_older_form()
            apply(database, change, now())
            after: Any = database.storage
            after.commit()
            snapshot = Snapshot(after.read(), self._path, files.stamp_of(self._path), places)
            snapshot.inherit(older, change)
            return remember(snapshot)

    def read_notes(self) -> Notes:
        """What people added; nothing when there is no such file yet."""
        return notes_file.read_notes(self._notes)

    def edit_notes(self, operation: Callable[[Notes], Notes]) -> Notes:
        """Apply an operation to the notes, read again under their lock."""
        from store.database.storage import transaction

        def load() -> Tables:
            return notes_file.encoded(self.read_notes())

        files.make_folder(os.path.dirname(self._notes))
        if not os.path.lexists(self._notes):
            merging.let_git_merge(self._notes)
        with transaction(self._notes, load, notes_file.render) as database:
            storage: Any = database.storage
            before = storage.read()
            after = notes_file.encoded(operation(notes_file.decoded(before, self._notes)))
            for name in notes_file.ABOUT:
                _bring_up(database, name, before[name], after[name])
            storage.commit()
            return notes_file.decoded(storage.read(), self._notes, files.stamp_of(self._notes))

    def begin_notes(self) -> None:
        """Put an empty notes file beside a store that has none; one that is there is left alone.

        What several people note then grows from one beginning, which git needs to merge it.
        """
        from store.database.lock import locked

        if os.path.lexists(self._notes):
            return
        try:
            with locked(self._notes):
                if not os.path.lexists(self._notes):
                    empty = notes_file.render(notes_file.encoded(Notes({}, {})))
                    files.replace(self._notes, empty, backup=False)
        except DossierError:
            return  # what was asked for is done; whoever notes something is told
        merging.let_git_merge(self._notes)

    def moved(self, snapshot: Snapshot, notes: Notes) -> bool:
        """Whether either file was replaced or written since."""
        return (files.stamp_of(self._path), files.stamp_of(self._notes)) != (snapshot.stamp, notes.stamp)

    def _load(self) -> Tables | None:
        """The tables as they are on the disk, documents as bytes; those of a state that is at hand."""
        present = self.read()
        if present is None:
            return None
        if (tables := present.all_tables()) is not None:
            return tables
        try:
            with files.Reading(self._path) as reading:
                return tables_of(reading.file, self._path)
        except FileNotFoundError:
            return None

    def _keep_older_form(self) -> None:
        """Before the first write by a newer program, keep the file as the older one wrote it."""
        try:
            with files.Reading(self._path) as reading:
                if f'"schema":{schema.SCHEMA}'.encode() in reading.file.read(4000):
                    return
                reading.file.seek(0)
                data = reading.file.read()
        except FileNotFoundError:
            return
        from store.database.documents import parse

        form = schema.about(parse(data, self._path), self._path)["schema"]
        if form < schema.SCHEMA:
            files.replace(f"{self._path}.form-{form}.bak", data, backup=False)


def now() -> str:
    """The time in UTC, ISO 8601 with microseconds: the order of decisions."""
    nanoseconds = time.time_ns()
    seconds = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(nanoseconds // 1_000_000_000))
    return f"{seconds}.{nanoseconds // 1000 % 1_000_000:06d}Z"


def _bring_up(database: Any, name: str, before: dict[str, Any], after: dict[str, Any]) -> None:
    """Change only the records that differ."""
    from tinydb.table import Document

    table = database.table(name, cache_size=0)
    gone = [int(number) for number, doc in before.items() if after.get(number) != doc]
    if gone:
        table.remove(doc_ids=gone)
    new = [Document(doc, int(number)) for number, doc in after.items() if before.get(number) != doc]
    if new:
        table.insert_multiple(new)
