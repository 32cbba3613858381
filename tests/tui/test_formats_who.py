"""Who takes part, in one glance."""

from __future__ import annotations

import pytest

from store.model import Party
from tui.formats import who

BUYER, TARGET, SELLER = Party("Thales", "buyer"), Party("Sensofar", "target"), Party("Cobham", "seller")


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ((BUYER, TARGET), "Thales → Sensofar"),
        ((SELLER, BUYER, TARGET), "Thales → Sensofar (Cobham)"),
        ((TARGET, SELLER), "→ Sensofar (Cobham)"),
        ((SELLER, BUYER), "Thales → (Cobham)"),
        ((SELLER,), "Cobham →"),
    ],
)
def test_who_sells_is_not_taken_for_who_buys(members: tuple[Party, ...], said: str) -> None:
    assert who("acquisition", members) == said
