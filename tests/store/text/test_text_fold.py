"""Folding: all spellings of one thing are one text, and the map leads back to the very characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text import fold, fold_text
from store.text.fold import compounds

PRESS = st.text(
    st.sampled_from("ÉéàçŒœæßﬁİ’'ʼ`-–‑ \u00a0\u202fＡ１lLdDquQuUsSOoRrEeIi,«»…½™\u00ad\n👉startupe mail")
)
ANY = st.one_of(PRESS, st.text())


@pytest.mark.parametrize(
    "forms",
    [
        ("startup", "start-up", "start up", "Start‑Up", "START–UP"),
        ("l'œuvre", "L’ŒUVRE", "lʼoeuvre", "l´oeuvre", "l oeuvre"),
        ("levée de fonds", "LEVÉE\u00a0DE\u202fFONDS", "levee de fonds", "leve\u0301e de fonds"),
        ("Ｏｐｅｎ\u3000ＡＩ", "open ai"),
        ("aujourd'hui", "aujourd’hui"),
        ("e-mail", "email", "E mail"),
        ("Musk-OpenAI", "musk openai"),
        ("« IA »", "“ IA ”", '" ia "'),
        ("straße", "STRASSE"),
        ("co\u00adopération", "coopération"),
    ],
)
def test_spellings_of_one_thing_fold_alike(forms: tuple[str, ...]) -> None:
    assert len({fold_text(form) for form in forms}) == 1


@pytest.mark.parametrize("elision", "l d qu n s j m t c jusqu lorsqu puisqu quoiqu".split())
def test_elisions_are_parted_from_their_word(elision: str) -> None:
    for apostrophe in "'’ʼ":
        assert fold_text(f"({elision.upper()}{apostrophe}OpenAI)") == f"({elision} openai)"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("aujourd’hui", "aujourdhui"),
        ("quelqu’un", "quelquun"),
        ("presqu'île", "presquile"),
        ("prud’homme", "prudhomme"),
        ("O’Reilly", "oreilly"),
        ("OpenAI’s don’t", "openai s dont"),
        ("‘mot’ d’« IA »", ' mot d " ia "'),
        ("œæßﬁ½", "oeaessfi1/2"),
        ("a\n\tb", "a\n b"),
    ],
)
def test_what_folding_makes(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@given(ANY)
def test_with_and_without_a_map_the_text_is_the_same(text: str) -> None:
    assert fold(text).text == fold_text(text)


@given(ANY)
def test_folding_folded_text_changes_nothing_more(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once.replace("'", " ")) == once.replace("'", " ")


@given(ANY)
def test_the_map_is_monotone_and_exact(text: str) -> None:
    folded = fold(text)
    assert len(folded.map) == len(folded.text) + 1
    assert folded.map[-1] == len(text)
    places = list(folded.map)
    assert places == sorted(places)
    for at, c in enumerate(folded.text):
        original = text[places[at]]
        assert c in fold_text(original) or c == " "


@given(st.text(st.sampled_from("abcÉœ ’-")), st.text(st.sampled_from("abcÉœ ’-")))
def test_a_found_word_leads_back_to_its_place(before: str, after: str) -> None:
    text = f"{before} Zoé-Marie {after}"
    folded = fold(text)
    at = folded.text.index("zoe marie")
    start, end = folded.span(at, at + len("zoe marie"))
    assert text[start:end] == "Zoé-Marie"


def test_every_compound_is_one_word_however_it_is_written() -> None:
    for word, (first, second) in compounds().items():
        assert fold_text(f"{first}-{second}") == fold_text(f"{first} {second}") == fold_text(word) == word
    assert fold_text("data science, fin de siècle, les techs") == "data science, fin de siecle, les techs"
