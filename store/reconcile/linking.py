"""The links between deals, kept up to date: each rule of `links` looks again at what a change reaches.

What can be a part of something meets its wholes through hubs, the parties who are paid; payments meet what
they make up through who pays; equal figures meet by the figure and a party. A change is followed along these,
and along what articles state themselves, to the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import Any

from store.model import Claim, Deal, Link
from store.reconcile import links as rules
from store.reconcile.delta import Delta
from store.reconcile.entities import Names
from store.reconcile.names import form_key
from store.reconcile.sets import Members
from store.reconcile.settled import Settled, ledger_order
from store.reconcile.statements import Renamed

_NOBODY: frozenset[str] = frozenset()

_Sides = dict[str, tuple[tuple[str, str], ...]]
"""For each deal, the entities that take part in it, and in which role."""


class _Parties:
    """Who the parties of deals are."""

    def __init__(self, sides: _Sides, names: Names) -> None:
        self._sides = sides
        self._names = names

    def ids(self, deal: Deal, *roles: str) -> Set[str]:
        """The entities that take part in a deal, in any role or in some."""
        return {name for name, role in self._sides[deal.id] if not roles or role in roles}

    def is_product(self, party: str) -> bool:
        """Whether a party is a product or project."""
        return self._names.type_of(party) == "PRODUCT"


class _Reached:
    """Through what a change spreads: deals, and those by whom others are met."""

    def __init__(self) -> None:
        self.deals: dict[str, None] = {}
        self.hubs: set[str] = set()
        self.buyers: set[str] = set()
        self.figures: set[rules.SameFigure] = set()
        self.stating: dict[str, None] = {}
        """Deals that state links, themselves moved or citing claims that may be in other deals now."""


class Linking:
    """All links between the deals of a ledger."""

    def __init__(self) -> None:
        self._sides: _Sides = {}
        self._naming: Members[str] = Members()
        self._of: Members[str] = Members()
        self._at_hub: Members[str] = Members()
        self._paying: Members[str] = Members()
        """Payments by everyone who takes part in them."""
        self._made_up: Members[str] = Members()
        """What payments may make up, by whose payments they would be."""
        self._hubs_of: dict[str, Set[str]] = {}
        self._telling: Members[rules.SameFigure] = Members()
        self._stating: dict[str, list[Claim]] = {}
        self._citing: Members[str] = Members()
        """The deals that cite each claim."""
        self._stated_by: dict[str, set[Link]] = {}
        self._stated: set[Link] = set()
        self._parts: dict[str, set[Link]] = {}
        self._paid: dict[str, set[Link]] = {}
        self._same: dict[rules.SameFigure, set[Link]] = {}
        self.firm: set[Link] = set()
        """Those that are more than a figure in common."""
        self._links: tuple[Link, ...] = ()

    def bring_up(
        self,
        change: Delta[Deal],
        settled: Settled,
        names: Names,
        renamed: Renamed,
        retyped: Iterable[str],
    ) -> tuple[Link, ...]:
        """Every link between the deals, each once, in order.

        `retyped` are the entities that are another sort of thing now, or are there no more.
        """
        parties = _Parties(self._sides, names)
        stale = {name: None for key in sorted(renamed.forms) for name in sorted(self._naming.of(key))}
        stale.update({name: None for party in retyped for name in sorted(self._of.of(party))})
        leaving = {deal.id for deal in (*change.gone, *change.new)}
        again = [settled.deals[name] for name in stale if name not in leaving]
        gone = {deal.id: deal for deal in (*change.gone, *again)}
        new = {deal.id: deal for deal in (*again, *change.new)}
        if not gone and not new:
            return self._links
        reached = _Reached()
        for deal in gone.values():
            self._remove(deal, parties, reached)
        for deal in new.values():
            self._put(deal, parties, names, settled.known, reached)
        self._link(reached, parties, settled)
        return self._links

    def _put(
        self, deal: Deal, parties: _Parties, names: Names, known: Mapping[str, Claim], reached: _Reached
    ) -> None:
        sides = tuple([(names.resolve(party.name, ""), party.role) for party in deal.parties])
        self._sides[deal.id] = sides
        for party in deal.parties:
            self._naming.add(form_key(party.name), deal.id)
        for name, _ in sides:
            self._of.add(name, deal.id)
        if found := rules.hubs(deal, parties):
            self._hubs_of[deal.id] = found
            for hub in found:
                self._at_hub.add(hub, deal.id)
        for place in rules.places_of(deal):
            self._telling.add(place, deal.id)
        if rules.is_payment(deal):
            for name, _ in sides:
                self._paying.add(name, deal.id)
        for name in _buyers(deal, parties):
            self._made_up.add(name, deal.id)
        if stating := [c for name in deal.claims if (c := known[name]).whole or c.replaces]:
            self._stating[deal.id] = stating
            for name in _cited(stating):
                self._citing.add(name, deal.id)
        self._reach(deal, parties, reached)

    def _remove(self, deal: Deal, parties: _Parties, reached: _Reached) -> None:
        self._reach(deal, parties, reached)
        for hub in self._hubs_of.pop(deal.id, ()):
            self._at_hub.discard(hub, deal.id)
        for place in rules.places_of(deal):
            self._telling.discard(place, deal.id)
        for key in {form_key(party.name) for party in deal.parties}:
            self._naming.discard(key, deal.id)
        for name in _buyers(deal, parties):
            self._made_up.discard(name, deal.id)
        for name in {name for name, _ in self._sides[deal.id]}:
            self._of.discard(name, deal.id)
            self._paying.discard(name, deal.id)
        for name in _cited(self._stating.pop(deal.id, ())):
            self._citing.discard(name, deal.id)
        del self._sides[deal.id]

    def _reach(self, deal: Deal, parties: _Parties, reached: _Reached) -> None:
        """Note by whom a deal that came or went is met."""
        reached.deals[deal.id] = None
        reached.hubs |= self._hubs_of.get(deal.id, _NOBODY)
        if rules.is_payment(deal):
            reached.buyers |= parties.ids(deal)
        reached.buyers |= _buyers(deal, parties)
        reached.figures.update(rules.places_of(deal))
        reached.stating[deal.id] = None
        for claim in deal.claims:
            reached.stating.update(dict.fromkeys(self._citing.of(claim)))

    def _link(self, reached: _Reached, parties: _Parties, settled: Settled) -> None:
        """Apply the rules again to what was reached, in their order: each heeds what others linked."""
        deals, known, before = settled.deals, settled.known, self._stated
        for name in reached.stating:
            _keep(self._stated_by, name, rules.stated(self._stating.get(name, ()), settled.home, deals))
        self._stated = rules.one_way(set().union(*self._stated_by.values()))
        for link in before ^ self._stated:
            reached.deals.update(dict.fromkeys((link.source, link.target)))
        region = self._region(reached, deals)
        moved = self._find_parts(region, parties, known)
        for name in moved & self._sides.keys():
            if rules.is_payment(deals[name]):
                reached.buyers |= parties.ids(deals[name])
        self._find_payments(reached.buyers, parties, settled)
        firm = self._stated.union(*self._parts.values(), *self._paid.values())
        for link in self.firm ^ firm:
            for end in (link.source, link.target):
                if end in self._sides:
                    reached.figures.update(rules.places_of(deals[end]))
        self.firm = firm
        linked = {frozenset((link.source, link.target)) for link in firm}
        for figure in reached.figures:
            found = [deals[name] for name in self._telling.of(figure)]
            _keep(self._same, figure, rules.same_figures(found, linked) if len(found) > 1 else set())
        self._links = tuple(sorted(firm.union(*self._same.values())))

    def _region(self, reached: _Reached, deals: Mapping[str, Deal]) -> list[Deal]:
        """All deals whose parts and wholes what was reached can have a say in, in the order of the ledger."""
        beside: dict[str, list[str]] = {}
        for link in self._stated:
            if link.relation == "part_of":
                beside.setdefault(link.source, []).append(link.target)
                beside.setdefault(link.target, []).append(link.source)
        found: dict[str, None] = {}
        crossed: set[str] = set()
        waiting = list(reached.deals)
        hubs = set(reached.hubs)
        while waiting or hubs:
            while hubs:
                hub = hubs.pop()
                crossed.add(hub)
                waiting += self._at_hub.of(hub)
            name = waiting.pop() if waiting else ""
            if name in self._sides and name not in found:
                found[name] = None
                hubs |= self._hubs_of.get(name, _NOBODY) - crossed
                waiting += beside.get(name, ())
        for name in reached.deals:
            if name not in self._sides:
                self._parts.pop(name, None)
        return sorted([deals[name] for name in found], key=ledger_order)

    def _find_parts(self, region: list[Deal], parties: _Parties, known: Mapping[str, Claim]) -> set[str]:
        """Find the parts inside a region anew: the ids of its deals."""
        inside = {deal.id for deal in region}
        told = {link for link in self._stated if link.source in inside and link.relation == "part_of"}
        found = rules.found_parts(region, parties, {(link.source, link.target) for link in told})
        found |= rules.balances(region, parties, known, told | found)
        by_source: dict[str, set[Link]] = {}
        for link in found:
            by_source.setdefault(link.source, set()).add(link)
        for name in inside:
            _keep(self._parts, name, by_source.get(name, set()))
        return inside

    def _find_payments(self, buyers: set[str], parties: _Parties, settled: Settled) -> None:
        placed = {link.source: link.target for link in sorted(self._stated) if link.relation == "part_of"}
        for found in self._parts.values():
            placed.update({link.source: link.target for link in sorted(found)})
        payers = {buyer for buyer in buyers if buyer in self._made_up}
        for buyer in buyers - payers:
            self._paid.pop(buyer, None)
        names = {name for buyer in payers for name in (*self._made_up.of(buyer), *self._paying.of(buyer))}
        deals = sorted([settled.deals[name] for name in names], key=ledger_order)
        for buyer, paid in rules.payments(deals, sorted(payers), parties, settled.known, placed).items():
            _keep(self._paid, buyer, paid)


def _buyers(deal: Deal, parties: _Parties) -> Set[str]:
    """Those whose payments may make up a deal."""
    return parties.ids(deal, rules.MADE_UP[deal.kind]) if rules.is_made_up(deal) else _NOBODY


def _cited(stating: Iterable[Claim]) -> set[str]:
    """The claims that these name as their whole, or as replaced by them."""
    return {name for claim in stating for name in (claim.whole, claim.replaces) if name}


def _keep(table: dict[Any, set[Link]], key: Any, found: set[Link]) -> None:
    """Put links under a key, which has no entry where there are none."""
    if found:
        table[key] = found
    else:
        table.pop(key, None)
