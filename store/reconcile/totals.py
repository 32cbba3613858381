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

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from store.model import FIGURES, TAKEOVERS, Claim, Deal, Link, Total, TotalKey
from store.reconcile.dates import date_of
from store.reconcile.delta import Delta
from store.reconcile.facts import EARLY

_PAYERS = frozenset({"buyer", "bidder", "investor", "customer", "donor"})
_OUT = frozenset({"opinion", "rejected"})
Bounds = tuple[float, float]
_NO_BOUNDS = 0.0, 0.0
_Key = tuple[TotalKey, str, str | None]


def total_deals(
    deals: Sequence[Deal], claims: Mapping[str, Claim], links: Iterable[Link]
) -> tuple[Total, ...]:
    """Every total, largest first inside its grouping."""
    return Sums().bring_up(Delta(list(deals), []), {deal.id: deal for deal in deals}, claims, links)


class Sums:
    """Every total of a ledger, brought up to date by the deals that came or went, or stand otherwise now."""

    def __init__(self) -> None:
        self._own: dict[str, Bounds] = {}
        self._early: set[str] = set()
        """Those of these deals that are not settled."""
        self._moved: dict[str, Bounds | None] = {}
        """Bounds of deals that supersede or are superseded, None for those taken out."""
        self._above: dict[str, frozenset[str]] = {}
        """For the deals that are parts, everything they lie inside."""
        self._members: dict[_Key, list[str]] = {}
        self._totals: dict[_Key, Total] = {}

    def bring_up(
        self,
        change: Delta[Deal],
        deals: Mapping[str, Deal],
        claims: Mapping[str, Claim],
        links: Iterable[Link],
    ) -> tuple[Total, ...]:
        """Every total, largest first inside its grouping.

        `deals` are all by id, `claims` those in them, `links` all between them.
        """
        touched: dict[_Key, None] = {}
        for deal in change.gone:
            if self._own.pop(deal.id, None) is not None:
                self._early.discard(deal.id)
                for key in _keys(deal):
                    touched[key] = None
                    members = self._members[key]
                    del members[bisect_left(members, deal.id)]
        for deal in change.new:
            if counts(deal):
                self._own[deal.id] = _bounds(deal, claims)
                if deal.status in EARLY:
                    self._early.add(deal.id)
                for key in _keys(deal):
                    touched[key] = None
                    insort(self._members.setdefault(key, []), deal.id)
        for name in self._linked(links):
            touched.update(dict.fromkeys(_keys(deals[name])))
        for key in touched:
            self._sum(key, deals)
        return tuple(sorted(self._totals.values(), key=lambda t: (t.by, -t.high, t.key, t.currency or "")))

    def _linked(self, links: Iterable[Link]) -> set[str]:
        """Find what is superseded and what lies inside what; the deals for which that has changed."""
        bounds = _Moved(self._own)
        wholes: dict[str, set[str]] = defaultdict(set)
        for link in sorted(links):
            if link.source in self._own and link.target in self._own:
                if link.relation == "supersedes":
                    _supersede(link, self._early, bounds)
                elif link.relation == "part_of":
                    wholes[link.source].add(link.target)
        out = {name for name, kept in bounds.moved.items() if kept is None}
        above = {name: frozenset(_ancestors(name, wholes) - out) for name in wholes if name not in out}
        changed = {name for name, _ in self._moved.items() ^ bounds.moved.items()}
        changed |= {name for name, _ in self._above.items() ^ above.items()}
        self._moved, self._above = bounds.moved, above
        return changed & self._own.keys()

    def _sum(self, key: _Key, deals: Mapping[str, Deal]) -> None:
        """Make one total anew."""
        there = self._members.get(key, [])
        if not there:
            self._members.pop(key, None)
        found = [name for name in there if self._moved.get(name, _NO_BOUNDS) is not None]
        by, name, currency = key
        if by == "party":
            members = _own_parts(name, found, deals, self._above)
        else:
            members = _outermost(found, self._above)
        if not members:
            self._totals.pop(key, None)
            return
        bounds = [self._moved.get(member) or self._own[member] for member in members]
        low, high = sum([one[0] for one in bounds]), sum([one[1] for one in bounds])
        self._totals[key] = Total(by, name, currency, low, high, tuple(members))


class _Moved:
    """Bounds of deals, and those that were moved or taken out."""

    def __init__(self, own: Mapping[str, Bounds]) -> None:
        self._own = own
        self.moved: dict[str, Bounds | None] = {}

    def get(self, name: str) -> Bounds | None:
        """The bounds of a deal as they are now."""
        return self.moved[name] if name in self.moved else self._own.get(name)


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


def _supersede(link: Link, early: Collection[str], bounds: _Moved) -> None:
    """Take what was superseded out; unsettled, the two become one between both figures."""
    old, new = bounds.get(link.target), bounds.get(link.source)
    if old is None or new is None:
        return
    if link.source in early and link.target not in early:
        bounds.moved[link.target] = min(old[0], new[1]), max(old[1], new[1])
        bounds.moved[link.source] = None
    else:
        bounds.moved[link.target] = None


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


def _keys(deal: Deal) -> list[_Key]:
    """The totals that a deal may add to."""
    keys: list[_Key] = [
        ("kind", deal.kind, deal.currency),
        ("currency", deal.currency or "?", deal.currency),
    ]
    if date := date_of(deal):
        keys.append(("year", date[:4], deal.currency))
    keys += [("party", party, deal.currency) for party in sorted({party.name for party in deal.parties})]
    return keys


def _outermost(found: Sequence[str], above: Mapping[str, frozenset[str]]) -> list[str]:
    """These without the parts of which a whole is among them."""
    inside = set(found)
    return [name for name in found if name not in above or above[name].isdisjoint(inside)]


def _own_parts(
    party: str, found: Sequence[str], live: Mapping[str, Deal], above: Mapping[str, frozenset[str]]
) -> list[str]:
    """For a party that pays: its own share in the place of the whole, not an instalment; else the whole.

    The parts of a takeover are no shares but payments of it: there the whole stands.
    """
    shared = {
        whole
        for name in found
        if name in above and live[name].quantity != "instalment" and _pays(party, live[name])
        for whole in above[name]
        if _pays(party, live[whole]) and live[whole].kind not in TAKEOVERS
    }
    return _outermost([name for name in found if name not in shared], above)


def _pays(party: str, deal: Deal) -> bool:
    """Whether this party is among those that pay."""
    return any(p.name == party and p.role in _PAYERS for p in deal.parties)
