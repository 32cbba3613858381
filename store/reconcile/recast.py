"""The parties of a deal whose kind was corrected: the roles they would have in the new kind.

Roles belong to kinds: who is the customer of a contract is nobody in an acquisition. A role of a kind
stands on the side that acts or pays, or on the other; a party keeps its side.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.model import ALONE, SIDES, Kind, Party, Role

_FIRST = frozenset(first for first, _ in SIDES.values()) - {"partner"}
_SECOND = frozenset(second for _, second in SIDES.values()) - {"partner"}
_OTHERS: dict[Role, frozenset[Kind]] = {"seller": frozenset({"acquisition", "bid"})}
"""Roles beside the two sides, with the kinds that know them."""


def recast(kind: Kind, members: Iterable[Party]) -> tuple[Party, ...]:
    """Give parties the roles that `kind` knows: `OpenAI (customer)` of an acquisition is its buyer.

    Whose role tells no side (a partner, a subject) acts when nobody before it does. Who acts comes first.
    """
    first, second = SIDES.get(kind, ALONE)
    found: list[Party] = []
    acts = False
    for party in members:
        if party.role in (first, second) or kind in _OTHERS.get(party.role, ()):
            role = party.role
        elif party.role in _FIRST:
            role = first
        elif party.role in _SECOND or party.role == "seller":
            role = second
        else:
            role = second if acts else first
        acts = acts or role == first
        found.append(party._replace(role=role))
    return tuple(found)
