"""The house input: Textual's, without blinking, borders or suggestions, with key ids of its own."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.widgets import Input

from store.text import clean
from tui.commands import bindings
from tui.widgets.line_bar import LineBar


class Line(Input):
    """One line of text inside a LineBar, which it reports to."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("line")]
    ALLOW_SELECT = False
    scopes: ClassVar[tuple[str, ...]] = ("line",)

    def __init__(self, value: str = "", placeholder: str = "") -> None:
        super().__init__(value, placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._quiet: str | None = None

    @property
    def bar(self) -> LineBar | None:
        """The bar this line stands in, or None in a prompt of its own."""
        return self.parent if isinstance(self.parent, LineBar) else None

    def set_quietly(self, text: str) -> None:
        """Change the text without telling anybody."""
        if self.value != text:
            self._quiet = text
            self.value = text
            self.cursor_position = len(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Report what is typed, but not what was set quietly."""
        if self.bar is None:
            return
        event.stop()
        if self._quiet == event.value:
            self._quiet = None
            return
        self._quiet = None
        self.bar.tell(LineBar.Changed, event.value)

    def _on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted: the clipboard may hold anything."""
        cleaned = " ".join(clean(event.text).split("\n"))
        super()._on_paste(events.Paste(cleaned))
        event.stop()
        event.prevent_default()

    def action_leave(self) -> None:
        """Give the line up."""
        if self.bar is not None:
            self.bar.tell(LineBar.Left)

    def action_accept(self) -> None:
        """Take the line as it is; in a prompt, leave that to the prompt.

        The key comes through the line, behind the letters typed before it, so that none is lost.
        """
        if self.bar is None:
            raise SkipAction
        self.bar.tell(LineBar.Accepted, self.value)

    def action_into_list(self, by: int) -> None:
        """Hand an arrow key to the list below."""
        if self.bar is not None:
            self.bar.tell(LineBar.Stepped, by)
