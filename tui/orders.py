"""The orders of a long list: each found out once, and kept as numbers."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

Record = TypeVar("Record")


class Orders(Generic[Record]):
    """Records in the order of any of their columns.

    `columns` gives the value of a record in each; equals of one column stand in the order of the one that
    `within` names for it, else as the records do. An order is made of many small steps, so that made in a
    thread it holds up nobody: the values are few against the records, and only they are sorted at once.
    """

    def __init__(
        self,
        records: Sequence[Record],
        columns: Mapping[str, Callable[[Record], Any]],
        within: Mapping[str, str],
    ) -> None:
        self.records = records
        self._columns = columns
        self._within = within
        self._kept: dict[str, array[int]] = {}

    def known(self, column: str) -> bool:
        """Whether an order has been found out."""
        return column in self._kept

    def of(self, column: str) -> array[int]:
        """The numbers of the records in the order of a column."""
        if column not in self._kept:
            value = self._columns[column]
            places: dict[Any, list[int]] = {}
            base = self.of(self._within[column]) if column in self._within else range(len(self.records))
            for number in base:
                places.setdefault(value(self.records[number]), []).append(number)
            order = array("I")
            for equal in sorted(places):
                order.extend(places[equal])
            self._kept[column] = order
        return self._kept[column]

    def sorted(self, column: str, reverse: bool = False) -> Sequence[Record]:
        """All records in the order of a column, or turned round."""
        order, records = self.of(column), self.records
        return [records[number] for number in (reversed(order) if reverse else order)]
