"""A kind corrected by hand: the roles it knows, and the question for the parties that follows."""

from __future__ import annotations

import pytest

from store.hints import get_args
from store.model import Kind, Party, Role
from tests.tui.driving import explorer, lines, press, screen, write
from tests.tui.gold_dossier import GoldDossier
from tui.recast import SIDES, recast


def _roles(kind: Kind, *roles: Role) -> list[str]:
    return [party.role for party in recast(kind, [Party(f"n{n}", role) for n, role in enumerate(roles)])]


def test_a_party_keeps_its_side_in_the_new_kind() -> None:
    assert _roles("acquisition", "customer", "supplier") == ["buyer", "target"]
    assert _roles("investment", "target", "buyer") == ["recipient", "investor"]
    assert _roles("bid", "buyer", "seller", "target") == ["bidder", "seller", "target"]
    assert _roles("contract", "buyer", "seller") == ["customer", "supplier"]
    assert _roles("lawsuit", "partner", "partner", "partner") == ["plaintiff", "defendant", "defendant"]
    assert _roles("acquisition", "subject") == ["buyer"]
    assert _roles("partnership", "customer", "supplier") == ["partner", "partner"]
    assert _roles("revenue", "customer", "supplier") == ["subject", "subject"]


def test_every_kind_leaves_the_roles_it_gave() -> None:
    for kind in get_args(Kind):
        for sides in SIDES.values():
            given = recast(kind, [Party(role, role) for role in sides])
            assert recast(kind, given) == given, kind


class Deciding(GoldDossier):
    """A dossier in which a corrected kind is shown."""

    def decide(self, action: str, target: str, **args: object):  # type: ignore[no-untyped-def,override]
        made = super().decide(action, target, **args)
        if args.get("field") == "kind":
            self.deals = tuple(
                deal._replace(kind=args["value"]) if deal.id == target else deal for deal in self.deals
            )
        return made


@pytest.mark.parametrize(
    ("language", "word", "kind", "role"),
    [("en", "kind", "lawsuit", "plaintiff: "), ("fr", "nature", "procès", "plaignant\u202f: ")],
)
async def test_a_new_kind_asks_for_its_parties_in_its_own_roles(
    language: str, word: str, kind: str, role: str
) -> None:
    dossier = Deciding()
    async with explorer("d", "C", dossier=dossier, language=language, size=(80, 24)) as (app, pilot):
        await write(pilot, word)
        await press(pilot, "enter")
        await write(pilot, kind)
        await press(pilot, "enter")
        assert role in app.screen.line.value  # type: ignore[attr-defined]
        await press(pilot, "enter")
        fields = [decision.args["field"] for decision in dossier.decisions]
        assert fields == ["kind", "parties"]
        assert {party["role"] for party in dossier.decisions[1].args["value"]} <= {"plaintiff", "defendant"}


async def test_a_kind_that_knows_the_roles_asks_nothing_more_and_esc_leaves_the_parties() -> None:
    dossier = Deciding()
    async with explorer("d", "C", dossier=dossier) as (app, pilot):
        await write(pilot, "kind")
        await press(pilot, "enter")
        await write(pilot, "lawsuit")
        await press(pilot, "enter", "escape")
        assert [decision.args["field"] for decision in dossier.decisions] == ["kind"]
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
