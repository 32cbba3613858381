"""Painting lines: pieces of text with tones, fitted to a width, made into strips.

A piece is `(text, tone)`; a tone is a word of `tui.theme`. Everything from an article passes here as plain
text, never as markup, and loses control characters on the way (`clean` at ingest is the first wall).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from store.text import clean
from tui import theme

Piece = tuple[str, str]
Line = Sequence[Piece]
Cell = str | Piece | Sequence[Piece]


@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """Make one line of `text`: cleaned, without tabs and line ends, as a terminal may show it."""
    cleaned = clean(text)
    return " ".join(cleaned.split("\n")).replace("\t", " ") if "\n" in cleaned or "\t" in cleaned else cleaned


def pieces_of(cell: Cell) -> list[Piece]:
    """Read any form of a cell as a list of pieces."""
    if isinstance(cell, str):
        return [(cell, "")]
    if isinstance(cell, tuple) and len(cell) == 2 and isinstance(cell[0], str) and isinstance(cell[1], str):
        return [(cell[0], cell[1])]
    return [piece for piece in cell if isinstance(piece, tuple)]


def width_of(pieces: Iterable[Piece]) -> int:
    """Count the cells that `pieces` take on a terminal."""
    return sum(cell_len(text) for text, _ in pieces)


def fit(pieces: Sequence[Piece], width: int, align: str = "left", ellipsis: str = "…") -> list[Piece]:
    """Cut or pad `pieces` to exactly `width` cells; what is cut off shows an ellipsis."""
    if width <= 0:
        return []
    total = width_of(pieces)
    if total <= width:
        pad = (" " * (width - total), "")
        if not pad[0]:
            return list(pieces)
        return [pad, *pieces] if align == "right" else [*pieces, pad]
    room, result = width - 1, []
    for text, tone in pieces:
        size = cell_len(text)
        if size > room:
            result.append((set_cell_size(text, room) + ellipsis, tone))
            break
        result.append((text, tone))
        room -= size
    return result


class Painter(Widget):
    """A widget that paints with the tones of the app's theme."""

    def tone(self, name: str) -> Style:
        """Return the Rich style of a tone in the present theme; an unknown tone is plain."""
        table: Mapping[str, Style] = getattr(self.app, "tones", None) or theme.tones("dark")
        return table.get(name) or Style.null()

    @property
    def ascii_only(self) -> bool:
        """Tell whether the terminal can show ASCII only."""
        return bool(getattr(self.app, "ascii_only", False))

    def strip(self, pieces: Iterable[Piece], width: int, ground: Style | None = None) -> Strip:
        """Make a strip of exactly `width` cells on the base style, with `ground` laid under the tones."""
        base = self.tone("base")
        if ground is not None:
            base = base + ground
        segments = [Segment(text, base + self.tone(tone)) for text, tone in pieces if text]
        return Strip(segments).simplify().adjust_cell_length(width, base)


class PaintedScroll(Painter, ScrollView):
    """A painter whose lines scroll."""

    def watch_show_vertical_scrollbar(self, shown: bool) -> None:
        """A bar that comes after the window has moved stands where the window does."""
        if shown:
            self.vertical_scrollbar.position = self.scroll_y

    def scroll_lines_to(self, y: float) -> None:
        """Put line `y` at the top of the window at once, without animation."""
        self.scroll_to(y=y, animate=False, force=True)


AGREEMENT_TONES = {"agreed": "good", "disputed": "bad", "single": "dim"}
"""The tone of each agreement, as of its sign."""


def sign_tables(ascii_only: bool) -> dict[str, str]:
    """Return the signs of the interface: one cell each, with letters of ASCII where nothing else shows."""
    return _ASCII_SIGNS if ascii_only else _SIGNS


_SIGNS: dict[str, str] = {
    "ORG": "■",
    "PERSON": "●",
    "PRODUCT": "◆",
    "PLACE": "▲",
    "fact": "¤",
    "disputed": "≠",
    "agreed": "=",
    "single": "·",
    "marked": "●",
    "decided": "✎",
    "folded": "▸",
    "open": "▾",
    "down": "▾",
    "up": "▴",
    "bar": "█",
    "half": "▌",
    "bound": "░",
    "dot": "●",
    "told": "○",
    "rule": "─",
    "arrow": "→",
    "left": "‹",
    "right": "›",
    "bullet": "•",
    "note": "✎",
    "aside": "┊",
    "tick": "┃",
    "dash": "–",
    "sep": "·",
    "part": "└",
}

_ASCII_SIGNS: dict[str, str] = {
    "ORG": "#",
    "PERSON": "@",
    "PRODUCT": "*",
    "PLACE": "^",
    "fact": "$",
    "disputed": "!",
    "agreed": "=",
    "single": ".",
    "marked": "*",
    "decided": "+",
    "folded": ">",
    "open": "v",
    "down": "v",
    "up": "^",
    "bar": "#",
    "half": "#",
    "bound": "-",
    "dot": "o",
    "told": ".",
    "rule": "-",
    "arrow": ">",
    "left": "<",
    "right": ">",
    "bullet": "*",
    "note": "+",
    "aside": ":",
    "tick": "|",
    "dash": "-",
    "sep": "-",
    "part": "`",
}


def sign(app: Any, name: str) -> str:
    """Return one sign, in the letters that this app's terminal can show."""
    return sign_tables(bool(getattr(app, "ascii_only", False)))[name]
