"""Patterns that are tried only in texts which hold a word they cannot do without.

A rule asks many a question of a sentence that two or three sentences in a hundred answer: is there a court, a
rival, an offer that came to nothing? Searching for each costs far more than knowing at once which of them
the words of the sentence leave open. A word is looked at the first time it is met, and what it may begin
is kept; what a text may hold is what its words may, together.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache, lru_cache, reduce
from operator import or_

from store.text.remembered import Remembered
from store.text.spotting import alternatives, openings

_LETTERS = 6
"""Letters of the openings by which a word is told, at most."""
_GROUP_NAME = re.compile(r"\(\?P<\w+>")
_needed: list[str] = []
"""What each pattern cannot do without, by the number of its bit."""


class Guarded:
    """A regular expression that is tried only in texts which hold one of the words it needs.

    These are the words that it begins with, or those of `by`: alternatives of a regular expression, one of
    which begins at a word (or sign) of all that the pattern matches. The text it is asked of is a whole
    sentence, of which any part may be searched: what is kept of a sentence serves all patterns. `compiled`
    makes the pattern, when it is first needed.
    """

    __slots__ = ("_bit", "_compiled", "_pattern", "_source")

    def __init__(
        self, pattern: str, by: str = "", compiled: Callable[[str], re.Pattern[str]] = re.compile
    ) -> None:
        self._source = pattern
        self._compiled = compiled
        self._pattern: re.Pattern[str] | None = None
        self._bit = 1 << len(_needed)
        _needed.append(_GROUP_NAME.sub("(?:", by or pattern))
        _table.cache_clear()
        may_hold.cache_clear()

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression itself."""
        if self._pattern is None:
            self._pattern = self._compiled(self._source)
        return self._pattern

    def search(self, text: str, low: int = 0, high: int = sys.maxsize) -> re.Match[str] | None:
        """The first match in text[low:high]."""
        return self.pattern.search(text, low, high) if may_hold(text) & self._bit else None

    def within(self, text: str, part: str) -> re.Match[str] | None:
        """The first match in a part that was cut out of a text."""
        return self.pattern.search(part) if may_hold(text) & self._bit else None

    def match_within(self, text: str, part: str) -> re.Match[str] | None:
        """The match at the start of a part that was cut out of a text, or of a text blanked in parts."""
        return self.pattern.match(part) if may_hold(text) & self._bit else None

    def match(self, text: str, low: int = 0, high: int = sys.maxsize) -> re.Match[str] | None:
        """The match that begins at `low`."""
        return self.pattern.match(text, low, high) if may_hold(text) & self._bit else None

    def finditer(self, text: str, low: int = 0, high: int = sys.maxsize) -> Iterator[re.Match[str]]:
        """All matches in text[low:high]."""
        return self.pattern.finditer(text, low, high) if may_hold(text) & self._bit else iter(())


@lru_cache(maxsize=1024)
def may_hold(text: str) -> int:
    """The patterns of which a text holds a word they need, a bit for each."""
    return reduce(or_, map(_table().__getitem__, text.split(" ")))


@cache
def _table() -> Remembered[int]:
    """The patterns that each word between two spaces leaves open."""
    begun: dict[str, int] = {}
    whole: dict[str, int] = {}
    for number, needed in enumerate(_needed):
        for part in alternatives(needed):
            for opening in openings(part, _LETTERS):
                word, space, _ = opening.partition(" ")
                if not word:
                    raise ValueError(f"does not tell with what word it begins: {part}")
                known = whole if space else begun
                known[word] = known.get(word, 0) | 1 << number
    firsts = {word[0] for word in (*begun, *whole)}
    lengths = sorted({len(word) for word in begun})

    def held(word: str) -> int:
        """What begins anywhere in a word, letters only where none stands before."""
        bits = 0
        for at, sign in enumerate(word):
            if sign in firsts and not (at and sign.isalpha() and word[at - 1].isalpha()):
                rest = word[at:]
                bits |= whole.get(rest, 0)
                for length in lengths:
                    bits |= begun.get(rest[:length], 0)
        return bits

    return Remembered(held)
