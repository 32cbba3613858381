"""A kind corrected by hand with the parties of the new kind; and other questions on what is decided."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.dossier import Dossier, ingest, open_dossier
from store.model import Deal
from tests.conftest import SEEDS
from tests.tui.driving import explorer, lines, press, screen, write
from tests.tui.gold_dossier import GoldDossier


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds."""
    store = tmp_path_factory.mktemp("kinds") / "s.json"
    ingest([SEEDS], store)
    return store


@pytest.fixture
def dossier(made: Path, tmp_path: Path) -> Dossier:
    """That store, to be changed."""
    (tmp_path / "s.json").write_bytes(made.read_bytes())
    return open_dossier(tmp_path / "s.json")


def bid(dossier: Dossier) -> Deal:
    """The offer that is filtered for, whatever it is called now."""
    (found,) = (deal for deal in dossier.deals if deal.amount == 97.4e9)
    return found


async def correct_kind(pilot: object, word: str, kind: str) -> None:
    """Up to the question for the parties."""
    await write(pilot, "97,4")  # type: ignore[arg-type]
    await press(pilot, "enter", "C")  # type: ignore[arg-type]
    await write(pilot, word)  # type: ignore[arg-type]
    await press(pilot, "enter")  # type: ignore[arg-type]
    await write(pilot, kind)  # type: ignore[arg-type]
    await press(pilot, "enter")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "word", "kind", "role"),
    [("en", "kind", "lawsuit", "plaintiff: "), ("fr", "nature", "procès", "plaignant\u202f: ")],
)
async def test_a_kind_is_corrected_with_its_parties_in_one_decision(
    dossier: Dossier, language: str, word: str, kind: str, role: str
) -> None:
    before = bid(dossier)
    async with explorer("d", "f", dossier=dossier, language=language, size=(80, 24)) as (app, pilot):
        await correct_kind(pilot, word, kind)
        assert role in app.screen.line.value  # type: ignore[attr-defined]
        assert dossier.decisions == ()
        await press(pilot, "enter")
        assert len(dossier.decisions) == 1
        corrected = bid(dossier)
        assert corrected.kind == "lawsuit"
        assert {party.role for party in corrected.parties} <= {"plaintiff", "defendant"}
        assert [party.name for party in corrected.parties] == [party.name for party in before.parties]
        assert set(corrected.decided) >= {"kind", "parties"}
        await press(pilot, "u")
        assert bid(dossier) == before
        await press(pilot, "U")
        assert bid(dossier) == corrected
        assert dossier.verify() == ()


async def test_esc_on_the_parties_of_a_new_kind_changes_nothing_and_says_so(dossier: Dossier) -> None:
    before = bid(dossier)
    async with explorer("d", "f", dossier=dossier) as (app, pilot):
        await correct_kind(pilot, "kind", "lawsuit")
        await press(pilot, "escape")
        assert (dossier.decisions, bid(dossier)) == ((), before)
        assert "Unchanged (bid)" in lines(app)[-1]
        await press(pilot, "C")
        await write(pilot, "kind")
        await press(pilot, "enter")
        await write(pilot, "bid")
        await press(pilot, "enter")
        assert dossier.decisions == ()
        assert "Unchanged (bid)" in lines(app)[-1]


async def test_a_kind_that_knows_the_roles_asks_nothing_more(dossier: Dossier) -> None:
    dossier.decide("correct", bid(dossier).id, field="kind", value="investment")
    async with explorer("d", "f", dossier=dossier) as (app, pilot):
        await correct_kind(pilot, "kind", "funding")
        assert bid(dossier).kind == "funding_round"
        assert "takes it back" in lines(app)[-1]


async def test_a_capital_of_another_view_says_where_it_decides() -> None:
    async with explorer("a") as (app, pilot):
        await press(pilot, "C")
        assert "C decides something in Ledger" in lines(app)[-1]
        await press(pilot, "M")
        assert "Entities, Ledger" in lines(app)[-1]
        await press(pilot, "d", "C")
        assert "decides something" not in screen(app)


async def test_the_likeliest_are_offered_first_to_merge_and_a_merged_name_is_said() -> None:
    dossier = GoldDossier()
    async with explorer("e", dossier=dossier) as (app, pilot):
        chosen, other = dossier.entities[0], dossier.entities[-1]
        renamed = other._replace(name=f"{chosen.name} Holdings")
        dossier.entities = (*dossier.entities[:-1], renamed)
        await press(pilot, "M")
        assert app.screen.listing.current.label == renamed.name  # type: ignore[attr-defined]
        assert "The name chosen is kept" in screen(app)
        await press(pilot, "enter")
        assert dossier.decisions[0].args == {"into": renamed.id}
