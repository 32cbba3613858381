"""The lookup keeps what it reaches on the gold queries."""

from __future__ import annotations

import pytest

from tests.gold.lookup.score import queries, report, score


def test_the_gold_is_large_and_has_queries_that_find_nothing() -> None:
    asked = queries()
    assert len(asked) >= 150
    assert sum(not wants for _, _, wants in asked) >= 15


def test_the_lookup_answers_the_gold_queries() -> None:
    made = score()
    assert made.recall >= 0.98, report(details=True)
    assert made.reciprocal_rank >= 0.97, report(details=True)
    assert made.first_right >= 0.97, report(details=True)


def test_the_lookup_answers_what_another_hand_asks_of_the_press() -> None:
    """Queries with their answers written down before any was asked; hit and miss are told class by class."""
    asked = queries(press=True)
    made = score(press=True)
    assert len(asked) >= 400
    assert made.recall >= 0.98, report(details=True, press=True)
    assert made.reciprocal_rank >= 0.98, report(details=True, press=True)
    assert made.first_right >= 0.98, report(details=True, press=True)


def test_what_nobody_wrote_of_is_not_found() -> None:
    assert score("nothing", press=True).first_right == 1.0, report(details=True, press=True)


@pytest.mark.parametrize(
    ("query", "kind", "label"),
    [
        ("opneai", "entity", "OpenAI"),
        ("softbank 30 milliards", "deal", "SoftBank → OpenAI"),
        ("levee de fonds", "deal", "funding round"),
        ("clement delangue", "entity", "Clément Delangue"),
    ],
)
def test_the_promised_queries_have_the_right_thing_first(query: str, kind: str, label: str) -> None:
    from tests.gold.lookup.score import seeds_index

    first = seeds_index().search(query).hits[0]
    assert first.kind == kind
    assert label in first.label
