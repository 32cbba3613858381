"""Who only deals together: `Silver Lake, associé à AltaOne, veut racheter Cegid` tells of no partnership."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.claims.drafts import Draft
from store.model import TAKEOVERS, Claim

_JOINT = frozenset({"buyer", "bidder", "investor"})
_ALLIED = ("associé", "allié")
"""Participles that only tell with whom somebody does what the verb of the sentence says."""
_DEALS = frozenset({*TAKEOVERS, "investment", "funding_round"})


_IN_ORDER = re.compile(
    r"[^;.]{0,110}(?:(?<!\w)(?:pour|to|afin d|en vue d|visant|portant|for|on|over|concernant) ?)[^;.,]{0,30}"
)


def _leads_to(claim: Claim, draft: Draft) -> bool:
    """Tell whether a partnership is the agreement on a takeover: `un accord avec Alteca pour la racheter`."""
    if draft.fired is None or draft.claim.evidence[0].start < claim.evidence[0].start:
        return False
    low = claim.evidence[0].end - draft.sentence.start
    return _IN_ORDER.fullmatch(draft.sentence.mask, low, max(low, draft.fired.start)) is not None


def only_joins(claim: Claim, drafts: Sequence[Draft]) -> bool:
    """Tell whether a claim without amount only repeats another one of its sentence.

    A partnership of those who buy or invest together; a suit between the two of whom one pays the other.
    """
    if claim.kind == "lawsuit" and claim.amount is None:
        return any(_priced(draft.claim, claim) for draft in drafts)
    if claim.kind != "partnership" or claim.amount is not None:
        return False
    names = {party.name for party in claim.parties}
    if claim.rules[0].startswith("partnership.signed") and _bought_from(names, drafts):
        return True
    allied = claim.evidence[0].text.lower().startswith(_ALLIED)
    for draft in drafts:
        joint = {p.name for p in draft.claim.parties if p.role in _JOINT}
        all_sides = {p.name for p in draft.claim.parties}
        if draft.claim.kind in TAKEOVERS and names <= all_sides and _leads_to(claim, draft):
            return True
        others = all_sides - names
        if draft.claim.kind in _DEALS and (names <= joint or (allied and others and names & joint)):
            return True
    return False


def _bought_from(names: set[str], drafts: Sequence[Draft]) -> bool:
    """Tell whether an accord only lets one of these buy a third: `un accord avec Y pour racheter Z`."""
    for draft in drafts:
        sides = {p.name for p in draft.claim.parties if p.role in ("buyer", "bidder")}
        sold = {p.name for p in draft.claim.parties if p.role == "target"}
        if draft.claim.kind in TAKEOVERS and sides & names and sold and not sold & names:
            return True
    return False


def _priced(one: Claim, other: Claim) -> bool:
    """Tell whether a claim tells the sum of the suit between the same two."""
    if one.kind != "lawsuit" or one.amount is None or len(other.parties) != 2:
        return False
    return {p.name for p in other.parties} == {p.name for p in one.parties}
