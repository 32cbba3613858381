"""Telling the language of a block, and reading absolute dates."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.dates import find_dates, iso_date, parse_date
from store.text.language import language

SEEDS = Path(__file__).parents[3] / "seeds"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Le groupe a levé dix millions auprès de ses actionnaires.", "fr"),
        ("The company has raised ten million from its shareholders.", "en"),
        ("L’éditeur d’un modèle", "fr"),
        ("OpenAI, Microsoft, Nvidia", None),
        ("1 000 $", None),
        ("", None),
        ("Le CEO de Stability AI quitte la start-up : « open source is the way »", None),
        ("Meta's new lab will be led by the founder of Scale AI", "en"),
    ],
)
def test_the_language_of_a_block(text: str, told: str | None) -> None:
    assert language(text) == told


def test_the_bundled_articles_are_french() -> None:
    assert {language(path.read_text("utf-8")) for path in SEEDS.glob("*.txt")} == {"fr"}


@pytest.mark.parametrize(
    ("text", "iso", "span"),
    [
        ("Publié le 12 mars 2025 à 10h30", "2025-03-12", "12 mars 2025"),
        ("le 1er août 2024.", "2024-08-01", "1er août 2024"),
        ("mai 9, 2025", "2025-05-09", "mai 9, 2025"),
        ("March 12th, 2025", "2025-03-12", "March 12th, 2025"),
        ("Sept. 3, 2024", "2024-09-03", "Sept. 3, 2024"),
        ("3 Feb 2024", "2024-02-03", "3 Feb 2024"),
        ("12/03/2025", "2025-03-12", "12/03/2025"),
        ("03/25/2025", "2025-03-25", "03/25/2025"),
        ("12.03.2025", "2025-03-12", "12.03.2025"),
        ("2025-03-12T10:30", "2025-03-12", "2025-03-12"),
        ("en mars\u00a02025", "2025-03", "mars\u00a02025"),
        ("LE 5 DÉCEMBRE 2024", "2024-12-05", "5 DÉCEMBRE 2024"),
    ],
)
def test_dates_of_every_form(text: str, iso: str, span: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.iso, text[found.start : found.end]) == (iso, span)


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2025",
        "12 mars",
        "en 2025",
        "version 12.03.25",
        "1.500.2025",
        "marsouin 2025",
        "maire 2020",
        "192.168.1.2020",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


def test_figures_are_american_in_english_only() -> None:
    assert [d.iso for d in find_dates("04/05/2025", "en")] == ["2025-04-05"]
    assert [d.iso for d in find_dates("04/05/2025", "fr")] == ["2025-05-04"]


@given(st.dates())
def test_the_calendar_is_the_calendar(day: object) -> None:
    year, month, of_month = map(int, str(day).split("-"))
    assert iso_date(year, month, of_month) == str(day)


@given(st.integers(1900, 2100), st.integers(-3, 20), st.integers(-3, 40))
def test_impossible_days_have_no_iso_form(year: int, month: int, of_month: int) -> None:
    from datetime import date

    try:
        expected: str | None = date(year, month, of_month).isoformat()
    except ValueError:
        expected = None
    assert iso_date(year, month, of_month) == expected
