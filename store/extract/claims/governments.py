"""Capitals and countries that act as governments: `Washington a mis 8 milliards`, no firm's town."""

from __future__ import annotations

import re

from store.extract.claims.openings import FIRMS
from store.extract.claims.passages import Sentence
from store.extract.claims.triggers import Fired
from store.model import Mention
from store.text.dates import FRENCH_DAYS

_STARTS = re.compile(
    r"(?:\A|[.;:!?«»\"()]|, | [-–—] |"
    r"(?<!\w)(?:que|qu'|that|et|and|mais|but|while|tandis que|year|month|week|ago|"
    rf"{FRENCH_DAYS}|\d{{4}}),?) ?(?:la |le |les |l'|the )?"
    r"(?:(?:ville|mairie|métropole|commune|région|province|city|state|county|government|gouvernement|"
    r"département|république|republic|kingdom) (?:de (?:la |l')?|d'|du |of (?:the )?)?)?\Z"
)
_OF_A_LIST = re.compile(r"(?<!\w)(?:en|in|à|au|aux|near|de|d'|du|of|from) ?(?:la |l'|the )?@+, \Z")


_STRESSED = re.compile(r", (?:elle|lui|elles|eux|too|for its part|de son côté|quant à elle|quant à lui),")


_BECAME = re.compile(
    r" (?:has |have )?(?:become|became|becomes|is|was) the (?:latest|first|second|third|last|"
    r"next) (?:[^\W\d_]+ ){1,2}to(?= )"
)


_ITS_FIRM = re.compile(rf"-|(?: [^\W\d_]+)?(?: [^\W\d_]+)? (?:{FIRMS})(?!\w)")
"""What makes a place the home of a firm: `the Houston-based company`, `the San Francisco startup`."""


_SIGNS = re.compile(
    r"(?: (?:a|ont|avait|va|doit|devrait|vient de|has|have|had|will|would))?(?: [^\W\d_]+(?:ment|ly))?"
    r" (?:sign|pass|concl|attribu|confi|notifi|award|plac|ink|seal|order|command)[^\W\d_]{0,6}(?!\w)"
    r"[^@;:.]{0,40}(?:(?:avec|with|à|to) ?(?:la |le |l'|the )?@+[^@;:.,]{0,30})?"
)
"""What a country does with a contract, however far its noun stands: `L'Inde a signé lundi avec Thales un`."""


def _signs(sentence: Sentence, fired: Fired) -> Mention | None:
    """The country that opens its clause and signs, passes or awards the contract a noun names."""
    if fired.rule.kind not in ("contract", "partnership") or not fired.rule.noun:
        return None
    for place in sentence.mentions:
        low, high = place.start - sentence.start, place.end - sentence.start
        if high > fired.start:
            return None
        if place.type == "PLACE" and _SIGNS.fullmatch(sentence.mask, high, fired.start):
            before = sentence.mask[max(0, low - 40) : low]
            return place if _STARTS.search(before) and not _OF_A_LIST.search(before) else None
    return None


def government(sentence: Sentence, fired: Fired) -> Mention | None:
    """A capital or country that acts as a government right before the verb: `Washington a mis`."""
    places = [m for m in sentence.mentions if m.end - sentence.start <= fired.start]
    if not places:
        return None
    if signs := _signs(sentence, fired):
        return signs
    if places[-1].type != "PLACE":
        return None
    low, high = places[-1].start - sentence.start, places[-1].end - sentence.start
    gap = sentence.mask[high : fired.start]
    stressed = _STRESSED.match(gap)
    gap = gap[stressed.end() :] if stressed else gap
    gap = _BECAME.sub("", gap)
    if len(gap) > 16 or "," in gap or _ITS_FIRM.match(gap):
        return None
    before = sentence.mask[max(0, low - 40) : low]
    if not _STARTS.search(before) or _OF_A_LIST.search(before):
        return None
    return places[-1]
