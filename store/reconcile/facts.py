"""Claims made comparable: kind family, quantity, figure, parties as entities, days.

Claims of different articles that say exactly the same become one Fact, so that what follows works on
distinct statements, not on articles: a deal told by a thousand articles costs as much as one told by ten.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from store.figures import Figure
from store.model import Claim
from store.reconcile.dates import Days, cover, days
from store.reconcile.entities import Names
from store.reconcile.names import form_key

FAMILY: dict[str, str] = {
    "acquisition": "takeover",
    "bid": "takeover",
    "investment": "funding",
    "funding_round": "funding",
    "contract": "undertaking",
    "partnership": "undertaking",
}
"""Kinds that may name one fact; every other kind is a family of its own."""

SIDES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "takeover": (frozenset({"target"}), frozenset({"buyer", "bidder"})),
    "funding": (frozenset({"recipient"}), frozenset({"investor"})),
    "valuation": (frozenset({"subject"}), frozenset()),
    "lawsuit": (frozenset({"defendant"}), frozenset({"plaintiff"})),
    "grant_or_donation": (frozenset({"recipient"}), frozenset({"donor"})),
    "undertaking": (frozenset({"supplier"}), frozenset({"customer"})),
}
"""For each family, the roles of whom the fact is about, and the roles of whom it is done by."""

EARLY = frozenset({"rumoured", "proposed", "conditional", "opinion"})
"""Stages at which a figure is not settled yet."""

_serials = count()


def next_serial() -> int:
    """A number that no fact of this process has yet."""
    return next(_serials)


def serials_from(number: int) -> None:
    """Says that facts made elsewhere have the numbers below this one."""
    global _serials
    _serials = count(max(number, next(_serials)))


_NONE: frozenset[str] = frozenset()
_known_sets: dict[frozenset[str], frozenset[str]] = {}
_MOST_SETS = 500_000


def shared(members: Iterable[str]) -> frozenset[str]:
    """These members as a set, the same one each time: very many statements have the same few."""
    found = frozenset(members)
    if len(_known_sets) > _MOST_SETS:
        _known_sets.clear()
    return _known_sets.setdefault(found, found)


class Fact:
    """One distinct statement about one fact, and the claims of all articles that make it.

    `early` and `settled` are the first days (ordinals) on which it was told as a rumour or plan, and as done.
    """

    __slots__ = (
        "about", "articles", "by", "claims", "date", "early", "everyone", "family", "figure", "kind", "order",
        "quantity", "serial", "series", "settled", "stages", "told",
    )  # fmt: skip

    def __init__(self, claim: Claim, names: Names) -> None:
        self.kind = claim.kind
        self.family = FAMILY.get(claim.kind, claim.kind)
        self.quantity = stage_quantity(claim)
        self.figure = figure_of(claim)
        about, by = SIDES.get(self.family, (frozenset(), frozenset()))
        ids = [(names.resolve(party.name, claim.article), party.role) for party in claim.parties]
        self.everyone = shared(found for found, _ in ids)
        self.about = shared(found for found, role in ids if role in about)
        self.by = shared(found for found, role in ids if role in by)
        self.date: Days | None = days(claim.date)
        self.told: Days | None = None
        self.series: str | None = None
        self.early: int | None = None
        self.settled: int | None = None
        self.stages: frozenset[str] = _NONE
        self.articles: frozenset[str] = _NONE
        self.claims: list[Claim] = []
        self.order = claim.id
        self.serial = next(_serials)

    def __getstate__(self) -> tuple[object, ...]:
        return tuple([getattr(self, slot) for slot in self.__slots__])

    def __setstate__(self, state: tuple[object, ...]) -> None:
        for slot, value in zip(self.__slots__, state, strict=True):
            setattr(self, slot, value)

    def named_as(self, other: Fact) -> Fact:
        """This statement as if it named the parties of another one."""
        made = _copy(self, self.claims)
        made.about, made.by, made.everyone = other.about, other.by, other.everyone
        return made

    def about_whom(self, other: Fact) -> Fact:
        """This statement as if it were about whom another one is about; who does it stays."""
        made = self.named_as(other)
        made.by = self.by
        made.everyone = other.about | self.by
        return made

    def add(self, claim: Claim, told: Days | None) -> None:
        """Adds one article's claim that says just this; `settle` follows the last."""
        self.claims.append(claim)
        self.told = cover(self.told, told)
        since = _first_day(self.date, told)
        if claim.status in EARLY:
            self.early = _first(self.early, since)
        else:
            self.settled = _first(self.settled, since)
        self.order = min(self.order, claim.id)

    def settle(self) -> None:
        """Takes note of the articles and stages of all claims added."""
        self.articles = shared(claim.article for claim in self.claims)
        self.stages = shared(claim.status for claim in self.claims)


def _first_day(date: Days | None, told: Days | None) -> int | None:
    """When a statement begins to hold: its date where precise to the month, else when it was told."""
    if date is not None and (told is None or date[1] - date[0] <= 31):
        return date[0]
    return told[0] if told is not None else None


def _first(a: int | None, b: int | None) -> int | None:
    return b if a is None else a if b is None else min(a, b)


def figure_of(claim: Claim) -> Figure | None:
    """The amount of a claim, None when it tells none."""
    if claim.amount is None:
        return None
    high = claim.amount if claim.amount_max is None else claim.amount_max
    low, high = min(claim.amount, high), max(claim.amount, high)
    return Figure(low, high, claim.currency, claim.unit, claim.approximate)


def stage_quantity(claim: Claim) -> str:
    """Which figure of the fact a claim tells; a named investor's money is its `stake`, whole or as a
    share.
    """
    if claim.kind == "investment" and claim.quantity in ("total", "share"):
        return "stake"
    return claim.quantity


class Statements:
    """Claims sorted into distinct statements; a statement whose claims stay the same stays the same Fact."""

    def __init__(self) -> None:
        self._sorted: dict[str, _Sorted] = {}
        self._keys: dict[tuple[object, ...], _Key] = {}
        self._made: dict[_Key, tuple[list[Claim], tuple[Fact, ...]]] = {}
        self._stale: set[_Key] = set()

    def __getstate__(self) -> dict[str, object]:
        return {**vars(self), "_keys": {}}

    def __setstate__(self, state: dict[str, object]) -> None:
        vars(self).update(state)
        self._keys = {key.sides: key for key in self._made}

    def forget(self, article: str) -> None:
        """Says that an article has changed or is gone."""
        if (known := self._sorted.pop(article, None)) is not None:
            self._stale.update(known.keys)

    def facts(
        self,
        claims: Mapping[str, Sequence[Claim]],
        rejected: set[str],
        dates: Mapping[str, Days | None],
        series: Mapping[str, str],
        names: Names,
        renamed: Renamed,
    ) -> list[Fact]:
        """The distinct statements of the claims of each article; `renamed` tells which names mean others."""
        groups: dict[_Key, list[Claim]] = defaultdict(list)
        interned: dict[tuple[object, ...], _Key] = {}
        for article, said in claims.items():
            known = self._sorted.get(article)
            if known is None or known.claims is not said or renamed.touches(article, known.names):
                known = self._sorted[article] = self._sort(said, series, names, interned)
            for claim, key in zip(said, known.keys, strict=True):
                groups[key].append(claim)
        facts: list[Fact] = []
        made = {}
        for key, found in groups.items():
            if rejected:
                found = [claim for claim in found if claim.id not in rejected]
            kept = self._made.get(key)
            if kept is None or kept[0] != found or key in self._stale:
                kept = (found, tuple(_parted(key, found, dates))) if found else (found, ())
            made[key] = kept
            facts += kept[1]
        self._made, self._keys = made, {key.sides: key for key in made}
        self._stale = set()
        return facts

    def _sort(
        self,
        claims: Sequence[Claim],
        series: Mapping[str, str],
        names: Names,
        interned: dict[tuple[object, ...], _Key],
    ) -> _Sorted:
        keys: list[_Key] = []
        for claim in claims:
            letter = series.get(claim.id)
            local = claim.article if names.in_article else None
            plain = (local, claim.kind, claim.amount, claim.amount_max, claim.currency, claim.unit,
                     claim.approximate, claim.parties,
                     claim.date, claim.quantity, letter, claim.aside)  # fmt: skip
            key = interned.get(plain)
            if key is None:
                fact = Fact(claim, names)
                fact.series = letter
                sides = (fact.family, fact.kind, fact.quantity, fact.figure, fact.everyone, fact.about,
                         fact.by, fact.date, letter, claim.aside)  # fmt: skip
                key = interned[plain] = self._keys.setdefault(sides, _Key(fact, sides))
            keys.append(key)
        return _Sorted(claims, keys, frozenset(form_key(p.name) for claim in claims for p in claim.parties))


class _Key:
    """What makes a statement distinct, with a Fact that tells it and has no claims yet."""

    __slots__ = ("fact", "sides")

    def __init__(self, fact: Fact, sides: tuple[object, ...]) -> None:
        self.fact = fact
        self.sides = sides


class _Sorted(NamedTuple):
    """The claims of one article, the statement that each makes, and the keys of all names in them."""

    claims: Sequence[Claim]
    keys: list[_Key]
    names: frozenset[str]


class Renamed(NamedTuple):
    """Names that mean others than before: keys of forms everywhere, and articles with names of their own."""

    forms: frozenset[str]
    articles: frozenset[str]

    def touches(self, article: str, names: frozenset[str]) -> bool:
        """Whether an article that uses these names is concerned."""
        return article in self.articles or not self.forms.isdisjoint(names)


def _parted(key: _Key, claims: Sequence[Claim], dates: Mapping[str, Days | None]) -> Iterable[Fact]:
    """The facts of one statement; what one article keeps apart, alike without figure or date, stays two."""
    fact = _copy(key.fact, ())
    fact.order = claims[0].id
    for claim in claims:
        fact.add(claim, dates.get(claim.article))
    fact.settle()
    if len(fact.articles) == len(fact.claims) or fact.figure is not None or fact.date is not None:
        yield fact
        return
    yield from _split_by_article(fact)


def _split_by_article(fact: Fact) -> Iterable[Fact]:
    rounds: list[list[Claim]] = []
    seen: dict[str, int] = {}
    for claim in sorted(fact.claims, key=lambda c: c.id):
        place = seen.get(claim.article, 0)
        seen[claim.article] = place + 1
        if place == len(rounds):
            rounds.append([])
        rounds[place].append(claim)
    for members in rounds:
        yield _copy(fact, members)


def _copy(fact: Fact, claims: Sequence[Claim]) -> Fact:
    made = object.__new__(Fact)
    for slot in Fact.__slots__:
        setattr(made, slot, getattr(fact, slot))
    made.claims = list(claims)
    made.settle()
    made.order = min((claim.id for claim in claims), default="")
    made.serial = next(_serials)
    return made
