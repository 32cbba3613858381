"""Which alike passages are paired: one to one, one to few, in order where two texts are versions of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from store.compare.alignment import Match, candidates
from store.compare.passages import Passage

MUTUAL = 0.17
"""Score from which two passages that are best for each other are a pair."""

ONE_SIDED = 0.3
"""Score from which a passage is paired with its best one, though that one has a better partner."""

KEEP = 0.55
"""A further partner must be at least this near to the best."""

MOST = 4
"""Partners a passage may have at most: one to few."""

VERSIONS = 0.5
"""Share of the passages of either text that an orderly chain must hold for the two to be versions of one."""

MOVED = 0.6
"""Score from which a passage of a version was moved, though it leaves the order."""


def align(a: Sequence[Passage], b: Sequence[Passage], monotone: bool = False) -> list[Match]:
    """The pairs of passages that say the same, in the order of `a`.

    `monotone` is for near-copies: pairs that cross others must be very alike. Where two texts turn out to be
    versions of one another (a translation, a copy), what stands alone between two pairs on both sides is
    paired by its place.
    """
    kept = _choose(candidates(a, b))
    chain = heaviest_chain(kept)
    shorter = min(len(a), len(b))
    if shorter and len(chain) >= VERSIONS * max(len(a), len(b)):
        orderly = set(chain)
        kept = [match for match in kept if match in orderly or match.score >= MOVED or not monotone]
        kept += _between(chain, kept, a, b)
    return sorted(kept, key=lambda match: (match.a, match.b))


def _choose(found: list[Match]) -> list[Match]:
    """The best pairs first; a passage takes further partners while they are nearly as good for a sentence."""
    partners_a: Counter[int] = Counter()
    partners_b: Counter[int] = Counter()
    kept = []
    for match in sorted(found, key=lambda m: (-m.score, m.a, m.b)):
        if partners_a[match.a] >= MOST or partners_b[match.b] >= MOST:
            continue
        mutual = min(match.rank_a, match.rank_b) >= KEEP
        one_sided = max(match.rank_a, match.rank_b) >= KEEP
        if (mutual and match.score >= MUTUAL) or (one_sided and match.score >= ONE_SIDED):
            partners_a[match.a] += 1
            partners_b[match.b] += 1
            kept.append(match)
    return kept


def heaviest_chain(found: Sequence[Match]) -> list[Match]:
    """The heaviest chain of matches that crosses no other: increasing in both texts."""
    ordered = sorted(found, key=lambda m: (m.a, -m.b))
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


SHORTER, LONGER = 0.5, 2.0
"""How the lengths of two passages may stand to each other for their place alone to pair them; French runs a
fifth longer than English (Gale and Church, 1993, align by length alone)."""


def _between(
    chain: Sequence[Match], kept: Sequence[Match], a: Sequence[Passage], b: Sequence[Passage]
) -> list[Match]:
    """Pairs by place: between two pairs of the chain, as many lonely passages on one side as on the other."""
    paired_a, paired_b = {match.a for match in kept}, {match.b for match in kept}
    ends = [(-1, -1), *((match.a, match.b) for match in chain), (len(a), len(b))]
    found = []
    for (before_a, before_b), (after_a, after_b) in pairwise(ends):
        if after_a - before_a != after_b - before_b:
            continue
        for i, j in zip(range(before_a + 1, after_a), range(before_b + 1, after_b), strict=True):
            if (
                i in paired_a
                or j in paired_b
                or not SHORTER <= (a[i].length + 10) / (b[j].length + 10) <= LONGER
            ):
                continue
            found.append(Match(i, j, MUTUAL, 1.0, 1.0, placed=True))
    return found
