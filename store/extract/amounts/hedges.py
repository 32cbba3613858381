"""Words that soften an amount: `plus de` (over), `près de` (about), `jusqu'à` (up_to)."""

from __future__ import annotations

import re

from store.model import Approximate
from store.text.spotting import alternatives, openings, tree

_OVER = (
    r"plus d[e']|au moins|over|more than|above|at least|upwards? of|north of|in excess of|"
    r"excess of|supérieure?s? à|au-delà de|au-dessus de|"
    r"au minimum|no less than|pas moins de|minimum de|exceed(?:s|ed|ing)?|surpass(?:es|ed|"
    r"ing)?|top(?:s|ped|ping)|"
    r"dépass(?:e|ent|é|ée|és|er|ant|ait|era|erait|eraient)(?: désormais| déjà| même)?(?: "
    r"la barre (?:des?|symbolique des?)| le cap (?:des?)| les| le)?|"
    r"franchi(?:t|r|e|ssant)?(?: la barre (?:des?|symbolique des?|du)| le cap (?:des?|du)|"
    r" les| le)?|(?:la barre|le cap|le seuil) (?:des?|du)|"
    r"un peu plus de|bien plus de|well over|just over|greater than"
)
_UP_TO = (
    r"jusqu'à|jusqu'au|up to|as much as|au plus|un maximum de|maximum de|at most|moins "
    r"d[e']|less than|under|below|inférieure?s? à|fewer than|plafonnée?s? à|capped at"
)
_ABOUT = (
    r"près d[e']|environ|quelques?|autour d[e']|à peu près|de l'ordre d[e']|avoisin(?:e|"
    r"ent|ant|ait|er|erait)(?: les)?|presque|proche d[e']|approchant|"
    r"aux alentours d[e']|pratiquement|grosso modo|approximativement|estimée?s? à|"
    r"about|around|roughly|approximately|approx\.?|nearly|almost|some|close to|near|circa|"
    r"estimated|an estimated|in the region of|"
    r"~|≈|c\.|frôl(?:e|ent|ant|er)(?: les)?|approch(?:e|ent|ant|er)(?: les)?|de près d[e']|dans les"
)
_FOUND_BY = {head for part in alternatives(f"{_OVER}|{_UP_TO}|{_ABOUT}") for head in openings(part, 4)}
_HEDGE = re.compile(
    rf"(?:(?<!\w)|(?=[~≈]))(?={tree(_FOUND_BY)})(?:(?P<over>{_OVER})|(?P<up_to>{_UP_TO})|(?P<about>{_ABOUT}))"
    r"(?: (?:a|an|the|le|les|de|des|un|une) ?)?\s?\Z"
)
_BEHIND = re.compile(
    r"(?:,? ?(?:(?P<over>or more|ou plus|au moins|at least|minimum\b|\+)|"
    r"(?P<about>environ|or so|approximately|à peu près)"
    r"|(?P<up_to>maximum\b|au maximum|au plus|at most|or less)))"
)


def hedge_of(text: str, start: int, end: int, low: int, high: int) -> tuple[Approximate, int, int] | None:
    """Find the hedge that touches an amount on either side: its sense and its span."""
    base = max(low, start - 48)
    if found := _HEDGE.search(text, base, start):
        sense: Approximate = found.lastgroup  # type: ignore[assignment]
        return sense, found.start(), found.end()
    if found := _BEHIND.match(text, end, min(high, end + 20)):
        sense = found.lastgroup  # type: ignore[assignment]
        return sense, found.start(), found.end()
    return None
