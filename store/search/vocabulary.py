"""The words of a dossier: which begin so, which are near a mistyped one.

A word the dossier has is never corrected. A transposition counts as one edit (optimal string alignment).
Short words are never corrected, longer ones by one edit, long ones by two when the first letters agree.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from heapq import nlargest

from store.record import NamedTuple
from store.search.words import FUNCTION_WORDS

ONE_EDIT, TWO_EDITS = 5, 8
"""Letters a word must have to be corrected by one edit, and by two; for a name one letter less will do."""
TYPED_PREFIX = 4
"""Letters of an unfinished word that must stand before its beginning is corrected."""
MAX_WORD = 40
"""Letters of the longest word that is corrected."""
LEAST_PART = 3
"""Letters of the shorter of two words that were run together."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_NAME = 0x40000000
"""Added to the weight of a word of a name: more than any word has rows."""
MOST = 8
"""Corrections tried for one word."""


class Near(NamedTuple):
    """A word of the dossier and how many edits away it is."""

    word: str
    edits: int


class Vocabulary:
    """All indexed words in order, how many rows have each, and which occur in names."""

    def __init__(
        self,
        words: Sequence[str],
        counts: Sequence[int],
        names: Iterable[str] = (),
        weights: Sequence[int] = (),
    ) -> None:
        """`words` in order; `weights` tell which come first where only some can: names, then the frequent."""
        self.words = words
        self.counts = counts
        self.names = frozenset(names)
        self.weights = weights or weights_of(words, counts, self.names)
        self._buckets: dict[tuple[str, int], list[str]] = {}
        self._starts: dict[tuple[str, int], list[str]] = {}
        self.prefixed = lru_cache(maxsize=512)(self._prefixed)
        self.near = lru_cache(maxsize=512)(self._near)
        self.near_name = lru_cache(maxsize=512)(self._near_name)

    def with_words(self, more: Iterable[str]) -> Vocabulary:
        """This vocabulary with some more words, each in one row; itself when it has them all."""
        new = sorted(word for word in set(more) if not self.count(word))
        if not new:
            return self
        counts = dict(zip(self.words, self.counts, strict=True))
        counts.update(dict.fromkeys(new, 1))
        words = sorted(counts)
        return Vocabulary(words, [counts[word] for word in words], self.names)

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
        best = nlargest(most, range(low, high), key=self.weights.__getitem__)
        return tuple(self.words[at] for at in best)

    def _near_name(self, word: str) -> tuple[Near, ...]:
        """Words of names near a word of a name of several, the nearest first.

        Words of three letters may be set right too, words of five by two edits: the rest of the name speaks
        for them.
        """
        if not ONE_EDIT - 2 <= len(word) <= MAX_WORD or any(c.isdigit() for c in word):
            return ()
        found = {near.word: near for near in self._within(word, 1)}
        if len(word) >= ONE_EDIT:
            found.update((near.word, near) for near in self._within(word, 2) if near.word not in found)
        named = [near for near in found.values() if near.word in self.names]
        named.sort(key=lambda near: (near.edits, -self.count(near.word)))
        return tuple(named[: 3 * MOST])

    def _near(self, word: str, unfinished: bool = False) -> tuple[Near, ...]:
        """The nearest words at the least number of edits, best first; none for short words and numbers."""
        if not ONE_EDIT - 1 <= len(word) <= MAX_WORD or any(c.isdigit() for c in word):
            return ()
        found = [near for near in self._within(word, 1) if self._plausible(word, near.word, ONE_EDIT)]
        if not found and unfinished and len(word) > TYPED_PREFIX:
            found = self._starting_near(word, 1)
        if not found and len(word) >= TWO_EDITS - 1:
            found = [near for near in self._within(word, 2) if self._plausible(word, near.word, TWO_EDITS)]
        if not found and unfinished and len(word) >= TWO_EDITS - 1:
            found = self._starting_near(word, 2)
        if not found:
            return ()
        least = min(near.edits for near in found)
        kept = [near for near in found if near.edits == least]
        kept.sort(
            key=lambda near: (-(near.word in self.names), near.word[:1] != word[:1], -self.count(near.word))
        )
        return tuple(kept[:MOST])

    def _plausible(self, word: str, near: str, long_enough: int) -> bool:
        """Tell whether edits may be a slip: anything for a name; another word is long and begins alike."""
        if near in self.names:
            return True
        if near in FUNCTION_WORDS:
            return False
        return len(word) >= long_enough and (word[0] == near[0] or word[:2] == near[1::-1])

    def suggestions(self, word: str, most: int = 3) -> tuple[str, ...]:
        """Words to try instead of one that finds nothing, more generous than a correction; no numbers.

        Of one that is two words run together, the two, a blank between them.
        """
        if any(c.isdigit() for c in word):
            return ()
        if parts := self._parts(word):
            return parts[:most]
        begun = self.prefixed(word[: max(3, len(word) - 2)], most) if len(word) >= 3 else ()
        near = sorted(
            self._within(word, 3 if len(word) > 5 else 2), key=lambda n: (n.edits, -self.count(n.word))
        )
        found = dict.fromkeys([n.word for n in near if n.edits < max(2, len(word) - 2)][:most])
        found.update(dict.fromkeys(begun))
        return tuple(w for w in found if w != word)[:most]

    def _parts(self, word: str) -> tuple[str, ...]:
        """A word as two that the dossier has, one of them maybe set right by an edit; the likeliest first."""
        ranked: list[tuple[int, int, int, str]] = []
        if len(word) > MAX_WORD:
            return ()
        for at in range(LEAST_PART, len(word) - LEAST_PART + 1):
            halves = [word[:at], word[at:]]
            known = [half for half in halves if self.count(half) and half not in FUNCTION_WORDS]
            edits = 2 - len(known)
            if edits == 1 and min(map(len, halves)) >= ONE_EDIT - 1:
                halves = [half if half in known else self._slip(half) for half in halves]
            if edits < 2 and all(map(self.count, halves)):
                named = sum(half in self.names for half in halves)
                ranked.append((edits, -named, -min(map(len, halves)), " ".join(halves)))
        return tuple(parts for *_, parts in sorted(ranked))

    def _slip(self, word: str) -> str:
        """The best word one edit away, the empty one where there is none."""
        near = [near for near in self._within(word, 1) if self._plausible(word, near.word, ONE_EDIT)]
        best = max(near, key=lambda near: (near.word in self.names, self.count(near.word)), default=None)
        return best.word if best else ""

    def _within(self, word: str, edits: int) -> list[Near]:
        """Words within so many edits; of several, only those that begin with its first or second letter."""
        if edits == 1 and word.isascii():
            return [Near(near, 1) for near in self._one_edit(word) if near != word]
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        found: dict[str, int] = {}
        for letter in dict.fromkeys(word[:2]):
            for length in range(max(2, len(word) - edits), len(word) + edits + 1):
                bucket = self._bucket(letter, length)
                for near, distance, _ in extract(
                    word, bucket, scorer=OSA.distance, score_cutoff=edits, limit=None
                ):
                    found[near] = int(distance)
        return [Near(near, distance) for near, distance in found.items() if near != word]

    def _one_edit(self, word: str) -> frozenset[str]:
        """The words one edit away: all that can be made by one are few enough to be tried."""
        made: list[str] = []
        for at in range(len(word) + 1):
            head, tail = word[:at], word[at:]
            made += [head + letter + tail for letter in _LETTERS]
            if tail:
                made.append(head + tail[1:])
                made += [head + letter + tail[1:] for letter in _LETTERS]
            if len(tail) > 1:
                made.append(head + tail[1] + tail[0] + tail[2:])
        return self._known.intersection(made)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.words)

    def _bucket(self, letter: str, length: int) -> list[str]:
        """The words with this first letter and length."""
        bucket = self._buckets.get((letter, length))
        if bucket is None:
            by_length: dict[int, list[str]] = {}
            for word in self._of_letter(letter):
                by_length.setdefault(len(word), []).append(word)
            self._buckets.update(((letter, n), by_length.get(n, [])) for n in range(MAX_WORD + 3))
            bucket = by_length.get(length, [])
        return bucket

    def _of_letter(self, letter: str) -> Sequence[str]:
        low = bisect_left(self.words, letter)
        return self.words[low : bisect_left(self.words, letter + "\U0010ffff")]

    def _starting_near(self, word: str, edits: int) -> list[Near]:
        """Words whose beginning is near an unfinished word."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        starts: dict[str, int] = {}
        for letter in dict.fromkeys(word[:2]):
            for length in range(len(word) - 1, len(word) + 2):
                beginnings = self._beginnings(letter, length)
                for start, distance, _ in extract(
                    word, beginnings, scorer=OSA.distance, score_cutoff=edits, limit=None
                ):
                    starts[start] = min(int(distance), starts.get(start, edits))
        found: dict[str, int] = {}
        for start, distance in sorted(starts.items(), key=lambda pair: pair[1])[:MOST]:
            for full in self.prefixed(start, MOST):
                found.setdefault(full, distance)
        return [Near(full, distance) for full, distance in found.items()]

    def _beginnings(self, letter: str, length: int) -> list[str]:
        """The different beginnings, `length` letters long, of all longer words with this first letter."""
        starts = self._starts.get((letter, length))
        if starts is None:
            cut = (word[:length] for word in self._of_letter(letter) if len(word) > length)
            starts = self._starts[letter, length] = list(dict.fromkeys(cut))
        return starts


def weights_of(words: Sequence[str], counts: Sequence[int], names: Collection[str]) -> array[int]:
    """How many rows have each word, and far more for a word of a name."""
    return array(
        "I", (count + (_NAME if word in names else 0) for word, count in zip(words, counts, strict=True))
    )
