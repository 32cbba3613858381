"""Keys that arrive in one packet do what they would have done one by one."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.driving import explorer, press, settle
from tui.screens.ledger import Ledger
from tui.screens.lookup import Lookup
from tui.screens.overlay import Chooser, Prompt
from tui.typeahead import KeysInTurn


async def _at_once(pilot: Pilot[None], *keys: str) -> None:
    """Hand over all keys before any of them can act, as a line does that was held up."""
    for key in keys:
        character = key if len(key) == 1 else None
        names = {"/": "slash", ":": "colon", "?": "question_mark", " ": "space"}
        pilot.app.post_message(events.Key(names.get(key, key), " " if key == "space" else character))
    for _ in range(6):
        await settle(pilot)


async def test_letters_behind_the_lookup_key_are_looked_up() -> None:
    async with explorer() as (app, pilot):
        await _at_once(pilot, "/", *"opneai")
        assert isinstance(app.view, Lookup)
        assert app.view.bar.text == "opneai"


async def test_a_filter_is_typed_in_one_go_and_typed_over_in_another() -> None:
    async with explorer("d") as (app, pilot):
        view = app.view
        assert isinstance(view, Ledger)
        await _at_once(pilot, "f", *"kind:bid", "enter", "g")
        assert view.narrowed == "kind:bid"
        assert app.focused is view.listing
        await _at_once(pilot, "g", "f", "ctrl+u", *"kind:lawsuit", "enter")
        assert view.narrowed == "kind:lawsuit"


async def test_another_view_takes_the_keys_behind_its_letter() -> None:
    async with explorer() as (app, pilot):
        await _at_once(pilot, "d", "j", "j", "e", "j", "d")
        assert isinstance(app.view, Ledger)
        assert app.view.listing.cursor == 2


@pytest.mark.parametrize(("key", "kind"), [("n", Prompt), (":", Chooser), ("?", Chooser)])
async def test_what_opens_over_the_view_takes_what_is_typed(key: str, kind: type) -> None:
    async with explorer() as (app, pilot):
        await _at_once(pilot, key, *"dea")
        assert isinstance(app.screen, kind)
        assert app.focused is not None
        assert getattr(app.focused, "value", None) == "dea"


async def test_a_paste_keeps_its_place_among_the_keys() -> None:
    async with explorer() as (app, pilot):
        app.post_message(events.Key("slash", "/"))
        app.post_message(events.Key("a", "a"))
        app.post_message(events.Paste("bcd"))
        await _at_once(pilot, "e")
        assert isinstance(app.view, Lookup)
        assert app.view.bar.text == "abcde"


async def test_a_key_whose_taker_never_answers_holds_up_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    async with explorer() as (app, pilot):
        monkeypatch.setattr(KeysInTurn, "on_passed", _swallow)
        app.post_message(events.Key("j", "j"))
        app.post_message(events.Key("d", "d"))
        for _ in range(20):
            await pilot.pause(0.1)
            if isinstance(app.view, Ledger):
                break
        assert isinstance(app.view, Ledger)


async def _swallow(_app: KeysInTurn, event: events.Message) -> None:  # type: ignore[name-defined]
    event.stop()


async def test_a_line_opened_by_no_key_takes_the_next_key_too() -> None:
    async with explorer("d") as (app, pilot):
        view = app.view
        assert isinstance(view, Ledger)
        view.filter_bar.open("kind:bi")
        await _at_once(pilot, "d", "enter")
        assert view.narrowed == "kind:bid"


async def test_a_flood_of_letters_is_a_few_pastes_and_leaving_does_not_wait_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pastes: list[str] = []
    before = KeysInTurn._next

    def following(self: KeysInTurn) -> events.Key | events.Paste:
        event = before(self)
        pastes.extend([event.text] if isinstance(event, events.Paste) else [])
        return event

    monkeypatch.setattr(KeysInTurn, "_next", following)
    async with explorer() as (app, pilot):
        await _at_once(pilot, "/")
        view = app.view
        assert isinstance(view, Lookup)
        text = "".join(chr(ord("a") + at % 26) for at in range(2000))
        await _at_once(pilot, *text)
        assert view.bar.text == text
        assert len("".join(pastes)) > 1800
        await _at_once(pilot, "escape", *("j" * 500), "ctrl+q")
    assert app.return_code == 0


@pytest.mark.parametrize("opens", ["t", "n"])
async def test_a_key_behind_a_line_that_was_given_up_waits_for_nothing(opens: str) -> None:
    async with explorer("e") as (app, pilot):
        for _ in range(3):
            await press(pilot, opens)
            assert isinstance(app.screen, Prompt)
            await press(pilot, "escape")
            assert not isinstance(app.screen, Prompt)
        await press(pilot, opens, "escape", opens)
        assert isinstance(app.screen, Prompt)
