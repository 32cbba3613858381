"""Looking things up: a query language, an index, a ranking, and why each hit is one."""

from __future__ import annotations

from store.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from store.search.index import Index
    from store.search.records import Source

__all__ = ["open_index"]


def open_index(path: str | PathLike[str] | None, source: Source, write: bool = True) -> Index:
    """An index over `source`, kept at `path`, or in memory when there is none or `write` is false.

    Nothing is read or built yet: the first search (or `prepare`) does that.
    """
    from store.search.index import Index

    return Index(path, source, write)
