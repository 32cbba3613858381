"""Where a query may find something, from its fields alone."""

from __future__ import annotations

from store.search.fields import Nothing
from store.search.query import And, Field, Node, Or

ALL_SCOPES = frozenset(("articles", "passages", "entities", "deals", "notes"))
_SCOPES_OF = {
    "kind": frozenset(("deals",)),
    "status": frozenset(("deals",)),
    "agreement": frozenset(("deals",)),
    "party": frozenset(("deals",)),
    "type": frozenset(("entities",)),
    "amount": frozenset(("deals", "passages", "articles")),
    "date": frozenset(("articles", "passages", "deals", "notes")),
    "year": frozenset(("articles", "passages", "deals", "notes")),
    "tag": frozenset(("articles", "entities", "deals", "notes")),
    "entity": frozenset(("articles", "passages", "entities", "deals")),
}


def scopes(node: Node) -> frozenset[str]:
    """Where a query may find something, from its fields alone."""
    if isinstance(node, Field):
        if node.name == "in":
            return frozenset(getattr(node.value, "values", ()))
        if node.name == "amount" and isinstance(node.value, Nothing):
            return _SCOPES_OF["kind"]  # a text may tell many amounts: only a deal is said to be without
        return _SCOPES_OF.get(node.name, ALL_SCOPES)
    if isinstance(node, And):
        found = ALL_SCOPES
        for child in node.children:
            found &= scopes(child)
        return found
    if isinstance(node, Or):
        return frozenset().union(*(scopes(child) for child in node.children))
    return ALL_SCOPES
