"""The lines of an article on screen: blocks of text wrapped to a width, each knowing its source offsets.

No screen, no colour: from an article, its marks and a width to lines. The reader paints them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from store.model import Article, Section
from store.record import NamedTuple
from tui.widgets.wrap import wrap


class Mark(NamedTuple):
    """A range of the text that means something: a fact, or a mention of an entity of some type."""

    start: int
    end: int
    kind: str
    ref: str


class Block(NamedTuple):
    """A run of text laid out as one: `kind` is title, meta, heading, text, bullet, aside or fold."""

    kind: str
    start: int
    end: int
    label: str = ""
    section: int = -1


class TextLine(NamedTuple):
    """One line on screen. `text` is what stands there; `sources[i]` is the offset of character `i` in the
    article (`-1` for what the article does not say: signs, labels)."""

    block: int
    text: str
    source: int
    offsets: tuple[int, ...] | None
    indent: int
    first: bool

    def source_range(self) -> tuple[int, int]:
        """The range of the article this line shows; empty for labels."""
        if self.source < 0:
            return (-1, -1)
        if self.offsets is None:
            return (self.source, self.source + len(self.text))
        return (self.offsets[0], self.offsets[-1] + 1) if self.offsets else (self.source, self.source)


def blocks_of(
    article: Article,
    meta: str,
    fold_label: Mapping[int, str],
    folded: Container[int],
    keep: Callable[[int, int], bool] | None = None,
    hidden_label: Callable[[int], str] = str,
) -> list[Block]:
    """List the blocks of an article, top to bottom; sections in `folded` are one line each.

    With `keep`, runs of paragraphs it refuses become one line, said by `hidden_label(count)`.
    """
    blocks: list[Block] = []
    text = article.text
    if article.title_stated and article.title_start is not None:
        blocks.append(Block("title", article.title_start, article.title_start + len(article.title)))
    else:
        blocks.append(Block("label", -1, -1, article.title))
    if meta:
        blocks.append(Block("meta", -1, -1, meta))
    for index, section in enumerate(article.sections):
        if index in folded:
            blocks.append(Block("fold", section.start, section.end, fold_label.get(index, ""), index))
            continue
        blocks.extend(_section_blocks(text, section, index))
    return blocks if keep is None else _without(blocks, keep, hidden_label)


def _without(
    blocks: Sequence[Block], keep: Callable[[int, int], bool], hidden_label: Callable[[int], str]
) -> list[Block]:
    """Put one line in the place of each run of paragraphs that are not kept."""
    result: list[Block] = []
    run: list[Block] = []

    def close() -> None:
        if run:
            result.append(Block("fold", run[0].start, run[-1].end, hidden_label(len(run))))
            run.clear()

    for block in blocks:
        if block.kind in {"text", "bullet", "aside", "heading"} and not keep(block.start, block.end):
            run.append(block)
        else:
            close()
            result.append(block)
    close()
    return result


def _section_blocks(text: str, section: Section, index: int) -> list[Block]:
    result: list[Block] = []
    if section.heading:
        start = section.heading_start
        if start is None:
            found = text.find(section.heading, section.start)
            start = found if found >= 0 else section.start
        result.append(Block("heading", start, start + len(section.heading), section=index))
    for paragraph in section.paragraphs:
        kind = "aside" if section.kind == "aside" else "bullet" if paragraph.bullet else "text"
        result.append(Block(kind, paragraph.start, paragraph.end, section=index))
    return result


def heading_at(article: Article, offset: int, folded: Container[int]) -> str:
    """The last heading up to an offset; that of an aside only inside it, and while it is open."""
    for number, section in reversed(list(enumerate(article.sections))):
        over = section.kind == "aside" and (number in folded or offset >= section.end)
        if section.heading and section.start <= offset and not over:
            return section.heading.rstrip(" \u00a0\u202f:")
    return ""


class Signed(NamedTuple):
    """A block's text with signs in it: what is shown, and where the signs stand in the source and in that."""

    shown: str
    start: int
    signs: tuple[tuple[int, str], ...]

    def source(self, at: int) -> int:
        """The offset of character `at` of what is shown; a sign stands for the character it is before."""
        before = 0
        for offset, sign in self.signs:
            place = offset - self.start + before
            if at < place:
                break
            if at < place + len(sign):
                return offset
            before += len(sign)
        return self.start + at - before


def with_signs(text: str, block: Block, signs: Sequence[tuple[int, str]]) -> Signed:
    """Put signs before their offsets into the text of a block."""
    parts: list[str] = []
    at = block.start
    for offset, sign in signs:
        parts += [text[at:offset], sign]
        at = offset
    parts.append(text[at : block.end])
    return Signed("".join(parts), block.start, tuple(signs))


class Layout:
    """All blocks wrapped to `width` cells, a blank line between two, with `signs` inserted before offsets.

    Where lines break is found at once, so that their number is known; a line is made when it is looked at.
    """

    def __init__(
        self,
        text: str = "",
        blocks: Sequence[Block] = (),
        width: int = 80,
        signs: Sequence[tuple[int, str]] = (),
    ) -> None:
        self.blocks = blocks
        self._text = text
        self._signed: dict[int, Signed] = {}
        self._spans: list[list[tuple[int, int]]] = []
        self._first: list[int] = []
        """The number of each block's first line, the blank line before it not counted to it."""
        self._wrap(width, signs)
        at = sorted((block.start, number) for number, block in enumerate(blocks) if self._said(number))
        self._starts = [start for start, _ in at]
        self._numbers = [number for _, number in at]

    def _wrap(self, width: int, signs: Sequence[tuple[int, str]]) -> None:
        starts = [at for at, _ in signs]
        line = 0
        for number, block in enumerate(self.blocks):
            if number and not (block.kind == "bullet" and self.blocks[number - 1].kind == "bullet"):
                line += 1
            room = max(4, width - self._indent(block))
            inside = signs[bisect_right(starts, block.start - 1) : bisect_right(starts, block.end - 1)]
            if block.start < 0 or block.kind == "fold":
                spans = wrap(block.label, width)
            elif inside:
                self._signed[number] = with_signs(self._text, block, inside)
                spans = wrap(self._signed[number].shown, room)
            else:
                spans = wrap(self._text, room, block.start, block.end)
            self._spans.append(spans)
            self._first.append(line)
            line += len(spans)
        self._count = line

    def __len__(self) -> int:
        return self._count

    @staticmethod
    def _indent(block: Block) -> int:
        return 2 if block.kind in {"bullet", "aside"} else 0

    def _said(self, number: int) -> bool:
        """Whether a block shows something of the article."""
        a, b = self._spans[number][0]
        return self.blocks[number].start >= 0 and a < b

    def line(self, number: int) -> TextLine:
        """Make line `number`."""
        at = max(0, bisect_right(self._first, number) - 1)
        block, place = self.blocks[at], number - self._first[at]
        if place >= len(self._spans[at]):
            return TextLine(at + 1, "", -1, None, 0, False)
        a, b = self._spans[at][place]
        if block.start < 0 or block.kind == "fold":
            return TextLine(at, block.label[a:b], max(-1, block.start), (), 0, place == 0)
        indent = self._indent(block)
        if (signed := self._signed.get(at)) is None:
            return TextLine(at, self._text[a:b], a, None, indent, place == 0)
        offsets = tuple(signed.source(each) for each in range(a, b))
        return TextLine(at, signed.shown[a:b], signed.source(a), offsets, indent, place == 0)

    def lines(self, start: int = 0) -> Iterator[TextLine]:
        """Make the lines from `start` on, one after the other."""
        return (self.line(number) for number in range(max(0, start), self._count))

    def line_of(self, offset: int) -> int:
        """Find the line that shows `offset` of the article, or the one before it."""
        if not self._starts:
            return 0
        at = self._numbers[max(0, bisect_right(self._starts, offset) - 1)]
        if self.blocks[at].kind == "fold":
            return self._first[at]
        signed = self._signed.get(at)
        place = bisect_right(
            self._spans[at], offset, key=lambda span: signed.source(span[0]) if signed else span[0]
        )
        return self._first[at] + max(0, place - 1)

    def offset_of(self, number: int) -> int:
        """Find the offset that line `number`, or the first after it with text, begins with."""
        for line in self.lines(number):
            if line.source >= 0 and line.text:
                return line.source_range()[0]
        return self._starts[-1] if self._starts else 0
