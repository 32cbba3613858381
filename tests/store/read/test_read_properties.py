"""Reading arbitrary and hostile text: it never raises, and every offset holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.model import Article, Refused
from store.read import article_from_bytes, parse_article
from store.text import clean

LINES = """
Lire aussi :|- un titre|# Titre|Plus pour vous|Par Jeanne Dupont|12 mars 2025|10 Min|===|Un titre sans point
Un paragraphe de texte, avec un point.|Mistral lève 1,7 milliard ? |👉 Oui||**Gras**|> cité|Title: X
LES FAITS|1. Un|Subscribe to our newsletter|— |*|#|Publicité|Les opinions exprimées sont de l'auteur.
"""
ODD = ["mot " * 80, "\u202e\x1b[31m", "e" + "\u0301" * 9, "\r", "\u00a0", "\ufeff"]
PIECES = st.sampled_from([*LINES.strip().replace("\n", "|").split("|"), *ODD])


def _check(article: Article) -> None:
    """Every promise on offsets and texts."""
    text = article.text
    assert clean(text) == text
    assert article.title
    last = 0
    for section in article.sections:
        assert last <= section.start <= section.end <= len(text)
        last = section.start
        if section.heading is not None:
            assert section.heading_start is not None
            assert text.startswith(section.heading, section.heading_start)
        for paragraph in section.paragraphs:
            assert last <= paragraph.start < paragraph.end <= section.end
            last = paragraph.end
            assert not text[paragraph.start].isspace()
        last = max(last, section.end)
    if article.title_start is not None:
        assert text.startswith(article.title, article.title_start)


@given(st.lists(PIECES, max_size=30).map("\n".join))
@settings(deadline=None, max_examples=300)
def test_lines_of_any_kind_in_any_order_make_an_article(text: str) -> None:
    _check(parse_article(text, "x_1.txt"))


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=200)
def test_any_text_makes_an_article(text: str) -> None:
    _check(parse_article(text, "x.txt"))


@given(st.binary(max_size=600))
@settings(deadline=None, max_examples=300)
def test_any_bytes_make_an_article_or_a_reason(data: bytes) -> None:
    read = article_from_bytes(data, "x.txt")
    if isinstance(read, Refused):
        assert read.why
        assert "\n" not in read.why
    else:
        _check(read)


HOSTILE = {
    "titles": "Un titre sans point\n",
    "labels": "Lire aussi\n",
    "tails": "Plus pour vous\nTitre\nTexte court.\n",
    "questions": "Le Figaro : que dire ?\nRien.\n",
    "turns": "Un titre court\nUn paragraphe assez long pour être du texte, avec un point.\n",
    "dates": "12 mars 2025\n",
    "keys": "Title: a\n",
    "bullets": "- a\n",
    "stops": ". ",
    "guillemets": "« ",
    "capitals": "A ",
    "dashes": "- - ",
    "closed": "Une phrase courte.\n\n" + "Une phrase plus longue que les autres. " * 10 + "\n\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_long_text_made_to_slow_the_reader_is_read_to_its_end(piece: str) -> None:
    """A rule that looks at pairs of lines or words would not come to the end of these."""
    text = piece * (160_000 // len(piece))
    article = parse_article(text)
    assert len(article.text) >= 0.9 * len(text.strip())
