"""Valuations before and after new money, told apart by the money itself.

Where one company is said to be worth two sums that differ by just what it raised in those months, the smaller
is its worth before the round and the larger that after it, whether or not the articles say which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from store.reconcile.dates import gap
from store.reconcile.facts import Fact

DAYS = 200
"""How far apart the two worths and the round may be told."""
MOST = 40
"""So many distinct worths of one company are looked at."""
_SLACK = 0.005


class Stages:
    """Says of statements which stage they tell; the same statement gets the same answer again."""

    def __init__(self) -> None:
        self._made: dict[tuple[Fact, str], Fact] = {}

    def told_apart(self, facts: Sequence[Fact]) -> list[Fact]:
        """The statements, those of a worth before or after a round as such."""
        before, self._made = self._made, {}
        stages = _stages(facts)
        found: list[Fact] = []
        for fact in facts:
            told = stages.get(fact, set())
            if len(told) == 1:
                key = (fact, next(iter(told)))
                fact = self._made[key] = before.get(key) or _staged(fact, key[1])
            found.append(fact)
        return found


def _staged(fact: Fact, quantity: str) -> Fact:
    """The same statement as one of this quantity."""
    made = fact.named_as(fact)
    made.quantity = quantity
    return made


def _stages(facts: Sequence[Fact]) -> dict[Fact, set[str]]:
    """For the statements of a worth that a round explains, whether they tell it before or after."""
    worths: dict[str, list[Fact]] = defaultdict(list)
    rounds: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.figure is None or fact.figure.low != fact.figure.high or fact.quantity != "total":
            continue
        if fact.family == "valuation":
            for company in fact.about:
                worths[company].append(fact)
        elif fact.kind == "funding_round":
            for company in fact.about:
                rounds[company].append(fact)
    stages: dict[Fact, set[str]] = defaultdict(set)
    for company in worths.keys() & rounds.keys():
        for low, high in combinations(sorted(worths[company], key=_size)[:MOST], 2):
            if any(_explains(money, low, high) for money in rounds[company]):
                stages[low].add("pre_money")
                stages[high].add("post_money")
    return stages


def _size(fact: Fact) -> tuple[float, str]:
    return (fact.figure.low if fact.figure else 0.0), fact.order


def _explains(money: Fact, low: Fact, high: Fact) -> bool:
    """Whether a round is what the larger worth has more than the smaller one."""
    if low.figure is None or high.figure is None or money.figure is None:
        return False
    if not low.figure.currency == high.figure.currency == money.figure.currency:
        return False
    if abs(high.figure.low - low.figure.low - money.figure.low) > _SLACK * high.figure.low:
        return False
    when = money.date or money.told
    return all((gap(worth.date or worth.told, when) or 0) <= DAYS for worth in (low, high))
