"""Who only deals together: `Silver Lake, associé à AltaOne, veut racheter Cegid` tells of no partnership."""

from __future__ import annotations

from collections.abc import Sequence

from store.extract.claims.drafts import Draft
from store.model import TAKEOVERS, Claim

_JOINT = frozenset({"buyer", "bidder", "investor"})
_ALLIED = ("associé", "allié")
"""Participles that only tell with whom somebody does what the verb of the sentence says."""
_DEALS = frozenset({*TAKEOVERS, "investment", "funding_round"})


def only_joins(claim: Claim, drafts: Sequence[Draft]) -> bool:
    """Tell whether a claim without amount only repeats another one of its sentence.

    A partnership of those who buy or invest together; a suit between the two of whom one pays the other.
    """
    if claim.kind == "lawsuit" and claim.amount is None:
        return any(_priced(draft.claim, claim) for draft in drafts)
    if claim.kind != "partnership" or claim.amount is not None:
        return False
    names = {party.name for party in claim.parties}
    allied = claim.evidence[0].text.lower().startswith(_ALLIED)
    for draft in drafts:
        joint = {p.name for p in draft.claim.parties if p.role in _JOINT}
        others = {p.name for p in draft.claim.parties} - names
        if draft.claim.kind in _DEALS and (names <= joint or (allied and others and names & joint)):
            return True
    return False


def _priced(one: Claim, other: Claim) -> bool:
    """Tell whether a claim tells the sum of the suit between the same two."""
    if one.kind != "lawsuit" or one.amount is None or len(other.parties) != 2:
        return False
    return {p.name for p in other.parties} == {p.name for p in one.parties}
