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


_QUOTED = re.compile(
    r"[»\"](?:,)? (?:(?:[^\W\d_']+|s'[^\W\d_]+|se [^\W\d_]+|a [^\W\d_]+) ){1,2}@+,? (?!(?:analyst|avocat|"
    r"lawyer))"
    r"(?:(?:(?!rival|competitor|concurrent)[^\W\d_&-]+|l'[^\W\d_]+),? ){1,7}?"
    r"(?:de |d'|du |of |at |chez )(?:la |l'|le |the )?(?P<firm>@+)"
)
_OURS = re.compile(r"(?<!\w)(?:our|we|notre|nos|nous|this|ce|cette|cet)(?!\w)")


def firm_quoted(sentence: Sentence, at: int) -> str | None:
    """The firm of whom a quotation is, where mask position `at` stands in it and speaks of `us` or `this`.

    `« Ce partenariat avec Nokia est une étape », se félicite Jane Doe, directrice générale d'Orange`.
    """
    told = _QUOTED.search(sentence.mask, at)
    if told is None or not _OURS.search(sentence.mask, max(0, at - 80), at):
        return None
    end = sentence.start + told.end("firm")
    return next((m.name for m in sentence.mentions if m.type == "ORG" and m.end == end), None)
