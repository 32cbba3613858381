"""The terminal's cursor and its look, moved and changed in as few bytes as can be."""

from __future__ import annotations

from tui.driver.grid import Cell
from tui.driver.style import Style, change, reached
from tui.driver.terminal import Terminal

_NEAR = 3
"""Columns back that single backspaces reach in no more bytes than a counted move."""


class Pen:
    """Writes on a screen of `width` cells a row, remembering where it stands and how it writes.

    `at` is a column and a row, None when unknown; the column `width` is the edge, where terminals disagree
    on the column the cursor is in. `style` is None when unknown.
    """

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.width = 0
        self.at: tuple[int, int] | None = None
        self.style: Style | None = None
        self._out: list[str] = []

    def forget(self) -> None:
        """Something else was written to the terminal: where its cursor is and its look are unknown."""
        self.at = None
        self.style = None

    @property
    def state(self) -> tuple[tuple[int, int] | None, Style | None]:
        """Where it stands and how it writes; setting it goes back to such a state."""
        return self.at, self.style

    @state.setter
    def state(self, value: tuple[tuple[int, int] | None, Style | None]) -> None:
        self.at, self.style = value

    def taken(self) -> str:
        """What was written since it was last taken."""
        text = "".join(self._out)
        self._out.clear()
        return text

    # -- the look

    def look(self, style: Style) -> None:
        """Change the look."""
        sequence = change(self.style, style)
        if sequence:
            self._out.append(sequence)
        self.style = reached(self.style, style)

    def distance(self, style: Style, x: int, y: int) -> int:
        """The bytes it takes to write in a look at a cell."""
        return len(change(self.style, style)) + (0 if self.at == (x, y) else len(self.way(x, y)))

    # -- the cursor

    def move(self, x: int, y: int) -> None:
        """Go to a cell."""
        if self.at != (x, y):
            self._out.append(self.way(x, y))
            self.at = (x, y)

    def way(self, x: int, y: int) -> str:
        """The shortest way to a cell."""
        options = [f"\x1b[{y + 1};{x + 1}H" if x else f"\x1b[{y + 1}H"]
        if self.at is not None:
            down = y - self.at[1]
            if 0 <= down <= _NEAR or down == -1:
                # Within the screen a newline goes down a row and stays in its column: see `ThinDriver`.
                row = "\n" * down if down >= 0 else "\x1b[A"
                options += [row + across for across in self._across(self.at[0], x)]
        return min(options, key=len)

    def _across(self, old: int, new: int) -> list[str]:
        """Ways along a row; from the edge only those that start at the first column."""
        found = ["\r" if not new else f"\r\x1b[{new if new > 1 else ''}C"]
        if old == new < self.width:
            found.append("")
        elif old < self.width:
            far = abs(new - old)
            found.append(f"\x1b[{far if far > 1 else ''}{'C' if new > old else 'D'}")
            if 0 < old - new <= _NEAR:
                found.append("\b" * far)
        return found

    # -- writing

    def put(self, text: str) -> None:
        """Write text whose characters take one cell each on every terminal."""
        self._out.append(text)
        if self.at is not None:
            self.at = (min(self.width, self.at[0] + len(text)), self.at[1])

    def put_unsteady(self, text: str) -> None:
        """Write text whose width terminals disagree on: where the next one goes must be said again."""
        self._out.append(text)
        self.at = None

    def erase(self, cells: int) -> None:
        """Erase cells from here on, with the background; the cursor stays."""
        self._out.append(f"\x1b[{cells}X")

    def erase_rest(self) -> None:
        """Erase the rest of the row, with the background; the cursor stays."""
        self._out.append("\x1b[K")

    def clears(self, cell: Cell) -> bool:
        """Whether erasing gives this cell."""
        text, style = cell
        plain = text == " " and not style.attributes
        return plain and (self.terminal.colour_erase or not style.background)

    def scroll(self, top: int, bottom: int, by: int) -> None:
        """Move rows `top` to `bottom` up by `by`, down when negative; what comes in may show anything.

        By deleting or inserting rows within margins: the Linux console knows no other way.
        """
        count = abs(by) if abs(by) > 1 else ""
        self._out.append(f"\x1b[{top + 1};{bottom}r")
        self.at = None  # setting margins goes home, but not on every terminal
        self.move(0, top)
        self._out.append(f"\x1b[{count}{'M' if by > 0 else 'L'}\x1b[r")
        self.at = None


def steady(text: str) -> bool:
    """Whether every terminal gives it one cell: punctuation, arrows, boxes, blocks, common alphabets."""
    if len(text) != 1:
        return False
    return text <= "\u02ff" or "\u0370" <= text <= "\u052f" or "\u2010" <= text <= "\u25ff"
