"""The words of a dossier: which begin so, which are near a mistyped one.

A word the dossier has is never corrected. A transposition counts as one edit (optimal string alignment).
Short words are never corrected, longer ones by one edit, long ones by two when the first letters agree.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import nlargest
from typing import NamedTuple

ONE_EDIT, TWO_EDITS = 4, 7
"""Letters a word must have to be corrected by one edit, and by two."""
TYPED_PREFIX = 4
"""Letters of an unfinished word that must stand before its beginning is corrected."""
MOST = 8
"""Corrections tried for one word."""


class Near(NamedTuple):
    """A word of the dossier and how many edits away it is."""

    word: str
    edits: int


class Vocabulary:
    """All indexed words in order, how many rows have each, and which occur in names."""

    def __init__(self, words: Sequence[str], counts: Sequence[int], names: Iterable[str] = ()) -> None:
        self.words = words
        self.counts = counts
        self.names = frozenset(names)
        self._by_length: dict[int, list[str]] = {}
        self._starts: dict[int, list[str]] = {}
        self.prefixed = lru_cache(maxsize=512)(self._prefixed)
        self.near = lru_cache(maxsize=512)(self._near)

    @classmethod
    def of(cls, words: Iterable[str]) -> Vocabulary:
        """A vocabulary for tests and filters, each word counted as often as it comes."""
        counts: dict[str, int] = {}
        for word in words:
            counts[word] = counts.get(word, 0) + 1
        ordered = sorted(counts)
        return cls(ordered, array("I", (counts[word] for word in ordered)))

    def count(self, word: str) -> int:
        """How many rows have this very word."""
        at = bisect_left(self.words, word)
        return self.counts[at] if at < len(self.words) and self.words[at] == word else 0

    def begins(self, prefix: str) -> bool:
        """Tell whether any word begins so."""
        at = bisect_left(self.words, prefix)
        return at < len(self.words) and self.words[at].startswith(prefix)

    def _prefixed(self, prefix: str, most: int) -> tuple[str, ...]:
        """Words that begin with `prefix`, at most so many: those of names first, then the frequent."""
        low = bisect_left(self.words, prefix)
        high = bisect_left(self.words, prefix + "\U0010ffff")
        if high - low <= most:
            return tuple(self.words[low:high])
        best = nlargest(
            most, range(low, high), key=lambda at: (self.words[at] in self.names, self.counts[at])
        )
        return tuple(self.words[at] for at in best)

    def _near(self, word: str, unfinished: bool = False) -> tuple[Near, ...]:
        """The nearest words at the least number of edits, best first; none for short words and numbers."""
        if len(word) < ONE_EDIT or len(word) > 40 or any(c.isdigit() for c in word):
            return ()
        found = self._within(word, 1)
        if not found and unfinished and len(word) > TYPED_PREFIX:
            found = self._starting_near(word, 1)
        if not found and len(word) >= TWO_EDITS - 1:
            found = [near for near in self._within(word, 2) if self._plausible(word, near.word)]
        if not found and unfinished and len(word) >= TWO_EDITS:
            found = [near for near in self._starting_near(word, 2) if near.word[0] == word[0]]
        if not found:
            return ()
        least = min(near.edits for near in found)
        kept = [near for near in found if near.edits == least]
        kept.sort(
            key=lambda near: (-(near.word in self.names), near.word[:1] != word[:1], -self.count(near.word))
        )
        return tuple(kept[:MOST])

    def _plausible(self, word: str, near: str) -> bool:
        """Tell whether two edits may be a slip: the first letters agree, and a short word must be a name."""
        if set(word[:2]) != set(near[:2]) and word[0] != near[0]:
            return False
        return len(word) > TWO_EDITS or near in self.names

    def suggestions(self, word: str, most: int = 3) -> tuple[str, ...]:
        """Words to try instead of one that finds nothing, more generous than a correction."""
        begun = self.prefixed(word[: max(3, len(word) - 2)], most) if len(word) >= 3 else ()
        near = sorted(
            self._within(word, 3 if len(word) > 5 else 2), key=lambda n: (n.edits, -self.count(n.word))
        )
        found = dict.fromkeys([n.word for n in near if n.edits < max(2, len(word) - 2)][:most])
        found.update(dict.fromkeys(begun))
        return tuple(w for w in found if w != word)[:most]

    def _within(self, word: str, edits: int) -> list[Near]:
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found: list[Near] = []
        for length in range(max(2, len(word) - edits), len(word) + edits + 1):
            bucket = self._of_length(length)
            for near, distance, _ in extract(
                word, bucket, scorer=OSA.distance, score_cutoff=edits, limit=None, processor=None
            ):
                found.append(Near(near, int(distance)))
        return found

    def _of_length(self, length: int) -> list[str]:
        if not self._by_length:
            for word in self.words:
                if not word[0].isdigit():
                    self._by_length.setdefault(len(word), []).append(word)
        return self._by_length.get(length, [])

    def _starting_near(self, word: str, edits: int) -> list[Near]:
        """Words whose beginning is near an unfinished word."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        starts: dict[str, int] = {}
        for length in range(len(word) - 1, len(word) + 2):
            for start, distance, _ in extract(
                word,
                self._beginnings(length),
                scorer=OSA.distance,
                score_cutoff=edits,
                limit=None,
                processor=None,
            ):
                starts[start] = min(int(distance), starts.get(start, 9))
        found: dict[str, int] = {}
        for start, distance in sorted(starts.items(), key=lambda pair: pair[1])[:MOST]:
            for full in self.prefixed(start, MOST):
                found.setdefault(full, distance)
        return [Near(full, distance) for full, distance in found.items()]

    def _beginnings(self, length: int) -> list[str]:
        """The different first letters of all longer words, `length` of them."""
        starts = self._starts.get(length)
        if starts is None:
            cut = (word[:length] for word in self.words if len(word) > length and not word[0].isdigit())
            starts = self._starts[length] = list(dict.fromkeys(cut))
        return starts
