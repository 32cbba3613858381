"""The date of a fact, as precise as its sentence says it, resolved from the article's own date.

Never the day of reading: without a date on the article, a relative date is unknown. A date with its
own year needs nothing else.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from store.text.dates import MONTHS, iso_date


class When(NamedTuple):
    """A date found in a sentence: ISO 8601, and where its words stand in the mask."""

    iso: str
    start: int
    end: int


_MONTH = (
    "(?:" + "|".join(sorted((m for m in MONTHS if len(m) > 2), key=len, reverse=True)) + r")\.?(?![^\W\d_])"
)
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?!\d)"
_DAYS = {
    "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5, "dimanche": 6,
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
}  # fmt: skip
_DAY = "|".join(_DAYS)
_DATE = re.compile(
    rf"(?<![\w.,])(?:(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)"
    rf"|(?P<d1>[0-3]?\d)(?:er|st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH}),?(?: (?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y2>{_YEAR}))?"
    rf"|(?P<m3>{_MONTH}),? (?:de )?(?P<y3>{_YEAR})"
    rf"|(?:en|in|since|depuis|de|d'|of|fin|début|mi-|mid-|last|late|early|jusqu'en|d'ici)[ "
    rf"]?(?P<m4>{_MONTH})(?! ?\d| de (?:19|20)\d\d|, ?20)(?P<past4> dernier| prochain)?"
    rf"|(?P<weekday>{_DAY})(?P<which> dernier| prochain)?(?! prochain)"
    rf"|(?P<quarter>premier|1er|deuxième|second|troisième|quatrième|first|third|fourth|"
    rf"q[1-4]|t[1-4])(?: (?:trimestre|quarter|semestre|half))?(?: (?:de |of |of the "
    rf")?(?P<yq>{_YEAR}))?"
    r"|(?P<relative>hier|aujourd'hui|ce jour|avant-hier|yesterday|today|l'an dernier|"
    r"l'année dernière|l'an passé|l'année passée|last year|cette année|this year|"
    r"le mois dernier|last month|ce mois-ci|this month|la semaine dernière|last week|l'an "
    r"prochain|l'année prochaine|next year|"
    r"il y a (?:un|deux|trois|quatre|cinq|dix) ans?|(?:one|a|two|three|four|five|ten) "
    r"years? ago|earlier this year|en début d'année|depuis le début de l'année|(?:à |"
    r"d'ici (?:à )?)?la fin de l'année|l'année en cours|(?:by )?(?:the end of the year|"
    r"year-end|the year's end))"
    rf"|(?:(?:en|in|since|depuis|dès|de|for|fiscal|by|d'ici|l'année|l'exercice|pour|fin|"
    rf"début|mi-|courant|during|through|jusqu'en|of|à|année|exercice) ?|"
    rf"\()(?P<year>{_YEAR})(?![^\W\d_%€$]|[ ](?:milli|euro|dollar))"
    r")(?![^\W\d_])"
)
_NUMBERS = {
    "un": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "dix": 10,
    "one": 1,
    "a": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "ten": 10,
}
_QUARTER = re.compile(r"trimestre|quarter|semestre|half|[qt][1-4]")


@lru_cache(maxsize=32)
def dates_in(mask: str, stated: str | None) -> tuple[When, ...]:
    """List the dates of a masked sentence in order; `stated` is the article's own date or None."""
    own = _own_date(stated)
    found: list[When] = []
    for hit in _DATE.finditer(mask):
        iso = _absolute(hit, own) or _relative(hit, own, stated)
        if iso:
            found.append(When(iso, hit.start(), hit.end()))
    return tuple(found)


def _own_date(stated: str | None) -> date | None:
    if not stated:
        return None
    parts = [int(part) for part in stated.split("-")[:3]]
    try:
        return date(parts[0], parts[1] if len(parts) > 1 else 12, parts[2] if len(parts) > 2 else 28)
    except ValueError:
        return None


def _absolute(hit: re.Match[str], own: date | None) -> str | None:
    """Read a date that names a month or a year, with the year of the article when it has none."""
    if hit["iso"]:
        return hit["iso"]
    for day, month, year in ((hit["d1"], hit["m1"], hit["y1"]), (hit["d2"], hit["m2"], hit["y2"])):
        if month:
            number = MONTHS[month.rstrip(".")]
            known = int(year) if year else _year_of(number, int(day), own)
            return iso_date(known, number, int(day)) if known else None
    if hit["m3"]:
        return iso_date(int(hit["y3"]), MONTHS[hit["m3"].rstrip(".")])
    if hit["m4"]:
        number = MONTHS[hit["m4"].rstrip(".")]
        if own is None:
            return None
        ahead = hit["past4"] == " prochain"
        year4 = own.year + (number <= own.month) if ahead else own.year - (number > own.month)
        return iso_date(year4, number)
    return hit["year"]


def _year_of(month: int, day: int, own: date | None) -> int | None:
    """The year of a day without one: the latest that is not after the article by over two months."""
    if own is None:
        return None
    try:
        close = date(own.year, month, day)
    except ValueError:
        return None
    return own.year - 1 if close > own + timedelta(days=60) else own.year


def _relative(hit: re.Match[str], own: date | None, stated: str | None) -> str | None:
    """Resolve weekdays, quarters and `last year` from the article's own date."""
    if hit["quarter"]:
        if not _QUARTER.search(hit.group()):
            return None
        return hit["yq"] or (str(own.year) if own else None)
    if own is None or stated is None:
        return None
    if hit["weekday"]:
        if len(stated) < 10:
            return None
        wanted = _DAYS[hit["weekday"]]
        if hit["which"] == " prochain":
            return (own + timedelta(days=(wanted - own.weekday() - 1) % 7 + 1)).isoformat()
        back = (own.weekday() - wanted) % 7
        if hit["which"] == " dernier" and back == 0:
            back = 7
        return (own - timedelta(days=back)).isoformat()
    return _phrase(hit["relative"], own, len(stated) >= 10, len(stated) >= 7) if hit["relative"] else None


def _phrase(phrase: str, own: date, daily: bool, monthly: bool) -> str | None:
    """Resolve a fixed phrase."""
    if phrase.startswith(("hier", "yesterday", "avant-hier", "aujourd", "ce jour", "today")):
        back = {"h": 1, "y": 1}.get(phrase[0], 2 if phrase.startswith("avant") else 0)
        return (own - timedelta(days=back)).isoformat() if daily else None
    if "mois" in phrase or "month" in phrase:
        first = own.replace(day=1)
        shown = first if phrase.startswith(("ce", "this")) else first - timedelta(days=1)
        return shown.strftime("%Y-%m") if monthly else None
    if "semaine" in phrase or "week" in phrase:
        return (own - timedelta(days=7)).strftime("%Y-%m") if daily else None
    if "ago" in phrase or phrase.startswith("il y a"):
        word = phrase.split()[3] if phrase.startswith("il y a") else phrase.split()[0]
        return str(own.year - _NUMBERS[word])
    if "prochain" in phrase or phrase.startswith("next"):
        return str(own.year + 1)
    if "fin de l'année" in phrase or "en cours" in phrase or "end" in phrase:
        return str(own.year)
    if phrase.startswith(("cette", "this", "earlier", "en début", "depuis")):
        return str(own.year)
    return str(own.year - 1)
