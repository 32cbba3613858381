"""What a sentence can be recognised by: its words, their meanings, its numbers, years and topics."""

from __future__ import annotations

import re
from functools import lru_cache

from store.compare.concepts import concepts
from store.compare.lexicon import EMPTY, meanings
from store.compare.numbers import is_telling, numbers
from store.model import Language
from store.text import fold_text

Feature = tuple[str, object]
"""A class and a value: `("deal", id)`, `("number", 6.4e9)`, `("count", 16.0)`, `("entity", id)`,
`("year", "2025")`, `("concept", name)`, `("meaning", line)`, `("word", stem)`."""

STEM = 6
"""Letters kept of a word: cheap stemming for two languages, in which cognates meet."""

SHORTEST = 4
"""Letters of a word that counts without standing in the lexicon."""

_WORD = re.compile(r"[a-z]{1,12}\d[a-z0-9]{0,8}|[a-z]{2,40}")
_APART = re.compile(r"[^\w]+")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d)")
_TWICE = re.compile(r"([a-z])\1")


@lru_cache(maxsize=8192)
def wording(text: str, language: Language) -> frozenset[Feature]:
    """The features of one sentence in which names are blanked."""
    folded = _APART.sub(" ", fold_text(text)).strip()
    found: set[Feature] = {("year", match[0]) for match in _YEAR.finditer(folded)}
    found.update(("concept", name) for name in concepts(folded))
    found.update(("number" if is_telling(value) else "count", value) for _, value in numbers(text, language))
    for match in _WORD.finditer(folded):
        found.update(_word(match[0], language))
    return frozenset(found)


@lru_cache(maxsize=65_536)
def _word(word: str, language: Language) -> tuple[Feature, ...]:
    lines = meanings(word, language)
    if lines >= EMPTY:
        return ()
    if lines:
        return tuple(("meaning", line) for line in lines)
    if len(word) < SHORTEST and word.isalpha():
        return ()
    # Double letters are spelt singly: `développer`, `develop`; `appartement`, `apartment`.
    stem = _TWICE.sub(r"\1", word)[:STEM]
    return (("word", stem),)
