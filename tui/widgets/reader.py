"""The article text: marked names and facts, folded asides, a place that survives every resize."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from store.model import Article
from tui.catalogue import t
from tui.commands import bindings
from tui.spoken import share
from tui.widgets.finding import find_words
from tui.widgets.layout import Block, Layout, Mark, TextLine, blocks_of, heading_at
from tui.widgets.marking import Painted, cuts, painted_marks, painted_spans, signs_before
from tui.widgets.paint import PaintedScroll, safe, sign_tables
from tui.widgets.wrap import wrap

MEASURE = 84
"""The widest a line of text gets: longer ones are hard to follow back to the next."""
GUTTER = 2

Gutter = Callable[[int, int], tuple[str, str]]
"""Given a range of the article, the sign (one cell) and tone to show beside its line."""

_TONES = {
    "title": "title",
    "label": "title",
    "meta": "dim",
    "heading": "strong",
    "aside": "dim",
    "fold": "quiet",
}


class Reader(PaintedScroll, can_focus=True, inherit_bindings=False):
    """One article, wrapped by this widget itself, with marks one can walk and open."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text", "reader")]
    scopes: ClassVar[tuple[str, ...]] = ("text", "reader")
    DEFAULT_CSS = "Reader { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"

    @dataclass
    class MarkOpened(Message):
        """Enter on a mark."""

        reader: Reader
        mark: Mark

    @dataclass
    class Scrolled(Message):
        """Another part of the article is on screen, or another mark is current."""

        reader: Reader

        def can_replace(self, message: Message) -> bool:
            """Of a flood only the last counts."""
            return isinstance(message, Reader.Scrolled) and message.reader is self.reader

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.article: Article | None = None
        self.marks: Sequence[Mark] = ()
        self.current: Mark | None = None
        self.lit: Sequence[tuple[int, int]] = ()
        self.differing: Sequence[tuple[int, int]] = ()
        self.folded: set[int] = set()
        self.margin_sign: Gutter | None = None
        self.keep: Callable[[int, int], bool] | None = None
        self.show_signs: bool | None = None
        self.empty = ""
        self.meta = ""
        self._layout = Layout()
        self._laid_out: tuple[int, int] = (0, 0)
        self._wanted: tuple[int, float] | None = None
        self._strips: dict[int, Strip] = {}

    # -- what it shows

    def show(self, article: Article | None, marks: Sequence[Mark] = (), meta: str = "") -> None:
        """Show another article from its top, asides folded."""
        self.article, self.meta, self.lit, self.current, self.differing = article, meta, (), None, ()
        self.marks = sorted(marks, key=lambda mark: (mark.start, -mark.end))
        self.folded = set()
        if article is not None:
            self.folded = {i for i, section in enumerate(article.sections) if section.kind == "aside"}
        self._wanted = (0, 0.0)
        self._lay_out()

    def light(self, spans: Sequence[tuple[int, int]], jump: bool = True) -> None:
        """Light some ranges and bring the first one into the window, a third from its top."""
        self.lit = tuple(spans)
        self.current = None
        self._strips.clear()
        if spans and jump:
            self.unfold_at(spans[0][0])
            self.go_to(spans[0][0])
        self.refresh()

    def unfold_at(self, offset: int) -> None:
        """Open the folded section that holds `offset`."""
        if self.article is None:
            return
        for index in sorted(self.folded):
            section = self.article.sections[index]
            if section.start <= offset < section.end:
                self.folded.discard(index)
                self._lay_out()
                return

    def go_to(self, offset: int, at: float = 0.33) -> None:
        """Scroll so that `offset` is on screen; when it already is, do not move."""
        if not self.size.height or not self._layout:
            self._wanted = (offset, at)
            return
        line = self._layout.line_of(offset)
        top, height = self.scroll_offset.y, self.size.height
        if not top <= line < top + height - 1 or at == 0.0:
            self.scroll_lines_to(max(0, line - int(height * at)))

    @property
    def position(self) -> int:
        """The offset of the first text on screen: what the trail remembers."""
        return self._layout.offset_of(self.scroll_offset.y)

    def restore(self, offset: int) -> None:
        """Put `offset` at the top of the window, now or when there is a window."""
        self._wanted = (offset, 0.0)
        if self.size.height and self._layout:
            self._apply_wanted()

    def where(self) -> str:
        """Say how far into the article the window stands, and in which section."""
        if self.article is None or not self._layout:
            return ""
        bottom = min(len(self._layout), self.scroll_offset.y + self.size.height)
        read = share(bottom / len(self._layout))
        heading = heading_at(self.article, self.position, self.folded)
        return f"{safe(heading)[:40]} · {read}" if heading else read

    # -- layout

    @property
    def _signs_shown(self) -> bool:
        if self.show_signs is not None:
            return self.show_signs
        return bool(getattr(self.app, "signs_wanted", False))

    def _lay_out(self) -> None:
        width = max(10, min(MEASURE, self.size.width - GUTTER - 2))
        self._strips.clear()
        self._laid_out = (self.size.width, id(self.article))
        if self.article is None or not self.size.width:
            self._layout = Layout()
            self.virtual_size = Size(1, 1)
            self.refresh()
            return
        signs = sign_tables(self.ascii_only)
        labels = {i: self._fold_label(i, signs["folded"]) for i in self.folded}
        blocks = blocks_of(self.article, self.meta, labels, self.folded, self.keep, self._hidden_label)
        inserted = signs_before(self.marks, signs) if self._signs_shown else ()
        self._layout = Layout(self.article.text, blocks, width, inserted)
        self.virtual_size = Size(max(1, self.size.width), len(self._layout) + 1)
        self.refresh()
        if self._wanted is not None and self.size.height:
            self.call_after_refresh(self._apply_wanted)

    def _fold_label(self, index: int, sign: str) -> str:
        if self.article is None:
            return ""
        section = self.article.sections[index]
        title = safe(section.heading or t("reader.aside"))
        count = len(section.paragraphs)
        return f"{sign} {title} ({t('count.paragraphs', n=count)})"

    def _hidden_label(self, count: int) -> str:
        return f"{sign_tables(self.ascii_only)['folded']} {t('reader.hidden', n=count)}"

    def keep_only(self, keep: Callable[[int, int], bool] | None) -> None:
        """Fold the paragraphs that `keep(start, end)` refuses; None shows them all again."""
        self._wanted = (self.position, 0.0)
        self.keep = keep
        self._lay_out()

    def _apply_wanted(self) -> None:
        # Without a window nothing can be brought into it: what is wanted stays so until there is one.
        if self._wanted is None or not self.size.height or not self._layout:
            return
        offset, at = self._wanted
        self._wanted = None
        line = 0 if offset == 0 and at == 0.0 else self._layout.line_of(offset)
        self.scroll_lines_to(max(0, line - int(self.size.height * at)))
        self.post_message(self.Scrolled(self))

    def on_resize(self, event: events.Resize) -> None:
        """Wrap again when the width changed, keeping the first line of text where it is."""
        if self._laid_out != (self.size.width, id(self.article)):
            if self._wanted is None and self._layout and self.scroll_offset.y:
                self._wanted = (self.position, 0.0)
            self._lay_out()

    def notify_style_update(self) -> None:
        """Forget strips drawn in the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()

    def repaint(self) -> None:
        """Draw again, after marks or the gutter changed."""
        self._strips.clear()
        self.refresh()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        width = self.size.width
        number = y + self.scroll_offset.y
        if self.article is None:
            return self._empty_line(y, width)
        if number >= len(self._layout):
            return self.strip((), width)
        if number not in self._strips:
            self._strips[number] = self._draw(self._layout.line(number), width)
        return self._strips[number]

    def _empty_line(self, y: int, width: int) -> Strip:
        lines = wrap(self.empty, max(8, width - 2))
        if 1 <= y <= len(lines):
            start, end = lines[y - 1]
            return self.strip([(" " + self.empty[start:end], "quiet")], width)
        return self.strip((), width)

    def _draw(self, line: TextLine, width: int) -> Strip:
        base = self.tone("base")
        block = self._layout.blocks[line.block]
        signs = sign_tables(self.ascii_only)
        segments = [self._gutter_segment(line)]
        if line.indent:
            lead = signs["bullet"] if block.kind == "bullet" and line.first else ""
            lead = signs["aside"] if block.kind == "aside" else lead
            segments.append(Segment(f"{lead:<{line.indent}}", base + self.tone("dim")))
        if line.source < 0 or line.offsets == ():
            segments.append(Segment(safe(line.text), base + self.tone(_TONES.get(block.kind, ""))))
        else:
            segments.extend(self._marked(line, block))
        return Strip(segments).simplify().adjust_cell_length(width, base)

    def _gutter_segment(self, line: TextLine) -> Segment:
        start, end = line.source_range()
        sign, tone = self.margin_sign(start, end) if self.margin_sign and start >= 0 else (" ", "")
        if self.current and start >= 0 and self.current.start < end and self.current.end > start:
            sign, tone = sign_tables(self.ascii_only)["right"], "key"
        return Segment(f"{sign} ", self.tone("base") + self.tone(tone))

    def _marked(self, line: TextLine, block: Block) -> list[Segment]:
        """Cut a line where marks begin and end, and paint each piece with all the marks over it."""
        start, end = line.source_range()
        ranges = self._painted(start, end)
        ground = self.tone("base") + self.tone(_TONES.get(block.kind, ""))
        result: list[Segment] = []
        for a, b in pairwise(cuts(line, ranges)):
            at = line.offsets[a] if line.offsets else start + a
            style = ground
            for low, high, tone in ranges:
                if low <= at < high:
                    style = style + self.tone(tone)
            result.append(Segment(safe(line.text[a:b]), style))
        return result

    def _painted(self, start: int, end: int) -> list[Painted]:
        """List the painted ranges over `start:end`, the most important last."""
        found = painted_marks(self.marks, start, end)
        found += painted_spans(self.lit, "lit", start, end)
        found += painted_spans(self.differing, "differs", start, end)
        if self.current is not None:
            found.append((self.current.start, self.current.end, "here"))
        return found

    # -- moving

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that another part is on screen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self))

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_lines_to(max(0, self.scroll_offset.y + lines))

    def action_page(self, by: int) -> None:
        """Scroll by windows, keeping two lines in sight."""
        self.action_scroll_by(by * max(1, self.size.height - 2))

    def action_edge(self, end: bool) -> None:
        """Go to the first or the last line."""
        self.scroll_lines_to(len(self._layout) if end else 0)

    def action_mark(self, by: int, kind: str = "") -> None:
        """Make the next or previous mark current, counted from the current one or from the window."""
        marks = [m for m in self.marks if not kind or m.kind == kind]
        if not marks:
            return
        if self.current is not None:
            before, after = self.current.start, self.current.start + 1
        else:
            before = after = self.position
        if by > 0:
            chosen = next((m for m in marks if m.start >= after), marks[0])
        else:
            chosen = next((m for m in reversed(marks) if m.start < before), marks[-1])
        self.set_current(chosen)

    def set_current(self, mark: Mark | None) -> None:
        """Make a mark current and bring it into the window."""
        self.current = mark
        if mark is not None:
            self.unfold_at(mark.start)
            self.go_to(mark.start)
        self.repaint()
        self.post_message(self.Scrolled(self))

    def action_open(self) -> None:
        """Open the current mark; without one, make the first on screen current."""
        if self.current is not None:
            self.post_message(self.MarkOpened(self, self.current))
        else:
            self.action_mark(1)

    def action_fold(self) -> None:
        """Fold all asides, or unfold them."""
        if self.article is None:
            return
        asides = {i for i, section in enumerate(self.article.sections) if section.kind == "aside"}
        self._wanted = (self.position, 0.0)
        self.folded = set() if self.folded else asides
        self._lay_out()

    def action_signs(self) -> None:
        """Show or hide the sign before each marked name and amount."""
        self.show_signs = not self._signs_shown
        self._wanted = (self.position, 0.0)
        self._lay_out()

    def on_click(self, event: events.Click) -> None:
        """Make the clicked mark current; a second click opens it."""
        number = event.y + self.scroll_offset.y
        if self.article is None or number >= len(self._layout):
            return
        line = self._layout.line(number)
        at = event.x - GUTTER - line.indent
        if line.source < 0 or not 0 <= at < len(line.text):
            return
        offset = line.offsets[at] if line.offsets else line.source + at
        hit = next((m for m in self.marks if m.start <= offset < m.end), None)
        if hit is not None and hit == self.current:
            self.action_open()
        elif hit is not None:
            self.set_current(hit)

    def find(self, words: str) -> list[tuple[int, int]]:
        """Find words in the article, whatever their case and accents; ranges of the article's text."""
        return find_words(self.article.text, words) if self.article is not None else []


class Side(Reader, inherit_bindings=False):
    """One side of a comparison: a text whose view has its own keys for pairs, folds and signs."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("text")]
    scopes: ClassVar[tuple[str, ...]] = ("text",)
