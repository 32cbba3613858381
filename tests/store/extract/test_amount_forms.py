"""Amounts: each written form, then amounts generated from a grammar, written in every form and read back."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extract.amounts import Amount, find_amounts, plain

FORMS = [
    ("fr", "6,4 milliards de dollars", 6.4e9, None, "USD"),
    ("fr", "1,3 Md€", 1.3e9, None, "EUR"),
    ("fr", "34,5 Mds $", 34.5e9, None, "USD"),
    ("fr", "600 M€", 600e6, None, "EUR"),
    ("fr", "750 k€", 750e3, None, "EUR"),
    ("fr", "1,2 milliard d'euros¹", 1.2e9, None, "EUR"),
    ("fr", "1'500'000 francs", 1.5e6, None, "CHF"),
    ("fr", "CHF 2’300.50", 2300.5, None, "CHF"),
    ("en", "USD$17.66 million1", 17.66e6, None, "USD"),
    ("en", "$13bn", 13e9, None, "USD"),
    ("en", "$4.7M", 4.7e6, None, "USD"),
    ("en", "US$1.4 trillion", 1.4e12, None, "USD"),
    ("en", "£20m", 20e6, None, "GBP"),
    ("fr", "3.000 dollars", 3000, None, "USD"),
    ("en", "3,000 dollars", 3000, None, "USD"),
    ("fr", "1 234 567 euros", 1234567, None, "EUR"),
    ("en", "$1,234,567.89", 1234567.89, None, "USD"),
    ("fr", "1.234.567,89 €", 1234567.89, None, "EUR"),
    ("fr", "un milliard et demi d'euros", 1.5e9, None, "EUR"),
    ("fr", "six cents millions de dollars", 600e6, None, "USD"),
    ("fr", "trois milliards d'euros", 3e9, None, "EUR"),
    ("fr", "quatre-vingt-dix-sept millions d'euros", 97e6, None, "EUR"),
    ("fr", "vingt et un millions d'euros", 21e6, None, "EUR"),
    ("fr", "un demi-milliard d'euros", 0.5e9, None, "EUR"),
    ("fr", "deux cent cinquante mille euros", 250e3, None, "EUR"),
    ("en", "half a billion dollars", 0.5e9, None, "USD"),
    ("en", "two and a half billion euros", 2.5e9, None, "EUR"),
    ("en", "a hundred million dollars", 100e6, None, "USD"),
    ("en", "twenty-five million pounds", 25e6, None, "GBP"),
    ("fr", "1,5 billion de dollars", 1.5e12, None, "USD"),
    ("en", "1.5 billion dollars", 1.5e9, None, "USD"),
    ("fr", "entre 50 et 60 milliards de dollars", 50e9, 60e9, "USD"),
    ("fr", "entre deux et trois milliards de yens", 2e9, 3e9, "JPY"),
    ("en", "between $5 and $6 billion", 5e9, 6e9, "USD"),
    ("en", "$1.5-2bn", 1.5e9, 2e9, "USD"),
    ("fr", "de 50 à 60 milliards d'euros", 50e9, 60e9, "EUR"),
    ("en", "Rs 500 crore", 5e9, None, "INR"),
    ("en", "2 trillion won", 2e12, None, "KRW"),
    ("en", "CHF 3 million", 3e6, None, "CHF"),
    ("en", "A$50 million", 50e6, None, "AUD"),
    ("fr", "20 millions de dollars canadiens", 20e6, None, "CAD"),
    ("fr", "80 millions de francs suisses", 80e6, None, "CHF"),
    ("fr", "12 milliards de yuans", 12e9, None, "CNY"),
    ("en", "a 500-million-euro deal", 500e6, None, "EUR"),
    ("en", "$40-billion", 40e9, None, "USD"),
]


def read(text: str, language: str) -> list[Amount]:
    return find_amounts(text, 0, None, language)


@pytest.mark.parametrize(
    ("language", "written", "value", "top", "currency"), FORMS, ids=[f[1] for f in FORMS]
)
def test_form_is_read(language: str, written: str, value: float, top: float | None, currency: str) -> None:
    sentence = (
        f"Le groupe annonce {written} ce jour."
        if language == "fr"
        else f"The group announced {written} today."
    )
    (amount,) = read(sentence, language)
    assert amount.value == pytest.approx(value)
    assert amount.value_max == (pytest.approx(top) if top else None)
    assert amount.currency == currency


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "une dette ramenée de 24 à 15,5 milliards d'euros", [24e9, 15.5e9]),
        ("en", "sales fell from $24 billion to $15.5 billion", [24e9, 15.5e9]),
        ("fr", "des tranches de 10, 20 et 30 millions d'euros", [10e6, 20e6, 30e6]),
        ("fr", "10 milliards de dollars, et 5 milliards plus tard", [10e9, 5e9]),
        ("fr", "10 milliards de dollars (9,2 milliards d'euros)", [10e9]),
        ("fr", "10 milliards de dollars, soit 9,2 milliards d'euros", [10e9]),
        ("en", "4 billion euros ($4.25 billion)", [4e9]),
        ("en", "($1 = 0.9414 euros)", []),
        ("fr", "des dizaines de milliards de dollars", []),
        ("fr", "plusieurs millions d'euros", []),
        ("en", "hundreds of millions of dollars", []),
        ("fr", "le 12 mars 2025 à 14 h 30, n° 412, 32 ans, 1 000 salariés, erreur 404", []),
        ("fr", "Llama 3.1 et ses 405 milliards de paramètres, GPT-4, 7B, version 2.0.1", []),
        ("en", "3 pounds of sugar, 6 million people, 10 minutes, 5pm, 2023-10-13", []),
        ("fr", "https://example.org/levee-2-milliards-n21", []),
    ],
)
def test_neighbours_and_what_is_none(language: str, text: str, values: list[float]) -> None:
    assert [amount.value for amount in read(text, language)] == [pytest.approx(value) for value in values]


@pytest.mark.parametrize(
    ("text", "language", "sense"),
    [
        ("plus de 5 milliards d'euros", "fr", "over"),
        ("près d'un milliard d'euros", "fr", "about"),
        ("environ 20 M€", "fr", "about"),
        ("jusqu'à 100 millions de dollars", "fr", "up_to"),
        ("quelque 500 millions d'euros", "fr", "about"),
        ("more than $5 billion", "en", "over"),
        ("nearly $1bn", "en", "about"),
        ("up to $100 million", "en", "up_to"),
        ("as much as $4.5 billion", "en", "up_to"),
        ("une dizaine de milliards d'euros", "fr", "about"),
        ("5 milliards d'euros", "fr", None),
    ],
)
def test_hedge_is_kept(text: str, language: str, sense: str | None) -> None:
    assert [amount.approximate for amount in read(text, language)] == [sense]


def test_nothing_is_no_amount() -> None:
    assert read("Comptez 0 euro et un café, ou 0 €.", "fr") == []


def test_currency_nothing_states_is_unknown() -> None:
    (amount,) = read("je veux juste 80 milliards pour construire ma ville", "fr")
    assert (amount.value, amount.currency) == (80e9, None)


# --- generated ---

FRENCH_CURRENCIES = [
    ("dollars", "de dollars", "$", "USD"),
    ("euros", "d'euros", "€", "EUR"),
    ("yens", "de yens", "¥", "JPY"),
]
SPACES = [" ", "\u00a0", "\u202f", "\u2009"]
SCALES = {"millions": (1e6, "M"), "milliards": (1e9, "Md")}
ENGLISH_SCALES = {
    "million": (1e6, ["m", "M", " million", " mn"]),
    "billion": (1e9, ["bn", "B", " billion"]),
    "trillion": (1e12, ["tn", "T", " trillion"]),
}
UNITS_FR = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize".split()
)
TENS_FR = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}


def french_words(number: int) -> str:
    """Spell a number below one thousand as a French style book does."""
    hundreds, rest = divmod(number, 100)
    head = (
        ""
        if hundreds == 0
        else "cent"
        if hundreds == 1
        else UNITS_FR[hundreds] + (" cents" if rest == 0 else " cent")
    )
    return f"{head} {below_hundred(rest)}".strip() if rest else head


def below_hundred(number: int) -> str:
    if number < 17:
        return UNITS_FR[number]
    if number < 20:
        return "dix-" + UNITS_FR[number - 10]
    if number >= 80:
        return "quatre-vingts" if number == 80 else "quatre-vingt-" + below_hundred(number - 80)
    if number >= 70:
        return "soixante et onze" if number == 71 else "soixante-" + below_hundred(number - 60)
    tens, unit = divmod(number, 10)
    word = TENS_FR[tens * 10]
    return word if unit == 0 else f"{word} et un" if unit == 1 else f"{word}-{UNITS_FR[unit]}"


numbers = st.one_of(st.integers(2, 999).map(float), st.integers(11, 9999).map(lambda n: n / 10))


@given(
    numbers,
    st.sampled_from(sorted(SCALES)),
    st.sampled_from(FRENCH_CURRENCIES),
    st.sampled_from(SPACES),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_french_figures_are_read_back(
    number: float, scale: str, currency: tuple[str, str, str, str], space: str, short: bool
) -> None:
    factor, letters = SCALES[scale]
    figure = f"{number:.1f}".replace(".", ",") if number % 1 else f"{number:.0f}"
    written = (
        f"{figure}{space}{letters}{currency[2]}" if short else f"{figure}{space}{scale}{space}{currency[1]}"
    )
    (amount,) = read(f"La société a obtenu {written} hier.", "fr")
    assert amount.value == pytest.approx(number * factor)
    assert amount.currency == currency[3]


@given(numbers, st.sampled_from(sorted(ENGLISH_SCALES)), st.data())
@settings(max_examples=150, deadline=None)
def test_english_figures_are_read_back(number: float, scale: str, data: st.DataObject) -> None:
    factor, forms = ENGLISH_SCALES[scale]
    sign, code = data.draw(
        st.sampled_from([("$", "USD"), ("€", "EUR"), ("£", "GBP"), ("US$", "USD"), ("A$", "AUD")])
    )
    figure = f"{number:,.1f}" if number % 1 else f"{number:,.0f}"
    text = f"The company raised {sign}{figure}{data.draw(st.sampled_from(forms))} on Tuesday."
    (amount,) = read(text, "en")
    assert amount.value == pytest.approx(number * factor)
    assert amount.currency == code
    assert text[amount.start : amount.end].startswith(sign)


@given(st.integers(2, 999), st.sampled_from(sorted(SCALES)), st.sampled_from(["-", " "]))
@settings(max_examples=200, deadline=None)
def test_french_words_are_read_back(number: int, scale: str, joint: str) -> None:
    written = french_words(number).replace("-", joint)
    (amount,) = read(f"Elle vaut {written} {scale} d'euros.", "fr")
    assert amount.value == pytest.approx(number * SCALES[scale][0]), written


@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(
        ["entre {} et {} milliards d'euros", "{} à {} milliards d'euros", "{}-{} milliards d'euros"]
    ),
)
@settings(max_examples=100, deadline=None)
def test_ranges_are_one_amount(low: int, more: int, form: str) -> None:
    (amount,) = read("Il faudra " + form.format(low, low + more) + " de plus.", "fr")
    assert (amount.value, amount.value_max, amount.currency) == (low * 1e9, (low + more) * 1e9, "EUR")


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_without_fault(text: str) -> None:
    assert len(plain(text)) == len(text)
    for language in ("fr", "en", None):
        for amount in find_amounts(text, 0, None, language):
            assert 0 <= amount.start < amount.end <= len(text)


@given(
    st.integers(20, 900),
    st.integers(2, 19),
    st.sampled_from(
        [
            ("fr", "Il vaut {} millions d'euros, contre {} il y a trois ans."),
            ("fr", "Il a levé {} millions d'euros, dont {} auprès de la banque."),
            ("fr", "Il demandait {} millions d'euros, l'autre en proposait {}."),
            ("fr", "Il a perdu {} millions d'euros, contre {} un an plus tôt."),
            ("en", "It is worth {} million euros, up from {} a year earlier."),
            ("en", "It raised {} million euros, including {} from the bank."),
            ("en", "Sales of {} million euros compared with {} in 2023."),
        ]
    ),
)
@settings(max_examples=150, deadline=None)
def test_a_bare_number_carries_what_the_one_before_says(
    first: int, second: int, form: tuple[str, str]
) -> None:
    language, written = form
    amounts = read(written.format(first, second), language)
    assert [(a.value, a.currency) for a in amounts] == [(first * 1e6, "EUR"), (second * 1e6, "EUR")]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("fr", "Il vaut 3 milliards d'euros, dont 12 salariés sont actionnaires.", [3e9]),
        ("fr", "Il a levé 60 millions d'euros contre 5 % du capital.", [60e6, 5]),
        ("fr", "Un contrat de 60 millions d'euros en mars 15 jours après.", [60e6]),
        ("en", "It paid $3 billion in 2022, up from 12 people.", [3e9]),
        ("fr", "de quinze à vingt mille euros", [15e3]),
        ("fr", "il y va de son million d'euros", [1e6]),
        ("en", "one gigawatt costs $35 billion", [35e9]),
        ("en", "trained on 512 chips for $3 million", [3e6]),
        ("en", "It raised a $200M Series A, at 1.8.", [200e6, 1.8e9]),
    ],
)
def test_bare_numbers_beside_amounts(language: str, text: str, values: list[float]) -> None:
    assert [amount.value for amount in read(text, language)] == [pytest.approx(value) for value in values]


def test_a_currency_holds_in_its_sentence_and_not_inside_a_later_quotation() -> None:
    text = "Google a payé 1,4 milliard de dollars. « Une amende à un milliard finira par tomber », dit-elle."
    assert [amount.currency for amount in read(text, "fr")] == ["USD", None]


@pytest.mark.parametrize("tenths", [41, 82, 83, 166, 347, 1107])
@pytest.mark.parametrize(("scale", "times"), [("millions", 10**5), ("milliards", 10**8)])
def test_what_is_written_in_tenths_is_exact(tenths: int, scale: str, times: int) -> None:
    text = (
        f"Elle vaut entre {tenths // 10},{tenths % 10} et {tenths // 10 + 4},{tenths % 10} {scale} d'euros."
    )
    found = find_amounts(text, language="fr")[0]
    assert (found.value, found.value_max) == (tenths * times, (tenths + 40) * times)
