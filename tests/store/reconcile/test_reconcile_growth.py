"""The work of making a ledger grows with the number of articles, also where all name one firm or figure."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from types import FrameType

import pytest

from store.model import Ledger
from tests.store.reconcile.hand import Dossier

FIRMS = [
    "".join(parts).capitalize()
    for parts in product(("bran", "crel", "dovi"), "aeiou", ("ko", "mu", "pe"), "xz")
]


def calls(of: Callable[[], Ledger]) -> tuple[int, Ledger]:
    """How many functions are called on the way, those of the interpreter among them."""
    count = 0

    def counted(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        ledger = of()
    finally:
        sys.setprofile(None)
    return count, ledger


def one_pays_all(firms: int) -> Dossier:
    """One firm backs many, each told by an article for itself; another one takes the payer for the paid."""
    dossier = Dossier()
    for at, firm in enumerate(FIRMS[:firms]):
        money = (101 + at) * 1e5 * 1.1**at
        for name, parties in (("a", f"investor:Siemens; recipient:{firm}"), ("b", "recipient:Siemens")):
            article = dossier.article(f"{name}{at:03}", f"Siemens, {firm}: {money:.0f}", "2025-09-09")
            dossier.names(article, "ORG", "Siemens", firm)
            dossier.claim(article, "funding_round", money, f"{money:.0f}", parties)
    return dossier


def all_pay_the_same(firms: int) -> Dossier:
    """Many firms pay one round figure to one firm; of each, another article tells the figure alone."""
    dossier = Dossier()
    for at, firm in enumerate(FIRMS[:firms]):
        for name, kind, parties in (
            ("a", "investment", f"investor:{firm}; recipient:Siemens"),
            ("b", "other_amount", f"subject:{firm}"),
        ):
            article = dossier.article(f"{name}{at:03}", f"{firm}, Siemens: 1 billion", "2025-09-09")
            dossier.names(article, "ORG", "Siemens", firm)
            dossier.claim(article, kind, 1e9, "1 billion", parties)
    return dossier


@pytest.mark.parametrize("made", [one_pays_all, all_pay_the_same])
def test_twice_the_articles_are_twice_the_work(made: Callable[[int], Dossier]) -> None:
    few, ledger = calls(made(45).ledger)
    assert len(ledger.deals) == 45
    many, ledger = calls(made(90).ledger)
    assert len(ledger.deals) == 90
    assert many <= 2.25 * few, (few, many)
