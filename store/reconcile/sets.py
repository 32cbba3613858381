"""Disjoint sets over small integers."""

from __future__ import annotations


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

    def union(self, a: int, b: int) -> int:
        """Joins two sets; returns their representative."""
        a, b = self.find(a), self.find(b)
        if a > b:
            a, b = b, a
        self._parent[b] = a
        return a

    def sets(self) -> dict[int, list[int]]:
        """Every set, members in order, by representative."""
        found: dict[int, list[int]] = {}
        for item in range(len(self._parent)):
            found.setdefault(self.find(item), []).append(item)
        return found
