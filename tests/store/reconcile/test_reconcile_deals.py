"""Claims of all articles become the few deals they are, whatever the order they come in."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from store.figures import Figure, against, in_words, stand
from store.reconcile import reconcile
from tests.store.reconcile.hand import Dossier, one

ROUND = "recipient:Mistral AI"


def two(first: dict[str, object], second: dict[str, object], dates: tuple[str | None, str | None]) -> Dossier:
    """A dossier of two articles that each make one claim."""
    dossier = Dossier()
    for name, claim, date in (("a", first, dates[0]), ("b", second, dates[1])):
        values = {"kind": "funding_round", "amount": 1.7e9, "parties": ROUND, **claim}
        evidence = str(values["amount"])
        dossier.article(name, f"It says {evidence} here.", date)
        dossier.claim(name, evidence=evidence, **values)  # type: ignore[arg-type]
    return dossier


SEPTEMBER = ("2025-09-09", "2025-09-10")
TAKEOVER = {"kind": "acquisition", "amount": 6.4e9, "parties": "buyer:OpenAI; target:io"}
VALUED = {"kind": "valuation", "amount": 11.7e9, "parties": "subject:Mistral AI"}
ORACLE = {"kind": "contract", "amount": 3e11, "parties": "customer:OpenAI; supplier:Oracle"}
SUIT = {"kind": "lawsuit", "amount": None, "parties": "plaintiff:Elon Musk; defendant:OpenAI"}

SAME = {
    "the same words": ({}, {}, SEPTEMBER),
    "undated articles": ({}, {}, (None, None)),
    "a short name": ({}, {"parties": "recipient:Mistral"}, SEPTEMBER),
    "a rounded figure": ({}, {"amount": 1.68e9}, SEPTEMBER),
    "a loose figure": ({}, {"amount": 1.6e9, "approximate": "about"}, SEPTEMBER),
    "a range that holds the figure": (
        {}, {"amount": 1.5e9, "amount_max": 2e9, "status": "rumoured"}, SEPTEMBER),
    "another figure of the same days": ({}, {"amount": 2e9}, SEPTEMBER),
    "a rumour months before the closing": (
        {"amount": 2e9, "status": "rumoured"}, {"status": "completed"}, ("2025-05-02", "2025-09-09")),
    "a figure without its currency": ({}, {"currency": None}, SEPTEMBER),
    "a conversion": ({}, {"amount": 2e9, "currency": "USD"}, SEPTEMBER),
    "a bid and the takeover": (
        TAKEOVER, TAKEOVER | {"kind": "bid", "parties": "bidder:OpenAI; target:io"}, SEPTEMBER),
    "a takeover told without a price": (TAKEOVER, TAKEOVER | {"amount": None}, SEPTEMBER),
    "a takeover at a lower price": (TAKEOVER, TAKEOVER | {"amount": 5e9}, ("2025-01-09", "2025-09-09")),
    "a takeover whose buyer one article leaves out": (
        TAKEOVER, TAKEOVER | {"parties": "target:io"}, SEPTEMBER),
    "a valuation and its post-money": (VALUED, VALUED | {"quantity": "post_money"}, SEPTEMBER),
    "a contract with one side named": (ORACLE, ORACLE | {"parties": "supplier:Oracle"}, SEPTEMBER),
    "a contract called a partnership": (ORACLE, ORACLE | {"kind": "partnership"}, SEPTEMBER),
    "a suit without amount": (SUIT, SUIT, SEPTEMBER),
    "revenue of one year": (
        {"kind": "revenue", "amount": 3.7e9, "parties": "subject:OpenAI", "date": "2024"},
        {"kind": "revenue", "amount": 4e9, "parties": "subject:OpenAI", "date": "2024"}, (None, None)),
}  # fmt: skip

APART = {
    "another recipient": ({}, {"parties": "recipient:Aleph Alpha"}, SEPTEMBER),
    "a far smaller round": ({}, {"amount": 6e8}, SEPTEMBER),
    "another figure a year later": ({}, {"amount": 2e9}, ("2024-06-11", "2025-09-09")),
    "the same figure years later": ({"date": "2021"}, {"date": "2025"}, SEPTEMBER),
    "a rumour after the closing": (
        {"status": "completed"}, {"amount": 2e9, "status": "rumoured"}, ("2025-02-02", "2025-09-09")),
    "another series": ({"series": "série A"}, {"series": "série B"}, SEPTEMBER),
    "pre-money and post-money": (
        VALUED | {"quantity": "pre_money"}, VALUED | {"quantity": "post_money"}, SEPTEMBER),
    "an instalment and the total": ({"quantity": "instalment"}, {}, SEPTEMBER),
    "a yearly cost and a total": (
        {"kind": "spending", "quantity": "per_year", "parties": "subject:OpenAI"},
        {"kind": "spending", "parties": "subject:OpenAI"}, SEPTEMBER),
    "a valuation and a contract of one figure": (
        VALUED | {"amount": 3e11, "parties": "subject:OpenAI"}, ORACLE, SEPTEMBER),
    "another customer": (ORACLE, ORACLE | {"parties": "customer:Meta; supplier:Oracle"}, SEPTEMBER),
    "a rival buyer": (TAKEOVER, TAKEOVER | {"parties": "buyer:Apple; target:io"}, SEPTEMBER),
    "another investor": (
        {"kind": "investment", "parties": ROUND + "; investor:ASML"},
        {"kind": "investment", "parties": ROUND + "; investor:Nvidia"}, SEPTEMBER),
    "a suit the other way": (SUIT, SUIT | {"parties": "plaintiff:OpenAI; defendant:Elon Musk"}, SEPTEMBER),
    "another unit": (
        {"kind": "market_metric", "unit": "users", "parties": "subject:OpenAI"},
        {"kind": "market_metric", "unit": "GW", "parties": "subject:OpenAI"}, SEPTEMBER),
    "valuations a year apart": (
        VALUED | {"amount": 5.8e9, "date": "2024-06"},
        VALUED | {"amount": 6.2e9, "date": "2025-08"}, SEPTEMBER),
    "euros and yen": ({}, {"currency": "JPY"}, SEPTEMBER),
}  # fmt: skip


def placed(case: tuple[dict[str, object], dict[str, object], tuple[str | None, str | None]]) -> Dossier:
    """The dossier of a case; a series is put beside the evidence, where it is read from."""
    first, second, dates = case
    dossier = two(
        {k: v for k, v in first.items() if k != "series"},
        {k: v for k, v in second.items() if k != "series"},
        dates,
    )
    for name, claim in (("a", first), ("b", second)):
        if "series" in claim:
            article = dossier.articles[name]
            dossier.articles[name] = article._replace(text=f"{article.text} {claim['series']}")
    return dossier


@pytest.mark.parametrize("case", SAME.values(), ids=SAME.keys())
def test_one_fact(case: tuple[dict[str, object], dict[str, object], tuple[str | None, str | None]]) -> None:
    assert len(placed(case).ledger().deals) == 1


@pytest.mark.parametrize("case", APART.values(), ids=APART.keys())
def test_two_facts(case: tuple[dict[str, object], dict[str, object], tuple[str | None, str | None]]) -> None:
    assert len(placed(case).ledger().deals) == 2


def test_two_claims_that_one_article_keeps_apart_never_meet_through_a_third() -> None:
    dossier = Dossier()
    dossier.article("a", "First 1.7 then 1.8 in one.", "2025-09-09")
    dossier.claim("a", "funding_round", 1.7e9, "1.7", ROUND)
    dossier.claim("a", "funding_round", 1.8e9, "1.8", ROUND)
    for name, amount in (("b", 1.75e9), ("c", 1.7e9), ("d", 1.8e9)):
        dossier.article(name, f"Only {amount} here", "2025-09-09")
        dossier.claim(name, "funding_round", amount, str(amount), ROUND)
    ledger = dossier.ledger()
    home = {claim.id: claim.deal for claim in ledger.claims if claim.article == "a"}
    assert len(set(home.values())) == 2


def test_the_rumour_and_the_closing_of_one_article_meet_when_others_told_the_rumour_first() -> None:
    dossier = Dossier()
    dossier.article("a", "In talks for 2 billion", "2025-09-01")
    dossier.claim("a", "funding_round", 2e9, "2 billion", ROUND, status="rumoured")
    dossier.article("b", "Raised 1.7, not the 2 billion rumoured", "2025-09-09")
    dossier.claim("b", "funding_round", 1.7e9, "1.7", ROUND, status="completed")
    dossier.claim("b", "funding_round", 2e9, "2 billion", ROUND, status="rumoured")
    dossier.article("c", "Raised 1.7", "2025-09-09")
    dossier.claim("c", "funding_round", 1.7e9, "1.7", ROUND, status="completed")
    (deal,) = dossier.ledger().deals
    assert (deal.amount, deal.status, deal.agreement) == (1.7e9, "completed", "agreed")
    assert [(step.status, step.date, step.article) for step in deal.life] == [
        ("rumoured", "2025-09-01", "a"), ("completed", "2025-09-09", "b")]  # fmt: skip


def test_talks_after_a_closing_are_another_round() -> None:
    dossier = Dossier()
    dossier.article("a", "Raised 40 billion", "2025-03-31")
    dossier.claim("a", "funding_round", 4e10, "40 billion", "recipient:OpenAI", status="completed")
    dossier.article("b", "After 40 billion, in talks for 50 billion", "2025-08-31")
    dossier.claim("b", "funding_round", 4e10, "40 billion", "recipient:OpenAI", status="completed")
    dossier.claim("b", "funding_round", 5e10, "50 billion", "recipient:OpenAI", status="rumoured")
    dossier.article("c", "In talks for 50 billion", "2025-09-01")
    dossier.claim("c", "funding_round", 5e10, "50 billion", "recipient:OpenAI", status="rumoured")
    assert sorted((d.amount, len(d.claims)) for d in dossier.ledger().deals) == [(4e10, 2), (5e10, 2)]


def test_a_dispute_is_told_in_words_and_settled_by_the_independent_sources() -> None:
    dossier = Dossier()
    for name, amount in (("a", 1.7e9), ("b", 2e9), ("c", 1.7e9)):
        dossier.article(name, f"It raised {amount}", "2025-09-09")
        dossier.claim(name, "funding_round", amount, str(amount), ROUND, status="completed")
    (deal,) = dossier.ledger().deals
    assert (deal.amount, deal.agreement, deal.why) == (1.7e9, "disputed", "1.7 against 2 billion euros")
    assert deal.independent_sources == 3


def test_figures_that_can_both_hold_are_no_dispute() -> None:
    for case in ("a rounded figure", "a loose figure", "a range that holds the figure", "a conversion"):
        (deal,) = placed(SAME[case]).ledger().deals
        assert (deal.agreement, deal.why) == ("agreed", None), case


def test_one_article_is_a_single_voice_and_a_rumour_does_not_undo_a_closing() -> None:
    dossier = Dossier()
    dossier.article("a", "It raised 1.7", "2025-09-09")
    dossier.claim("a", "funding_round", 1.7e9, "1.7", ROUND, status="completed")
    assert one(dossier.ledger().deals).agreement == "single"
    dossier.article("b", "It might raise 1.7", "2025-09-12")
    dossier.claim("b", "funding_round", 1.7e9, "1.7", ROUND, status="rumoured")
    assert one(dossier.ledger().deals).status == "completed"


def test_who_bids_and_who_buys_is_one_party() -> None:
    first, second, dates = SAME["a bid and the takeover"]
    (deal,) = two(first | {"status": "completed"}, second, dates).ledger().deals
    assert deal.kind == "acquisition"
    assert [(party.name, party.role) for party in deal.parties] == [("OpenAI", "buyer"), ("io", "target")]


def test_a_refused_bid_ends_refused() -> None:
    dossier = Dossier()
    for name, status, date in (("a", "proposed", "2025-02-10"), ("b", "rejected", "2025-02-14")):
        dossier.article(name, "An offer of 97.4 billion", date)
        dossier.claim(name, "bid", 97.4e9, "97.4 billion", "bidder:Elon Musk; target:OpenAI", status=status)
    (deal,) = dossier.ledger().deals
    assert deal.status == "rejected"
    assert [step.status for step in deal.life] == ["proposed", "rejected"]


def test_the_order_of_articles_changes_nothing() -> None:
    dossier = Dossier()
    random = Random(3)
    for number in range(24):
        name = dossier.article(f"a{number}", "Figures: 1 2 3 4 5 6", f"2025-09-{1 + number % 28:02d}")
        for place in range(1, 5):
            amount = random.choice([1.7e9, 1.75e9, 2e9, 1.3e9])
            recipient = random.choice(["Mistral AI", "Mistral", "Aleph Alpha"])
            status = random.choice(["rumoured", "announced", "completed"])
            dossier.claim(name, "funding_round", amount, str(place), f"recipient:{recipient}", status=status)
    articles, extractions = list(dossier.articles.values()), dossier.extractions()
    expected = reconcile(articles, extractions)
    for _ in range(5):
        random.shuffle(articles)
        random.shuffle(extractions)
        assert reconcile(articles, extractions) == expected


def test_every_claim_is_in_one_deal_and_every_deal_names_its_claims() -> None:
    for case in (*SAME.values(), *APART.values()):
        ledger = placed(case).ledger()
        told = [(name, deal.id) for deal in ledger.deals for name in deal.claims]
        assert sorted(told) == sorted((claim.id, claim.deal) for claim in ledger.claims)


def test_an_aside_keeps_its_claims_apart_from_the_body() -> None:
    dossier = two({}, {"aside": True, "amount": 5e9}, SEPTEMBER)
    assert {deal.amount: deal.aside for deal in dossier.ledger().deals} == {1.7e9: False, 5e9: True}


def test_many_articles_on_one_recipient_cost_no_square(monkeypatch: pytest.MonkeyPatch) -> None:
    from store.reconcile import cluster

    asked = 0
    honest = cluster.relate

    def counted(a: object, b: object) -> float:
        nonlocal asked
        asked += 1
        return honest(a, b)  # type: ignore[arg-type]

    monkeypatch.setattr(cluster, "relate", counted)
    dossier = Dossier()
    for number in range(600):
        name = dossier.article(f"a{number:03d}", "Figure 9", f"2025-09-{1 + number % 28:02d}")
        dossier.claim(name, "funding_round", 1e9 + number * 5e6, "9", ROUND)
    dossier.ledger()
    assert asked < 600 * 300


def figure(
    low: float, high: float | None = None, currency: str | None = "EUR", how: str | None = None
) -> Figure:
    return Figure(low, low if high is None else high, currency, None, how)


def test_figures_stand_to_each_other_the_same_both_ways() -> None:
    figures = [
        figure(1.7e9),
        figure(2e9),
        figure(1.5e9, 2e9),
        figure(2e9, how="up_to"),
        figure(1.6e9, how="over"),
        figure(1.7e9, currency="USD"),
        figure(1.7e9, currency=None),
        figure(0),
        figure(5e6),
    ]
    for a, b in combinations(figures, 2):
        assert stand(a, b) == stand(b, a)
    assert stand(figure(1.7e9), figure(2e9)) == "near"
    assert stand(figure(15.5e9), figure(15e9)) == "holds"
    assert stand(figure(6.4e9), figure(6.5e9)) == "near"
    assert stand(None, figure(1)) == "unknown"


def test_amounts_in_words() -> None:
    assert against([figure(2e9), figure(1.7e9)]) == "1.7 against 2 billion euros"
    assert against([figure(750e6), figure(1.2e9)]) == "750 million euros against 1.2 billion euros"
    assert (
        against([figure(1.7e9), figure(2e9, currency="USD")]) == "1.7 billion euros against 2 billion dollars"
    )
    assert in_words(figure(50e9, 60e9, "USD")) == "50 to 60 billion dollars"
    assert in_words(Figure(10, 10, None, "GW", None)) == "10 GW"
    assert in_words(figure(4.5, currency="USD")) == "4.5 dollars"
    assert in_words(figure(1500, currency="PLN")) == "1,500 PLN"


@pytest.mark.parametrize(("raised", "apart"), [(8.5e8, True), (6e8, False)])
def test_two_worths_that_differ_by_the_round_are_one_before_and_one_after_it(
    raised: float, apart: bool
) -> None:
    dossier = Dossier()
    for name, date in (("a", "2026-01-12"), ("b", "2026-02-02"), ("c", "2026-02-05")):
        dossier.article(name, "Heliade: 4 billion, 4.85 billion, a round of millions", date)
        dossier.name(name, "Heliade")
    dossier.claim("a", "valuation", 4e9, "4 billion", "subject:Heliade", status="rumoured")
    dossier.claim("b", "valuation", 4.85e9, "4.85 billion", "subject:Heliade", status="completed")
    dossier.claim("c", "valuation", 4.85e9, "4.85 billion", "subject:Heliade", status="completed")
    dossier.claim("b", "funding_round", raised, "millions", "recipient:Heliade", status="completed")
    worths = [deal for deal in dossier.ledger().deals if deal.kind == "valuation"]
    assert {deal.amount for deal in worths} == ({4e9, 4.85e9} if apart else {4.85e9})
    assert {deal.agreement for deal in worths} <= {"single", "agreed"}
