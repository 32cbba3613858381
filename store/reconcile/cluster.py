"""Statements → deals: the surest kinship first, never against a veto, never what one article keeps apart.

The result depends on the statements alone, not on the order of the articles. Statements are compared inside
blocks (one family, one party) and near their own amount, so that the work grows with the number of
statements, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from store.reconcile.blocks import Block
from store.reconcile.delta import Delta
from store.reconcile.facts import EARLY, Fact, first
from store.reconcile.kinship import relate
from store.reconcile.told import Told

SPEAKERS = 16
"""How many statements of a cluster are asked whether another may join."""

MOST_KNOWN = 500_000
"""How many answers about pairs are kept at a time: few are asked again, and those mostly soon."""

_EARLY, _SETTLED, _BOTH = 1, 2, 3
_Place = tuple[str, str]
_NONE: Mapping[Fact, float] = {}


class Kinship:
    """Statements gathered into deals; what no new, changed or lost statement can reach stays as it was.

    Statements meet only along pairs of kin, so that each connected part of them is gathered by itself.
    """

    def __init__(self) -> None:
        self._blocks: dict[_Place, Block] = {}
        self._home: dict[int, Told] = {}
        """The deal that each statement is in, by its serial."""
        self._run = _Run()

    def gather(self, change: Delta[Fact]) -> Delta[Told]:
        """The deals that statements which came or went have made or undone."""
        run = self._run = _Run()
        run.absent.update([fact.serial for fact in change.gone])
        seeds = {mate: None for fact in change.gone for mate in self._home[fact.serial].facts}
        seeds.update(dict.fromkeys(change.new))
        seeds.update(dict.fromkeys(self._bring_up(change)))
        waiting = [fact for fact in seeds if fact.serial not in run.absent]
        for fact in change.gone:
            self._drop(fact)
            del self._home[fact.serial]
        done: set[Fact] = set()
        while waiting:
            fact = waiting.pop()
            if fact in done:
                continue
            part = self._reached(fact)
            done.update(part)
            for member in part:
                waiting += [
                    mate for mate in self._drop(member) if mate.serial not in run.absent and mate not in done
                ]
            self._place(part)
        self._run = _Run()
        return Delta([deal for deal in run.placed if deal not in run.lost],
                     [deal for deal in run.lost if deal not in run.placed])  # fmt: skip

    def deal_of(self, fact: Fact) -> Told:
        """The deal that a statement is in."""
        return self._home[fact.serial]

    def _drop(self, fact: Fact) -> list[Fact]:
        """Take the deal of a statement away; the statements that were in it."""
        run = self._run
        deal = self._home.get(fact.serial)
        if deal is None or deal in run.lost or deal in run.placed:
            return []
        run.lost[deal] = None
        run.by_members[_members(deal.facts)] = deal
        return deal.facts

    def _place(self, part: list[Fact]) -> None:
        part.sort(key=_order)
        gathered = _gather(part, self._pairs(part)) if len(part) > 1 else [part]
        known = self._run.by_members
        for found in gathered:
            deal = known.get(_members(found)) or Told(found)
            self._run.placed[deal] = None
            for fact in found:
                self._home[fact.serial] = deal

    def _pairs(self, part: Sequence[Fact]) -> list[tuple[float, int, int]]:
        """The pairs of kin inside a part, the surest first; ties by the order of the statements."""
        place = {fact: at for at, fact in enumerate(part)}
        found: dict[tuple[int, int], float] = {}
        for at, fact in enumerate(part):
            for block in _places(fact):
                for other, strength in self._blocks[block].kin.get(fact, _NONE).items():
                    if at < place[other]:
                        found[at, place[other]] = strength
        return sorted((-strength, a, b) for (a, b), strength in found.items())

    def _reached(self, fact: Fact) -> list[Fact]:
        """All statements connected with one."""
        found = {fact: None}
        waiting = [fact]
        while waiting:
            at = waiting.pop()
            for place in _places(at):
                for other in self._blocks[place].kin.get(at, ()):
                    if other not in found:
                        found[other] = None
                        waiting.append(other)
        return list(found)

    def _bring_up(self, change: Delta[Fact]) -> list[Fact]:
        """Bring the blocks up to date; the statements that have other kin than before."""
        touched: dict[_Place, tuple[list[Fact], list[Fact]]] = {}
        for at, facts in enumerate(change):
            for fact in facts:
                for place in _places(fact):
                    touched.setdefault(place, ([], []))[at].append(fact)
        seeds: list[Fact] = []
        known: dict[int, float] = {}
        for place, (new, gone) in touched.items():
            block = self._blocks.get(place)
            if block is None:
                block = self._blocks[place] = Block()
            if len(known) > MOST_KNOWN:
                known.clear()
            seeds += block.bring_up(new, gone, known)
            if not block:
                del self._blocks[place]
        return seeds


class _Run:
    """What happens while statements are gathered: who is no more, deals taken away and deals placed."""

    def __init__(self) -> None:
        self.absent: set[int] = set()
        self.lost: dict[Told, None] = {}
        self.placed: dict[Told, None] = {}
        self.by_members: dict[tuple[int, ...], Told] = {}


def _members(facts: Iterable[Fact]) -> tuple[int, ...]:
    return tuple([fact.serial for fact in facts])


def _order(fact: Fact) -> str:
    return fact.order


def _places(fact: Fact) -> list[_Place]:
    return [(fact.family, party) for party in fact.everyone]


def _gather(facts: Sequence[Fact], kin: Sequence[tuple[float, int, int]]) -> list[list[Fact]]:
    """The statements of each deal among connected ones."""
    home = list(range(len(facts)))
    clusters = {at: _Cluster(at, fact) for at, fact in enumerate(facts)}
    asked = {facts[a].serial << 32 | facts[b].serial: False for _, a, b in kin}
    refused: dict[tuple[int, int], int] = {}
    for _, a, b in kin:
        keeps, goes = clusters[home[a]], clusters[home[b]]
        if keeps is goes or goes.root in keeps.vetoed:
            continue
        pair, size = (keeps.root, goes.root), len(keeps.facts) + len(goes.facts)
        if refused.get(pair) == size:  # neither has grown since
            continue
        if len(asked) > MOST_KNOWN:
            asked.clear()
        if _apart(keeps.speakers(), goes.speakers(), asked):
            keeps.vetoed.add(goes.root)
            goes.vetoed.add(keeps.root)
            continue
        shared = keeps.stages.keys() & goes.stages.keys()
        if shared and not _one_life(keeps, goes, shared):
            refused[pair] = refused[pair[::-1]] = size
            continue
        if len(keeps.facts) < len(goes.facts):
            keeps, goes = goes, keeps
        for other in goes.vetoed & clusters.keys():
            clusters[other].vetoed.add(keeps.root)
        for at in goes.members:
            home[at] = keeps.root
        keeps.take(goes)
        del clusters[goes.root]
    return [sorted(cluster.facts, key=_order) for cluster in clusters.values()]


def _apart(left: Sequence[Fact], right: Sequence[Fact], asked: dict[int, bool]) -> bool:
    """Whether any two statements can never be one fact; clusters that grow ask the same again and again."""
    for a in left:
        serial = a.serial << 32
        for b in right:
            pair = serial | b.serial
            never = asked.get(pair)
            if never is None:
                never = asked[pair] = relate(a, b) < 0
            if never:
                return True
    return False


class _Cluster:
    """Statements of one deal so far, the articles that make them, and clusters it can never join.

    A veto stands for good: what cannot be one fact with a part cannot be one with the whole.
    """

    __slots__ = ("_speakers", "early", "facts", "members", "root", "settled", "stages", "vetoed")

    def __init__(self, at: int, fact: Fact) -> None:
        self.root = at
        self.members = [at]
        self.facts = [fact]
        self.early, self.settled = fact.early, fact.settled
        self.stages = _stages(fact)
        """For each article that tells any of it, whether as early, as settled, or as both."""
        self.vetoed: set[int] = set()
        self._speakers: list[Fact] | None = None

    def take(self, other: _Cluster) -> None:
        """Add another cluster's statements."""
        self.members += other.members
        self.facts += other.facts
        self.early, self.settled = first(self.early, other.early), first(self.settled, other.settled)
        for article, stage in other.stages.items():
            self.stages[article] = self.stages.get(article, 0) | stage
        self.vetoed |= other.vetoed
        self._speakers = None

    def speakers(self) -> list[Fact]:
        """The statements that answer for a large cluster: the extreme figures, and the first ones."""
        if len(self.facts) <= SPEAKERS:
            return self.facts
        if self._speakers is None:
            told = sorted(self.facts, key=_order)
            extremes = [min(told, key=_size), max(reversed(told), key=_size)]
            self._speakers = [*extremes, *told[: SPEAKERS - 2]]
        return self._speakers


def _stages(fact: Fact) -> dict[str, int]:
    """For each article that makes a statement, whether as early, as settled, or as both."""
    early = fact.statuses & EARLY
    if not early or early == fact.statuses:  # the rule, for which no claim is looked at
        return dict.fromkeys(fact.articles, _EARLY if early else _SETTLED)
    stages: dict[str, int] = {}
    for claim in fact.claims:
        stage = _EARLY if claim.status in EARLY else _SETTLED
        stages[claim.article] = stages.get(claim.article, 0) | stage
    return stages


def _one_life(left: _Cluster, right: _Cluster, shared: Iterable[str]) -> bool:
    """Whether articles that tell two statements tell the rumour and the closing of one fact.

    That is so when each tells one side as early and the other as settled, and the early side was first
    told, by any article, before the settled one.
    """
    for article in shared:
        stage, other = left.stages[article], right.stages[article]
        if stage == other or _BOTH in (stage, other):
            return False
        early, settled = (left, right) if stage == _EARLY else (right, left)
        if early.early is None or settled.settled is None or early.early >= settled.settled:
            return False
    return True


def _size(fact: Fact) -> float:
    return fact.size
