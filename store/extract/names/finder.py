"""The words of a text that may belong to names, looked up run by run rather than read sign by sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from store.extract.names.tokens import LOOKS_ON, UPPER, first_word, word_pattern
from store.text.remembered import Remembered

Spot = tuple[str, int, int]
"""A word with where it begins and ends."""
_UNTOLD: tuple[Spot, ...] = (("", 0, 0),)
"""Stands for the words of a run that is read in its place."""
_REACH = 24
"""Characters that are looked at behind a run which is read in its place, or those of the longest form."""
_OPENS, _CLOSES = '(«"', ',.;:!?)»"'
"""Signs before and behind a word that make no name of small letters."""
_CAPITALS = frozenset(UPPER)
_TIES = str.maketrans("'-", "  ")


class WordFinder:
    """Finds the name words of texts.

    What each run of signs between blanks holds is worked out once, since runs come back often. A run is read
    in its place where what follows tells too: where it ends with figures and letters (`4min Media`), or opens
    a well-known form of several words that no shape tells (`20 Minutes`).
    """

    def __init__(self, forms: Iterable[str], parts: Callable[[str], tuple[tuple[int, int], ...]]) -> None:
        """`parts` gives the name words inside a matched word, as ranges."""
        odd = [form for form in forms if first_word(form) is None]
        firsts = [form.partition(" ")[0] for form in odd]
        opening = {re.escape(first) for first, form in zip(firsts, odd, strict=True) if " " in form}
        self._small = frozenset(part for first in firsts for part in first.translate(_TIES).split())
        self._reach = max([_REACH, *map(len, odd)])
        self._pattern = word_pattern(odd)
        self._looks_on = re.compile(rf"(?<![\w$])(?:{'|'.join(sorted({LOOKS_ON, *opening}))})$")
        self._parts = parts
        self._held = Remembered(self._read)

    def spots(self, text: str, rows: Iterable[list[str]]) -> list[Spot]:
        """The name words of `text` in order; `rows` are the runs between the blanks of each of its lines."""
        held = self._held.__getitem__
        spots: list[Spot] = []
        at = until = 0
        for runs in rows:
            for run, words in zip(runs, map(held, runs), strict=True):
                if words:
                    if words is _UNTOLD:
                        matches = list(self._from(text, max(at, until), at + len(run)))
                        spots += [spot for match in matches for spot in self._within(match)]
                        until = max([until, *(match.end() for match in matches)])
                    else:
                        for word, low, high in words:
                            if at + low >= until:
                                spots.append((word, at + low, at + high))
                at += len(run) + 1
        return spots

    def _from(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """The matches that begin in `text[start:end]`, however far they reach."""
        reach = end + self._reach
        while start < end and (match := self._pattern.search(text, start, reach)) and match.start() < end:
            yield match
            start = match.end()

    def _within(self, match: re.Match[str]) -> Iterator[Spot]:
        """The name words of a matched word."""
        token, start = match[0], match.start()
        for low, high in self._parts(token):
            yield token[low:high], start + low, start + high

    def _read(self, run: str) -> tuple[Spot, ...]:
        """The name words of a run; `_UNTOLD` when what follows may tell of one at its end."""
        rest = run.lstrip(_OPENS)
        bare = rest.rstrip(_CLOSES)
        if bare.islower():
            if self._says_nothing(bare):
                return ()
        elif bare[:1] in _CAPITALS and bare.isalpha():
            lead = len(run) - len(rest)
            return tuple([(bare[low:high], lead + low, lead + high) for low, high in self._parts(bare)])
        if self._looks_on.search(run):
            return _UNTOLD
        return tuple(spot for match in self._pattern.finditer(run) for spot in self._within(match))

    def _says_nothing(self, bare: str) -> bool:
        """Whether a run in small letters is a plain word that begins no well-known form, as most are."""
        if bare.isalpha():
            return bare not in self._small
        words = bare.translate(_TIES).split()
        return "".join(words).isalpha() and self._small.isdisjoint(words)
