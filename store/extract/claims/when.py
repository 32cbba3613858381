"""The date of a fact, as precise as its sentence says it, resolved from the article's own date.

Never the day of reading: without a date on the article, a relative date is unknown. A date with its
own year needs nothing else.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from store.text.dates import ANY_MONTH, ENGLISH_DAYS, FRENCH_DAYS, MONTHS, iso_date
from store.text.spotting import alternatives, first_of, openings, tree


class When(NamedTuple):
    """A date found in a sentence: ISO 8601, where its words stand in the mask, and whether it is a term."""

    iso: str
    start: int
    end: int
    term: bool = False


_MONTH = rf"(?:{ANY_MONTH})\.?(?![^\W\d_])"
_YEAR = r"(?:19[5-9]\d|20[0-4]\d)(?!\d)"
_DAYS = {day: at for days in (FRENCH_DAYS, ENGLISH_DAYS) for at, day in enumerate(days.split("|"))}
_DAY = "|".join(_DAYS)
_FORMS = (
    rf"(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)"
    rf"|(?P<d1>[0-3]?\d)(?:er|st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH}),?(?: (?P<y1>{_YEAR}))?"
    rf"|(?P<m2>{_MONTH}) (?P<d2>[0-3]?\d)(?:st|nd|rd|th)?(?!\d)(?:,? (?P<y2>{_YEAR}))?"
    rf"|(?P<m3>{_MONTH}),? (?:de )?(?P<y3>{_YEAR})"
    rf"|(?:en|in|since|depuis|de|d'|of|fin|début|mi-|mid-|last|late|early|jusqu'en|d'ici|through|ended|"
    rf"ending|à fin|until|till|courant|"
    rf"dès|cours|première quinzaine de|seconde quinzaine de)[ "
    rf"]?(?P<m4>{_MONTH})(?! ?\d| de (?:19|20)\d\d|, ?20)(?P<past4> dernier| prochain)?"
    rf"|(?P<weekday>{_DAY})(?P<which> dernier| prochain)?(?! prochain)"
    rf"|(?P<season>(?:cet |l'|this |last |the |en |au |à l')?(?:été|printemps|automne|hiver|summer|spring|"
    rf"autumn|"
    rf"winter)(?P<gone> dernier)?(?: (?:de |of )?(?P<ys>{_YEAR}))?)"
    rf"|(?P<quarter>premier|1er|deuxième|second|troisième|quatrième|first|third|fourth|"
    rf"q[1-4]|t[1-4])(?: (?:trimestre|quarter|semestre|half))?(?: (?:de |of |of the "
    rf")?(?P<yq>{_YEAR}))?"
    r"|(?P<relative>hier|aujourd'hui|ce jour|avant-hier|yesterday|today|l'an dernier|"
    r"l'année dernière|l'an passé|l'année passée|last year|cette année|this year|"
    r"le mois dernier|last month|ce mois-ci|this month|la semaine dernière|last week|l'an "
    r"prochain|l'année prochaine|(?<!the )next year|"
    r"il y a (?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix) (?:jours?|semaines?|mois|ans?)|"
    r"(?:one|an?|two|three|four|five|six|seven|eight|nine|ten) (?:days?|weeks?|months?|years?) ago|"
    r"dans (?:deux|trois|quatre|cinq|dix) ans|ce matin|ce soir|this morning|tonight|le trimestre dernier|"
    r"last quarter|early this month|"
    r"(?:au |en )?début (?:de|du) mois|earlier this year|en début d'année|depuis le début de l'année|(?:à |"
    r"d'ici (?:à )?)?la fin de l'année|l'année en cours|(?:by )?(?:the end of the year|"
    r"year-end|the year's end))"
    rf"|(?:(?:en|in|since|depuis|dès|de|for|fiscal|by|d'ici|l'année|l'exercice|pour|fin|"
    rf"début|mi-|courant|during|through|jusqu'en|of|à|année|exercice|late|early|mid|mid-|end-|"
    rf"until|till|the|depuis|avant|before|its|their|his|her) ?|'s |\()(?P<year>{_YEAR})"
    r"(?![^\W\d_%€$]|[ ](?:milli|euro|dollar))"
    rf"|an? (?P<dealt>{_YEAR})(?= (?:[^\W\d_]+ )?(?:settlement|acquisition|purchase|deal|takeover|merger|"
    rf"buyout|sale|"
    r"investment|round|ruling|fine|verdict|agreement|contract)(?!\w))"
)
_FOUND_BY = {
    opening
    for form in alternatives(re.sub(r"\(\?P<\w+>", "(?:", _FORMS))
    for opening in openings(form, 3)
    if opening
}
_DATE = re.compile(rf"(?<![\w.,])(?=[\d(]|{tree(_FOUND_BY)})(?:{_FORMS})(?![^\W\d_])")
"""All the ways of saying a date; what cannot begin one is left by its first letters."""
_NUMBERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9,
    "dix": 10,
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_SEASONS = {"hiv": 3, "win": 3, "pri": 6, "spr": 6, "été": 9, "sum": 9, "aut": 12, "fal": 12}
"""The month a season has ended by."""
_DIGIT = re.compile(r"\d")
_HINT = first_of(
    f"{'|'.join(sorted({name[:3] for name in (*MONTHS, *_DAYS)}))}|hier|yesterday|aujourd|today|tonight|"
    r"matin|morning|soir|ans?(?![^\W\d_])|année|year|jours?(?![^\W\d_])|days|mois|month|semaine|week|"
    r"trimestre|quarter|"
    "semestre|half|été|printemps|automne|hiver|summer|spring|autumn|winter"
)
"""The words one of which every date written without a digit holds: a sentence with none of it has no date."""
_TERMS = re.compile(r"(?:jusqu'|d'ici|through|until|till|by |avant|before)")
_AHEAD = re.compile(
    r"(?<!\w)(?:will|(?:is|are) (?:due|set|expected|scheduled|to|likely)|hopes? to|plans? to|wants? to|"
    r"expects? to|"
    r"aims? to|reports? (?:[^\W\d_]+ )?on|va|vont|doi(?:t|vent)|devrai(?:t|ent)|espèrent?|compte(?:nt)?|"
    r"prévoi(?:t|ent)|"
    r"[^\W\d_]{2,}(?:era|eront|ira|iront|dra|dront|aura|auront))(?!\w)"
)
_SPOKEN = re.compile(
    r"(?:said|announced|reported|told \w+|disclosed|annoncé|indiqué|déclaré|précisé|confirmé|dit|publié|"
    r"signé|conclu|"
    r"savoir|was|last|on)(?: late| early)?(?: on)?(?: le)? \Z"
)
_QUARTER = re.compile(r"trimestre|quarter|semestre|half|[qt][1-4]")


@lru_cache(maxsize=32)
def dates_in(mask: str, stated: str | None) -> tuple[When, ...]:
    """List the dates of a masked sentence in order; `stated` is the article's own date or None."""
    own = _own_date(stated)
    found: list[When] = []
    if not _DIGIT.search(mask) and not _HINT.match(mask):
        return ()
    for hit in _DATE.finditer(mask):
        iso = _absolute(hit, own) or _season(hit, own) or _relative(hit, own, stated)
        if iso:
            term = _TERMS.match(mask, hit.start()) is not None
            found.append(When(iso, hit.start(), hit.end(), term))
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
            gone = not year and hit.string.startswith((" dernier", " last"), hit.end())
            if known and own and gone and (number, int(day)) > (own.month, own.day):
                known = min(known, own.year - 1)
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
    return hit["year"] or hit["dealt"]


def _year_of(month: int, day: int, own: date | None) -> int | None:
    """The year of a day without one: the latest that is not after the article by over two months."""
    if own is None:
        return None
    try:
        close = date(own.year, month, day)
    except ValueError:
        return None
    return own.year - 1 if close > own + timedelta(days=60) else own.year


def _season(hit: re.Match[str], own: date | None) -> str | None:
    """Read a season as its year: only one with a year, or with a word that ties it to now."""
    words = hit["season"]
    if not words:
        return None
    if hit["ys"]:
        return hit["ys"]
    tied = words.startswith(("cet", "this", "last", "au ", "à l'", "en ")) or hit["gone"]
    if own is None or not tied:
        return None
    name = next(word for word in reversed(words.removesuffix(" dernier").replace("'", " ").split()))
    over = _SEASONS[name[:3]] <= own.month + (not hit["gone"] and not words.startswith("last"))
    begun = over or words.startswith(("cet", "this"))
    return str(own.year if begun else own.year - 1)


def moved(iso: str, count: str | None, unit: str | None, way: str | None) -> str | None:
    """The date so many days or years off another, as precise as both allow; itself without a count."""
    if count is None or unit is None or way is None:
        return iso
    number = _NUMBERS[count] * (
        1 if way in ("later", "plus tard") or way.startswith(("after", "après")) else -1
    )
    if unit.startswith(("year", "an")):
        return str(int(iso[:4]) + number)
    if unit.startswith("mo"):
        if len(iso) < 7:
            return None
        months = int(iso[:4]) * 12 + int(iso[5:7]) - 1 + number
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if len(iso) < 10:
        return None
    days = number * (7 if unit.startswith(("week", "sem")) else 1)
    there = (date.fromisoformat(iso) + timedelta(days=days)).isoformat()
    return there if days % 7 or abs(number) == 1 else there[:7]


def _relative(hit: re.Match[str], own: date | None, stated: str | None) -> str | None:
    """Resolve weekdays, quarters and `last year` from the article's own date."""
    if hit["quarter"]:
        if not _QUARTER.search(hit.group()):
            return None
        return hit["yq"] or _quarter_year(hit.group(), own)
    if own is None or stated is None:
        return None
    if hit["weekday"]:
        if len(stated) < 10:
            return None
        wanted = _DAYS[hit["weekday"]]
        if hit["which"] == " prochain":
            return (own + timedelta(days=(wanted - own.weekday() - 1) % 7 + 1)).isoformat()
        if hit["which"] is None and _looks_ahead(hit):
            return (own + timedelta(days=(wanted - own.weekday()) % 7)).isoformat()
        back = (own.weekday() - wanted) % 7
        if hit["which"] == " dernier" and back == 0:
            back = 7
        return (own - timedelta(days=back)).isoformat()
    return _phrase(hit["relative"], own, len(stated) >= 10, len(stated) >= 7) if hit["relative"] else None


def _quarter_year(words: str, own: date | None) -> str | None:
    """The year of a quarter without one: the latest that has begun."""
    if own is None:
        return None
    late = words.startswith(("quatrième", "fourth", "q4", "t4", "troisième", "third", "q3", "t3"))
    half = "semestre" in words or "half" in words
    second = half and words.startswith(("second", "deuxième"))
    return str(own.year - 1) if (late or second) and own.month <= 3 + 3 * half else str(own.year)


def _looks_ahead(hit: re.Match[str]) -> bool:
    """Tell whether a weekday is one to come: a future verb in its clause, and none of saying before it."""
    mask, at = hit.string, hit.start()
    if _SPOKEN.search(mask, max(0, at - 30), at) and not _ON_ONLY.search(mask, max(0, at - 16), at):
        return False
    low = max(mask.rfind(sign, 0, at) for sign in ";.,") + 1
    ends = [mask.find(sign, hit.end()) for sign in ";.,"]
    high = min([end for end in ends if end >= 0], default=len(mask))
    return _AHEAD.search(mask, low, high) is not None


_ON_ONLY = re.compile(r"(?<!said)(?<!announced)(?<!reported)(?<!disclosed) on \Z")


def _phrase(phrase: str, own: date, daily: bool, monthly: bool) -> str | None:
    """Resolve a fixed phrase."""
    if phrase.startswith(("hier", "yesterday", "avant-hier", "aujourd", "ce jour", "today", *_NOW)):
        back = {"h": 1, "y": 1}.get(phrase[0], 2 if phrase.startswith("avant") else 0)
        return (own - timedelta(days=back)).isoformat() if daily else None
    if phrase.startswith("il y a") or phrase.endswith(" ago"):
        words = phrase.split()
        count, unit = words[3:5] if phrase.startswith("il y a") else words[:2]
        if unit.startswith(("an", "year")):
            return str(own.year - _NUMBERS[count])
        known = own.isoformat() if daily else own.strftime("%Y-%m")
        back_to = moved(known, count, unit, "earlier") if monthly else None
        return back_to and back_to[:7] if unit.startswith(("sem", "week")) else back_to
    if "mois" in phrase or "month" in phrase:
        first = own.replace(day=1)
        here = phrase.startswith(("ce", "this", "early", "au", "en", "début"))
        return (first if here else first - timedelta(days=1)).strftime("%Y-%m") if monthly else None
    if "semaine" in phrase or "week" in phrase:
        return (own - timedelta(days=7)).strftime("%Y-%m") if daily else None
    if "trimestre" in phrase or "quarter" in phrase:
        return str(own.year - (own.month <= 3))
    if phrase.startswith("dans "):
        return str(own.year + _NUMBERS[phrase.split()[1]])
    if "prochain" in phrase or phrase.startswith("next"):
        return str(own.year + 1)
    if "fin de l'année" in phrase or "en cours" in phrase or "end" in phrase:
        return str(own.year)
    if phrase.startswith(("cette", "this", "earlier", "en début", "depuis")):
        return str(own.year)
    return str(own.year - 1)


_NOW = ("ce matin", "ce soir", "this morning", "tonight")
