"""One event told by eleven articles comes out as the few deals it is; the gold was written first."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from store.extract import extract
from store.model import Article, Deal, Ledger
from store.read import read_article
from store.reconcile import reconcile
from tests.store.reconcile.grouping import Matched, b_cubed, match, pairwise

FOLDER = Path(__file__).parents[2] / "gold" / "event"


class Event(NamedTuple):
    """The gold of the event, what the program makes of it, and how the two meet."""

    gold: dict[str, Any]
    articles: dict[str, Article]
    ledger: Ledger
    matched: Matched

    def deal(self, key: str) -> Deal:
        """The deal of the ledger that most claims of a gold deal are in."""
        homes = [self.matched.found[name] for name, gold in self.matched.gold.items() if gold == key]
        best = max(set(homes), key=homes.count)
        return next(deal for deal in self.ledger.deals if deal.id == best)


def read_event(folder: Path, prefix: str) -> Event:
    """The articles of a folder whose names begin so, reconciled, beside the folder's gold."""
    gold = json.loads((folder / "deals.json").read_text(encoding="utf-8"))
    paths = [path for path in sorted(folder.iterdir()) if path.name.startswith(prefix)]
    articles = [article for path in paths if isinstance(article := read_article(path), Article)]
    assert len(articles) == len(paths)
    ledger = reconcile(articles, [extract(article) for article in articles])
    by_id = {article.id: article for article in articles}
    return Event(gold, by_id, ledger, match(gold["deals"], ledger, by_id))


@pytest.fixture(scope="module")
def event() -> Event:
    made = read_event(FOLDER, "ev")
    assert len(made.articles) == 11
    return made


def test_claims_are_found_and_grouped_as_a_reader_groups_them(
    event: Event, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs, cubed = (measure(event.matched.gold, event.matched.found) for measure in (pairwise, b_cubed))
    with capsys.disabled():
        print(
            f"\nevent: pairwise F1 {pairs.f1:.3f}, B³ F1 {cubed.f1:.3f}, missing {len(event.matched.missing)}"
        )
    assert len(event.matched.missing) <= 2
    assert pairs.precision >= 0.97
    assert pairs.f1 >= 0.90
    assert cubed.f1 >= 0.90


def test_the_round_is_one_disputed_deal_with_its_life(event: Event) -> None:
    deal = event.deal("round")
    assert (deal.kind, deal.amount, deal.currency) == ("funding_round", 1.7e9, "EUR")
    assert (deal.agreement, deal.why) == ("disputed", "1.7 against 2 billion euros")
    assert (deal.life[0].status, deal.life[0].date, deal.life[0].article) == (
        "rumoured",
        "2025-09-03",
        "ev01",
    )
    assert deal.status in ("completed", "announced")
    assert deal.life[-1].status != "rumoured"


def test_rumour_and_closing_copy_and_source_are_counted_as_voices(event: Event) -> None:
    for key in ("post-money", "first-instalment", "fluidstack"):
        wanted = next(deal for deal in event.gold["deals"] if deal["key"] == key)
        deal = event.deal(key)
        assert (deal.agreement, deal.independent_sources) == (
            wanted["agreement"],
            wanted["independent_sources"],
        ), key


def test_pre_and_post_money_and_the_contract_of_one_figure_stay_apart(event: Event) -> None:
    keys = ("pre-money", "post-money", "asml-stake", "fluidstack", "round", "series-b", "valuation-2024")
    assert len({event.deal(key).id for key in keys}) == len(keys)


def test_parts_and_equal_figures_are_linked(event: Event) -> None:
    found = {(link.source, link.target, link.relation) for link in event.ledger.links}
    both = found | {(b, a, relation) for a, b, relation in found if relation == "same_figure_other_fact"}
    for link in event.gold["links"]:
        wanted = (event.deal(link["from"]).id, event.deal(link["to"]).id, link["relation"])
        assert wanted in both, link


def test_the_dispatch_used_twice_is_a_near_copy(event: Event) -> None:
    copies = [group.articles for group in event.ledger.groups if group.relation == "near_copy"]
    assert copies == [("ev05", "ev06")]
    reuters = [group.articles for group in event.ledger.groups if group.source == "Reuters"]
    assert reuters == [("ev03", "ev04")]


def test_the_total_is_a_fraction_of_the_naive_sum(event: Event) -> None:
    naive = sum(claim.amount or 0 for claim in event.ledger.claims if claim.currency == "EUR")
    (total,) = [t for t in event.ledger.totals if (t.by, t.key, t.currency) == ("party", "Mistral AI", "EUR")]
    assert total.low <= 4.2e9 <= naive / 10
    assert event.deal("round").id in total.deals
    assert event.deal("asml-stake").id not in total.deals
