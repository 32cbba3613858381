"""What a word of one language means in the other: a small bilingual lexicon of the press."""

from __future__ import annotations

import os
from functools import cache, lru_cache

from store.model import Language

SHORTEST_BEGINNING = 2
"""Letters of the shortest entry (`ia`)."""

Meanings = frozenset[int]
"""Lines of the lexicon; words of two languages that share one can mean the same."""

EMPTY: Meanings = frozenset({-1})
"""The meaning of a word that says nothing of what a passage is about (`avec`, `which`)."""
_NONE: Meanings = frozenset()


@cache
def _entries() -> dict[Language, dict[str, tuple[int, ...]]]:
    """Per language, the lines on which a beginning stands; a final `_` marks a whole word.

    Tuples: of the thousands that are read, a comparison asks for some hundreds.
    """
    found: dict[Language, dict[str, tuple[int, ...]]] = {"fr": {}, "en": {}}
    with open(os.path.join(os.path.dirname(__file__), "lexicon.txt"), encoding="utf-8") as file:
        text = file.read()
    for number, line in enumerate(text.splitlines()):
        if line.startswith("#"):
            continue
        empty = line.startswith("- ")
        french, _, english = line.removeprefix("- ").partition(" | ")
        sides: tuple[tuple[Language, str], ...] = (("fr", french), ("en", english))
        lines = (-1,) if empty else (number,)
        for language, beginnings in sides:
            entries = found[language]
            for beginning in beginnings.split():
                key = beginning + "_" if empty else beginning
                entries[key] = entries[key] + lines if key in entries else lines
    return found


@lru_cache(maxsize=65_536)
def meanings(word: str, language: Language) -> Meanings:
    """The lines that a folded word stands on: as a whole or in the plural, else by its longest beginning."""
    entries = _entries()[language]
    for whole in (word, word[:-1] if word.endswith(("s", "x")) else word):
        if whole + "_" in entries:
            return frozenset(entries[whole + "_"])
    for length in range(len(word), SHORTEST_BEGINNING - 1, -1):
        lines = entries.get(word[:length])
        if lines:
            return frozenset(lines)
    return _NONE
