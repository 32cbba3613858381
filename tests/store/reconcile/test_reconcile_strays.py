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


def taken_over() -> Dossier:
    """Two articles on a takeover at 2.8 billion and one on a round of the target; a fourth names them all."""
    dossier = Dossier()
    for name, date in (("a", "2026-06-15"), ("b", "2026-06-16"), ("c", "2026-06-15"), ("d", "2026-06-18")):
        text = "Siemens, Aquila, Eurazeo: 2.8 billion, 3 billion, 1 billion in all, 0.9 billion, 200 million"
        dossier.article(name, text, date)
        dossier.names(name, "ORG", "Siemens", "Aquila", "Eurazeo")
    for name in "ab":
        dossier.claim(
            name, "acquisition", 2.8e9, "2.8 billion", "buyer:Siemens; target:Aquila", status="announced"
        )
    round_ = "investor:Eurazeo; recipient:Aquila"
    dossier.claim("c", "funding_round", 2e8, "200 million", round_, status="completed", date="2023-03")
    dossier.claim("c", "valuation", 1e9, "1 billion", "subject:Aquila", status="completed", date="2023-03")
    return dossier


@pytest.mark.parametrize(
    ("kind", "amount", "evidence", "parties", "date", "home"),
    [
        ("contract", 2.8e9, "2.8 billion", "customer:Siemens", None, "acquisition"),
        ("spending", 2.8e9, "2.8 billion", "subject:Siemens", None, "acquisition"),
        ("valuation", 1e9, "1 billion", "subject:Eurazeo", "2023", "valuation"),
        ("funding_round", 2e8, "200 million", "recipient:Siemens; investor:Eurazeo", "2023", "funding_round"),
        ("acquisition", 2.8e9, "2.8 billion", "buyer:Siemens; target:Eurazeo", None, "acquisition"),
    ],
)
def test_what_is_said_of_the_payer_joins_what_is_said_of_the_paid(
    kind: str, amount: float, evidence: str, parties: str, date: str | None, home: str
) -> None:
    dossier = taken_over()
    before = dossier.ledger().deals
    said = dossier.claim("d", kind, amount, evidence, parties, status="completed", date=date)
    after = dossier.ledger().deals
    assert len(after) == len(before)
    (deal,) = (deal for deal in after if said in deal.claims)
    (same,) = (other for other in before if other.kind == home and other.amount == amount)
    assert (deal.kind, deal.amount, deal.parties) == (home, same.amount, same.parties)


@pytest.mark.parametrize(
    ("kind", "amount", "evidence", "parties", "date"),
    [
        ("contract", 2.8e9, "2.8 billion", "customer:Eurazeo", None),
        ("contract", 2.8e9, "2.8 billion", "customer:Siemens; supplier:Reuters", None),
        ("contract", 9e8, "0.9 billion", "customer:Siemens", None),
        ("valuation", 1e9, "1 billion", "subject:Eurazeo", "2019"),
        ("valuation", 1e9, "1 billion", "subject:Reuters", "2023"),
        ("funding_round", 2e8, "200 million", "recipient:Siemens; investor:Reuters", "2023"),
    ],
)
def test_what_another_payer_or_another_time_tells_stays_alone(
    kind: str, amount: float, evidence: str, parties: str, date: str | None
) -> None:
    dossier = taken_over()
    before = len(dossier.ledger().deals)
    dossier.claim("d", kind, amount, evidence, parties, status="completed", date=date)
    assert len(dossier.ledger().deals) == before + 1


def test_an_article_may_recall_a_known_figure_beside_its_own() -> None:
    dossier = taken_over()
    for name in ("e", "f"):
        dossier.article(name, "Siemens, Aquila: 3 billion", "2026-06-02")
        dossier.names(name, "ORG", "Siemens", "Aquila")
        dossier.claim(
            name, "acquisition", 3e9, "3 billion", "buyer:Siemens; target:Aquila", status="rumoured"
        )
    told = dossier.claim(
        "d", "acquisition", 2.8e9, "2.8 billion", "buyer:Siemens; target:Aquila", status="announced"
    )
    recalled = dossier.claim("d", "other_amount", 3e9, "3 billion", "", status="completed")
    (deal,) = (deal for deal in dossier.ledger().deals if told in deal.claims)
    assert recalled in deal.claims
    assert (deal.amount, deal.status) == (2.8e9, "announced")


def test_two_payments_that_make_up_a_price_are_its_parts() -> None:
    dossier = taken_over()
    for amount, evidence in ((2.6e9, "3 billion"), (2e8, "200 million"), (9e8, "0.9 billion")):
        dossier.claim("a", "contract", amount, evidence, "customer:Siemens", status="announced")
    ledger = dossier.ledger()
    amounts = {deal.id: (deal.kind, deal.amount) for deal in ledger.deals}
    parts = {amounts[link.source] for link in ledger.links if link.relation == "part_of"}
    assert parts == {("contract", 2.6e9), ("contract", 2e8)}
    (total,) = (t for t in ledger.totals if t.by == "party" and t.key == "Siemens")
    assert (total.low, total.high) == (3.7e9, 3.7e9)


def test_two_who_pay_for_each_other_are_not_taken_for_one_another() -> None:
    dossier = taken_over()
    dossier.article("x", "Eurazeo, Rhône: 1 billion, 200 million, 120 million", "2026-06-18")
    dossier.names("x", "ORG", "Eurazeo", "Rhône")
    dossier.claim(
        "x", "funding_round", 2e8, "200 million", "investor:Eurazeo; recipient:Rhône", status="completed"
    )
    dossier.claim(
        "x", "investment", 1.2e8, "120 million", "investor:Rhône; recipient:Eurazeo", status="announced"
    )
    own = dossier.claim("x", "valuation", 1e9, "1 billion", "subject:Rhône", status="completed")
    dossier.claim("d", "valuation", 1e9, "1 billion", "subject:Eurazeo", status="completed")
    (deal,) = (deal for deal in dossier.ledger().deals if own in deal.claims)
    assert deal.claims == (own,)


def test_a_side_that_one_misread_claim_gives_is_left_out() -> None:
    dossier = told_twice()
    dossier.claim("c", "investment", 1.3e9, "1.3 billion", "investor:Mistral AI", status="completed")
    deal = one(dossier.ledger().deals)
    assert {(party.name, party.role) for party in deal.parties} == {
        ("ASML", "investor"),
        ("Mistral AI", "recipient"),
    }


def test_two_sums_of_no_kind_make_up_a_round() -> None:
    dossier = Dossier()
    dossier.article("a", "Heliade: 850 million, 500 million, 350 million, 100 million", "2026-02-02")
    dossier.name("a", "Heliade")
    dossier.claim("a", "funding_round", 8.5e8, "850 million", "recipient:Heliade", status="completed")
    for amount, evidence in ((5e8, "500 million"), (3.5e8, "350 million"), (1e8, "100 million")):
        dossier.claim("a", "other_amount", amount, evidence, "subject:Heliade", status="announced")
    ledger = dossier.ledger()
    amounts = {deal.id: deal.amount for deal in ledger.deals}
    assert {amounts[link.source] for link in ledger.links if link.relation == "part_of"} == {5e8, 3.5e8}


def bids(second: str, figure: float = 1.6e9) -> Dossier:
    """Two articles that give one bidder's bid to two different targets, both named in both unless said so."""
    dossier = Dossier()
    for name, others in (("a", ("Kering", "Richemont")), ("b", (second, "Kering", "Richemont")[-2:])):
        dossier.article(name, f"LVMH, Dorvel, {', '.join(others)}: a bid of billions", "2026-03-18")
        dossier.names(name, "ORG", "LVMH", "Dorvel", *others)
    dossier.claim("a", "bid", figure, "billions", "bidder:LVMH; target:Kering", status="rejected")
    dossier.claim("b", "bid", figure, "billions", "bidder:LVMH; target:Richemont", status="rejected")
    return dossier


def test_one_bid_given_to_two_targets_that_both_articles_name_is_one() -> None:
    assert len(bids("Kering").ledger().deals) == 1
    assert len(bids("Kering", 2e9).ledger().deals) == 2


def test_who_sells_in_one_article_does_not_buy_in_another() -> None:
    dossier = Dossier()
    for name, parties in (("a", "seller:Kering; target:Dorvel"), ("b", "buyer:Kering; target:Dorvel")):
        dossier.article(name, "Kering, Dorvel: 1.8 billion", "2026-03-18")
        dossier.names(name, "ORG", "Kering", "Dorvel")
        dossier.claim(name, "acquisition", 1.8e9, "1.8 billion", parties, status="announced")
    assert len(dossier.ledger().deals) == 2


@pytest.mark.parametrize(("amount", "deals"), [(4.2e8, 1), (4.5e8, 2)])
def test_a_takeover_may_be_recalled_however_late(amount: float, deals: int) -> None:
    dossier = Dossier()
    dossier.article("a", "Kering, Dorvel: 420 million in 2015", "2026-03-04")
    dossier.article("b", "Kering, Dorvel: millions", "2026-03-21")
    for name in "ab":
        dossier.names(name, "ORG", "Kering", "Dorvel")
    parties = "buyer:Kering; target:Dorvel"
    dossier.claim("a", "acquisition", 4.2e8, "420 million", parties, status="completed", date="2015")
    dossier.claim("b", "acquisition", amount, "millions", parties, status="completed")
    assert len(dossier.ledger().deals) == deals


def test_who_gave_and_who_got_meet_in_an_article_that_names_both_and_nowhere_else() -> None:
    dossier = Dossier()
    for name in "abc":
        dossier.article(name, "Atlantic, Tervane: 460 million", "2026-05-20")
        dossier.names(name, "ORG", "Atlantic", "Tervane")
    dossier.claim("a", "funding_round", 4.6e8, "460 million", "investor:Atlantic", status="completed")
    dossier.claim("b", "funding_round", 4.6e8, "460 million", "recipient:Tervane", status="completed")
    assert len(dossier.ledger().deals) == 2
    both = "investor:Atlantic; recipient:Tervane"
    dossier.claim("c", "funding_round", 4.6e8, "460 million", both, status="completed")
    assert len(dossier.ledger().deals) == 1
