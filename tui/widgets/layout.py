"""The lines of an article on screen: blocks of text wrapped to a width, each knowing its source offsets.

No screen, no colour: from an article, its marks and a width to lines. The reader paints them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Container, Mapping, Sequence
from typing import NamedTuple

from store.model import Article, Section
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


def lay_out(
    text: str, blocks: Sequence[Block], width: int, signs: Sequence[tuple[int, str]]
) -> list[TextLine]:
    """Wrap all blocks to `width` cells, a blank line between two. `signs` are inserted before offsets."""
    lines: list[TextLine] = []
    starts = [at for at, _ in signs]
    for number, block in enumerate(blocks):
        if number and not (block.kind == "bullet" and blocks[number - 1].kind == "bullet"):
            lines.append(TextLine(number, "", -1, None, 0, False))
        if block.start < 0 or block.kind == "fold":
            source = block.start if block.kind == "fold" else -1
            for a, b in wrap(block.label, width):
                lines.append(TextLine(number, block.label[a:b], source, (), 0, a == 0))
            continue
        indent = 2 if block.kind in {"bullet", "aside"} else 0
        low, high = bisect_right(starts, block.start - 1), bisect_right(starts, block.end - 1)
        lines.extend(_block_lines(text, number, block, max(4, width - indent), signs[low:high], indent))
    return lines


def _block_lines(
    text: str, number: int, block: Block, width: int, signs: Sequence[tuple[int, str]], indent: int
) -> list[TextLine]:
    if not signs:
        return [
            TextLine(number, text[a:b], a, None, indent, a == block.start)
            for a, b in wrap(text, width, block.start, block.end)
        ]
    parts: list[str] = []
    offsets: list[int] = []
    at = block.start
    for start, sign in signs:
        parts += [text[at:start], sign]
        offsets += [*range(at, start), *[start] * len(sign)]
        at = start
    parts.append(text[at : block.end])
    offsets.extend(range(at, block.end))
    shown = "".join(parts)
    return [
        TextLine(
            number, shown[a:b], offsets[a] if a < b else block.start, tuple(offsets[a:b]), indent, a == 0
        )
        for a, b in wrap(shown, width)
    ]


class Layout:
    """The laid out lines with their look-ups: which line shows an offset, which offset a line begins with."""

    def __init__(self, lines: Sequence[TextLine], blocks: Sequence[Block]) -> None:
        self.lines = lines
        self.blocks = blocks
        shown = [
            (line.source_range()[0], n) for n, line in enumerate(lines) if line.source >= 0 and line.text
        ]
        shown.sort()
        self._starts = [start for start, _ in shown]
        self._numbers = [number for _, number in shown]

    def line_of(self, offset: int) -> int:
        """Find the line that shows `offset` of the article, or the one before it."""
        if not self._starts:
            return 0
        return self._numbers[max(0, bisect_right(self._starts, offset) - 1)]

    def offset_of(self, number: int) -> int:
        """Find the offset that line `number`, or the first after it with text, begins with."""
        for at in range(max(0, number), len(self.lines)):
            line = self.lines[at]
            if line.source >= 0 and line.text:
                return line.source_range()[0]
        return self._starts[-1] if self._starts else 0
