"""Corrections: what is near, what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from store.search.vocabulary import Near, Vocabulary

WORDS = (
    "openai oracle softbank microsoft zuckerberg levee fonds gros groupe general mars marche blanc ban an"
).split()
NAMES = {"openai", "oracle", "softbank", "microsoft", "zuckerberg"}


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    ordered = sorted(WORDS)
    return Vocabulary(ordered, [1] * len(ordered), NAMES)


@pytest.mark.parametrize(
    ("typed", "word", "edits"),
    [
        ("opneai", "openai", 1), ("penai", "openai", 1), ("xpenai", "openai", 1), ("aopenai", "openai", 1),
        ("poenai", "openai", 1), ("mircosfot", "microsoft", 2), ("zukerbreg", "zuckerberg", 2), ("generla",
        "general", 1),
    ],
)  # fmt: skip
def test_slips_are_set_right(vocabulary: Vocabulary, typed: str, word: str, edits: int) -> None:
    assert vocabulary.near(typed, False) == (Near(word, edits),)


@pytest.mark.parametrize("typed", ["grok", "mers", "orange", "ab", "6400", "x" * 60, "fevee"])
def test_what_may_be_another_word_is_left_alone(vocabulary: Vocabulary, typed: str) -> None:
    assert vocabulary.near(typed, False) == ()


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("openaimicrosoft", "openai microsoft"), ("opneaimicrosoft", "openai microsoft"),
        ("microsfotopenai", "microsoft openai"), ("groupelevee", "groupe levee"),
        ("generaloracel", "general oracle"),
    ],
)  # fmt: skip
def test_words_run_together_are_suggested_apart(vocabulary: Vocabulary, typed: str, parts: str) -> None:
    assert vocabulary.suggestions(typed)[0] == parts


@pytest.mark.parametrize("typed", ["anmars", "xyzopenai", "openaixyzt", "openai"])
def test_no_word_is_parted_that_holds_one_by_chance(vocabulary: Vocabulary, typed: str) -> None:
    assert not any(" " in word for word in vocabulary.suggestions(typed))


def test_a_beginning_is_set_right_while_typing(vocabulary: Vocabulary) -> None:
    assert vocabulary.near("zukcer", True) == (Near("zuckerberg", 1),)
    assert vocabulary.near("zukcer", False) == ()


def test_one_edit_away_is_found_whatever_the_first_letter(vocabulary: Vocabulary) -> None:
    for word in WORDS:
        for at in range(len(word) - 1):
            swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
            near = {found.word for found in vocabulary._within(swapped, 1)}
            expected = {w for w in WORDS if OSA.distance(swapped, w) == 1}
            assert expected <= near


def test_beginnings_put_names_first(vocabulary: Vocabulary) -> None:
    assert vocabulary.prefixed("m", 2) == ("microsoft", "mars") or vocabulary.prefixed("m", 1) == (
        "microsoft",
    )


def test_more_words_join_without_changing_the_first() -> None:
    first = Vocabulary(["b", "d"], [3, 1], {"b"})
    more = first.with_words(["c", "b"])
    assert (more.words, more.count("b"), more.count("c")) == (["b", "c", "d"], 3, 1)
    assert first.with_words(["d"]) is first


@given(
    st.lists(st.text("abcdé", min_size=3, max_size=6), min_size=1, max_size=40),
    st.text("abcd", min_size=4, max_size=6),
)
def test_what_one_edit_makes_is_what_is_one_edit_away(words: list[str], typed: str) -> None:
    vocabulary = Vocabulary(sorted(set(words)), [1] * len(set(words)))
    near = {word for word in words if word.isascii() and OSA.distance(word, typed) == 1}
    assert {found.word for found in vocabulary._within(typed, 1) if found.word.isascii()} == near
