"""Statements that tell too little by themselves, or differ alone, given to the one deal whose figure they
tell.

Three kinds of stray join a deal that tells the same figure in the same currency, at a time that allows it, in
articles that do not tell both apart:

- an amount of no known kind, when all its parties are the deal's;
- a fact that names nobody, or an amount of no known kind that names nobody, when its article names whom the
  deal is about;
- a fact of one article that agrees with a deal of several in kind, quantity, weeks and one side, and names
  another party on the other side, though the article names the deal's: one side was misread.

Exactly one deal must fit, or one must be told by far more articles than any other. Strays choose among the
deals as they stand before any stray has joined, so that no choice depends on another; they then join in
order, each only while it still fits. Deals are looked up by figure and party, so that a round figure told
of everyone costs no more than any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from store.figures import digits, stand
from store.model import FIGURES
from store.reconcile.dates import gap
from store.reconcile.entities import Names
from store.reconcile.facts import EARLY, Fact
from store.reconcile.kinship import SAME_WEEKS, relate, same_quantity

UNKNOWN = "other_amount"
DAYS = 400
FAR_MORE = 3

_Place = tuple[tuple[float, str | None], str]
"""A figure's lower end and unit, and a party of the deal that tells it."""


class Told:
    """The statements of one deal, with all its parties and articles taken together."""

    __slots__ = ("about", "articles", "by", "everyone", "facts", "figures", "misread", "vague")

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        one = facts[0]
        if len(facts) == 1:
            self.about, self.by, self.everyone = one.about, one.by, one.everyone
            self.articles: set[str] | frozenset[str] = one.articles
        else:
            self.about = frozenset().union(*(fact.about for fact in facts))
            self.by = frozenset().union(*(fact.by for fact in facts))
            self.everyone = frozenset().union(*(fact.everyone for fact in facts))
            self.articles = frozenset().union(*(fact.articles for fact in facts))
        self.figures = {(f.figure.low, f.figure.unit): None for f in facts if f.figure is not None}
        self.misread = _is_misread(facts)
        self.vague = all(f.figure is not None and (f.kind == UNKNOWN or not f.everyone) for f in facts)


class Adoption:
    """Gives strays their homes; a deal that the same strays join stays the same from one call to the next."""

    def __init__(self) -> None:
        self._grown: dict[tuple[Told, ...], Told] = {}

    def adopted(self, deals: Sequence[Told], company: Company) -> Sequence[Told]:
        """The deals after every stray has joined the one that it fits."""
        before, self._grown = self._grown, {}
        for strays, near, fits in (
            ("misread", _near_misread, _fits_misread),
            ("vague", _near_vague, _fits_vague),
        ):
            found = [told for told in deals if getattr(told, strays)]
            joining = _choices(deals, found, near, fits, company)
            deals = self._joined(deals, joining, fits, company, before)
        return deals

    def _joined(
        self,
        deals: Sequence[Told],
        joining: Mapping[Told, list[Told]],
        fits: _Fits,
        company: Company,
        before: Mapping[tuple[Told, ...], Told],
    ) -> Sequence[Told]:
        """The deals with those strays in them that still fit after the ones before them."""
        gone: set[Told] = set()
        grown: dict[Told, Told] = {}
        for home, strays in joining.items():
            key: tuple[Told, ...] = (home,)
            for stray in strays:
                if len(key) == 1 or fits(stray, grown[home], company):
                    key = (*key, stray)
                    found = before.get(key) or Told([fact for told in key for fact in told.facts])
                    grown[home] = self._grown[key] = found
                    gone.add(stray)
        return [grown.get(deal, deal) for deal in deals if deal not in gone] if grown else deals


def _choices(
    deals: Sequence[Told], strays: Sequence[Told], near: _Near, fits: _Fits, company: Company
) -> Mapping[Told, list[Told]]:
    """The strays that each deal is chosen by, in order; a stray is no home to another."""
    lost = set(strays)
    wanted = {(f.figure.low, f.figure.unit) for stray in strays for f in stray.facts if f.figure is not None}
    homes: dict[_Place, list[Told]] = defaultdict(list)
    for deal in deals:
        if deal not in lost:
            for figure in deal.figures:
                if figure in wanted:
                    for party in deal.everyone:
                        homes[figure, party].append(deal)
    joining: dict[Told, list[Told]] = defaultdict(list)
    for stray in sorted(strays, key=_order):
        (figure, *_) = stray.figures
        found = {home: None for party in near(stray, company) for home in homes.get((figure, party), ())}
        home = _best_told([home for home in found if fits(stray, home, company)])
        if home is not None:
            joining[home].append(stray)
    return joining


def _order(told: Told) -> str:
    return told.facts[0].order


def _best_told(found: Sequence[Told]) -> Told | None:
    """The only deal, or the one that far more articles tell than any other."""
    if len(found) < 2:
        return found[0] if found else None
    first, second = sorted(found, key=lambda told: -len(told.articles))[:2]
    return first if len(first.articles) >= FAR_MORE * len(second.articles) else None


def _is_misread(found: Sequence[Fact]) -> bool:
    """Whether one article alone makes a statement with a telling figure and two sides."""
    return (
        len(found) == 1
        and len(found[0].articles) == 1
        and found[0].figure is not None
        and digits(found[0].figure.low) > 1
        and bool(found[0].about)
    )


class Company:
    """Which entities an article names, looked up when asked for."""

    def __init__(self, names: Names, said: Mapping[str, Iterable[str]]) -> None:
        self._names = names
        self._said = said
        self._known: dict[str, frozenset[str]] = {}

    def of(self, article: str) -> frozenset[str]:
        """The ids of the entities that the article names."""
        found = self._known.get(article)
        if found is None:
            said = self._said.get(article, ())
            found = self._known[article] = frozenset(self._names.resolve(name, article) for name in said)
        return found


_Near = Callable[[Told, Company], Iterable[str]]
_Fits = Callable[[Told, Told, Company], bool]


def _near_misread(stray: Told, _: Company) -> Iterable[str]:
    """The parties of which one at least is a party of a deal that the stray fits."""
    return stray.everyone


def _near_vague(stray: Told, company: Company) -> Iterable[str]:
    """The same for an amount of no known kind, or a fact that names nobody."""
    for fact in stray.facts:
        if fact.everyone:
            return (min(fact.everyone),)
    return company.of(min(stray.articles))


def _fits_misread(stray: Told, deal: Told, company: Company) -> bool:
    """Whether a lone statement and a deal of several differ in one thing only: a side, or pre and post."""
    (fact,) = stray.facts
    (article,) = fact.articles
    if len(deal.articles) < 2 or article in deal.articles or deal.facts[0].family != fact.family:
        return False
    about, by = deal.about, deal.by
    if fact.family == "valuation":
        return bool(about & fact.about) and _same_figure_and_weeks(fact, deal.facts, any_quantity=True)
    one_side = (bool(about & fact.about) != bool(by & fact.by)) if fact.by else fact.about <= by
    if not one_side:
        return False
    named = company.of(article)
    return bool(about & named and by & named) and _same_figure_and_weeks(fact, deal.facts)


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


def _fits_vague(stray: Told, deal: Told, company: Company) -> bool:
    shared = stray.articles & deal.articles
    if shared and not _recalls(stray.facts, deal.facts, shared):
        return False
    about = deal.about or deal.everyone
    for fact in stray.facts:
        if fact.everyone and not fact.everyone <= deal.everyone:
            return False
        if not fact.everyone and not all(company.of(article) & about for article in fact.articles):
            return False
        told_so = any(stand(fact.figure, other.figure) == "equal" for other in deal.facts)
        if not told_so or not all(_allows(fact, other) for other in deal.facts):
            return False
    return True


def _recalls(stray: Iterable[Fact], deal: Sequence[Fact], shared: set[str] | frozenset[str]) -> bool:
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
