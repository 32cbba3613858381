"""Totals and what they are made of: `près de 1 000 milliards cumulés`, `dont X et Y`, `au total`.

A part carries the id of its whole, so that sums count the money once. Parts stand in the paragraph of
their total: behind it, or before an `au total` that their sum meets.
"""

from __future__ import annotations

import re

from store.model import FIGURES, Claim

_SUM = re.compile(
    r"(?<!\w)(?:cumul(?:és?|ées?)|au total|en tout|in total|in all|all told|altogether|combined|totalisant|"
    r"totali[sz]ing|totall?ing|pour un total d|(?:un|a|the) total (?:de|of)|au global|série d['’]accords|"
    r"string of deals|series of deals|together)(?!\w)",
    re.IGNORECASE,
)
_IN_SUMS = ("cumul", "total", "en tout", "in all", "all told", "altogether", "combined", "au global",
            "série d", "of deals", "together")  # fmt: skip
"""What one of these words or another holds: quick to tell of most passages."""
_INCLUDING = re.compile(
    r"[^.;\n]{0,60}?(?:,|\()\s?(?:dont|y compris|including|of which|comprising)\s", re.IGNORECASE
)
_IN_ROUND = re.compile(
    r"(?:lors|dans le cadre|à l['’]occasion|au cours) (?:de |du |d['’])(?:la |cette |ce |sa |son )?"
    r"(?:[^\W\d_]+ ){0,2}(?:levée|tour|augmentation de capital)"
    r"|(?:in|during|as part of) (?:the|its|that|this) (?:[^\W\d_]+ ){0,2}(?:round|financing|fundraising|"
    r"raise)",
    re.IGNORECASE,
)
_PASSAGE = 700
_SLACK = 1.03


def parts_of_sums(claims: list[Claim], text: str) -> dict[int, int]:
    """Tell which claims are parts of which, by position."""
    found: dict[int, int] = {}
    order = [at for at in range(len(claims)) if claims[at].amount is not None and _deal(claims[at])]
    order.sort(key=lambda at: claims[at].evidence[0].start)
    for place, at in enumerate(order):
        span = claims[at].evidence[0]
        near = text[_sentence_start(text, span.start) : span.end + 40]
        if _INCLUDING.match(text, span.end, span.end + 120):
            stop = _sentence_end(text, span.end)
            parts = _behind(claims, order[place + 1 :], at, stop)
        elif any(map(near.lower().__contains__, _IN_SUMS)) and _SUM.search(near):
            stop = _paragraph_end(text, span.end)
            parts = _behind(claims, order[place + 1 :], at, stop) or _before(claims, order[:place], at, text)
        else:
            parts = []
        for part in parts:
            found.setdefault(part, at)
    for at in order:
        if claims[at].kind == "investment" and at not in found:
            whole = _round_of(claims, at, text)
            if whole is not None:
                found[at] = whole
    return {part: whole for part, whole in found.items() if found.get(whole) != part}


def _deal(claim: Claim) -> bool:
    return claim.kind not in FIGURES and claim.kind != "valuation" and claim.status != "rejected"


def _fits(whole: Claim, part: Claim) -> bool:
    """Tell whether a claim can be a part of another: same money, smaller, nobody else's deal."""
    if part.currency != whole.currency or part.unit or part.aside != whole.aside:
        return False
    if (part.amount or 0) >= (whole.amount or 0):
        return False
    mine, theirs = {p.name for p in whole.parties}, {p.name for p in part.parties}
    return not mine or not theirs or bool(mine & theirs)


def _behind(claims: list[Claim], later: list[int], whole: int, stop: int) -> list[int]:
    """The parts told behind a total, up to a position, as long as they do not exceed it."""
    left = (claims[whole].amount or 0.0) * _SLACK
    parts = []
    for at in later:
        if claims[at].evidence[0].start >= stop:
            break
        if _fits(claims[whole], claims[at]) and (claims[at].amount or 0) <= left:
            parts.append(at)
            left -= claims[at].amount or 0
    return parts


def _before(claims: list[Claim], earlier: list[int], whole: int, text: str) -> list[int]:
    """The parts told before an `au total`, when their sum meets it."""
    span = claims[whole].evidence[0]
    start = text.rfind("\n\n", 0, span.start)
    parts = [
        at for at in earlier if claims[at].evidence[0].start > start and _fits(claims[whole], claims[at])
    ]
    total = sum(claims[at].amount or 0 for at in parts)
    whole_amount = claims[whole].amount or 0
    return parts if len(parts) > 1 and abs(total - whole_amount) <= 0.05 * whole_amount else []


def _round_of(claims: list[Claim], at: int, text: str) -> int | None:
    """The round in which one investor's money was given, when its sentence says so."""
    span = claims[at].evidence[0]
    if not _IN_ROUND.search(text[_sentence_start(text, span.start) : span.start]):
        return None
    rounds = [
        other
        for other, claim in enumerate(claims)
        if claim.kind == "funding_round"
        and claim.quantity == "total"
        and claim.amount is not None
        and {p.name for p in claim.parties if p.role == "recipient"}
        & {p.name for p in claims[at].parties if p.role == "recipient"}
        and _fits(claim, claims[at])
    ]
    return min(rounds, key=lambda other: abs(other - at)) if rounds else None


def _sentence_start(text: str, at: int) -> int:
    low = max(0, at - 200)
    cut = max(text.rfind(". ", low, at), text.rfind("\n", low, at))
    return cut + 1 if cut >= 0 else low


def _sentence_end(text: str, at: int) -> int:
    ends = [
        end for end in (text.find(". ", at, at + _PASSAGE), text.find("\n", at, at + _PASSAGE)) if end > 0
    ]
    return min(ends) if ends else at + _PASSAGE


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n\n", at, at + _PASSAGE)
    return end if end > 0 else at + _PASSAGE
