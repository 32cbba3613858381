"""What a query wants, resolved against the words of a dossier.

Each want narrows the index and matches a view.

`fts` gives the condition for SQLite's full-text index (`None`: no condition), `match` decides on the text
itself: how dearly it matches (0: as typed), where, and why.
"""

from __future__ import annotations

from collections.abc import Collection
from math import isclose

from store.hints import Protocol
from store.model import Entity
from store.record import NamedTuple
from store.search.amounts import figure_words, spelt, ways_to_write
from store.search.documents import entity_word
from store.search.views import Segment, View
from store.text.fold import compounds

FOLDED = 1.0
VARIANT = 2.0
PREFIX = 4.0
ALIAS = 6.0
GLUED = 6.0
EDIT = 50.0
"""The price of one edit: more than the best place can make good, so that exact comes first."""
OWN_AMOUNT = -14.0
"""What a deal gains when its own amount is asked for: it is that figure, a title only holds it."""
MAX_MARKS = 40

Place = tuple[int, int, int]
"""A segment by its number, and a range of its words."""


class Written(NamedTuple):
    """A reason that ends with a word as the text writes it; spelt out only for what is shown."""

    lead: str
    segment: int
    at: int


Reason = str | Written


class Match(NamedTuple):
    """How a want matched a view: one group of places for each single want, ranges of raw text, reasons."""

    cost: float
    groups: tuple[tuple[Place, ...], ...] = ()
    ranges: tuple[Place, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Want(Protocol):
    """A condition of a query."""

    def fts(self, exact: bool) -> str | None:
        """The condition for the index; `exact` leaves out all but the words as typed."""

    def match(self, view: View) -> Match | None:
        """How the view fulfils the want, or `None`."""


def quoted(word: str) -> str:
    """A word as a condition of SQLite's full-text queries; a compound may stand in two words in the index."""
    halves = compounds().get(word)
    if halves is None:
        return f'"{word}"'
    return f'("{word}" OR ("{halves[0]}" AND "{halves[1]}"))'


def any_of(conditions: list[str]) -> str:
    """At least one of these conditions."""
    return conditions[0] if len(conditions) == 1 else "(" + " OR ".join(conditions) + ")"


class Target(NamedTuple):
    """A word of the dossier that a typed word may stand for, what that costs and why.

    `why` may hold the sign `→`, after which the word is shown as the text writes it.
    """

    word: str
    cost: float
    why: str = ""


class WordWant:
    """One typed word, as any of its targets; `raw` is how it was typed."""

    def __init__(self, raw: str, word: str, targets: tuple[Target, ...]) -> None:
        self.raw = raw.lower()
        self.word = word
        self.targets = {target.word: target for target in targets}
        self.first = targets[0].word if targets else word

    def fts(self, exact: bool) -> str | None:
        cheapest = min((t.cost for t in self.targets.values()), default=0.0)
        words = [quoted(t.word) for t in self.targets.values() if not exact or t.cost <= cheapest]
        return any_of(words) if words else quoted(self.word)

    def match(self, view: View) -> Match | None:
        best: tuple[float, Target, int, int] | None = None
        places: list[Place] = []
        for number, segment in enumerate(view.segments):
            for word in self._present(segment):
                target = self.targets[word]
                cost = target.cost + segment.cost
                found = segment.places(word)
                places.extend((number, at, at + 1) for at in found)
                if best is None or cost < best[0]:
                    best = (cost, target, number, found[0])
        if best is None:
            return None
        cost, target, number, at = best
        segment = view.segments[number]
        if target.why:
            why: Reason = Written(target.why, number, at) if target.why.endswith("→ ") else target.why
            return Match(cost, (tuple(places),), reasons=_reasons(segment, why))
        if self.raw in segment.lower:
            return Match(cost, (tuple(places),), reasons=_reasons(segment))
        return Match(
            cost + FOLDED, (tuple(places),), reasons=_reasons(segment, Written(f"{self.raw} = ", number, at))
        )

    def _present(self, segment: Segment) -> Collection[str]:
        if len(self.targets) == 1:
            return self.targets if self.first in segment.words else ()
        return segment.have.intersection(self.targets)


def _reasons(segment: Segment, *reasons: Reason | None) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason for reason in (*reasons, segment.reason) if reason))


class RunWant:
    """Words side by side in this order: a phrase, or the halves of a word typed as one.

    Words of the last place may be several, when it is only begun.
    """

    def __init__(
        self, words: tuple[str, ...], last: tuple[str, ...], cost: float = 0.0, reason: str | None = None
    ):
        self.words = words
        self.last = last
        self.cost = cost
        self.reason = reason

    def fts(self, exact: bool) -> str | None:
        conditions = [quoted(word) for word in self.words]
        if self.last:
            conditions.append(any_of([quoted(word) for word in self.last]))
        return "(" + " AND ".join(conditions) + ")" if conditions else None

    def match(self, view: View) -> Match | None:
        places: list[Place] = []
        best: Segment | None = None
        for number, segment in enumerate(view.segments):
            runs = [
                run
                for last in self.last or ("",)
                for run in segment.sequence((*self.words, last) if last else self.words)
            ]
            places.extend((number, start, end) for start, end in runs[:MAX_MARKS])
            if runs and (best is None or segment.cost < best.cost):
                best = segment
        if best is None:
            return None
        return Match(self.cost + best.cost, (tuple(places),), reasons=_reasons(best, self.reason))


class EntityWant:
    """A name of the dossier: its words, or the same thing under any of its other forms.

    `cost` is what it took to read the name in what was typed.
    """

    def __init__(
        self, words: Want, entity: Entity, number: int, forms: tuple[tuple[str, ...], ...], cost: float
    ) -> None:
        self.cost = cost
        self.words = words
        self.entity = entity
        self.number = number
        self.forms = forms

    def fts(self, exact: bool) -> str | None:
        words = self.words.fts(exact)
        return words if exact or words is None else f"({words} OR {quoted(entity_word(self.number))})"

    def match(self, view: View) -> Match | None:
        match = self.words.match(view)
        if match is not None or view.facts.scope == "entities":
            return match
        places: list[Place] = []
        cost = 1e9
        for number, segment in enumerate(view.segments):
            for form in self.forms:
                if runs := segment.sequence(form):
                    places.extend((number, start, end) for start, end in runs[:MAX_MARKS])
                    cost = min(cost, segment.cost)
        if not places:
            return None
        return Match(cost + ALIAS + self.cost, (tuple(places),), reasons=(f"alias of {self.entity.name}",))


class FigureWant:
    """An amount, however it is written; a missing currency on either side agrees with any."""

    def __init__(self, value: float, currency: str | None, unit: str | None, typed: str) -> None:
        self.value = value
        self.kind = currency or unit
        self.unit = unit
        self.typed = typed
        self.reason = f"= {spelt(value, currency, unit)}"

    def fts(self, exact: bool) -> str | None:
        alone, kept = figure_words(self.value, self.kind, None)
        ways = [quoted(alone)] if self.kind is None else [quoted(kept), quoted(alone + "x")]
        for numbers, scales in ways_to_write(self.value, self.unit):
            written = any_of([quoted(number) for number in numbers])
            ways.append(f"({written} AND {any_of([quoted(s) for s in scales])})" if scales else written)
        return any_of(ways)

    def match(self, view: View) -> Match | None:
        places: list[Place] = []
        ranges: list[Place] = []
        cost, kind = 1e9, self.kind
        for number, segment in enumerate(view.segments):
            for figure in segment.figures:
                if not self._same(figure.value, figure.currency or figure.unit):
                    continue
                places.append((number, *segment.words_within(figure.start, figure.end)))
                ranges.append((number, *segment.read.folded.span(figure.start, figure.end)))
                kind = kind or figure.currency or figure.unit
                written = segment.read.folded.text[figure.start : figure.end]
                cost = min(cost, segment.cost + (0.0 if self.typed in written else FOLDED))
        deal = view.facts.deal
        if deal is not None and any(
            self._same(v, deal.currency or deal.unit) for v in (deal.amount, deal.amount_max)
        ):
            cost, kind = OWN_AMOUNT, kind or deal.currency or deal.unit
        if cost == 1e9:
            return None
        return Match(cost, (tuple(places),), tuple(ranges), (f"= {spelt(self.value, kind)}",))

    def _same(self, value: float | None, kind: str | None) -> bool:
        if value is None or (kind and self.kind and kind != self.kind):
            return False
        return isclose(value, self.value, rel_tol=1e-9)


class PatternWant:
    """A regular expression on the text as it stands, under a time limit."""

    def __init__(self, pattern: str, deadline: float) -> None:
        self.pattern = pattern
        self.deadline = deadline

    def fts(self, exact: bool) -> str | None:
        return None

    def match(self, view: View) -> Match | None:
        from store.search.patterns import find

        ranges: list[Place] = []
        for number, segment in enumerate(view.segments):
            if segment.shown:
                ranges.extend((number, *found) for found in find(self.pattern, segment.text, self.deadline))
        if not ranges:
            return None
        return Match(0.0, (), tuple(ranges[:MAX_MARKS]), (f"matches /{self.pattern}/",))


class AllWant:
    """All of these; optional ones count only where they are there."""

    def __init__(self, children: tuple[Want, ...]) -> None:
        self.children = children

    def fts(self, exact: bool) -> str | None:
        wanted = [
            c for child in self.children if not isinstance(child, WithoutWant) and (c := child.fts(exact))
        ]
        if not wanted:
            return None
        return f"({' AND '.join(wanted)})" if len(wanted) > 1 else wanted[0]

    def without(self) -> list[str]:
        """Conditions for what must not be in a passage, where the index alone can tell."""
        return [c for child in self.children if isinstance(child, WithoutWant) and (c := child.excluded())]

    def match(self, view: View) -> Match | None:
        cost = 0.0
        groups: list[tuple[Place, ...]] = []
        ranges: list[Place] = []
        reasons: list[Reason] = []
        for child in self.children:
            match = child.match(view)
            if match is None:
                return None
            cost += match.cost
            groups.extend(match.groups)
            ranges.extend(match.ranges)
            reasons.extend(match.reasons)
        return Match(cost, tuple(groups), tuple(ranges), tuple(dict.fromkeys(reasons)))


class EitherWant:
    """At least one of these; the cheapest that matches is shown, ties add up their marks."""

    def __init__(self, children: tuple[Want, ...], first: bool = False) -> None:
        self.children = children
        self.first = first

    def fts(self, exact: bool) -> str | None:
        conditions: list[str] = []
        for child in self.children[:1] if exact and self.first else self.children:
            condition = child.fts(exact)
            if condition is None:
                return None
            conditions.append(condition)
        return any_of(conditions)

    def match(self, view: View) -> Match | None:
        found = [match for child in self.children if (match := child.match(view)) is not None]
        if not found:
            return None
        best = min(found, key=lambda match: match.cost)
        if self.first:
            return best
        places = tuple(place for match in found for group in match.groups for place in group)
        ranges = tuple(place for match in found for place in match.ranges)
        return Match(best.cost, (places,) if places else (), ranges, best.reasons)


class WithoutWant:
    """What must not be there; of a deal only its own facts count, not all that its evidence says."""

    def __init__(self, child: Want) -> None:
        self.child = child

    def fts(self, exact: bool) -> str | None:
        return None

    def excluded(self) -> str | None:
        """The condition to leave out, where the index alone can tell: single words, not runs of them."""
        return self.child.fts(True) if isinstance(self.child, WordWant) else None

    def match(self, view: View) -> Match | None:
        if view.facts.scope == "deals":
            view = view._replace(segments=tuple(one for one in view.segments if one.article is None))
        return Match(0.0) if self.child.match(view) is None else None
