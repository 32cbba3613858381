"""Reads a stream of terminal output into cells: what Textual wants the screen to look like.

Only what Textual and Rich write is understood: text, cursor moves, SGR, erasing. Everything else (modes,
queries, clipboard, titles) is handed on untouched and in order.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import get_character_cell_size

from tui.driver.style import PLAIN, Style, applied, of_blank

Cell = tuple[str, Style]
"""The character(s) of a cell with their look; the second half of a wide character is ("", style)."""

BLANK: Cell = (" ", of_blank(PLAIN))

_TOKEN = re.compile(
    r"\x1b\[(?P<private>[<-?]*)(?P<parameters>[\d;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|(?P<string>\x1b[\]P_^X][^\x07\x1b]*(?:\x07|\x1b\\)?)"
    r"|(?P<escape>\x1b.?)"
    r"|(?P<control>[\x00-\x1f])"
    r"|(?P<text>[^\x00-\x1f\x1b]+)",
    re.DOTALL,
)
_LINK = "\x1b]8;"


class Grid:
    """The cells of a screen, kept by reading what is written to it.

    `dirty` holds the rows written since it was last emptied.
    """

    def __init__(self, width: int, height: int) -> None:
        self.dirty: set[int] = set()
        self._style = PLAIN
        self.resize(width, height)

    def resize(self, width: int, height: int) -> None:
        """Start over with blank cells at a new size."""
        self.width, self.height = max(1, width), max(1, height)
        self.rows: list[list[Cell]] = [[BLANK] * self.width for _ in range(self.height)]
        self.x = self.y = 0
        self.dirty = set(range(self.height))

    def feed(self, data: str) -> list[str]:
        """Take in output; returns, in order, the sequences that are no cells and must reach the terminal."""
        passed: list[str] = []
        for token in _TOKEN.finditer(data):
            kind = token.lastgroup
            if kind == "text":
                self._write(token["text"])
            elif kind == "final":
                if not self._control_sequence(token):
                    passed.append(token[0])
            elif kind == "control":
                self._control(token[0], passed)
            elif not token[0].startswith(_LINK):
                passed.append(token[0])
        return passed

    def _control(self, character: str, passed: list[str]) -> None:
        if character == "\n":
            self.y = min(self.height - 1, self.y + 1)
            self.x = 0
        elif character == "\r":
            self.x = 0
        elif character == "\a":
            passed.append(character)

    def _control_sequence(self, token: re.Match[str]) -> bool:
        """Whether the sequence was one about cells, and has been taken in."""
        final, parameters = token["final"], token["parameters"]
        if token["private"] or token["between"]:
            return False
        if final == "m":
            self._style = applied(self._style, parameters)
        elif final in "Hf":
            row, _, column = parameters.partition(";")
            self.y = min(self.height, int(row or 1) or 1) - 1
            self.x = min(self.width, int(column or 1) or 1) - 1
        elif final in "ABCDG":
            self._move(final, int(parameters or 1) or 1)
        elif final in "JK":
            self._erase(final, int(parameters or 0))
        else:
            return False
        return True

    def _move(self, final: str, count: int) -> None:
        if final == "G":
            self.x = min(self.width, count) - 1
            return
        dx, dy = {"A": (0, -1), "B": (0, 1), "C": (1, 0), "D": (-1, 0)}[final]
        self.x = min(self.width - 1, max(0, self.x + dx * count))
        self.y = min(self.height - 1, max(0, self.y + dy * count))

    def _erase(self, final: str, mode: int) -> None:
        blank: Cell = (" ", of_blank(Style("", self._style.background)))
        row = self.rows[self.y]
        start = 0 if mode in (1, 2) else self.x
        end = self.x + 1 if mode == 1 else self.width
        row[start:end] = [blank] * (end - start)
        self.dirty.add(self.y)
        if final == "J":
            others = {0: range(self.y + 1, self.height), 1: range(self.y)}.get(mode, range(self.height))
            for y in others:
                self.rows[y] = [blank] * self.width
                self.dirty.add(y)

    def _write(self, text: str) -> None:
        row = self.rows[self.y]
        self.dirty.add(self.y)
        style, blank = self._style, of_blank(self._style)
        x, width = self.x, self.width
        end = x + len(text)
        if end <= width and _narrow(text) and row[x][0] != "" and (end == width or row[end][0] != ""):
            row[x:end] = [(character, blank if character == " " else style) for character in text]
            self.x = end
            return
        for character in text:
            size = 1 if character < "\x7f" else _cells(character)
            if size == 0:
                self._combine(row, x, character)
                continue
            # Auto-wrap is off in application mode: what goes past the edge lands on the last cell.
            if x >= width or (size == 2 and x >= width - 1):
                x = width - 1
                if size == 2:
                    continue
            self._break_wide(row, x, size)
            row[x] = (character, blank if character == " " else style)
            if size == 2:
                row[x + 1] = ("", style)
            x += size
        self.x = x

    def _combine(self, row: list[Cell], x: int, mark: str) -> None:
        at = min(x, self.width) - 1
        while at > 0 and row[at][0] == "":
            at -= 1
        if at >= 0:
            row[at] = (row[at][0] + mark, row[at][1] if row[at][1].foreground is not None else self._style)

    def _break_wide(self, row: list[Cell], x: int, size: int) -> None:
        """Half of a wide character that is written over leaves a blank in the other half."""
        if row[x][0] == "" and x:
            row[x - 1] = (" ", of_blank(row[x - 1][1]))
        after = x + size
        if after < self.width and row[after][0] == "":
            row[after] = (" ", of_blank(row[after][1]))


_NARROW = {chr(code) for code in range(0x20, 0x7F)}
"""The characters met so far that take one cell."""


def _narrow(text: str) -> bool:
    """Whether every character takes one cell."""
    if _NARROW.issuperset(text):
        return True
    _NARROW.update([character for character in set(text) - _NARROW if _cells(character) == 1])
    return _NARROW.issuperset(text)


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    return get_character_cell_size(character)
