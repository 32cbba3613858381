"""The colours of the explorer: four themes, and the tones that widgets paint words with.

A theme gives Textual its chrome. The tones are Rich styles made from the same colours, in one place, so
that a tone means the same in every list and text. No meaning hangs on colour alone: each coloured
mark also has a sign or an attribute (bold, underline, reverse) that survives `NO_COLOR`.
Greys are pure (R = G = B), because 256-colour terminals tint near-greys.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.color import Color
from rich.style import Style
from textual.theme import Theme

from store.record import NamedTuple


class Colours(NamedTuple):
    """The named colours of one theme, as Textual and Rich both read them (`#rrggbb`)."""

    foreground: str
    background: str
    panel: str
    line: str
    dim: str
    accent: str
    cursor: str
    cursor_idle: str
    amount: str
    org: str
    person: str
    product: str
    place: str
    good: str
    bad: str
    warn: str
    lit: str


PALETTES: dict[str, Colours] = {
    "dark": Colours(
        foreground="#d0d0d0",
        background="#121212",
        panel="#1c1c1c",
        line="#444444",
        dim="#a8a8a8",
        accent="#8fb8e0",
        cursor="#1c3a5c",
        cursor_idle="#2c2c2c",
        amount="#ffd787",
        org="#87d7d7",
        person="#d7afd7",
        product="#afd787",
        place="#d7af87",
        good="#87d787",
        bad="#ff8787",
        warn="#ffaf5f",
        lit="#3c3c00",
    ),
    "light": Colours(
        foreground="#262626",
        background="#fafafa",
        panel="#eeeeee",
        line="#bcbcbc",
        dim="#585858",
        accent="#005f87",
        cursor="#d6e6f5",
        cursor_idle="#e4e4e4",
        amount="#805000",
        org="#00616a",
        person="#7a2f7a",
        product="#3a6a00",
        place="#87451a",
        good="#1a5f1a",
        bad="#af0000",
        warn="#8f4f00",
        lit="#fff3a8",
    ),
    "contrast": Colours(
        foreground="#ffffff",
        background="#000000",
        panel="#000000",
        line="#b2b2b2",
        dim="#d7d7d7",
        accent="#ffff00",
        cursor="#0000af",
        cursor_idle="#303030",
        amount="#ffff5f",
        org="#5fffff",
        person="#ffafff",
        product="#afff5f",
        place="#ffd7af",
        good="#5fff5f",
        bad="#ff9c9c",
        warn="#ffd75f",
        lit="#3a3a00",
    ),
}

THEMES = ("dark", "light", "contrast", "ansi")
_ENTITY = ("org", "person", "product", "place")


def textual_theme(name: str) -> Theme:
    """Build the Textual theme called `name`; `ansi` uses the terminal's own sixteen colours."""
    if name == "ansi":
        return _ansi_theme()
    c = PALETTES[name]
    return Theme(
        name=name,
        primary=c.accent,
        secondary=c.dim,
        accent=c.accent,
        warning=c.warn,
        error=c.bad,
        success=c.good,
        foreground=c.foreground,
        background=c.background,
        surface=c.background,
        panel=c.panel,
        dark=name != "light",
        text_alpha=1.0,
        variables={
            "line": c.line,
            "dim": c.dim,
            "input-cursor-background": c.foreground,
            "input-cursor-foreground": c.background,
            "input-cursor-text-style": "none",
            "input-selection-background": c.cursor,
            "scrollbar": c.line,
            "scrollbar-hover": c.dim,
            "scrollbar-active": c.accent,
            "scrollbar-background": c.background,
            "scrollbar-background-hover": c.background,
            "scrollbar-background-active": c.background,
            "scrollbar-corner-color": c.background,
        },
    )


def _ansi_theme() -> Theme:
    plain = "ansi_default"
    return Theme(
        name="ansi",
        ansi=True,
        primary="ansi_cyan",
        secondary=plain,
        accent="ansi_cyan",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        variables={
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "line": plain,
            "dim": plain,
            "input-cursor-background": plain,
            "input-cursor-foreground": plain,
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_blue",
            "scrollbar": plain,
            "scrollbar-hover": plain,
            "scrollbar-active": plain,
            "scrollbar-background": plain,
            "scrollbar-background-hover": plain,
            "scrollbar-background-active": plain,
            "scrollbar-corner-color": plain,
        },
    )


def tones(name: str) -> Mapping[str, Style]:
    """Return the tones of the theme `name`, by the words widgets use for them."""
    return _ansi_tones() if name == "ansi" else _palette_tones(PALETTES[name])


def _ink(colour: str, **attributes: Any) -> Style:
    return Style(color=Color.parse(colour), **attributes)


def _palette_tones(c: Colours) -> Mapping[str, Style]:
    def ground(colour: str, **attributes: Any) -> Style:
        return Style(bgcolor=Color.parse(colour), **attributes)

    result = {
        "": Style(),
        "base": Style(color=Color.parse(c.foreground), bgcolor=Color.parse(c.background)),
        "bar": Style(color=Color.parse(c.dim), bgcolor=Color.parse(c.panel)),
        "cursor": ground(c.cursor),
        "cursor-idle": ground(c.cursor_idle),
        "lit": ground(c.lit),
        "here": ground(c.cursor, bold=True),
        "dim": _ink(c.dim),
        "line": _ink(c.line),
        "strong": Style(bold=True),
        "quiet": _ink(c.dim, italic=True),
        "header": _ink(c.dim, bold=True),
        "accent": _ink(c.accent),
        "title": _ink(c.accent, bold=True),
        "key": _ink(c.accent, bold=True),
        "tab": Style(color=Color.parse(c.background), bgcolor=Color.parse(c.accent), bold=True),
        "amount": _ink(c.amount, bold=True),
        "good": _ink(c.good),
        "bad": _ink(c.bad, bold=True),
        "warn": _ink(c.warn),
        "match": _ink(c.accent, bold=True, underline=True),
        "differs": _ink(c.bad, bold=True, underline=True),
        "word": Style(underline=True),
    }
    result.update({name: _ink(getattr(c, name)) for name in _ENTITY})
    result.update({f"{name}-mark": _ink(getattr(c, name), underline=True) for name in _ENTITY})
    result["amount-mark"] = _ink(c.amount, bold=True)
    return result


def _ansi_tones() -> Mapping[str, Style]:
    result = {
        "": Style(),
        "base": Style(),
        "bar": Style(dim=True),
        "cursor": Style(reverse=True),
        "cursor-idle": Style(underline=True),
        "lit": Style(reverse=True),
        "here": Style(reverse=True, bold=True),
        "dim": Style(dim=True),
        "line": Style(dim=True),
        "strong": Style(bold=True),
        "quiet": Style(dim=True, italic=True),
        "header": Style(bold=True),
        "accent": _ink("cyan"),
        "title": _ink("cyan", bold=True),
        "key": _ink("cyan", bold=True),
        "tab": Style(reverse=True, bold=True),
        "amount": _ink("yellow", bold=True),
        "good": _ink("green"),
        "bad": _ink("red", bold=True),
        "warn": _ink("yellow"),
        "match": Style(bold=True, underline=True),
        "differs": Style(bold=True, underline=True, italic=True),
        "word": Style(underline=True),
        "amount-mark": _ink("yellow", bold=True),
    }
    for name, colour in zip(_ENTITY, ("cyan", "magenta", "green", "blue"), strict=True):
        result[name] = _ink(colour)
        result[f"{name}-mark"] = _ink(colour, underline=True)
    return result


def choose(environ: Mapping[str, str]) -> str:
    """Pick the theme a terminal can show: `ansi` without 256 colours or colour at all, else dark or light.

    `COLORFGBG` ("15;0") tells a light background where the terminal sets it (rxvt, Konsole, iTerm2).
    """
    if environ.get("NO_COLOR") is not None:
        return "ansi"
    term = environ.get("TERM", "")
    deep = environ.get("COLORTERM", "") in {"truecolor", "24bit"} or "256" in term or "direct" in term
    if not deep and not term.startswith(("xterm-kitty", "alacritty", "foot", "wezterm", "ghostty")):
        return "ansi"
    background = environ.get("COLORFGBG", "").rsplit(";", 1)[-1]
    return "light" if background in {"7", "15"} else "dark"
