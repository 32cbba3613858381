"""Lines made to hang a reader: one megabyte each, read to the end."""

from __future__ import annotations

import pytest

from store.extract.amounts import find_amounts
from store.extract.claims import find_claims
from store.model import Article, Mention, Paragraph, Section

SIZE = 1_000_000
LINES = {
    "digits": "1 000 ",
    "one number": "9",
    "commas": "1,000,",
    "words": "cent ",
    "scales": "milliards ",
    "euros": "un euro ",
    "ranges": "entre 5 et 6 à 7 ",
    "hedges": "plus de près de ",
    "triggers": "rachat levée de fonds contrat ",
    "brackets": "(",
    "dollars": "$ ",
    "no space": "a",
    "spaces": " ",
    "quotes": "l'd'",
    "dates": "mars 2025 mardi ",
    "amounts": "10 milliards de dollars, ",
    "bare": "5 millions contre 5, dont 5 en a promis cinq, ",
    "clauses": "qui, et si (dont, and @ has ",
    "glued": "fin.Le debut.",
}


def article_of(text: str) -> Article:
    section = Section(None, "body", "fr", 0, len(text), (Paragraph(0, len(text)),))
    return Article("t", "", text[:60], False, None, "2025-06-18", "fr", text, (section,), "")


@pytest.mark.parametrize("piece", LINES.values(), ids=LINES.keys())
def test_a_hostile_line_is_read_to_its_end(piece: str) -> None:
    text = (piece * (SIZE // len(piece) + 1))[:SIZE]
    for amount in find_amounts(text, 0, None, "fr"):
        assert amount.end <= len(text)
    find_claims(article_of(text), ())


def test_many_names_and_amounts_on_one_line_are_read() -> None:
    piece = "OpenAI a levé 10 milliards de dollars auprès de Oracle et "
    text = piece * 4000
    mentions = tuple(
        Mention("t", at * len(piece) + low, at * len(piece) + low + 6, "OpenAI", "ORG", "OpenAI")
        for at in range(4000)
        for low in (0,)
    )
    assert find_claims(article_of(text), mentions)
