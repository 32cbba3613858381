"""Memory between sessions: the same view, thing, filters and lookups."""

from __future__ import annotations

import json
from pathlib import Path

from tests.tui.driving import screen, settle
from tests.tui.gold_dossier import GoldDossier
from tui.explorer import Explorer
from tui.screens.ledger import Ledger
from tui.screens.lookup import Lookup
from tui.state import State, state_path
from tui.trail import Place

ENVIRON = {"LANG": "C.UTF-8", "TERM": "xterm-256color"}


async def session(path: Path, *keys: str, end: str = "Q") -> None:
    state = State(path)
    state.load()
    app = Explorer(GoldDossier(), environ=ENVIRON, state=state)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        if end:
            await pilot.press(end)


async def reopened(path: Path) -> Explorer:
    state = State(path)
    state.load()
    app = Explorer(GoldDossier(), environ=ENVIRON, state=state)
    async with app.run_test(size=(120, 40)) as pilot:
        for _ in range(4):
            await pilot.pause()
        view = app.view
        assert view is not None
        app.captured = (view, view.place())  # type: ignore[attr-defined]
    return app


async def test_a_session_opens_where_the_last_one_ended(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    await session(path, "d", "f", "m", "u", "s", "k", "enter", "i")
    view, place = (await reopened(path)).captured  # type: ignore[attr-defined]
    assert isinstance(view, Ledger)
    assert place.extra["query"] == "musk"
    assert place.extra["figures"] is True


async def test_a_lost_line_still_remembers_the_last_jump(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    await session(path, "e", "down", "d", "x", end="")
    assert json.loads(path.read_text())["views"]["entities"]["target"] == "elon-musk"


async def test_lookups_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    await session(path, "slash", "m", "e", "t", "a", "enter")
    state = State(path)
    state.load()
    assert state.lookups == ["meta"]
    app = Explorer(GoldDossier(), environ=ENVIRON, state=state)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "ctrl+r")
        await pilot.pause()
        assert isinstance(app.view, Lookup)
        assert app.view.bar.text == "meta"


def test_damage_is_forgotten_not_raised(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    for text in (
        "",
        "{",
        "[]",
        '{"form": 9}',
        '{"form": 1, "views": {"x": 1, "ledger": {"extra": 3}}, "view": "x"}',
    ):
        path.write_text(text)
        state = State(path)
        state.load()
        assert state.view is None


def test_no_file_without_a_store_and_one_name_for_each(tmp_path: Path) -> None:
    assert state_path(None) is None
    env = {"XDG_STATE_HOME": str(tmp_path)}
    first, second = state_path(Path("/a/x.json"), env), state_path(Path("/b/x.json"), env)
    assert first != second
    assert first is not None
    assert first.parent == tmp_path / "dossier"
    State(None).save()


def test_a_folder_that_takes_no_file_is_no_fault(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    State(blocked / "dossier" / "state.json").save()


async def test_a_hit_of_a_session_begun_elsewhere_is_brought_on_screen(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    await session(path, "d")
    state = State(path)
    state.load()
    app = Explorer(GoldDossier(), environ=ENVIRON, state=state)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.view, Ledger)  # the view of articles has not been opened yet
        article = app.dossier.article("001")
        start = article.text.index("SoftBank s’est engagé")
        app.go(Place("articles", "001", span=(start, start + 8)))
        await settle(pilot)
        assert "SoftBank s’est engagé" in " ".join(screen(app).split())
