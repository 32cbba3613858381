"""Looking things up: a query language, an index, a ranking, and why each hit is one."""

from __future__ import annotations

from store.hints import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike

    from store.model import Deal
    from store.search.index import Index
    from store.search.records import Source

__all__ = ["filter_deals", "open_index"]


def open_index(path: str | PathLike[str] | None, source: Source, write: bool = True) -> Index:
    """An index over `source`, kept at `path`, or in memory when there is none or `write` is false.

    Nothing is read or built yet: the first search (or `prepare`) does that.
    """
    from store.search.index import Index

    return Index(path, source, write)


def filter_deals(query: str, source: Source, lenient: bool = True) -> tuple[Deal, ...]:
    """The deals of a source that a query keeps, in their order; see `store.search.filter`."""
    from store.search.filter import filter_deals as kept

    return kept(query, source, lenient)
