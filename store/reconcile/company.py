"""Whom an article names, and who pays for whom: looked up when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from store.reconcile.delta import Delta
from store.reconcile.entities import Names
from store.reconcile.told import Told

PAYING = frozenset({"takeover", "funding"})
"""Families in which one side pays for the other."""
TAKEN = frozenset({"takeover", "funding", "valuation"})
"""Families in which a payer is taken for the paid: who buys or invests stands beside the price or value."""


class Company:
    """Which entities an article names, and who pays for whom."""

    def __init__(self) -> None:
        self._names = Names({}, {}, {})
        self._said: Mapping[str, Iterable[str]] = {}
        self._known: dict[str, frozenset[str]] = {}
        """What has been looked up in this run; kept for all articles it would weigh more than their deals."""
        self._pays: dict[str, dict[str, int]] = {}
        """For each payer, in how many deals someone is paid."""

    def now(self, names: Names, said: Mapping[str, Iterable[str]]) -> None:
        """Say who is meant by the names that articles say."""
        self._names, self._said, self._known = names, said, {}

    def done(self) -> None:
        """Let go of what was looked up."""
        self.now(Names({}, {}, {}), {})

    def of(self, article: str) -> frozenset[str]:
        """The ids of the entities that the article names."""
        found = self._known.get(article)
        if found is None:
            said = self._said.get(article, ())
            found = self._known[article] = frozenset([self._names.resolve(name, article) for name in said])
        return found

    def pay(self, change: Delta[Told]) -> set[str]:
        """Take in who pays for whom in deals that came or went; the parties whom that concerns.

        A pair that one deal tells no more and another one tells now concerns nobody.
        """
        sums: dict[tuple[str, str], int] = {}
        for deals, by in ((change.gone, -1), (change.new, 1)):
            for told in deals:
                if told.by and told.about and told.facts[0].family in PAYING:
                    for payer in told.by:
                        for paid in told.about:
                            sums[payer, paid] = sums.get((payer, paid), 0) + by
        return {party for pair, by in sums.items() if by and self._count(*pair, by) for party in pair}

    def _count(self, payer: str, paid: str, by: int) -> bool:
        """Count so many deals more or less of a pair; whether it is told now and was not, or the reverse."""
        counts = self._pays.setdefault(payer, {})
        before = counts.get(paid, 0)
        if before + by:
            counts[paid] = before + by
        else:
            del counts[paid]
            if not counts:
                del self._pays[payer]
        return not before or not before + by

    def paid(self, told: Told, among: Iterable[str]) -> set[str]:
        """For which of these parties those pay whom a deal is about; two who pay for each other tell nothing.

        A payer may pay for as many as there are articles, so that it is asked of few, not told of all.
        """
        if told.facts[0].family not in TAKEN or not told.figures:
            return set()
        about = told.about
        return {party for party in among if party not in about and self._is_paid(party, about)}

    def _is_paid(self, party: str, payers: Iterable[str]) -> bool:
        """Whether one of these pays for a party that does not pay for them."""
        for payer in payers:
            if party in self._pays.get(payer, ()) and payer not in self._pays.get(party, ()):
                return True
        return False
