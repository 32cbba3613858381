"""What an article states of itself: lines of byline, date and reading time; front matter; the dateline.

A line counts as metadata only when nothing else is left on it: every part between separators is a name after
`par` or `by`, a bare name, a date, an hour, a reading time, a place or an outlet.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.model import Language
from store.text.dates import ANY_MONTH, ENGLISH_DAYS, FRENCH_DAYS, parse_date
from store.text.fold import fold_text


class Stated(NamedTuple):
    """What one line states: an author, an ISO date, an outlet, and how it says so.

    `sure` is false for a bare name, which only its neighbours can make a byline. `updated` marks a revision.
    """

    author: str | None = None
    date: str | None = None
    sure: bool = True
    updated: bool = False
    outlet: str | None = None
    day: bool = False
    """Whether a day stands there whose year the line leaves out."""


UPPER = "A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆÁÍÓÚÑŠŽŁØÅ"
NAME_WORD = rf"(?:[{UPPER}][\w’'.-]{{0,24}}|[{UPPER}]\.)"
_PARTICLE = r"(?:de|du|des|la|le|van|von|der|den|di|da|dos|el|al|ben|bin|of|d’|d'|l’|l')"
NAME = rf"{NAME_WORD}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]?){{0,2}}{NAME_WORD}){{1,4}}"
"""A person's name: two to five capitalised words, with particles between them."""

_CITIES = frozenset(
    (
        "san francisco|new york|los angeles|hong kong|tel aviv|san jose|palo alto|mountain view|"
        "menlo park|las vegas|buenos aires|sao paulo|new delhi|abu dhabi|salt lake city|santa clara|"
        "redwood city|san diego|le caire|la défense|la haye|le cap|cape town|the hague|kuala lumpur|"
        "mexico city|tel-aviv|santa monica|silicon valley|sophia antipolis|st. louis|ann arbor"
    ).split("|")
)
"""Places of datelines that have the form of a person's name."""
_NAMES = re.compile(rf"(?:{NAME})(?:(?:,| et| and| &| avec| with)[ \u00a0](?:{NAME})){{0,4}}")
_BARE_NAME = re.compile(rf"(?:[—–-]{{1,2}}[ \u00a0]?)?({NAME})$")
_BY = re.compile(
    r"(?:(?:un |une |an? )?(?:article|texte|tribune|chronique|analyse|enquête|interview|entretien"
    r"|column|story|"
    r"opinion|analysis|report|essay|words?)?[ \u00a0:]{0,2})?"
    r"(?:(?:propos|entretien|interview|texte|story|written|écrit|rédigé|publié|posté|posted|published"
    r"|proposée?|"
    r"signée?|reported|interviewed|conducted)?[ \u00a0]?(?:recueillis?|réalisée?|menée?)?[ \u00a0]?"
    r"(?:par|by)|auteure?s?|authors?|writers?|journaliste|de notre (?:correspondante?"
    r"|envoyée? spéciale?)(?: à| au| en)?|"
    r"rédaction)[ \u00a0]?:?[ \u00a0]{1,3}(?=\S)",
    re.IGNORECASE,
)
_DESK = re.compile(
    r"(?:la |notre )?(?:rédaction|redaction)(?: (?:de|du|d’|d').{1,40})?"
    r"(?:,? (?:avec|with) (?:l’|l'|the )?(?:AFP|Reuters|AP|Bloomberg|agences?|agencies))?"
    r"|(?:the )?(?:editorial |newsroom )?(?:staff|newsroom|editors)"
    r"(?: (?:writer|reporter|reports)s?)?|(?:staff|our) (?:writer|reporter|correspondent)s?|AFP"
    r"|Reuters|Bloomberg|AP|agences?"
    r"|(?:the |our )?(?:[\w&’'-]{2,20} ){1,3}(?:desk|team|bureau)"
    r"|(?:le |notre )?(?:service|pôle|bureau|desk) (?:de |des |du |d’|d')?"
    r"[\w&’'-]{2,20}(?: [\w&’'-]{2,20}){0,2}",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"[ \u00a0\u202f\t]*(?:[|•·/‧▪●—–\\]|[ \u00a0]-[ \u00a0]|-$|^-|,(?=[ \u00a0](?:par|by)[ \u00a0]))"
    r"[ \u00a0\u202f\t]*"
)
_WEEKDAY = rf"(?:{FRENCH_DAYS}|{ENGLISH_DAYS}),?"
_DATE_WORDS = re.compile(
    r"(?:(?:entretien|interview|chronique|tribune|billet|analyse|édition|edition|lettre|numéro|revue|enquête"
    r"|column|newsletter|letter|issue|briefing|story|note)(?= (?:du|of|from|for|paru|published|n))"
    r"|\d{1,2} ?[h:] ?\d{0,2}(?::\d\d)?|\d\d\.\d\d(?= [A-Z]{2,4}$)"
    r"|\d{1,2}(?=[ \u00a0]?(?:[ap]\.?m|h))|[(),:.;–—-]"
    r"|(?:article|actualité|publi(?:é|ée|shed)|post(?:é|ed)|paru|parution|écrit|créé|created|date|"
    r"updated?|first"
    r"|last|modified|mise?|jour|màj|modifié|en|ligne|le|du|of|from|for|on|at|à|a|the|de|et|and|heures?|"
    r"hours?|h|min|paris"
    rf"|aujourd['’]hui|hier|week|ending|semaine|{FRENCH_DAYS}|{ENGLISH_DAYS}|"
    r"mon|tues?|wed|thu|thur|thurs|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|[ap]\.?m|cet|cest|"
    r"(?:gmt|utc)(?:[+-]\d{1,2})?|e[sd]?t"
    r"|p[sd]?t|bst|ist|wes?t|ees?t|[jks]st|sgt|hkt|ae[sd]t|[cm][sd]t|nz[sd]t)"
    r"(?![^\W\d_])\.?)[ \u00a0\u202f]{0,3}",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(
    rf"(?:(?:le|on|{_WEEKDAY})[ \u00a0]){{0,2}}(?:\d{{1,2}}(?:er|st|nd|rd|th)?[ \u00a0](?:{ANY_MONTH})"
    rf"|(?:{ANY_MONTH})\.?[ \u00a0]\d{{1,2}})\.?",
    re.IGNORECASE,
)
"""A day whose year the page leaves out: it states that a date stands here, not which."""
_READING = re.compile(
    r"(?:(?:temps|durée|time)(?: de)? ?(?:lecture|read(?:ing)?)? ?:? ?|lecture(?: :| de)? ?"
    r"|reading time ?:? ?|lire en |⏱️? ?)?"
    r"(?:~ ?|environ )?\d{1,3}[ \u00a0\u202f-]?(?:minutes?|mins?|mn"
    r"|min\.)(?:[ \u00a0\u202f-](?:de )?(?:lecture|read(?:ing)?|à lire|to read))?$",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:updated|mis à jour|modifié|published|publié|posted)?[ \u00a0]?(?:il y a[ \u00a0])?\d{1,3}[ \u00a0]"
    r"(?:min(?:ute)?s?|hours?|days?|heures?|jours?|h|j)(?:[ \u00a0]ago)?$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d{1,5}(?: (?:comments?|commentaires?))?$", re.IGNORECASE)
_UPDATED = re.compile(r"mis(?:e)? à jour|màj|updated|modifi", re.IGNORECASE)
_KEY = re.compile(
    r"(?P<key>titre|title|headline|sous-titre|subtitle|auteure?s?|authors?|byline|par|by|date"
    r"|published|publié(?: le)?|publication|"
    r"date de publication|publication date|source|outlet|média|media|journal|site|url|link|lien"
    r"|lang(?:ue|uage)?|"
    r"tags?|mots-clés|keywords|category|catégorie|rubrique|section|id|updated|mis à jour|slug|layout"
    r"|description|summary|objet|subject|de|from|à|to|cc|reply-to|répondre à|expéditeur|"
    r"résumé|chapô|chapo|image|draft|lieu|place|location)[ \u00a0]{0,2}:[ \u00a0\t]{0,4}(?P<value>.{0,400})$",
    re.IGNORECASE,
)


@lru_cache(maxsize=128)
def stated_by(text: str, language: Language | None = None) -> Stated | None:
    """What the content of a line states, or `None` when the line is anything but metadata.

    Kept for the last few lines: head, foot, asides and headings all ask about the same.
    """
    if len(text) > 160:
        return None
    text = text.strip().strip("*_").strip()
    found = Stated(sure=False)
    known = others = 0
    for part in _parts(text):
        beside = known and (_COUNT.match(part) or _CREDIT.match(part))
        stated = Stated() if beside else _part(part, language)
        if stated is None:
            others += 1
            if others > _RUBRICS or not _ONE_RUBRIC.fullmatch(part):
                return None
            continue
        known += 1
        found = Stated(
            found.author or stated.author,
            found.date if found.date and (stated.updated or not stated.date) else stated.date or found.date,
            found.sure or stated.sure,
            found.updated or stated.updated,
            outlet=found.outlet or stated.outlet,
            day=found.day or stated.day,
        )
    signed = found.author is not None and _SIGNED.search(text) is not None
    if (others and found.date is None and not found.day and not signed) or (others > 1 and not signed):
        return None
    return found if known and (found.author or found.date or not _RUBRIC.fullmatch(text)) else None


_RUBRICS = 2
"""Parts of a line that may be rubrics that no list has, beside what it states."""
_SIGNED = re.compile(r"(?:^|[|•·/—–-][ \u00a0])(?:by|par)[ \u00a0]", re.IGNORECASE)
"""A byline that says so, beside which one or two rubrics may stand (`SCIENCES · Espace — par Anne Roy`)."""


def _parts(text: str) -> list[str]:
    """The parts of a line between its separators; a date in figures is left whole."""
    guarded = re.sub(r"(\d)[/](\d)", "\\1\x01\\2", text) if "/" in text else text
    return [part.replace("\x01", "/").strip(" *_\t") for part in _SEPARATOR.split(guarded) if part.strip()]


_ROLE = re.compile(
    r"(?:[\w’'&-]{2,24} ){0,4}(?:correspondents?|reporters?|editors?|writers?|columnists?|analysts?"
    r"|contributors?"
    r"|journalistes?|rédact(?:eur|rice)s?(?: en chef)?|chroniqueu(?:r|se)|correspondante?s?|pigiste"
    r"|envoyée? spéciale?)(?: (?:à|au|aux|en|in|at|for|de|du|chez|of) [\w’'& -]{2,30})?$",
    re.IGNORECASE,
)
"""The function beside a byline (`Energy correspondent`)."""


_OWN = re.compile(
    r"(?:de (?:notre|nos)|from our|our) (?:correspondante?s?|envoyée?s? spécia(?:le?s?|ux)"
    r"|(?:own )?correspondents?|special envoy)(?: (?:à|au|aux|en|in|at) [\w’'& -]{2,30})?$",
    re.IGNORECASE,
)
"""The outlet's own writer, whom the page does not name (`De notre correspondant à Varsovie`)."""
_RUBRIC = re.compile(
    r"(?:newsletters?|technology|tech|business|markets?|economy|companies|live|breaking(?: news)?|"
    r"exclusive|analysis|"
    r"explainer|news|science|media|energy|startups?|venture|deals|policy|world|finance|ai|policy|telecoms?)"
    r"(?: (?:blog|updates?|news))?",
    re.IGNORECASE,
)
"""A rubric beside a date or byline; by itself it states nothing."""
_ISSUE = re.compile(
    r"(?:(?:[ée]dition|lettre|issue) )?(?:n ?[°o]\.?|no\.|numéro|issue|vol\.?|volume|[ée]dition|#) ?\d{1,5}",
    re.IGNORECASE,
)
"""The number of an issue of a letter, beside its date."""
_ONE_RUBRIC = re.compile(r"[^\W\d_a-z][\w&’'-]{1,24}(?: [\w&’'-]{1,20}){0,2}")
"""A rubric that no list has, which the date beside it shows to be one (`April 14, 2025 | Semiconductors`)."""
_FROM_PLACE = re.compile(
    rf"([^,]{{4,50}}?),? in {NAME_WORD}(?:[ -]{NAME_WORD})?(?:(?:,| and|"
    rf",? in) {NAME_WORD}(?:[ -]{NAME_WORD})?){{0,2}}"
)
"""A byline with the place it was written in: `Anna Gross in London`."""


_EDITION = re.compile(r"\b(?:version|édition|edition|français[e]?|anglaise?|english|french)\b", re.IGNORECASE)
"""Words of a heading that tells the language or edition of what follows, never of a name."""
_CREDIT = re.compile(
    r"(?:illustrations?|photos?|photographies?|images?|dessins?|crédits?|vidéos?|infographies?) ?(?::|par |"
    r"by |de ).{2,50}$",
    re.IGNORECASE,
)
"""Who made the pictures, beside a byline."""


_HELPED = re.compile(r"[ \u00a0]\((?:avec|with)[ \u00a0][^()]{2,40}\)$")
"""Who helped the author, behind the name that closes the text (`Anne Roy (avec L. M.)`)."""
_SOURCE = re.compile(r"source ?: ?(.{2,60})", re.IGNORECASE)
"""Who sends a release out, beside its date (`September 26, 2022 09:00 ET | Source: Acme Ltd.`)."""
_TIMED = re.compile(
    r"[ \u00a0,]{1,3}\d{1,3}[ \u00a0\u202f-]?min(?:utes?)?[ \u00a0\u202f](?:de lecture|read|à lire)$",
    re.IGNORECASE,
)
"""The reading time right behind the author's name (`Anne Roy 5 min de lecture`)."""


_FIGURE = re.compile(r"\d")
"""No date, hour or reading time is without one."""


def _part(part: str, language: Language | None) -> Stated | None:
    """What one part of a line states."""
    figures = _FIGURE.search(part) is not None
    if figures and (_READING.match(part) or _AGO.match(part)):
        return Stated()
    if figures and (dated := _dated(part, language)) is not None:
        return dated
    if _OWN.match(part) and len(part) <= 70:
        return Stated()
    if _ROLE.match(part) and len(part) <= 70 and not part.lower().startswith(("by ", "par ")):
        return Stated(sure=False)
    by = _BY.match(part)
    if by is not None:
        return _after_by(part[by.end() :], language)
    if _RUBRIC.fullmatch(part) or (figures and _ISSUE.fullmatch(part)):
        return Stated(sure=False)
    if _DESK.fullmatch(part):
        return Stated(author=part, sure=part[0].islower())
    return _named(part) or (_name_then_date(part, language) if figures else None)


def _named(part: str) -> Stated | None:
    """A part that is the outlet, or a name with a reading time or the place it was written in, or alone."""
    if (source := _SOURCE.fullmatch(part)) is not None:
        return Stated(sure=False, outlet=source[1])
    if (timed := _TIMED.search(part)) is not None and re.fullmatch(NAME, part[: timed.start()]):
        return Stated(author=part[: timed.start()])
    placed = _FROM_PLACE.fullmatch(part) if len(part) <= 80 else None
    if placed is not None and (re.fullmatch(NAME, placed[1]) or _DESK.fullmatch(placed[1])):
        return Stated(author=placed[1], sure=False)
    bare = _BARE_NAME.match(_HELPED.sub("", part))
    if bare is not None and len(part) <= 60 and not _EDITION.search(part):
        return Stated(author=bare[1], sure=False)
    return None


def _other(language: Language | None) -> Language:
    """The language in which a date in figures is tried again: 12/25/2025 is one in English only."""
    return "fr" if language == "en" else "en"


def _dated(part: str, language: Language | None) -> Stated | None:
    """The date that a part states, in figures of either language."""
    found = _only_date(part, language)
    return _only_date(part, _other(language)) if found is None and "/" in part else found


def _only_date(part: str, language: Language | None) -> Stated | None:
    """A part that holds a date, an hour, and words that go with them, and nothing else."""
    date = parse_date(part, language)
    rest = part if date is None else part[: date.start] + " " + part[date.end :]
    if date is None and not _FIGURE.search(part):
        return None
    rest = rest.strip()
    if date is None and _DAY_AND_MONTH.fullmatch(rest):
        return Stated(day=True)
    for _ in range(14):
        match = _DATE_WORDS.match(rest)
        if match is None:
            break
        rest = rest[match.end() :].lstrip()
    if rest:
        second = parse_date(rest, language) if date is not None else None
        return Stated(date=date.iso) if date and second and not rest[: second.start].strip(" ,(") else None
    if date is None and not re.search(r"\d[h:]\d|\d ?(?:h|[ap]\.?m)", part, re.IGNORECASE):
        return None
    return Stated(date=date.iso if date else None, updated=bool(_UPDATED.search(part)))


def _after_by(rest: str, language: Language | None) -> Stated | None:
    """The author after `par` or `by`, with a function, a place or a date behind the name."""
    desk = _DESK.match(rest)
    names = None if desk is not None and desk.end() == len(rest) else _NAMES.match(rest)
    if names is None and desk is None:
        one = re.match(rf"{NAME_WORD}$", rest)
        return Stated(author=rest) if one else None
    if desk is not None and names is None:
        named = re.match(r"[^.,;:!?|(]{2,50}?(?= (?:in|à|at|with|avec) |[.,;:!?|(]|$)", rest)
        if named is None or len(rest) > 80:
            return None
        dated = _only_date(rest[named.end() :].strip(" ,:;|–—-\u00a0"), language)
        return Stated(author=named[0].strip(), date=dated.date if dated else None)
    author = names[0] if names else None
    tail = rest[len(author or "") :].strip(" ,:;|–—-\u00a0")
    date = parse_date(tail, language)
    if len(tail) > 90 or (tail.endswith((".", "!", "?")) and not date):
        return None
    return Stated(author=author, date=date.iso if date else None)


_PLACED = rf"{NAME_WORD}(?:[ -](?:{_PARTICLE} ?){{0,2}}{NAME_WORD}){{0,2}}"
"""A place before a date: `San Francisco`, `Nevada` and `USA` of `NEVADA, USA, September 27, 2023`."""


def _name_then_date(part: str, language: Language | None) -> Stated | None:
    """`Jeanne Dupont, 12 mars 2025`, `Publié le 12 mars 2025 par Jeanne Dupont`, `Paris, le 12 mars 2025`."""
    date = parse_date(part, language)
    if date is None and "/" in part:
        date = parse_date(part, _other(language))
    if date is None:
        return None
    before, after = part[: date.start].strip(" ,(–—-"), part[date.end :].strip(" ,).–—-")
    inner = re.search(rf"\b(?:[Pp]ar|[Bb]y)[ \u00a0](?:({NAME})|{_DESK.pattern})$", after)
    if inner is not None and _only_date(f"{part[: date.end]} {after[: inner.start()]}", language):
        return Stated(author=inner[0][3:].strip(" *_"), date=date.iso)
    before = re.sub(r"[ ,](?:le|on)$", "", before, flags=re.IGNORECASE).rstrip(" ,")
    by = _BY.match(before)
    if by is not None:
        before = before[by.end() :]
    if after and _only_date(f"{part[date.start : date.end]} {after}", language) is None:
        return None
    city = before.lower() in _CITIES
    if re.fullmatch(NAME, before) and not city:
        return Stated(author=before, date=date.iso)
    placed = rf"{_PLACED}(?: \([^()]{{2,30}}\))?(?:, {_PLACED}){{0,2}}"
    return Stated(date=date.iso) if city or re.fullmatch(placed, before) else None


_FENCES = ("---\n", "+++\n")
_ANY_KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,30})[ \t]{0,3}[:=][ \t]{0,4}(?P<value>.{0,400})$")


def fence_end(text: str) -> int:
    """Where fenced front matter that opens `text` ends; 0 when there is none."""
    head = text.lstrip("\n \ufeff")
    if not head.startswith(_FENCES):
        return 0
    at = text.index(head[:4])
    end = text.find("\n" + head[:3], at + 3, at + 6000)
    return end + 4 if end > 0 else 0


def fenced_pair(text: str) -> tuple[str, str] | None:
    """The folded key and the value of any line of fenced front matter (`reading_time: 6`)."""
    match = _ANY_KEY.match(text[:600])
    return (fold_text(match["key"]), match["value"].strip().strip("\"'“”").strip()) if match else None


def key_value(text: str) -> tuple[str, str] | None:
    """The folded key and the value of a front matter line such as `Title: …`, or `None`."""
    match = _KEY.match(text[:600])
    if match is None:
        return None
    return fold_text(match["key"]), match["value"].strip().strip("\"'“”").strip()
