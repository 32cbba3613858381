"""What makes a stray fit a deal, and where one is looked for; which strays there are is told by `adopt`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.figures import digits, stand
from store.model import FIGURES
from store.reconcile.company import PAYING, Company
from store.reconcile.dates import gap
from store.reconcile.facts import EARLY, Fact
from store.reconcile.kinship import SAME_WEEKS, relate, same_quantity
from store.reconcile.told import UNKNOWN, Told

KNOWN = 2
"""So many articles make a figure one that others recall."""
DAYS = 400
"""How far apart a stray and the deal that it fits may be told."""


def near_misread(stray: Told, _: Company) -> Iterable[str]:
    """The parties of which one at least is a party of a deal that the stray fits."""
    return stray.everyone


def near_vague(stray: Told, company: Company) -> Iterable[str]:
    """The same for an amount of no known kind, or a fact that names nobody."""
    for fact in stray.facts:
        if fact.everyone:
            return (min(fact.everyone),)
    return company.of(min(stray.articles))


def fits_misread(stray: Told, deal: Told, company: Company) -> bool:
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


def fits_twin(stray: Told, deal: Told, company: Company) -> bool:
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


def is_payer_told(told: Told, company: Company) -> bool:
    """Whether a deal is about someone who pays for another whom its articles name."""
    return bool(near_paid(told, company))


def near_paid(stray: Told, company: Company) -> set[str]:
    """For whom those pay whom the stray is about, and whom its articles name."""
    return company.paid(stray, company.of(min(stray.articles)))


def is_any(_stray: Told, _deal: Told, _party: str) -> bool:
    """Any deal may fit."""
    return True


def also_nobody(_stray: Told) -> Iterable[str]:
    """Nobody else must take part in a deal."""
    return ()


def is_of_its_family(stray: Told, deal: Told, _party: str) -> bool:
    """Whether a deal is of the stray's family."""
    return deal.facts[0].family == stray.facts[0].family


def is_about_the_paid(stray: Told, deal: Told, party: str) -> bool:
    """Whether a deal of the stray's family is about whom the stray's payer pays for."""
    return party in deal.about and deal.facts[0].family == stray.facts[0].family


def also_paying(stray: Told) -> Iterable[str]:
    """Who of the stray must take part in the deal of the paid that it fits, where somebody must."""
    return stray.by if stray.facts[0].family == "funding" else ()


def fits_paid(stray: Told, deal: Told, company: Company) -> bool:
    """Whether a deal tells of the paid what the stray tells of the payer."""
    family = stray.facts[0].family
    if deal.facts[0].family != family:
        return False
    paid = company.paid(stray, deal.about)
    if not paid or _figures_clash(stray, deal):
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


def fits_payment(stray: Told, deal: Told, company: Company) -> bool:
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


def fits_vague(stray: Told, deal: Told, company: Company) -> bool:
    """Whether a deal tells the figure of amounts of no known kind, or of facts that name nobody."""
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
        fact.statuses <= EARLY
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
