"""Statements that tell too little by themselves, given to the one deal whose figure they tell.

An amount of no known kind, or a fact that names nobody, joins a deal only when exactly one fits: the same
figure and currency, a kind that does not contradict, all its parties among the deal's (or, naming nobody,
an article that names whom the deal is about), dates that allow it, and no article that tells both apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from store.model import FIGURES, Extraction
from store.reconcile.amounts import stand
from store.reconcile.cluster import one_life
from store.reconcile.dates import gap
from store.reconcile.entities import Names
from store.reconcile.facts import Fact
from store.reconcile.kinship import relate, same_quantity

UNKNOWN = "other_amount"
DAYS = 400

_Place = tuple[float, str | None]


def adopt_strays(
    gathered: Sequence[list[Fact]], names: Names, extractions: Mapping[str, Extraction]
) -> list[list[Fact]]:
    """The statements of each deal, strays moved into the deal they belong to."""
    strays = [at for at, found in enumerate(gathered) if _is_stray(found)]
    if not strays:
        return list(gathered)
    homes: dict[_Place, list[int]] = defaultdict(list)
    lost = set(strays)
    for at, found in enumerate(gathered):
        if at not in lost:
            for place in sorted({(f.figure.low, f.figure.unit) for f in found if f.figure}, key=str):
                homes[place].append(at)
    company = _Company(names, extractions)
    deals = [list(found) for found in gathered]
    for at in strays:
        first = deals[at][0]
        assert first.figure is not None  # noqa: S101 - a stray has one
        fits = [
            home
            for home in homes[first.figure.low, first.figure.unit]
            if _fits(deals[at], deals[home], company)
        ]
        if len(fits) == 1:
            deals[fits[0]] += deals[at]
            deals[at] = []
    return [found for found in deals if found]


def _is_stray(found: Sequence[Fact]) -> bool:
    return all(f.figure is not None and (f.kind == UNKNOWN or not f.everyone) for f in found)


class _Company:
    """Which entities an article names, looked up when asked for."""

    def __init__(self, names: Names, extractions: Mapping[str, Extraction]) -> None:
        self._names = names
        self._extractions = extractions
        self._known: dict[str, frozenset[str]] = {}

    def of(self, article: str) -> frozenset[str]:
        """The ids of the entities that the article names."""
        found = self._known.get(article)
        if found is None:
            extraction = self._extractions.get(article)
            said = {mention.name for mention in extraction.mentions} if extraction else set()
            found = self._known[article] = frozenset(self._names.resolve(name, article) for name in said)
        return found


def _fits(stray: list[Fact], deal: list[Fact], company: _Company) -> bool:
    shared = _articles(stray) & _articles(deal)
    if shared and not one_life(stray, deal, shared):
        return False
    everyone = frozenset().union(*(fact.everyone for fact in deal))
    about = frozenset().union(*(fact.about for fact in deal)) or everyone
    for fact in stray:
        if fact.everyone and not fact.everyone <= everyone:
            return False
        if not fact.everyone and not all(company.of(article) & about for article in fact.articles):
            return False
        told_so = any(stand(fact.figure, other.figure) == "equal" for other in deal)
        if not told_so or not all(_allows(fact, other) for other in deal):
            return False
    return True


def _allows(stray: Fact, other: Fact) -> bool:
    """Whether a statement of the deal leaves room for the stray one."""
    if stray.kind == UNKNOWN:
        same = stand(stray.figure, other.figure) != "far"
        near = gap(stray.date or stray.told, other.date or other.told) or 0
        return (
            same
            and near <= DAYS
            and other.kind not in FIGURES
            and stray.quantity in ("total", other.quantity)
        )
    return stray.family == other.family and same_quantity(stray, other) and _told_alike(stray, other)


def _told_alike(stray: Fact, other: Fact) -> bool:
    """What names nobody is compared as if it named the other's parties."""
    return relate(stray.named_as(other), other) >= 0


def _articles(found: Iterable[Fact]) -> set[str]:
    return set().union(*(fact.articles for fact in found))
