"""Statements of one family that name one party, and which of them are kin: told of one fact.

They are compared with their neighbours by amount, so that the work grows with the number of statements, not
with its square; and where one comes or goes, only those around it are looked at again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import inf
from typing import Any

from store.reconcile.facts import Fact
from store.reconcile.kinship import relate

WINDOW = 48
"""How many neighbours by amount a statement is compared with inside one block."""
REACH = 2.5
"""How many times larger the next amount may be: near figures (1.7) at the widest spread of rates (1.5)."""

_Pairs = dict[int, tuple[Fact, Fact]]
"""Statements that meet, the earlier first, by their serials."""


class Block:
    """The statements of a block in order: those with a figure by size, the others by their first claim."""

    __slots__ = ("kin", "silent", "sized")

    def __init__(self) -> None:
        self.sized: list[Fact] = []
        self.silent: list[Fact] = []
        self.kin: dict[Fact, dict[Fact, float]] = {}

    def __bool__(self) -> bool:
        return bool(self.sized or self.silent)

    def __getstate__(self) -> tuple[Any, ...]:
        return self.sized, self.silent, self.kin

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.sized, self.silent, self.kin = state

    def bring_up(self, new: Sequence[Fact], gone: Sequence[Fact], known: dict[int, float]) -> list[Fact]:
        """Take statements in and out; those that have other kin now, those that are gone among them.

        `known` holds how pairs are related that other blocks have compared in this run.
        """
        before = self.sized, self.silent
        lost = set(gone)
        self.sized = _merged(before[0], [fact for fact in new if fact.figure is not None], lost, _by_size)
        self.silent = _merged(before[1], [fact for fact in new if fact.figure is None], lost, _by_order)
        if not before[0] and not before[1]:
            self._find_kin(self._all_pairs(), known)
            return list(self.kin)
        met: _Pairs = {}
        meet: _Pairs = {}
        for old, now, key in ((before[0], self.sized, _by_size), (before[1], self.silent, _by_order)):
            if old is not now:
                ours = [fact for fact in new if (fact.figure is None) == (key is _by_order)]
                theirs = [fact for fact in gone if (fact.figure is None) == (key is _by_order)]
                around = {**_around(old, theirs, key), **_around(now, ours, key)}
                _add(met, _met_by(old, around, key))
                _add(meet, _met_by(now, around, key))
        if before[1] or self.silent:
            _add(met, _silent_with_told(before[1], before[0]))
            _add(meet, _silent_with_told(self.silent, self.sized))
        changed: dict[Fact, None] = {}
        for pair in met.keys() - meet.keys():
            a, b = met[pair]
            if b in self.kin.get(a, ()):
                changed[a] = changed[b] = None
                _part(self.kin, a, b)
                _part(self.kin, b, a)
        fresh = (found for pair, found in meet.items() if pair not in met)
        changed.update(dict.fromkeys(self._find_kin(fresh, known)))
        return list(changed)

    def _all_pairs(self) -> Iterator[tuple[Fact, Fact]]:
        """All pairs that meet, the earlier first."""
        alike = [_met_by(facts, None, _by_order) for facts in (self.sized, self.silent)]
        for a, b in chain(*alike, _silent_with_told(self.silent, self.sized)):
            yield (a, b) if a.order <= b.order else (b, a)

    def _find_kin(self, pairs: Iterable[tuple[Fact, Fact]], known: dict[int, float]) -> list[Fact]:
        """Compare pairs, the earlier first; the statements that have kin by it."""
        found: dict[Fact, None] = {}
        kin = self.kin
        for a, b in pairs:
            if len(a.everyone) > 1 and len(b.everyone) > 1:  # they may meet in another block, too
                pair = a.serial << 32 | b.serial
                strength = known.get(pair)
                if strength is None:
                    strength = known[pair] = relate(a, b)
            else:
                strength = relate(a, b)
            if strength > 0:
                found[a] = found[b] = None
                kin.setdefault(a, {})[b] = strength
                kin.setdefault(b, {})[a] = strength
        return list(found)


def _part(kin: dict[Fact, dict[Fact, float]], a: Fact, b: Fact) -> None:
    del kin[a][b]
    if not kin[a]:
        del kin[a]


def _add(pairs: _Pairs, found: Iterable[tuple[Fact, Fact]]) -> None:
    for a, b in found:
        if b.order < a.order:
            a, b = b, a
        pairs[a.serial << 32 | b.serial] = a, b


def _by_size(fact: Fact) -> tuple[float, str]:
    return fact.size, fact.order


def _by_order(fact: Fact) -> str:
    return fact.order


def _merged(before: list[Fact], new: list[Fact], gone: set[Fact], key: Any) -> list[Fact]:
    """The statements in order after a change; the very same list where nothing changed in it."""
    kept = [fact for fact in before if fact not in gone] if gone else before
    if new:
        return sorted([*kept, *new], key=key)
    return before if len(kept) == len(before) else kept


def _around(facts: Sequence[Fact], changed: Sequence[Fact], key: Any) -> dict[Fact, None]:
    """The changed statements of a list and those before them, whom they may have as a neighbour."""
    if len(changed) * WINDOW >= len(facts):
        return dict.fromkeys(facts)
    found: dict[Fact, None] = {}
    for fact in changed:
        at = bisect_left(facts, key(fact), key=key)
        found.update(dict.fromkeys(facts[max(0, at - WINDOW) : at + 1]))
    return found


def _met_by(facts: Sequence[Fact], those: dict[Fact, None] | None, key: Any) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of these statements (None: all) with those that follow them, and are within their reach."""
    for at, fact in _placed(facts, those, key):
        reach = _reach(fact)
        for later in facts[at + 1 : at + 1 + WINDOW]:
            if later.size > reach:
                break
            yield fact, later


def _placed(facts: Sequence[Fact], those: dict[Fact, None] | None, key: Any) -> Iterator[tuple[int, Fact]]:
    """Where these stand in the list; those that do not are left out."""
    if those is None:
        yield from enumerate(facts)
    elif 4 * len(those) >= len(facts):
        yield from ((at, fact) for at, fact in enumerate(facts) if fact in those)
    else:
        for fact in those:
            at = bisect_left(facts, key(fact), key=key)
            if at < len(facts) and facts[at] is fact:
                yield at, fact


def _silent_with_told(silent: Sequence[Fact], told: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs of statements without and with a figure that name the same on both sides."""
    if not silent:
        return
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


def _reach(fact: Fact) -> float:
    """The largest amount worth a comparison; a takeover keeps its parties whatever its price."""
    figure = fact.figure
    if figure is None or fact.family == "takeover" or figure.approximate or figure.high != figure.low:
        return inf
    return REACH * fact.size
