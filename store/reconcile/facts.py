"""Claims made comparable: kind family, quantity, figure, parties as entities, days.

Claims of different articles that say exactly the same become one Fact, so that what follows works on
distinct statements, not on articles: a deal told by a thousand articles costs as much as one told by ten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any, NamedTuple

from store.figures import Figure, in_dollars
from store.model import FAMILY, Claim, Kind
from store.reconcile.dates import Days, cover, days
from store.reconcile.entities import Names
from store.reconcile.packing import pack_claims, unpack_claims

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
"""Statuses at which a figure is not settled yet."""

_serials = count()


def next_serial() -> int:
    """A number that no fact of this process has yet."""
    return next(_serials)


def serials_from(number: int) -> None:
    """Say that facts made elsewhere have the numbers below this one."""
    global _serials
    _serials = count(max(number, next(_serials)))


_NONE: frozenset[str] = frozenset()
_known_sets: dict[frozenset[str], frozenset[str]] = {}
_MOST_SETS = 500_000
"""So many sets are known at a time."""


def shared(members: Iterable[str]) -> frozenset[str]:
    """These members as a set, the same one each time: very many statements have the same few."""
    found = frozenset(members)
    if len(_known_sets) > _MOST_SETS:
        _known_sets.clear()
    return _known_sets.setdefault(found, found)


class Said(NamedTuple):
    """All that makes a statement distinct, whoever makes it."""

    family: str
    kind: Kind
    quantity: str
    figure: Figure | None
    everyone: frozenset[str]
    about: frozenset[str]
    by: frozenset[str]
    date: Days | None
    series: str | None
    aside: bool


def said_by(claim: Claim, series: str | None, names: Names) -> Said:
    """What a claim says, its parties as entities; `series` is the letter of the round it tells of."""
    family = FAMILY.get(claim.kind, claim.kind)
    about, by = SIDES.get(family, (_NONE, _NONE))
    ids = [(names.resolve(party.name, claim.article), party.role) for party in claim.parties]
    return Said(
        family,
        claim.kind,
        stage_quantity(claim),
        figure_of(claim),
        shared(found for found, _ in ids),
        shared(found for found, role in ids if role in about),
        shared(found for found, role in ids if role in by),
        days(claim.date),
        series,
        claim.aside,
    )


def told_by(fact: Fact, aside: bool) -> Said:
    """What a fact says, in an aside or not."""
    return Said(fact.family, fact.kind, fact.quantity, fact.figure, fact.everyone, fact.about, fact.by,
                fact.date, fact.series, aside)  # fmt: skip


class Fact:
    """One distinct statement about one fact, and the claims of all articles that make it.

    `early` and `settled` are the first days (ordinals) on which it was told as a rumour or plan, and as done.
    """

    __slots__ = (
        "_claims", "about", "articles", "by", "date", "early", "everyone", "family", "figure", "kind",
        "order", "quantity", "serial", "series", "settled", "size", "statuses", "told",
    )  # fmt: skip

    def __init__(self, said: Said, order: str) -> None:
        self.family, self.kind, self.quantity, self.figure = said[:4]
        self.everyone, self.about, self.by = said[4:7]
        self.size = in_dollars(self.figure) if self.figure else 0.0
        self.date: Days | None = said[7]
        self.series: str | None = said[8]
        self.told: Days | None = None
        self.early: int | None = None
        self.settled: int | None = None
        self.statuses: frozenset[str] = _NONE
        self.articles: frozenset[str] = _NONE
        self._claims: list[Claim] | bytes = []
        self.order = order
        self.serial = next(_serials)

    @property
    def claims(self) -> list[Claim]:
        """The claims of all articles that make the statement."""
        if isinstance(self._claims, bytes):
            self._claims = unpack_claims(self._claims)
        return self._claims

    def __getstate__(self) -> tuple[object, ...]:
        if not isinstance(self._claims, bytes):
            self._claims = pack_claims(self._claims)
        return (self._claims, self.about, self.articles, self.by, self.date, self.early, self.everyone,
                self.family, self.figure, self.kind, self.order, self.quantity, self.serial, self.series,
                self.settled, self.size, self.statuses, self.told)  # fmt: skip

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        (self._claims, self.about, self.articles, self.by, self.date, self.early, self.everyone,
         self.family, self.figure, self.kind, self.order, self.quantity, self.serial, self.series,
         self.settled, self.size, self.statuses, self.told) = state  # fmt: skip

    def named_as(self, other: Fact) -> Fact:
        """This statement as if it named the parties of another one."""
        made = copied(self, self.claims)
        made.about, made.by, made.everyone = other.about, other.by, other.everyone
        return made

    def about_whom(self, other: Fact) -> Fact:
        """This statement as if it were about whom another one is about; who does it stays."""
        made = self.named_as(other)
        made.by = self.by
        made.everyone = other.about | self.by
        return made

    def add(self, claim: Claim, told: Days | None) -> None:
        """Add one article's claim that says just this; `settle` follows the last."""
        self.claims.append(claim)
        self.told = cover(self.told, told)
        since = _first_day(self.date, told)
        if claim.status in EARLY:
            self.early = first(self.early, since)
        else:
            self.settled = first(self.settled, since)
        self.order = min(self.order, claim.id)

    def settle(self) -> None:
        """Take note of the articles and statuses of all claims added."""
        self.articles = shared(claim.article for claim in self.claims)
        self.statuses = shared(claim.status for claim in self.claims)


def _first_day(date: Days | None, told: Days | None) -> int | None:
    """When a statement begins to hold: its date where precise to the month, else when it was told."""
    if date is not None and (told is None or date[1] - date[0] <= 31):
        return date[0]
    return told[0] if told is not None else None


def first(a: int | None, b: int | None) -> int | None:
    """The earlier of two days, of which either may be unknown."""
    return b if a is None else a if b is None else min(a, b)


def figure_of(claim: Claim) -> Figure | None:
    """The amount of a claim, None when it tells none."""
    if claim.amount is None:
        return None
    high = claim.amount if claim.amount_max is None else claim.amount_max
    low, high = min(claim.amount, high), max(claim.amount, high)
    return Figure(low, high, claim.currency, claim.unit, claim.approximate)


def stage_quantity(claim: Claim) -> str:
    """Which figure of the fact a claim tells; a named investor's money is its `stake`, whole or a share."""
    if claim.kind == "investment" and claim.quantity in ("total", "share"):
        return "stake"
    return claim.quantity


def copied(fact: Fact, claims: Sequence[Claim]) -> Fact:
    """The same statement as another Fact, made by these claims alone."""
    made = object.__new__(Fact)
    for slot in Fact.__slots__:
        setattr(made, slot, getattr(fact, slot))
    made._claims = list(claims)
    made.settle()
    made.order = min((claim.id for claim in claims), default="")
    made.serial = next(_serials)
    return made
