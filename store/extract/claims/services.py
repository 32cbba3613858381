"""A service that acts as the firm it is named like: `Facebook is buying a stake in Jio Platforms`."""

from __future__ import annotations

from store.model import Mention, Role

_ACTING = frozenset({"left", "led"})
"""Slots of who does it; whose thing it is (`YouTube's deal`) tells nothing of who acts."""
_DOERS = frozenset({"buyer", "bidder", "investor", "seller", "plaintiff", "customer"})


def acts(mention: Mention, slot: str, role: Role) -> bool:
    """Tell whether a service stands where only a firm can, as the subject; a version never does."""
    return mention.type == "PRODUCT" and slot in _ACTING and role in _DOERS and mention.name.isalpha()
