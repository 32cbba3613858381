"""Which articles are most like one: by the deals they tell and the names they share, rare ones first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import log, sqrt

from store.compare.comparison import Told
from store.model import Article

_DEAL, _NAME = 2.0, 1.0
"""A deal in common says twice what a name in common does."""


def most_similar(
    identifier: str, articles: Sequence[Article], told: Told, limit: int = 10
) -> list[tuple[str, float]]:
    """The ids of the articles most like `identifier`, best first, with a score from 0 to 1."""
    tellers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in told.claims:
        if claim.deal and not claim.aside:
            tellers["deal", claim.deal].add(claim.article)
    for entity in told.entities:
        tellers["name", entity.id] = {m.article for m in entity.mentions if not m.aside}
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
