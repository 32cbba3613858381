"""Every screen as text at three sizes: what is cut off, misaligned or lost shows in the difference."""

from __future__ import annotations

import pytest

from tests.tui.driving import SIZES, check_snapshot, explorer

WALKS = {
    "articles": (),
    "articles-facts": ("tab", "tab", "down"),
    "entities": ("e", "down"),
    "ledger": ("d",),
    "ledger-totals": ("d", "v"),
    "ledger-chart": ("d", "v", "v"),
    "ledger-timeline": ("d", "v", "v", "v"),
    "compare": ("down", "space", "down", "down", "space", "c"),
    "matrix": ("x", "right"),
    "lookup": ("slash", *"softbank"),
    "help": ("question_mark",),
    "palette": ("colon", *"theme"),
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WALKS)
async def test_screen_looks_as_kept(name: str, size: tuple[int, int]) -> None:
    async with explorer(*WALKS[name], size=size) as (app, _pilot):
        check_snapshot(f"{name}-{size[0]}x{size[1]}", app)


async def test_french_ledger_looks_as_kept() -> None:
    async with explorer("d", size=(80, 24), language="fr") as (app, _pilot):
        check_snapshot("ledger-fr-80x24", app)


async def test_ascii_terminal_looks_as_kept() -> None:
    environ = {"LANG": "C", "TERM": "xterm"}
    async with explorer(size=(80, 24), environ=environ, theme=None) as (app, _pilot):
        check_snapshot("articles-ascii-80x24", app)


async def test_tiny_window_says_so_honestly() -> None:
    async with explorer(size=(40, 10)) as (app, _pilot):
        check_snapshot("too-small-40x10", app)
