"""Which words differ between two passages, for marking them side by side."""

from __future__ import annotations

import re

from store.record import NamedTuple
from store.text import fold_text

_TOKEN = re.compile(r"\w+(?:[.,]\d+)*|[^\w\s]")

LONGEST = 2_000
"""Tokens compared at most: a passage beyond that is a page, and the screen shows a part of it."""


class Change(NamedTuple):
    """Ranges (offsets) of the words that stand only on one side, for either side."""

    a: tuple[tuple[int, int], ...]
    b: tuple[tuple[int, int], ...]


def differing_words(a: str, b: str) -> Change:
    """The words of `a` that `b` does not say in the same order, and the other way round.

    Words are compared folded: accents, case and kinds of apostrophe make no difference.
    """
    from rapidfuzz.distance import Indel

    places_a, words_a = _tokens(a)
    places_b, words_b = _tokens(b)
    only_a, only_b = [], []
    for step in Indel.opcodes(words_a, words_b):
        if step.tag == "equal":
            continue
        if step.src_end > step.src_start:
            only_a.append((places_a[step.src_start][0], places_a[step.src_end - 1][1]))
        if step.dest_end > step.dest_start:
            only_b.append((places_b[step.dest_start][0], places_b[step.dest_end - 1][1]))
    return Change(tuple(only_a), tuple(only_b))


def _tokens(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    places: list[tuple[int, int]] = []
    words: list[str] = []
    for match in _TOKEN.finditer(text):
        if len(words) >= LONGEST:
            break
        places.append(match.span())
        words.append(fold_text(match[0]))
    return places, words
