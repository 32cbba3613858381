"""Amounts as values, for looking up: `6,4 Md$`, `6,4 milliards de dollars` and `$6.4bn` are one figure.

Reads folded text (see `store.text.fold`), in queries and in passages alike. It wants to recognise the
same figure written in another way, not to judge what a figure says: ranges are two figures, hedges are
left aside. Scales follow the usage of French and English press agencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from store.record import NamedTuple
from store.search.words import POINT, plain_number
from store.text.later import later


class Figure(NamedTuple):
    """One amount of a folded text, in units. `currency` is ISO 4217; `unit` is set for what is not money."""

    value: float
    currency: str | None
    unit: str | None
    start: int
    end: int


SCALES: dict[str, float] = {
    **dict.fromkeys(("k", "mille", "millier", "milliers", "thousand"), 1e3),
    **dict.fromkeys(("m", "mm", "mn", "mln", "mio", "million", "millions"), 1e6),
    **dict.fromkeys(("b", "bn", "bln", "md", "mds", "mrd", "mrds", "milliard", "milliards"), 1e9),
    **dict.fromkeys(("billion", "billions"), 1e9),
    **dict.fromkeys(("t", "tn", "trn", "trillion", "trillions"), 1e12),
}
_SHORT = frozenset({"k", "m", "mm", "b", "t", "mille", "thousand"})
"""Scales that make an amount only beside a currency: `5 k` or `600 m` may be anything."""

_CURRENCIES: dict[str, str] = {
    **dict.fromkeys(("us$", "$us", "$", "usd", "dollar", "dollars"), "USD"),
    **dict.fromkeys(("€", "eur", "euro", "euros"), "EUR"),
    **dict.fromkeys(("£", "gbp", "livres sterling", "livre sterling", "pounds"), "GBP"),
    **dict.fromkeys(("¥", "jpy", "yen", "yens"), "JPY"),
    **dict.fromkeys(("yuan", "yuans", "cny", "rmb"), "CNY"),
    **dict.fromkeys(("chf", "francs suisses", "swiss francs"), "CHF"),
    **dict.fromkeys(("won", "wons", "krw"), "KRW"),
    **dict.fromkeys(("roupies", "rupees", "inr", "₹"), "INR"),
    **dict.fromkeys(("cad", "c$"), "CAD"),
    **dict.fromkeys(("aud", "a$"), "AUD"),
}
_UNITS: dict[str, tuple[str, float]] = {
    **dict.fromkeys(("gw", "gigawatt", "gigawatts"), ("GW", 1.0)),
    **dict.fromkeys(("mw", "megawatt", "megawatts"), ("GW", 1e-3)),
    **dict.fromkeys(("tw", "terawatt", "terawatts"), ("GW", 1e3)),
    **dict.fromkeys(("%", "pourcent", "percent"), ("%", 1.0)),
}


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    """A currency that stands before its number."""
    return re.compile(
        r"(?:(?<![a-z0-9])(?:us\$|\$us|[ac]\$)|[$€£¥₹]|(?<![a-z0-9])(?:usd|eur|gbp|chf|jpy|cny)) ?$"
    )


@cache
def _amount() -> re.Pattern[str]:
    """An amount or range in digits, with what tells its unit; made on first need: starting is quick."""
    digits = r"(?:\d{1,3}(?: \d{3}){1,5}(?!\d)|\d{1,15})(?:[.,]\d{1,12}){0,6}"
    return re.compile(
        r"(?P<number>\d(?<![^\W_]\d)(?<!\d[.,]\d)"
        r"(?:\d{0,2}(?: \d{3}){1,5}(?!\d)|\d{0,14})(?:[.,]\d{1,12}){0,6})"
        rf"(?P<range> ?(?:et|a|ou|and|to|or|/|\.\.| ) ?(?:us\$|[$€£])?(?P<upper>{digits}))?"
        rf"(?: ?(?P<scale>(?:{_any(SCALES)})(?![a-z])))?"
        rf"(?P<half> et demie?| and a half)?"
        rf"(?: ?(?:(?P<after>(?:de |d )?(?:{_money()}))|(?P<unit>(?:{_any(_UNITS)})(?![a-z]))))?"
    )


@cache
def _worded() -> re.Pattern[str]:
    """An amount whose number is in words."""
    return re.compile(
        r"(?<![^\W_])(?P<words>(?:[a-z]{2,12} ){1,6})"
        r"(?P<scale>milliards?|millions?|billions?|trillions?)(?![^\W_])"
        rf"(?P<half> et demie?| and a half)?(?: (?P<after>(?:de |d )?(?:{_money()})))?"
    )


def _money() -> str:
    return rf"(?:{_any(_CURRENCIES)})(?![a-z])"


_SCALE_WORD = later(r"milliard|million|billion|trillion")
_DIGIT = later(r"\d")

_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
    "septante": 70, "nonante": 90, "cent": 100, "cents": 100,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_IN_ORDER = tuple(_NUMBERS)
_FRENCH = frozenset(_IN_ORDER[: _IN_ORDER.index("one")]) - {"six"}
_ENGLISH = frozenset(_IN_ORDER[_IN_ORDER.index("one") :])
"""Number words of one language alone: they tell what a `billion` behind them is."""
_FILLERS = frozenset({"et", "and"})


def figures(folded: str, language: str | None = None, loose: bool = False) -> list[Figure]:
    """The amounts of a folded text in order; both ends of a range are figures of their own.

    `language` settles a bare `billion` (French 10¹², English 10⁹); the words around it come first.
    `loose` also takes a short scale without a currency, as people type it: `600m`, `6.4 b`.
    """
    found: list[Figure] = []
    if _DIGIT.search(folded):
        for match in _amount().finditer(folded):
            found.extend(_in_digits(match, folded, language, loose))
    if _SCALE_WORD.search(folded):
        for match in _worded().finditer(folded):
            figure = _in_words(match, folded, language)
            if figure is not None:
                found.append(figure)
        found.sort(key=lambda figure: figure.start)
    return found


def _in_digits(match: re.Match[str], folded: str, language: str | None, loose: bool) -> list[Figure]:
    scale, unit = match["scale"], match["unit"]
    before = _before().search(folded, max(0, match.start() - 4), match.start()) if match.start() else None
    currency = _currency(before[0] if before else None) or _currency(match["after"])
    if scale in _SHORT and currency is None and not loose:
        return []
    if scale is None and currency is None and unit is None:
        return []
    factor = _factor(scale, folded[match.end("scale") :][:9] if scale else "", before is not None, language)
    kind, unit_factor = _UNITS[unit] if unit else (None, 1.0)
    half = 0.5 if match["half"] and scale else 0.0
    ends = (
        ("number", "upper")
        if match["range"] and _is_range(match)
        else ("upper",)
        if match["range"]
        else ("number",)
    )
    made: list[Figure] = []
    for end in ends:
        value = (_number(match[end]) + half) * factor * unit_factor
        start = before.start() if before and end == "number" else match.start(end)
        stop = match.end() if end == ends[-1] else match.end(end)
        made.append(Figure(value, currency, kind, start, stop))
    return made


def _is_range(match: re.Match[str]) -> bool:
    """Tell a range or a pair from two numbers that only stand side by side, as in `2025 300 milliards`."""
    return match["range"].strip()[:1] not in "0123456789" or _number(match["number"]) < _number(
        match["upper"]
    )


def _in_words(match: re.Match[str], folded: str, language: str | None) -> Figure | None:
    """The figure of a number in words before its scale, such as `six cents millions`."""
    run: list[str] = []
    start = match.end("words")
    for word in reversed(match["words"].split()):
        if word not in _NUMBERS and not (word in _FILLERS and run):
            break
        run.insert(0, word)
        start -= len(word) + 1
    while run and run[0] in _FILLERS:
        start += len(run.pop(0)) + 1
    value = _add_up(run)
    if value is None:
        return None
    said = {"fr" if word in _FRENCH else "en" for word in run if word in _FRENCH or word in _ENGLISH}
    language = said.pop() if len(said) == 1 else language
    factor = _factor(match["scale"], folded[match.end("scale") :][:9], False, language)
    value += 0.5 if match["half"] else 0.0
    return Figure(value * factor, _currency(match["after"]), None, start, match.end())


def _add_up(run: list[str]) -> float | None:
    """The value of number words in reading order: `quatre vingt dix` is 4 × 20 + 10."""
    total = 0
    for word in run:
        if word in _FILLERS:
            continue
        value = _NUMBERS[word]
        if value == 100:
            total = max(total, 1) * 100
        elif word.startswith("vingt") and total % 100 == 4:
            total += 76
        else:
            total += value
    return float(total) if total else None


def _number(written: str) -> float:
    return float(plain_number(written).replace(POINT, ".", 1).replace(POINT, ""))


def _factor(scale: str | None, after: str, symbol: bool, language: str | None) -> float:
    if scale is None:
        return 1.0
    french = after.startswith((" de ", " d ")) or (
        language == "fr" and not after.startswith((" dollar", " euro"))
    )
    return 1e12 if scale.startswith("billion") and french and not symbol else SCALES[scale]


def _currency(written: str | None) -> str | None:
    if not written:
        return None
    return _CURRENCIES[written.strip().removeprefix("de ").removeprefix("d ")]


def value_word(value: float) -> str:
    """The indexed word for a value, whatever its currency: exact to the hundredth."""
    return f"{POINT}v{round(value * 100):d}"


def figure_words(value: float, currency: str | None, unit: str | None) -> tuple[str, str]:
    """The two indexed words of a figure: its value alone, and with its currency or unit (`x`: unknown)."""
    word = value_word(value)
    return word, word + (currency or unit or "x").lower().replace("%", "percent")


_SCALE_WORDS: dict[float, tuple[str, ...]] = {
    1e3: ("k", "mille", "milliers", "thousand"),
    1e6: ("m", "mm", "mn", "mln", "mio", "million", "millions"),
    1e9: ("b", "bn", "bln", "md", "mds", "mrd", "mrds", "milliard", "milliards", "billion", "billions"),
    1e12: ("t", "tn", "trn", "trillion", "trillions", "billion", "billions"),
}
_UNIT_WORDS: dict[float, tuple[str, ...]] = {
    1.0: ("gw", "gigawatt", "gigawatts"),
    1e-3: ("mw", "megawatt", "megawatts"),
    1e3: ("tw", "terawatt", "terawatts"),
}
_BY_NUMBER: dict[int, tuple[str, ...]] = {
    number: tuple(word for word, value in _NUMBERS.items() if value == number)
    for number in set(_NUMBERS.values())
}


def ways_to_write(value: float, unit: str | None) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The indexed words a value may be written with: pairs of number words and scale words, one of each.

    No scale words: the number stands alone. Whether they make that value is seen on the text itself.
    """
    scales = {1.0: (), **_SCALE_WORDS} if unit in (None, "%") else _UNIT_WORDS
    found: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for factor, words in scales.items():
        number = round(value / factor, 6)
        if 0.001 <= number < 1e9 and abs(number * factor - value) <= 1e-9 * abs(value):
            found.append((_number_words(number), words))
    return found


def _number_words(number: float) -> tuple[str, ...]:
    if number == int(number):
        return (str(int(number)), f"{int(number)}{POINT}0", *_BY_NUMBER.get(int(number), ()))
    plain = f"{number:.6f}".rstrip("0").replace(".", POINT)
    half = _BY_NUMBER.get(int(number), ()) if number % 1 == 0.5 else ()
    return (plain, f"{plain}0", *half)


def spelt(value: float, currency: str | None, unit: str | None = None) -> str:
    """A value for people, in short English: `6.4 billion USD`."""
    for size, name in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1.0, "")):
        if abs(value) >= size:
            number = f"{value / size:,.10g}" if size > 1 else f"{value:,.10g}"
            return f"{number}{name} {currency or unit or ''}".rstrip()
    return f"{value:g} {currency or unit or ''}".rstrip()
