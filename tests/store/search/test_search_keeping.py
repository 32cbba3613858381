"""A filter of deals keeps all that match, however many, and what it keeps is what a search finds."""

from __future__ import annotations

import pytest

from store.model import DossierError
from store.search import open_index
from store.search.gather import CancelledError
from store.search.index import Index
from store.search.records import Records
from tests.gold.lookup.score import seeds_records

MANY = 2500


@pytest.fixture(scope="module")
def seeds() -> Index:
    return open_index(None, seeds_records())


@pytest.fixture(scope="module")
def many() -> Index:
    """The deals of the seeds again and again: more than a search looks at."""
    records = seeds_records()
    times = MANY // len(records.deals) + 1
    deals = [deal._replace(id=f"{deal.id}-{n}") for n in range(times) for deal in records.deals]
    return open_index(None, Records("many", records.articles, records.entities, deals, records.claims))


@pytest.mark.parametrize(
    "query",
    [
        "kind:bid OR kind:lawsuit",
        "softbank",
        "opneai",
        "elon -kind:lawsuit",
        "amount:>1bn",
        '"openai"',
        "/[0-9]+/",
    ],
)
def test_what_is_kept_is_all_that_a_search_finds(seeds: Index, query: str) -> None:
    found = {hit.id for hit in seeds.search(query, 10_000, "deals").hits}
    assert set(seeds.deals(query)) == found
    assert found


def test_all_are_kept_however_many(many: Index) -> None:
    bids = {deal.id for deal in many.source.deals if deal.kind == "investment"}
    assert set(many.deals("kind:investment")) == bids
    assert set(many.deals("kind:investment", lenient=True)) == bids
    assert len(many.deals("")) == len(many.source.deals) > MANY


def test_a_bad_query_says_so_and_a_call_is_called_off(many: Index) -> None:
    with pytest.raises(DossierError, match="knd"):
        many.deals("knd:bid")
    with pytest.raises(CancelledError):
        many.deals("softbank", cancelled=lambda: True)
