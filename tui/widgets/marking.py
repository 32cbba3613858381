"""Which ranges of a text are painted how, and where a line is cut for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from tui.widgets.layout import Mark, TextLine

LONGEST_MARK = 400
"""Characters that a mark is looked for before a line: names and evidence are far shorter."""

Painted = tuple[int, int, str]


def painted_marks(marks: Sequence[Mark], start: int, end: int) -> list[Painted]:
    """List the marks over `start:end` with their tones, facts above names. `marks` are sorted by start."""
    first = bisect_left(marks, start - LONGEST_MARK, key=lambda mark: mark.start)
    last = bisect_right(marks, end, key=lambda mark: mark.start)
    over = [mark for mark in marks[first:last] if mark.end > start]
    over.sort(key=lambda mark: mark.kind == "fact")
    tones = ("amount-mark" if mark.kind == "fact" else f"{mark.kind.lower()}-mark" for mark in over)
    return [(mark.start, mark.end, tone) for mark, tone in zip(over, tones, strict=True)]


def painted_spans(spans: Sequence[tuple[int, int]], tone: str, start: int, end: int) -> list[Painted]:
    """List the spans over `start:end` with one tone."""
    return [(low, high, tone) for low, high in spans if low < end and high > start]


def signs_before(marks: Sequence[Mark], signs: Mapping[str, str]) -> list[tuple[int, str]]:
    """List the signs of the marks with the offsets they stand before, each kind once at an offset."""
    seen: dict[tuple[int, str], str] = {}
    for mark in marks:
        if mark.kind in signs:
            seen.setdefault((mark.start, mark.kind), signs[mark.kind])
    return [(start, sign) for (start, _), sign in sorted(seen.items())]


def cuts(line: TextLine, ranges: Sequence[Painted]) -> list[int]:
    """Say at which characters of a line its painting changes, its two ends among them."""
    start, end = line.source_range()
    points = [p for low, high, _ in ranges for p in (low, high) if start < p < end]
    if line.offsets is None:
        inside = [p - start for p in points]
    else:
        inside = [bisect_left(line.offsets, p) for p in points]
    return sorted({0, len(line.text), *inside})
