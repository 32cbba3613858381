"""Firms called like a day or an ordinary word, at the start of a sentence: their verb or trade tells them."""

from __future__ import annotations

import pytest

from tests.store.extract.names.names_marked import check


@pytest.mark.parametrize(
    "marked",
    [
        "La start-up {O:Sunday}, spécialiste du paiement, recrute. {O:Sunday} emploie 200 personnes.",
        "{O:Sunday} a levé 4 millions d'euros. La start-up lilloise {O:Sunday} recrute.",
        "{O:Orange} a noué un partenariat avec {O:Zeliq}.",
        "{O:Orange} va débourser 300 millions d'euros.",
        "{O:Orange} et {O:Mistral AI} se parlent.",
        "{O:Orange} renforce ses équipes.",
        "{O:Kalmoir} a été retenu par {O:Zeliq} pour ce chantier.",
    ],
)
def test_firms_called_like_words_are_told_by_what_they_do(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "{O:Sunday}, the restaurant payments startup, opened in {L:Boston} on Sunday night.",
        "Sunday was busy. On Monday {O:Amazon} hired; the startup said so last Sunday.",
        "{O:Square} is close to a deal.",
        "{O:Kalmoir}'s annual revenue doubled.",
        "{O:Kalmoir} will supply turbines.",
        "It led the round in {O:Kalmo}.",
    ],
)
def test_firms_called_like_words_are_told_in_english(marked: str) -> None:
    check(marked, "en")
