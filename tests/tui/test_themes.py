"""Themes: readable contrast, tones for every word widgets use, a choice by what the terminal can do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tui.driving import explorer, press
from tui import theme
from tui.theme import PALETTES, choose, tones

INKS = (
    "foreground", "dim", "accent", "amount", "org", "person", "product", "place", "good", "bad", "warn",
)  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("ink", INKS)
@pytest.mark.parametrize("ground", ["background", "panel", "cursor", "cursor_idle", "lit"])
def test_every_ink_is_readable_on_every_ground(name: str, ink: str, ground: str) -> None:
    palette = PALETTES[name]
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


def test_all_themes_have_the_same_tones_and_all_that_are_used() -> None:
    names = [set(tones(name)) for name in theme.THEMES]
    assert all(other == names[0] for other in names)


def test_types_and_agreement_have_a_sign_beside_their_colour() -> None:
    from tui.widgets.paint import sign_tables

    for ascii_only in (False, True):
        signs = sign_tables(ascii_only)
        kinds = [signs[kind] for kind in ("ORG", "PERSON", "PRODUCT", "PLACE", "fact")]
        assert len(set(kinds)) == 5
        assert len({signs["agreed"], signs["disputed"], signs["single"]}) == 3
        if ascii_only:
            assert all(sign.isascii() and len(sign) == 1 for sign in signs.values())


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"TERM": "xterm-256color"}, "dark"),
        ({"TERM": "xterm-256color", "COLORFGBG": "0;15"}, "light"),
        ({"TERM": "screen"}, "ansi"),
        ({"TERM": "linux"}, "ansi"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "dark"),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, "ansi"),
    ],
)
def test_the_terminal_chooses_the_theme(environ: dict[str, str], expected: str) -> None:
    assert choose(environ) == expected


async def test_the_theme_changes_while_it_runs() -> None:
    async with explorer("d") as (app, pilot):
        seen = {app.theme}
        for _ in theme.THEMES:
            await press(pilot, "f8")
            seen.add(app.theme)
        assert seen == set(theme.THEMES)


async def test_without_colour_nothing_is_coloured() -> None:
    environ = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "NO_COLOR": "1"}
    async with explorer("tab", "right", environ=environ, theme=None) as (app, pilot):
        await press(pilot, "f8")
        assert app.theme == "ansi"
        assert app.signs_wanted
        reversed_text = [
            segment.text
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.reverse
        ]
        assert any(text.strip() for text in reversed_text)


def test_the_chrome_has_no_emoji_of_two_cells() -> None:
    root = Path(theme.__file__).resolve().parent
    for path in [*root.glob("widgets/*.py"), *root.glob("screens/*.py")]:
        assert not re.search("[\U0001f300-\U0001faff\ufe0f]", path.read_text(encoding="utf-8")), path
