"""Who opens a folder again is told what is otherwise in it; what was refused is told at once."""

from __future__ import annotations

import pytest

from store.model import IngestReport, Refused
from tests.tui.driving import TERMINAL, lines, press, settle
from tests.tui.gold_dossier import GoldDossier
from tui import catalogue
from tui.explorer import Explorer

NOTHING = IngestReport((), (), (), (), (), ())


@pytest.mark.parametrize(
    ("language", "report", "said"),
    [
        ("en", NOTHING._replace(added=("five",), unchanged=("one",)), "In the sources: 1 added."),
        ("fr", NOTHING._replace(changed=("a", "b"), vanished=("c",)), "sources\u202f: 2 changés, 1 disparu."),
        (
            "en",
            NOTHING._replace(added=("a",), refused=(Refused("x", "y"),)),
            "In the sources: 1 refused (named on leaving).",
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
