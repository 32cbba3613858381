"""Text whose lines a mail program broke at a width: paragraphs put back on one line each.

Such a program fills its lines: it breaks one only where the next word would not have fitted. So two lines are
one where the first word of the second would have made the first longer than the longest line there is. Lists,
quoted lines and lines broken for another reason (verses, addresses, headings) stay.
"""

from __future__ import annotations

import re

_WIDEST = 100
"""Characters of the longest line a program breaks at; a text with longer ones is not broken."""
_NARROWEST = 40
_ITEM = re.compile(r"(?:[-*•‣▪●–—>+]|\d{1,2}[.)])[ \t\u00a0]")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def unwrapped(text: str, flowed: bool = False) -> list[str]:
    """The blocks of `text` between empty lines, broken paragraphs on one line.

    `flowed` says that a blank at the end of a line marks that it goes on (RFC 3676).
    """
    blocks = [block.split("\n") for block in re.split(r"\n(?:[ \t\u00a0]*\n)+", text.strip("\n"))]
    width = _width([line for block in blocks for line in block])
    return ["\n".join(_joined(block, width, flowed)) for block in blocks]


def _width(lines: list[str]) -> int:
    """The width at which the lines are broken; 0 where they are not."""
    longest = 0
    for line in lines:
        if _LINK.search(line) is None:
            longest = max(longest, len(line.rstrip()))
    return longest if _NARROWEST <= longest <= _WIDEST else 0


def _joined(lines: list[str], width: int, flowed: bool) -> list[str]:
    """The lines of one block, those that go on joined with the next."""
    made: list[str] = []
    above = ""
    for line in lines:
        bare = line.strip()
        goes_on = bool(made) and bool(above.strip()) and _goes_on(above, bare, width, flowed)
        if goes_on:
            hyphened = made[-1].endswith("-") and made[-1][-2:-1].isalpha()
            made[-1] += bare if hyphened else f" {bare}"
        elif bare:
            made.append(bare)
        above = line
    return made


def _goes_on(above: str, line: str, width: int, flowed: bool) -> bool:
    """Whether `line` is the rest of what stands above it."""
    if _ITEM.match(line) or line.startswith(">") or above.lstrip().startswith(">"):
        return False
    if flowed:
        return above.endswith(" ")
    first = line.split(" ", 1)[0]
    return width > 0 and len(above.rstrip()) + 1 + len(first) > width
