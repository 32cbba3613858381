"""Notes that are there already: brought into the line, written anew, taken away, brought back."""

from __future__ import annotations

from tests.tui.driving import explorer, press, write
from tests.tui.gold_dossier import GoldDossier


async def test_a_note_is_written_anew() -> None:
    dossier = GoldDossier()
    async with explorer("e", "n", dossier=dossier) as (_, pilot):
        await write(pilot, "first")
        await press(pilot, "enter", "n")
        await write(pilot, "second")
        await press(pilot, "enter", "n", "up", "up", "end")
        await write(pilot, " thing")
        await press(pilot, "enter")
    assert sorted(note.text for note in dossier.notes) == ["first thing", "second"]


async def test_one_that_is_emptied_is_taken_away_and_its_words_are_kept() -> None:
    dossier = GoldDossier()
    async with explorer("e", "n", dossier=dossier) as (app, pilot):
        await write(pilot, "gone")
        await press(pilot, "enter", "n", "up", "ctrl+u", "enter")
        assert dossier.notes == ()
        await press(pilot, "n", "enter")
        assert [note.text for note in dossier.notes] == ["gone"]
        assert app.state.drafts == {}


async def test_what_is_left_alone_stays_and_below_the_last_one_a_new_note_begins() -> None:
    dossier = GoldDossier()
    async with explorer("e", "n", dossier=dossier) as (app, pilot):
        await write(pilot, "kept")
        await press(pilot, "enter", "n", "up", "escape", "n", "up", "enter", "n", "up", "down")
        await write(pilot, "new")
        await press(pilot, "enter")
        assert app.state.drafts == {}
    assert sorted(note.text for note in dossier.notes) == ["kept", "new"]
