"""The house list: virtual lines with a cursor, drawn line by line.

Only what is on screen is ever laid out, and moving the cursor repaints two lines. Lists of deals,
entities, hits and whole pages of prose with selectable rows are all made of it.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from tui.commands import bindings
from tui.widgets.paint import Line, PaintedScroll

CACHE_LINES = 256
"""Strips kept per list: several screens of the largest monitor."""


class LineList(PaintedScroll, can_focus=True, inherit_bindings=False):
    """Lines with a cursor. Subclasses say how many there are and what stands in each.

    `header_lines` are the lines fixed at the top; each row is `depth` lines deep. When the cursor leaves the
    window, the list scrolls by a third of it: fewer repaints over a slow line than one for each step.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    scopes: ClassVar[tuple[str, ...]] = ("list",)
    DEFAULT_CSS = (
        "LineList { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; }"
    )

    cursor: var[int] = var(-1, init=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another line (-1: on none)."""

        list: LineList
        index: int

        def can_replace(self, message: Message) -> bool:
            """Of a flood of moves only the last counts."""
            return isinstance(message, LineList.Moved) and message.list is self.list

    @dataclass
    class Chosen(Message):
        """Enter, or a second click, on a line."""

        list: LineList
        index: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.header_lines = 0
        self.depth = 1
        self.driven = False
        """A list driven from a line above it: its cursor shows as if it had the focus."""
        self._strips: OrderedDict[tuple[int, int], Strip] = OrderedDict()

    # -- what subclasses say

    def total(self) -> int:
        """Count the rows, the header not among them."""
        return 0

    def line(self, index: int, width: int) -> Line:
        """Lay out the first line of row `index` for `width` cells."""
        raise NotImplementedError

    def line_below(self, index: int, number: int, width: int) -> Line:
        """Lay out line `number` of a row of several lines; its first is 0."""
        return ()

    def header(self, width: int) -> Line:
        """Lay out the fixed header line."""
        return ()

    def selectable(self, index: int) -> bool:
        """Tell whether the cursor may stand on line `index`."""
        return True

    # -- drawing

    def redraw(self) -> None:
        """Draw all lines again: they say the same records otherwise."""
        self._strips.clear()
        self.refresh()

    def settle(self) -> None:
        """Keep no more drawn lines than fill the window, those drawn last: another view is on screen."""
        while len(self._strips) > self.size.height:
            self._strips.popitem(last=False)

    @property
    def text_width(self) -> int:
        """The cells a line may fill: the last column belongs to the scrollbar, whether it shows or not."""
        return max(1, self.size.width - 1)

    @property
    def window(self) -> int:
        """Count the rows that fit below the header."""
        return max(1, (self.size.height - self.header_lines) // self.depth)

    def _set_height(self) -> None:
        """Tell how far the list scrolls."""
        lines = self.total() * self.depth + self.header_lines
        self.virtual_size = Size(max(1, self.size.width), lines)

    def lines_changed(self, cursor: int | None = None) -> None:
        """Take note that the lines are others: forget strips, fit the scrollbar, mend the cursor."""
        self._strips.clear()
        self._set_height()
        wanted = self.cursor if cursor is None else cursor
        self.set_reactive(LineList.cursor, self._nearest(wanted, 1))
        self.refresh()
        self.call_after_refresh(self.reveal)
        self.post_message(self.Moved(self, self.cursor))

    def render_line(self, y: int) -> Strip:
        """Draw line `y` of the window."""
        width = self.size.width
        if y < self.header_lines:
            return self.strip(self.header(self.text_width), width)
        index, number = divmod(y - self.header_lines + self.scroll_offset.y, self.depth)
        if not 0 <= index < self.total():
            return self.strip((), width)
        state = (2 if self.has_focus or self.driven else 1) if index == self.cursor else 0
        key = (index * self.depth + number, state)
        if (kept := self._strips.get(key)) is not None and kept.cell_length == width:
            self._strips.move_to_end(key)
            return kept
        room = self.text_width
        line = self.line_below(index, number, room) if number else self.line(index, room)
        made = self.strip(line, width, self._ground(state))
        self._strips[key] = made
        if len(self._strips) > CACHE_LINES:
            self._strips.popitem(last=False)
        return made

    def _ground(self, state: int) -> Style | None:
        return (None, self.tone("cursor-idle"), self.tone("cursor"))[state]

    def notify_style_update(self) -> None:
        """Forget strips drawn in the colours of another theme."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Lay out again at the new width."""
        self._strips.clear()
        self._set_height()
        self.call_after_refresh(self.reveal)

    # -- the cursor

    def _nearest(self, index: int, direction: int) -> int:
        """Find the nearest line the cursor may stand on, first in `direction`; -1 when there is none."""
        count = self.total()
        if not count:
            return -1
        index = max(0, min(index, count - 1))
        for step in (direction, -direction):
            at = index
            while 0 <= at < count:
                if self.selectable(at):
                    return at
                at += step
        return -1

    def move_to(self, index: int, direction: int = 1) -> None:
        """Put the cursor on `index` or the nearest line that takes it."""
        self.cursor = self._nearest(index, direction)

    def watch_cursor(self, old: int, new: int) -> None:
        """Repaint the two lines that changed, and scroll only when the cursor left the window."""
        if old == new:
            return
        for index in (old, new):
            if index >= 0:
                top = index * self.depth + self.header_lines
                self.refresh_lines(top, self.depth)
        self.reveal()
        self.post_message(self.Moved(self, new))

    def reveal(self) -> None:
        """Bring the cursor into the window, a third of a window at a time."""
        if self.cursor < 0 or not self.size.height:
            return
        top, window = -(-self.scroll_offset.y // self.depth), self.window
        if self.cursor < top:
            head = self.cursor - window // 3
            self.scroll_lines_to(0 if self._nearest(0, 1) >= head else head * self.depth)
        elif self.cursor >= top + window:
            self.scroll_lines_to((self.cursor - window + 1 + window // 3) * self.depth)

    def action_step(self, by: int) -> None:
        """Move the cursor by lines that take it."""
        self.move_to(self.cursor + by, 1 if by > 0 else -1)

    def action_page(self, by: int) -> None:
        """Move the cursor by windows."""
        self.action_step(by * max(1, self.window - 1))

    def action_edge(self, end: bool) -> None:
        """Move the cursor to the first or the last line."""
        self.move_to(self.total() - 1 if end else 0, -1 if end else 1)
        if not end:
            self.scroll_lines_to(0)

    def action_choose(self) -> None:
        """Choose the line under the cursor."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse clicks; a click on the cursor chooses."""
        index = (event.y - self.header_lines + self.scroll_offset.y) // self.depth
        if event.y < self.header_lines or not 0 <= index < self.total() or not self.selectable(index):
            return
        if index == self.cursor:
            self.action_choose()
        else:
            self.move_to(index)
