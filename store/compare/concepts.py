"""What a passage is about, beyond its words: topics of the business press, said alike in two languages."""

from __future__ import annotations

import os
from functools import cache, lru_cache

from store.record import NamedTuple

_START = 3
"""Letters that tell most words without a topic from those with one; beginnings may be shorter."""
_LONGEST = 16
"""Letters of the longest single-word beginning that is looked for."""


class Lexicon(NamedTuple):
    """The topics of word beginnings (whole words end with a space), and of runs of several words.

    `starts` holds the first letters of every beginning: most words have none of them, and are told at once.
    """

    words: dict[str, tuple[str, ...]]
    runs: tuple[tuple[str, str], ...]
    starts: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The topics of `concepts.txt`, read once."""
    words: dict[str, tuple[str, ...]] = {}
    runs = []
    with open(os.path.join(os.path.dirname(__file__), "concepts.txt"), encoding="utf-8") as file:
        text = file.read()
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        topic, _, beginnings = line.partition(":")
        for beginning in beginnings.split():
            spelt = beginning.replace("_", " ")
            if " " in spelt.rstrip():
                runs.append((f" {spelt}", topic))
            else:
                words[spelt] = (*words.get(spelt, ()), topic)
    return Lexicon(words, tuple(runs), frozenset(spelt[:_START] for spelt in words))


@lru_cache(maxsize=65_536)
def topics_of_word(word: str) -> frozenset[str]:
    """The topics that one folded word tells of, by any of its beginnings."""
    known, _, starts = lexicon()
    if starts.isdisjoint((f"{word} "[:_START], word[:2])):
        return frozenset()
    beginnings = [word[:length] for length in range(2, min(len(word), _LONGEST) + 1)]
    return frozenset([topic for each in (f"{word} ", *beginnings) if each in known for topic in known[each]])


def topics_of_runs(folded: str) -> set[str]:
    """The topics of several words in a row (`levee de fonds`) in a folded text, words apart by one space."""
    padded = f" {folded} "
    return {topic for spelt, topic in lexicon().runs if spelt in padded}
