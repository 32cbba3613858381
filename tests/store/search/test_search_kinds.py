"""The words that stand for the values of the closed lists."""

from __future__ import annotations

import pytest

from store.search.kinds import KINDS, STATUSES, meaning


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
