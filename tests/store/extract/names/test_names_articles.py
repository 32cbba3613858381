"""Names found in articles that no list was written for, against marks set before the first run."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.extract.names import find_mentions
from tests.store.extract.names.names_marked import Expected, article, scored, unmark

ARTICLES = sorted((Path(__file__).parent / "articles").glob("*.txt"))


def _read(path: Path) -> tuple[set[tuple[int, int, str]], tuple[Expected, ...], dict[tuple[int, int], str]]:
    text, expected = unmark(path.read_text(encoding="utf-8"))
    mentions = find_mentions(article(text, "en" if path.name.startswith("en") else "fr"))
    assert all(mention.text == text[mention.start : mention.end] for mention in mentions)
    found = {(mention.start, mention.end, mention.type) for mention in mentions}
    return found, expected, {(mention.start, mention.end): mention.name for mention in mentions}


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_spans_and_types_of_one_article(path: Path) -> None:
    found, expected, _ = _read(path)
    spans = {(one.start, one.end) for one in expected}
    typed = {(one.start, one.end, one.type) for one in expected}
    assert scored(len({f[:2] for f in found} & spans), len(found), len(spans)).f1 >= 0.90
    assert scored(len(found & typed), len(found), len(typed)).f1 >= 0.82


def test_spans_and_types_of_all() -> None:
    right = typed = got = wanted = 0
    for path in ARTICLES:
        found, expected, _ = _read(path)
        right += len({f[:2] for f in found} & {(one.start, one.end) for one in expected})
        typed += len(found & {(one.start, one.end, one.type) for one in expected})
        got += len(found)
        wanted += len(expected)
    assert scored(right, got, wanted).f1 >= 0.95
    assert scored(typed, got, wanted).f1 >= 0.93


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_short_forms_get_the_full_name(path: Path) -> None:
    _, expected, names = _read(path)
    for one in expected:
        if one.name is not None and (one.start, one.end) in names:
            assert names[one.start, one.end] == one.name


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
@pytest.mark.parametrize(
    "swap",
    [("'", "’"), ("’", "'"), (" ", "\u00a0"), (" ", "\u202f"), ("-", "\u2011")],
    ids=["curly", "straight", "no-break", "narrow", "hyphen"],
)
def test_typography_makes_no_difference(path: Path, swap: tuple[str, str]) -> None:
    text, _ = unmark(path.read_text(encoding="utf-8"))
    usual = [(m.start, m.end, m.type, m.name) for m in find_mentions(article(text))]
    varied = [(m.start, m.end, m.type, m.name) for m in find_mentions(article(text.replace(*swap)))]
    assert varied == usual
