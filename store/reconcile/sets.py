"""Disjoint sets over small integers, and tables of sets that mostly have one member."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Disjoint:
    """Union-find whose representative is always the smallest member, whatever the order of unions."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, item: int) -> int:
        """The representative of the set that holds `item`."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def union(self, a: int, b: int) -> None:
        """Join two sets."""
        a, b = self.find(a), self.find(b)
        if a > b:
            a, b = b, a
        self._parent[b] = a

    def sets(self) -> dict[int, list[int]]:
        """Every set, members in order, by representative."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return found


class Members(Generic[Key]):
    """For each key, some names; most keys have one, which stands there by itself, for the memory's sake."""

    __slots__ = ("_of",)

    def __init__(self) -> None:
        self._of: dict[Key, str | set[str]] = {}

    def __getstate__(self) -> tuple[object, ...]:
        return (self._of,)

    def __setstate__(self, state: tuple[dict[Key, str | set[str]]]) -> None:
        (self._of,) = state

    def __contains__(self, key: object) -> bool:
        return key in self._of

    def add(self, key: Key, name: str) -> None:
        """Put a name under a key."""
        found = self._of.setdefault(key, name)
        if isinstance(found, set):
            found.add(name)
        elif found != name:
            self._of[key] = {found, name}

    def discard(self, key: Key, name: str) -> None:
        """Take a name from a key, where it is there."""
        found = self._of.get(key)
        if isinstance(found, set):
            found.discard(name)
            if not found:
                del self._of[key]
        elif found == name:
            del self._of[key]

    def of(self, key: Key) -> Iterable[str]:
        """The names under a key."""
        found = self._of.get(key, ())
        return (found,) if isinstance(found, str) else found
