"""What is missing is said: no date, no byline, columns for which there is no room."""

from __future__ import annotations

import pytest

from store.model import Deal, Step
from tests.tui.driving import explorer, lines, press, screen
from tests.tui.gold_dossier import GoldDossier
from tui.screens.ledger_steps import steps_of


def told_only(dossier: GoldDossier) -> Deal:
    """A deal whose claims state no date, put on the day of an article as the store does."""
    deal = next(deal for deal in dossier.deals if deal.date is None)
    life = (Step(deal.status, "2025-05-09", "001", None),)
    changed = deal._replace(life=life)
    dossier.deals = tuple(changed if each.id == deal.id else each for each in dossier.deals)
    return changed


def test_a_step_that_no_claim_dates_is_dated_by_its_article() -> None:
    dossier = GoldDossier()
    told = told_only(dossier)
    stated = next(
        deal
        for deal in dossier.deals
        if any(dossier.claim(id).date == step.date for id in deal.claims for step in deal.life if step.date)
    )

    class App:
        pass

    App.dossier = dossier  # type: ignore[attr-defined]
    assert [by_article for _, by_article in steps_of(App(), told)] == [True]  # type: ignore[arg-type]
    assert not all(by_article for _, by_article in steps_of(App(), stated))  # type: ignore[arg-type]
    decided = told._replace(date="2024-01-02", decided=("date",))
    (only,) = steps_of(App(), decided)  # type: ignore[arg-type]
    assert (only.step.date, only.by_article) == ("2024-01-02", False)


@pytest.mark.parametrize(
    ("language", "says", "undated"),
    [("en", "on the day of its article", "no date: "), ("fr", "au jour de son article", "sans date\u202f: ")],
)
async def test_the_timeline_tells_stated_dates_from_those_of_articles(
    language: str, says: str, undated: str
) -> None:
    dossier = GoldDossier()
    told_only(dossier)
    async with explorer("d", "v", "v", "v", dossier=dossier, language=language, size=(120, 60)) as (app, _):
        text = screen(app)
        at = text.index("9 mai 2025" if language == "fr" else "9 May 2025")
        assert "┃○" in text[at : at + 20]
        assert "┃●" in text
        assert says in text
        assert undated in text


async def test_a_deal_without_a_date_has_a_dash_and_its_proof_says_so() -> None:
    async with explorer("d", size=(80, 24)) as (app, pilot):
        row = next(line for line in lines(app) if "valuation" in line)
        assert row.split()[2] == "–"
        await press(pilot, "j", "j")
        assert "no date" in screen(app)


@pytest.mark.parametrize(
    ("language", "nobody", "never"), [("en", "no byline", "no date"), ("fr", "sans signature", "sans date")]
)
async def test_an_article_says_that_it_has_no_byline_or_date(language: str, nobody: str, never: str) -> None:
    dossier = GoldDossier()
    bare = dossier.articles[0]._replace(author=None, date=None)
    dossier.articles = (bare, *dossier.articles[1:])
    async with explorer(dossier=dossier, language=language, size=(200, 50)) as (app, _):
        text = screen(app)
        assert text.count(nobody) == 2
        assert text.count(never) == 2


async def test_the_matrix_says_which_columns_there_is_no_room_for_and_how_to_come_to_them() -> None:
    async with explorer("x", size=(58, 24)) as (app, pilot):
        view = app.view
        count = len(view.columns)  # type: ignore[union-attr]
        shown = len(view._shown)  # type: ignore[union-attr]
        assert 0 < shown < count
        assert f"{count - shown}›" in lines(app)[2]
        assert "‹" not in lines(app)[2]
        assert f"1–{shown} here, ← → others" in screen(app)
        await press(pilot, *["right"] * (count - 1))
        assert "‹" in lines(app)[2]
        assert "›" not in lines(app)[2]
    async with explorer("x", size=(200, 50)) as (app, _):
        assert "‹" not in lines(app)[2]
        assert "others" not in screen(app)


async def test_the_smallest_window_shows_rows_above_every_panel() -> None:
    async with explorer("d", "v", size=(56, 14)) as (app, pilot):
        for _ in range(5):
            assert sum("OpenAI" in line for line in lines(app)[3:6]) >= 2
            await press(pilot, "v")
