"""Writes the difference between what a terminal shows and what it should show, in as few bytes as it can."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import NamedTuple

from tui.driver.grid import Cell, Grid
from tui.driver.style import Style, change, reached

GAP = 4
"""Unchanged cells that are cheaper to write again than to jump over (a jump is 4-8 bytes)."""

RUN = 8
"""Blank cells from which erasing is shorter than writing them."""

SYNC_FROM = 1024
"""Bytes from which a frame is bracketed as one update; a smaller one arrives in one packet anyway."""


class Terminal(NamedTuple):
    """What the terminal can do (terminfo): erase with the background colour.

    Repeating a character (REP) is not asked for: tmux, under the name of an xterm, does not repeat what is
    not ASCII, and frames are drawn with little else.
    """

    colour_erase: bool = True

    @classmethod
    def of_environment(cls) -> Terminal:
        """Ask terminfo; a terminal it does not know gets the plainest treatment."""
        term = os.environ.get("TERM", "")
        try:
            import curses

            curses.setupterm(term, 1)
            return cls(curses.tigetflag("bce") == 1)
        except Exception:  # curses.error is no class of its own until curses is set up
            return cls(colour_erase=False)


class Painter:
    """Keeps what the terminal shows, and brings it to what a grid says with the fewest bytes.

    A row of None is unknown (after a resize, a resume or a redraw), and is painted whole.
    """

    def __init__(self, terminal: Terminal | None = None) -> None:
        self._terminal = terminal or Terminal()
        self._shown: list[list[Cell | None]] = []
        self._at: tuple[int, int] | None = None
        self._style: Style | None = None

    def forget(self) -> None:
        """The terminal may show anything now: the next paint draws everything."""
        self._shown = []
        self._at = None
        self._style = None

    def moved(self) -> None:
        """Something else was written to the terminal: where its cursor is and its look are unknown."""
        self._at = None
        self._style = None

    def paint(self, grid: Grid, rows: Iterable[int]) -> str:
        """The bytes (as text) that make the terminal show `rows` of `grid`; empty when it does already."""
        if len(self._shown) != grid.height or (self._shown and len(self._shown[0]) != grid.width):
            self._shown = [[None] * grid.width for _ in range(grid.height)]
            rows = range(grid.height)
        out: list[str] = []
        for y in sorted(rows):
            if self._shown[y] != grid.rows[y]:
                self._paint_row(y, grid.rows[y], self._shown[y], out)
                self._shown[y] = list(grid.rows[y])
        return "".join(out)

    def _paint_row(self, y: int, row: list[Cell], shown: list[Cell | None], out: list[str]) -> None:
        tail = self._tail(row)
        for start, end in _changes(row, shown):
            if start >= tail and self._terminal_can_clear(row[tail]):
                self._move(start, y, out)
                self._look(row[tail][1], out)
                out.append("\x1b[K")
                return
            stop = min(end, tail) if end > tail and self._terminal_can_clear(row[tail]) else end
            self._move(start, y, out)
            self._write(row, start, stop, y, out)
            if stop < end:
                self._move(stop, y, out)
                self._look(row[tail][1], out)
                out.append("\x1b[K")
                return

    def _tail(self, row: list[Cell]) -> int:
        """Where the run of equal blanks at the end of a row begins; the last cell when it is short."""
        last = row[-1]
        start = len(row)
        if last[0] == " ":
            while start and row[start - 1] == last:
                start -= 1
        return start if len(row) - start > 3 else len(row) - 1 if last[0] == " " else len(row)

    def _terminal_can_clear(self, blank: Cell) -> bool:
        style = blank[1]
        return (
            blank[0] == " " and not style.attributes and (self._terminal.colour_erase or not style.background)
        )

    def _write(self, row: list[Cell], start: int, end: int, y: int, out: list[str]) -> None:
        x = start
        while x < end:
            text, style = row[x]
            run = 1
            while x + run < end and row[x + run] == row[x] and text:
                run += 1
            self._look(style, out)
            if text == " " and run > RUN and self._terminal_can_clear(row[x]):
                out.append(f"\x1b[{run}X")
                self._at = (x, y)
                x += run
                if x >= end:
                    return
                self._move(x, y, out)
                continue
            out.append(text * run)
            x += run
            if len(text) != 1 or (text > "\u02ff" and not _steady(text)):
                # Terminals disagree on the width of such a character: say again where the next one goes.
                x += _halves(row, x)
                self._at = None
                if x < end:
                    self._move(x, y, out)
        if self._at is not None:
            # The cursor waits on the last column when a row is full; no move from there can be relative.
            self._at = (x, y) if x < len(row) else None

    def _look(self, style: Style, out: list[str]) -> None:
        sequence = change(self._style, style)
        if sequence:
            out.append(sequence)
        self._style = reached(self._style, style)

    def _move(self, x: int, y: int, out: list[str]) -> None:
        if self._at == (x, y):
            return
        options = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
        if self._at is not None:
            at_x, at_y = self._at
            if y == at_y:
                distance = x - at_x
                count = "" if abs(distance) == 1 else str(abs(distance))
                options.append(f"\x1b[{count}{'C' if distance > 0 else 'D'}")
            elif x == 0 and 0 < y - at_y <= 2:
                options.append("\r" + "\n" * (y - at_y))
        out.append(min(options, key=len))
        self._at = (x, y)


def _changes(row: list[Cell], shown: list[Cell | None]) -> list[tuple[int, int]]:
    """Ranges of cells that differ, small gaps between them closed, wide characters whole."""
    found: list[list[int]] = []
    for x, cell in enumerate(row):
        if cell == shown[x]:
            continue
        start = x - 1 if cell[0] == "" and x else x
        end = x + 1
        if end < len(row) and row[end][0] == "":
            end += 1
        if found and start - found[-1][1] <= GAP:
            found[-1][1] = max(end, found[-1][1])
        else:
            found.append([start, end])
    return [(start, end) for start, end in found]


def _halves(row: list[Cell], x: int) -> int:
    count = 0
    while x + count < len(row) and row[x + count][0] == "":
        count += 1
    return count


def _steady(character: str) -> bool:
    """Characters of one cell on every terminal: punctuation, arrows, boxes, blocks, common alphabets."""
    return "\u0370" <= character <= "\u052f" or "\u2010" <= character <= "\u25ff"
