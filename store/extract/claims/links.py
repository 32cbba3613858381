"""Parts of a whole and figures that replace others, inside one article."""

from __future__ import annotations

import re

from store.model import Claim

INSTALMENT = re.compile(
    r"(?:dès le départ|immédiatement|d'abord|première tranche|tranche|supplémentaires?|"
    r"additionnels?|upfront|up front|initial(?:ly)?|initial|additional|"
    r"instal?lments?|remaining|restants?|le solde|dans un premier temps|further|premiers? "
    r"(?:versement|tranche)|de plus|dont)"
)
_NEAR = 60


def link_parts(claims: list[Claim]) -> tuple[list[Claim], dict[int, tuple[int | None, int | None]]]:
    """Tie instalments to their round and changed figures to what they replace, by position.

    An instalment of no round that the article tells becomes a total.
    """
    links: dict[int, tuple[int | None, int | None]] = {}
    done = list(claims)
    for at, claim in enumerate(claims):
        if claim.amount is None or claim.kind not in ("funding_round", "investment"):
            continue
        whole = _whole(claims, at) if claim.quantity == "instalment" else None
        replaced = _replaced(claims, at) if claim.rules and "change.of_last" in claim.rules else None
        if whole is None and claim.quantity == "instalment":
            done[at] = claim._replace(quantity="total")
        if whole is not None or replaced is not None:
            links[at] = (whole, replaced)
    return done, links


def _whole(claims: list[Claim], at: int) -> int | None:
    """The round this is an instalment of: bigger, same recipient, told in the same article."""
    part = claims[at]
    mine = {p.name for p in part.parties if p.role == "recipient"}
    best: int | None = None
    for other_at in range(max(0, at - _NEAR), min(len(claims), at + _NEAR)):
        other = claims[other_at]
        if other_at == at or other.amount is None or part.amount is None or other.kind != "funding_round":
            continue
        if other.currency != part.currency or other.amount <= part.amount or other.aside != part.aside:
            continue
        theirs = {p.name for p in other.parties if p.role == "recipient"}
        if mine and theirs and not mine & theirs:
            continue
        rank = (other.quantity == "instalment", abs(other_at - at))
        if best is None or rank < (claims[best].quantity == "instalment", abs(best - at)):
            best = other_at
    return best


def _replaced(claims: list[Claim], at: int) -> int | None:
    """The claim this one changes: the last before it of the same kind and currency."""
    for other in range(at - 1, max(-1, at - _NEAR), -1):
        if claims[other].kind == claims[at].kind and claims[other].currency == claims[at].currency:
            return other
    return None
