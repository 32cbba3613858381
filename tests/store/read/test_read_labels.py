"""Lines that are told by what they hold, by a figure or by a sign rather than by their first letters."""

from __future__ import annotations

import pytest

from store.read.labels import find_label

LONG = " and this goes on for as long as a paragraph does" * 8


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Le Journal des puces est sur Google Actualités", "call"),
        ("Jane Roe in Boston contributed reporting", "notice"),
        ("Jane Roe in Boston contributed reporting" + LONG, "notice"),
        ("We strongly encourage readers to try a different browser" + LONG, "notice"),
        ("Le Monde avec AFP", "notice"),
        ("jt/ml.", "notice"),
        ("+33 (0)1 22 33 44 55", "notice"),
        ("(Updates with details throughout)", "notice"),
        ("Updates with details throughout", "notice"),
        ("usine de puces.jpeg", "caption"),
        ("L’usine de Dresde (photo : D. Martin)", "caption"),
        ("The plant in Dresden / Getty Images", "caption"),
        ("[2/5] The plant in Dresden", "caption"),
        ("4 min read", "share"),
        ("12 commentaires", "share"),
        ("Media event partners:", "advert"),
        ("Every week: unsubscribe at any time", "call"),
        ("Book today and save 20% off", "advert"),
    ],
)
def test_a_line_is_told_by_what_it_holds(line: str, kind: str) -> None:
    label = find_label(line)
    assert label is not None
    assert label.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "Zeliq a levé 4 millions avec AP Invest",
        "The budget 20% off target" + LONG,
        "Zeliq / Boson (Paris)" + LONG,
    ],
)
def test_a_line_of_the_article_is_none(line: str) -> None:
    assert find_label(line) is None
