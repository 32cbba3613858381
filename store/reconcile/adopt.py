"""Statements that tell too little by themselves, or differ alone, given to the one deal whose figure they
tell.

Six kinds of stray join a deal that tells the same figure in the same currency, at a time that allows it, in
articles that do not tell both apart:

- a fact of one article that agrees with a deal of several in kind, quantity, weeks and one side, and names
  another party on the other side, though the article names the deal's: one side was misread;
- a lone fact whose doer and telling figure another lone fact gives to someone else, when both articles name
  both of them: at least one is misread;
- a fact about someone who pays for another, as the dossier tells, when a deal of that other has its figure in
  its weeks and all articles of the stray name that other: the payer was taken for the paid;
- an acquisition or payment of which only the payer is told, or a bill of which only one side is, when money
  paid by that payer has its figure, and its articles name both sides;
- an amount of no known kind, when all its parties are the deal's;
- a fact that names nobody, or an amount of no known kind that names nobody, when its article names whom the
  deal is about; where no fact tells the figure, amounts of no known kind join one another so.

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
PAYING = frozenset({"takeover", "funding"})
"""Families in which one side pays for the other."""
TAKEN = frozenset({"takeover", "funding", "valuation"})
"""Families in which a payer is taken for the paid: who buys or invests stands beside the price or value."""
ONE_SIDED = frozenset({"contract", "acquisition"})
"""Kinds that tell too little of a fact when they name the payer alone."""
KNOWN = 2
"""So many articles make a figure one that others recall."""
DAYS = 400
FAR_MORE = 3

_Place = tuple[tuple[float, str | None], str]
"""A figure's lower end and unit, and a party of the deal that tells it."""


class Told:
    """The statements of one deal, with all its parties and articles taken together."""

    __slots__ = (
        "about",
        "articles",
        "by",
        "everyone",
        "facts",
        "figures",
        "misread",
        "payment",
        "strangers",
        "vague",
    )

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
        self.figures = tuple({(f.figure.low, f.figure.unit): None for f in facts if f.figure is not None})
        self.strangers: frozenset[str] = frozenset()
        """Whom a misread statement names in the place of a party of the deal."""
        self.misread = _is_misread(facts)
        self.payment = all(_is_payment(fact) for fact in facts)
        self.vague = all(f.figure is not None and (f.kind == UNKNOWN or not f.everyone) for f in facts)


class Adoption:
    """Gives strays their homes; a deal that the same strays join stays the same from one call to the next."""

    def __init__(self) -> None:
        self._grown: dict[tuple[Told, ...], Told] = {}

    def adopted(self, deals: Sequence[Told], company: Company) -> Sequence[Told]:
        """The deals after every stray has joined the one that it fits."""
        before, self._grown = self._grown, {}
        passes: tuple[tuple[_Strays, _Near, _Fits], ...] = (
            (lambda told, _: told.misread, _near_misread, _fits_misread),
            (lambda told, _: told.misread, _near_misread, _fits_twin),
            (lambda told, company: bool(company.paid(told)), _near_paid, _fits_paid),
            (lambda told, _: told.payment, _near_misread, _fits_payment),
            (lambda told, _: told.vague, _near_vague, _fits_vague),
            (lambda told, _: told.vague and not told.everyone, _near_vague, _fits_vague),
        )
        for is_stray, near, fits in passes:
            if fits is _fits_paid:
                company.look_at(deals)
            found = {told: None for told in deals if is_stray(told, company)}
            strays_too = fits in (_fits_paid, _fits_twin)
            homes = deals if strays_too else [told for told in deals if told not in found]
            joining = _choices(homes, list(found), near, fits, company)
            lost = {stray for strays in joining.values() for stray in strays}
            joining = {home: strays for home, strays in joining.items() if home not in lost}
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
                    found = before.get(key) or _together(grown.get(home, home), stray, key)
                    grown[home] = self._grown[key] = found
                    gone.add(stray)
        return [grown.get(deal, deal) for deal in deals if deal not in gone] if grown else deals


def _together(home: Told, stray: Told, parts: Sequence[Told]) -> Told:
    """The deal of these parts, the last of which is the stray; whom that misnames is no party of it."""
    made = Told([fact for told in parts for fact in told.facts])
    named: frozenset[str] = frozenset()
    if stray.about and home.about and stray.about.isdisjoint(home.about):
        named = stray.about
    elif stray.by and home.by and stray.by.isdisjoint(home.by):
        named = stray.by
    made.strangers = home.strangers | (named - home.everyone)
    made.about -= made.strangers
    made.by -= made.strangers
    return made


def _choices(
    deals: Sequence[Told], strays: Sequence[Told], near: _Near, fits: _Fits, company: Company
) -> Mapping[Told, list[Told]]:
    """The strays that each of some deals is chosen by, in order."""
    ordered = sorted(strays, key=_order)
    places = [[(next(iter(stray.figures)), party) for party in near(stray, company)] for stray in ordered]
    homes: dict[_Place, list[Told]] = {place: [] for found in places for place in found}
    figures = {figure for figure, _ in homes}
    for deal in deals:
        for figure in deal.figures:
            if figure in figures:
                for party in deal.everyone:
                    if (there := homes.get((figure, party))) is not None:
                        there.append(deal)
    joining: dict[Told, list[Told]] = defaultdict(list)
    for stray, wanted in zip(ordered, places, strict=True):
        found = dict.fromkeys(home for place in wanted for home in homes[place])
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
    """Whether one article alone makes a statement with a telling figure, or a telling date, and two sides."""
    if len(found) > 1 or len(found[0].articles) > 1 or found[0].figure is None:
        return False
    if not found[0].about and not found[0].by:
        return False
    return digits(found[0].figure.low) > 1 or _is_dated(found[0])


def _is_dated(fact: Fact) -> bool:
    """Whether a fact is dated to the month or finer."""
    return fact.date is not None and fact.date[1] - fact.date[0] <= 31


def _is_payment(fact: Fact) -> bool:
    """Whether a statement tells who pays and how much, and nothing of whom or for what."""
    alone = len(fact.everyone) == 1 and fact.figure is not None
    return alone and (fact.kind == "spending" or (fact.kind in ONE_SIDED and fact.by == fact.everyone))


class Company:
    """Which entities an article names, and who pays for whom, looked up when asked for."""

    def __init__(self, names: Names, said: Mapping[str, Iterable[str]]) -> None:
        self._names = names
        self._said = said
        self._known: dict[str, frozenset[str]] = {}
        self._paid: dict[str, set[str]] = {}

    def look_at(self, deals: Iterable[Told]) -> None:
        """Takes in who pays for whom in these deals; two who pay for each other tell nothing."""
        self._paid = defaultdict(set)
        for told in deals:
            if told.by and told.about and told.facts[0].family in PAYING:
                for payer in told.by:
                    self._paid[payer] |= told.about
        mutual = [(a, b) for a, paid in self._paid.items() for b in paid if a in self._paid.get(b, ())]
        for a, b in mutual:
            self._paid[a].discard(b)

    def paid(self, told: Told) -> set[str]:
        """For whom those pay whom a deal is about."""
        found: set[str] = set()
        if told.facts[0].family in TAKEN and told.figures:
            for party in told.about:
                found |= self._paid.get(party, set())
        return found - told.about

    def of(self, article: str) -> frozenset[str]:
        """The ids of the entities that the article names."""
        found = self._known.get(article)
        if found is None:
            said = self._said.get(article, ())
            found = self._known[article] = frozenset(self._names.resolve(name, article) for name in said)
        return found


_Strays = Callable[[Told, Company], bool]
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
    if fact.about and fact.by:
        one_side = bool(about & fact.about) != bool(by & fact.by)
    else:
        one_side = fact.about <= by if fact.about else fact.by <= about
    if not one_side:
        return False
    named = company.of(article)
    return bool(about & named and by & named) and _same_figure_and_weeks(fact, deal.facts)


def _fits_twin(stray: Told, deal: Told, company: Company) -> bool:
    """Whether two lone statements of one doer and one telling figure name two others, both of them in either
    article: one is misread, or both are. The later id joins the earlier one.
    """
    if not (deal.misread and deal.facts[0].order < stray.facts[0].order):
        return False
    (fact,), (other,) = stray.facts, deal.facts
    doers = bool(fact.by) and fact.by == other.by and fact.about.isdisjoint(other.about)
    if not doers or fact.family != other.family or not (fact.about and other.about and _is_telling(stray)):
        return False
    others = fact.about | other.about
    named = all(others <= company.of(article) for article in (*stray.articles, *deal.articles))
    return named and stray.articles.isdisjoint(deal.articles) and _same_figure_and_weeks(fact, deal.facts)


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
        telling = fact.figure is None or digits(fact.figure.low) > 1 or fact.date == other.date
        same = any_quantity or same_quantity(other, fact)
        found |= standing == "equal" and weeks and telling and same
    return found


def _is_telling(stray: Told) -> bool:
    """Whether a figure is not round, so that two facts hardly share it by chance."""
    return all(fact.figure is not None and digits(fact.figure.low) > 1 for fact in stray.facts)


def _near_paid(stray: Told, company: Company) -> Iterable[str]:
    """For whom those pay whom the stray is about."""
    return company.paid(stray)


def _fits_paid(stray: Told, deal: Told, company: Company) -> bool:
    """Whether a deal tells of the paid what the stray tells of the payer."""
    paid = company.paid(stray) & deal.about
    family = stray.facts[0].family
    if not paid or deal.facts[0].family != family or _figures_clash(stray, deal):
        return False
    if family == "funding" and stray.by.isdisjoint(deal.by) and (stray.by or not _is_telling(stray)):
        return False
    if not all(paid & company.of(article) for article in stray.articles):
        return False
    return all(
        any(
            stand(fact.figure, other.figure) == "equal" and relate(fact.about_whom(other), other) > 0
            for other in deal.facts
        )
        for fact in stray.facts
    )


def _fits_payment(stray: Told, deal: Told, company: Company) -> bool:
    """Whether a deal is money of whom the stray says only that they pay this figure."""
    family = deal.facts[0].family
    bought = any(fact.kind in ("spending", "contract") for fact in stray.facts)
    if family not in PAYING or (bought and family != "takeover") or _figures_clash(stray, deal):
        return False
    spent = all(fact.kind == "spending" for fact in stray.facts)
    if not stray.everyone <= (deal.by | deal.about if spent else deal.by):
        return False
    named = [company.of(article) for article in stray.articles]
    if not all(deal.about & names and deal.by & names for names in named):
        return False
    return all(
        any(stand(fact.figure, other.figure) == "equal" for other in deal.facts)
        and not any(stand(fact.figure, other.figure) == "far" for other in deal.facts)
        and all((gap(fact.told, other.told) or 0) <= DAYS for other in deal.facts)
        for fact in stray.facts
    )


def _figures_clash(stray: Told, deal: Told) -> bool:
    """Whether an article that tells the stray tells the deal too, with a figure of its own."""
    return any(
        fact.figure is not None and any(claim.article in stray.articles for claim in fact.claims)
        for fact in deal.facts
    )


def _fits_vague(stray: Told, deal: Told, company: Company) -> bool:
    shared = stray.articles & deal.articles
    clash = bool(shared) and _figures_clash(stray, deal)
    if clash and not (_recalls(stray.facts, deal.facts, shared) or _is_known(stray, deal)):
        return False
    own = [fact for fact in deal.facts if fact.family == deal.facts[0].family]
    about = deal.about or deal.everyone
    for fact in stray.facts:
        if fact.everyone and not fact.everyone <= deal.everyone:
            return False
        if not fact.everyone and not all(company.of(article) & about for article in fact.articles):
            return False
        told_so = any(stand(fact.figure, other.figure) == "equal" for other in own)
        if not told_so or not all(_allows(fact, other) for other in own):
            return False
    return True


def _is_known(stray: Told, deal: Told) -> bool:
    """Whether an amount of no kind and of nobody is a figure of the deal that several other articles tell."""
    (figure, *_) = stray.figures
    if any(fact.everyone or fact.kind != UNKNOWN for fact in stray.facts):
        return False
    told = {a for f in deal.facts if f.figure and (f.figure.low, f.figure.unit) == figure for a in f.articles}
    return len(told - stray.articles) >= KNOWN


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
