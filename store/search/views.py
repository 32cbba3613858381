"""A record as a query sees it: the texts that may match, which of them can be shown, and its facts."""

from __future__ import annotations

from functools import cached_property
from typing import Literal, NamedTuple

from store.model import Article, Deal, Entity, Note
from store.search.amounts import Figure, figures
from store.search.words import Read, read

Scope = Literal["articles", "passages", "entities", "deals", "notes"]


class Facts(NamedTuple):
    """What the fields of a query look at."""

    scope: Scope
    article: Article | None = None
    entity: Entity | None = None
    deal: Deal | None = None
    note: Note | None = None


class Segment:
    """One text of a record. `cost` is added to whatever matches in it, `reason` says why it counts.

    A shown segment can be the text of a hit: `offset` is where it stands in its article.
    """

    __slots__ = (
        "_figures",
        "_positions",
        "_read",
        "article",
        "cost",
        "language",
        "offset",
        "reason",
        "shown",
        "text",
    )

    def __init__(
        self,
        text: str,
        cost: float = 0.0,
        reason: str | None = None,
        shown: bool = True,
        article: str | None = None,
        offset: int | None = None,
        language: str | None = None,
    ) -> None:
        self.text = text
        self.cost = cost
        self.reason = reason
        self.shown = shown
        self.article = article
        self.offset = offset
        self.language = language
        self._read: Read | None = None
        self._positions: dict[str, list[int]] | None = None
        self._figures: list[Figure] | None = None

    @property
    def read(self) -> Read:
        """The folded text with its words, made once."""
        if self._read is None:
            self._read = read(self.text)
        return self._read

    @property
    def positions(self) -> dict[str, list[int]]:
        """Where each word stands, as indexes into the words."""
        if self._positions is None:
            found: dict[str, list[int]] = {}
            for at, word in enumerate(self.read.words):
                if word.text in found:
                    found[word.text].append(at)
                else:
                    found[word.text] = [at]
            self._positions = found
        return self._positions

    @property
    def figures(self) -> list[Figure]:
        """The amounts of the text, places in its folded form."""
        if self._figures is None:
            self._figures = figures(self.read.folded.text, self.language)
        return self._figures

    def words_within(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that a range of the folded text covers."""
        inside = [at for at, word in enumerate(self.read.words) if word.start < end and word.end > start]
        return (inside[0], inside[-1] + 1) if inside else (0, 0)

    def sequence(self, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
        """Where these words stand side by side, as ranges of words."""
        words, size = self.read.words, len(wanted)
        return [
            (at, at + size)
            for at in self.positions.get(wanted[0], ())
            if at + size <= len(words) and all(words[at + i].text == wanted[i] for i in range(1, size))
        ]


class View:
    """A record with its texts, ready to be matched against any number of queries."""

    __slots__ = ("__dict__", "facts", "segments")

    def __init__(self, segments: tuple[Segment, ...], facts: Facts) -> None:
        self.segments = segments
        self.facts = facts

    @cached_property
    def named(self) -> frozenset[str]:
        """All the words of all the segments."""
        return frozenset(word for segment in self.segments for word in segment.positions)
