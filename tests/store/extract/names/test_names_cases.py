"""Small traps of names, one sentence each."""

from __future__ import annotations

import pytest

from store.extract.names import find_mentions, recognise
from store.model import Section
from tests.store.extract.names.names_marked import article, check


@pytest.mark.parametrize(
    "marked",
    [
        "La guerre {P:Musk}-{O:OpenAI} ne suffit pas, ni l’anti-{O:Apple}.",
        "👉{O:OpenAI} pivote, et l’IAet les autres suivent. Le contenu d’{O:OpenAI}.",
        "{O:MISTRAL AI} LÈVE DES FONDS",
        "S&P 500 RECULE À NEW YORK".replace("NEW YORK", "{L:NEW YORK}"),
        "Le procureur général de {L:Californie} a saisi le {O:tribunal de commerce de Paris}.",
        "Le PDG {P:Sam Altman} a parlé lundi à l’{O:Université de Stanford}.",
        "En Mars 2025, rien. La fusée partira vers {L:Mars}.",
        "In October {O:Stripe} agreed to buy {O:Klarna}.",
        "Selon {O:Reuters}, les Français et les Américains aiment le cloud et la 5G.",
        "{O:Google DeepMind} a {D:Google Cloud}, {D:GPT-4}, {D:Claude 3.5 Sonnet} et {D:iPhone 16 Pro}.",
        "{P:Ursula von der Leyen} a reçu {P:Jean-Pierre Dupont} et {P:Alexis K. Ohanian}.",
        "La {O:Banque centrale européenne} ({O:BCE}) attend.",
        "M. {P:Zeliq} a quitté {O:Marks & Spencer} pour {O:AT&T}.",
        "Nvidia-backed chips sell.".replace("Nvidia", "{O:Nvidia}"),
        "Le règlement Digital Markets Act et l’AI Act inquiètent Big Tech.",
        "Newsletter\nÀ lire aussi\nAbonnez-vous",
        "{O:Alteca} rachetait hier le site {O:Nexedi}.",
        "{O:Alteca} rachètera le site {O:Nexedi}.",
        "{O:Alteca} vient de racheter le site {O:Nexedi}.",
        "{O:Alteca} se sépare du site {O:Nexedi}.",
        "Opéra italien et lait cru font recette.",
        "Yesterday {O:Facebook} bought {O:Zalmo} for $1 billion.",
        "La vidéo circule sur {D:Facebook} et {D:TikTok}.",
        "Le PDG de {O:LinkedIn}, {P:Ryan Roslansky}, a parlé.",
        "Beaucoup d’utilisateurs de {D:WhatsApp} s’en vont.",
        "{O:Vinted} rachète {O:Rebelle}.",
    ],
)
def test_names_of_a_sentence(marked: str) -> None:
    check(marked)


def test_one_sense_for_a_surname_also_a_firm() -> None:
    text = "Steve Jobs a fondé Apple. Jobs disait non."
    assert [m.name for m in find_mentions(article(text)) if m.type == "PERSON"] == [
        "Steve Jobs",
        "Steve Jobs",
    ]


def test_two_persons_of_one_family_name() -> None:
    text = "Dario Amodei parle. Amodei insiste. Puis Daniela Amodei répond. Amodei sourit."
    names = [m.name for m in find_mentions(article(text))]
    assert names == ["Dario Amodei", "Dario Amodei", "Daniela Amodei", "Daniela Amodei"]


def test_acronym_in_brackets_takes_the_full_name() -> None:
    text = "La Banque Richelieu Monaco (BRM) finance. Hier, la BRM a signé."
    assert {m.name for m in find_mentions(article(text))} == {"Banque Richelieu Monaco"}


def test_language_chooses_among_well_known_names() -> None:
    assert find_mentions(article("Depuis les USA.", "fr"))[0].name == "États-Unis"
    assert find_mentions(article("From the USA.", "en"))[0].name == "United States"


def test_asides_arecheck() -> None:
    text = "Apple recule.\nLire aussi : Netflix monte"
    at = text.index("Lire")
    bare = article(text)._replace(sections=(Section(None, "aside", "fr", at, len(text), ()),))
    assert [(m.text, m.aside) for m in find_mentions(bare)] == [("Apple", False), ("Netflix", True)]


def test_rules_behind_a_mention_are_told() -> None:
    found = recognise(article("Hier, la start-up lyonnaise Zeliq a levé 5 millions."))
    assert [one.mention.text for one in found] == ["Zeliq"]
    assert "org.kind" in found[0].rules or "org.kind-adjective" in found[0].rules


@pytest.mark.parametrize(
    "unit",
    [
        "A",
        "Ab ",
        "d'A ",
        "Aa-",
        "A.",
        "9A ",
        "aB",
        "$A",
        "Ab de ",
        "O'",
        "AB CD\n",
        "M. ",
        "Jean ",
        "( ",
        "Ü-",
    ],
)
def test_hostile_lines_end(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    for mention in find_mentions(article(text)):
        assert text[mention.start : mention.end] == mention.text


def test_an_empty_article_has_no_name() -> None:
    assert find_mentions(article("")) == ()
