"""Statements that tell too little by themselves join the one deal they belong to, and no other."""

from __future__ import annotations

import pytest

from tests.store.reconcile.hand import Dossier, one

STAKE = "investor:ASML; recipient:Mistral AI"


def told_twice() -> Dossier:
    """Two articles on one investment, a third that names both firms and says 1.3 billion."""
    dossier = Dossier()
    for name, date in (("a", "2025-09-09"), ("b", "2025-09-10"), ("c", "2025-09-12")):
        dossier.article(name, "ASML, Mistral AI, Reuters: 1.3 billion", date)
        dossier.names(name, "ORG", "ASML", "Mistral AI", "Reuters")
        if name != "c":
            dossier.claim(name, "investment", 1.3e9, "1.3 billion", STAKE, status="completed")
    return dossier


@pytest.mark.parametrize(
    ("kind", "parties"),
    [
        ("other_amount", "subject:ASML"),
        ("other_amount", ""),
        ("investment", ""),
        ("investment", "investor:ASML"),
        ("investment", "investor:ASML; recipient:Reuters"),
        ("investment", "recipient:ASML"),
    ],
)
def test_a_stray_joins_the_deal_whose_figure_it_tells(kind: str, parties: str) -> None:
    dossier = told_twice()
    dossier.claim("c", kind, 1.3e9, "1.3 billion", parties, status="completed")
    deal = one(dossier.ledger().deals)
    assert (deal.kind, len(deal.claims)) == ("investment", 3)
    roles = {(party.name, party.role) for party in deal.parties}
    assert {("ASML", "investor"), ("Mistral AI", "recipient")} <= roles


@pytest.mark.parametrize(
    ("kind", "parties", "amount"),
    [
        ("other_amount", "subject:Nvidia", 1.3e9),
        ("other_amount", "", 1.4e9),
        ("contract", "customer:ASML", 1.3e9),
        ("valuation", "", 1.3e9),
        ("investment", "investor:Nvidia; recipient:Reuters", 1.3e9),
        ("revenue", "subject:ASML", 1.3e9),
    ],
)
def test_a_stray_that_says_otherwise_stays_alone(kind: str, parties: str, amount: float) -> None:
    dossier = told_twice()
    dossier.claim("c", kind, amount, "1.3 billion", parties, status="completed")
    assert len(dossier.ledger().deals) == 2


def test_a_stray_that_fits_two_deals_joins_neither() -> None:
    dossier = told_twice()
    dossier.claim(
        "a", "contract", 1.3e9, "1.3 billion", "customer:Mistral AI; supplier:ASML", status="completed"
    )
    dossier.claim("c", "other_amount", 1.3e9, "1.3 billion", "subject:ASML", status="completed")
    dossier.claim(
        "b", "contract", 1.3e9, "1.3 billion", "customer:Mistral AI; supplier:ASML", status="completed"
    )
    assert len(dossier.ledger().deals) == 3


def test_a_stray_of_an_article_that_names_nobody_of_the_deal_stays_alone() -> None:
    dossier = told_twice()
    dossier.article("d", "Some 1.3 billion", "2025-09-11")
    dossier.claim("d", "other_amount", 1.3e9, "1.3 billion", "")
    assert len(dossier.ledger().deals) == 2


def test_a_round_figure_never_outweighs_another_party() -> None:
    dossier = Dossier()
    for name in ("a", "b"):
        dossier.article(name, "ASML, Mistral AI: 1 billion", "2025-09-09")
        dossier.claim(name, "investment", 1e9, "1 billion", STAKE)
    dossier.article("c", "ASML puts 1 billion into Aleph Alpha, like Mistral AI", "2025-09-09")
    dossier.name("c", "Mistral AI")
    dossier.claim("c", "investment", 1e9, "1 billion", "investor:ASML; recipient:Aleph Alpha")
    assert len(dossier.ledger().deals) == 2


def test_a_background_reminder_joins_the_dated_fact() -> None:
    dossier = Dossier()
    dossier.article("a", "In June 2024 it raised 600 million", "2025-09-09")
    dossier.claim(
        "a", "funding_round", 6e8, "600 million", "recipient:Mistral AI", status="completed", date="2024-06"
    )
    dossier.article("b", "It had raised 600 million", "2025-09-10")
    dossier.claim("b", "funding_round", 6e8, "600 million", "recipient:Mistral AI", status="completed")
    deal = one(dossier.ledger().deals)
    assert deal.date == "2024-06"


def test_a_valuation_that_one_article_alone_calls_pre_money_is_the_one_all_tell() -> None:
    dossier = Dossier()
    for name, quantity in (("a", "post_money"), ("b", "total"), ("c", "pre_money")):
        dossier.article(name, "Worth 11.7 billion", "2025-09-09")
        dossier.claim(name, "valuation", 11.7e9, "11.7 billion", "subject:Mistral AI", quantity=quantity)
    assert len(one(dossier.ledger().deals).claims) == 3


def test_a_party_that_one_claim_alone_puts_in_the_place_of_another_is_left_out() -> None:
    dossier = told_twice()
    dossier.article("d", "ASML put 1.3 billion into Mistral AI", "2025-09-11")
    dossier.claim("d", "investment", 1.3e9, "1.3 billion", STAKE, status="completed")
    dossier.claim(
        "c", "investment", 1.3e9, "1.3 billion", "investor:ASML; recipient:Reuters", status="completed"
    )
    deal = one(dossier.ledger().deals)
    assert {party.name for party in deal.parties} == {"ASML", "Mistral AI"}
