"""The analyst's own work by keys: notes, tags, decisions, undo, citations."""

from __future__ import annotations

import base64

import pytest
from textual.events import Key

from tests.tui.driving import explorer, lines, press, screen, write
from tests.tui.gold_dossier import GoldDossier
from tui.by_hand import parse_amount, parse_claim, parse_parties
from tui.clipboard import sequence
from tui.screens.entities import Entities
from tui.widgets.line import Line
from tui.widgets.record_list import RecordList


async def test_a_note_is_written_on_what_is_selected_and_shown() -> None:
    dossier = GoldDossier()
    async with explorer("e", "n", dossier=dossier) as (app, pilot):
        await write(pilot, "check this")
        await press(pilot, "enter")
        assert [(note.target, note.text) for note in dossier.notes] == [("openai", "check this")]
        assert "Noted on OpenAI" in lines(app)[-1]
        assert "check this" in screen(app)


async def test_no_letter_typed_before_enter_is_lost_however_fast_they_come() -> None:
    dossier = GoldDossier()
    async with explorer("e", "n", dossier=dossier) as (app, pilot):
        for letter in "ask the desk":
            app.post_message(Key("space" if letter == " " else letter, letter))
        app.post_message(Key("enter", "\r"))
        await pilot.pause()
        await pilot.pause()
        await app.workers.wait_for_complete()
        assert [note.text for note in dossier.notes] == ["ask the desk"]


async def test_a_tag_given_twice_is_taken_off() -> None:
    dossier = GoldDossier()
    async with explorer("d", dossier=dossier) as (app, pilot):
        for expected in (1, 0):
            await press(pilot, "t")
            await write(pilot, "todo")
            await press(pilot, "enter")
            assert len(dossier.notes) == expected
        assert "Took #todo off" in lines(app)[-1]


async def test_escape_leaves_a_question_without_an_answer() -> None:
    dossier = GoldDossier()
    async with explorer("n", dossier=dossier) as (_app, pilot):
        await write(pilot, "half")
        await press(pilot, "escape")
        assert dossier.notes == ()


async def test_renaming_is_a_decision_with_undo_and_redo() -> None:
    dossier = GoldDossier()
    async with explorer("e", "R", dossier=dossier) as (app, pilot):
        await write(pilot, " Inc")
        await press(pilot, "enter")
        assert [(d.action, d.target, d.args["name"]) for d in dossier.decisions] == [
            ("rename", "openai", "OpenAI Inc")
        ]
        assert "OpenAI Inc" in screen(app)
        await press(pilot, "u")
        assert dossier.decisions[0].undone
        assert "Taken back" in lines(app)[-1]
        await press(pilot, "U")
        assert not dossier.decisions[0].undone


async def test_merging_asks_which_and_decides() -> None:
    dossier = GoldDossier()
    async with explorer("e", "M", dossier=dossier) as (_app, pilot):
        await write(pilot, "softb")
        await press(pilot, "enter")
        assert [(d.action, d.target, d.args) for d in dossier.decisions] == [
            ("merge", "openai", {"into": "softbank"})
        ]


async def test_correcting_an_amount_reads_what_people_type() -> None:
    dossier = GoldDossier()
    async with explorer("d", "C", "enter", dossier=dossier) as (app, pilot):
        app.screen.line.value = ""  # type: ignore[attr-defined]
        await write(pilot, "x")
        await press(pilot, "enter")
        assert "not an amount" in screen(app)
        await press(pilot, "backspace")
        await write(pilot, "6,5 Md")
        await press(pilot, "enter")
        assert dossier.decisions[0].args == {"field": "amount", "value": 6.5e9}


async def test_an_entity_of_one_name_cannot_be_split() -> None:
    dossier = GoldDossier()
    async with explorer("e", "P", dossier=dossier) as (app, _pilot):
        assert isinstance(app.view, Entities)
        assert "only one name" in lines(app)[-1]
        assert dossier.decisions == ()


async def test_a_citation_goes_to_the_terminal_and_says_so() -> None:
    async with explorer("d", "y") as (app, _pilot):
        assert "Sent to the terminal" in lines(app)[-1]


def test_the_clipboard_sequence_is_wrapped_for_multiplexers_and_bounded() -> None:
    plain = sequence("née", {})
    assert plain is not None
    assert base64.b64decode(plain[7:-1]).decode() == "née"
    assert str(sequence("x", {"TMUX": "1"})).startswith("\x1bPtmux;\x1b\x1b]52;c;")
    assert str(sequence("x", {"TERM": "screen-256color"})).startswith("\x1bP\x1b]52;c;")
    assert sequence("x" * 100_000, {}) is None


def test_amounts_by_hand() -> None:
    assert parse_amount("6.4bn") == (6.4e9, None)
    assert parse_amount("6,4 Md€") == (6.4e9, "EUR")
    assert parse_amount("$750m") == (750e6, "USD")
    assert parse_amount("3 000") == (3000.0, None)


@pytest.mark.parametrize(
    "typed", ["buyer: OpenAI; target: io", "buyer: OpenAI, target: io", "buyer: OpenAI target: io"]
)
def test_parties_by_hand_are_parted_by_their_roles(typed: str) -> None:
    assert parse_parties(typed) == [{"name": "OpenAI", "role": "buyer"}, {"name": "io", "role": "target"}]


async def test_home_and_end_move_in_a_list_to_choose_from_until_something_is_typed() -> None:
    async with explorer("d", "C", "end") as (app, pilot):
        listing = app.screen.query_one(RecordList)
        assert listing.cursor == listing.total() - 1
        await press(pilot, "home")
        assert listing.cursor == 0
        await press(pilot, "k", "home", "d", "a")
        assert app.screen.query_one(Line).value == "dak"


def test_claims_by_hand() -> None:
    claim = parse_claim("investment; 30bn; usd; SoftBank=investor, OpenAI=recipient; announced")
    assert claim["kind"] == "investment"
    assert claim["amount"] == 30e9
    assert claim["currency"] == "USD"
    assert claim["parties"][0] == {"name": "SoftBank", "role": "investor"}
    assert claim["status"] == "announced"


async def test_a_half_typed_note_is_there_again_after_the_line_dropped() -> None:
    dossier = GoldDossier()
    async with explorer("e", "n", dossier=dossier) as (app, pilot):
        await write(pilot, "half")
        assert app.state.drafts == {"openai": "half"}
        await press(pilot, "enter")
        assert app.state.drafts == {}
        assert dossier.notes[0].text == "half"
