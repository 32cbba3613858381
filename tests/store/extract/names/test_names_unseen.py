"""Whole articles of varied layouts about firms of no list: names with types, headings and asides.

The marks were set before the first run: `{O:…}` a name, `H>` a heading of the body, `A>` a line aside.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from store.extract.names import find_mentions
from store.model import Article
from store.read import parse_article
from tests.store.extract.names.names_marked import Expected, scored, unmark

UNSEEN = sorted((Path(__file__).parent / "unseen").iterdir())


class Marked(NamedTuple):
    """An article with what its marks expect."""

    article: Article
    names: tuple[Expected, ...]
    headings: frozenset[str]
    asides: frozenset[str]


def _bare(line: str) -> str:
    return line.strip("*_# >•()[]")


def _read(path: Path) -> Marked:
    kept: list[str] = []
    marked: dict[str, set[str]] = {"H>": set(), "A>": set()}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line[:2] in marked:
            marked[line[:2]].add(_bare(unmark(line[2:])[0]))
            line = line[2:]
        kept.append(line)
    text, names = unmark("\n".join(kept))
    article = parse_article(text, str(path))
    assert article.text == text
    return Marked(article, names, frozenset(marked["H>"]), frozenset(marked["A>"]))


def _headings(article: Article) -> set[str]:
    return {_bare(one.heading) for one in article.sections if one.kind == "body" and one.heading}


def _asides(article: Article) -> set[str]:
    found: set[str] = set()
    for section in article.sections:
        if section.kind == "aside":
            found |= {_bare(article.text[part.start : part.end]) for part in section.paragraphs}
            found |= {_bare(section.heading)} if section.heading else set()
    return found


def _outside(one: Marked) -> set[tuple[int, int, str]]:
    """The names found outside asides and the title, which carry no marks."""
    title = range(one.article.title_start or 0, (one.article.title_start or 0) + len(one.article.title))
    free = title if one.article.title_stated else range(0)
    return {
        (m.start, m.end, m.type) for m in find_mentions(one.article) if not m.aside and m.start not in free
    }


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.stem)
def test_headings_and_asides(path: Path) -> None:
    one = _read(path)
    headings, asides = _headings(one.article), _asides(one.article)
    assert scored(len(headings & one.headings), len(headings), len(one.headings)).f1 >= 0.9
    assert scored(len(asides & one.asides), len(asides), len(one.asides)).f1 >= 0.9


@pytest.mark.parametrize("path", UNSEEN, ids=lambda path: path.stem)
def test_names_with_types(path: Path) -> None:
    one = _read(path)
    found = _outside(one)
    wanted = {(name.start, name.end, name.type) for name in one.names}
    spans, wished = {name[:2] for name in found}, {name[:2] for name in wanted}
    assert scored(len(spans & wished), len(spans), len(wished)).f1 >= 0.85
    assert scored(len(found & wanted), len(found), len(wanted)).f1 >= 0.82


def test_names_of_all_together() -> None:
    right = got = wished = 0
    for path in UNSEEN:
        one = _read(path)
        found, wanted = _outside(one), {(name.start, name.end, name.type) for name in one.names}
        right, got, wished = right + len(found & wanted), got + len(found), wished + len(wanted)
    assert scored(right, got, wished).f1 >= 0.92
