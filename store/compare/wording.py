"""What a sentence can be recognised by: its words, their meanings, its numbers, years and topics."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from store.compare.concepts import topics_of_runs, topics_of_word
from store.compare.lexicon import EMPTY, meanings
from store.compare.numbers import is_telling, numbers
from store.model import Language
from store.text import fold_text
from store.text.later import later

Feature = str
"""A class and a value, `:` between: `deal:ID`, `number:6.4e+09`, `count:16`, `sum:6.4e+09 USD`, `entity:ID`,
`year:2025`, `concept:merge`, `meaning:LINE`, `word:STEM`, `phrase:` and two topics, meanings or stems. A
plain string keeps its hash: the alignment spends its time on sets of features."""

STEM = 6
"""Letters kept of a word: cheap stemming for two languages, in which cognates meet."""

SHORTEST = 4
"""Letters of a word that counts without standing in the lexicon."""

_WORD = later(r"[a-z]{1,12}\d[a-z0-9]{0,8}|[a-z]{2,40}")
_APART = later(r"[^\w]+")
_YEAR = later(r"(?<![\d,.])(?:19|20)\d\d(?!\d)")
_TWICE = later(r"([a-z])\1")


@lru_cache(maxsize=8192)
def wording(text: str, language: Language) -> frozenset[Feature]:
    """The features of one sentence in which names are blanked."""
    folded = _APART.sub(" ", fold_text(text)).strip()
    found: set[Feature] = {f"year:{match[0]}" for match in _YEAR.finditer(folded)}
    found.update(f"concept:{name}" for name in topics_of_runs(folded))
    for value, measure in numbers(text, language):
        found.update(figure(value, measure))
    before: str | None = None
    for match in _WORD.finditer(folded):
        features, name = _word(match[0], language)
        found.update(features)
        if name is not None:
            if before is not None and before != name:
                # Two neighbours in either order: the languages place adjectives on different sides.
                found.add(f"phrase:{min(before, name)} {max(before, name)}")
            before = name
    return frozenset(found)


def figure(value: float, measure: str | None) -> Iterator[Feature]:
    """The features of a number: its value, and with what it counts."""
    yield f"number:{value:g}" if is_telling(value) else f"count:{value:g}"
    if measure:
        yield f"sum:{value:g} {measure}"


@lru_cache(maxsize=65_536)
def _word(word: str, language: Language) -> tuple[tuple[Feature, ...], str | None]:
    """The features of a word, and what it is known by in a phrase: its topic, a meaning, or its stem."""
    lines = meanings(word, language)
    topics = topics_of_word(word)
    topic = min(topics, default=None)
    told = tuple(f"concept:{name}" for name in topics)
    if lines >= EMPTY or (not lines and len(word) < SHORTEST and word.isalpha()):
        return told, None
    if lines:
        return (*told, *(f"meaning:{line}" for line in lines)), topic or str(min(lines))
    # Double letters are spelt singly: `développer`, `develop`; `appartement`, `apartment`.
    stem = _TWICE.sub(r"\1", word)[:STEM]
    return (*told, f"word:{stem}"), topic or stem
