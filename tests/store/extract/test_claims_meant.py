"""Whom descriptions and pronouns stand for: sides of deals told before, trades, peoples, unnamed doers."""

from __future__ import annotations

import pytest

from store.extract.explanation import explain


def _parties(text: str, amount: float) -> set[tuple[str, str]]:
    """The parties of the claim with an amount, as (role, name)."""
    claim = next(c for c in explain(text).claims if c.amount == amount)
    return {(party.role, party.name) for party in claim.parties}


@pytest.mark.parametrize(
    ("text", "amount", "wanted"),
    [
        pytest.param(
            "DoorDash bought Wolt in 2022. The Finnish business has since grown. "
            "Its owner agreed on Tuesday to buy SevenRooms for $1.2 billion.",
            1.2e9,
            {("buyer", "DoorDash"), ("target", "SevenRooms")},
            id="owner of the firm at hand",
        ),
        pytest.param(
            "Prosus offered €4.1 billion for Just Eat Takeaway. "
            "Its prey had itself sold Grubhub to Wonder for $650 million.",
            650e6,
            {("seller", "Just Eat Takeaway"), ("target", "Grubhub"), ("buyer", "Wonder")},
            id="prey of the bid told before",
        ),
        pytest.param(
            "Le leader, Edenred, regarde l'opération de haut. Il a dégagé 1,6 milliard d'euros de revenus.",
            1.6e9,
            {("subject", "Edenred")},
            id="name that explains a description",
        ),
        pytest.param(
            "Trois de ses actionnaires, Bpifrance, Crédit Agricole et BNP Paribas, ont investi 110 millions "
            "d'euros dans Worldline.",
            110e6,
            {
                ("investor", "Bpifrance"),
                ("investor", "Crédit Agricole"),
                ("investor", "BNP Paribas"),
                ("recipient", "Worldline"),
            },
            id="list behind a count",
        ),
        pytest.param(
            "PayPal, too, found a buyer: KKR agreed in 2023 to acquire up to €40 billion of its receivables.",
            40e9,
            {("buyer", "KKR"), ("seller", "PayPal")},
            id="a thing bought is no firm",
        ),
        pytest.param(
            "Joby is the richest of the lot. Uber sold it its own flying-taxi arm. The company burned $477 "
            "million last year.",
            477e6,
            {("subject", "Joby")},
            id="a passage stays with whom an object takes up",
        ),
        pytest.param(
            "AutoStore reste devant. Le norvégien, que SoftBank avait valorisé 7,7 milliards de dollars, a "
            "réalisé 601 millions de dollars de ventes.",
            601e6,
            {("subject", "AutoStore")},
            id="a relative with a subject of its own",
        ),
    ],
)
def test_descriptions_stand_for_the_firm_meant(
    text: str, amount: float, wanted: set[tuple[str, str]]
) -> None:
    assert _parties(text, amount) == wanted


@pytest.mark.parametrize(
    ("text", "amount", "never"),
    [
        pytest.param(
            "Verkor a levé 850 millions d'euros. L'État a promis à la start-up 650 millions d'euros de "
            "subventions.",
            650e6,
            ("donor", "Verkor"),
            id="the state gives",
        ),
        pytest.param(
            "Rivian makes vans. Volkswagen came next. The state had promised the start-up $1.5 billion in "
            "incentives.",
            1.5e9,
            ("recipient", "Volkswagen"),
            id="no start-up of an old trade",
        ),
        pytest.param(
            "Stripe bought Bridge. Global Payments is considering the sale of its payroll business, which "
            "could fetch $1 billion.",
            1e9,
            ("target", "Bridge"),
            id="a business of one's own",
        ),
    ],
)
def test_no_party_is_better_than_a_wrong_one(text: str, amount: float, never: tuple[str, str]) -> None:
    assert never not in _parties(text, amount)
