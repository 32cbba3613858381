"""How deals stand to one another: parts of a whole, what replaced what, and figures that only look alike.

- `part_of` (from the part to the whole): as an article says it, by `Claim.whole`; else an instalment or a
  named investor's stake and the one round of the same recipient that can hold it, near in time; else money
  put into a named project and the undertaking that bears its name; else the sum that, with the instalments
  of a round told in the same article, makes up the round; else two payments by a buyer, told where the
  takeover is told, that make up its price, or two sums of no known kind that make up a round. The parts of
  a whole never sum to more than it.
- `supersedes` (from what replaces to what is replaced): as an article says it, by `Claim.replaces`.
- `same_figure_other_fact`: one amount and currency, a party in common, another family or about another
  party, no tiny figure.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import combinations, islice
from typing import Protocol

from store.model import FAMILY, Claim, Deal, Link
from store.reconcile.dates import date_of, days, gap
from store.reconcile.facts import SIDES

TINY = 1e6
"""Below a million, equal figures say nothing."""
CROWD = 12
"""At most so many deals of one figure and party are linked with each other."""
PART_DAYS = 400
"""How far apart a part and its whole may be told."""
_SLACK = 1.001
"""How many times its whole a part may be, for what was rounded."""
MADE_UP = {"acquisition": "buyer", "funding_round": "recipient"}
"""What payments make up, and whose payments."""
_PAYMENTS = frozenset({"acquisition", "contract", "spending", "other_amount"})
"""What a payment of which only the payer is told is read as."""

SameFigure = tuple[float, str | None, str]
"""An amount, its currency and a party."""


class Parties(Protocol):
    """Who the parties of deals are."""

    def ids(self, deal: Deal, *roles: str) -> Set[str]:
        """The entities that take part in a deal, in any role or in some."""

    def is_product(self, party: str) -> bool:
        """Whether a party is a product or project."""


def stated(stating: Iterable[Claim], home: Mapping[str, str], deals: Mapping[str, Deal]) -> set[Link]:
    """Links that these claims themselves state inside their article, those that contradict another too."""
    found: set[Link] = set()
    for claim in stating:
        if (deal := deals.get(home.get(claim.id, ""))) is not None:
            whole, replaced = (deals.get(home.get(name or "", "")) for name in (claim.whole, claim.replaces))
            if whole and whole.id != deal.id and whole.quantity != "instalment" and _fits(deal, whole):
                found.add(Link(deal.id, whole.id, "part_of"))
            if replaced and replaced.id != deal.id:
                found.add(Link(deal.id, replaced.id, "supersedes"))
    return found


def one_way(found: Set[Link]) -> set[Link]:
    """These links without those that contradict each other."""
    return {link for link in found if Link(link.target, link.source, link.relation) not in found}


def hubs(deal: Deal, parties: Parties) -> Set[str]:
    """The parties through whom a deal is the part or the whole of another: those paid, or a project."""
    if deal.amount is None:
        return frozenset()
    if deal.kind in ("funding_round", "investment"):
        return parties.ids(deal, "recipient", "subject")
    if FAMILY.get(deal.kind) == "undertaking":
        return {name for name in parties.ids(deal) if parties.is_product(name)}
    return frozenset()


def is_payment(deal: Deal) -> bool:
    """Whether a deal may be one of two payments that make up a third."""
    return deal.kind in _PAYMENTS and bool(deal.amount) and not deal.aside


def is_made_up(deal: Deal) -> bool:
    """Whether a deal may be made up of two payments."""
    return deal.kind in MADE_UP and deal.quantity == "total" and bool(deal.amount) and not deal.aside


def _fits(part: Deal, whole: Deal) -> bool:
    """Whether a figure can lie inside another: not larger, as far as the two can be compared."""
    if part.amount is None or whole.amount is None:
        return True
    if part.currency and whole.currency and part.currency != whole.currency:
        return True
    return part.unit == whole.unit and part.amount <= (whole.amount_max or whole.amount) * _SLACK


def found_parts(deals: Sequence[Deal], parties: Parties, stated: set[tuple[str, str]]) -> set[Link]:
    """Parts told in one article of a whole told in another."""
    taken: dict[str, float] = defaultdict(float)
    by_id = {deal.id: deal for deal in deals}
    placed = {part for part, _ in stated}
    for part, whole in sorted(stated):
        if by_id[part].quantity == "instalment":
            taken[whole] += by_id[part].amount or 0.0
    wholes = _wholes(deals, parties)
    found: set[Link] = set()
    parts = [deal for deal in deals if deal.amount and _may_be_part(deal) and deal.id not in placed]
    for deal in sorted(parts, key=lambda d: (-(d.amount or 0.0), d.id)):
        fits = [whole for whole in _near_wholes(deal, wholes, parties) if _room(deal, whole, taken)]
        if len(fits) == 1:
            found.add(Link(deal.id, fits[0].id, "part_of"))
            if deal.quantity == "instalment":
                taken[fits[0].id] += deal.amount or 0.0
    return found


def balances(
    deals: Sequence[Deal], parties: Parties, claims: Mapping[str, Claim], links: Set[Link]
) -> set[Link]:
    """What is told as a sum of its own and is just the balance of a round, beside its instalments."""
    by_id = {deal.id: deal for deal in deals}
    parts = {(link.source, link.target) for link in links if link.relation == "part_of"}
    paid: dict[str, float] = defaultdict(float)
    for part, whole in sorted(parts):
        if by_id[part].quantity == "instalment":
            paid[whole] += by_id[part].amount or 0.0
    placed = {part for part, _ in parts}
    rounds: dict[str, list[Deal]] = defaultdict(list)
    for name in sorted(paid):
        for recipient in sorted(parties.ids(by_id[name], "recipient")):
            rounds[recipient].append(by_id[name])
    return {
        Link(deal.id, whole.id, "part_of")
        for deal in deals
        if deal.kind in ("funding_round", "investment") and deal.amount and deal.id not in placed
        for recipient in parties.ids(deal, "recipient")
        for whole in rounds.get(recipient, ())
        if whole.id != deal.id
        and whole.currency == deal.currency
        and abs((whole.amount or 0.0) - paid[whole.id] - deal.amount) <= 1e-3 * deal.amount
        and _share_articles(deal, whole, claims)
    }


def payments(
    deals: Sequence[Deal],
    buyers: Iterable[str],
    parties: Parties,
    claims: Mapping[str, Claim],
    placed: Mapping[str, str],
) -> dict[str, set[Link]]:
    """Two sums of a buyer or a recipient, told beside what they paid or raised, that make it up; by buyer.

    `deals` are all, in the order of the ledger, of which some of these are a party; `placed` tells of what
    the deals that are parts already are parts.
    """
    wholes: dict[str, list[Deal]] = {buyer: [] for buyer in buyers}
    for deal in deals:
        if is_made_up(deal):
            for buyer in parties.ids(deal, MADE_UP[deal.kind]) & wholes.keys():
                wholes[buyer].append(deal)
    near = _near_payments(deals, parties, wholes.keys())
    return {
        buyer: {
            link
            for whole in found
            for link in _made_of(whole, buyer, near, parties, claims, placed)
            if link.source not in placed
        }
        for buyer, found in wholes.items()
    }


def _made_of(
    whole: Deal,
    buyer: str,
    near: Mapping[tuple[str, str], list[tuple[int, Deal, Set[str]]]],
    parties: Parties,
    claims: Mapping[str, Claim],
    placed: Mapping[str, str],
) -> set[Link]:
    """The two payments by a buyer that make up what they paid, if there are such."""
    sides = parties.ids(whole)
    among = (near.get((buyer, other), ()) for other in ("", *sorted(sides - {buyer})))
    parts = (
        part
        for _, part, own in heapq.merge(*among)
        if part.id != whole.id
        and placed.get(part.id, whole.id) == whole.id
        and part.currency == whole.currency
        and own <= sides
        and _share_articles(part, whole, claims)
    )
    return _making_up(whole, list(islice(parts, CROWD)))


def _near_payments(
    deals: Sequence[Deal], parties: Parties, buyers: Set[str]
) -> dict[tuple[str, str], list[tuple[int, Deal, Set[str]]]]:
    """Payments in order, with whom they name, by one of the buyers and one of the other parties, if any.

    Someone with thousands of deals is asked for those with the parties of one alone.
    """
    near: dict[tuple[str, str], list[tuple[int, Deal, Set[str]]]] = defaultdict(list)
    for at, deal in enumerate(deals):
        if is_payment(deal):
            own = parties.ids(deal)
            for party in own & buyers:
                near[party, min(own - {party}, default="")].append((at, deal, own))
    return near


def _making_up(whole: Deal, parts: Sequence[Deal]) -> set[Link]:
    """The two sums that make up the whole; of several of the same amounts, those told most."""
    price = whole.amount or 0.0
    pairs = [
        (a, b)
        for a, b in combinations(parts, 2)
        if abs((a.amount or 0.0) + (b.amount or 0.0) - price) <= 1e-3 * price
    ]
    if len({frozenset((a.amount, b.amount)) for a, b in pairs}) != 1:
        return set()
    best = max(pairs, key=lambda pair: (len(pair[0].claims) + len(pair[1].claims), pair[0].id, pair[1].id))
    return {Link(part.id, whole.id, "part_of") for part in best}


def _share_articles(a: Deal, b: Deal, claims: Mapping[str, Claim]) -> bool:
    """Whether some article tells both."""
    return not {claims[c].article for c in a.claims}.isdisjoint(claims[c].article for c in b.claims)


def _may_be_part(deal: Deal) -> bool:
    return deal.kind == "investment" or (deal.kind == "funding_round" and deal.quantity == "instalment")


def _room(part: Deal, whole: Deal, taken: Mapping[str, float]) -> bool:
    used = taken[whole.id] if part.quantity == "instalment" and whole.id in taken else 0.0
    top = (whole.amount_max or whole.amount or 0.0) * _SLACK
    return (
        part.currency == whole.currency and (part.amount or 0.0) < top and used + (part.amount or 0.0) <= top
    )


def _wholes(deals: Iterable[Deal], parties: Parties) -> dict[tuple[str, str], list[Deal]]:
    """Rounds by recipient, and undertakings by the product or project that bears their name."""
    found: dict[tuple[str, str], list[Deal]] = defaultdict(list)
    for deal in deals:
        if deal.amount is None or deal.aside:
            continue
        if deal.kind == "funding_round" and deal.quantity == "total":
            for name in parties.ids(deal, "recipient"):
                found["funding", name].append(deal)
        if FAMILY.get(deal.kind) == "undertaking":
            for name in parties.ids(deal):
                if parties.is_product(name):
                    found["project", name].append(deal)
    return found


def _near_wholes(part: Deal, wholes: Mapping[tuple[str, str], list[Deal]], parties: Parties) -> list[Deal]:
    """The wholes a part may belong to: same recipient, its investor not excluded, near in time."""
    investors = parties.ids(part, "investor")
    found: dict[str, Deal] = {}
    for name in parties.ids(part, "recipient", "subject"):
        for whole in wholes.get(("funding", name), []):
            told = parties.ids(whole, "investor")
            if part.quantity != "total" or (told and investors <= told):
                found[whole.id] = whole
        for whole in wholes.get(("project", name), []):
            found[whole.id] = whole
    return [whole for whole in found.values() if (gap(_when(part), _when(whole)) or 0) <= PART_DAYS]


def _when(deal: Deal) -> tuple[int, int] | None:
    return days(date_of(deal))


def _unknown(deal: Deal) -> bool:
    """Whether nobody can tell that it is another fact."""
    return deal.aside or deal.kind == "other_amount"


def places_of(deal: Deal) -> list[SameFigure]:
    """The figure and parties by which a deal meets others of the same."""
    if deal.amount is None or deal.amount < TINY or deal.unit is not None or _unknown(deal):
        return []
    return [(deal.amount, deal.currency, name) for name in sorted({party.name for party in deal.parties})]


def same_figures(found: Iterable[Deal], linked: Set[frozenset[str]]) -> set[Link]:
    """Links between deals of other families that share a figure and a party."""
    block = sorted(found, key=lambda deal: deal.id)[:CROWD]
    return {
        Link(a.id, b.id, "same_figure_other_fact")
        for a, b in combinations(block, 2)
        if _are_others(a, b) and frozenset((a.id, b.id)) not in linked
    }


def _are_others(a: Deal, b: Deal) -> bool:
    """Whether two deals are of different families, or of one and about different parties."""
    families = FAMILY.get(a.kind, a.kind), FAMILY.get(b.kind, b.kind)
    about, _ = SIDES.get(families[0], (frozenset(), frozenset()))
    one, other = ({party.name for party in deal.parties if party.role in about} for deal in (a, b))
    return families[0] != families[1] or bool(one and other and one.isdisjoint(other))
