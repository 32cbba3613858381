"""What goes by the hits of the lookup goes by those of the whole line, however late they come."""

from __future__ import annotations

import time
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from store.answers import Results
from tests.gold.lookup.score import seeds_index
from tests.tui.driving import explorer, press, screen, settle, write
from tests.tui.gold_dossier import GoldDossier
from tui.screens import lookup
from tui.screens.articles import Articles
from tui.screens.entities import Entities
from tui.screens.ledger import Ledger
from tui.screens.lookup import Lookup


class Slow(GoldDossier):
    """Answers as the real lookup does, and late; a hurried look gives no more than `few` hits."""

    delay = 0.12
    few = 200

    def search(self, query: str, limit: int = 50, *args: Any, **options: Any) -> Results:
        time.sleep(self.delay)
        found = seeds_index().search(query, limit, *args, **options)
        if options.get("hurried"):
            kept = found.hits[: self.few]
            return found._replace(hits=kept, total=len(kept), more=("passage",) * (len(kept) < found.total))
        return found


async def at_once(pilot: Pilot[None], *keys: str) -> None:
    """Hand over all keys before any of them can act."""
    for key in keys:
        name = {"/": "slash", " ": "space"}.get(key, key)
        pilot.app.post_message(events.Key(name, key if len(key) == 1 else None))
    for _ in range(8):
        await settle(pilot)


async def test_enter_typed_ahead_goes_to_the_first_hit_of_the_whole_line() -> None:
    async with explorer(dossier=Slow()) as (app, pilot):
        await at_once(pilot, "/", *"opneai", "enter")
        assert isinstance(app.view, Entities)
        assert app.view.shown == "openai"


async def test_enter_behind_a_line_whose_hits_stand_waits_for_the_new_ones() -> None:
    async with explorer("slash", dossier=Slow()) as (app, pilot):
        await write(pilot, "openai")
        await at_once(pilot, *(["backspace"] * 6), *"musk", "enter")
        assert isinstance(app.view, Entities)
        assert app.view.shown == "elon-musk"


async def test_an_arrow_typed_ahead_moves_among_the_hits_of_the_whole_line() -> None:
    async with explorer("slash", dossier=Slow()) as (app, pilot):
        await at_once(pilot, *"openai", "down", "enter")
        assert isinstance(app.view, Articles)
        assert app.view.shown == seeds_index().search("openai").hits[1].id


async def test_keys_behind_enter_go_where_it_leads() -> None:
    async with explorer("slash", dossier=Slow()) as (app, pilot):
        await at_once(pilot, *"altman", "enter", "d")
        assert isinstance(app.view, Ledger)
        await press(pilot, "backspace")
        assert isinstance(app.view, Entities)
        assert app.view.shown == "sam-altman"


async def test_hits_later_than_patience_are_gone_to_when_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "PATIENCE", 0.01)
    async with explorer("slash", dossier=Slow()) as (app, pilot):
        await at_once(pilot, *"altman", "enter")
        for _ in range(40):
            if not isinstance(app.view, Lookup):
                break
            await pilot.pause(0.05)
        assert isinstance(app.view, Entities)
        assert app.view.shown == "sam-altman"


async def test_a_line_that_rests_gets_all_its_hits_and_keeps_the_cursor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lookup, "RESTED", 600.0)
    monkeypatch.setattr(Slow, "few", 5)
    async with explorer("slash", dossier=Slow()) as (app, pilot):
        await write(pilot, "openai")
        view = app.view
        assert isinstance(view, Lookup)
        assert "5+ hits" in screen(app)
        await press(pilot, "down", "down")
        row = view.hits.current
        view._look_again("openai", view._asked)
        await settle(pilot)
        assert view.results is not None
        assert view.results.total > 40
        assert view.hits.current == row
        assert f"{view.results.total} hits" in screen(app)
