"""A takeover told by twelve articles, beside three strangers with its figures, is the few deals it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.model import Deal
from tests.score.grouping import Grouping, score_folder
from tests.store.reconcile.test_reconcile_event import Event, read_event

FOLDER = Path(__file__).parents[2] / "gold" / "takeover"


@pytest.fixture(scope="module")
def takeover() -> Event:
    return read_event(FOLDER, "tk")


def test_claims_are_grouped_as_a_reader_groups_them() -> None:
    found: Grouping = score_folder(FOLDER)
    assert found.found == found.asked
    assert found.pairwise[0] >= 0.97
    assert found.pairwise[2] >= 0.90
    assert found.b_cubed[2] >= 0.90
    assert found.agreements[0] == found.agreements[1]
    assert found.links[0] == found.links[1]


def test_rumour_announcement_and_closing_are_one_life(takeover: Event) -> None:
    deal = takeover.deal("takeover")
    assert (deal.kind, deal.amount, deal.status, deal.date) == (
        "acquisition",
        2.8e9,
        "completed",
        "2026-12-01",
    )
    assert (deal.agreement, deal.why) == ("disputed", "2.8 against 3 billion euros")
    assert {(party.name, party.role) for party in deal.parties} == {
        ("Siemens", "buyer"),
        ("Aquila Robotics", "target"),
    }
    stages = [step.status for step in deal.life if step.date]
    assert stages[0] == "rumoured"
    assert stages[-1] == "completed"


def test_the_refused_bid_is_a_deal_of_its_own(takeover: Event) -> None:
    deal = takeover.deal("abb-bid")
    assert (deal.kind, deal.status, deal.agreement, deal.independent_sources) == (
        "bid",
        "rejected",
        "agreed",
        6,
    )
    assert {(party.name, party.role) for party in deal.parties} == {
        ("ABB", "bidder"),
        ("Aquila Robotics", "target"),
    }


def test_strangers_with_the_same_figures_stay_apart(takeover: Event) -> None:
    def articles(deal: Deal) -> set[str]:
        return {claim.article for claim in takeover.ledger.claims if claim.id in deal.claims}

    for key in ("sncf-alstom", "public-money", "calder", "calder-revenue", "medelia-round", "medelia-value"):
        assert len(articles(takeover.deal(key))) == 1, key


def test_the_dispatch_counts_once(takeover: Event) -> None:
    assert ("tk05", "tk06") in {
        group.articles for group in takeover.ledger.groups if group.relation == "near_copy"
    }
    assert takeover.deal("at-closing").independent_sources == 4


def test_a_naive_sum_is_many_times_the_total(takeover: Event) -> None:
    (total,) = (
        t for t in takeover.ledger.totals if t.by == "kind" and t.key == "acquisition" and t.currency == "EUR"
    )
    naive = sum(c.amount or 0.0 for c in takeover.ledger.claims if c.deal == takeover.deal("takeover").id)
    assert takeover.deal("takeover").id in total.deals
    assert naive > 4 * 3e9
