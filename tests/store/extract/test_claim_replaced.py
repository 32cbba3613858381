"""A changed commitment replaces the old figure; what merely moved does not."""

from __future__ import annotations

import pytest

from store.extract import extract
from store.read import parse_article


def replaced(text: str) -> list[tuple[float | None, float | None]]:
    """The new and the old amount of each change in a text."""
    found = extract(parse_article(f"A title\n\n{text}\n", "001.txt"))
    amounts = {claim.id: claim.amount for claim in found.claims}
    return [(claim.amount, amounts[claim.replaces]) for claim in found.claims if claim.replaces]


@pytest.mark.parametrize(
    "text",
    [
        "Siemens cut its investment pledge for the Lyon plant to 350 million euros from 500 million.",
        "Siemens reduced its investment in the plant from 500 million euros to 350 million euros.",
        "Siemens will invest 350 million euros in the plant instead of the 500 million euros announced.",
        "Siemens investira 350 M€ dans l'usine au lieu des 500 M€ annoncés en juin.",
        "Siemens ramène son investissement dans l'usine de 500 millions d'euros à 350 millions d'euros.",
    ],
)
def test_a_changed_promise_replaces_the_old_one(text: str) -> None:
    assert replaced(text) == [(350e6, 500e6)]


@pytest.mark.parametrize(
    "text",
    [
        "Siemens raised its revenue to 350 million euros from 500 million euros.",
        "Siemens invested 350 million euros in Aquila and 500 million euros in Calder.",
        "Siemens will invest between 350 and 500 million euros in the plant.",
        "Its valuation was cut to 350 million euros from 500 million euros.",
        "Siemens cut jobs. It will invest 350 million euros in Aquila. From 500 million euros, ABB drew 20.",
    ],
)
def test_other_pairs_of_figures_replace_nothing(text: str) -> None:
    assert replaced(text) == []
