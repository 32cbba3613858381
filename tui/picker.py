"""A quick chooser under the prompt: a line to type in, the best hits below; what is chosen is printed."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.filter import LineFilter
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.answers import Hit
from store.text import clean
from tui.app import utf8_terminal
from tui.catalogue import t
from tui.catalogue.store import told
from tui.hits import kind, title
from tui.widgets.ascii import AsciiFilter

if TYPE_CHECKING:
    from store.answers import Results
    from store.dossier import Dossier

WIDEST = 11
"""Columns for what a hit is, in either language."""
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
        self._utf8 = utf8_terminal(os.environ, sys.stderr.encoding)

    def compose(self) -> ComposeResult:
        """Lay out the line and the hits."""
        line = Input(self._first, placeholder=t("heading.pick"), select_on_focus=False)
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
        options.add_options(Option(self._line(hit)) for hit in self._hits)
        if found and not self._hits:
            options.add_option(Option(Content(_why_nothing(found)), disabled=True))
        options.highlighted = 0 if self._hits else None

    def _line(self, hit: Hit) -> Content:
        where = f"{hit.article}  " if hit.article and hit.kind == "passage" else ""
        text = hit.text if hit.kind in ("passage", "note") else title(self._dossier, hit)
        words = " ".join(clean(text).split())[:240]
        return Content.assemble((f"{kind(hit):<{WIDEST}}", "dim"), (where, "dim"), words)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through: ASCII look-alikes where the terminal can show nothing else."""
        filters = super().get_line_filters()
        return filters if self._utf8 else [*filters, AsciiFilter()]


def _why_nothing(found: Results) -> str:
    """What is wrong with the query, or that nothing answers it, with the nearest words there are."""
    if found.error:
        return clean(told(found.error))
    near = ", ".join(found.suggestions)
    return clean(t("told.nearest" if near else "told.nothing", query=found.query, words=near))
