"""Who opens a folder again is told what is otherwise in it; what was refused is told at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model import IngestReport, Refused
from tests.tui.driving import TERMINAL, lines, press, screen, settle
from tests.tui.gold_dossier import GoldDossier
from tui import catalogue
from tui.explorer import Explorer
from tui.state import State

NOTHING = IngestReport((), (), (), (), (), ())


@pytest.mark.parametrize(
    ("language", "report", "said"),
    [
        (
            "en",
            NOTHING._replace(added=("five",), unchanged=("one",)),
            "In the sources: 1 added (F2 says which).",
        ),
        (
            "fr",
            NOTHING._replace(changed=("a", "b"), vanished=("c",)),
            "sources\u202f: 2 changés, 1 disparu (F2 dit lesquels).",
        ),
        (
            "en",
            NOTHING._replace(added=("a",), refused=(Refused("x", "y"),)),
            "In the sources: 1 refused (F2 says which).",
        ),
        ("en", NOTHING._replace(added=("a",)), "? help"),
        ("en", NOTHING._replace(unchanged=("a",)), "? help"),
    ],
)
async def test_who_comes_back_is_told_what_is_new(language: str, report: IngestReport, said: str) -> None:
    catalogue.set_language(language)
    app = Explorer(GoldDossier(), theme="dark", environ=TERMINAL, report=report)  # type: ignore[arg-type]
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            assert said in lines(app)[-1]
            await press(pilot, "d")
            assert "1 added" not in lines(app)[-1]
    finally:
        catalogue.set_language("en")


async def test_what_is_refused_or_gone_is_told_once_and_listed_by_a_key(tmp_path: Path) -> None:
    dossier = GoldDossier()
    first = Refused("/press/a.txt", "is empty: nothing to read")
    later = Refused("/press/b\x1b.txt", "is empty: nothing to read")
    gone = dossier.article_ids[0]
    before = NOTHING._replace(unchanged=("x",), refused=(first,), vanished=(gone,))
    for report, said, listed in (
        (before, "1 vanished, 1 refused (F2 says which)", ("/press/a.txt", gone)),
        (before, "? help", ("/press/a.txt", gone)),
        (before._replace(refused=(first, later)), "1 refused (F2", ("/press/a.txt", "/press/b.txt")),
        (None, "? help", ("/press/a.txt", "/press/b.txt")),
        (before._replace(added=("001",), vanished=()), "1 added (F2", ("New articles", " 001 OpenAI")),
        (NOTHING._replace(unchanged=("x",)), "? help", ("no file was refused or gone",)),
    ):
        state = State(tmp_path / "state.json")
        state.load()
        app = Explorer(dossier, theme="dark", environ=TERMINAL, report=report, state=state)  # type: ignore[arg-type]
        async with app.run_test(size=(120, 40)) as pilot:
            await settle(pilot)
            assert said in lines(app)[-1]
            await press(pilot, "f2")
            assert all(name in screen(app) for name in listed)
            await press(pilot, "escape", "Q")
