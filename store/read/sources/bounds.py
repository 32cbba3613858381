"""Bounds on what compressed files unpack to."""

from __future__ import annotations

from store.read.limits import RATIO_VARIABLE, Limits

SMALL = 1_000_000
"""Bytes that may come of anything, however small: below it a bomb does no harm."""


def over_ratio(unpacked: int, packed: int, limits: Limits) -> str | None:
    """Why so much out of so little is refused; None when it is not."""
    if unpacked <= SMALL or unpacked <= limits.ratio * max(1, packed):
        return None
    times = unpacked // max(1, packed)
    return f"unpacks to {times} times its size, over the limit of {limits.ratio} times ({RATIO_VARIABLE})"
