"""Which articles are most like one: by the deals they tell and the names they share, rare ones first."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import Protocol

from store.mentions import articles_in_body
from store.model import Entity

_DEAL, _NAME = 2.0, 1.0
"""A deal in common says twice what a name in common does."""


class Teller(Protocol):
    """A claim, as far as it matters here."""

    @property
    def article(self) -> str: ...
    @property
    def deal(self) -> str | None: ...
    @property
    def aside(self) -> bool: ...


class Spread(Protocol):
    """Who tells what and names whom: a ledger, or less of one."""

    @property
    def entities(self) -> Sequence[Entity]: ...
    @property
    def claims(self) -> Iterable[Teller]: ...


class Likeness:
    """How alike any two of many articles are: made in one pass, then asked of one article at a time.

    What an article has in common with others is found from its own deals and names alone; what nobody else
    tells counts only for how much there is to have in common.
    """

    def __init__(self, articles: Sequence[str], told: Spread) -> None:
        self._ids = articles
        self._numbers = {identifier: number for number, identifier in enumerate(articles)}
        self._tellers: list[array[int]] = []
        self._weights = array("d")
        self._shared = [array("I") for _ in articles]
        self._norms = array("d", bytes(8 * len(articles)))
        by_deal: dict[str, set[str]] = defaultdict(set)
        for claim in told.claims:
            if claim.deal and not claim.aside:
                by_deal[claim.deal].add(claim.article)
        for ids in by_deal.values():
            self._enter(ids, _DEAL)
        for entity in told.entities:
            self._enter(articles_in_body(entity.mentions), _NAME)

    def _enter(self, ids: Iterable[str], worth: float) -> None:
        """Take in one thing that some articles have in common, or that one has alone."""
        known = self._numbers
        tellers = array("I", [known[identifier] for identifier in ids if identifier in known])
        if not tellers:
            return
        weight = (worth * log((len(self._ids) + 1) / len(tellers))) ** 2
        for teller in tellers:
            self._norms[teller] += weight
        if len(tellers) > 1:
            for teller in tellers:
                self._shared[teller].append(len(self._tellers))
            self._tellers.append(tellers)
            self._weights.append(weight)

    def most_like(self, identifier: str, limit: int = 10) -> list[tuple[str, float]]:
        """The ids of the articles most like `identifier`, best first, with a score from 0 to 1."""
        here = self._numbers[identifier]
        scores: dict[int, float] = defaultdict(float)
        for thing in self._shared[here]:
            weight = self._weights[thing]
            for teller in self._tellers[thing]:
                scores[teller] += weight
        scores.pop(here, None)
        norm, norms = self._norms[here], self._norms
        ranked = [
            (-round(score / sqrt(norm * norms[other]), 3), self._ids[other])
            for other, score in scores.items()
            if score > 0
        ]
        ranked.sort()
        return [(other, -score) for score, other in ranked[:limit]]
