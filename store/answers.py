"""What a dossier answers when it is asked: the hits of a search, two articles side by side, who says what.

Records like those of `store.model`, made of them for one question and not kept in a store.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.hints import Literal
from store.model import Span
from store.record import NamedTuple

HitKind = Literal["article", "passage", "entity", "deal", "note"]


class Hit(NamedTuple):
    """A search result and why it matched. `marks` are matched ranges, offsets into `text`."""

    kind: HitKind
    id: str
    label: str
    article: str | None
    start: int | None
    end: int | None
    text: str
    score: float
    marks: tuple[tuple[int, int], ...]
    reasons: tuple[str, ...]


class Results(NamedTuple):
    """The answer to one query: hits best first, how many were found, and suggestions when none.

    `more` names the kinds of which there are others that were not looked at: the count is then a least one.
    """

    query: str
    took_ms: float
    total: int
    hits: tuple[Hit, ...]
    suggestions: tuple[str, ...] = ()
    error: str | None = None
    more: tuple[HitKind, ...] = ()


class Pair(NamedTuple):
    """Passages of two articles that say the same thing, with the reasons one can check."""

    a: tuple[Span, ...]
    b: tuple[Span, ...]
    score: float
    reasons: tuple[str, ...]


class SharedFact(NamedTuple):
    """A deal both articles tell; `why` is set when their figures differ."""

    deal: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    why: str | None = None


class SharedEntity(NamedTuple):
    """An entity both articles name, with its mentions on each side (asides left out)."""

    id: str
    a: int
    b: int


class Comparison(NamedTuple):
    """Two articles side by side. Coverages are shares of each body's passages, 0 to 1."""

    a: str
    b: str
    coverage_a: float
    coverage_b: float
    near_copy: bool
    pairs: tuple[Pair, ...]
    agree: tuple[SharedFact, ...]
    differ: tuple[SharedFact, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    shared_entities: tuple[SharedEntity, ...]
    entities_only_a: tuple[str, ...]
    entities_only_b: tuple[str, ...]


class MatrixRow(NamedTuple):
    """One deal, for each column the claims (ids) by which that article tells it, and how many articles do."""

    deal: str
    cells: Sequence[tuple[str, ...]]
    told: int


class Matrix(NamedTuple):
    """Who says what: rows are deals, columns the ids of articles."""

    articles: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
