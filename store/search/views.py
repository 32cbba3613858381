"""A record as a query sees it: the texts that may match, which of them can be shown, and its facts."""

from __future__ import annotations

from collections.abc import Iterable

from store.hints import Literal
from store.model import Article, Deal, Entity, Note
from store.record import NamedTuple
from store.search.amounts import Figure, figures
from store.search.words import Read, flat, occurrences, quick_words, read

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
        "_figures", "_flat", "_have", "_lower", "_placed", "_read", "_words", "article", "cost", "language",
        "offset", "reason", "shown", "text",
    )  # fmt: skip

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
        self._words: list[str] | None = None
        self._have: frozenset[str] | None = None
        self._lower: str | None = None
        self._flat: str | None = None
        self._placed: dict[int, tuple[int, int]] = {}
        self._figures: list[Figure] | None = None

    @property
    def read(self) -> Read:
        """The folded text with the places of its words, for what is shown."""
        if self._read is None:
            self._read = read(self.text)
        return self._read

    @property
    def words(self) -> list[str]:
        """The folded words in order."""
        if self._words is None:
            self._words = quick_words(self.text)
        return self._words

    def know(self, words: list[str]) -> None:
        """Take the words from where they are kept: those that `words` would find."""
        self._words = words

    @property
    def have(self) -> frozenset[str]:
        """The different words."""
        if self._have is None:
            self._have = frozenset(self.words)
        return self._have

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text that the words `start` to `end` (excluded) cover."""
        first = self._place(start)
        last = first if end == start + 1 else self._place(end - 1)
        if first is not None and last is not None:
            return first[0], last[1]
        return self.read.range_of(start, end)

    def _place(self, at: int) -> tuple[int, int] | None:
        """Where one word stands, or `None` where only the folded text with its map can tell."""
        found = self._placed.get(at)
        if found is None:
            self._place_all(self.words[at])
            found = self._placed.get(at)
        return found

    def _place_all(self, word: str) -> None:
        """Find all the places of a word as long as the text has it as often as it stands among the words."""
        if self._flat is None:
            self._flat = flat(self.text)
        found = occurrences(word, self._flat)
        if len(found) == self.words.count(word):
            at = -1
            for start in found:
                at = self.words.index(word, at + 1)
                self._placed[at] = (start, start + len(word))

    @property
    def lower(self) -> str:
        """The text in lower case, accents kept, to tell what is written as it was typed."""
        if self._lower is None:
            self._lower = self.text.lower()
        return self._lower

    def places(self, word: str) -> list[int]:
        """Where a word stands, as indexes into the words."""
        words = self.words
        found: list[int] = []
        at = -1
        try:
            while len(found) < 40:
                at = words.index(word, at + 1)
                found.append(at)
        except ValueError:
            pass
        return found

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
        if not wanted or any(word not in self.have for word in wanted):
            return []
        size, words, side_by_side = len(wanted), self.words, list(wanted)
        return [(at, at + size) for at in self.places(wanted[0]) if words[at : at + size] == side_by_side]


class Parted(Segment):
    """Several texts that are not shown and do not belong together: no words of two stand side by side."""

    __slots__ = ()

    def __init__(self, parts: Iterable[str], cost: float = 0.0, reason: str | None = None) -> None:
        super().__init__("\n".join(part.replace("\n", " ") for part in parts), cost, reason, shown=False)

    @property
    def words(self) -> list[str]:
        """The folded words in order, with nothing for each gap."""
        if self._words is None:
            self._words = [word for part in self.text.split("\n") for word in (*quick_words(part), "")]
        return self._words

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The range of the text that words of one part cover."""
        part = self.words[:start].count("")
        first = start - self.words[:start][::-1].index("") if part else 0
        offset = sum(len(text) + 1 for text in self.text.split("\n")[:part])
        low, high = Segment(self.text.split("\n")[part]).range_of(start - first, end - first)
        return low + offset, high + offset


class View(NamedTuple):
    """A record with its texts, ready to be matched against any number of queries."""

    segments: tuple[Segment, ...]
    facts: Facts
