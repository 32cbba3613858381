"""Details follow the cursor once it rests, and are caught up with before anything acts on them."""

from __future__ import annotations

import pytest

from tests.tui.driving import explorer
from tui.screens import base
from tui.screens.articles import Articles
from tui.screens.entities import Entities


@pytest.fixture(autouse=True)
def restless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "REST_SECONDS", 600.0)


async def test_a_held_key_moves_the_list_alone() -> None:
    async with explorer("e") as (app, pilot):
        view = app.view
        assert isinstance(view, Entities)
        shown = view.shown
        for _ in range(5):
            await pilot.press("j")
        assert view.listing.cursor == 5
        assert view.shown == shown
        chosen = view.selected()
        assert chosen is not None
        assert chosen.id == view.shown == view.listing.rows[5].id


async def test_enter_reads_the_article_under_the_cursor() -> None:
    async with explorer() as (app, pilot):
        view = app.view
        assert isinstance(view, Articles)
        await pilot.press("j", "j")
        assert view.shown == "000"
        await pilot.press("enter")
        await pilot.pause()
        assert view.shown == "002"
        assert app.focused is view.reader


async def test_marking_while_the_text_lags_behind_keeps_the_cursor() -> None:
    async with explorer() as (app, pilot):
        view = app.view
        assert isinstance(view, Articles)
        await pilot.press("j", "space", "j", "j", "space")
        assert app.marked == ["001", "004"]
