"""Pages copied from a browser: the menu, the trail, the title said again, buttons, captions, cut teasers."""

from __future__ import annotations

import pytest

from store.read import parse_article
from tests.store.read.told_sections import asides_of, headings_of

_BODY = (
    "La jeune pousse nantaise a bouclé un tour de table de douze millions d'euros auprès de deux fonds "
    "européens. Elle compte s'en servir pour ouvrir un bureau à Madrid et recruter vingt personnes.\n"
    "Ses fondateurs, qui se sont connus à l'université, gardent la majorité du capital. La société "
    "n'avait jamais levé un tel montant depuis sa création, il y a cinq ans."
)
_TITLE = "Zeliq lève 12 millions d'euros pour conquérir l'Espagne"


@pytest.mark.parametrize(
    "head",
    [
        f"Menu\nLe Courrier\nStart-up\n{_TITLE}\n",
        f"Aller au contenu\nActualités\nVidéos\nS'abonner\nAccueil > Tech > Levées\n{_TITLE}\n",
        f"Accueil » Tech » {_TITLE}\nTech\n{_TITLE}\n",
        f"Le Courrier de la Tech, chaque jour\n{_TITLE}\nFacebook Twitter LinkedIn\n{_TITLE}\n",
        f"Le Courrier Levées {_TITLE}\n\n{_TITLE}\n",
        f"#Tech\n\n{_TITLE}\n",
        f"Entretiens\nFondateurs\n{_TITLE}\n",
    ],
)
def test_the_title_is_found_under_the_furniture_of_a_page(head: str) -> None:
    article = parse_article(head + _BODY)
    assert article.title_stated
    assert article.title == _TITLE
    assert article.text[article.title_start or 0 :].startswith(_TITLE)
    assert not headings_of(article)


def test_a_menu_without_a_title_leaves_none_stated() -> None:
    article = parse_article(f"TENDANCES\nComparateur\n- AUTO\n{_BODY}")
    assert not article.title_stated
    assert asides_of(article) == ["TENDANCES", "Comparateur", "AUTO"]


def test_buttons_and_counters_beside_the_byline_are_set_aside() -> None:
    standfirst = _BODY.split("\n")[1] * 2
    head = (
        f"{_TITLE}\n\n{standfirst}\n\nLe 16/01/2023 à 15:43 par Nina Roche\n\n16 Réactions | 310 Partages\n"
    )
    article = parse_article(
        f"{head}Publié le :\n16/01/2023 à 15:43\nNina Roche\n16\nCommentaires\n310\n{_BODY}"
    )
    assert (article.author, article.date) == ("Nina Roche", "2023-01-16")
    assert {"16", "310", "Publié le :", "Nina Roche"} <= set(asides_of(article))
    assert not headings_of(article)


@pytest.mark.parametrize(
    "caption",
    [
        "L'usine de Nantes a ouvert en mars [Unsplash/Nina Roche]",
        "The founders of Zeliq at their office in Nantes, April 18, 2019. REUTERS/Nina Roche",
        "Nina Roche via Alamy Stock Photos",
        "Screen Shot 2016-04-14 at 4.52.59 PM",
        "Lecture - 3m05s",
        "3h 14m Read",
    ],
)
def test_captions_credits_and_reading_times_are_noheadings_of(caption: str) -> None:
    article = parse_article(f"{_TITLE}\n\n{caption}\n\n{_BODY}")
    assert asides_of(article) == [caption]
    assert not headings_of(article)


def test_lines_a_page_has_cut_off_at_the_end_are_teasers() -> None:
    teasers = [
        "Le fabricant de puces prépare une nouvelle usine dans le nord du pays, à deux pas de la...",
        "Une étude montre que les salariés du numérique changent d'emploi moins souvent que...",
    ]
    article = parse_article("\n".join([_TITLE, _BODY, *teasers]))
    assert asides_of(article) == teasers


def test_one_closing_line_with_dots_stays_in_the_body() -> None:
    article = parse_article(f"{_TITLE}\n\n{_BODY}\n\nReste à savoir qui paiera la facture...")
    assert not asides_of(article)


def test_the_contact_block_of_a_release_is_set_aside() -> None:
    block = "Contacts presse\nZeliq – service de presse – presse@zeliq.example – 01 99 00 12 34"
    article = parse_article(f"{_TITLE}\n\n{_BODY}\n\n{block}")
    assert asides_of(article) == block.split("\n")


def test_short_news_under_et_aussi_is_the_articles_own() -> None:
    items = [
        "- Kalmos change de mains : son concurrent espagnol l'a repris pour deux millions d'euros.",
        "- Orbio, lui, aurait obtenu un prêt de trente millions auprès de sa banque publique.",
    ]
    article = parse_article("\n".join([_TITLE, "", _BODY, "", "🛵 Et aussi", *items]))
    assert headings_of(article) == ["🛵 Et aussi"]
    assert not asides_of(article)
    linked = parse_article("\n".join([_TITLE, "", _BODY, "", "Et aussi", "- Kalmos change de mains"]))
    assert linked.sections[-1].kind == "aside"


def test_the_date_of_a_dateline_under_a_standfirst_is_read() -> None:
    article = parse_article(f"{_TITLE}\n\nDeux fonds le soutiennent.\n\nNantes, le 7 avril 2025 – {_BODY}")
    assert article.date == "2025-04-07"


def test_rubrics_behind_a_sign_of_quotation_are_headings_and_quotations_are_not() -> None:
    body = _BODY.split("\n")
    quoted = "> Tout va bien, dit-elle."
    text = "\n\n".join([_TITLE, body[0], ">> Les autres tours de la semaine", body[1], quoted])
    assert headings_of(parse_article(text)) == ["Les autres tours de la semaine"]


def test_the_age_of_an_article_is_no_title_and_an_issue_with_its_month_is() -> None:
    aged = parse_article(f"This article is more than 1 year old\n\n{_TITLE}\n\n{_BODY}")
    assert aged.title == _TITLE
    assert asides_of(aged) == ["This article is more than 1 year old"]
    issue = parse_article(f"IT Industry News – November 2018\n\n{_BODY}")
    assert (issue.title, issue.title_stated) == ("IT Industry News – November 2018", True)
    assert issue.author is None


def test_a_caption_said_twice_hides_no_article() -> None:
    caption = "Vue d'artiste de la future usine de Zeliq à Nantes"
    text = "\n".join([_TITLE, "", *_BODY.split("\n"), "", caption, caption, "", *_BODY.split("\n")])
    article = parse_article(text)
    assert article.title == _TITLE
    assert article.sections[0].kind == "body"
    assert article.text[article.sections[0].start :].startswith("La jeune pousse")
