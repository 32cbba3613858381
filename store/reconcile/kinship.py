"""Whether two statements of different articles are about one fact.

`relate` answers with a number: below 0, they can never belong to one deal; 0, nothing joins them but they may
meet in one through others; above 0, they are the same fact, the more surely the higher. The rules:

- families differ, quantities differ (total, instalment, share, pre- or post-money, per year), units differ,
  or round letters differ: never;
- parties: the side the fact is about (target, recipient, subject, defendant) must not differ; the other side
  (buyers, plaintiffs, the investor of an investment) must meet where both name it;
- equal figures, or figures that hold together, join when the dates are not further apart than such a fact
  lasts; a takeover of one figure, buyer and target may be recalled however late;
- who sells in the one does not buy in the other;
- near figures join only on more: told of the same weeks, a rumour before a closing, or the same buyer and
  target; that is what later makes a deal disputed;
- far figures never join, but for one buyer and one target;
- a claim without figure joins on both sides named alike.
"""

from __future__ import annotations

from store.figures import Standing, stand
from store.reconcile.dates import gap
from store.reconcile.facts import EARLY, Fact

APART = -1.0
NEUTRAL = 0.0
SWAPPED = 0.3
"""Parties alike, but in other roles: enough for equal figures only."""

LASTS = {
    "takeover": 730,
    "funding": 365,
    "valuation": 365,
    "undertaking": 540,
    "lawsuit": 365,
    "grant_or_donation": 365,
}
"""Days over which articles still tell the same fact, for each family."""
FIGURE_LASTS = 400
"""The same for kinds of no such family: figures of one period, amounts."""
SAME_WEEKS = 45
"""Days within which two tellings are of the same weeks."""
LIFE = 300
"""Days from a rumour to its closing."""

LOOKS_BACK = 1200
"""Days after which an article no longer recalls a fact without dating it."""
OVERLAP = 14
"""Days for which a rumour may still be told after the closing."""


def relate(a: Fact, b: Fact) -> float:
    """How surely two statements are about one fact; see the rules above."""
    if a.family != b.family or not same_quantity(a, b):
        return APART
    if a.series and b.series and a.series != b.series:
        return APART
    parties = _parties(a, b)
    figured = a.figure is not None and b.figure is not None
    if parties < 0:
        if not figured or not _complete(a, b):
            return APART
        standing = stand(a.figure, b.figure)
        return NEUTRAL if standing in ("equal", "holds", "near") and _dates_allow(a, b) else APART
    if not figured:
        return _without_figure(a, b, parties)
    timely = _dates_allow(a, b)
    if not timely and not (parties >= 3 and _recalls(a, b)):
        return APART
    standing = stand(a.figure, b.figure)  # asked last: most statements are apart without it
    if not timely and standing != "equal":
        return APART
    if standing in ("equal", "holds"):
        return _alike(a, b, parties, standing)
    return _differing(a, b, parties, standing)


def same_quantity(a: Fact, b: Fact) -> bool:
    """Whether two statements may tell one quantity of a fact: `total` also when it was not said which."""
    if a.quantity == b.quantity:
        return True
    pair = {a.quantity, b.quantity}
    if a.family == "funding":
        return pair == {"stake", "total"}
    if a.family == "valuation":
        return "total" in pair and "per_year" not in pair
    return a.family == "takeover" and pair == {"total", "share"} and a.figure == b.figure


def _meet(a: frozenset[str], b: frozenset[str]) -> float:
    """1 when two sides, neither of them silent, meet, -1 when they differ."""
    return -1.0 if a.isdisjoint(b) else 1.0


def _parties(a: Fact, b: Fact) -> float:
    """How well the parties agree, from 0 to 3; below 0 when they cannot be one fact's."""
    if a.family == "undertaking":
        return _partners(a, b)
    about = _meet(a.about, b.about) if a.about and b.about else 0.0
    by = _meet(a.by, b.by) if a.by and b.by else 0.0
    if (by < 0 and not _is_round(a, b)) or a.everyone.isdisjoint(b.everyone):
        return APART
    if a.family == "takeover" and (a.by & _sellers(b) or b.by & _sellers(a)):
        return APART
    if about < 0:
        return SWAPPED if a.family in ("takeover", "funding") and _swapped(a, b) else APART
    if a.family in ("takeover", "funding", "valuation", "lawsuit", "grant_or_donation"):
        return 0.5 + about * 1.5 + max(by, 0.0)
    return min(2.0, len(a.everyone & b.everyone))


def _complete(a: Fact, b: Fact) -> bool:
    """Whether one names only who did it, the other only to whom: both may tell what a third tells whole."""
    if a.family not in ("takeover", "funding"):
        return False
    return (bool(a.by) and bool(b.about) and not a.about and not b.by) or (
        bool(b.by) and bool(a.about) and not b.about and not a.by
    )


def _sellers(fact: Fact) -> frozenset[str]:
    """Who takes part in a takeover on neither side of it: nobody sells what they buy."""
    return fact.everyone - fact.about - fact.by


def _recalls(a: Fact, b: Fact) -> bool:
    """Whether one is an undated reminder of a takeover that the other dates.

    It may come however late: one firm is not bought twice by one buyer for one sum.
    """
    return a.family == "takeover" and (_looks_back(a, b) or _looks_back(b, a))


def _swapped(a: Fact, b: Fact) -> bool:
    """Whether one statement is about whom the other names on the other side: a role was misread."""
    return bool(a.about & b.everyone) or bool(b.about & a.everyone)


def _is_round(a: Fact, b: Fact) -> bool:
    """Whether both tell of a round: two tellings of one may each name other investors."""
    return a.kind == b.kind == "funding_round"


def _partners(a: Fact, b: Fact) -> float:
    """Undertakings: two shared parties are a match, one only when a side names no more than that."""
    shared = len(a.everyone & b.everyone)
    if shared >= 2:
        return 2.5
    if shared == 0 or (a.about and b.about and a.by and b.by):
        return APART
    return 1.0 if min(len(a.everyone), len(b.everyone)) == 1 else 0.5


def _dates_allow(a: Fact, b: Fact) -> bool:
    """Whether the dates leave room for one fact."""
    stated = gap(a.date, b.date)
    lasts = LASTS.get(a.family)
    if lasts is None:
        return stated == 0 if stated is not None else (gap(a.told, b.told) or 0) <= FIGURE_LASTS
    if stated is not None:
        return stated <= lasts
    known = gap(a.date or a.told, b.date or b.told)
    return known is None or known <= (LOOKS_BACK if _looks_back(a, b) or _looks_back(b, a) else lasts)


def _looks_back(teller: Fact, dated: Fact) -> bool:
    """Whether one tells as done, without a date, what the other dates earlier: a reminder, however late."""
    if teller.date is not None or dated.date is None or teller.told is None:
        return False
    return teller.statuses == {"completed"} and dated.date[0] <= teller.told[1]


def _alike(a: Fact, b: Fact, parties: float, standing: Standing) -> float:
    """Figures that hold together: parties that do not differ are enough, but for a stake told as a round."""
    if {a.quantity, b.quantity} == {"stake", "total"} and (standing != "equal" or a.by.isdisjoint(b.by)):
        return NEUTRAL
    if a.family == "undertaking" and parties < 1 and standing != "equal":
        return NEUTRAL
    if standing == "holds" and a.series is None and parties < 1.5 and a.family != "undertaking":
        return NEUTRAL
    close = gap(a.date or a.told, b.date or b.told)
    nearness = 0.0 if close is None else 1.0 / (1.0 + close / 30)
    return (4.0 if standing == "equal" else 3.0) + parties / 10 + nearness


def _differing(a: Fact, b: Fact, parties: float, standing: Standing) -> float:
    """Figures that cannot both hold: one fact only on further proof."""
    if a.family == "takeover" and parties >= 3:
        return 1.5
    if standing == "far":
        return APART
    if a.quantity != b.quantity:
        return APART
    if a.family not in LASTS:
        return 1.0 if a.kind in ("revenue", "spending") and a.date and a.date == b.date else APART
    if parties < 1.5:
        return APART
    close = gap(a.date or a.told, b.date or b.told)
    if close is None:
        return 1.0 if parties >= 2 else APART
    if (a.statuses <= EARLY) != (b.statuses <= EARLY):
        lasts = SAME_WEEKS if a.family == "valuation" else LIFE
        return 1.1 if close <= lasts and (leads(a, b) or leads(b, a)) else APART
    return 1.2 if close <= SAME_WEEKS else APART


def leads(early: Fact, settled: Fact) -> bool:
    """Whether one statement was first told as a rumour or plan before the other was told as done."""
    if early.early is None or settled.settled is None:
        return False
    return early.early <= settled.settled + OVERLAP


def _without_figure(a: Fact, b: Fact, parties: float) -> float:
    """At least one tells no figure: both sides must be named alike, and the dates allow it."""
    if a.family not in LASTS or not _dates_allow(a, b):
        return APART
    both_silent = a.figure is None and b.figure is None
    if a.family == "valuation":
        return APART
    if a.family == "undertaking" and a.kind != b.kind:
        return APART
    if a.family == "funding" and a.quantity != b.quantity:
        return NEUTRAL
    needed = 2.5 if both_silent or a.family != "funding" else 3.0
    return (0.8 if both_silent else 0.5) if parties >= needed else NEUTRAL
