"""Hostile records in every view, list, page, dialog and message of the explorer: only ever text."""

from __future__ import annotations

from itertools import cycle
from typing import Any

import pytest
from textual import events

from store.model import Note
from tests.hostile.running import raw_characters
from tests.hostile.texts import EVIL, SOAK
from tests.tui.driving import explorer, press, screen, settle
from tests.tui.gold_dossier import GoldDossier

LONG = {
    "spaces": " " * 3000,
    "letters": "x" * 20_000,
    "lines": "\n" * 500,
    "marks": "a" + "\u0301" * 5000,
    "none": "",
}
STRINGS = {**EVIL, **LONG}
SIZES = ((80, 24), (60, 16), (200, 60)) if SOAK else ((100, 30),)

WALKS = {
    "articles": ("down", "up", "tab", "right", "right", "tab", "down", "enter"),
    "article": ("enter", "semicolon", "enter", "backspace", "z", "o", "escape", "f"),
    "entities": ("e", "down", "enter", "tab", "pagedown", "tab", "down", "enter"),
    "ledger": ("d", "i", "down", "enter", "v", "v", "v", "v", "b", "b"),
    "compare": ("space", "down", "space", "c", "tab", "tab", "down", "enter"),
    "matrix": ("x", "right", "right", "down", "enter"),
    "lookup": ("slash", "o", "p", "e", "n", "down", "down", "enter"),
    "help": ("question_mark", "pagedown"),
    "note": ("n", "x", "enter", "e", "n", "y", "enter"),
    "tag": ("t", "x", "enter"),
    "merge": ("e", "M", "down", "enter", "u"),
    "correct": ("d", "C", "down", "enter"),
    "hide": ("d", "H", "enter", "u"),
    "palette": ("ctrl+p", "a", "down"),
}


FIELDS = (("slash",), ("n",), ("t",), ("d", "f"), ("e", "f"))
"""Keys that lead to each field that takes text."""


def hostile() -> GoldDossier:
    """The annotated seeds with another hostile string in each record."""
    dossier = GoldDossier()
    strings = cycle(STRINGS.values())

    def spoilt(record: Any, *fields: str) -> Any:
        return record._replace(**{field: next(strings) for field in fields})

    def parties(record: Any) -> Any:
        return record._replace(parties=tuple(spoilt(party, "name") for party in record.parties))

    dossier.name = "\x1b]0;x\x07" + EVIL["markup"]
    dossier.articles = tuple(
        spoilt(each, "title", "author", "path", "outlet")._replace(
            title_stated=False,
            sections=tuple(
                spoilt(section, "heading") if section.heading else section for section in each.sections
            ),
        )
        for each in dossier.articles
    )
    dossier.entities = tuple(
        spoilt(each, "name")._replace(aliases=(next(strings), next(strings))) for each in dossier.entities
    )
    dossier.claims = tuple(parties(spoilt(each, "status_cue", "source")) for each in dossier.claims)
    dossier.deals = tuple(
        parties(spoilt(each, "why"))._replace(
            agreement="disputed", life=tuple(spoilt(step, "cue") for step in each.life)
        )
        for each in dossier.deals
    )
    dossier.notes = tuple(
        Note(f"n{at}", target, text, (text,), text, "2025-01-01T00:00:00Z")
        for at, (text, target) in enumerate(
            zip(STRINGS.values(), cycle(("000", "001", dossier.deals[0].id, dossier.entities[0].id)))
        )
    )
    return dossier


def check(app: Any) -> None:
    """Nothing raw is on the screen, and the program still runs."""
    shown = "".join(
        segment.text for strip in app.screen._compositor.render_strips() for segment in strip if segment.text
    )
    assert not raw_characters(shown.encode("utf-8", "surrogatepass")), raw_characters(shown.encode())
    assert app.return_code is None
    assert app._exception is None


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("name", WALKS if SOAK else [*WALKS][1::4])
async def test_hostile_records_are_only_text(name: str, size: tuple[int, int]) -> None:
    async with explorer(size=size, dossier=hostile()) as (app, pilot):
        for key in WALKS[name]:
            await press(pilot, key)
            check(app)
        await pilot.resize_terminal(42, 12)
        await settle(pilot)
        check(app)


@pytest.mark.parametrize("at", FIELDS if SOAK else FIELDS[::4], ids=" ".join)
async def test_pasting_hostile_text_into_every_field(at: tuple[str, ...]) -> None:
    strings = [*STRINGS.values()] if SOAK else [*[*EVIL.values()][::6], LONG["letters"]]
    async with explorer(*at) as (app, pilot):
        for text in strings:
            if app.focused is not None:
                app.focused.post_message(events.Paste(text))
            await settle(pilot)
            check(app)
        await press(pilot, "enter")
        check(app)
    assert app.return_code in (None, 0)


async def test_messages_and_titles_are_only_text() -> None:
    async with explorer() as (app, pilot):
        for text in STRINGS.values():
            app.notify(text)
            app.title = text
            await settle(pilot)
            check(app)
        assert screen(app)


async def test_the_reader_says_that_something_was_taken_out() -> None:
    dossier = GoldDossier()
    dossier.articles = tuple(article._replace(removed=8) for article in dossier.articles)
    async with explorer(size=(80, 24), dossier=dossier) as (app, pilot):
        await press(pilot, "enter")
        text = " ".join(line.rpartition("││")[2].strip(" │") for line in screen(app).splitlines())
        assert "· 8 hidden characters taken out" in text  # however the line is wrapped
