"""Absolute dates as the press writes them, in French, English and figures, read to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from store.model import Language


class Dated(NamedTuple):
    """A date found in a text: ISO 8601 as precise as written, and its span."""

    iso: str
    start: int
    end: int


_MONTH_NAMES: tuple[tuple[str, ...], ...] = (
    ("janvier", "janv", "january", "jan"),
    ("février", "fevrier", "févr", "fevr", "fév", "february", "feb"),
    ("mars", "march", "mar"),
    ("avril", "avr", "april", "apr"),
    ("mai", "may"),
    ("juin", "june", "jun"),
    ("juillet", "juil", "july", "jul"),
    ("août", "aout", "august", "aug"),
    ("septembre", "september", "sept", "sep"),
    ("octobre", "october", "oct"),
    ("novembre", "november", "nov"),
    ("décembre", "decembre", "déc", "december", "dec"),
)
MONTHS: dict[str, int] = {name: at + 1 for at, names in enumerate(_MONTH_NAMES) for name in names}
"""Month names and abbreviations of both languages, in lower case and without a stop."""

FRENCH_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
ENGLISH_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
FRENCH_DAYS = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
ENGLISH_DAYS = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
"""Whole names in lower case, as alternatives of a pattern; days from Monday on."""

ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
"""The keys of `MONTHS` as alternatives of a pattern, the longest first."""

_MONTH = rf"(?:{ANY_MONTH})(?![^\W\d_])\.?"
_S = r"[ \t\u00a0\u202f]{1,3}"
_YEAR = r"(?:19|20)\d{2}(?!\d)"
_DAY = r"(?<![\d.,/])(?:[0-2]?\d|3[01])"

_DATE = re.compile(
    r"(?=\d|(?<![^\W_])[^\W\d_])(?:"
    rf"(?P<ymd>(?<!\d)(?P<y1>{_YEAR})(?P<s1>[-/.])(?P<m1>0?[1-9]|1[0-2])(?P=s1)(?P<d1>[0-2]?\d|3[01])(?!\d))"
    rf"|(?P<dmy>{_DAY}(?P<s2>[-/.])(?:0?[1-9]|[12]\d|3[01])(?P=s2)(?P<y2>{_YEAR}|\d{{2}}(?![\d/.-]\d|\d)))"
    rf"|(?P<fr>(?P<d3>{_DAY})(?:er|st|nd|rd|th)?{_S}(?:of{_S})?(?P<m3>{_MONTH}),?{_S}(?P<y3>{_YEAR}))"
    rf"|(?P<en>(?<![^\W_])(?P<m4>{_MONTH}){_S}(?P<d4>[0-2]?\d|3[01])(?:er|st|nd|rd|th)?"
    rf"(?:,{_S[:-5]}{{0,3}}|{_S})(?P<y4>{_YEAR}))"
    rf"|(?P<my>(?<![^\W_])(?P<m5>{_MONTH}),?{_S}(?P<y5>{_YEAR})))",
    re.IGNORECASE,
)
"""A date begins with a digit or a word: what is neither is passed over at once."""


_MAYBE = re.compile(r"(?:19|20)\d\d|\d/[0-3]?\d/\d\d")
"""A year or the beginning of a date in figures, without which there is no date."""
_REACH = 40
"""Characters that a day and a month take at most before the year."""


def parse_date(s: str, language: Language | None = None) -> Dated | None:
    """The first date in `s` that names at least its month and year, or `None`.

    In figures, day and month stand in French order; in American order where only that can be, or
    where `language` is `en`.
    """
    return next(find_dates(s, language), None)


def find_dates(s: str, language: Language | None = None) -> Iterator[Dated]:
    """All dates in `s` that name at least month and year, in order."""
    figures = _MAYBE.search(s)
    if figures is None:
        return
    for match in _DATE.finditer(s, max(0, figures.start() - _REACH)):
        iso = _iso(match, language)
        if iso is not None:
            yield Dated(iso, match.start(), match.end())


def _iso(match: re.Match[str], language: Language | None) -> str | None:
    """The ISO form of a matched date, or `None` when no calendar has it."""
    if match["ymd"]:
        return iso_date(int(match["y1"]), int(match["m1"]), int(match["d1"]))
    if match["dmy"]:
        first, second, year = re.split(r"[-/.]", match["dmy"])
        return _from_figures(int(first), int(second), year, match["s2"], language)
    if match["fr"]:
        return iso_date(int(match["y3"]), _month(match["m3"]), int(match["d3"]))
    if match["en"]:
        return iso_date(int(match["y4"]), _month(match["m4"]), int(match["d4"]))
    return iso_date(int(match["y5"]), _month(match["m5"]))


def _from_figures(first: int, second: int, year: str, sign: str, language: Language | None) -> str | None:
    """A date of three figures: day first, or month first where only that can be, or English says so."""
    if len(year) == 2:
        if sign != "/":
            return None
        year = "20" + year
    month_first = second > 12 or (language == "en" and sign == "/" and first <= 12)
    day, month = (second, first) if month_first else (first, second)
    return iso_date(int(year), month, day)


def _month(name: str) -> int:
    """The number of a month named in either language."""
    return MONTHS[name.lower().rstrip(".")]


def iso_date(year: int, month: int, day: int | None = None) -> str | None:
    """`2025-03` or `2025-03-31`; `None` when the calendar has no such date."""
    if not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    longest = 29 if month == 2 and leap else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    if not 1 <= day <= longest:
        return None
    return f"{year:04d}-{month:02d}-{day:02d}"
