"""How the explorer looks: its theme, the signs that its terminal can show, the language it speaks."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from rich.style import Style
from textual.filter import LineFilter

from tui import catalogue, theme
from tui.app import utf8_terminal
from tui.catalogue import t
from tui.state import State
from tui.typeahead import KeysInTurn
from tui.widgets.ascii import AsciiFilter, ConsoleFilter


class Looks(KeysInTurn, inherit_bindings=False):
    """An app with the house themes; what it says and when it reads the dossier again is its own affair."""

    def __init__(self, name: str, state: State, environ: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options, ansi_color=name == "ansi" or None)
        self.animation_level = "none"
        self.state = state
        self._to_ascii = AsciiFilter()
        self._to_console = ConsoleFilter() if environ.get("TERM", "").startswith("linux") else None
        self.ascii_only = not utf8_terminal(environ, getattr(sys.stdout, "encoding", None))
        self.colourless = "NO_COLOR" in environ
        self.tones: Mapping[str, Style] = theme.tones(name)
        for known in theme.THEMES:
            self.register_theme(theme.textual_theme(known))
        self._begin_in(name)

    def _begin_in(self, name: str) -> None:
        """Have a theme from the start; changing to it would parse all styles once more."""
        self.set_reactive(Looks.theme, name)
        dark = self.current_theme.dark
        classes = {f"-theme-{name}": True, "-dark-mode": dark, "-light-mode": not dark}
        self.update_classes(classes, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """The filters of everything drawn; the last one writes what terminals with few signs can show."""
        filters = super().get_line_filters()
        if self.ascii_only:
            return [*filters, self._to_ascii]
        return [*filters, self._to_console] if self._to_console else filters

    @property
    def signs_wanted(self) -> bool:
        """Without colours, or with strong ones, marks in the text carry a sign of their kind."""
        return self.colourless or self.theme in {"ansi", "contrast"}

    def action_next_theme(self) -> None:
        """Change to the next theme."""
        if self.colourless:
            self.say(t("say.no_color"))
            return
        self.choose_theme(theme.THEMES[(theme.THEMES.index(self.theme) + 1) % len(theme.THEMES)])

    def choose_theme(self, name: str) -> None:
        """Show the explorer in another theme."""
        self.ansi_color = name == "ansi" or None
        self.tones = theme.tones(name)
        self.theme = self.state.theme = name
        self.refresh_css(animate=False)
        self.repaint_all()
        self.say(t("say.theme", name=t(f"theme.{name}")))

    def action_next_language(self) -> None:
        """Change the language of the interface."""
        languages = catalogue.LANGUAGES
        catalogue.set_language(languages[(languages.index(catalogue.language()) + 1) % len(languages)])
        self.state.language = catalogue.language()
        self.dossier_changed()
        self.repaint_all()

    def action_redraw(self) -> None:
        """Send the whole screen again."""
        self.repaint_all()

    def repaint_all(self) -> None:
        """Draw every widget of the screen again."""
        for widget in self.screen.walk_children():
            widget.notify_style_update()
            if hasattr(widget, "refresh"):
                widget.refresh()
        self.screen.refresh(layout=True)

    def say(self, text: str, tone: str = "") -> None:
        """Say something to who reads the screen."""
        raise NotImplementedError

    def dossier_changed(self) -> None:
        """Take note that the dossier says other things now, or says them otherwise."""
        raise NotImplementedError


def theme_name(wanted: str | None, environ: Mapping[str, str]) -> str:
    """Settle the theme: `terminal` is the one of sixteen colours; without colour it is the only one."""
    if environ.get("NO_COLOR") is not None:
        return "ansi"
    name = "ansi" if wanted == "terminal" else wanted
    return name if name in theme.THEMES else theme.choose(environ)
