"""The index on disk or in memory: opened as it is, rebuilt when stale or damaged, replaced in one step.

A file is written beside the store under another name and renamed, so that readers keep the one they have. It
is opened read-only and never written to. Where nothing may be written the index lives in memory.
"""

from __future__ import annotations

import os
from _thread import allocate_lock, get_ident
from array import array
from collections.abc import Callable
from functools import cached_property

from store.search.key import StoppedError
from store.search.records import Lookup
from store.search.said import Said
from store.search.sqlite import sqlite3
from store.search.vocabulary import Vocabulary


class Shelf:
    """An open index: its tables through one connection a thread, its packed parts made when first needed."""

    def __init__(self, path: str | None, memory: sqlite3.Connection | None = None) -> None:
        self.path = path
        self._memory = memory
        self._lock = allocate_lock()
        self._open: dict[int, sqlite3.Connection] = {}

    def rows(self, sql: str, values: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        """All rows of a query."""
        if self._memory is not None:
            with self._lock:
                return self._memory.execute(sql, values).fetchall()
        return self._connection().execute(sql, values).fetchall()

    def _connection(self) -> sqlite3.Connection:
        connection = self._open.get(get_ident())
        if connection is None:
            if self.path is None:
                raise sqlite3.OperationalError("the index is closed")
            connection = _open_read_only(self.path)
            with self._lock:
                self._open[get_ident()] = connection
        return connection

    def interrupt(self) -> None:
        """Stop what other threads are asking the tables; they raise `sqlite3.OperationalError`."""
        with self._lock:
            for connection in [*self._open.values(), *([self._memory] if self._memory else [])]:
                connection.interrupt()

    def close(self) -> None:
        """Let go of all connections."""
        with self._lock:
            for connection in [*self._open.values(), *([self._memory] if self._memory else [])]:
                connection.close()
            self._open.clear()
            self._memory = self.path = None

    def kept(self, name: str) -> bytes:
        """One packed part."""
        found = self.rows("SELECT data FROM meta WHERE name = ?", (name,))
        if not found or not isinstance(found[0][0], bytes):
            raise sqlite3.DatabaseError(f"the index has no {name}")
        return found[0][0]

    def _texts(self, name: str) -> list[str]:
        data = self.kept(name)
        return data.decode("utf-8", "surrogatepass").split("\n") if data else []

    def _numbers(self, name: str) -> array[int]:
        numbers = array("I")
        numbers.frombytes(self.kept(name))
        return numbers

    @cached_property
    def articles(self) -> list[str]:
        return self._texts("articles")

    @cached_property
    def entities(self) -> list[str]:
        return self._texts("entities")

    @cached_property
    def deals(self) -> list[str]:
        return self._texts("deals")

    @cached_property
    def values(self) -> list[str]:
        return self._texts("values")

    @cached_property
    def headings(self) -> array[int]:
        return self._numbers("headings")

    @cached_property
    def starts(self) -> array[int]:
        return self._numbers("starts")

    @cached_property
    def ends(self) -> array[int]:
        return self._numbers("ends")

    @cached_property
    def firsts(self) -> array[int]:
        return self._numbers("firsts")

    @cached_property
    def said(self) -> Said:
        """The words of all rows; nothing where there are many."""
        return Said(self._texts("heads_said"), self._texts("passages_said"), self._texts("told"))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        words, names = self._texts("words"), self._texts("names")
        return Vocabulary(words, self._numbers("counts"), names, self._numbers("weights"))


def _open_read_only(path: str) -> sqlite3.Connection:
    """Open an index that is only ever replaced, so SQLite needs no locks, nor a file beside it."""
    plain = os.fsencode(os.path.abspath(path))
    name = "".join(chr(c) if (c < 128 and chr(c).isalnum()) or c in b"/._-~" else f"%{c:02X}" for c in plain)
    uri = f"file:{name}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, cached_statements=32)
    connection.execute("PRAGMA query_only=on")
    connection.execute("PRAGMA mmap_size=268435456")
    return connection


def open_current(path: str, key: str) -> Shelf | None:
    """The index at `path` when it was built for `key` and can be read; else `None`."""
    if os.path.islink(path) or not os.path.isfile(path):
        return None
    shelf = Shelf(path)
    try:
        if shelf.kept("key") == key.encode():
            return shelf
    except sqlite3.Error:
        pass
    shelf.close()
    return None


def build_new(path: str | None, lookup: Lookup, stopped: Callable[[], bool] = lambda: False) -> Shelf:
    """Build an index and open it: at `path` where that can be written, else in memory."""
    if path is not None:
        try:
            return _build_file(path, lookup, stopped)
        except (OSError, sqlite3.OperationalError):
            pass
    from store.search.build import build

    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        build(connection, lookup, stopped)
    except StoppedError:
        connection.close()
        raise
    return Shelf(None, connection)


def _build_file(path: str, lookup: Lookup, stopped: Callable[[], bool]) -> Shelf:
    from tempfile import mkstemp

    from store.search.build import build

    folder, own = os.path.split(path)
    handle, name = mkstemp(prefix=f".{own}.", suffix=".new", dir=folder or ".")
    os.close(handle)
    try:
        connection = sqlite3.connect(name, isolation_level=None)
        try:
            build(connection, lookup, stopped)
        finally:
            connection.close()
        os.replace(name, path)
    except BaseException:
        if os.path.exists(name):
            os.unlink(name)
        raise
    return Shelf(path)
