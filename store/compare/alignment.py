"""How alike the passages of two articles are, by features one can check.

Two sentences are as alike as the share of what they could have in common that they do have. Each feature
weighs its class times its rarity among all the sentences of both articles: a deal or a figure in common
weighs far more than a word, and what every sentence names (the subject of both articles) next to nothing. A
feature that only one of the articles has counts little against a pair: across languages it may just be said
in another word. Two passages are as alike as their best pair of sentences, helped by all they share as wholes
and by their neighbours. Only sentences that share something are looked at, through postings, so the cost
follows what is shared and not the product of the lengths. The numbers below were set on the open half of the
hand-marked pairs, and on pairs of strangers, in which every pair is one too many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import log, sqrt

from store.compare.passages import Passage
from store.compare.wording import Feature
from store.record import NamedTuple

WEIGHTS = {
    "deal": 3.6,
    "number": 2.2,
    "sum": 1.2,
    "phrase": 0.5,
    "year": 0.8,
    "entity": 1.2,
    "concept": 0.4,
    "count": 1.0,
    "meaning": 0.85,
    "word": 1.0,
}
"""What one feature of each class is worth against a word, before rarity."""

ROUND = (0.5, 0.75, 1.0)
"""What a figure of one, two, three and more digits is worth: two articles name 600 million by chance."""

ABSENT = (1.1, 0.33)
"""How much a feature that the other article never has counts against a pair of sentences: in articles that
are strangers, and in kin."""

KIN = (0.12, 0.35)
"""The share of two articles' features (by weight) that strangers have in common, and that kin have."""

COMMON = 0.12
"""Rarity under which a feature is no reason to look at a pair of sentences."""

FAINT = 0.04
"""Likeness of two sentences under which their passages are no candidates."""

EVIDENCE = 1.8
"""Weight (in words rare enough to stand once) that two sentences must share at least: one is chance."""

ENOUGH = 3.9
"""Shared weight at which a likeness counts half: little in common proves little, however short a sentence."""

LEAN = 0.34
"""How far the longer of two sentences counts against the shorter: 0.5 is a cosine, 0 is containment."""

NEIGHBOUR = 0.2
"""What a pair gains from the likeness of the passages next to it on both sides."""


class Match(NamedTuple):
    """Passage indices on both sides, their score from 0 to 1, and how it ranks on each side.

    `rank_a` is 1 when one of a's sentences has nothing better in the other article, less as there is better;
    `rank_b` likewise. `placed` marks a pair that holds by its place alone.
    """

    a: int
    b: int
    score: float
    rank_a: float
    rank_b: float
    placed: bool = False


class _Side(NamedTuple):
    """The sentences of one article: their features, squared norms, and the passage of each."""

    sentences: list[frozenset[Feature]]
    norms: list[float]
    owners: list[int]


def candidates(a: Sequence[Passage], b: Sequence[Passage]) -> list[Match]:
    """Every pair of passages that shares enough to be looked at, with its score, in no order."""
    whole_a, whole_b = [passage.features for passage in a], [passage.features for passage in b]
    weights = _weights([*a, *b])
    counted = _counted(frozenset().union(*whole_a), frozenset().union(*whole_b), weights)
    left, right = _side(a, counted), _side(b, counted)
    closest = _closest(_sentence_pairs(left, right, weights), left.owners, right.owners)
    norms_a = [_square(features, counted) for features in whole_a]
    norms_b = [_square(features, counted) for features in whole_b]
    scores = {
        (i, j): 1 - (1 - score) * (1 - _likeness(whole_a[i] & whole_b[j], norms_a[i], norms_b[j], weights))
        for (i, j), (score, _, _) in closest.items()
        if score >= FAINT
    }
    return [
        Match(i, j, _with_neighbours(scores, i, j), closest[i, j][1], closest[i, j][2]) for i, j in scores
    ]


def _closest(
    pairs: dict[tuple[int, int], float], owners_a: Sequence[int], owners_b: Sequence[int]
) -> dict[tuple[int, int], tuple[float, float, float]]:
    """For two passages, the likeness of their closest sentences, and how it ranks for either side."""
    best_a: dict[int, float] = defaultdict(float)
    best_b: dict[int, float] = defaultdict(float)
    for (s, t), score in pairs.items():
        if score > best_a[s]:
            best_a[s] = score
        if score > best_b[t]:
            best_b[t] = score
    closest: dict[tuple[int, int], tuple[float, float, float]] = {}
    for (s, t), score in pairs.items():
        key = (owners_a[s], owners_b[t])
        rank_a, rank_b = score / best_a[s], score / best_b[t]
        old = closest.get(key)
        if old is not None:
            score, rank_a, rank_b = max(score, old[0]), max(rank_a, old[1]), max(rank_b, old[2])
        closest[key] = (score, rank_a, rank_b)
    return closest


def _with_neighbours(scores: dict[tuple[int, int], float], i: int, j: int) -> float:
    near = max(scores.get((i - 1, j - 1), 0.0), scores.get((i + 1, j + 1), 0.0))
    return 1 - (1 - scores[i, j]) * (1 - NEIGHBOUR * near)


def _sentence_pairs(left: _Side, right: _Side, weights: dict[Feature, float]) -> dict[tuple[int, int], float]:
    """The likeness of each two sentences that share something rare."""
    postings: dict[Feature, list[int]] = defaultdict(list)
    for t, sentence in enumerate(right.sentences):
        for feature in sentence:
            if weights[feature] >= COMMON:
                postings[feature].append(t)
    found = {}
    for s, sentence in enumerate(left.sentences):
        shared: dict[int, float] = defaultdict(float)
        for feature in sentence:
            if feature in postings:
                weight = weights[feature]
                for t in postings[feature]:
                    shared[t] += weight
        norm = left.norms[s]
        for t, weight in shared.items():
            if weight >= EVIDENCE:
                found[s, t] = _likeness(sentence & right.sentences[t], norm, right.norms[t], weights)
    return found


def _likeness(
    common: Iterable[Feature], norm_a: float, norm_b: float, weights: dict[Feature, float]
) -> float:
    """The squared weight in common over that of the two (squared norms given), less when it is little."""
    square = total = 0.0
    for feature in common:
        weight = weights[feature]
        square += weight * weight
        total += weight
    if not square:
        return 0.0
    low, high = sorted((norm_a, norm_b))
    share: float = square / (low ** (1 - LEAN) * high**LEAN)
    return min(1.0, share) * total / (total + ENOUGH)


def _weights(everything: Sequence[Passage]) -> dict[Feature, float]:
    """The class weight of each feature times its rarity, from 1 (in two sentences) towards 0 (in all)."""
    sentences = [sentence for passage in everything for sentence in passage.sentences]
    count = Counter(feature for sentence in sentences for feature in sentence)
    most = log(len(sentences) + 1) - log(2) + 1e-9
    return {
        feature: _worth(feature) * min(1.0, log((len(sentences) + 1) / seen) / most)
        for feature, seen in count.items()
    }


def _worth(feature: Feature) -> float:
    """The weight of a feature's class; of a figure, less the rounder it is."""
    name, _, value = feature.partition(":")
    if name not in ("number", "sum"):
        return WEIGHTS[name]
    exact = len(value.split()[0].partition("e")[0].replace(".", "").strip("0"))
    return WEIGHTS[name] * ROUND[min(exact, len(ROUND)) - 1]


def _counted(
    all_a: frozenset[Feature], all_b: frozenset[Feature], weights: dict[Feature, float]
) -> dict[Feature, float]:
    """The squared weight of each feature as it counts in a norm: less when only one article of kin has it.

    A phrase counts only where it is shared: its words count already.
    """
    squares = {feature: weight**2 for feature, weight in weights.items()}
    both = all_a & all_b
    own = {feature: 0.0 if feature.startswith("phrase:") else square for feature, square in squares.items()}
    kin = _square(both, own) / sqrt(_square(all_a, own) * _square(all_b, own))
    strangers, related = KIN
    nearness = min(1.0, max(0.0, (kin - strangers) / (related - strangers)))
    absent = ABSENT[0] + (ABSENT[1] - ABSENT[0]) * nearness
    return {
        feature: square if feature in both else 0.0 if feature.startswith("phrase:") else square * absent
        for feature, square in squares.items()
    }


def _side(side: Sequence[Passage], counted: dict[Feature, float]) -> _Side:
    sentences = [sentence for passage in side for sentence in passage.sentences]
    owners = [index for index, passage in enumerate(side) for _ in passage.sentences]
    return _Side(sentences, [_square(sentence, counted) for sentence in sentences], owners)


def _square(features: Iterable[Feature], counted: dict[Feature, float]) -> float:
    return sum(counted[feature] for feature in features) or 1.0
