"""Which articles are most like one: by the deals they tell and the names they share, rare ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import Protocol

from store.mentions import articles_in_body
from store.model import Article, Entity

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


def most_similar(
    identifier: str, articles: Sequence[Article], told: Spread, limit: int = 10
) -> list[tuple[str, float]]:
    """The ids of the articles most like `identifier`, best first, with a score from 0 to 1."""
    tellers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in told.claims:
        if claim.deal and not claim.aside:
            tellers["deal", claim.deal].add(claim.article)
    for entity in told.entities:
        tellers["name", entity.id] = articles_in_body(entity.mentions)
    total = len(articles) + 1
    scores: dict[str, float] = defaultdict(float)
    norms: dict[str, float] = defaultdict(float)
    for (kind, _), ids in tellers.items():
        if not ids:
            continue
        weight = (_DEAL if kind == "deal" else _NAME) * log(total / len(ids))
        for teller in ids:
            norms[teller] += weight**2
        if identifier in ids:
            for teller in ids:
                scores[teller] += weight**2
    scores.pop(identifier, None)
    known = {article.id for article in articles}
    ranked = [
        (other, round(score / sqrt(norms[identifier] * norms[other]), 3))
        for other, score in scores.items()
        if other in known and score > 0
    ]
    return sorted(ranked, key=lambda item: (-item[1], item[0]))[:limit]
