"""What views with a list to sort and filter share: the keys, the line to type in, waiting for rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from tui.catalogue import t
from tui.screens.base import View
from tui.widgets.line_bar import LineBar
from tui.widgets.record_list import RecordList


class FilteredView(View):
    """A view whose first pane is a list of records, sorted by a column and filtered while one types."""

    sorts: ClassVar[tuple[str, ...]] = ()
    """The columns to sort by, in the order of the key; the list begins in the first."""
    listing: RecordList
    filter_bar: LineBar

    def __init__(self) -> None:
        super().__init__()
        self.sorting = (self.sorts[0], False)
        self.narrowed = ""
        """What the list is filtered by."""
        self._listing = False
        """Whether rows that were asked for are being found out."""
        self._then: list[Callable[[], object]] = []

    def _list(self) -> None:
        """Show the rows, sorted and filtered as is wanted now."""
        raise NotImplementedError

    # -- waiting for rows

    def _once_listed(self, act: Callable[[], object]) -> None:
        """Do something with the rows that were asked for, as soon as they are there."""
        if self._listing:
            self._then.append(act)
        else:
            act()

    def _are_listed(self) -> None:
        """The rows are there: do what waited for them."""
        self._listing = False
        waiting, self._then = self._then, []
        for act in waiting:
            act()

    # -- the filter

    def action_filter(self) -> None:
        """Open the filter line."""
        self.filter_bar.open(self.narrowed or None)

    def on_line_bar_changed(self, event: LineBar.Changed) -> None:
        """Filter while typing."""
        if event.bar is self.filter_bar:
            self.narrowed = event.text.strip()
            self._filtered()

    def _filtered(self) -> None:
        """Show the rows of another filter."""
        self._list()

    def on_line_bar_accepted(self, event: LineBar.Accepted) -> None:
        """Leave the line for the list, filtered."""
        if event.bar is self.filter_bar:
            self.focus_first()

    def on_line_bar_stepped(self, event: LineBar.Stepped) -> None:
        """Arrow keys move in the list."""
        if event.bar is self.filter_bar:
            self.listing.action_step(event.by)

    def on_line_bar_left(self, event: LineBar.Left) -> None:
        """Escape gives up the filter."""
        if event.bar is self.filter_bar:
            self._unfilter()
            self.focus_first()

    def _unfilter(self) -> None:
        """Show all rows again."""
        self.filter_bar.close()
        self.narrowed = ""
        self._list()

    def step_out(self) -> bool:
        """Take the filter away, when there is one."""
        if self.narrowed or self.filter_bar.is_open:
            self._unfilter()
            return True
        return False

    # -- order

    def action_sort(self) -> None:
        """Sort by the next column."""
        key = self.sorts[(self.sorts.index(self.sorting[0]) + 1) % len(self.sorts)]
        self.sorting = (key, False)
        self._list()
        self.say(t("say.sorted", by=t(f"col.{key}").lower()))

    def action_reverse(self) -> None:
        """Turn the order around."""
        self.sorting = (self.sorting[0], not self.sorting[1])
        self._list()
