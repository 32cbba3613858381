"""How well a record answers a query, as one number, and the hit that is shown for it.

The place counts first (names, titles, headings, deals, notes, passages, articles as a whole), then how close
the words are to those typed; one edit costs more than the best place is worth, so that nothing corrected
ever comes before something as typed. Among passages nearness of the words decides, then recency.
"""

from __future__ import annotations

from store.answers import Hit, HitKind
from store.record import NamedTuple
from store.search.views import Segment, View
from store.search.wants import MAX_MARKS, Match, Place, Reason

NAME, TITLE, HEADING, DEAL, NOTE, PASSAGE, WHOLE = 100.0, 92.0, 84.0, 80.0, 72.0, 62.0, 51.0
"""What a place is worth. All lie within the price of one edit (`wants.EDIT`)."""
SEQUENCE_BONUS, NEAR_BONUS, ASIDE_COST, FIGURE_COST = 6.0, 4.0, 2.0, 3.0


class Found(NamedTuple):
    """A record that matches, with its score; `order` settles ties, lowest first."""

    score: float
    order: int
    kind: HitKind
    id: str
    label: str
    view: View
    match: Match
    where: str


def score(base: float, view: View, match: Match, sequence: tuple[str, ...]) -> float:
    """The score of a match at a place worth `base`; words in order and near each other are worth more."""
    points = base - match.cost
    shown = shown_segment(view, match)
    segment = view.segments[shown]
    if sequence and segment.sequence(sequence):
        return points + SEQUENCE_BONUS
    if len(match.groups) > 1:
        points += NEAR_BONUS * _nearness(match.groups, shown)
    return points


def shown_segment(view: View, match: Match) -> int:
    """The segment to show: the one most words are in, the first of equals."""
    if len(view.segments) == 1:
        return 0
    tally: dict[int, int] = {}
    for group in match.groups:
        for number in {place[0] for place in group}:
            tally[number] = tally.get(number, 0) + 1
    for number, _, _ in match.ranges:
        tally[number] = tally.get(number, 0) + 1
    shown = [number for number, segment in enumerate(view.segments) if segment.shown]
    if not shown:
        return 0
    return max(shown, key=lambda number: (tally.get(number, 0), -number))


def _nearness(groups: tuple[tuple[Place, ...], ...], shown: int) -> float:
    """From 0 to 1: how small a window of words of the shown segment holds one place of every group."""
    places = sorted(
        (start, end, at) for at, group in enumerate(groups) for number, start, end in group if number == shown
    )
    wanted = len({at for _, _, at in places})
    if wanted < len(groups) or wanted < 2:
        return 0.0
    last: dict[int, int] = {}
    best = 10**9
    taken = 0
    for start, end, at in places:
        last[at] = start
        if len(last) == wanted:
            taken = end - min(last.values())
            best = min(best, taken)
    return min(1.0, wanted / max(best, 1))


def hit(found: Found, sequence: tuple[str, ...]) -> Hit:
    """The hit to show: the text that matches best, with its marks and reasons."""
    number = shown_segment(found.view, found.match)
    segment = found.view.segments[number]
    start = segment.offset
    end = None if start is None else start + len(segment.text)
    return Hit(
        kind=found.kind,
        id=found.id,
        label=found.label,
        article=segment.article,
        start=start,
        end=end,
        text=segment.text,
        score=round(found.score, 3),
        marks=_marks(segment, number, found.match, sequence),
        reasons=_reasons(found),
    )


def _marks(
    segment: Segment, number: int, match: Match, sequence: tuple[str, ...]
) -> tuple[tuple[int, int], ...]:
    """The matched ranges of the text in order, overlapping ones joined."""
    spans = [(start, end) for at, start, end in match.ranges if at == number]
    runs = {(s, e) for group in match.groups for at, s, e in group if at == number and e > s}
    if sequence:
        runs.update(segment.sequence(sequence))
    spans.extend(segment.range_of(s, e) for s, e in runs)
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined[:MAX_MARKS])


def _reasons(found: Found) -> tuple[str, ...]:
    reasons = [_spelt_out(reason, found.view) for reason in found.match.reasons]
    if found.where:
        reasons.append(found.where)
    return tuple(dict.fromkeys(reasons)) or ("as typed",)


def _spelt_out(reason: Reason, view: View) -> str:
    """A reason in words; one that ends with a word of the text has it as it is written there."""
    if isinstance(reason, str):
        return reason
    segment = view.segments[reason.segment]
    start, end = segment.range_of(reason.at, reason.at + 1)
    return reason.lead + segment.text[start:end]
