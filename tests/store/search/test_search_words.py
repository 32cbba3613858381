"""Words, numbers and amounts: one form for all ways of writing, and the same words on every path."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.search.amounts import figures, spelt, value_word, ways_to_write
from store.search.documents import index_text
from store.search.views import Segment
from store.search.words import plain_number, quick_words, read
from store.text import fold_text
from store.text.fold import compounds

FRENCH = st.text(
    alphabet="abcdeèéœ LlDdsSqu'’-–.,;0123456789  \u00a0\u202f$€%«»\n👉OpenAIstartupdatacenter",
    max_size=80,
)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("6,4", "6·4"), ("6.4", "6·4"), ("1 000", "1000"), ("1,000", "1000"), ("3.000", "3000"),
        ("1 234,5", "1234·5"), ("1,234.56", "1234·56"), ("0.125", "0·125"), ("15.09.2025", "15·09·2025"),
        ("42", "42"),
    ],
)  # fmt: skip
def test_numbers_have_one_form(written: str, plain: str) -> None:
    assert plain_number(written) == plain


@pytest.mark.parametrize(
    "written",
    [
        "6,4 Md$",
        "6,4 milliards de dollars",
        "$6.4bn",
        "US$6.4 billion",
        "6,4 Mds $",
        "6,4\u00a0milliards\u202fde dollars",
    ],
)
def test_one_amount_however_it_is_written(written: str) -> None:
    assert [(f.value, f.currency) for f in figures(fold_text(written))] == [(6.4e9, "USD")]


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("entre 50 et 60 milliards de dollars", [50e9, 60e9]),
        ("24 à 15,5 milliards", [24e9, 15.5e9]),
        ("en 2025 300 milliards", [300e9]),
        ("un milliard et demi d’euros", [1.5e9]),
        ("quatre-vingt-dix-sept milliards", [97e9]),
        ("six cents millions", [600e6]),
        ("3 billions de dollars", [3e12]),
        ("3 billion dollars", [3e9]),
        ("10 GW", [10.0]),
        ("4,50 $", [4.5]),
        ("les 600 m de côte", []),
        ("10 h 30", []),
    ],
)
def test_amounts_are_values(written: str, values: list[float]) -> None:
    assert [f.value for f in figures(fold_text(written))] == pytest.approx(values)


def test_values_are_spelt_for_people() -> None:
    assert spelt(6.4e9, "USD") == "6.4 billion USD"
    assert spelt(4.5, "EUR") == "4.5 EUR"
    assert spelt(10, None, "GW") == "10 GW"


@given(st.integers(1, 10**6), st.sampled_from([1e3, 1e6, 1e9]))
def test_a_written_value_is_among_the_ways_to_write_it(number: int, scale: float) -> None:
    value = number / 10 * scale
    written = plain_number(f"{number / 10:.1f}".removesuffix(".0").replace(".", ","))
    assert any(written in numbers for numbers, _ in ways_to_write(value, None))
    assert value_word(value).startswith("·v")


@given(FRENCH)
def test_the_quick_path_finds_the_words_that_folding_finds(text: str) -> None:
    slow = read(text)
    assert quick_words(text) == [word.text for word in slow.words]
    segment = Segment(text)
    for at in range(len(slow.words)):
        assert segment.range_of(at, at + 1) == slow.range_of(at, at + 1)


@given(FRENCH)
def test_the_index_has_the_words_that_folding_finds(text: str) -> None:
    """Compounds may stand in two words in the index; whoever asks for one asks for its halves too."""
    connection = sqlite3.connect(":memory:")
    connection.execute(
        "CREATE VIRTUAL TABLE t USING fts5(w, tokenize=\"unicode61 remove_diacritics 2 tokenchars '·'\")"
    )
    connection.execute("INSERT INTO t VALUES(?)", (index_text(text),))
    connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, row)")
    have = {term for (term,) in connection.execute("SELECT term FROM v")}
    wanted = {part for word in quick_words(text) for part in (_halves(word, have))}
    assert wanted <= have


def _halves(word: str, have: set[str]) -> tuple[str, ...]:
    return (word,) if word in have else compounds().get(word, (word,))
