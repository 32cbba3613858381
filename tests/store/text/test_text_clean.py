"""Cleaning: nothing hostile survives, nothing else is lost, and cleaning twice is cleaning once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text import clean, clean_counted

HOSTILE = {
    *map(chr, [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0x061C, 0x200B, 0x200E]),
    *map(
        chr, [0x200F, *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC), 0xFFFE]
    ),
    *map(chr, [0xFFFF, 0x2028, 0x2029, 0x0D, *range(0xE0000, 0xE0080), *range(0xD800, 0xE000)]),
}
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
    for c in HOSTILE - {"\r", "\u0085", "\u2028", "\u2029"}:
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
