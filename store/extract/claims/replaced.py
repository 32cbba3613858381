"""Commitments that an article says were changed: the new figure replaces the old one.

`cut its pledge to 350 million euros from 500 million`, `ramène de 500 à 350 millions`, `350 M€ au lieu des
500 M€ annoncés`. Only money promised or paid between parties is replaced so; a revenue or a worth that has
moved leaves the old one true for its day.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.model import FAMILY, Claim

_FAMILY = FAMILY | {"spending": "funding", "lawsuit": "lawsuit", "grant_or_donation": "grant"}
"""Kinds of what is committed, which a later figure can replace."""
_REACH = 60
_BEFORE = 140
_NEXT = 8
"""So many claims after one are looked at: a change stands in one sentence."""

_MOVED = re.compile(
    r"\b(?:ram[èe]n\w*|rédui\w*|abaiss\w*|rev(?:u|oit|oient|oir|ue|us|ues)|révis\w*|diminu\w*|pass(?:e|é|"
    r"ée|er|ant|era)|"
    r"port(?:e|é|ée|er|ant|era)|rel[èe]v\w*|baiss\w*|augment\w*|cuts?|cutting|lower\w*|trimm?\w*|"
    r"reduc\w*|slash\w*|"
    r"scal\w+ back|rais(?:ed|es|ing|e)|increas\w*|revis\w*|lift\w*|br(?:ought|ings?|inging)|shr[aiu]nk\w*)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"[^.;:\n\d]{0,40}?\b(?:au lieu d(?:e|es|u)|instead of|rather than|plutôt que|et non plus|"
    r"down from|up from)"
    r"(?: (?:les|the|initial\w{0,3}|some|about|environ|previously \w{3,12}))?\s+",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"[\s,(]*from(?: (?:about|the|an?|some|its|initial\w{0,3}|earlier|original))*\s+", re.IGNORECASE
)
_TO_SOME = r"\b(?:to|à)(?: (?:about|just|only|environ|seulement|some))?\s+"
_TO = re.compile(rf"{_TO_SOME}$", re.IGNORECASE)
_STARTS = re.compile(r"\b(?:from|de|d')(?: (?:about|environ|some))?\s*$", re.IGNORECASE)
_UNTIL = re.compile(rf"[^.;:\n]{{0,20}}?{_TO_SOME}", re.IGNORECASE)


def replaced_figures(claims: Sequence[Claim], text: str) -> dict[int, int]:
    """For each claim that replaces another one of the article, which one; by position."""
    found: dict[int, int] = {}
    sorts = [_sort_of(claim) for claim in claims]
    for at, (claim, sort) in enumerate(zip(claims, sorts, strict=True)):
        if sort is None:
            continue
        for other in range(at + 1, min(len(claims), at + 1 + _NEXT)):
            if sorts[other] != sort or claims[other].amount == claim.amount:
                continue
            new = _is_new(claim, claims[other], text)
            if new is not None:
                found.setdefault(*((at, other) if new else (other, at)))
    return found


def _sort_of(claim: Claim) -> tuple[object, ...] | None:
    """What two claims share of which one can replace the other; None for a claim that never can."""
    family = _FAMILY.get(claim.kind)
    if claim.amount is None or family is None:
        return None
    return family, claim.currency, claim.unit, claim.aside


def _is_new(a: Claim, b: Claim, text: str) -> bool | None:
    """Whether the first of two claims is the new figure of the other; None when neither is."""
    for first in a.evidence:
        for second in b.evidence:
            if 0 <= second.start - first.end <= _REACH:
                new = _leads(text, first.start, first.end, second.start)
            elif 0 <= first.start - second.end <= _REACH:
                new = _leads(text, second.start, second.end, first.start)
                new = None if new is None else not new
            else:
                continue
            if new is not None:
                return new
    return None


def _leads(text: str, start: int, end: int, following: int) -> bool | None:
    """Whether the first of two figures is the new one; None when nothing says that one replaces the other."""
    between, before = text[end:following], text[max(0, start - _BEFORE) : start]
    before = re.split(r"[.;\n](?:\s|$)", before)[-1]
    if _INSTEAD.fullmatch(between):
        return True
    if not _MOVED.search(before):
        return None
    if _FROM.fullmatch(between) and _TO.search(before):
        return True
    return False if _STARTS.search(before) and _UNTIL.fullmatch(between) else None
