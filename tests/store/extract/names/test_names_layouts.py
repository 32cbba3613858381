"""Names in the forms that reviews, releases, roundups and interviews print them in, made up for each."""

from __future__ import annotations

import pytest

from store.extract.names import find_mentions
from tests.store.extract.names.names_marked import article, check


@pytest.mark.parametrize(
    "marked",
    [
        "The panel is protected by {D:Gorillex Glast 5}. In {D:Geekmark 6} it scored 1,106.",
        "It runs at 90 Hz, holds 4,200 mAh, charges in 2 kWh packs and meets IP68, in XXL and QHD.",
        "J'ai gardé la {D:Renault 5} trois semaines, puis le {D:Fairphone 5} que l'on répare.",
        "L'action gagnait 2,2 % vers 15H10 GMT.",
        "{O:Watchel, Liptor, Rosan & Katzen} was its legal counsel.",
        "Le cabinet d'avocats {O:Bredon, Pratt & Associel} conseille l'acheteur.",
        "It will license the source code of {D:Mist AIOps} to rivals.",
        "L'industriel a cédé {O:Ma'aden} et {O:Wa'ed Ventures}, puisqu'il le fallait. C'est fait.",
        "La faille CVE-2024-6387 touche {D:OpenSSH}. Écrivez au 12 rue des Petits-Champs ou à EC2A 3NF.",
        "Un essai commence au {O:CHU de Nantes}, un autre dans un CHU voisin.",
        "{P:Dana Whitlock} covers software.\nHOST: Why?\n{P:WHITLOCK}: Because it pays.",
        "LES DEUX PARIS DE {O:NVIDIA}\n\nLe groupe {O:Nvidia} a son siège à {L:Paris}.",
        "{P:Anne Noël} et {P:Maya Noël} dirigent l'association.",
        "Le fondateur garde un siège au Conseil d'administration.",
        "They signed a Letter of Intent and a Secondary Stock Purchase Agreement in May.",
        "The shares of {O:Zeliq} (NASDAQ: ZLQ; ZLQW) rose.".replace("NASDAQ", "{O:NASDAQ}"),
        "He kept the {D:Samsung Galaxy Note 9} and gave the {D:Huawei P30 Pro} away.",
        "{O:Nokia} Names {O:Intel}'s Data Center Head {P:Justin Hotard} as New Chief Executive - "
        "{P:Justin Hotard}, formerly of {O:Intel}, becomes its new chief.",
    ],
)
def test_names_of_a_form(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Delfia Growing Groep BV, a firm of Delft, waits. Delfia has completed its audit.",
            {"Delfia Growing Groep BV"},
        ),
        (
            "Zelirola Biovec Inc announces a loss.\nZelirola Biovec, Inc. (“Zelirola”) said no.",
            {"Zelirola Biovec Inc"},
        ),
    ],
)
def test_a_firm_named_with_its_legal_form_is_one_with_its_short_names(text: str, names: set[str]) -> None:
    assert {m.name for m in find_mentions(article(text)) if m.type == "ORG"} == names


def test_firms_that_follow_one_another_are_no_partnership() -> None:
    text = "The fund owns shares of Apple, Google & Meta, and rents out chips."
    assert [m.text for m in find_mentions(article(text))] == ["Apple", "Google", "Meta"]


def test_a_dateline_in_capitals_is_no_headline() -> None:
    text = "CEDAR PARK, Texas, Oct. 5, 2021 – The maker of rockets announced today that it would grow."
    assert next((m.text, m.type) for m in find_mentions(article(text))) == ("CEDAR PARK", "PLACE")
