"""What the deals sum to, by kind, party, currency and year, with a low and a high bound.

The written rule:

- each deal counts once; figures, valuations (no money moves), prices by unit, opinions, rejected deals,
  asides and amounts that are not money stay out; currencies are never mixed, and an amount without a stated
  currency is summed apart;
- a part lies inside its whole: where both belong to one sum, only the whole is added. For a party that
  pays, its own share stands in the place of the whole, but for the payments of a takeover;
- a deal that was superseded is out. Where what supersedes it is not settled (a commitment that may fall),
  the two count as one deal between the smaller and the larger figure;
- low and high: both ends of a range; the least and the most told where articles disagree; nothing and all
  for what is rumoured, proposed or conditional, and for `up to`;
- the year is that of the deal's date, else of the last step of its life; undated deals are in no year.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from store.model import FIGURES, Claim, Deal, Link, Total, TotalKey
from store.reconcile.facts import EARLY

_PAYERS = frozenset({"buyer", "bidder", "investor", "customer", "donor"})
_PAID_WHOLE = frozenset({"acquisition", "bid"})
_OUT = frozenset({"opinion", "rejected"})
Bounds = tuple[float, float]


def total_deals(
    deals: Sequence[Deal], claims: Mapping[str, Claim], links: Iterable[Link]
) -> tuple[Total, ...]:
    """Every total, largest first inside its grouping."""
    counted = {deal.id: deal for deal in deals if counts(deal)}
    bounds = {name: _bounds(deal, claims) for name, deal in counted.items()}
    wholes: dict[str, set[str]] = defaultdict(set)
    for link in sorted(links):
        if link.source in counted and link.target in counted:
            if link.relation == "supersedes":
                _supersede(link, counted, bounds)
            elif link.relation == "part_of":
                wholes[link.source].add(link.target)
    live = {name: deal for name, deal in counted.items() if name in bounds}
    above = {name: _ancestors(name, wholes) & live.keys() for name in live}
    found = [
        _sum(by, key, currency, members, bounds)
        for (by, key, currency), members in _groups(live, above).items()
        if members
    ]
    return tuple(sorted(found, key=lambda t: (t.by, -t.high, t.key, t.currency or "")))


def counts(deal: Deal) -> bool:
    """Whether a deal is in any sum at all."""
    return (
        deal.amount is not None
        and deal.unit is None
        and not deal.aside
        and deal.quantity != "per_unit"
        and deal.kind not in FIGURES
        and deal.kind != "valuation"
        and deal.status not in _OUT
    )


def _bounds(deal: Deal, claims: Mapping[str, Claim]) -> Bounds:
    """Between what the money of a deal lies, by the rule above."""
    assert deal.amount is not None  # noqa: S101 - counts() let it in
    low, high = deal.amount, deal.amount if deal.amount_max is None else deal.amount_max
    if deal.agreement == "disputed" and "amount" not in deal.decided:
        told = [claims[name] for name in deal.claims]
        told = [c for c in told if c.amount is not None and c.currency in (deal.currency, None)]
        told = [c for c in told if c.status not in EARLY] or told
        low = min([low, *(c.amount for c in told if c.amount is not None)])
        high = max([high, *(c.amount_max or c.amount for c in told if c.amount is not None)])
    if deal.status in EARLY or deal.approximate == "up_to":
        low = 0.0
    return low, high


def _supersede(link: Link, counted: Mapping[str, Deal], bounds: dict[str, Bounds]) -> None:
    """Takes what was superseded out; unsettled, the two become one between both figures."""
    old, new = bounds.get(link.target), bounds.get(link.source)
    if old is None or new is None:
        return
    replaced = counted[link.target]
    if counted[link.source].status in EARLY and replaced.status not in EARLY:
        bounds[link.target] = min(old[0], new[1]), max(old[1], new[1])
        del bounds[link.source]
    else:
        del bounds[link.target]


def _ancestors(name: str, wholes: Mapping[str, set[str]]) -> set[str]:
    """Everything a deal lies inside, however deep."""
    found: set[str] = set()
    waiting = list(wholes.get(name, ()))
    while waiting:
        whole = waiting.pop()
        if whole not in found and whole != name:
            found.add(whole)
            waiting += wholes.get(whole, ())
    return found


_Key = tuple[TotalKey, str, str | None]


def _groups(live: Mapping[str, Deal], above: Mapping[str, set[str]]) -> dict[_Key, list[str]]:
    """The deals of every sum, parts whose whole is in the same sum left out."""
    members: dict[_Key, list[str]] = defaultdict(list)
    for name, deal in sorted(live.items()):
        members["kind", deal.kind, deal.currency].append(name)
        members["currency", deal.currency or "?", deal.currency].append(name)
        date = deal.date or next((step.date for step in reversed(deal.life) if step.date), None)
        if date:
            members["year", date[:4], deal.currency].append(name)
        for party in sorted({party.name for party in deal.parties}):
            members["party", party, deal.currency].append(name)
    return {
        key: _own_parts(key[1], found, live, above) if key[0] == "party" else _outermost(found, above)
        for key, found in members.items()
    }


def _outermost(found: Sequence[str], above: Mapping[str, set[str]]) -> list[str]:
    inside = set(found)
    return [name for name in found if not (above[name] & inside)]


def _own_parts(
    party: str, found: Sequence[str], live: Mapping[str, Deal], above: Mapping[str, set[str]]
) -> list[str]:
    """For a party that pays: its own share in the place of the whole, not an instalment; else the whole.

    The parts of a takeover are no shares but payments of it: there the whole stands.
    """
    shared = {
        whole
        for name in found
        if live[name].quantity != "instalment" and _pays(party, live[name])
        for whole in above[name]
        if _pays(party, live[whole]) and live[whole].kind not in _PAID_WHOLE
    }
    return _outermost([name for name in found if name not in shared], above)


def _pays(party: str, deal: Deal) -> bool:
    """Whether this party is among those that pay."""
    return any(p.name == party and p.role in _PAYERS for p in deal.parties)


def _sum(
    by: TotalKey, key: str, currency: str | None, members: Sequence[str], bounds: Mapping[str, Bounds]
) -> Total:
    low = sum(bounds[name][0] for name in members)
    high = sum(bounds[name][1] for name in members)
    return Total(by, key, currency, low, high, tuple(members))
