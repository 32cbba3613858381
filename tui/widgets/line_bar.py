"""A line to type in that stands in its place: filters, searches in the article, the lookup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.catalogue import t
from tui.typeahead import KeysInTurn

if TYPE_CHECKING:
    from tui.widgets.line import Line


class LineBar(Horizontal):
    """A label and an input, absent until opened. The input is imported and made at the first opening."""

    @dataclass
    class Changed(Message):
        """The text changed."""

        bar: LineBar
        text: str

        def can_replace(self, message: Message) -> bool:
            """Only the latest text counts."""
            return isinstance(message, LineBar.Changed) and message.bar is self.bar

    @dataclass
    class Accepted(Message):
        """Enter."""

        bar: LineBar
        text: str

    @dataclass
    class Stepped(Message):
        """An arrow key that belongs to the list below."""

        bar: LineBar
        by: int

    @dataclass
    class Left(Message):
        """Escape: the text is given up."""

        bar: LineBar

    def __init__(self, label: str, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(id=id, classes="line-bar gone -resting")
        self.label = label
        self.placeholder = placeholder
        self.line: Line | None = None
        self._text = ""

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self.line.value if self.line is not None else self._text

    @property
    def is_open(self) -> bool:
        """Tell whether the line is shown."""
        return not self.has_class("gone")

    def open(self, text: str | None = None, focus: bool = True) -> None:
        """Show the line, with `text` in it when given, and type there."""
        self.remove_class("gone")
        if text is not None:
            self._text = text
        if self.line is None:
            from tui.widgets.line import Line

            self.line = Line(self._text, self.placeholder)
            way_out = Static(Content(t("hint.unfilter")), markup=False, classes="way-out")
            self.mount(Static(Content(self.label), markup=False), self.line, way_out)
        elif text is not None:
            self.line.set_quietly(text)
        if focus:
            if isinstance(self.app, KeysInTurn):
                self.app.expect_focus(self)
            self.call_after_refresh(self._take_focus)

    def _take_focus(self) -> None:
        if self.line is not None:
            self.line.focus(scroll_visible=False)
        if isinstance(self.app, KeysInTurn):
            self.app.focus_came(self)

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """While one types, the status line tells the way out."""
        self.remove_class("-resting")

    def on_descendant_blur(self, _event: events.DescendantBlur) -> None:
        """A line that was left standing tells itself how to take it away."""
        self.add_class("-resting")

    def close(self) -> None:
        """Hide the line and forget its text."""
        self.add_class("gone")
        self._text = ""
        if self.line is not None:
            self.line.set_quietly("")

    def tell(self, message: type[Any], *args: Any) -> None:
        """Post one of this bar's messages."""
        self.post_message(message(self, *args))
