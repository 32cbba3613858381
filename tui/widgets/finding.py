"""Finding words in a text on screen, whatever their case and accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

MOST = 500
"""Places found at most: more light than text helps nobody."""


@lru_cache(maxsize=4)
def _searched(text: str) -> str:
    """The text of an article as it is searched: kept while a word is typed, letter by letter."""
    return plain(text)


def plain(text: str) -> str:
    """Lower-case and without accents, one character for each character, so that offsets stay true."""
    low = text.lower()
    source = low if len(low) == len(text) else text
    return source if source.isascii() else source.translate(_BASES)


class _Bases(dict[int, str]):
    """The letter below the accents of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = self[code] = unicodedata.normalize("NFD", char)[0] if char > "\x7f" else char
        return base


_BASES = _Bases()


def find_words(text: str, words: str) -> list[tuple[int, int]]:
    """List where `words` stand in `text`, as ranges."""
    wanted = plain(words.strip())
    if not wanted:
        return []
    found: list[tuple[int, int]] = []
    haystack = _searched(text)
    at = haystack.find(wanted)
    while at >= 0 and len(found) < MOST:
        found.append((at, at + len(wanted)))
        at = haystack.find(wanted, at + len(wanted))
    return found
