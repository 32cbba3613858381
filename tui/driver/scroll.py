"""Finding rows that only moved up or down, so that the terminal can move them itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from store.record import NamedTuple
from tui.driver.grid import Cell

Row = Sequence[Cell | None]

LEAST = 4
"""Rows that must have moved together: for fewer, moving is not worth what it disturbs beside them."""


class Shift(NamedTuple):
    """Rows `top` to `bottom` (exclusive) go up by `by` rows; down when it is negative."""

    top: int
    bottom: int
    by: int


def find_shift(rows: Sequence[Row], shown: Sequence[Row], changed: Sequence[int]) -> Shift | None:
    """The shift that brings most of the changed rows to what they should show, where they changed.

    Only the letters are compared, and only lines that stand once: whoever asks counts what it saves.
    """
    if len(changed) < LEAST:
        return None
    left, right = _window(rows, shown, changed)
    places: dict[str, int] = {}
    for y in range(changed[0], changed[-1] + 1):
        text = _text(shown[y], left, right)
        places[text] = -1 if text in places or not text.strip() else y
    moves = [(y, places.get(_text(rows[y], left, right), -1)) for y in changed]
    votes = Counter(old - y for y, old in moves if old not in (-1, y))
    if not votes:
        return None
    by, count = votes.most_common(1)[0]
    if count < LEAST:
        return None
    touched = [place for y, old in moves if old != -1 and old - y == by for place in (y, old)]
    return Shift(min(touched), max(touched) + 1, by)


def shifted(shown: Sequence[list[Cell | None]], shift: Shift) -> list[list[Cell | None]]:
    """What the terminal shows after the shift; the rows that came in are unknown, for terminals fill them
    with this background or that."""
    window = shown[shift.top : shift.bottom]
    empty: list[list[Cell | None]] = [[None] * len(row) for row in window[: abs(shift.by)]]
    moved = [*window[shift.by :], *empty] if shift.by > 0 else [*empty, *window[: shift.by]]
    return [*shown[: shift.top], *moved, *shown[shift.bottom :]]


def _text(row: Row, left: int, right: int) -> str:
    return "".join([cell[0] if cell else "\x00" for cell in row[left:right]])


def _window(rows: Sequence[Row], shown: Sequence[Row], changed: Sequence[int]) -> tuple[int, int]:
    """The columns in which most rows change; a scrollbar or another pane in a row or two does not count."""
    starts, ends = [], []
    for y in changed:
        differing = [x for x, cell in enumerate(rows[y]) if cell != shown[y][x]]
        starts.append(differing[0])
        ends.append(differing[-1] + 1)
    aside = len(changed) // 8
    return sorted(starts)[aside], sorted(ends)[-1 - aside]
