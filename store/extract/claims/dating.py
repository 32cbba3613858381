"""Which of the dates around a fact is its own: the nearest of its clause, terms and comparisons left out."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.extract.amounts import plain
from store.extract.claims.clauses import Piece, pieces_of
from store.extract.claims.passages import MOST_AMOUNTS, Sentence
from store.extract.claims.rule import FIGURE_KINDS
from store.extract.claims.when import When, dates_in, moved
from store.model import Article
from store.text.guarded import Guarded

_OPENING = 25
"""A date that begins within so many characters opens its sentence and holds for all of it."""
_BACKGROUND = Guarded(
    r"(?<!\w)(?:depuis le|depuis|pdg depuis|founded|fondée?|créée?|created|launched|lancée?|née?|born|"
    r"since (?:its (?:founding|creation|launch|inception)|launching|being founded|it (?:was founded|"
    r"launched|started))|"
    r"depuis sa création,?|whose \w+|par rapport(?: à)?(?: celui de| la)?|"
    r"saisie?s?)(?: \w+)? ?\Z"
)
_SINCE = Guarded(r"(?:\bsince|\bits|\bsa|\bson)(?: \w+)? ?\Z", by="since|its|sa|son")
_RECORD = re.compile(
    r"(?<!\w)(?:plus|premi[eè]re?s?|record|jamais|inédite?|first|biggest|largest|highest|lowest|worst|best|"
    r"most)"
    r"(?!\w)[^;.¤]{0,60}\Z"
)
"""What a record is told since: `son plus gros achat depuis 2018` dates no purchase."""
_TERM = Guarded(
    r"(?:through|until|till|jusqu'en|jusqu'à|jusqu'au|d'ici(?: à| la)?|by|before|avant|horizon|over|expir\w+|"
    r"à échéance|échéance)(?: (?:la |the |à |de |en |fin |end of |late |early |l')*)?\Z"
)
_COMPARED = Guarded(
    r"(?:plus|moins|mieux|autant|more|less|higher|lower|times|fois|double|triple|moitié)\b[^,;@¤]{0,14}"
    r"(?:qu'|que |than |de |of |as |that of |celui |celle )+\Z"
)
_TOLD = Guarded(
    r"(?:said|says|announced|reported|disclosed|told (?:\w+|@+)|wrote|"
    r"(?:a|ont) (?:annoncé|indiqué|déclaré|précisé|"
    r"fait savoir|confirmé|dit|révélé|publié)|annonce|indique)(?: on| late| early| le| ce| dès| hier|"
    r" in a \w+)*"
    r"(?: ?,)? ?\Z"
)
_NEXT_ONE = re.compile(
    r"(?:,|;|(?<!\w)(?:et|and|puis|then|contre|against|versus|after|après|but|mais)(?!\w))"
)
_AGAINST = re.compile(r"(?<!\w)(?:contre|against|versus)(?!\w)[^;]*\Z")
_FOR_OTHER = re.compile(r" (?:pour|for|chez|at) @")
_OTHER_SIDE = re.compile(
    r"(?<!\w)(?:with|avec|dont|including|of which|contre|against|versus|from|après)"
    r"(?!\w)"
)
_ENDED = Guarded(
    r"(?<!\w)(?:ended|ending|to|through|au|clos|close|terminée?|fini|"
    r"as of|at|by|until|since) (?:[^\W\d_]+ )?\Z"
)
_AND_ONE = re.compile(r"[^,;]{0,20}(?:, )?(?<!\w)(?:et|and) (?:[^\W\d_]+ ){0,2}\Z")
JOINED = re.compile(r"[^;]{0,24}(?:, | et | and |, et )[^;@]{0,12}\Z")
"""What stands between two amounts of one list."""
_YEAR_BEFORE = Guarded(
    r"(?:a|one) year (?:earlier|ago|before)|the (?:previous|prior) year|un an (?:plus tôt|"
    r"auparavant|avant)|l'année précédente|l'année d'avant",
    by="year|plus t|auparavant|avant|l'année",
)
_FROM_LAST = Guarded(
    r"(?P<count>a|one|two|three|four|five|six|seven|eight|nine|ten|un|une|deux|trois|quatre|cinq|sept|"
    r"huit|neuf|dix) "
    r"(?P<unit>days?|weeks?|months?|years?|jours?|semaines?|mois|ans?|années?) "
    r"(?P<way>later|after that|plus tard|après(?=,|\.| \Z)|earlier|before(?=,|\.|\Z)|plus tôt|auparavant)"
    r"|(?P<same>(?:the|that) same (?:year|month|day|week)|la même année|le même (?:mois|jour)|ce mois-là|"
    r"cette année-là)|(?P<next>l'année (?:suivante|d'après)|the (?:following|next) year|"
    r"the year after(?=,|\.| \Z| for ))",
    by="later|plus t|earlier|before|auparavant|après|after|d'après|same|même|là|suivante|following|next",
)
_OF_A_DEAL = re.compile(
    r", ?(?:sign|concl|annonc|boucl|finalis|dévoil|scell|announc|clos|complet|agreed|struck|inked|"
    r"unveil|dat|"
    r"publi|rendu|prononc|vers|pa(?:id|y))"
)
_PAST_PERFECT = re.compile(r"(?<!\w)(?:avait|avaient|had|a déjà|has already)(?!\w)")
_WHILE = re.compile(r",? ?(?:when|quand|lorsqu|où)")
_FAR = 10_000
"""Farther than any date stands."""
_BACK = 500
"""Characters looked back on for the date that `four days later` counts from."""


_WHICH = re.compile(r"(?<!\w)(?:qui|dont|où|which|who|that) [^,;¤]{0,80}\Z")


def _told_of_it(mask: str, when: When, at: int) -> bool:
    """Tell whether a date is what a relative tells of a firm: `X, qui vend depuis 2015 …, a levé`."""
    if when.end >= at or "," not in mask[when.end : at]:
        return False
    return _WHICH.search(mask, max(0, when.start - 100), when.start) is not None


def date_of(
    article: Article, sentence: Sentence, at: int, end: int | None = None, kind: str = ""
) -> str | None:
    """The date nearest to the amount or trigger at mask[at:end], as its own clause tells it.

    A date of a neighbour clause counts only where that clause tells of the same fact; a term still to
    come (`through 2031`) dates a forecast, never a deal; the day an article quotes somebody comes last.
    """
    mask, high = sentence.mask, end or at
    found = dates_in(mask, article.date)
    best, least, behind = None, _FAR, -1
    for when in found:
        away = _distance(sentence, when, at, high, kind, article.date)
        if away is not None and away < least:
            best, least, behind = when.iso, away, when.end
    later = _YEAR_BEFORE.search(mask, at, min(len(mask), at + 60))
    if later and behind == later.end():
        return best  # `a year ago`, resolved from the article's own date
    if later and not _of_another(sentence, at, later.start()):
        year = best or (found[0].iso if found else article.date)
        return str(int(year[:4]) - 1) if year else None
    if best is not None and not least:
        return best
    counted, nearer = _counted(article, sentence, at, high, found)
    return counted if counted and (best is None or least >= 100 or nearer < least) else best


class _Lead(NamedTuple):
    """What the words right before a date say: that it is of something else, a term, a day of telling."""

    background: bool
    compared: bool
    term: bool
    told: bool
    since: bool
    ended: bool


@lru_cache(maxsize=64)
def _lead(mask: str, start: int) -> _Lead:
    """What is said before the date at `start`; kept, for each amount of a sentence asks for it."""
    before = mask[max(0, start - 36) : start]
    asked = (_BACKGROUND, _COMPARED, _TERM, _TOLD, _SINCE, _ENDED)
    return _Lead(*(one.within(mask, before) is not None for one in asked))


def is_background(mask: str, start: int) -> bool:
    """Tell whether the date at `start` only says how old a firm is: `fondée en 2013`."""
    return _lead(mask, start).background


def _distance(
    sentence: Sentence, when: When, at: int, high: int, kind: str, stated: str | None
) -> int | None:
    """How far a date stands from a fact, in characters; None when it is of something else."""
    mask = sentence.mask
    lead = _lead(mask, when.start)
    if lead.background or lead.compared or _of_another(sentence, at, when.start):
        return None
    lasts = mask.startswith(("depuis", "since"), when.start)
    if lasts and (_RECORD.search(mask, 0, when.start) or _told_of_it(mask, when, at)):
        return None
    if when.term or lead.term:
        beyond = stated is not None and when.iso[:4] > stated[:4]
        if kind not in FIGURE_KINDS and (beyond or "through" in mask[when.start : when.end]):
            return None
    away = when.start - high if when.start >= high else max(0, at - when.end)
    if when.start < at and _AND_ONE.match(mask, when.start, at):
        away += 70
    fronted = when.start < at and when.start < 2 * _OPENING and len(when.iso) == 10
    fronted = fronted and sentence.language == "en"
    if kind in ("revenue", "market_metric") and fronted and not lead.ended:
        return None  # the day it was told
    if not lead.told:
        apart = _apart(mask, when, at, high)
        if apart is None or (apart == 40 and lead.term):
            return None  # a term belongs to the clause that looks ahead: `has 65 million and hopes … by 2027`
        away += apart
    elif kind in ("revenue", "market_metric"):
        away += 60
    return away + 80 * lead.since + 100 * lead.told + 40 * lead.term


def _apart(mask: str, when: When, at: int, high: int) -> int | None:
    """The price of a date in another clause; None where clauses tell of different things."""
    pieces = pieces_of(mask)
    here, there = _piece(pieces, at), _piece(pieces, when.start)
    if here.clause == there.clause:
        return 0
    if "? " in mask[high : when.start] and there.sort == "main":
        return 60
    if there.unit != here.unit:
        return 150 if when.start < _OPENING and there.unit == here.unit - 1 and there.sort == "main" else None
    if there.sort == "bracket":
        return 20 if there.start - 50 < high <= there.start else None
    if there.sort == "participle" and here.sort == "main" and _OF_A_DEAL.match(mask, there.start):
        return 60
    if there.sort in ("relative", "participle", "condition"):
        return None
    if here.sort == "participle":
        return None
    if here.sort == "relative":
        if _WHILE.match(mask, here.start):
            return 10
        return None if _PAST_PERFECT.search(mask, here.start, here.end) else 60
    return 40


def _piece(pieces: tuple[Piece, ...], at: int) -> Piece:
    return next((p for p in pieces if p.start <= at < p.end), pieces[-1])


def _of_another(sentence: Sentence, at: int, when: int) -> bool:
    """Tell whether a date stands beyond another amount, which it then belongs to.

    A date that opens the sentence holds for all of it, and one behind a list for the whole list.
    """
    opens = when < _OPENING and "¤" not in sentence.mask[:when]
    if opens or _lead(sentence.mask, when).told:
        return False
    mask = sentence.mask
    pieces = pieces_of(mask)
    here = _piece(pieces, at)
    if here.sort == "relative" and when < here.start and _WHILE.match(mask, here.start):
        return False
    if _fronts(mask, when, at):
        return False
    first = True
    for other in sentence.amounts[:MOST_AMOUNTS]:
        low = other.start - sentence.start
        if other.sort == "percent" or low == at or other.per == "unit":
            continue
        if at < when < low and _fronts(mask, when, low):
            return True
        if when < low < at and not (first and ":" in mask[when:low]):
            return True
        first = first and low > when
        if low < when < at and _piece(pieces, when).clause == here.clause != _piece(pieces, low).clause:
            continue
        if low < when < at and _NEXT_ONE.search(mask[when:at]):
            return not _beside(sentence, when, at)
        gap = mask[at:low].lstrip("¤")
        if at < low < when and (JOINED.match(gap) is None or _OTHER_SIDE.search(gap)):
            return True
    return False


_CLAUSE_BEGUN = re.compile(
    r"(?:,|;|(?<!\w)(?:et|puis|and|then))[ ,]{1,3}(?:(?:en|in|au|le|à|on|fin|début) ?){0,2}\Z"
)
_FRONTED_DATE = re.compile(
    r"[^,;¤@]{3,24}, (?:près de |plus de |environ |quelque |some |about |nearly |over |another )?|"
    r"[^,;¤@]{3,24},? (?:it|they|he|she|il|elle|ils|elles|@+|(?:the |la |le |l')[^\W\d_]+) "
    r"[^,;¤@]{3,30} "
)


def _fronts(mask: str, when: int, at: int) -> bool:
    """Tell whether a date begins the clause that an amount stands in: `puis, en août dernier, 13 "
    "millions`."""
    if not when < at < when + 60 or not _FRONTED_DATE.fullmatch(mask, when, at):
        return False
    return _CLAUSE_BEGUN.search(mask, max(0, when - 16), when) is not None


def _beside(sentence: Sentence, when: int, at: int) -> bool:
    """Tell whether an amount shares the date before it: `in June and $2 billion`, `contre 8 pour X`."""
    if _AND_ONE.match(sentence.mask, when, at):
        return True
    if not _AGAINST.search(sentence.mask, when, at):
        return False
    end = next((a.end - sentence.start for a in sentence.amounts if a.start - sentence.start == at), at)
    return _FOR_OTHER.match(sentence.mask, end) is not None


def _counted(
    article: Article, sentence: Sentence, at: int, high: int, found: tuple[When, ...]
) -> tuple[str | None, int]:
    """Resolve `four days later` or `the same year` from the date told last, in this sentence or before it.

    With it, how far the words stand from the fact; a date of this sentence that they count from is farther.
    """
    mask = sentence.mask
    for phrase in _FROM_LAST.finditer(mask):
        apart = _apart(mask, When("", phrase.start(), phrase.end()), at, high)
        if apart is None or _of_another(sentence, at, phrase.start()):
            continue
        anchor = next((when.iso for when in reversed(found) if when.end <= phrase.start()), None)
        away = phrase.start() - high if phrase.start() >= high else max(0, at - phrase.end())
        away = away if anchor is not None else _FAR
        if anchor is None:
            before = plain(article.text[max(0, sentence.start - _BACK) : sentence.start])
            told = dates_in(before, article.date)
            anchor = told[-1].iso if told else None
        if anchor is not None:
            if phrase["next"]:
                return moved(anchor[:4], "un", "an", "plus tard"), away
            return moved(anchor, phrase["count"], phrase["unit"], phrase["way"]), away
    return None, _FAR
