"""Breaking text into lines by terminal cells, never at a no-break space.

Textual's own wrapper breaks at U+00A0 and U+202F, which French typography puts inside `« Le Monde »` and
`6,4 milliards`. Here only the plain space breaks a line, and not one that stands where typography wants
the other, as the press often has it: behind `«`, before `»` and high marks. A word too wide is cut.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

_WORD = re.compile(r"(?:« )?[^ \t\n]+(?: [»;:!?%€][^ \t\n]*)*")
"""A word with the marks that stay on its line."""
_NARROW = re.compile(r"[\u0020-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f-\u205e\u20a0-\u20bf\t\n]*")
"""Text whose every character takes one cell: Latin letters, punctuation and currency signs."""


def wrap(text: str, width: int, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Break `text[start:end]` into lines of at most `width` cells, as ranges into `text`.

    Spaces at a break belong to no line. Empty text is one empty line.
    """
    stop = len(text) if end is None else end
    width = max(1, width)
    narrow = _NARROW.fullmatch(text, start, stop) is not None
    found = _narrow_lines(text, width, start, stop) if narrow else _lines(text, width, start, stop)
    return found or [(start, start)]


def _narrow_lines(text: str, width: int, start: int, stop: int) -> list[tuple[int, int]]:
    """The lines of text in which characters are cells: one search finds a whole line."""
    return [match.span() for match in _line(width).finditer(text, start, stop)]


@lru_cache(maxsize=64)
def _line(width: int) -> re.Pattern[str]:
    """As many words as fit, from the first letter to the last, else so much of one word as fits.

    A mark stands on the line of its word if that can be.
    """
    if width < 2:
        return re.compile(r"[^ \t\n]")
    rest = rf".{{0,{width - 2}}}"
    whole = rf"(?:[^ \t\n]{rest}[^ \t\n«]|[^ \t\n«])(?=[ \t\n](?![»;:!?%€])|\Z)"
    words = rf"[^ \t\n](?:{rest}[^ \t\n])?(?=[ \t\n]|\Z)"
    return re.compile(rf"{whole}|{words}|[^ \t\n]{{{width}}}", re.DOTALL)


def _lines(text: str, width: int, start: int, stop: int) -> list[tuple[int, int]]:
    """The lines of any text, measured word by word."""
    lines: list[tuple[int, int]] = []
    line_start, line_end, used = start, start, 0
    for word in _WORD.finditer(text, start, stop):
        a, b = word.span()
        size = cell_len(text[a:b])
        gap = a - line_end
        if used and used + gap + size > width:
            lines.append((line_start, line_end))
            line_start, used, gap = a, 0, 0
        elif not used:
            line_start, gap = a, 0
        if size > width:
            *whole, (a, b) = _cut(text, a, b, width)
            lines.extend(whole)
            line_start, size = a, cell_len(text[a:b])
        line_end = b
        used += gap + size
    if used:
        lines.append((line_start, line_end))
    return lines


def _cut(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """Cut one word wider than a line into pieces of at most `width` cells."""
    pieces: list[tuple[int, int]] = []
    at, used = start, 0
    for index in range(start, end):
        size = get_character_cell_size(text[index])
        if used + size > width and index > at:
            pieces.append((at, index))
            at, used = index, 0
        used += size
    pieces.append((at, end))
    return pieces
