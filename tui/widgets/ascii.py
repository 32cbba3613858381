"""Text for terminals that show ASCII only: every character becomes as many ASCII ones as it had cells."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_LIKE = str.maketrans(
    "’‘ʼ“”«»–—‑…→←⇄↑↓€£¥•·œŒæÆßøØ≤≥\u00a0\u202f°²³×▸▾▴▁▂▃▄▅▆▇█▌░┃│─",
    '\'\'\'""""---.><=^vELY*-oOaAsoO<>  o23x>v^#########-||-',
)
"""Look-alikes of the same width, for signs that have no accent to lose."""


@lru_cache(maxsize=4096)
def ascii_text(text: str) -> str:
    """Write `text` in ASCII, cell for cell: accents go, look-alikes stand in, the rest is `?`."""
    if text.isascii():
        return text
    return "".join(char if char < "\x80" else _ascii(char) for char in text.translate(_LIKE))


def _ascii(char: str) -> str:
    cells = get_character_cell_size(char)
    base = unicodedata.normalize("NFD", char)[0]
    return base if base < "\x80" and cells == 1 else "?" * cells


_ON_CONSOLE = str.maketrans("╭╮╰╯┊┃▁▂▃▅▆▇▴▾▲⇄●◆‹", "┌┐└┘││▄▄▄███^v^=•*<")
"""Signs that a console font of 256 glyphs has (such as Lat15), in the place of those it has not."""


class ConsoleFilter(LineFilter):
    """Keeps to the glyphs of the Linux console, which shows a blot for every other sign."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Put the signs it has in the place of others, cell for cell."""
        return [Segment(text.translate(_ON_CONSOLE), style, control) for text, style, control in segments]


class AsciiFilter(LineFilter):
    """Writes ASCII only, in every line of every widget: frames, scrollbars and inputs too."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Put the ASCII text in the place of each segment's."""
        return [Segment(ascii_text(text), style, control) for text, style, control in segments]
