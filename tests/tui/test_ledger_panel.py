"""The ledger over a real dossier of one much-told takeover: proof side by side, totals, decisions, export."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from store.dossier import Dossier, ingest, open_dossier
from tests.conftest import SEEDS
from tests.tui.driving import TERMINAL, explorer, lines, press, screen, write
from tui.screens.ledger import Ledger
from tui.screens.ledger_claims import claim_rows, differs
from tui.widgets.paint import width_of

ARTICLES = Path(__file__).parents[1] / "gold" / "takeover"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the takeover."""
    folder = tmp_path_factory.mktemp("takeover")
    for path in ARTICLES.glob("tk*"):
        shutil.copy(path, folder)
    ingest([folder], folder / "s.json")
    return folder / "s.json"


@pytest.fixture
def dossier(made: Path, tmp_path: Path) -> Dossier:
    """That store, to be changed."""
    shutil.copy(made, tmp_path / "s.json")
    return open_dossier(tmp_path / "s.json")


def of_app(app: object) -> Ledger:
    """The ledger on screen."""
    view = app.view  # type: ignore[attr-defined]
    assert isinstance(view, Ledger)
    return view


async def test_the_filter_language_keeps_what_it_says(dossier: Dossier) -> None:
    async with explorer("d", dossier=dossier) as (app, pilot):
        view = of_app(app)
        for query, holds in (
            ("kind:acquisition", lambda d: d.kind == "acquisition"),
            ("party:siemens amount:>2.6bn", lambda d: d.amount == 2.8e9),
            ("status:rejected", lambda d: d.kind == "bid"),
            ("agreement:disputed", lambda d: d.why == "2.8 against 3 billion euros"),
            ("year:2023", lambda d: (d.date or "").startswith("2023")),
            ("amount:none", lambda d: d.amount is None),
            ("date:aucune", lambda d: d.date is None),
        ):
            view.filter_bar.open(query[:-1])
            await write(pilot, query[-1])
            shown = view.shown_deals()
            assert shown, query
            assert all(map(holds, shown)), query


async def test_every_column_sorts_and_turns_around(dossier: Dossier) -> None:
    async with explorer("d", dossier=dossier) as (app, pilot):
        view = of_app(app)
        seen = set()
        for _ in range(7):
            await press(pilot, "s")
            forth = [deal.id for deal in view.shown_deals()]
            await press(pilot, "r")
            back = [deal.id for deal in view.shown_deals()]
            assert forth != back
            assert set(forth) == set(back)
            assert (
                sum("▾" in line or "▴" in line for line in lines(app)[:5]) == 1
                or view.sorting[0] == "agreement"
            )
            seen.add(view.sorting[0])
        assert len(seen) == 7


async def test_groups_count_a_deal_once_though_it_stands_under_each_party(dossier: Dossier) -> None:
    async with explorer("d", "f", dossier=dossier) as (app, pilot):
        await write(pilot, "agreement:disputed")
        await press(pilot, "enter", "b", "b")
        assert of_app(app).grouping == "party"
        assert len(of_app(app).shown_deals()) == 2
        assert "1 deal · by party" in screen(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_tellings_stand_side_by_side_with_their_differing_words_marked(
    dossier: Dossier, size: tuple[int, int]
) -> None:
    deal = next(d for d in dossier.deals if d.agreement == "disputed")
    async with explorer("d", dossier=dossier, size=size) as (app, _pilot):
        rows = claim_rows(app, deal, size[0] - 4)
        shown = [row.make(size[0] - 4) for row in rows]
        assert all(width_of(line) <= size[0] - 4 for line in shown)
        texts = ["".join(text for text, _ in line) for line in shown]
        assert any(" ┃ " in text for text in texts) == (size[0] >= 100)
        said = " ".join(texts)
        for claim in dossier.claims_of_deal(deal.id):
            assert all(word in said for word in claim.evidence[0].text.split())
        marked = {text for line in shown for text, tone in line if tone == "word"}
        assert marked
        heads = [text for row, text in zip(rows, texts, strict=True) if row.target is not None]
        apart = [c for c in dossier.claims_of_deal(deal.id) if differs(c, deal)]
        assert sum(text.startswith(" ≠") for text in heads) == len(apart) == 5


async def test_a_total_opens_to_the_rows_it_sums(dossier: Dossier) -> None:
    async with explorer("d", "v", "tab", dossier=dossier) as (app, pilot):
        view = of_app(app)
        everything = len(view.shown_deals())
        await press(pilot, "down", "down")
        total = view.page.target[1]  # type: ignore[index]
        await press(pilot, "enter")
        assert {deal.id for deal in view.shown_deals()} == set(total.deals)
        assert len(total.deals) < everything
        await press(pilot, "escape")
        assert len(view.shown_deals()) == everything


async def test_each_decision_by_keys_is_shown_with_a_sign_undone_and_made_again(dossier: Dossier) -> None:
    async with explorer("d", dossier=dossier, size=(80, 24)) as (app, pilot):
        of_app(app).filter_bar.open("party:aquila kind:acquisition amount:>2.6b")
        await press(pilot, "n", "enter", "C", "down", "down", "down", "enter", "ctrl+u")
        await write(pilot, "buyer: Siemens AG; target: Aquila Robotics")
        await press(pilot, "enter")
        (deal,) = of_app(app).shown_deals()
        assert [(p.name, p.role) for p in deal.parties] == [
            ("Siemens AG", "buyer"),
            ("Aquila Robotics", "target"),
        ]
        assert any("✎ Siemens AG" in line for line in lines(app))
        for _ in range(2):
            await press(pilot, "u")
            assert dossier.deal(deal.id).parties[0].name == "Siemens"
            await press(pilot, "U")
            assert dossier.deal(deal.id).parties[0].name == "Siemens AG"
        await press(pilot, "X", "enter")
        assert dossier.decisions[-1].action == "reject_claim"
        rejected = dossier.claim(dossier.decisions[-1].target)
        assert (rejected.deal, rejected.id in deal.claims) == (None, True)
        await press(pilot, "u", "P", "enter")
        (parted,) = dossier.decisions[-1].args["claims"]
        assert dossier.claim(parted).deal not in (None, deal.id) or len(dossier.deal(deal.id).claims) == 1
        await press(pilot, "u", "H")
        assert not of_app(app).shown_deals()
        await press(pilot, "u")
        assert len(of_app(app).shown_deals()) == 1


async def test_wrong_parties_are_refused_in_words(dossier: Dossier) -> None:
    async with explorer("d", "C", "down", "down", "down", "enter", "ctrl+u", dossier=dossier) as (app, pilot):
        await write(pilot, "chief: Siemens")
        await press(pilot, "enter")
        assert "role: Name" in screen(app)
        assert dossier.decisions == ()


async def test_decisions_are_listed_and_those_that_no_longer_fit_are_told(made: Path, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for path in ARTICLES.glob("tk*"):
        shutil.copy(path, folder)
    ingest([folder], tmp_path / "s.json")
    dossier = open_dossier(tmp_path / "s.json")
    deal = next(d for d in dossier.deals if d.kind == "contract" and d.amount == 2.8e9)
    dossier.decide("correct", deal.id, field="amount", value=2.9e9)
    dossier.decide("rename", "alstom", name="Alstom SA")
    path = folder / "tk13_trains.txt"
    path.write_text(path.read_text().replace("2,8 milliards", "2,7 milliards"))
    assert ingest([folder], tmp_path / "s.json").unresolved
    async with explorer(dossier=open_dossier(tmp_path / "s.json")) as (app, pilot):
        assert "1 decision no longer fits" in lines(app)[-1]
        await press(pilot, "d", "v", "v", "v", "v")
        assert of_app(app).panel == "decisions"
        text = screen(app)
        at = [
            text.index(word)
            for word in ("correct ", "amount → 2.9bn", "not applied", "no longer", "rename alstom")
        ]
        assert at == sorted(at)
        assert "applied" in text[at[-1] :]


async def test_a_fact_is_added_by_hand_on_the_sentence_at_hand(dossier: Dossier) -> None:
    before = len(dossier.claims)
    async with explorer("tab", "A", dossier=dossier) as (app, pilot):
        await write(pilot, "partnership; ; ; Siemens=partner; announced")
        await press(pilot, "enter")
        assert len(dossier.claims) == before + 1
        (claim,) = (c for c in dossier.claims if "add_claim" in c.decided)
        text = dossier.article(claim.article).text
        assert claim.evidence[0].text == text[claim.evidence[0].start : claim.evidence[0].end]
        assert "Taken" in screen(app) or "ecided" in screen(app)
        assert dossier.verify() == ()
        await press(pilot, "u")
        assert len(dossier.claims) == before


@pytest.mark.parametrize("suffix", ["csv", "json", "md"])
async def test_what_is_exported_is_what_is_shown(dossier: Dossier, tmp_path: Path, suffix: str) -> None:
    target = tmp_path / f"out.{suffix}"
    async with explorer("d", "f", dossier=dossier) as (app, pilot):
        await write(pilot, "siemens")
        await press(pilot, "enter", "s", "b", "b", "w")
        app.screen.line.value = str(target)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        shown = list({deal.id: deal for deal in of_app(app).shown_deals()}.values())
    assert len(shown) > 3
    text = target.read_text(encoding="utf-8")
    if suffix == "csv":
        rows = list(csv.DictReader(text.splitlines()))
        assert [row["id"] for row in rows] == [deal.id for deal in shown]
        assert [row["amount"] for row in rows] == [str(int(d.amount)) if d.amount else "" for d in shown]
    elif suffix == "json":
        assert [(d["id"], d["why"]) for d in json.loads(text)] == [(deal.id, deal.why) for deal in shown]
    else:
        heads = [line for line in text.splitlines() if line.startswith("- **")]
        assert len(heads) == len(shown)
        assert text.count("  - > ") == sum(len(deal.claims) for deal in shown)


async def test_disputed_rows_need_no_colour(dossier: Dossier) -> None:
    async with explorer("d", dossier=dossier, environ={**TERMINAL, "NO_COLOR": "1"}, theme=None) as (
        app,
        _pilot,
    ):
        rows = [line for line in lines(app) if "Siemens → Aquila" in line and "2.8bn" in line]
        assert rows
        assert all("≠" in row for row in rows)


async def test_the_real_answer_to_who_funded_openai_is_six_keys_away(tmp_path: Path) -> None:
    ingest([SEEDS], tmp_path / "s.json")
    async with explorer("e", "enter", dossier=open_dossier(tmp_path / "s.json")) as (app, _pilot):
        rows = [line for line in lines(app) if "SoftBank" in line and "OpenAI" in line and "$30bn" in line]
        assert any(line.split("│")[-2].split()[-1] == "001" for line in rows)
