"""Words looked up run by run are those that one search through the whole text finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from store.extract.names.finder import WordFinder
from store.extract.names.tokens import first_word, word_pattern

FORMS = ("io", "20 Minutes", "parquet de Paris", "parquet de Pau", "leboncoin", "Zeliq", "+Simple")
PIECES = (
    *"20 Minutes io Zeliq Boson-3 U.S. l'Élan parquet de Paris Pau leboncoin petit +Simple 3M".split(),
    *"4min 4home Media 42crunch".split(),
    *(" ", " ", " ", " ", "\n", "(", ")", ",", ".", "-", "'", "$"),
)
FINDER = WordFinder(FORMS, lambda word: ((0, len(word)),))
PATTERN = word_pattern([form for form in FORMS if first_word(form) is None])


@given(st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
def test_words_found_by_runs_are_those_of_the_text(text: str) -> None:
    rows = [row.split(" ") for row in text.split("\n")]
    found = list(FINDER.spots(text, rows))
    assert found == [(match[0], *match.span()) for match in PATTERN.finditer(text)]
    assert all(text[start:end] == word for word, start, end in found)
