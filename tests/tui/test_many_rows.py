"""Long lists are put in order in a thread: the screens end as they do when all is done at once."""

from __future__ import annotations

import gc
import threading

import pytest

from store.answers import MatrixRow
from tests.tui.driving import explorer, lines, press, settle
from tests.tui.gold_dossier import GoldDossier
from tui import explorer as explorers
from tui import index
from tui.explorer import Explorer
from tui.screens import choose_pair, entities, ledger_table, matrix
from tui.screens.ledger import Ledger
from tui.screens.overlay import Chooser
from tui.widgets.line_list import LineList
from tui.widgets.page import Row, Rows, fixed
from tui.widgets.record_list import RecordList

WALKS = (
    ("d",),
    ("d", "s"),
    ("d", "s", "s", "s", "r"),
    ("d", "b", "b"),
    ("d", "i", "v"),
    ("d", "v", "v"),
    ("d", "v", "v", "v"),
    ("d", "down", "down", "enter"),
    ("e",),
    ("e", "s", "s", "r"),
    ("e", "i", "end"),
    ("e", "tab", "pagedown"),
    ("x",),
    ("x", "i", "l", "l", "down"),
    ("x", "down", "d", "x"),
    ("m",),
    ("m", "enter"),
)


def many(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (ledger_table, entities, matrix):
        monkeypatch.setattr(module, "MANY_ROWS", 0)
    monkeypatch.setattr(index, "AT_ONCE", 0)
    monkeypatch.setattr(choose_pair, "FEW", 0)


@pytest.mark.parametrize("keys", WALKS, ids=" ".join)
async def test_in_a_thread_or_at_once_the_screen_ends_the_same(
    keys: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def shown() -> list[str]:
        async with explorer(size=(120, 40)) as (app, pilot):
            for key in keys:
                await press(pilot, key)
            return lines(app)

    at_once = await shown()
    many(monkeypatch)
    assert await shown() == at_once


async def test_a_view_that_was_left_holds_little(monkeypatch: pytest.MonkeyPatch) -> None:
    many(monkeypatch)
    given_back: list[int] = []
    monkeypatch.setattr(explorers, "MANY", 1)
    monkeypatch.setattr(explorers, "give_back", lambda: given_back.append(1))
    async with explorer(size=(80, 24)) as (app, pilot):
        for key in ("d", "i", *["pagedown"] * 4, "x", "pagedown", "a"):
            await press(pilot, key)
        gc.collect()
        assert not [found for found in gc.get_objects() if type(found) is MatrixRow]
        hidden = [
            lines for stack in app._screen_stacks.values() for screen in stack
            if not screen.is_current for lines in screen.query(LineList)
        ]  # fmt: skip
        assert any(lines._strips for lines in hidden)
        assert all(len(lines._strips) <= lines.size.height for lines in hidden)
        app.worker.submit(int).result()
        assert len(given_back) >= 3
        await press(pilot, "x")
        assert app.view is not None
        assert app.view.query_one(RecordList).rows


class Slow(GoldDossier):
    """A dossier whose filter and likeness take as long as a test wants."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()

    def filter_deals(self, query, lenient=False, cancelled=lambda: False):  # type: ignore[no-untyped-def]
        self.go_on.wait(10)
        return super().filter_deals(query, lenient, cancelled)

    def similar(self, id: str, limit: int = 10) -> list[tuple[str, float]]:
        self.go_on.wait(10)
        return super().similar(id, limit)


def ledger(app: Explorer) -> Ledger:
    assert isinstance(app.view, Ledger)
    return app.view


async def test_while_a_filter_is_looked_through_keys_move_and_nothing_typed_is_lost() -> None:
    dossier = Slow()
    async with explorer("d", dossier=dossier) as (app, pilot):
        before = len(ledger(app).shown_deals())
        for key in ("f", *"softbank"):
            await pilot.press(key)
        await pilot.pause()
        assert ledger(app).filter_bar.text == "softbank"
        assert any("counting…" in line for line in lines(app))
        here = ledger(app).listing.cursor
        await pilot.press("down")
        await pilot.pause()
        assert ledger(app).listing.cursor == here + 1
        assert len(ledger(app).shown_deals()) == before
        dossier.go_on.set()
        await settle(pilot)
        found = {deal.id for deal in ledger(app).shown_deals()}
        kept = [deal for deal in dossier.filter_deals("softbank") if index.first_view(deal)]
        assert found == {deal.id for deal in kept}
        assert 0 < len(found) < before


async def test_enter_on_suggestions_still_looked_for_takes_the_first_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many(monkeypatch)
    dossier = Slow()
    async with explorer(dossier=dossier) as (app, pilot):
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, Chooser)
        assert len(app.screen.choices) == len(dossier.articles) - 1
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Chooser)
        dossier.go_on.set()
        await settle(pilot)
        shown = dossier.articles[0].id
        assert app.view is not None
        assert app.view.place()[1:3] == (shown, dossier.similar(shown, 1)[0][0])


async def test_letters_typed_while_suggestions_are_looked_for_narrow_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many(monkeypatch)
    dossier = Slow()
    async with explorer(dossier=dossier) as (app, pilot):
        await pilot.press("m", "0", "0", "4")
        dossier.go_on.set()
        await settle(pilot)
        assert isinstance(app.screen, Chooser)
        assert [row.value for row in app.screen.listing.rows] == ["004"]
        assert app.screen.listing.rows[0].remark


def test_rows_of_a_page_are_made_where_they_are_looked_at() -> None:
    made: list[int] = []

    def make(at: int) -> Row:
        made.append(at)
        return fixed((str(at), ""), target=at)

    rows = Rows([fixed(("head", ""))])
    rows.run(50_000, make)
    rows.extend([fixed(("tail", ""))])
    assert len(rows) == 50_002
    assert (rows[1].target, rows[50_000].target, rows[-1].target) == (0, 49_999, None)
    assert made == [0, 49_999]
    assert [row.target for row in rows[0:3]] == [None, 0, 1]
    with pytest.raises(IndexError):
        rows[50_002]


async def test_what_is_filled_in_later_leaves_the_reader_where_he_is(monkeypatch: pytest.MonkeyPatch) -> None:
    async with explorer("e", "tab", "end") as (app, _):
        at_once = lines(app)
    monkeypatch.setattr(index, "AT_ONCE", 0)
    release = threading.Event()
    honest = index.Index.together_with

    def slow(self, entity):  # type: ignore[no-untyped-def]
        release.wait(10)
        return honest(self, entity)

    monkeypatch.setattr(index.Index, "together_with", slow)
    async with explorer(size=(120, 40)) as (app, pilot):
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("tab", "end")
        await pilot.pause()
        release.set()
        await settle(pilot)
        assert lines(app) == at_once
