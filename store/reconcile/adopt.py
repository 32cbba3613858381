"""Statements that tell too little by themselves, or differ alone, given to the one deal whose figure they
tell.

Three kinds of stray join a deal that tells the same figure in the same currency, at a time that allows it, in
articles that do not tell both apart:

- an amount of no known kind, when all its parties are the deal's;
- a fact that names nobody, or an amount of no known kind that names nobody, when its article names whom the
  deal is about;
- a fact of one article that agrees with a deal of several in kind, quantity, weeks and one side, and names
  another party on the other side, though the article names the deal's: one side was misread.

Exactly one deal must fit, or one must be told by far more articles than any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from store.model import FIGURES, Extraction
from store.reconcile.amounts import digits, stand
from store.reconcile.dates import gap
from store.reconcile.entities import Names
from store.reconcile.facts import EARLY, Fact
from store.reconcile.kinship import SAME_WEEKS, relate, same_quantity

UNKNOWN = "other_amount"
DAYS = 400
FAR_MORE = 3

_Place = tuple[float, str | None]
_Is = Callable[[Sequence[Fact]], bool]
_Fits = Callable[[list[Fact], list[Fact], "_Company"], bool]


def adopt_strays(
    gathered: Sequence[list[Fact]], names: Names, extractions: Mapping[str, Extraction]
) -> list[list[Fact]]:
    """The statements of each deal, strays moved into the deal they belong to."""
    deals = [list(found) for found in gathered]
    company = _Company(names, extractions)
    _adopt(deals, _is_misread, _fits_misread, company)
    _adopt(deals, _is_vague, _fits_vague, company)
    return [found for found in deals if found]


def _adopt(deals: list[list[Fact]], is_stray: _Is, fits: _Fits, company: _Company) -> None:
    """Moves every stray into the one deal it fits."""
    strays = [at for at, found in enumerate(deals) if found and is_stray(found)]
    if not strays:
        return
    homes: dict[_Place, list[int]] = defaultdict(list)
    lost = set(strays)
    for at, found in enumerate(deals):
        if is_stray is _is_misread or at not in lost:
            for place in sorted({(f.figure.low, f.figure.unit) for f in found if f.figure}, key=str):
                homes[place].append(at)
    for at in strays:
        figure = deals[at][0].figure
        if figure is None:
            continue
        near = [other for other in homes[figure.low, figure.unit] if other != at]
        home = _best_told([other for other in near if fits(deals[at], deals[other], company)], deals)
        if home is not None:
            deals[home] += deals[at]
            deals[at] = []


def _best_told(found: Sequence[int], deals: Sequence[list[Fact]]) -> int | None:
    """The only deal, or the one that far more articles tell than any other."""
    ranked = sorted(found, key=lambda at: -len(_articles(deals[at])))
    if len(ranked) == 1:
        return ranked[0]
    if not ranked:
        return None
    first, second = (len(_articles(deals[at])) for at in ranked[:2])
    return ranked[0] if first >= FAR_MORE * second else None


def _is_vague(found: Sequence[Fact]) -> bool:
    return all(f.figure is not None and (f.kind == UNKNOWN or not f.everyone) for f in found)


def _is_misread(found: Sequence[Fact]) -> bool:
    """Whether one article alone makes a statement with a telling figure and two sides."""
    return (
        len(found) == 1
        and len(found[0].articles) == 1
        and found[0].figure is not None
        and digits(found[0].figure.low) > 1
        and bool(found[0].about)
    )


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


def _fits_misread(stray: list[Fact], deal: list[Fact], company: _Company) -> bool:
    """Whether a lone statement and a deal of several differ in one thing only: a side, or pre and post."""
    (fact,) = stray
    (article,) = fact.articles
    articles = _articles(deal)
    if len(articles) < 2 or article in articles or deal[0].family != fact.family:
        return False
    about = frozenset().union(*(other.about for other in deal))
    by = frozenset().union(*(other.by for other in deal))
    if fact.family == "valuation":
        return bool(about & fact.about) and _same_figure_and_weeks(fact, deal, any_quantity=True)
    one_side = (bool(about & fact.about) != bool(by & fact.by)) if fact.by else fact.about <= by
    named = company.of(article)
    return one_side and bool(about & named and by & named) and _same_figure_and_weeks(fact, deal)


def _same_figure_and_weeks(fact: Fact, deal: Iterable[Fact], any_quantity: bool = False) -> bool:
    """Whether a deal tells this figure in these weeks, and no figure far from it.

    No firm is worth the same before and after new money: any quantity of one figure is one valuation.
    """
    found = False
    for other in deal:
        standing = stand(fact.figure, other.figure)
        if standing == "far":
            return False
        weeks = (gap(fact.date or fact.told, other.date or other.told) or 0) <= SAME_WEEKS
        found |= standing == "equal" and weeks and (any_quantity or other.quantity == fact.quantity)
    return found


def _fits_vague(stray: list[Fact], deal: list[Fact], company: _Company) -> bool:
    shared = _articles(stray) & _articles(deal)
    if shared and not _recalls(stray, deal, shared):
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


def _recalls(stray: Iterable[Fact], deal: Sequence[Fact], shared: set[str]) -> bool:
    """Whether articles that tell the settled deal recall, in the stray, the rumour others told of it."""
    settled = {c.status not in EARLY for fact in deal for c in fact.claims if c.article in shared}
    return settled == {True} and all(
        fact.stages <= EARLY
        and any(other.early is not None and stand(fact.figure, other.figure) == "equal" for other in deal)
        for fact in stray
    )


def _allows(stray: Fact, other: Fact) -> bool:
    """Whether a statement of the deal leaves room for the stray one."""
    if stray.kind == UNKNOWN:
        same = stand(stray.figure, other.figure) != "far"
        near = (gap(stray.date or stray.told, other.date or other.told) or 0) <= DAYS
        known = other.kind == UNKNOWN or other.kind not in FIGURES
        return same and near and known and stray.quantity in ("total", other.quantity)
    return stray.family == other.family and same_quantity(stray, other) and _told_alike(stray, other)


def _told_alike(stray: Fact, other: Fact) -> bool:
    """What names nobody is compared as if it named the other's parties."""
    return relate(stray.named_as(other), other) >= 0


def _articles(found: Iterable[Fact]) -> set[str]:
    return set().union(*(fact.articles for fact in found))
