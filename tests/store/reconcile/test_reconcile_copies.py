"""Pairs of copies after changes, one after the other, are those of all articles compared anew."""

from __future__ import annotations

import random

import pytest

from store.reconcile import copies
from store.reconcile.copies import Copies


@pytest.mark.parametrize("seed", range(6))
def test_pairs_after_changes_are_those_of_starting_over(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shingles are few, so that they become boilerplate and cease to be so all the time."""
    monkeypatch.setattr(copies, "BOILERPLATE", 4)
    monkeypatch.setattr(copies, "INDEXED", 6)
    chance = random.Random(seed)
    there: dict[str, list[int]] = {}
    kept = Copies()
    pairs, again = 0, 0
    honest = Copies._meeting_again

    def counted(self: Copies, changed: set[str]) -> set[tuple[str, str]] | None:
        nonlocal again
        found = honest(self, changed)
        again += found is not None
        return found

    monkeypatch.setattr(Copies, "_meeting_again", counted)
    for _ in range(120):
        for _ in range(chance.randint(1, 2)):
            name = f"a{chance.randrange(40):02d}"
            if name in there and chance.random() < 0.4:
                del there[name]
                kept.remove(name)
            else:
                there[name] = sorted(chance.sample(range(60), 14))
                if chance.random() < 0.5 and len(there) > 1:  # much of another one
                    there[name] = sorted({*there[chance.choice(sorted(there))][:12], *there[name][:3]})
                kept.put(name, there[name])
        fresh = Copies()
        for name, found in there.items():
            fresh.put(name, found)
        assert kept.pairs() == fresh.pairs()
        pairs += len(kept.pairs())
    assert pairs
    assert again > 10
