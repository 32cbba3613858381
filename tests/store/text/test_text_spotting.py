"""Patterns that pass over words by their first letters find what a plain search finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.spotting import Wordings, alternatives, first_of, openings, places, tried_by_letters

WORDS = (
    r"(?:a |ont )?rejeté(?:e|s)?\b|l'offre|d['e] rachat|(?=\w+ait)(?!fait)[^\W\d_]*rait\b|ven(?:te|du)|20\d\d"
)
PIECES = (
    *"a rejeté rejetée ont l'offre d'rachat de rachat vente vendu pourrait fait parfait".split(),
    *("2024", "_vente", "été", "œ", "α", " ", " ", " ", "'", ".", "-", "l'", "d", "¤", "@@", "\n", "5"),
)
TEXT = st.lists(st.sampled_from(PIECES), max_size=24).map("".join)


def test_alternatives_are_parted_outside_brackets_classes_and_escapes() -> None:
    assert alternatives(r"a|(?:b|c)d|[|)]e|\(f\||g") == ["a", "(?:b|c)d", "[|)]e", r"\(f\|", "g"]


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("rachat", {"rac"}),
        ("(?:re)?pris", {"rep", "pri"}),
        ("(?:le|la) prix", {"le ", "la "}),
        ("[ld]'or", {"l'o", "d'o"}),
        ("q[1-4]", {"q"}),
        (r"\d{1,3} ans", {""}),
        ("(?<!the )rumou?r", {"rum"}),
    ],
)
def test_openings_are_the_first_letters_of_every_way_to_begin(pattern: str, found: set[str]) -> None:
    assert openings(pattern, 3) == found


@given(TEXT)
def test_the_first_word_is_the_one_a_search_finds(text: str) -> None:
    words = "|".join(part for part in alternatives(WORDS) if not part.startswith("20"))
    plain = re.search(f"(?<![a-zß-öø-ɏ])(?:{words})", text)
    quick = first_of(words).match(text)
    assert (quick and quick.span(1)) == (plain and plain.span())


@given(TEXT)
def test_every_place_where_a_word_begins_so_is_found(text: str) -> None:
    heads = ("rej", "l'off", "vent", "de rac", "pour")
    found = [place.start(1) for place in places(heads).finditer(text) if place.start(1) >= 0]
    assert found == [m.start() for m in re.finditer(f"(?<![a-zß-öø-ɏ])(?={'|'.join(heads)})", text)]


@given(TEXT)
def test_alternatives_tried_by_letters_match_as_before(text: str) -> None:
    plain, quick = re.compile(WORDS), re.compile(tried_by_letters(alternatives(WORDS)))
    for at in range(len(text)):
        one, two = plain.match(text, at), quick.match(text, at)
        assert (one and one.span()) == (two and two.span())


def test_words_are_passed_over_once_in_a_long_text() -> None:
    text = "rejet vent l' " * 40_000
    assert first_of("vente|rejeté").match(text) is None
    assert first_of("vente|rejeté").match(text + "vente") is not None


SETS = (r"a rejeté|ont(?! l)|vente", r"(?:a |ont )?rejetée\b|fait|[^\W\d_]*rait\b", r"rachat|ra|de rachat")


@given(TEXT)
def test_wordings_finds_the_first_of_each_set_as_each_would_by_itself(text: str) -> None:
    told = [[part for part in alternatives(words) if "" not in openings(part, 3)] for words in SETS]
    alone = [first_of("|".join(parts)).match(text) for parts in told]
    assert Wordings(SETS).first(text) == {at: hit.span(1) for at, hit in enumerate(alone) if hit}
