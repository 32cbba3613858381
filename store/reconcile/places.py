"""Deals by who takes part in them and which figures they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from store.reconcile.told import Amount, Told

_Amounts = dict[Amount | None, Told | list[Told]]


class Places:
    """Deals by party and figure; most places have one deal, which stands there by itself."""

    def __init__(self) -> None:
        self._of: dict[str, _Amounts] = {}

    def __bool__(self) -> bool:
        return bool(self._of)

    def put(self, told: Told, parties: Iterable[str], amounts: Iterable[Amount | None]) -> None:
        """Take in a deal under some parties and figures."""
        for party in parties:
            there = self._of.setdefault(party, {})
            for amount in amounts:
                known = there.setdefault(amount, told)
                if isinstance(known, list):
                    known.append(told)
                elif known is not told:
                    there[amount] = [known, told]

    def remove(self, told: Told, parties: Iterable[str], amounts: Iterable[Amount | None]) -> None:
        """Forget a deal under the parties and figures under which it was put."""
        for party in parties:
            there = self._of[party]
            for amount in amounts:
                known = there[amount]
                if isinstance(known, list) and len(known) > 1:
                    known.remove(told)
                else:
                    del there[amount]
            if not there:
                del self._of[party]

    def at(self, amount: Amount | None, party: str) -> Collection[Told]:
        """The deals of a party that tell this figure."""
        return _each(self._of.get(party, {}).get(amount, ()))

    def at_both(self, amount: Amount, party: str, also: Sequence[str]) -> Iterable[Told]:
        """The deals of a party that tell this figure; where that is shorter, only those of them that others
        take part in, too: of two who take part, one is told of far less.
        """
        there = self.at(amount, party)
        if also and isinstance(there, list):
            others = [self.at(amount, other) for other in also]
            if sum(map(len, others)) < len(there):
                return [told for one in others for told in one if party in told.everyone]
        return there

    def of(self, party: str) -> Iterator[Told]:
        """All deals of a party, those of several figures several times."""
        for known in self._of.get(party, {}).values():
            yield from _each(known)


def _each(known: Told | Collection[Told]) -> Collection[Told]:
    return (known,) if isinstance(known, Told) else known
