"""Heads, boxes and closing calls of letters, columns and dispatches."""

from __future__ import annotations

import pytest

from store.read import parse_article

BODY = (
    "The group said on Tuesday that it would build a plant in the north of the country, and that it had "
    "found most of the money it needed for the work.\n\nIts rivals have been slower to move, analysts "
    "say, and some of them have dropped their plans for good after a year of falling prices.\n"
)
CORPS = (
    "Le groupe a annoncé mardi la construction d'une usine dans le nord du pays, et assure avoir réuni la "
    "plus grande partie de l'argent nécessaire aux travaux.\n\nSes rivaux sont plus lents, selon les "
    "analystes, et certains ont renoncé après une année de baisse des prix.\n"
)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("SAN FRANCISCO, Oct. 26, 2022", "2022-10-26"),
        ("Bernin (Isère), le 8 juin 2022", "2022-06-08"),
        ("N° 118 · 12 juin 2024 · 6 minutes de lecture", "2024-06-12"),
    ],
)
def test_a_place_or_issue_beside_a_date_is_no_author(line: str, date: str) -> None:
    article = parse_article(f"Le groupe bâtira une usine dans le nord\n\n{line}\n\n{CORPS}")
    assert (article.author, article.date) == (None, date)


def test_a_rubric_in_small_letters_opens_the_title() -> None:
    article = parse_article(f"Chronique. Atos, ou l'art de la patience\npar Anne Roy\n\n{CORPS}")
    assert (article.title, article.author) == ("Chronique. Atos, ou l'art de la patience", "Anne Roy")


def test_the_heading_of_a_box_is_one_though_figures_stand_under_it() -> None:
    box = "KEY FIGURES\n\nFounded                    1999\nRevenue, 2021              $1.39 billion\n\n"
    french = "LES CHIFFRES CLÉS (exercice 2022)\nVentes : 863 M€\nEbitda : 309 M€\n\n"
    for head, text in (("KEY FIGURES", box + BODY), ("LES CHIFFRES CLÉS (exercice 2022)", french + CORPS)):
        article = parse_article(f"A group builds a plant in the north\n\n{BODY}\n{text}")
        assert head in [section.heading for section in article.sections]


@pytest.mark.parametrize(
    "line",
    [
        "La semaine prochaine : pourquoi il faut sauver le soldat Casino.",
        "Next week: the chips that nobody wants.",
        "Retrouvez cet entretien en podcast sur notre site.",
    ],
)
def test_what_comes_next_is_told_aside(line: str) -> None:
    article = parse_article(f"Le groupe bâtira une usine dans le nord\n\n{CORPS}\n{line}\n")
    aside = [article.text[s.start : s.end] for s in article.sections if s.kind == "aside"]
    assert any(line in text for text in aside)


def test_a_place_and_day_that_end_with_a_stop_date_the_article() -> None:
    article = parse_article(f"Le groupe bâtira une usine dans le nord\n\nSeattle, 22 novembre 2024. {CORPS}")
    assert (article.author, article.date) == (None, "2024-11-22")


def test_the_number_of_an_issue_stands_beside_who_wrote_it() -> None:
    line = "Vendredi 21 mars 2025 — édition n° 47, par Samir Belkacem"
    article = parse_article(f"Le groupe bâtira une usine dans le nord\n\n{line}\n\n{CORPS}")
    assert (article.author, article.date) == ("Samir Belkacem", "2025-03-21")
