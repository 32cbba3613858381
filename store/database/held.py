"""Documents that stay in their file until they are looked at, and articles whose text does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

from store.database.files import close_quietly
from store.hints import Any
from store.model import Article, Section
from store.record import NamedTuple

Look = Callable[[], tuple[str, tuple[Section, ...]]]
"""What gives an article's text and sections."""


class Kept:
    """A file kept open for reading later: it stays what it was, whatever takes its place under its name."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = os.dup(descriptor)

    def read(self, start: int, size: int) -> bytes:
        """So many bytes from there, fewer where the file ends."""
        found = os.pread(self._descriptor, size, start)
        while len(found) < size and (
            more := os.pread(self._descriptor, size - len(found), start + len(found))
        ):
            found += more
        return found

    def append(self, data: bytes) -> int:
        """Write all of it at the end of what was written through this object; its size."""
        view = memoryview(data)
        while view:
            view = view[os.write(self._descriptor, view) :]
        return len(data)

    def __del__(self) -> None:
        if hasattr(self, "_descriptor"):
            close_quietly(self._descriptor)


class Spool:
    """A file without a name, for documents on their way into a store; gone when nothing holds any of it."""

    def __init__(self, folder: str) -> None:
        import tempfile

        descriptor, path = tempfile.mkstemp(dir=folder)
        try:
            os.unlink(path)
            self._file = Kept(descriptor)
        finally:
            close_quietly(descriptor)
        self._size = 0

    def put(self, doc: bytes | Held) -> Held:
        """Keep a document; raises OSError where there is no room."""
        if isinstance(doc, Held):
            return doc
        start = self._size
        self._size += self._file.append(doc)
        return Held(self._file, start, len(doc))


class Held(NamedTuple):
    """A document in a file: where it begins and its bytes."""

    file: Kept
    start: int
    size: int

    def load(self) -> bytes:
        """Its bytes."""
        return self.file.read(self.start, self.size)


class Shelved(Article):
    """An article whose text and sections are fetched each time they are looked at.

    It is the same as an Article in every other way; what is made of it (`_replace`) is one with its text.
    """

    _look: Look

    @classmethod
    def of(cls, head: Article, look: Look) -> Shelved:
        """The article of this head, which has neither text nor sections."""
        made = tuple.__new__(cls, tuple(head))
        made._look = look
        return made

    @property
    def text(self) -> str:
        """The whole cleaned text."""
        return self._look()[0]

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its layout."""
        return self._look()[1]

    @classmethod
    def _make(cls, iterable: Any) -> Article:  # type: ignore[override]
        return Article._make(iterable)

    def __iter__(self) -> Iterator[Any]:
        text, sections = self._look()
        for name, value in zip(self._fields, tuple.__iter__(self), strict=True):
            yield text if name == "text" else sections if name == "sections" else value

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, tuple) and tuple(self) == tuple(other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(Article._make(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return Article, tuple(self)
