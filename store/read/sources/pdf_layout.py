"""The lines of a PDF as paragraphs and headings, told from where they stand and how they are set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

SOFT = "\u00ad"
"""Stands at the end of a line whose last word goes on in the next."""

_MARGIN = 0.09
"""Share of a page's height at its top and bottom where running heads and page numbers stand."""
_PAGE_NUMBER = re.compile(
    r"(?:page|p\.)?\W{0,4}\d{1,4}(?:\W{0,3}(?:/|sur|of|de)?\W{0,3}\d{1,4})?\W{0,4}$", re.IGNORECASE
)
_STOPS = frozenset('.!?…:»”"')
_BULLET = re.compile(r"[•▪▫◦●■‣–—*-][ \u00a0]")
_SURE_BULLETS = frozenset("•▪▫◦●■‣")
"""Dashes and stars may also stand in the middle of a sentence that a line breaks there."""
_LONGEST_HEADING = 220
_CLITICS = re.compile(
    r"(?:ils?|elles?|on|ce|je|tu|nous|vous|moi|toi|lui|leur|là|ci|mêmes?|être|dire|t-(?:ils?|elles?|on))(?![\w])"
)
"""What follows a hyphen that belongs to the word, in French."""


class Line(NamedTuple):
    """One line of type: its box in points from the left and from the bottom of its page."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    size: float
    bold: bool


class Block(NamedTuple):
    """A paragraph (`level` 0) or a heading, the size of its type, and its page."""

    text: str
    level: int
    size: float
    page: int


def without_running_heads(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """All lines but page numbers, and lines that come back in the margins of a third of the pages."""
    signs = Counter(sign for page in pages for sign in {_sign(line) for line in page if _in_margin(line)})
    often = max(2, len(pages) // 3)
    kept: list[Line] = []
    for page in pages:
        for line in page:
            running = _in_margin(line) and (signs[_sign(line)] >= often or _PAGE_NUMBER.match(line.text))
            if not running:
                kept.append(line)
    return kept


def _in_margin(line: Line) -> bool:
    return not _MARGIN * line.height < line.bottom < (1 - _MARGIN) * line.height


def _sign(line: Line) -> tuple[str, int]:
    """What a running head shares from page to page: its text without figures, and its size."""
    return re.sub(r"\d+", "#", line.text), round(line.size)


def blocks(lines: Sequence[Line]) -> list[Block]:
    """The lines put together."""
    if not lines:
        return []
    sizes = Counter[float]()
    for line in lines:
        sizes[line.size] += len(line.text)
    body = sizes.most_common(1)[0][0]
    gaps = [above.bottom - line.bottom for above, line in pairwise(lines) if _below(above, line)]
    joiner = _Joiner(body, median(gaps) if gaps else 1.2 * body, _rights(lines), _hyphened(lines))
    return joiner.joined(lines)


def title_of(blocks: Sequence[Block]) -> int | None:
    """Which block is the title: the one in the largest type of the first page, well above the rest."""
    first = [at for at, block in enumerate(blocks) if block.page == blocks[0].page]
    if not first:
        return None
    at = max(first, key=lambda at: (blocks[at].size, -at))
    usual = Counter[float]()
    for block in blocks:
        usual[block.size] += len(block.text)
    stands_out = blocks[at].size >= 1.15 * usual.most_common(1)[0][0]
    return at if stands_out and len(blocks[at].text) <= _LONGEST_HEADING else None


def _below(above: Line, line: Line) -> bool:
    """Whether a line stands under another in the same column, the next or the one after."""
    drop = above.bottom - line.bottom
    return above.page == line.page and 0.5 * line.size < drop < 3 * line.size and line.left < above.right


def _rights(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """The right edge of the lines that begin about one place of a page, by page and place."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        key = (line.page, _place(line))
        edges[key] = max(edges.get(key, 0.0), line.right)
    return edges


def _place(line: Line) -> int:
    return int(line.left // 6)


def _hyphened(lines: Sequence[Line]) -> frozenset[str]:
    """The words with a hyphen that stand whole in some line."""
    return frozenset(
        word.lower() for line in lines for word in re.findall(r"\w{1,30}(?:-\w{1,30})+", line.text[:2000])
    )


class _Joiner:
    """Puts lines together, knowing the size of the running text, its usual leading and its columns."""

    def __init__(
        self, body: float, leading: float, rights: dict[tuple[int, int], float], hyphened: frozenset[str]
    ) -> None:
        self._body = body
        self._leading = leading
        self._rights = rights
        self._hyphened = hyphened

    def joined(self, lines: Sequence[Line]) -> list[Block]:
        """The blocks of all lines."""
        found: list[Block] = []
        run: list[Line] = []
        for line in lines:
            if run and not self._goes_on(run, line):
                found.append(self._block(run))
                run = []
            run.append(line)
        return [*found, self._block(run)] if run else found

    def _goes_on(self, run: list[Line], line: Line) -> bool:
        """Whether a line belongs to the block of those before it."""
        above = run[-1]
        if above.text.endswith(SOFT):
            return True
        if abs(above.size - line.size) > 0.6 or above.bold != line.bold or self._begins_item(run, line):
            return False
        drop = above.bottom - line.bottom
        if above.page == line.page and abs(drop) < 0.4 * line.size:
            return True
        if self._is_heading(run) and self._is_heading([line]):
            return _below(above, line) and drop <= 1.8 * line.size
        ended = above.text[-1] in _STOPS
        if above.page != line.page or drop < 0 or line.left > above.right:
            return not ended and not self._is_heading([line])
        if drop > 1.4 * max(self._leading, 1.1 * line.size):
            return False
        if ended and above.right < self._right(above) - 0.12 * (self._right(above) - above.left):
            return False
        indented = line.left > above.left + 0.6 * line.size
        return not indented or _BULLET.match(run[0].text) is not None

    def _begins_item(self, run: list[Line], line: Line) -> bool:
        """Whether a line is the first of an item of a list."""
        if not _BULLET.match(line.text):
            return False
        listed = _BULLET.match(run[0].text) is not None
        return line.text[0] in _SURE_BULLETS or listed or run[-1].text[-1] in _STOPS

    def _right(self, line: Line) -> float:
        """The right edge of the column of a line, first lines set in or out."""
        place = _place(line)
        return max(self._rights.get((line.page, place + step), 0.0) for step in range(-4, 5))

    def _is_heading(self, run: list[Line]) -> bool:
        """Whether lines are set as a heading: in larger type, or all bold and short."""
        size = sum(len(line.text) for line in run)
        larger = run[0].size >= 1.12 * self._body
        return (larger or run[0].bold) and size <= _LONGEST_HEADING

    def _block(self, run: list[Line]) -> Block:
        text = run[0].text
        for line in run[1:]:
            text = self._continued(text, line.text)
        text = text.rstrip(SOFT)
        level = 0
        if self._is_heading(run) and not _BULLET.match(text):
            level = 2 if run[0].size >= 1.12 * self._body else 3
        return Block(text, level, run[0].size, run[0].page)

    def _continued(self, text: str, following: str) -> str:
        """Two lines as one; a hyphen at the break goes, unless it belongs to the word."""
        if not text.endswith(SOFT):
            return f"{text} {following}"
        head = text[:-1]
        if following[:1].isupper() or _CLITICS.match(following):
            return f"{head}-{following}"
        before, after = re.search(r"[\w-]{0,40}$", head), re.match(r"\w{0,40}", following)
        word = f"{before[0]}-{after[0]}".lower() if before and after else ""
        return f"{head}-{following}" if word in self._hyphened else head + following
