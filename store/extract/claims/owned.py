"""What a deal takes told as somebody's own: whose shareholders agree, whose division goes by an accord.

`Les actionnaires de Logica ont dit oui à l'acquisition de leur entreprise par CGI`, `Kering annonce un accord
avec L'Oréal pour la cession de sa division beauté`: the possessive says whose it is.
"""

from __future__ import annotations

import re

from store.extract.claims.passages import Sentence
from store.extract.claims.triggers import Fired
from store.model import TAKEOVERS, Party

_OWN_FIRM = re.compile(
    r" (?:(?:amicale?|hostile) )?(?:de |d'|of )(?:leur|sa|son|its|their) (?:propre )?(?:entreprise|société|"
    r"groupe|compagnie|firme|company|firm|group)(?!\w)(?! (?:de |d'|@))"
)
_ACCORD_FOR = re.compile(
    r"(?:accord|contrat|négociations?|discussions?|pourparlers) (?:[^\W\d_]+ ){0,2}avec (?:la |le |l')?"
    r"(?:[^\W\d_]+ ){0,2}(?P<other>@+),? (?:pour|en vue d[eu']|portant sur|sur|relatif à) ?(?:le |la |l')?\Z"
)
_ITS = re.compile(r" (?:(?:[^\W\d_]+ )?)(?:de |d')(?:sa|son|ses|leurs?) ")


def add_own_firm(sentence: Sentence, fired: Fired, named: list[Party]) -> None:
    """Name the firm that `leur entreprise` is, and turn round who buys from whom where an accord tells it."""
    if fired.rule.kind not in TAKEOVERS or not fired.rule.noun:
        return
    mask, base = sentence.mask, sentence.start
    if _OWN_FIRM.match(mask, fired.end) and all(p.role != "target" for p in named):
        taken = {p.name for p in named}
        before = [m for m in sentence.mentions if m.type == "ORG" and m.end - base <= fired.start]
        if before and before[0].name not in taken:
            named.append(Party(before[0].name, "target"))
        return
    sold = mask.startswith(("cession", "vente", "sale"), fired.start)
    accord = _ACCORD_FOR.search(mask, max(0, fired.start - 90), fired.start) if sold else None
    if accord is None or not _ITS.match(mask, fired.end):
        return
    end = base + accord.end("other")
    other = next((m.name for m in sentence.mentions if m.end == end and m.type == "ORG"), None)
    own = [m.name for m in sentence.mentions if m.type == "ORG" and m.end - base <= accord.start()]
    if other and own and own[-1] != other:
        named[:] = [Party(own[-1], "seller"), Party(other, "buyer")]
