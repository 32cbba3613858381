"""Pairing the passages of two articles by features one can check.

Two sentences are as alike as the share of what they could have in common that they do have: a cosine over
their features, each weighing its class times its rarity among all the sentences of both articles. A deal in
common, or a figure, weighs far more than a word; what every sentence names (the subject of both articles)
weighs next to nothing. Two passages are as alike as their best pair of sentences, helped by all they share as
wholes. Only sentences that share something rare are looked at, through postings, so the cost follows what is
shared and not the product of the lengths.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt
from typing import NamedTuple

from store.compare.passages import Feature, Passage

WEIGHTS = {"deal": 4.0, "amount": 3.0, "year": 0.8, "entity": 1.2, "concept": 0.9, "word": 1.0}
"""What one feature of each class is worth against a word, before rarity."""

THRESHOLD = 0.27
"""Below this score two passages merely touch the same subject."""

EVIDENCE = 1.6
"""Weight (in words rare enough to stand once) that two sentences must share at least: one is chance."""

COMMON = 0.12
"""Rarity under which a feature is no reason to look at a pair of sentences."""

STRONG = 0.34
"""From this score a passage may have a second partner, when that one has no better of its own."""

KEEP = 0.7
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
    weights = _weights([*a, *b])
    best = _sentence_scores(a, b, weights)
    norms_a = [_norm(passage.features, weights) for passage in a]
    norms_b = [_norm(passage.features, weights) for passage in b]
    matches = []
    for (i, j), closest in best.items():
        shared = a[i].features & b[j].features
        whole = sum(weights[feature] ** 2 for feature in shared) / (norms_a[i] * norms_b[j])
        score = 1 - (1 - closest) * (1 - whole)
        if score >= THRESHOLD:
            matches.append(Match(i, j, min(1.0, score), shared))
    return matches


def _sentence_scores(
    a: Sequence[Passage], b: Sequence[Passage], weights: dict[Feature, float]
) -> dict[tuple[int, int], float]:
    """For each pair of passages that share something rare, the likeness of their closest sentences."""
    postings: dict[Feature, list[tuple[int, float]]] = defaultdict(list)
    owners: list[int] = []
    for j, passage in enumerate(b):
        for sentence in passage.sentences:
            norm = _norm(sentence, weights)
            for feature in sentence:
                if weights[feature] >= COMMON:
                    postings[feature].append((len(owners), norm))
            owners.append(j)
    best: dict[tuple[int, int], float] = defaultdict(float)
    for i, passage in enumerate(a):
        for sentence in passage.sentences:
            norm = _norm(sentence, weights)
            shared: dict[int, float] = defaultdict(float)
            squares: dict[int, float] = defaultdict(float)
            lengths: dict[int, float] = {}
            for feature in sentence:
                weight = weights[feature]
                for at, length in postings.get(feature, ()):
                    shared[at] += weight
                    squares[at] += weight**2
                    lengths[at] = length
            for at, weight in shared.items():
                if weight >= EVIDENCE:
                    key = (i, owners[at])
                    best[key] = max(best[key], squares[at] / (norm * lengths[at]))
    return best


def _weights(everything: Sequence[Passage]) -> dict[Feature, float]:
    """The class weight of each feature times its rarity, from 1 (in one sentence) towards 0 (in all)."""
    sentences = [sentence for passage in everything for sentence in passage.sentences]
    count = Counter(feature for sentence in sentences for feature in sentence)
    most = log(len(sentences) + 1)
    # Twice is as rare as a feature that matches can be.
    return {
        feature: WEIGHTS[feature[0]] * min(1.0, log((len(sentences) + 1) / seen) / (most - log(2) + 1e-9))
        for feature, seen in count.items()
    }


def _norm(features: Iterable[Feature], weights: dict[Feature, float]) -> float:
    return sqrt(sum(weights[feature] ** 2 for feature in features)) or 1.0


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
