"""Pairing the passages of two articles by features one can check.

The score of a pair is the share of what two passages could have in common that they do have: a cosine over
their features, each weighing its class times its rarity among all the passages of both articles. A deal in
common, or a figure, weighs far more than a word; what every passage names (the subject of both articles)
weighs next to nothing. Only pairs that share something are looked at, through postings, so the cost follows
what is shared and not the product of the lengths.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt
from typing import NamedTuple

from store.compare.passages import Passage

WEIGHTS = {"deal": 4.0, "amount": 3.0, "year": 0.8, "entity": 1.2, "word": 1.0}
"""What one feature of each class is worth against a word, before rarity."""

THRESHOLD = 0.17
"""Below this score two passages merely touch the same subject."""

STRONG = 0.30
"""From this score a passage may have a second partner, when that one has no better of its own."""

KEEP = 0.75
"""A second partner must score at least this share of the first."""

MOST = 3
"""Partners a passage may have at most: one to few."""


class Match(NamedTuple):
    """Passage indices on both sides, their score from 0 to 1, and the features they share."""

    a: int
    b: int
    score: float
    shared: frozenset[tuple[str, object]]


def align(a: Sequence[Passage], b: Sequence[Passage], monotone: bool = False) -> list[Match]:
    """The pairs of passages that say the same, one to one or one to few, in the order of `a`.

    `monotone` keeps the order of both texts, for versions of one another.
    """
    candidates = _candidates(a, b)
    if monotone:
        return _in_order(candidates)
    return _freely(candidates)


def _candidates(a: Sequence[Passage], b: Sequence[Passage]) -> list[Match]:
    rarity = _rarity([*a, *b])
    norm_a = [_norm(passage, rarity) for passage in a]
    norm_b = [_norm(passage, rarity) for passage in b]
    postings: dict[tuple[str, object], list[int]] = defaultdict(list)
    for index, passage in enumerate(b):
        for feature in passage.features:
            postings[feature].append(index)
    matches = []
    for i, passage in enumerate(a):
        scores: dict[int, float] = defaultdict(float)
        for feature in passage.features:
            weight = rarity[feature] ** 2
            for j in postings.get(feature, ()):
                scores[j] += weight
        for j, score in scores.items():
            score = score / (norm_a[i] * norm_b[j]) if norm_a[i] and norm_b[j] else 0.0
            if score >= THRESHOLD:
                matches.append(Match(i, j, min(1.0, score), passage.features & b[j].features))
    return matches


def _rarity(everything: Sequence[Passage]) -> dict[tuple[str, object], float]:
    count = Counter(feature for passage in everything for feature in passage.features)
    total = len(everything)
    most = log(total + 1)
    return {feature: WEIGHTS[feature[0]] * log((total + 1) / n) / most for feature, n in count.items()}


def _norm(passage: Passage, rarity: dict[tuple[str, object], float]) -> float:
    return sqrt(sum(rarity[feature] ** 2 for feature in passage.features))


def _freely(candidates: list[Match]) -> list[Match]:
    best_a: dict[int, float] = defaultdict(float)
    best_b: dict[int, float] = defaultdict(float)
    for match in candidates:
        best_a[match.a] = max(best_a[match.a], match.score)
        best_b[match.b] = max(best_b[match.b], match.score)
    partners_a: Counter[int] = Counter()
    partners_b: Counter[int] = Counter()
    kept = []
    for match in sorted(candidates, key=lambda m: (-m.score, m.a, m.b)):
        first_a, first_b = not partners_a[match.a], not partners_b[match.b]
        if first_a and first_b:
            wanted = True
        elif partners_a[match.a] >= MOST or partners_b[match.b] >= MOST or not (first_a or first_b):
            wanted = False
        else:
            # One side has a partner already: a further one must be nearly as good for it.
            rival = best_a[match.a] if not first_a else best_b[match.b]
            wanted = match.score >= STRONG and match.score >= KEEP * rival
        if wanted:
            partners_a[match.a] += 1
            partners_b[match.b] += 1
            kept.append(match)
    return sorted(kept, key=lambda m: (m.a, m.b))


def _in_order(candidates: list[Match]) -> list[Match]:
    """The heaviest chain of matches that crosses no other: increasing in both texts."""
    ordered = sorted(candidates, key=lambda m: (m.a, -m.b))
    # A Fenwick tree over positions of b keeps the best chain that ends before a position.
    size = max((m.b for m in ordered), default=0) + 1
    tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    before: list[int] = []
    for index, match in enumerate(ordered):
        best = (0.0, -1)
        at = match.b
        while at > 0:
            best = max(best, tree[at])
            at -= at & -at
        before.append(best[1])
        chain = (best[0] + match.score, index)
        at = match.b + 1
        while at <= size:
            tree[at] = max(tree[at], chain)
            at += at & -at
    at = max(tree)[1] if ordered else -1
    kept = []
    while at >= 0:
        kept.append(ordered[at])
        at = before[at]
    return kept[::-1]
