"""Test articles with their names marked in the text: `{O:Musk=Elon Musk}`; O, P, D, L are the types."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract.names import find_mentions
from store.model import Article, EntityType, Language
from tests.score.scores import Score

_MARK = re.compile(r"\{([OPDL]):([^{}=]+)(?:=([^{}]+))?\}")
_TYPES: dict[str, EntityType] = {"O": "ORG", "P": "PERSON", "D": "PRODUCT", "L": "PLACE"}


class Expected(NamedTuple):
    """A mention that must be found: span, type and the full name when the mark gives one."""

    start: int
    end: int
    type: EntityType
    name: str | None


def unmark(marked: str) -> tuple[str, tuple[Expected, ...]]:
    """The text without its marks, and what they expect."""
    text, at, expected = "", 0, []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        start = len(text)
        text += mark.group(2)
        expected.append(Expected(start, len(text), _TYPES[mark.group(1)], mark.group(3)))
        at = mark.end()
    return text + marked[at:], tuple(expected)


def check(marked: str, language: Language | None = "fr") -> None:
    """Exactly the names that are marked are found, in their order."""
    text, expected = unmark(marked)
    found = [(m.text, m.type) for m in find_mentions(article(text, language))]
    assert found == [(text[one.start : one.end], one.type) for one in expected]


def article(text: str, language: Language | None = "fr") -> Article:
    """A bare article with this text and no layout."""
    return Article("t", "t.txt", text[:40], False, None, None, language, text, (), "")


def scored(right: int, found: int, wanted: int) -> Score:
    """The score of so many right ones among those found and those wanted."""
    return Score(right, found - right, wanted - right)
