"""Who is bought, told as what it undergoes: `Sage serait la cible d'une prise de contrôle d'Hitachi`."""

from __future__ import annotations

import re

from store.extract.claims.roles import Slots
from store.extract.claims.triggers import Fired

_UNDERGOES = re.compile(
    r"(?<!\w)(?:cible|proie|objet|victime) d(?:e |'une? |es |u |e la )(?:[^\W\d_]+ ){0,3}(?:d'|de )?\Z|"
    r"(?<!\w)(?:visée?|ciblée?|convoitée?)s? par (?:(?:une?|la|cette) |l')(?:[^\W\d_]+ ){0,2}\Z"
)
_FRAMES: dict[str, Slots] = {
    "acquisition": (("left", "target"), ("from", "buyer"), ("by", "buyer"), ("of", "buyer")),
    "bid": (("left", "target"), ("from", "bidder"), ("by", "bidder"), ("of", "bidder")),
}


def undergone(mask: str, fired: Fired) -> Slots | None:
    """The frame of a takeover's noun whose subject is its target, where words before it say so."""
    frame = _FRAMES.get(fired.rule.kind) if fired.rule.noun or fired.rule.name == "bid.offer_fr" else None
    if frame is None or not _UNDERGOES.search(mask, max(0, fired.start - 60), fired.start):
        return None
    return frame
