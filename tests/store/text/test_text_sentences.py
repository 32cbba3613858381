"""Sentences: where they end in French and English press text, and where they do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.text.sentences import MAX_SENTENCE, sentences


def _split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "M. Dupont a vu Mme. Curie et le Dr. House.",
        "Apple Inc. a payé 4.7 millions à Beats Corp. mardi.",
        "Le U.S. Department of Justice a saisi la cour.",
        "J. K. Rowling et Jean-Claude J.-C. Dusse sont venus.",
        "Le modèle GPT-4.1 coûte p. ex. 2.50 $ (env. 2,30 €).",
        "Il l’a dit : c’est fini ; personne n’y croit.",
        "« Tout le monde profite ! Vraiment. » a déclaré le patron.",
        "“We did it. We won.” said nobody",
        "Yahoo! said that it would sell.",
        "Il hésite… puis il part.",
        "Voir le no. 5, art. 3, fig. 2 et vol. 7.",
        "Les start-up (Mistral, Poolside, etc.) lèvent.",
        "Rendez-vous sur example.com ou node.js.",
        "1. Le premier point",
    ],
)
def test_these_are_one_sentence(whole: str) -> None:
    assert _split(whole) == [whole]


@pytest.mark.parametrize(
    "parts",
    [
        ["Il a signé.", "Elle a refusé !", "Et alors ?", "Rien."],
        ["Le groupe a racheté Figma Inc.", "Le prix est secret."],
        ["They left the U.S.", "The deal is off."],
        ["Tout a changé.", "xAI a suivi.", "iPhone en tête."],
        ["Elle a dit « oui. »", "Puis plus rien."],
        ["Le plan B.", "Le plan C."],
        ["Il a levé 4,7 Md€.", "10 fonds ont suivi."],
        ["Pommes, poires, etc.", "Puis le dessert."],
        ["Il doute…", "Altman, de son côté, affirme que tout ira bien."],
        ["C'est fini.", "« Enfin », souffle-t-il."],
    ],
)
def test_these_are_several(parts: list[str]) -> None:
    assert _split(" ".join(parts)) == parts


def test_a_line_break_ends_a_sentence_and_a_colon_does_not() -> None:
    assert _split("Un titre sans point\nLe texte : il suit.\n\nFin") == [
        "Un titre sans point",
        "Le texte : il suit.",
        "Fin",
    ]


@given(
    st.text(st.sampled_from("aA .!?…»«“”\"'\n1,MIncU\u00a0"), max_size=300),
    st.integers(0, 40),
    st.integers(0, 320),
)
def test_spans_are_ordered_trimmed_and_within_bounds(text: str, start: int, end: int) -> None:
    last = start
    spans = sentences(text, start, end)
    for begin, stop in spans:
        assert last <= begin < stop <= min(end, len(text))
        assert text[begin:stop] == text[begin:stop].strip()
        last = stop
    kept = "".join("".join(text[a:b].split()) for a, b in spans)
    assert kept == "".join(text[start:end].split())


def test_no_sentence_is_longer_than_the_bound() -> None:
    spans = sentences("mot, " * 10_000 + "a" * 5_000)
    assert max(end - start for start, end in spans) <= MAX_SENTENCE
