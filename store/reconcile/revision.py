"""A ledger of which each record is made when it is asked for: of a large one, a change concerns few."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from store.model import Claim, Deal, Entity, Group, Ledger, Link, Total, Unresolved


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
