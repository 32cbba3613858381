"""The deals of a ledger as they stand in the end, with their claims, and what of it a change has moved."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.model import Claim, Deal
from store.reconcile.copies import Leaning
from store.reconcile.delta import Delta


class MadeDeal(NamedTuple):
    """A deal as it was made, of which claims, and who leans on whom in it."""

    claims: list[Claim]
    deal: Deal
    leaning: Leaning


class Settled:
    """All deals by id, and the claims in them, as decisions leave them."""

    def __init__(self) -> None:
        self.by_hand = False
        """Whether decisions made some of the deals what they are."""
        self.known: dict[str, Claim] = {}
        self.home: dict[str, str] = {}
        """For each claim, the deal that it is in; a hidden deal is none."""
        self.moved: set[str] = set()
        """The articles of which a claim is in another deal than before the last change, or in none."""
        self.decided: frozenset[str] = frozenset()
        """The articles of which a decision concerns a claim."""
        self._deals: dict[str, Deal] = {}
        self._leaning: dict[str, Leaning] = {}
        self._order: list[tuple[str, str]] = []

    def bring_up(self, made: Delta[MadeDeal]) -> Delta[Deal]:
        """Takes in deals that came or went, none of them made by hand; what differs after it."""
        gone = {one.deal.id: one.deal for one in made.gone}
        new = {one.deal.id: one.deal for one in made.new}
        before: dict[str, tuple[str, str | None]] = {}
        for one in made.gone:
            self._leaning.pop(one.deal.id, None)
            for claim in one.claims:
                before[claim.id] = claim.article, self.home.pop(claim.id, None)
                self.known.pop(claim.id, None)
        for one in made.new:
            if one.leaning:
                self._leaning[one.deal.id] = one.leaning
            for claim in one.claims:
                before.setdefault(claim.id, (claim.article, None))
                self.home[claim.id] = one.deal.id
                self.known[claim.id] = claim
        self.moved = {article for name, (article, home) in before.items() if self.home.get(name) != home}
        decided = {claim.article for one in made.new for claim in one.claims if claim.decided}
        touched = {claim.article for one in made.gone for claim in one.claims if claim.decided} - decided
        left = {a for a in touched if any(c.article == a and c.decided for c in self.known.values())}
        self.decided = (self.decided - (touched - left)) | decided
        return self._put(Delta(list(new.values()), list(gone.values())))

    def all(
        self, deals: Sequence[Deal], known: dict[str, Claim], leaning: dict[str, Leaning], by_hand: bool
    ) -> Delta[Deal]:
        """Takes these in the place of all that there was; what differs after it."""
        last = self.home
        self.home = {name: deal.id for deal in deals for name in deal.claims}
        names = {name for name, _ in self.home.items() ^ last.items()}
        self.moved = {(known.get(name) or self.known[name]).article for name in names}
        self.known, self.by_hand = known, by_hand
        self.decided = frozenset({claim.article for claim in known.values() if claim.decided})
        self._leaning = leaning
        now = {deal.id: deal for deal in deals}
        gone = [deal for name, deal in self._deals.items() if now.get(name) is not deal]
        new = [deal for name, deal in now.items() if self._deals.get(name) is not deal]
        return self._put(Delta(new, gone))

    def _put(self, change: Delta[Deal]) -> Delta[Deal]:
        for deal in change.gone:
            del self._deals[deal.id]
            del self._order[bisect_left(self._order, (deal.date or "", deal.id))]
        many = len(change.new) > len(self._order) // 8
        for deal in change.new:
            self._deals[deal.id] = deal
            if many:
                self._order.append((deal.date or "", deal.id))
            else:
                insort(self._order, (deal.date or "", deal.id))
        if many:
            self._order.sort()
        return change

    def in_order(self) -> tuple[Deal, ...]:
        """All deals, by date."""
        return tuple([self._deals[name] for _, name in self._order])

    def leaning(self) -> Iterable[Leaning]:
        """Who leans on whom, deal by deal."""
        return self._leaning.values()
