"""Every screen at three sizes, with its colours and without: what is cut off, misaligned or lost shows.

Kept are the text and the look of each cell; on a difference, both sides are drawn as SVG.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui import looking
from tests.tui.driving import SIZES, SNAPSHOTS, TERMINAL, UPDATE, check_snapshot, explorer, lines, settle

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


COLOURS = {"": {}, "-colourless": {"NO_COLOR": "1"}}
"""What a name ends in, and the environment that makes it so."""


@pytest.mark.parametrize("colours", COLOURS, ids=lambda name: name.lstrip("-") or "coloured")
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WALKS)
async def test_screen_looks_as_kept(
    name: str, size: tuple[int, int], colours: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    environ = TERMINAL | COLOURS[colours]
    for variable, value in COLOURS[colours].items():  # the drawing library looks for itself
        monkeypatch.setenv(variable, value)
    theme = None if colours else "dark"
    async with explorer(*WALKS[name], size=size, environ=environ, theme=theme) as (app, _pilot):
        kept = SNAPSHOTS / f"{name}-{size[0]}x{size[1]}{colours}.txt"
        looking.check(kept, app, tmp_path, UPDATE)


def test_a_kept_look_can_be_drawn() -> None:
    kept = (SNAPSHOTS / "ledger-80x24.txt").read_text(encoding="utf-8")
    svg = looking.picture(kept, 24, 80)
    assert svg.startswith("<svg")
    assert "Musk" in svg
    assert "fill" in svg


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


async def test_keys_are_named_again_when_the_window_grows() -> None:
    async with explorer(size=(80, 24)) as (app, pilot):
        named = lines(app)[-1]
        assert named.strip()
        for height, shown in ((10, ""), (24, named)):
            await pilot.resize_terminal(80, height)
            await settle(pilot)
            assert lines(app)[-1].rstrip() == shown.rstrip()
