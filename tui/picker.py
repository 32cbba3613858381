"""A quick chooser under the prompt: a line to type in, the best hits below; what is chosen is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.answers import Hit
from store.text import clean

if TYPE_CHECKING:
    from store.dossier import Dossier

LIMIT = 30
"""Hits offered: the one that is wanted is among the first, or another word is typed."""


class Picker(App[Hit]):
    """Runs inline; ends with the chosen hit, or with None."""

    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Screen { height: auto; max-height: 14; background: ansi_default; }
    Screen:inline { border: none; }
    Input { border: none; height: 1; padding: 0; background: ansi_default; }
    OptionList { border: none; height: auto; max-height: 12; padding: 0; background: ansi_default; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+c,ctrl+q", "leave", "Leave", priority=True, id="pick.leave"),
        Binding("down,ctrl+n", "step(1)", "Next", priority=True, id="pick.next"),
        Binding("up,ctrl+p", "step(-1)", "Previous", priority=True, id="pick.previous"),
    ]

    def __init__(self, dossier: Dossier, query: str) -> None:
        super().__init__(ansi_color=True)
        self.animation_level = "none"
        self._dossier = dossier
        self._first = query
        self._asked = ""
        self._hits: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the line and the hits."""
        line = Input(self._first, placeholder="words, a name, an amount…", select_on_focus=False)
        line.cursor_blink = False
        yield line
        yield OptionList(markup=False)

    def on_mount(self, _event: events.Mount) -> None:
        """Show the hits of the first query."""
        self._look_up(self._first)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look up again as the line changes."""
        self._look_up(event.value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses."""
        self.exit(self._hits[event.option_index])

    def action_step(self, by: int) -> None:
        """Move among the hits while typing."""
        options = self.query_one(OptionList)
        if self._hits:
            options.highlighted = ((options.highlighted or 0) + by) % len(self._hits)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with the hit under the cursor, for the whole line: letters typed ahead count."""
        if event.value != self._asked:
            self._look_up(event.value)
        at = self.query_one(OptionList).highlighted
        self.exit(self._hits[at] if at is not None and at < len(self._hits) else None)

    def action_leave(self) -> None:
        """End without a choice."""
        self.exit(None)

    def _look_up(self, query: str) -> None:
        self._asked = query
        found = self._dossier.search(query, limit=LIMIT) if query.strip() else None
        self._hits = found.hits if found and not found.error else ()
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(_line(hit)) for hit in self._hits)
        options.highlighted = 0 if self._hits else None


def _line(hit: Hit) -> Content:
    where = f"{hit.article}  " if hit.article and hit.kind == "passage" else ""
    text = hit.text if hit.kind in ("passage", "note") else hit.label
    return Content.assemble((f"{hit.kind:<8}", "dim"), (where, "dim"), " ".join(clean(text).split())[:240])
