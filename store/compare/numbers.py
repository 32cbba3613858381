"""The numbers of a text in both languages' spelling, so that `6,4 milliards` and `$6.4bn` are one value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model import Language
from store.record import NamedTuple
from store.text.later import later

_NUMBER = later(
    r"(?<![\w.,])(?:(?P<digits>\d{1,3}(?:[ \u00a0\u202f.,]\d{3}){1,4}(?:[.,]\d{1,2})?"
    r"|\d{1,15}(?:[.,]\d{1,4})?)|one|une?|a)"
    r"(?:[ \u00a0\u202f-]?(?P<scale>milliards?|billions?|trillions?|millions?|mille|thousand"
    r"|mds?|bn|tn|mn|[mk])(?![a-z0-9]))?",
    re.IGNORECASE,
)
_SCALES = {
    "milliard": 1e9, "md": 1e9, "bn": 1e9, "billion": 1e9, "trillion": 1e12, "tn": 1e12, "million": 1e6,
    "mn": 1e6, "m": 1e6, "k": 1e3, "mille": 1e3, "thousand": 1e3,
}  # fmt: skip
_FRENCH_SCALES = {"billion": 1e12, "trillion": 1e18}
_SPACE = later(r"[ \u00a0\u202f]")
_POINT = later(r"\.(?=\d{3}(?!\d))")

_MEASURES = {
    "$": "USD", "dollar": "USD", "usd": "USD", "€": "EUR", "euro": "EUR", "eur": "EUR", "£": "GBP",
    "livre": "GBP", "pound": "GBP", "%": "%", "percent": "%", "pour cent": "%", "per cent": "%",
    "gw": "GW", "mw": "MW", "gwh": "GWh",
}  # fmt: skip
_BEFORE = later(r"[$€£]\Z")
_AFTER = later(
    r"[ \u00a0\u202f-]?(?:de |d['’])?"
    r"([$€£%]|dollar|usd\b|euro|eur\b|livre|pound|percent|pour cent|per cent|gwh\b|gw\b|mw\b)",
    re.IGNORECASE,
)

SMALL = 10
"""A bare number below this is too common to tell passages apart."""


class Number(NamedTuple):
    """A value with its scale, and what it counts (`USD`, `%`) where a sign or word beside it says so."""

    value: float
    measure: str | None


def numbers(text: str, language: Language) -> Iterator[Number]:
    """The numbers of a text; years and bare small ones are left out."""
    for match in _NUMBER.finditer(text):
        scale = (match["scale"] or "").lower()
        digits = match["digits"]
        if digits is None:
            if len(scale) > 2:
                yield Number(_scale(scale, language), _measure(text, match))
            continue
        value, measure = _value(digits, language, bool(scale)), _measure(text, match)
        if scale:
            yield Number(value * _scale(scale, language), measure)
        elif (value >= SMALL or value != int(value)) and (measure or not is_year(digits)):
            yield Number(value, measure)


def _measure(text: str, match: re.Match[str]) -> str | None:
    before = _BEFORE.search(text, max(0, match.start() - 1), match.start())
    found = before[0] if before else None
    if found is None and (after := _AFTER.match(text, match.end())):
        found = after[1].lower()
    return _MEASURES[found] if found else None


def is_telling(value: float) -> bool:
    """Whether a value is large or exact enough to be a figure rather than a day, an age or a count."""
    return value >= 1000 or value != int(value) or (value > 100 and value % 10 != 0)


def is_year(digits: str) -> bool:
    """Whether plain digits can be a year of our time."""
    return len(digits) == 4 and digits[:2] in ("19", "20") and digits.isdigit()


def _scale(word: str, language: Language) -> float:
    single = word[:-1] if len(word) > 2 and word.endswith("s") else word
    if language == "fr" and single in _FRENCH_SCALES:
        return _FRENCH_SCALES[single]
    return _SCALES[single]


def _value(digits: str, language: Language, scaled: bool) -> float:
    """Digits with their separators read: a comma is decimal in French, a point in English.

    A French point before three digits parts thousands (`3.000 dollars`), save before a scale
    (`1.675 milliard`).
    """
    plain = _SPACE.sub("", digits)
    if language == "en":
        plain = plain.replace(",", "")
    else:
        plain = (plain if scaled else _POINT.sub("", plain)).replace(",", ".")
    return float(plain) if plain.count(".") < 2 else 0.0
