"""Cleaning: nothing hostile survives, nothing else is lost, and cleaning twice is cleaning once."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text import clean, clean_counted

SEEN = {*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Format characters that are drawn: signs put around the digits that follow them."""
LEFT = {0x09, 0x0A, 0x200D, 0xFE0E, 0xFE0F}
"""White space, and what emoji are made of."""
UNDRAWN = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x2065, 0x3164, 0xFFA0}
UNDRAWN |= {*range(0xFE00, 0xFE10), *range(0xFFF0, 0xFFF9), *range(0xE0000, 0xE1000)}
"""What Unicode calls ignorable by default besides its format characters: DerivedCoreProperties.txt."""
NO_CHARACTERS = {
    *range(0xFDD0, 0xFDF0),
    *(plane + n for plane in range(0, 0x110000, 0x10000) for n in (0xFFFE, 0xFFFF)),
}
TURNED = {0x0D, 0x85, 0x2028, 0x2029}
HOSTILE = {
    chr(n)
    for n in range(0x110000)
    if n in UNDRAWN | NO_CHARACTERS | TURNED or unicodedata.category(chr(n)) in ("Cc", "Cf", "Cs")
    if n not in SEEN | LEFT
}
"""All of Unicode that acts, hides or turns text, by its properties rather than by a list of ours."""
TEXTS = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(sorted(HOSTILE)),
        st.sampled_from("e\u0301\u0323\u200d👩💻\ufe0f🏽a\n"),
    )
)


@given(TEXTS)
def test_cleaning_is_idempotent_and_leaves_nothing_hostile(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not set(cleaned) & HOSTILE
    assert unicodedata.is_normalized("NFC", cleaned)
    run = 0
    for c in cleaned:
        run = run + 1 if unicodedata.category(c)[0] == "M" else 0
        assert run <= 3
    cleaned.encode("utf-8")


@given(st.text(st.sampled_from("Où l’on « paie » 6,4 Md€…\u00a0\u202f–—\t\nœÉ👉")))
def test_press_text_comes_through_unchanged(text: str) -> None:
    assert clean_counted(text) == (text, 0)


def test_every_hostile_character_is_dropped_and_counted() -> None:
    for c in HOSTILE - set(map(chr, TURNED)):
        assert clean_counted(f"a{c}b{c}") == ("ab", 2), ascii(c)


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u0085", "\u2028", "\u2029"])
def test_every_line_end_becomes_one_lf(end: str) -> None:
    assert clean_counted(f"a{end}b") == ("a\nb", 0)


def test_sequences_cannot_be_built_by_removal() -> None:
    assert "\x1b" not in clean("\x1b\x1b]52;c;x\x07]0;y\x9c")
    assert clean("a\u202e\u200b\x1b[31mb") == "a[31mb"


def test_a_joiner_lives_inside_emoji_only() -> None:
    assert clean("👩\u200d💻 et pay\u200dpal \u200d") == "👩\u200d💻 et paypal "
    assert clean("❤\ufe0f\u200d🔥") == "❤\ufe0f\u200d🔥"


def test_mark_bombs_are_cut_down() -> None:
    cleaned, removed = clean_counted("z" + "\u0335" * 60_000 + "a")
    assert cleaned == "z" + "\u0335" * 3 + "a"
    assert removed == 59_997


def test_a_line_of_ten_megabytes_is_cleaned() -> None:
    assert len(clean("é\x1b" * 5_000_000)) == 5_000_000


def test_what_counts_as_ordinary_is_left_as_it_is_also_without_the_short_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    module = sys.modules["store.text.clean"]
    monkeypatch.setattr(module, "_is_ordinary", lambda _: False)
    monkeypatch.setattr(module, "_odd", lambda: re.compile(r"(?s).+"))
    for each in sorted(module._ORDINARY):
        for text in (each, f"a{each}e", each * 4):
            assert module.clean_counted(text) == (text, 0)
