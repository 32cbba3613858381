"""Patterns that are tried only where a word stands that they need are never passed over wrongly."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest

import store.extract.claims.engine  # noqa: F401 - makes the patterns of all rules
from store.extract.amounts import plain
from store.text.guarded import Guarded, may_hold
from store.text.spotting import first_of

EXTRACT = Path(__file__).parents[1] / "extract"
TEXTS = [
    re.sub(r"[A-Z][\w.]+", lambda name: "@" * len(name[0]), line).lower()
    for file in sorted(EXTRACT.glob("*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
]
PATTERNS = [one for one in gc.get_objects() if isinstance(one, Guarded)]


@pytest.mark.parametrize("guarded", PATTERNS, ids=lambda guarded: guarded.pattern.pattern[:60])
def test_what_a_pattern_of_a_rule_matches_holds_a_word_it_needs(guarded: Guarded) -> None:
    ending = "\\Z" in guarded.pattern.pattern
    tried = guarded.pattern.match if guarded._compiled is first_of else guarded.pattern.search
    for text in map(plain, TEXTS):
        ends = [at for at, sign in enumerate(text) if ending and sign in "@¤1234567890"]
        for end in (len(text), *ends):
            found = tried(text, max(0, end - 120) if ends else 0, end)
            assert found is None or may_hold(text) & guarded._bit, text


def test_a_word_is_found_behind_an_apostrophe_a_bracket_and_before_a_space() -> None:
    court = Guarded(r"(?<!\w)(?:court|tribunal) of", by="court o|tribunal")
    assert court.search("(the court of appeal)")
    assert court.search("(court of appeal)")
    assert Guarded(r"accord(?!\w)").search("ils parlent d'accord,")
    assert not may_hold("courtiers") & court._bit


def test_a_sign_is_found_behind_letters() -> None:
    assert Guarded(r"[;!]|but(?!\w)").search("it did; so")


def test_only_the_part_asked_for_is_searched() -> None:
    fined = Guarded(r"(?<!\w)fined(?!\w)")
    text = "fined in may, and again fined in june"
    assert [hit.start() for hit in fined.finditer(text)] == [0, 24]
    assert fined.search(text, 5).start() == 24  # type: ignore[union-attr]
    assert fined.search(text, 5, 20) is None
    assert fined.match(text, 24)
    assert not fined.match(text, 5)
    assert fined.within(text, text[5:20]) is None


def test_a_pattern_may_be_made_in_another_way() -> None:
    assert Guarded("fined|sued", compiled=first_of).match("it was sued")[1] == "sued"  # type: ignore[index]


def test_a_pattern_that_begins_with_any_word_needs_to_be_told_by_others() -> None:
    from store.text import guarded

    Guarded(r"[^\W\d_]+ court")
    try:
        with pytest.raises(ValueError, match="with what word"):
            may_hold("the court")
    finally:
        guarded._needed[-1] = "court"
        guarded._table.cache_clear()
        guarded.may_hold.cache_clear()
