"""Filtering the ledger, the entities and the articles with the query language."""

from __future__ import annotations

import pytest

from store.model import Deal, DossierError
from store.search import filter_deals
from store.search.filter import Filter, matches_deal, matches_entity
from store.search.kinds import KINDS, STATUSES, meaning
from store.search.query import parse
from store.search.records import Lookup
from tests.gold.lookup.score import seeds_records


@pytest.fixture(scope="module")
def filtered() -> Filter:
    return Filter(seeds_records())


def parties(deals: tuple[Deal, ...]) -> set[str]:
    return {party.name for deal in deals for party in deal.parties}


def test_an_empty_filter_keeps_all_in_order(filtered: Filter) -> None:
    assert filtered.deals("  ") == tuple(seeds_records().deals)


def test_kinds_and_amounts(filtered: Filter) -> None:
    deals = filtered.deals("kind:bid amount:>90Md$")
    assert [(deal.kind, deal.amount) for deal in deals] == [("bid", 97.4e9)]
    assert all(
        (deal.amount or 0) > 5e10 or (deal.amount_max or 0) > 5e10 for deal in filtered.deals("amount:>50Md$")
    )


def test_a_party_under_any_of_its_names(filtered: Filter) -> None:
    assert filtered.deals("party:musk") == filtered.deals('party:"elon musk"') != ()
    assert all("SoftBank" in {p.name for p in deal.parties} for deal in filtered.deals("party:softb"))


def test_words_and_amounts_as_typed(filtered: Filter) -> None:
    deals = filtered.deals("softbank 30 milliards")
    assert deals
    assert all(deal.amount == 30e9 for deal in deals)


def test_the_last_word_may_be_only_begun(filtered: Filter) -> None:
    assert "SoftBank" in parties(filtered.deals("softb"))
    assert filtered.deals("softb", lenient=False) == ()


def test_exclusion_alternatives_and_agreement(filtered: Filter) -> None:
    assert not any(deal.kind == "lawsuit" for deal in filtered.deals("musk -kind:lawsuit"))
    kinds = {deal.kind for deal in filtered.deals("kind:bid OR kind:lawsuit")}
    assert kinds == {"bid", "lawsuit"}
    assert {deal.agreement for deal in filtered.deals("agreement:agreed")} == {"agreed"}


def test_nothing_is_corrected(filtered: Filter) -> None:
    assert filtered.deals("opneai") == ()


def test_years_and_open_dates(filtered: Filter) -> None:
    assert all((deal.date or "").startswith("2025") for deal in filtered.deals("year:2025"))
    assert filtered.deals("date:2025..") == filtered.deals("year:2025")


def test_entities_and_articles(filtered: Filter) -> None:
    assert [e.name for e in filtered.entities("type:person altm")] == ["Sam Altman"]
    assert [a.id for a in filtered.articles("article:003")] == ["003"]


def test_a_bad_filter_says_so_unless_it_is_being_typed(filtered: Filter) -> None:
    with pytest.raises(DossierError, match="kind:"):
        filtered.deals("knd:bid", lenient=False)
    filtered.deals("kind:", lenient=True)


def test_single_records() -> None:
    records = seeds_records()
    lookup = Lookup(records)
    bid = next(deal for deal in records.deals if deal.kind == "bid")
    assert matches_deal(parse("kind:bid"), bid, lookup)
    assert not matches_deal(parse("kind:lawsuit"), bid, lookup)
    assert matches_entity(parse("openai"), next(e for e in records.entities if e.name == "OpenAI"), lookup)
    assert filter_deals("kind:bid", records) == (bid,)


@pytest.mark.parametrize(
    ("asked", "kinds", "statuses"),
    [
        ("buy", {"acquisition", "bid"}, None),
        ("acheter", {"acquisition", "bid"}, None),
        ("promise", None, {"announced"}),
        ("promesse", None, {"announced"}),
    ],
)
def test_everyday_words_stand_for_kinds_and_statuses(
    asked: str, kinds: set[str] | None, statuses: set[str] | None
) -> None:
    assert kinds is None or set(meaning(asked, KINDS)) == kinds
    assert statuses is None or set(meaning(asked, STATUSES)) == statuses
