"""Dates as precise as they were said, compared as spans of days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from store.model import Deal

Days = tuple[int, int]
"""First and last day, as proleptic ordinals."""


@lru_cache(maxsize=50_000)
def days(iso: str | None) -> Days | None:
    """The days an ISO date of any precision covers; None for no date or one that does not parse."""
    if not iso:
        return None
    try:
        parts = [int(part) for part in iso[:10].split("-")]
        if len(parts) == 3:
            day = date(parts[0], parts[1], parts[2]).toordinal()
            return day, day
        if len(parts) == 2:
            year, month = parts
            after = date(year + month // 12, month % 12 + 1, 1)
            return date(year, month, 1).toordinal(), after.toordinal() - 1
        return date(parts[0], 1, 1).toordinal(), date(parts[0], 12, 31).toordinal()
    except ValueError:
        return None


def gap(a: Days | None, b: Days | None) -> int | None:
    """Days between two spans, 0 when they overlap, None when either is unknown."""
    if a is None or b is None:
        return None
    return max(0, a[0] - b[1], b[0] - a[1])


def cover(a: Days | None, b: Days | None) -> Days | None:
    """The span that covers both."""
    if a is None or b is None:
        return a or b
    return min(a[0], b[0]), max(a[1], b[1])


def date_of(deal: Deal) -> str | None:
    """The date of a deal, else that of the last dated step of its life."""
    return deal.date or next((step.date for step in reversed(deal.life) if step.date), None)
