"""Saved and earlier lookups, comparing from a hit or a deal, and the explanation of a fact."""

from __future__ import annotations

from pathlib import Path

from tests.tui.driving import explorer, lines, press, screen, write
from tui.screens.compare import Compare
from tui.screens.explain import Sheet
from tui.screens.ledger import Ledger
from tui.screens.lookup import Lookup
from tui.state import State


async def test_a_lookup_is_saved_under_a_name_found_again_and_forgotten() -> None:
    async with explorer("slash") as (app, pilot):
        await write(pilot, "softbank")
        await press(pilot, "ctrl+y")
        app.screen.line.value = "the bank"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert app.saved == {"the bank": "softbank"}
        await press(pilot, "escape", "colon")
        await write(pilot, "the bank")
        await press(pilot, "enter")
        view = app.view
        assert isinstance(view, Lookup)
        assert view.query_text == "softbank"
        await press(pilot, "escape", "slash")
        assert "Saved lookups" in screen(app)
        await press(pilot, "enter")
        assert view.query_text == "softbank"
        await press(pilot, "escape", "slash", "ctrl+y")
        assert app.saved == {}
        assert "Forgotten" in lines(app)[-1]


async def test_an_empty_line_offers_what_was_looked_up_before() -> None:
    async with explorer("slash") as (app, pilot):
        await write(pilot, "oracle")
        await press(pilot, "enter", "slash")
        assert "Looked up before" in screen(app)
        await press(pilot, "enter")
        view = app.view
        assert isinstance(view, Lookup)
        assert view.query_text == "oracle"


def test_saved_lookups_are_remembered(tmp_path: Path) -> None:
    state = State(tmp_path / "state.json")
    state.saved["the bank"] = "softbank"
    state.save()
    again = State(tmp_path / "state.json")
    again.load()
    assert again.saved == {"the bank": "softbank"}


async def test_a_hit_is_compared_with_the_marked_article() -> None:
    async with explorer("space", "slash") as (app, pilot):
        await write(pilot, "softbank")
        await press(pilot, "tab", "tab")
        view = app.view
        assert isinstance(view, Lookup)
        chosen = view.selected()
        assert chosen is not None
        await press(pilot, "f6")
        assert isinstance(app.view, Compare)
        assert app.view.ids == ("000", chosen.id)
        await press(pilot, "backspace")
        assert app.view is view


async def test_the_sources_of_a_deal_are_compared() -> None:
    async with explorer("d") as (app, pilot):
        view = app.view
        assert isinstance(view, Ledger)
        deal = next(d for d in view.shown_deals() if len(app.index.sources_of(d)) == 2)
        view.listing.select(deal.id)
        await press(pilot, "enter", "c")
        assert isinstance(app.view, Compare)
        assert list(app.view.ids or ()) == app.index.sources_of(deal)


async def test_a_fact_is_explained_by_its_names_amounts_and_rules() -> None:
    async with explorer("tab", "tab", "E") as (app, pilot):
        assert isinstance(app.screen, Sheet)
        text = screen(app)
        for words in ("6,4 milliards de dollars", "= $6.4bn", "Names", "Amounts", "The claim as kept", "io"):
            assert words in text
        await press(pilot, "escape")
        assert app.screen is app.view


async def test_only_facts_are_explained() -> None:
    async with explorer("e", "E") as (app, _pilot):
        assert app.screen is app.view
        assert "no fact is selected: ; goes to the next" in lines(app)[-1]
