"""Statements → deals: the surest kinship first, never against a veto, never two claims one article keeps
apart.

The result depends on the statements alone, not on the order of the articles. Statements are compared inside
blocks (one family, one party) and near their own amount, so that the work grows with the number of
statements, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import inf

from store.reconcile.amounts import in_dollars
from store.reconcile.facts import EARLY, Fact
from store.reconcile.kinship import relate

WINDOW = 48
"""How many neighbours by amount a statement is compared with inside one block."""
REACH = 2.5
"""How many times larger the next amount may be: near figures (1.7) at the widest spread of rates (1.5)."""
SPEAKERS = 16
"""How many statements of a cluster are asked whether another may join."""


def cluster_facts(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The statements of each deal."""
    home = list(range(len(facts)))
    clusters = {at: _Cluster(at, fact) for at, fact in enumerate(facts)}
    for _, a, b in _kin(facts):
        keeps, goes = clusters[home[a]], clusters[home[b]]
        if keeps is goes or goes.root in keeps.vetoed:
            continue
        if any(relate(x, y) < 0 for x in keeps.speakers() for y in goes.speakers()):
            keeps.vetoed.add(goes.root)
            goes.vetoed.add(keeps.root)
            continue
        shared = keeps.articles & goes.articles
        if shared and not _one_life(keeps.facts, goes.facts, shared):
            continue
        if len(keeps.facts) < len(goes.facts):
            keeps, goes = goes, keeps
        for other in goes.vetoed & clusters.keys():
            clusters[other].vetoed.add(keeps.root)
        for at in goes.members:
            home[at] = keeps.root
        keeps.take(goes)
        del clusters[goes.root]
    return [sorted(cluster.facts, key=lambda fact: fact.order) for cluster in clusters.values()]


class _Cluster:
    """Statements of one deal so far, the articles that make them, and clusters it can never join.

    A veto stands for good: what cannot be one fact with a part cannot be one with the whole.
    """

    __slots__ = ("articles", "facts", "members", "root", "vetoed")

    def __init__(self, at: int, fact: Fact) -> None:
        self.root = at
        self.members = [at]
        self.facts = [fact]
        self.articles = set(fact.articles)
        self.vetoed: set[int] = set()

    def take(self, other: _Cluster) -> None:
        """Adds another cluster's statements."""
        self.members += other.members
        self.facts += other.facts
        self.articles |= other.articles
        self.vetoed |= other.vetoed

    def speakers(self) -> list[Fact]:
        """The statements that answer for a large cluster: the extreme figures, and the first ones."""
        if len(self.facts) <= SPEAKERS:
            return self.facts
        told = sorted(self.facts, key=lambda fact: (_size(fact), fact.order))
        return [told[0], told[-1], *sorted(self.facts, key=lambda fact: fact.order)[: SPEAKERS - 2]]


def _one_life(left: list[Fact], right: list[Fact], shared: set[str]) -> bool:
    """Whether articles that tell two statements tell the rumour and the closing of one fact.

    That is so when each tells one side as early and the other as settled, and the early side was first
    told, by any article, before the settled one.
    """
    for article in shared:
        stages = {status in EARLY for fact in left for status in _told(fact, article)}
        others = {status in EARLY for fact in right for status in _told(fact, article)}
        if len(stages) != 1 or len(others) != 1 or stages == others:
            return False
        early, settled = (left, right) if True in stages else (right, left)
        if not _before(early, settled):
            return False
    return True


def _told(fact: Fact, article: str) -> set[str]:
    return {claim.status for claim in fact.claims if claim.article == article}


def _before(early: list[Fact], settled: list[Fact]) -> bool:
    """Whether a rumour is dated before the first day on which the fact was told as done."""
    rumoured = [fact.early for fact in early if fact.early is not None]
    done = [fact.settled for fact in settled if fact.settled is not None]
    return bool(rumoured and done) and min(rumoured) < min(done)


def _kin(facts: Sequence[Fact]) -> list[tuple[float, int, int]]:
    """Pairs that are the same fact, the surest first; ties by the order of the statements."""
    pairs: dict[tuple[int, int], float] = {}
    for block in _blocks(facts):
        for a, b in _neighbours(facts, block):
            pair = (a, b) if a < b else (b, a)
            if pair not in pairs:
                pairs[pair] = relate(facts[a], facts[b])
    return sorted((-strength, a, b) for (a, b), strength in pairs.items() if strength > 0)


def _blocks(facts: Sequence[Fact]) -> Iterable[list[int]]:
    """Statements of one family that name one party."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        for party in fact.everyone:
            blocks[fact.family, party].append(at)
    return (block for _, block in sorted(blocks.items()) if len(block) > 1)


def _neighbours(facts: Sequence[Fact], block: list[int]) -> Iterable[tuple[int, int]]:
    """Pairs near each other by amount; what tells no amount meets what names the same parties."""
    told = [at for at in block if facts[at].figure is not None]
    told.sort(key=lambda at: (_size(facts[at]), at))
    for place, at in enumerate(told):
        reach = _reach(facts[at])
        for other in told[place + 1 : place + 1 + WINDOW]:
            if _size(facts[other]) > reach:
                break
            yield at, other
    silent = [at for at in block if facts[at].figure is None]
    for place, at in enumerate(silent):
        for other in silent[place + 1 : place + 1 + WINDOW]:
            yield at, other
    if silent:
        yield from _silent_with_told(facts, silent, told)


def _silent_with_told(facts: Sequence[Fact], silent: list[int], told: list[int]) -> Iterable[tuple[int, int]]:
    by_pair: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at in told:
        for a in facts[at].about or facts[at].everyone:
            for b in facts[at].by or facts[at].everyone:
                if a != b and len(by_pair[a, b]) < WINDOW:
                    by_pair[a, b].append(at)
    for at in silent:
        for a in facts[at].about or facts[at].everyone:
            for b in facts[at].by or facts[at].everyone:
                for other in by_pair.get((a, b), ()):
                    yield at, other


def _size(fact: Fact) -> float:
    return in_dollars(fact.figure) if fact.figure else 0.0


def _reach(fact: Fact) -> float:
    """The largest amount worth a comparison; a takeover keeps its parties whatever its price."""
    figure = fact.figure
    if figure is None or fact.family == "takeover" or figure.approximate or figure.high != figure.low:
        return inf
    return REACH * in_dollars(figure)
