"""The facts of two articles in four classes: alike, with different figures, only left, only right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from store.answers import SharedFact
from store.figures import Figure, against, stand
from store.model import Claim
from store.record import NamedTuple


class Facts(NamedTuple):
    """Shared deals by whether their figures can both hold; and the claims that one side makes alone."""

    agree: tuple[SharedFact, ...]
    differ: tuple[SharedFact, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


def four_classes(a: Sequence[Claim], b: Sequence[Claim]) -> Facts:
    """Sort the claims of two articles by the deals that both tell."""
    deals_a, deals_b = _by_deal(a), _by_deal(b)
    agree: list[SharedFact] = []
    differ: list[SharedFact] = []
    for deal, claims in deals_a.items():
        others = deals_b.get(deal)
        if others is None:
            continue
        why = _conflict(claims, others)
        fact = SharedFact(deal, tuple(c.id for c in claims), tuple(c.id for c in others), why)
        (differ if why else agree).append(fact)
    return Facts(tuple(agree), tuple(differ), _alone(a, deals_b), _alone(b, deals_a))


def _by_deal(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.deal:
            found[claim.deal].append(claim)
    return found


def _alone(claims: Iterable[Claim], there: dict[str, list[Claim]]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims if not claim.deal or claim.deal not in there)


def _conflict(a: Iterable[Claim], b: Sequence[Claim]) -> str | None:
    """In words, the figures of one quantity that cannot both hold; None when a pair can, or none is told."""
    clashing: list[Figure] = []
    for left in a:
        for right in b:
            mine, theirs = _figure(left), _figure(right)
            if mine is None or theirs is None or left.quantity != right.quantity:
                continue
            if stand(mine, theirs) in ("equal", "holds"):
                return None
            clashing += [mine, theirs]
    return against(clashing) if clashing else None


def _figure(claim: Claim) -> Figure | None:
    if claim.amount is None:
        return None
    high = claim.amount if claim.amount_max is None else claim.amount_max
    return Figure(claim.amount, high, claim.currency, claim.unit, claim.approximate)
