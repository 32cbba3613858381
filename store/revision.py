"""A ledger of which each record is made when it is asked for: of a large one, a change concerns few.

What reconciliation hands out and a store writes, so it stands below both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from store.model import Claim, Deal, Entity, Group, Ledger, Link, Total, Unresolved
from store.record import NamedTuple


class Revision(NamedTuple):
    """The ids of entities and deals in order, the articles that make claims, and what gives each of them."""

    entities: Sequence[str]
    deals: Sequence[str]
    articles: Sequence[str]
    entity: Callable[[str], Entity]
    deal: Callable[[str], Deal]
    claims: Callable[[str], Sequence[Claim]]
    groups: tuple[Group, ...]
    links: tuple[Link, ...]
    totals: tuple[Total, ...]
    unresolved: tuple[Unresolved, ...]

    @classmethod
    def of(cls, ledger: Ledger) -> Revision:
        """A whole ledger."""
        said: dict[str, list[Claim]] = {}
        for claim in ledger.claims:
            said.setdefault(claim.article, []).append(claim)
        return cls(
            [entity.id for entity in ledger.entities], [deal.id for deal in ledger.deals], list(said),
            _in_turn(ledger.entities), _in_turn(ledger.deals), said.__getitem__, *ledger[3:],
        )  # fmt: skip

    def ledger(self) -> Ledger:
        """All its records."""
        return Ledger(
            entities=tuple([self.entity(name) for name in self.entities]),
            claims=tuple([claim for article in self.articles for claim in self.claims(article)]),
            deals=tuple([self.deal(name) for name in self.deals]),
            groups=self.groups,
            links=self.links,
            totals=self.totals,
            unresolved=self.unresolved,
        )


def _in_turn(records: Iterable[Any]) -> Callable[[str], Any]:
    """What gives records by id; those that share one, which is a fault to be found, one after the other."""
    found: dict[str, list[Any]] = {}
    for record in records:
        found.setdefault(record.id, []).append(record)
    return lambda name: found[name].pop(0) if len(found[name]) > 1 else found[name][0]
