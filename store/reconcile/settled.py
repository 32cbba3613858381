"""The deals of a ledger as they stand in the end, with their claims, and what of it a change has moved."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.model import Claim, Deal
from store.reconcile.cold import Shelf
from store.reconcile.delta import Delta
from store.reconcile.packing import pack_deal, unpack_deal
from store.reconcile.sources import Leaning
from store.reconcile.told import Told


class MadeDeal:
    """A deal as it was made, of which claims, and who leans on whom in it."""

    __slots__ = ("_claims", "deal", "leaning")

    def __init__(self, claims: list[Claim] | Told, deal: Deal, leaning: Leaning) -> None:
        self._claims = claims
        self.deal = deal
        self.leaning = leaning

    @property
    def claims(self) -> list[Claim]:
        """Its claims; those of its statements, not unpacked before they are asked for."""
        if isinstance(self._claims, Told):
            self._claims = [claim for fact in self._claims.facts for claim in fact.claims]
        return self._claims


class MadeDeals(Shelf[Told, MadeDeal]):
    """Deals as they were made; the claims of one are those of its statements, and not packed again."""

    __slots__ = ()

    def packed(self, value: MadeDeal) -> bytes:
        """Without its claims."""
        return pack_deal(value.deal, [(source, list(who)) for source, who in value.leaning])

    def unpacked(self, key: Told, data: bytes) -> MadeDeal:
        """With the claims of its statements."""
        deal, leaning = unpack_deal(data)
        return MadeDeal(key, deal, tuple([(source, frozenset(who)) for source, who in leaning]))


class Settled:
    """All deals by id, and the claims in them, as decisions leave them."""

    def __init__(self) -> None:
        self.made = MadeDeals()
        """Every deal as it was made, before any decision."""
        self.home: dict[str, str] = {}
        """For each claim, the deal that it is in; a hidden deal is none."""
        self.moved: set[str] = set()
        """The articles of which a claim is in another deal than before the last change, or in none."""
        self.decided: frozenset[str] = frozenset()
        """The articles of which a decision concerns a claim."""
        self._of: dict[str, Told] = {}
        self._by_hand: tuple[dict[str, Deal], dict[str, Claim]] | None = None
        """The deals and claims, where decisions made some of the deals what they are."""
        self._leaning: dict[str, Leaning] = {}
        self._order: list[tuple[str, str]] = []

    @property
    def is_by_hand(self) -> bool:
        """Whether decisions made some of the deals what they are."""
        return self._by_hand is not None

    @property
    def deals(self) -> Mapping[str, Deal]:
        """All deals by id."""
        return self._by_hand[0] if self._by_hand else Deals(self._of, self.made)

    @property
    def known(self) -> Mapping[str, Claim]:
        """The claims in all deals, and in those that were hidden."""
        return self._by_hand[1] if self._by_hand else Known(self.home, self._of, self.made)

    def put(self, gone: Iterable[Told], new: Mapping[Told, MadeDeal]) -> Delta[MadeDeal]:
        """Take in deals as they are made before any decision; what that replaces."""
        lost = {told: self.made.pop(told) for told in (*gone, *new) if told in self.made}
        for one in lost.values():
            del self._of[one.deal.id]
        for told, one in new.items():
            self.made[told] = one
            self._of[one.deal.id] = told
        return Delta(list(new.values()), list(lost.values()))

    def bring_up(self, change: Delta[MadeDeal]) -> Delta[Deal]:
        """Settle what was put, no deal made by hand; what differs after it."""
        before: dict[str, tuple[str, str | None]] = {}
        for one in change.gone:
            self._leaning.pop(one.deal.id, None)
            for claim in one.claims:
                before[claim.id] = claim.article, self.home.pop(claim.id, None)
        for one in change.new:
            if one.leaning:
                self._leaning[one.deal.id] = one.leaning
            for claim in one.claims:
                before.setdefault(claim.id, (claim.article, None))
                self.home[claim.id] = one.deal.id
        self.moved = {article for name, (article, home) in before.items() if self.home.get(name) != home}
        self._decide(change)
        return self._ordered(Delta([one.deal for one in change.new], [one.deal for one in change.gone]))

    def _decide(self, change: Delta[MadeDeal]) -> None:
        """Note in which articles decisions concern a claim."""
        now = {claim.article for one in change.new for claim in one.claims if claim.decided}
        left = {claim.article for one in change.gone for claim in one.claims if claim.decided} - now
        if left:
            left -= {claim.article for one in self.made.values() for claim in one.claims if claim.decided}
        self.decided = (self.decided - left) | now

    def settle(
        self, deals: Sequence[Deal], made: Sequence[MadeDeal], known: dict[str, Claim], by_hand: bool
    ) -> Delta[Deal]:
        """Take these in the place of all that there was; what differs after it.

        `made` are the deals with their claims, those hidden too, and `known` all claims in them.
        """
        last, there, before = self.home, dict(self.deals), self.known
        self.home = {name: deal.id for deal in deals for name in deal.claims}
        names = {name for name, _ in self.home.items() ^ last.items()}
        self.moved = {
            (known.get(name) or before[name]).article for name in names if name in known or name in last
        }
        now = {deal.id: deal for deal in deals}
        self._by_hand = (now, known) if by_hand else None
        self.decided = frozenset({claim.article for claim in known.values() if claim.decided})
        self._leaning = {one.deal.id: one.leaning for one in made if one.leaning}
        gone = [deal for name, deal in there.items() if now.get(name) is not deal]
        new = [deal for name, deal in now.items() if there.get(name) is not deal]
        return self._ordered(Delta(new, gone))

    def _ordered(self, change: Delta[Deal]) -> Delta[Deal]:
        """Keep the order of the ledger."""
        for deal in change.gone:
            del self._order[bisect_left(self._order, ledger_order(deal))]
        if len(change.new) > len(self._order) // 8:
            self._order += map(ledger_order, change.new)
            self._order.sort()
        else:
            for deal in change.new:
                insort(self._order, ledger_order(deal))
        return change

    def in_order(self) -> list[str]:
        """The ids of all deals, by date."""
        return [name for _, name in self._order]

    def leaning(self) -> Iterable[Leaning]:
        """Who leans on whom, deal by deal."""
        return self._leaning.values()


class Deals(Mapping[str, Deal]):
    """Deals by id, as they were made."""

    def __init__(self, of: Mapping[str, Told], made: Mapping[Told, MadeDeal]) -> None:
        self._of, self._made = of, made

    def __getitem__(self, name: str) -> Deal:
        return self._made[self._of[name]].deal

    def __contains__(self, name: object) -> bool:
        return name in self._of

    def __iter__(self) -> Iterator[str]:
        return iter(self._of)

    def __len__(self) -> int:
        return len(self._of)


class Known(Mapping[str, Claim]):
    """The claims in deals, each looked up in its deal; the last deal looked at stays at hand."""

    def __init__(
        self, home: Mapping[str, str], of: Mapping[str, Told], made: Mapping[Told, MadeDeal]
    ) -> None:
        self._home, self._of, self._made = home, of, made
        self._last: dict[str, Claim] = {}

    def __getitem__(self, name: str) -> Claim:
        if name not in self._last:
            told = self._of[self._home[name]]
            self._last = {claim.id: claim for claim in self._made[told].claims}
        return self._last[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._home)

    def __len__(self) -> int:
        return len(self._home)


def joined(first: Delta[Deal], then: Delta[Deal]) -> Delta[Deal]:
    """What differs after two changes, one upon the other."""
    new, gone = {deal.id for deal in first.new}, {deal.id for deal in then.gone}
    return Delta(
        [*[deal for deal in first.new if deal.id not in gone], *then.new],
        [*first.gone, *[deal for deal in then.gone if deal.id not in new]],
    )


def ledger_order(deal: Deal) -> tuple[str, str]:
    """Where a deal stands in the ledger: by its date, undated ones first, then by its id."""
    return deal.date or "", deal.id
