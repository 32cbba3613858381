"""The numbers of a text in both languages' spelling, so that `6,4 milliards` and `$6.4bn` are one value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.model import Language

_NUMBER = re.compile(
    r"(?<![\w.,])(?:(?P<digits>\d{1,3}(?:[ \u00a0\u202f.,]\d{3}){1,4}(?:[.,]\d{1,2})?|\d{1,15}(?:[.,]\d{1,4})?)"
    r"|one|une?|a)"
    r"(?:[ \u00a0\u202f-]?(?P<scale>milliards?|billions?|trillions?|millions?|mille|thousand|mds?|bn|tn|mn|[mk])"
    r"(?![a-z0-9]))?",
    re.IGNORECASE,
)
_SCALES = {
    "milliard": 1e9, "md": 1e9, "bn": 1e9, "billion": 1e9, "trillion": 1e12, "tn": 1e12, "million": 1e6,
    "mn": 1e6, "m": 1e6, "k": 1e3, "mille": 1e3, "thousand": 1e3,
}  # fmt: skip
_FRENCH_SCALES = {"billion": 1e12, "trillion": 1e18}
_SPACE = re.compile(r"[ \u00a0\u202f]")
_POINT = re.compile(r"\.(?=\d{3}(?!\d))")

SMALL = 10
"""A bare number below this is too common to tell passages apart."""


def numbers(text: str, language: Language) -> Iterator[tuple[int, float]]:
    """The place and value of each number, scale included; bare small ones and years are left out."""
    for match in _NUMBER.finditer(text):
        scale = (match["scale"] or "").lower()
        digits = match["digits"]
        if digits is None:
            if len(scale) > 2:
                yield match.start(), _scale(scale, language)
            continue
        value = _value(digits, language, bool(scale))
        if scale:
            yield match.start(), value * _scale(scale, language)
        elif (value >= SMALL or value != int(value)) and not is_year(digits):
            yield match.start(), value


def is_telling(value: float) -> bool:
    """Whether a value is large or exact enough to be a figure rather than a day, an age or a count."""
    return value >= 1000 or value != int(value) or value % 10 != 0 and value > 100


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

    A French point before three digits parts thousands (`3.000 dollars`), save before a scale (`1.675 milliard`).
    """
    plain = _SPACE.sub("", digits)
    if language == "en":
        plain = plain.replace(",", "")
    else:
        plain = (plain if scaled else _POINT.sub("", plain)).replace(",", ".")
    return float(plain) if plain.count(".") < 2 else 0.0
