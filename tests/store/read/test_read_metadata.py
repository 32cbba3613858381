"""Lines of byline, date and reading time; labels; and sentences that only look like them."""

from __future__ import annotations

import pytest

from store.read.labels import find_label
from store.read.metadata import stated_by


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("Par Jeanne Dupont", "Jeanne Dupont", None),
        (
            "By Jane Doe and Tom O'Brien | March 3, 2025 | 6 min read",
            "Jane Doe and Tom O'Brien",
            "2025-03-03",
        ),
        ("Publié le 12 mars 2025 à 10h30 - Mis à jour le 13 mars 2025", None, "2025-03-12"),
        ("Le 2 octobre 2025 à 09h12, par la rédaction", "la rédaction", "2025-10-02"),
        ("**Par la rédaction** – Publié le 14 septembre 2023", "la rédaction", "2023-09-14"),
        ("Par la rédaction, avec AFP", "la rédaction", None),
        ("By Reuters in London", "Reuters", None),
        ("Staff – Sep 18, 2025 9:58 AM | 214", "Staff", "2025-09-18"),
        ("6:31 PM PDT · September 9, 2025", None, "2025-09-09"),
        ("PUBLISHED WED, NOV 19 2025 7:02 AM EST", None, "2025-11-19"),
        ("November 12, 2024 9:47 PM GMT+1 · Updated 3 hours ago", None, "2024-11-12"),
        ("Jeanne Dupont, 12/03/2025", "Jeanne Dupont", "2025-03-12"),
        ("Temps de lecture : 5 minutes", None, None),
        ("10 Min", None, None),
        ("Propos recueillis par Marc de la Tour", "Marc de la Tour", None),
    ],
)
def test_lines_that_state_author_and_date(line: str, author: str | None, date: str | None) -> None:
    stated = stated_by(line, "en" if "By" in line else "fr")
    assert stated is not None
    assert (stated.author, stated.date) == (author, date)


@pytest.mark.parametrize(
    "line",
    [
        "Le 12 mars 2025, OpenAI a levé 40 milliards.",
        "Par ailleurs, le groupe recrute.",
        "By 2030, the market will double.",
        "En mars 2025, tout a changé",
        "Une levée de 10 minutes",
        "Les accords de mars 2025",
        "3 milliards",
    ],
)
def test_lines_that_state_nothing(line: str) -> None:
    assert stated_by(line, "fr") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Lire aussi", "teasers"),
        ("À LIRE ÉGALEMENT :", "teasers"),
        ("(Lire aussi : Nvidia, la suite)", "teasers"),
        ("🎮 À lire aussi : Switch 2, notre test", "teasers"),
        ("Sur le même sujet", "teasers"),
        ("À découvrir", "teasers"),
        ("Plus pour vous", "more"),
        ("Sélectionné pour vous", "more"),
        ("More from TechCrunch", "more"),
        ("You may also like", "more"),
        ("Don’t miss", "more"),
        ("Publicité", "advert"),
        ("Inscrivez-vous à notre newsletter", "call"),
        ("Sign up for our daily briefing", "call"),
        ("Les opinions exprimées ici sont celles de l’auteur.", "notice"),
        ("© 2025 Le Journal. Tous droits réservés", "notice"),
        ("(Reporting by Jane Doe; Editing by Tom Lee)", "notice"),
        ("Crédit photo : AFP", "caption"),
        ("Sam Altman à Paris. (Crédits : DR)", "caption"),
        ("Partager : Facebook | LinkedIn | X", "share"),
        ("[Un titre](https://example.org/a)", "teasers"),
    ],
)
def test_lines_that_are_not_the_article(line: str, kind: str) -> None:
    label = find_label(line)
    assert label is not None
    assert label.kind == kind


@pytest.mark.parametrize(
    "line",
    [
        "Lire plus de livres ne suffit pas.",
        "Photographe de métier, il a fondé Flickr.",
        "Le groupe vend de la publicité en ligne.",
        "Subscribers rose by 10% last year.",
        "Google News et Apple se partagent le marché de l’information.",
        "Read the contract carefully, the lawyers said.",
        "Partager la valeur, une promesse ancienne",
        "Selon l’auteur du rapport, rien ne presse.",
        "Les plus riches investissent dans l’IA",
        "OpenAI et Reuters signent un accord.",
        "Share prices fell",
    ],
)
def test_lines_of_the_article_that_begin_like_labels(line: str) -> None:
    assert find_label(line) is None
