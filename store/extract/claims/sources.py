"""The outlet or person an article leans on: `selon Reuters`, `according to Bloomberg`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.model import Mention
from store.text.guarded import Guarded

_CITED = Guarded(
    r"(?<!\w)(?:selon|d'après|rapporte|révèle|indique|croit savoir|confié à|told|citant|"
    r"cité par|surveyed by|polled by|estimates compiled by|according to|reported by|"
    r"citing|told|as reported by|first reported by|"
    r"informations? (?:de|du|d'))(?: (?:le|la|les|l'|the|une enquête du|un article du|les "
    r"informations (?:de|du|d')|"
    r"(?:les|des|une|un|the|an?) (?:dernier |dernière |récente? )?(?:estimations?|calculs?|données|chiffres|"
    r"études?|enquêtes?|informations?|analyse|décompte|classement|"
    r"baromètre|rapport|data|estimates?|figures|reports?|study|survey|calculations|analysis) (?:publiée? par "
    r"|réalisée? par |(?:compiled |published )?(?:by|from) |de |du |d'|of )(?:la |le |l'|the )?|"
    r"des sources citées par))?[ "
    r"']{0,2}\Z"
)
_SAYS = re.compile(
    r",? (?:data (?:showed|shows?)|figures show|reported|reports|rapporte|révèle|a "
    r"rapporté|a révélé|said|écrit|wrote)(?!\w)(?! (?:off|down|up|¤|(?:l'|le |la |les "
    r")?(?:[^\W\d_]+ ){0,2}@))"
)
"""A verb right behind the outlet that reports; `X, rapporte le Figaro` has its outlet behind the verb."""


_OF_ITSELF = re.compile(
    r"(?:,? (?:on|in|this|last|late|earlier) [^\W\d_]+| [^\W\d_]+day| today| yesterday)?,? "
    r"(?:that |qu')?(?:it|they|its|their|elle|il|elles|ils)(?!\w)|"
    r" (?:avoir|être|vouloir)(?!\w)|(?: [^\W\d_-]+| l'[^\W\d_]+){0,4}? (?:revenues?|sales|profits?|"
    r"loss(?:es)?|earnings|income|chiffre d'affaires|bénéfices?|résultats?|pertes?|ventes)(?!\w)"
)
"""What makes a speaker the one spoken of: `Uber said it would invest`."""
_WITH_SOMETHING = re.compile(r" (?:la|le|les|un|une|son|sa|ses|leurs?) [^\W\d_]| l'[^\W\d_]")


def _is_entrusted(mask: str, low: int, high: int) -> bool:
    """Tell whether `confié à X` gives X something to do, and no word: `confié à Safran la motorisation`."""
    return mask.find("confié", low, high) >= 0 and _WITH_SOMETHING.match(mask, high) is not None


def cited(mask: str, start: int, mentions: Sequence[Mention]) -> Mention | None:
    """Find the outlet or person that a masked sentence cites, or None."""
    for mention in mentions:
        if mention.type not in ("ORG", "PERSON"):
            continue
        low, high = mention.start - start, mention.end - start
        near = max(0, low - 44)
        if _CITED.search(mask, near, low) and not _is_entrusted(mask, near, high):
            return mention
        told = _SAYS.match(mask, high) if mention.type == "ORG" and high > len(mask) - 60 else None
        if told and not _OF_ITSELF.match(mask, told.end()):
            return mention
    return None
