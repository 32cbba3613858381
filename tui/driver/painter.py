"""Writes the difference between what a terminal shows and what it should show, in as few bytes as it can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.record import NamedTuple
from tui.driver.grid import Cell, Grid
from tui.driver.pen import Pen, steady
from tui.driver.scroll import Shift, find_shift, shifted
from tui.driver.style import Style, together
from tui.driver.terminal import Terminal

BRIDGE = 3
"""Unchanged cells between two changes that are written again: jumping over one takes as much."""

SYNC_FROM = 1024
"""Bytes from which a frame is bracketed as one update; a smaller one arrives in one packet anyway."""


class Piece(NamedTuple):
    """Cells of one row in one look; `end` is None for the equal blanks that end the row."""

    style: Style
    y: int
    start: int
    end: int | None


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
        frame = self._painted(grid, self._shown, changed)
        if shift is not None:
            end, self._pen.state = self._pen.state, start
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
        return self._painted(grid, shown, sorted({*changed, *range(shift.top, shift.bottom)}))

    def _painted(self, grid: Grid, shown: list[list[Cell | None]], rows: Iterable[int]) -> str:
        """What brings `shown` to the grid, look by look: all over the screen in one, then in the next.

        In a table each column has its look: to go down it takes less than to change the look along each row.
        """
        pen = self._pen
        pieces: dict[Style, list[Piece]] = {}
        for y in rows:
            if shown[y] != grid.rows[y]:
                for piece in self._pieces(y, grid.rows[y], shown[y]):
                    pieces.setdefault(piece.style, []).append(piece)
        while pieces:
            style = min(pieces, key=lambda look: pen.distance(look, pieces[look][0].start, pieces[look][0].y))
            for piece in pieces.pop(style):
                if piece.end is None:
                    pen.move(piece.start, piece.y)
                    pen.look(style)
                    pen.erase_rest()
                else:
                    self._write(grid.rows[piece.y], piece)
        return pen.taken()

    def _pieces(self, y: int, row: list[Cell], shown: list[Cell | None]) -> Iterator[Piece]:
        """What changes in a row, cut where the look does."""
        tail = self._tail(row)
        for start, end in _bridged(row, self._joined(row, _changes(row, shown))):
            x, stop = start, min(end, tail)
            while x < stop:
                style, begun = row[x][1], x
                while x < stop and (both := together(style, row[x][1])) is not None:
                    style = both
                    x += 1
                yield Piece(style, y, begun, x)
            if end > tail:
                # What lies between the tail and a later start is blank already.
                yield Piece(row[tail][1], y, max(start, tail), None)
                return

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

    def _write(self, row: list[Cell], piece: Piece) -> None:
        """Write the cells of a piece."""
        pen, x, y = self._pen, piece.start, piece.y
        end = x if piece.end is None else piece.end
        pen.look(piece.style)
        while x < end:
            text, _ = row[x]
            pen.move(x, y)
            if text == " " and (run := self._blanks(row, x, end)):
                pen.erase(run)
                x += run
            elif steady(text):
                begun, x = x, x + 1
                while x < end and (text := row[x][0]) != " " and steady(text):
                    x += 1
                pen.put("".join([cell[0] for cell in row[begun:x]]))
            else:
                pen.put_unsteady(text)
                x += 1
                while x < end and row[x][0] == "":
                    x += 1

    def _blanks(self, row: list[Cell], x: int, end: int) -> int:
        """The length of a run of blanks that is shorter erased than written; 0 when it is not."""
        if x + 5 >= end or row[x + 5] != row[x]:
            return 0
        if not self._pen.terminal.erase_cells or not self._pen.clears(row[x]):
            return 0
        stop = x
        while stop < end and row[stop] == row[x]:
            stop += 1
        # Erasing takes 4 or 5 bytes, and as many to go on behind what was erased.
        return stop - x if stop - x > (5 if stop == end else 10) else 0


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


def _bridged(row: list[Cell], ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges with the few cells between two of them taken in, where one look spans all."""
    joined: list[tuple[int, int]] = []
    for start, end in ranges:
        if joined and start - joined[-1][1] <= BRIDGE:
            before = joined[-1][1]
            style: Style | None = row[before - 1][1]
            for text, other in row[before : start + 1]:
                style = together(style, other) if style is not None and steady(text) else None
            if style is not None:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined
