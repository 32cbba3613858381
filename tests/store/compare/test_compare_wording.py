"""What sentences are recognised by: numbers, meanings and topics in two languages; and the reasons told."""

from __future__ import annotations

import pytest

from store.compare.lexicon import EMPTY, meanings
from store.compare.numbers import Number, is_telling, numbers
from store.compare.reasons import in_short, reasons
from store.compare.wording import wording
from store.model import Language


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("6,4 milliards de dollars", "$6.4 billion"),
        ("34,5 Mds $", "$34.5bn"),
        ("650 M€", "€650m"),
        ("1 200 euros", "1,200 euros"),
        ("3.000 dollars", "$3,000"),
        ("1,375 milliard de dollars", "$1.375 billion"),
        ("un milliard d'euros", "one billion euros"),
        ("1 000 milliards de dollars", "1,000 billion dollars"),
        ("9,9 %", "9.9%"),
    ],
)
def test_a_number_is_one_value_in_both_languages(french: str, english: str) -> None:
    assert list(numbers(french, "fr")) == list(numbers(english, "en")) != []


@pytest.mark.parametrize("text", ["en 2025", "GPT-4", "v4", "5 personnes", "un rachat"])
def test_years_names_and_small_counts_are_no_numbers(text: str) -> None:
    assert list(numbers(text, "fr")) == []


def test_a_french_billion_is_a_million_millions() -> None:
    assert list(numbers("2 billions", "fr")) == [Number(2e12, None)]
    assert list(numbers("2 billion", "en")) == [Number(2e9, None)]


def test_figures_tell_and_small_counts_do_not() -> None:
    assert [is_telling(value) for value in (1.7e9, 23.28, 137.0, 30.0, 16.0)] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("french", "english"),
    [("rachats", "acquisition"), ("plainte", "lawsuit"), ("puces", "chips"), ("milliardaire", "billionaire")],
)
def test_words_of_one_meaning_meet(french: str, english: str) -> None:
    assert meanings(french, "fr") & meanings(english, "en")


def test_function_words_mean_nothing_and_whole_words_are_whole() -> None:
    assert meanings("avec", "fr") >= EMPTY
    assert meanings("which", "en") >= EMPTY
    assert not meanings("parture", "fr") & meanings("part", "fr")


def shared(french: str, english: str) -> set[str]:
    sides: tuple[tuple[str, Language], ...] = ((french, "fr"), (english, "en"))
    left, right = (wording(text, language) for text, language in sides)
    return {feature.partition(":")[0] for feature in left & right}


def test_a_sentence_and_its_translation_share_words_figures_and_phrases() -> None:
    found = shared(
        "Le conseil a refusé en 2024 l'offre de rachat de 2,5 milliards d'euros, jugée baroque.",
        "In 2024 the board turned down the baroque takeover bid of €2.5 billion.",
    )
    assert {"meaning", "number", "sum", "year", "word"} <= found


def test_neighbouring_words_meet_in_either_order() -> None:
    assert "phrase" in shared("une note convertible obligataire", "a bonded convertible note")


def test_reasons_are_plain_words_with_the_strongest_first() -> None:
    features = {
        "deal:d1",
        "number:3e+11",
        "sum:3e+11 USD",
        "entity:oracle",
        "entity:softbank",
        "concept:valuation",
        "concept:contract",
        "meaning:7",
        "phrase:a b",
    }
    assert reasons(features, {"oracle": "Oracle", "softbank": "SoftBank"}) == (
        "same deal",
        "same figure: $300bn",
        "both name Oracle, SoftBank",
        "both tell of: contract, valuation",
        "1 word in common",
    )
    assert reasons(set(), {}, placed=True) == ("same place between two pairs",)


@pytest.mark.parametrize(
    ("value", "measure", "told"),
    [
        (6.4e9, "USD", "$6.4bn"),
        (11.0, "%", "11%"),
        (10.0, "GW", "10 GW"),
        (1.5e6, "", "1.5m"),
        (1e12, "SEK", "1tn SEK"),
    ],
)
def test_figures_are_said_as_in_a_headline(value: float, measure: str, told: str) -> None:
    assert in_short(value, measure) == told
