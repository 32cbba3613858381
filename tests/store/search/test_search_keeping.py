"""A filter of deals keeps all that match, however many, and what it keeps is what a search finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.model import Deal, DossierError, Note, Party
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
        "amount:none",
        "date:none -kind:lawsuit",
        "tag:none kind:bid",
    ],
)
def test_what_is_kept_is_all_that_a_search_finds(seeds: Index, query: str) -> None:
    found = {hit.id for hit in seeds.search(query, 10_000, "deals").hits}
    assert set(seeds.deals(query)) == found
    assert found


def kept(index: Index, query: str) -> list[Deal]:
    ids = set(index.deals(query))
    return [deal for deal in index.source.deals if deal.id in ids]


def test_conditions_on_columns_keep_what_has_these_values(seeds: Index) -> None:
    assert [(deal.kind, deal.amount) for deal in kept(seeds, "kind:bid amount:>90Md$")] == [("bid", 97.4e9)]
    assert kept(seeds, "party:musk") == kept(seeds, 'party:"elon musk"') != []
    assert not any(deal.kind == "lawsuit" for deal in kept(seeds, "musk -kind:lawsuit"))
    assert {deal.agreement for deal in kept(seeds, "agreement:agreed")} == {"agreed"}
    assert kept(seeds, "date:2025..") == kept(seeds, "year:2025")


@pytest.mark.parametrize(
    ("query", "lacks"),
    [
        ("amount:none", lambda deal: deal.amount is None),
        ("montant:aucun", lambda deal: deal.amount is None),
        ("date:none", lambda deal: deal.date is None),
        ("année:aucune", lambda deal: deal.date is None),
        ("partie:aucune", lambda deal: not deal.parties),
        ("kind:lawsuit tag:none", lambda deal: deal.kind == "lawsuit"),
    ],
)
def test_none_keeps_the_deals_that_state_none(query: str, lacks: Callable[[Deal], bool]) -> None:
    records = seeds_records()
    nobody = records.deals[0]._replace(id="nobody", parties=())
    index = open_index(None, records._replace(deals=[*records.deals, nobody]))
    lacking = [deal for deal in index.source.deals if lacks(deal)]
    assert kept(index, query) == lacking != []
    assert {hit.id for hit in index.search(query, 10_000).hits if hit.kind == "deal"} == {
        deal.id for deal in lacking
    }


def test_what_is_said_of_none_is_a_name_in_quotes(seeds: Index) -> None:
    records = seeds.source
    named = records.deals[0]._replace(id="named", parties=(Party("None", "buyer"),))
    index = open_index(None, Records("named", records.articles, records.entities, [named], records.claims))
    assert kept(index, "party:none") == []
    assert kept(index, 'party:"none"') == [named]


def test_articles_and_notes_without_a_date_or_tag_are_found_too() -> None:
    records = seeds_records()
    note = Note("n1", records.articles[0].id, "to check", (), "", "2025-01-01T00:00:00Z")
    tagged = Note("n2", records.articles[1].id, None, ("todo",), "", "2025-01-01T00:00:00Z")
    index = open_index(None, records._replace(notes=[note, tagged]))

    def ids(query: str) -> set[str]:
        return {hit.id for hit in index.search(query, 1000).hits}

    undated = {article.id for article in records.articles if article.date is None}
    assert ids("in:articles date:none") == undated != set()
    untagged = {article.id for article in records.articles} - {tagged.target}
    assert ids("in:articles tag:none") == untagged
    assert ids("in:notes tag:none") == {"n1"}
    assert ids("in:entities date:none") == set()


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
