"""Statements → deals: the surest kinship first, never against a veto, never two claims one article keeps
apart.

The result depends on the statements alone, not on the order of the articles. Statements are compared inside
blocks (one family, one party) and near their own amount, so that the work grows with the number of
statements, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import inf

from store.figures import in_dollars
from store.reconcile.adopt import Told
from store.reconcile.facts import EARLY, Fact
from store.reconcile.kinship import relate

WINDOW = 48
"""How many neighbours by amount a statement is compared with inside one block."""
REACH = 2.5
"""How many times larger the next amount may be: near figures (1.7) at the widest spread of rates (1.5)."""
SPEAKERS = 16
"""How many statements of a cluster are asked whether another may join."""

_Place = tuple[str, str]
_NONE: Mapping[Fact, float] = {}


class Kinship:
    """Statements gathered into deals; what no new, changed or lost statement can reach stays as it was.

    Statements meet only along pairs of kin, so that each connected part of them is gathered by itself.
    """

    def __init__(self) -> None:
        self._blocks: dict[_Place, _Block] = {}
        self._home: dict[Fact, list[Told]] = {}
        """For each statement, the deals of the connected part that it belongs to."""
        self._deals: dict[Told, None] = {}

    def gather(self, facts: Sequence[Fact]) -> list[Told]:
        """The statements of each deal."""
        present = dict.fromkeys(facts)
        new = [fact for fact in facts if fact not in self._home]
        gone = [fact for fact in self._home if fact not in present]
        seeds = {mate: None for fact in gone for deal in self._home[fact] for mate in deal.facts}
        seeds.update(dict.fromkeys(new))
        seeds.update(dict.fromkeys(self._bring_up(new, gone)))
        waiting = [fact for fact in seeds if fact in present]
        for fact in gone:
            self._drop(fact)
            del self._home[fact]
        done: set[Fact] = set()
        while waiting:
            fact = waiting.pop()
            if fact in done:
                continue
            part = self._reached(fact)
            done.update(part)
            for member in part:
                waiting += [mate for mate in self._drop(member) if mate in present and mate not in done]
            self._place(part)
        return list(self._deals)

    def _drop(self, fact: Fact) -> list[Fact]:
        """Takes the deals of a statement's connected part away; the statements that were in them."""
        lost = [deal for deal in self._home.get(fact, ()) if deal in self._deals]
        for deal in lost:
            del self._deals[deal]
        return [mate for deal in lost for mate in deal.facts]

    def _place(self, part: list[Fact]) -> None:
        part.sort(key=_order)
        deals = [Told(found) for found in _gather(part, self._pairs(part))] if len(part) > 1 else [Told(part)]
        for fact in part:
            self._home[fact] = deals
        self._deals.update(dict.fromkeys(deals))

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

    def _bring_up(self, new: Sequence[Fact], gone: Sequence[Fact]) -> list[Fact]:
        """Brings the blocks up to date; the statements that have other kin than before."""
        touched: dict[_Place, tuple[list[Fact], set[Fact]]] = defaultdict(lambda: ([], set()))
        for fact in new:
            for place in _places(fact):
                touched[place][0].append(fact)
        for fact in gone:
            for place in _places(fact):
                touched[place][1].add(fact)
        seeds: list[Fact] = []
        known: dict[int, float] = {}
        for place, (more, less) in touched.items():
            block = self._blocks.setdefault(place, _Block())
            before = block.facts
            block.facts = sorted([f for f in before if f not in less] + more, key=_order)
            seeds += _compare(block, before, known)
            if not block.facts:
                del self._blocks[place]
        return seeds


def _compare(block: _Block, facts: Sequence[Fact], known: dict[int, float]) -> list[Fact]:
    """Finds the kin inside a block anew; the statements for which that makes a difference.

    What was compared `before` is not compared again, nor what another block has compared in this run.
    """
    before, block.kin = block.kin, {}
    if len(block.facts) > 1:
        met = {_pair(a, b) for a, b in _neighbours(facts)} if len(facts) > 1 else ()
        for a, b in _neighbours(block.facts):
            if b.order < a.order:
                a, b = b, a
            pair = a.serial << 32 | b.serial
            if pair in met:
                strength = before.get(a, _NONE).get(b, 0.0)
            elif (told := known.get(pair)) is not None:
                strength = told
            else:
                strength = known[pair] = relate(a, b)
            if strength > 0:
                block.kin.setdefault(a, {})[b] = strength
                block.kin.setdefault(b, {})[a] = strength
    changed = []
    for fact in before.keys() | block.kin.keys():
        if before.get(fact) != block.kin.get(fact):
            changed.append(fact)
    return changed


def _pair(a: Fact, b: Fact) -> int:
    """Two statements as one number, whichever comes first."""
    if b.order < a.order:
        a, b = b, a
    return a.serial << 32 | b.serial


class _Block:
    """Statements of one family that name one party, in order, and which of them are kin."""

    __slots__ = ("facts", "kin")

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.kin: dict[Fact, dict[Fact, float]] = {}


def _order(fact: Fact) -> str:
    return fact.order


def _places(fact: Fact) -> list[_Place]:
    return [(fact.family, party) for party in fact.everyone]


def _gather(facts: Sequence[Fact], kin: Sequence[tuple[float, int, int]]) -> list[list[Fact]]:
    """The statements of each deal among connected ones."""
    home = list(range(len(facts)))
    clusters = {at: _Cluster(at, fact) for at, fact in enumerate(facts)}
    asked: dict[int, bool] = {}
    for _, a, b in kin:
        keeps, goes = clusters[home[a]], clusters[home[b]]
        if keeps is goes or goes.root in keeps.vetoed:
            continue
        if _apart(keeps.speakers(), goes.speakers(), asked):
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


def _apart(left: Sequence[Fact], right: Sequence[Fact], asked: dict[int, bool]) -> bool:
    """Whether any two statements can never be one fact; clusters that grow ask the same again and again."""
    for a in left:
        first = a.serial << 32
        for b in right:
            pair = first | b.serial
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

    __slots__ = ("_speakers", "articles", "facts", "members", "root", "vetoed")

    def __init__(self, at: int, fact: Fact) -> None:
        self.root = at
        self.members = [at]
        self.facts = [fact]
        self.articles = set(fact.articles)
        self.vetoed: set[int] = set()
        self._speakers: list[Fact] | None = None

    def take(self, other: _Cluster) -> None:
        """Adds another cluster's statements."""
        self.members += other.members
        self.facts += other.facts
        self.articles |= other.articles
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


def _one_life(left: list[Fact], right: list[Fact], shared: set[str]) -> bool:
    """Whether articles that tell two statements tell the rumour and the closing of one fact.

    That is so when each tells one side as early and the other as settled, and the early side was first
    told, by any article, before the settled one.
    """
    early_left, early_right = _early(left, shared), _early(right, shared)
    for article in shared:
        stages, others = early_left[article], early_right[article]
        if len(stages) != 1 or len(others) != 1 or stages == others:
            return False
        early, settled = (left, right) if True in stages else (right, left)
        if not _before(early, settled):
            return False
    return True


def _early(facts: list[Fact], articles: set[str]) -> dict[str, set[bool]]:
    """For each of these articles, whether it tells the statements as early, as settled, or as both."""
    found: dict[str, set[bool]] = {article: set() for article in articles}
    for fact in facts:
        if not fact.articles.isdisjoint(articles):
            for claim in fact.claims:
                if claim.article in found:
                    found[claim.article].add(claim.status in EARLY)
    return found


def _before(early: list[Fact], settled: list[Fact]) -> bool:
    """Whether a rumour is dated before the first day on which the fact was told as done."""
    rumoured = [fact.early for fact in early if fact.early is not None]
    done = [fact.settled for fact in settled if fact.settled is not None]
    return bool(rumoured and done) and min(rumoured) < min(done)


def _neighbours(block: Sequence[Fact]) -> Iterable[tuple[Fact, Fact]]:
    """Pairs near each other by amount; what tells no amount meets what names the same parties."""
    sized = sorted([(_size(fact), at) for at, fact in enumerate(block) if fact.figure is not None])
    told = [block[at] for _, at in sized]
    for place, fact in enumerate(told):
        reach = _reach(fact)
        for later in range(place + 1, min(place + 1 + WINDOW, len(told))):
            if sized[later][0] > reach:
                break
            yield fact, told[later]
    silent = [fact for fact in block if fact.figure is None]
    for place, fact in enumerate(silent):
        for other in silent[place + 1 : place + 1 + WINDOW]:
            yield fact, other
    if silent:
        yield from _silent_with_told(silent, told)


def _silent_with_told(silent: Sequence[Fact], told: Sequence[Fact]) -> Iterable[tuple[Fact, Fact]]:
    by_pair: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in told:
        for a in fact.about or fact.everyone:
            for b in fact.by or fact.everyone:
                if a != b and len(by_pair[a, b]) < WINDOW:
                    by_pair[a, b].append(fact)
    for fact in silent:
        for a in fact.about or fact.everyone:
            for b in fact.by or fact.everyone:
                for other in by_pair.get((a, b), ()):
                    yield fact, other


def _size(fact: Fact) -> float:
    return in_dollars(fact.figure) if fact.figure else 0.0


def _reach(fact: Fact) -> float:
    """The largest amount worth a comparison; a takeover keeps its parties whatever its price."""
    figure = fact.figure
    if figure is None or fact.family == "takeover" or figure.approximate or figure.high != figure.low:
        return inf
    return REACH * in_dollars(figure)
