"""Writes the difference between what a terminal shows and what it should show, in as few bytes as it can."""

from __future__ import annotations

from collections.abc import Iterable

from tui.driver.grid import Cell, Grid
from tui.driver.pen import Pen, steady
from tui.driver.scroll import Shift, find_shift, shifted
from tui.driver.terminal import Terminal

GAP = 12
"""Unchanged cells that may be cheaper to write again than to jump over (a jump is 3-8 bytes)."""

SYNC_FROM = 1024
"""Bytes from which a frame is bracketed as one update; a smaller one arrives in one packet anyway."""


class Painter:
    """Keeps what the terminal shows, and brings it to what a grid says with the fewest bytes.

    A cell of None is unknown (after a resize, a resume or a redraw), and is painted.
    """

    def __init__(self, terminal: Terminal | None = None) -> None:
        self._pen = Pen(terminal or Terminal())
        self._shown: list[list[Cell | None]] = []

    def forget(self) -> None:
        """The terminal may show anything now: the next paint draws everything."""
        self._shown = []
        self._pen.forget()

    def paint(self, grid: Grid, rows: Iterable[int]) -> str:
        """The bytes (as text) that make the terminal show `rows` of `grid`; empty when it does already."""
        if len(self._shown) != grid.height or (self._shown and len(self._shown[0]) != grid.width):
            self._shown = [[None] * grid.width for _ in range(grid.height)]
            self._pen.width = grid.width
            rows = range(grid.height)
        changed = [y for y in sorted(rows) if self._shown[y] != grid.rows[y]]
        if not changed:
            return ""
        # Where the terminal shows nothing known, nothing can be moved.
        scrolls = self._pen.terminal.scroll_rows and self._shown[changed[0]][0] is not None
        shift = find_shift(grid.rows, self._shown, changed) if scrolls else None
        start = self._pen.state
        frame = self._rows(grid, self._shown, changed)
        if shift is not None:
            end = self._pen.state
            self._pen.state = start
            scrolled = self._scrolled(grid, shift, changed)
            if len(scrolled.encode()) < len(frame.encode()):
                frame = scrolled
            else:
                self._pen.state = end
        for y in changed:
            self._shown[y] = list(grid.rows[y])
        return frame

    def _scrolled(self, grid: Grid, shift: Shift, changed: Iterable[int]) -> str:
        """The same frame, with some rows moved by the terminal before the rest is painted."""
        self._pen.scroll(shift.top, shift.bottom, shift.by)
        shown = shifted(self._shown, shift)
        return self._rows(grid, shown, sorted({*changed, *range(shift.top, shift.bottom)}))

    def _rows(self, grid: Grid, shown: list[list[Cell | None]], rows: Iterable[int]) -> str:
        for y in rows:
            if shown[y] != grid.rows[y]:
                self._row(y, grid.rows[y], shown[y])
        return self._pen.taken()

    def _row(self, y: int, row: list[Cell], shown: list[Cell | None]) -> None:
        pen, tail = self._pen, self._tail(row)
        ranges = self._joined(row, _changes(row, shown))
        for at, (start, end) in enumerate(ranges):
            self._approach(row, start, y)
            if start < tail:
                leaves = at + 1 == len(ranges) or ranges[at + 1][0] - end > GAP
                self._write(row, start, min(end, tail), y, leaves)
            if end > tail:
                # What lies between the tail and a later start is blank already.
                pen.move(max(start, tail), y)
                pen.look(row[tail][1])
                pen.erase_rest()
                return

    def _approach(self, row: list[Cell], start: int, y: int) -> None:
        """Go to where a change begins: over what stands there already, when to write it again is shorter."""
        pen = self._pen
        if pen.at is not None and pen.at[1] == y and 0 < start - pen.at[0] <= GAP:
            gap, then = row[pen.at[0] : start], row[start][1]
            jump = len(pen.way(start, y)) + pen.cost([], then)
            if all(steady(text) for text, _ in gap) and pen.cost(gap, then) <= jump:
                for text, style in gap:
                    pen.look(style)
                    pen.put(text)
        pen.move(start, y)

    def _tail(self, row: list[Cell]) -> int:
        """Where the run of equal blanks at the end of a row begins; its end when that cannot be erased."""
        last, start = row[-1], len(row)
        if self._pen.clears(last):
            while start and row[start - 1] == last:
                start -= 1
        return start if len(row) - start > 2 else len(row)

    def _joined(self, row: list[Cell], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Ranges with the blanks between two of them taken in, where one stretch of blanks spans all."""
        joined: list[tuple[int, int]] = []
        for start, end in ranges:
            if joined and self._pen.clears(row[start]):
                before = joined[-1][1]
                if all(cell == row[start] for cell in row[before - 1 : start]):
                    joined[-1] = (joined[-1][0], end)
                    continue
            joined.append((start, end))
        return joined

    def _write(self, row: list[Cell], start: int, end: int, y: int, leaves: bool) -> None:
        """Write some cells; `leaves` when the cursor jumps away behind them."""
        pen, x = self._pen, start
        while x < end:
            text, style = row[x]
            pen.move(x, y)
            pen.look(style)
            if text == " " and (run := self._blanks(row, x, end, leaves)):
                pen.erase(run)
                x += run
            elif steady(text):
                pen.put(text)
                x += 1
            else:
                pen.put_unsteady(text)
                x += 1
                while x < end and row[x][0] == "":
                    x += 1

    def _blanks(self, row: list[Cell], x: int, end: int, leaves: bool) -> int:
        """The length of a run of blanks that is shorter erased than written; 0 when it is not."""
        if not self._pen.terminal.erase_cells or not self._pen.clears(row[x]):
            return 0
        stop = x
        while stop < end and row[stop] == row[x]:
            stop += 1
        # Erasing takes 4 or 5 bytes, and as many to go on behind what was erased.
        return stop - x if stop - x > (5 if leaves and stop == end else 10) else 0


def _changes(row: list[Cell], shown: list[Cell | None]) -> list[tuple[int, int]]:
    """Ranges of cells that differ, wide characters whole."""
    found: list[tuple[int, int]] = []
    for x, cell in enumerate(row):
        if cell == shown[x]:
            continue
        start = x
        while start and row[start][0] == "":
            start -= 1
        end = x + 1
        while end < len(row) and row[end][0] == "":
            end += 1
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
