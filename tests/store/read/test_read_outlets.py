"""Forms in which outlets print the head of an article and what stands around its text, made up for each."""

from __future__ import annotations

import pytest

from store.model import Article
from store.read import parse_article

_TITLE = "Zeliq lève 12 millions d'euros pour conquérir l'Espagne"
_BODY = (
    "La jeune pousse nantaise a bouclé un tour de table de douze millions d'euros auprès de deux fonds "
    "européens. Elle compte s'en servir pour ouvrir un bureau à Madrid et recruter vingt personnes.\n\n"
    "Ses fondateurs, qui se sont connus à l'université, gardent la majorité du capital. La société "
    "n'avait jamais levé un tel montant depuis sa création, il y a cinq ans.\n"
)


def _asides(article: Article) -> list[str]:
    kept = []
    for section in article.sections:
        if section.kind == "aside":
            kept += [section.heading] if section.heading else []
            kept += [article.text[part.start : part.end] for part in section.paragraphs]
    return kept


def _headings(article: Article) -> list[str]:
    return [section.heading for section in article.sections if section.kind == "body" and section.heading]


@pytest.mark.parametrize(
    ("head", "author", "date"),
    [
        ("Analysis\n\nAugust 11, 2022\n\n{}\n\n", None, "2022-08-11"),
        ("Exhibit 99.1\n{}\nSeptember 26, 2022 09:00 ET | Source: Zeliq Holding S.A.\n", None, "2022-09-26"),
        ("{}\nNANTES, Pays de la Loire, France, 27 septembre 2023\n", None, "2023-09-27"),
        ("{}\n\nPaul Morvan 6 min de lecture\n\n", "Paul Morvan", None),
        ("Fermer\nPaul Morvan\nEntretien | 18 juin\n8 mn\n{}\n\n", "Paul Morvan", None),
        (
            "Menu\nVotre navigateur n'est plus à jour et le site ne s'affichera pas comme il faut.\n\n{}\n\n",
            None,
            None,
        ),
        (
            "Publicité\nLa bourse est fermée\n  • CAC 40\n\n    8 088,24\n    +71,59 (+0,89 %)\n\n{}\n\n",
            None,
            None,
        ),
        (
            "Les Échos du colis\nLUNDI 6 MAI 2024\n\n{}\n\nDe notre correspondant à Varsovie\n\n",
            None,
            "2024-05-06",
        ),
        ("TECH · Start-up — par Paul Morvan\n\n{}\n", "Paul Morvan", None),
        (
            "From: La Lettre <a@lettre.example>\nSubject: {}\nDate: Thu, 12 Jun 2025 06:02:11 +0000\n\n",
            None,
            "2025-06-12",
        ),
        ("MARKETS — CHIPS\n---------------\n\n{}\n=====\n\n", None, None),
        ("Se connecter\n\n{}\n\nEnquête Loire # Fonds d'investissement # Start-up\n\n", None, None),
    ],
)
def test_the_head_of_a_page_is_read_and_set_aside(head: str, author: str | None, date: str | None) -> None:
    article = parse_article(head.format(_TITLE) + _BODY)
    assert (article.title_stated, article.title, article.author, article.date) == (True, _TITLE, author, date)
    assert not _headings(article)
    body = [section for section in article.sections if section.kind == "body"]
    assert article.text[body[0].start : body[-1].end] == _BODY.strip()


def test_a_byline_is_found_under_a_long_standfirst_and_a_rubric() -> None:
    standfirst = "Elle veut ouvrir un bureau à Madrid, recruter vingt personnes et doubler ses ventes. " * 4
    article = parse_article(
        f"{_TITLE}\n\n{standfirst}\n\nIA et vision\nPaul Morvan 18 min de lecture\n\n{_BODY}"
    )
    assert article.author == "Paul Morvan"
    assert _asides(article) == ["IA et vision", "Paul Morvan 18 min de lecture"]
    assert not _headings(article)


@pytest.mark.parametrize(
    "line",
    [
        "Continue reading...",
        "Cet article vous est offert",
        "Pour lire gratuitement cet article réservé aux abonnés, connectez-vous",
        "Vous n'êtes pas inscrit sur Le Courrier ?",
        "To subscribe to our weekly newsletter - seven days of news in a single hit - click here.",
        "Got Tips?",
        "PDF Afficher une version imprimable de cet article",
        "zeliq-levee-madrid-2025-bureau.jpg",
        "Anne Le Goff, dirigeante de Zeliq et présidente du réseau nantais — Photo : Zeliq",
        "(Version française Jeanne Lebrun)",
        "*Vue d'artiste de la planète. Crédit : NASA, ESA, R. Leroy (CNRS)*",
        "Réagir (34 commentaires)",
    ],
)
def test_a_line_from_outside_is_set_aside_and_no_heading(line: str) -> None:
    first, _, second = _BODY.partition("\n\n")
    article = parse_article(f"{_TITLE}\n\n{first}\n\n{line}\n\n{second}")
    assert _asides(article) == [line.strip("*")]
    assert not _headings(article)


@pytest.mark.parametrize(
    "line", ["Côté photo : un capteur de 50 mégapixels", "Why does this matter?", "Lire et écrire l'avenir"]
)
def test_a_heading_that_resembles_one_stays_a_heading(line: str) -> None:
    first, _, second = _BODY.partition("\n\n")
    article = parse_article(f"{_TITLE}\n\n{first}\n\n{line}\n\n{second}")
    assert _asides(article) == []
    assert _headings(article) == [line]


@pytest.mark.parametrize(
    "question", ["Zeliq a perdu trois fondateurs. Que reste-t-il de vos promesses de mai ?"]
)
def test_questions_over_answers_may_be_long_or_trail_off(question: str) -> None:
    asked = [
        question,
        "Combien reste-t-il ?",
        "On parle d'un rachat à 370 millions…",
        "Et la suite ?",
        "Et après ?",
    ]
    answer = "Il reste une équipe, un produit et deux ans devant nous, ce qui n'est pas si mal. Nous verrons."
    text = f"{_TITLE}\n\nSa directrice s'explique.\n\n" + "\n\n".join(f"{one}\n{answer}" for one in asked)
    article = parse_article(text)
    assert _headings(article) == asked
    assert _asides(article) == []


@pytest.mark.parametrize("byline", ["*By Jane Adeyemi — Opinion*", "Par Jane Adeyemi — Le Courrier"])
def test_a_byline_beside_a_rubric(byline: str) -> None:
    article = parse_article(f"# {_TITLE}\n\n{byline}\n\n{_BODY}")
    assert article.author == "Jane Adeyemi"
    assert _asides(article) == [byline.strip("*")]


def test_what_a_picture_shows_goes_with_its_credit() -> None:
    text = f"{_TITLE}\n\nDeux fondateurs posent devant un mur blanc.\nImage Credits: D. Roy\n\n{_BODY}"
    assert _asides(parse_article(text)) == [
        "Deux fondateurs posent devant un mur blanc.",
        "Image Credits: D. Roy",
    ]


def test_the_message_of_a_sponsor_is_set_aside_with_its_label() -> None:
    offer = "The tax exemption lets founders save on $10 million or more of their proceeds. " * 4
    first, _, second = _BODY.partition("\n\n")
    article = parse_article(f"{_TITLE}\n\n{first}\n|\nSponsored By ...\n{offer}\n|\nMore fundings\n{second}")
    assert _asides(article) == ["Sponsored By ...", offer.strip()]
    assert _headings(article) == ["More fundings"]


def test_an_item_of_a_roundup_keeps_its_title_over_a_standfirst() -> None:
    items = [
        "Orban sells its Italian business to Sofiag for €8bn",
        "Telecoms group says some of the proceeds will be returned to investors via buybacks",
        "Ministry plans new laws on the sale of newspapers",
        "Legislation could thwart the planned £600m purchase of a media group by a foreign fund",
    ]
    body = "The company said it had reached an agreement as part of wider plans to streamline its operations."
    text = (
        "Savoy agrees £2.9bn deal to take over Rivage\n\nIts founder backs the plan, to be agreed by all\n\n"
    )
    text += f"{body}\n\n"
    for title, standfirst in zip(items[::2], items[1::2], strict=True):
        text += f"Continue reading...\n\n{title}\n\n{standfirst}\n\n{body}\n\n"
    article = parse_article(text)
    assert _headings(article) == items[::2]
    assert _asides(article) == ["Continue reading..."] * 2


def test_a_numbered_product_stands_over_its_pros_and_cons() -> None:
    text = (
        "Comparatif : les meilleurs téléphones de l'année\n\nLes téléphones ont envahi notre quotidien, avec "
        "leurs fonctions toujours plus nombreuses et leurs prix toujours plus hauts.\n\n"
        "1. Orion Note 9 : le meilleur des grands modèles de cette année\n\norion-note-9-bleu.jpg\n\n"
        "Les plus\n+ Autonomie\n+ Qualité d'affichage\nLes moins\n- Bouton mal situé\n- Trop lourd\n\n"
        "Oublié le Note 7 et ses batteries dangereuses, puisque le constructeur est redevenu une référence.\n"
    )
    article = parse_article(text)
    assert _headings(article) == [
        "1. Orion Note 9 : le meilleur des grands modèles de cette année",
        "Les plus",
        "Les moins",
    ]
    assert [article.text[p.start : p.end] for s in article.sections for p in s.paragraphs if p.bullet] == [
        "Autonomie",
        "Qualité d'affichage",
        "Bouton mal situé",
        "Trop lourd",
    ]
