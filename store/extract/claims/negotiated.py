"""With whom a takeover is agreed or talked about: `un accord avec Lorca pour racheter MasOrange`.

Where the one bought is another, that is who sells it.
"""

from __future__ import annotations

import re

from store.extract.claims.passages import Sentence
from store.model import Mention, Party
from store.text.guarded import Guarded

_DEALT = Guarded(
    r"(?<!\w)(?:accords?|négociations?|discussions?|pourparlers|protocole|promesse|agreements?|deals?|talks|"
    r"negotiations)(?: [^\W\d_]+){0,4}? (?:avec|with) (?:the |la |le |l'|its |son |sa )?(?P<name>@+)"
    r",? (?:(?:pour|afin d[e']|to|on|for|over)|en vue d[eu']|visant à|portant sur|concernant)"
    r" ?(?:(?:the|la|le|lui|leur|jointly|also) |l')?\Z",
    by="accord|accords|négociation|négociations|discussion|discussions|pourparlers|protocole|promesse|"
    "agreement|agreements|deal|deals|talks|negotiations",
)
_REACH = 140
_OWNED = re.compile(
    r",? ?(?:\(|(?:which|that|qui) (?:is |was |est |était )?)?(?:(?:currently |majority[- ])?"
    r"(?:owned|controlled) by|(?:détenue?|contrôlée?|possédée?) (?:majoritairement |jusqu'ici )?par|"
    r"(?:la |une )?filiale (?:[^\W\d_]+ )?(?:de|du|d')|propriété (?:de|du|d')|"
    r"an? (?:unit|subsidiary|division) of) ?(?:the |la |le |l')?(?=@)"
)
"""Whose the one bought is: `Kalmos, filiale de Vertano, a été vendue à Brisol`."""


def add_seller(sentence: Sentence, at: int, named: list[Party]) -> None:
    """Name who sells as whom the takeover told at a position of the mask was agreed with."""
    roles = {party.role: party.name for party in named}
    if "target" not in roles or "seller" in roles:
        return
    other = _dealt_with(sentence, at) or _owner(sentence, roles["target"])
    if other is not None and other.name not in roles.values():
        named.append(Party(other.name, "seller"))


def _owner(sentence: Sentence, target: str) -> Mention | None:
    """The firm that an apposition says the one bought belongs to."""
    for mention in sentence.mentions:
        if mention.name == target and (found := _OWNED.match(sentence.mask, mention.end - sentence.start)):
            start = sentence.start + found.end()
            return next((m for m in sentence.mentions if m.start == start and m.type == "ORG"), None)
    return None


def _dealt_with(sentence: Sentence, at: int) -> Mention | None:
    """The firm that the words right before a trigger say an agreement or talks are with."""
    found = _DEALT.search(sentence.mask, max(0, at - _REACH), at)
    if found is None:
        return None
    start = sentence.start + found.start("name")
    return next((m for m in sentence.mentions if m.start == start and m.type == "ORG"), None)
