"""TinyDB over a file that is only ever replaced as a whole, inside a transaction.

TinyDB's own storage writes over the old bytes in place: a killed program or a full disk leaves half a
file. And each of its handles keeps the next free number to itself, so that two programs used in turn
overwrite each other. Here a handle lives for one transaction, which begins by reading the file again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from tinydb import TinyDB
from tinydb.storages import Storage

from store.database.files import replace
from store.database.lock import locked
from store.database.schema import Tables


class AtomicStorage(Storage):
    """Holds the tables of one transaction; `commit` makes them the file's content, or changes nothing.

    `load` reads the present tables (none for a new file); `render` makes the file's bytes or lines of them.
    """

    def __init__(
        self,
        path: str,
        load: Callable[[], Tables | None],
        render: Callable[[Tables], bytes | Iterable[bytes]],
    ) -> None:
        self._path = path
        self._render = render
        self._tables = load()
        self._changed = False

    def read(self) -> dict[str, dict[str, Any]] | None:
        """The tables as this transaction has them; their dict may be changed, the tables may not."""
        return None if self._tables is None else dict(self._tables)

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Take the tables as changed by TinyDB; the disk sees them at the commit."""
        self._tables = data
        self._changed = True

    def commit(self) -> None:
        """Replace the file, when anything was changed."""
        if self._changed and self._tables is not None:
            replace(self._path, self._render(self._tables))
            self._changed = False


@contextmanager
def transaction(
    path: str,
    load: Callable[[], Tables | None],
    render: Callable[[Tables], bytes | Iterable[bytes]],
    patience: float | None = None,
) -> Iterator[TinyDB]:
    """The file as a TinyDB under the writers' lock; committed at the end, or not at all after an error."""
    with locked(path, patience):
        database = TinyDB(path, load, render, storage=AtomicStorage)
        yield database
        storage = database.storage
        assert isinstance(storage, AtomicStorage)  # noqa: S101 - for the type checker
        storage.commit()
