"""The outlet or person an article leans on: `selon Reuters`, `according to Bloomberg`."""

from __future__ import annotations

import re

from store.extract.claims.passages import Sentence

_CITED = re.compile(
    r"(?<!\w)(?:selon|d'après|rapporte|révèle|indique|croit savoir|confié à|a appris|citant|cité par|according to|reported by|citing|told|as reported by|first reported by|"
    r"d'après les informations de|selon les informations de|informations? (?:de|du|d'))(?: (?:le|la|les|l'|the|une enquête du|un article du))?[ ']{0,2}\Z"
)
_SAYS = re.compile(r",? (?:reported|reports|rapporte|révèle|a rapporté|a révélé|said|écrit|wrote)(?!\w)")


def source_of(sentence: Sentence) -> str | None:
    """Name whom the sentence cites, or None."""
    for mention in sentence.mentions:
        if mention.type not in ("ORG", "PERSON"):
            continue
        low, high = mention.start - sentence.start, mention.end - sentence.start
        if _CITED.search(sentence.mask[max(0, low - 44) : low]) or (
            mention.type == "ORG" and _SAYS.match(sentence.mask, high)
        ):
            return mention.name
    return None
