"""Which rounds told before can still be given backers by a later sentence."""

from __future__ import annotations

import re

from store.extract.claims.drafts import Draft
from store.model import Claim


def takes_backers(claim: Claim) -> bool:
    """Tell whether those who give money can be told of a claim later: a round, or money from nobody yet."""
    if claim.kind == "funding_round":
        return True
    roles = {party.role for party in claim.parties}
    return claim.kind == "investment" and claim.amount is not None and roles == {"recipient"}


_BY_THE_WAY = re.compile(r"(?:, (?:which|who|qui)|(?<!\w)(?:after|après)) [^;.]{0,60}\Z")


def told_by_the_way(drafts: list[Draft], at: int) -> bool:
    """Tell whether a round is told in a relative clause, of a firm whose round at hand stands before it.

    `Dream raised $155 million … a leap for the company, which raised $50 million. The round was led by`.
    """
    draft = drafts[at]
    if draft.amount is None or at == 0:
        return False
    low = draft.amount.start - draft.sentence.start
    if _BY_THE_WAY.search(draft.sentence.mask, max(0, low - 70), low) is None:
        return False
    own = {p.name for p in draft.claim.parties if p.role == "recipient"}
    return any(
        takes_backers(other.claim) and not own.isdisjoint(p.name for p in other.claim.parties)
        for other in drafts[max(0, at - 3) : at]
        if other.sentence.section == draft.sentence.section
    )
