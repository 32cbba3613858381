"""Valuations before and after new money, told apart by the money itself.

Where one company is said to be worth two sums that differ by just what it raised in those months, the smaller
is its worth before the round and the larger that after it, whether or not the articles say which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations

from store.reconcile.dates import gap
from store.reconcile.delta import Delta
from store.reconcile.facts import Fact

DAYS = 200
"""How far apart the two worths and the round may be told."""
MOST = 40
"""So many distinct worths of one company are looked at."""
_SLACK = 0.005


class Stages:
    """Says of statements which stage they tell, company by company; what is untouched stays the same Fact."""

    def __init__(self) -> None:
        self._worths: dict[str, dict[Fact, None]] = {}
        self._rounds: dict[str, dict[Fact, None]] = {}
        self._staged: dict[int, tuple[str, Fact]] = {}
        """By serial, the statements that tell a stage, and as what they go on."""

    def told_apart(self, change: Delta[Fact]) -> Delta[Fact]:
        """The same difference, statements of a worth before or after a round as such."""
        made: Delta[Fact] = Delta([], [])
        concerned: dict[str, None] = {}
        for fact in change.gone:
            self._note(fact, concerned, there=False)
            made.gone.append(self.as_told(fact))
            self._staged.pop(fact.serial, None)
        for fact in change.new:
            self._note(fact, concerned, there=True)
        new = dict.fromkeys(change.new)
        worths = {fact: None for company in concerned for fact in self._worths.get(company, ())}
        stages: dict[str, Mapping[Fact, set[str]]] = {}
        for fact in worths:
            before = self.as_told(fact)
            self._stage(fact, stages)
            now = self.as_told(fact)
            if now is not before and fact not in new:
                made.gone.append(before)
                made.new.append(now)
        made.new.extend([self.as_told(fact) for fact in new])
        return made

    def as_told(self, fact: Fact) -> Fact:
        """The statement itself, or that of the stage it tells."""
        found = self._staged.get(fact.serial)
        return fact if found is None else found[1]

    def _note(self, fact: Fact, concerned: dict[str, None], there: bool) -> None:
        """Take a worth or round in or out; add the companies that it is about to those concerned."""
        if fact.figure is None or fact.figure.low != fact.figure.high or fact.quantity != "total":
            return
        if fact.family == "valuation":
            table = self._worths
        elif fact.kind == "funding_round":
            table = self._rounds
        else:
            return
        for company in fact.about:
            concerned[company] = None
            if there:
                table.setdefault(company, {})[fact] = None
            else:
                del table[company][fact]
                if not table[company]:
                    del table[company]

    def _stage(self, fact: Fact, stages: dict[str, Mapping[Fact, set[str]]]) -> None:
        """Find which stage a worth tells; one alone that any of its companies' rounds explain."""
        told: set[str] = set()
        for company in fact.about:
            if company not in stages:
                rounds, worths = self._rounds.get(company, ()), self._worths.get(company, ())
                stages[company] = _explained(worths, rounds) if rounds else {}
            told |= stages[company].get(fact, set())
        if len(told) != 1:
            self._staged.pop(fact.serial, None)
            return
        (stage,) = told
        known = self._staged.get(fact.serial)
        if known is None or known[0] != stage:
            self._staged[fact.serial] = stage, _staged(fact, stage)


def _staged(fact: Fact, quantity: str) -> Fact:
    """The same statement as one of this quantity."""
    made = fact.named_as(fact)
    made.quantity = quantity
    return made


def _explained(worths: Iterable[Fact], rounds: Iterable[Fact]) -> Mapping[Fact, set[str]]:
    """For the worths of one company that its rounds explain, whether they tell it before or after."""
    stages: dict[Fact, set[str]] = defaultdict(set)
    for low, high in combinations(sorted(worths, key=_size)[:MOST], 2):
        if any(_explains(money, low, high) for money in rounds):
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
