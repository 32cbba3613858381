"""The lines of a PDF as paragraphs and headings, told from where they stand and how they are set."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
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
_STEP = 6
"""Points within which lines begin at one place."""
_MOST = 0.85
"""Share of a column's lines that end before its right edge: headings over two columns do not."""
_CLITICS = re.compile(
    r"(?:ils?|elles?|on|ce|je|tu|nous|vous|moi|toi|lui|leur|là|ci|mêmes?|être|dire|t-(?:ils?|elles?|on))(?![\w])"
)
"""What follows a hyphen that belongs to the word, in French."""


class Line(NamedTuple):
    """One line of type: where it begins, ends and stands, in points from the left and bottom of its page."""

    text: str
    page: int
    left: float
    right: float
    baseline: float
    height: float
    size: float
    bold: bool


class Block(NamedTuple):
    """A paragraph (`level` 0) or a heading, the size of its type, and its page."""

    text: str
    level: int
    size: float
    page: int


def whole_lines(page: Sequence[Line]) -> list[Line]:
    """The lines of a page, those that PDFium took apart on one baseline put together again."""
    made: list[Line] = []
    for line in page:
        above = made[-1] if made else None
        if above is None or abs(above.baseline - line.baseline) > 0.2 * line.size or SOFT in above.text:
            made.append(line)
            continue
        gap = line.left - above.right
        if not -line.size < gap < 2.5 * line.size:
            made.append(line)
            continue
        between = " " if gap > 0.18 * line.size else ""
        made[-1] = above._replace(text=above.text + between + line.text, right=line.right)
    return made


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
    return not _MARGIN * line.height < line.baseline < (1 - _MARGIN) * line.height


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
    joiner = _Joiner(body, _usual_leading(lines, body), _Columns(lines), _hyphened(lines))
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
    drop = above.baseline - line.baseline
    return above.page == line.page and 0.5 * line.size < drop < 3 * line.size and line.left < above.right


class _Columns:
    """The edges of the columns, by the page and the place where their lines begin."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._rights: dict[tuple[int, int], list[float]] = defaultdict(list)
        self._lefts: dict[tuple[int, int], list[float]] = defaultdict(list)
        for line in lines:
            place = (line.page, int(line.left // _STEP))
            self._rights[place].append(line.right)
            self._lefts[place].append(line.left)

    def right(self, line: Line) -> float:
        """The right edge of the column of a line: all but few lines end before it."""
        rights = sorted(edge for place in self._near(line, 4) for edge in self._rights.get(place, ()))
        return rights[min(len(rights) - 1, int(_MOST * len(rights)))]

    def left(self, line: Line) -> float:
        """The left edge of the column of a line: the leftmost place near it where several lines begin."""
        for place in self._near(line, 4):
            edges = self._lefts.get(place, [])
            if len(edges) >= 2 and min(edges) <= line.left:
                return min(edges)
        return line.left

    @staticmethod
    def _near(line: Line, steps: int) -> list[tuple[int, int]]:
        place = int(line.left // _STEP)
        return [(line.page, at) for at in range(place - steps, place + steps + 1)]


def _usual_leading(lines: Sequence[Line], body: float) -> float:
    """From baseline to baseline in running text: the smallest distance that is no rarity."""
    drops = Counter(
        round(above.baseline - line.baseline, 0)
        for above, line in pairwise(lines)
        if _below(above, line) and line.size == above.size == body
    )
    common = [drop for drop, count in drops.items() if count >= 0.15 * drops.total()]
    return min(common) if common else 1.2 * body


def _hyphened(lines: Sequence[Line]) -> frozenset[str]:
    """The words with a hyphen that stand whole in some line."""
    return frozenset(
        word.lower() for line in lines for word in re.findall(r"\w{1,30}(?:-\w{1,30})+", line.text[:2000])
    )


class _Joiner:
    """Puts lines together, knowing the size of the running text, its usual leading and its columns."""

    def __init__(self, body: float, leading: float, columns: _Columns, hyphened: frozenset[str]) -> None:
        self._body = body
        self._leading = leading
        self._columns = columns
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
        drop = above.baseline - line.baseline
        if self._is_heading(run) and self._is_heading([line]):
            return _below(above, line) and drop <= 1.8 * line.size
        listed = _BULLET.match(run[0].text) is not None
        indented = line.left > self._columns.left(line) + 0.5 * line.size and not listed
        if above.page != line.page or drop < 0 or line.left > above.right:
            return above.text[-1] not in _STOPS and not indented and not self._is_heading([line])
        if drop > 1.25 * max(self._leading, line.size) or self._has_room(above, line):
            return False
        return not indented or abs(line.left - above.left) < 0.5 * line.size

    def _has_room(self, above: Line, line: Line) -> bool:
        """Whether the first word of a line would have fitted into the one above: it was broken on purpose."""
        word = len(line.text.split(" ", 1)[0]) + 1
        width = (line.right - line.left) / max(1, len(line.text)) * word
        return self._columns.right(above) - above.right > 1.15 * width + 0.5 * line.size

    def _begins_item(self, run: list[Line], line: Line) -> bool:
        """Whether a line is the first of an item of a list."""
        if not _BULLET.match(line.text):
            return False
        listed = _BULLET.match(run[0].text) is not None
        return line.text[0] in _SURE_BULLETS or listed or run[-1].text[-1] in _STOPS

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
