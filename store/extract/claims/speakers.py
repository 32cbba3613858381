"""Whom `nous` and `vous` stand for in an interview: the firm of whoever answers, as the title tells it."""

from __future__ import annotations

import re

from store.extract.claims.passages import Sentence

_SPEAKER = re.compile(
    r"@ ?(?P<inner>\(@+\)|,? (?:le |la )?(?:nouveau |nouvelle )?(?:pdg|patronne?|fondat(?:eur|rice)|"
    r"cofondat(?:eur|rice)|dg|"
    r"président(?:e)?(?: du directoire)?|directeur général|directrice générale|ceo|chief executive|founder|"
    r"boss|head) "
    r"(?:de |d'|du |of )(?:la |l'|the )?@+),? ?[:;\"]|"
    r"[:;\"'] ?(?P<own>@+)(?:'s?)? (?:boss|chief executive|chief|ceo|founder|co-founder|chairman|head)"
    r"(?: @+)?(?: (?:on|says|explains|tells)(?!\w)|,|\Z)"
)


def speaks_for(sentence: Sentence) -> str | None:
    """The firm of whoever is interviewed, as the title gives it: `Thomas Reynaud (Iliad) : « … »`."""
    told = _SPEAKER.search(sentence.mask)
    if told is None:
        return None
    group = "inner" if told["inner"] else "own"
    low, high = sentence.start + told.start(group), sentence.start + told.end(group)
    return next((m.name for m in sentence.mentions if m.type == "ORG" and low <= m.start < high), None)
