"""Deals told without their sum and without one of their sides: which are whole, which wait for more."""

from __future__ import annotations

import re

from store.extract.claims.passages import Sentence
from store.extract.claims.triggers import Fired
from store.model import Party

_GIVES_UP = re.compile(
    r"(?:cèd|céd)[^\W\d_]{1,6} (?:(?:sa|son|ses|la|le) (?:[^\W\d_]+ ){1,3}|l'[^\W\d_]+ )?(?=@)|"
    r"(?:re)?vend[^\W\d_]{0,4} (?:(?:sa|son|la|le) |l')(?:filiale|participation|société|start-?up|branche|"
    r"pôle|"
    r"division|marque|groupe|entreprise|pépite|éditeur|studio)[^@;.]{0,30}(?=@)"
)
"""A firm that its owner parts with, whoever takes it: `Criteo cède Talend`; wares are sold too."""


def given_up(sentence: Sentence, fired: Fired, named: list[Party]) -> bool:
    """Tell whether a sale is told whole by who sells and which firm."""
    if fired.rule.name != "acquisition.sell_fr" or not _GIVES_UP.match(sentence.mask, fired.start):
        return False
    firms = {m.name for m in sentence.mentions if m.type == "ORG"}
    return {"seller", "target"} <= {p.role for p in named if p.name in firms or p.role == "seller"}


_ORDERED = ("contract.order", "contract.won", "contract.signed")


def half_told(fired: Fired, named: list[Party]) -> bool:
    """Tell whether a purchase or an order leaves but a side unsaid: its price can be told later."""
    sold = fired.rule.kind == "acquisition" and any(p.role == "target" for p in named)
    return sold or (fired.rule.name.startswith(_ORDERED) and bool(named))
