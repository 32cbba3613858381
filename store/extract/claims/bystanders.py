"""Names beside a trigger that take no part: where it happens, whose staff it is, to what the rights are.

And those who do take part without a name: candidates, shareholders, the state.
"""

from __future__ import annotations

import re

from store.extract.claims.passages import Sentence
from store.extract.claims.triggers import Fired
from store.model import Mention
from store.text.guarded import Guarded

_STAFF = re.compile(r" (?:executives?|employees?|engineers?|veterans?|alumni|staffers?|researchers?)(?!\w)")
_STAFF_OF = Guarded(
    r"(?<!\w)(?:anciens?|anciennes?|ex-)(?: ?(?:cadres?|"
    r"salariés?|ingénieurs?|employés?|chercheurs?|dirigeants?))?"
    r" (?:de |d'|du |chez )\Z"
)
"""People who work or worked for a firm, which takes no part itself: `by two former Tesla executives`."""

_RIGHTS = re.compile(r"(?<!\w)(?:rights|access|licen[cs]e|option|claim) to (?:the )?\Z")
"""What the money buys the rights to, and nobody paid: `$1.5bn for half the rights to BNT327`."""
_MONEY_NEXT = re.compile(r" (?:[^\W\d_]+ ){0,3}¤")


def _is_paid(sentence: Sentence, fired: Fired, low: int, high: int) -> bool:
    """Tell whether a place stands as who gets the money: `Google will pay Texas $1.4 billion`."""
    return low == fired.end + 1 and _MONEY_NEXT.match(sentence.mask, high) is not None


_APPROVED_BY = Guarded(
    r"(?<!\w)(?:validation|approbation|aval|feu vert|autorisation|approval|clearance|"
    r"go-ahead)(?: [^\W\d_]+)? "
    r"(?:par|de|d'|du|by|from|of) ?(?:la |le |l'|the )?\Z",
    by="validation|approbation|aval|feu|autorisation|approval|clearance|go-ahead",
)
"""Who must agree to what others give: `une subvention, sous réserve de la validation par la Commission`."""
_FOUNDED_BY = Guarded(
    r"(?<!\w)(?:fondée?s?|créée?s?|lancée?s?|cofondée?s?|imaginée?s?|incubée?s?|founded|created|incubated)"
    r"(?: [^;.@]{1,50})? (?:par|by) (?:la |le |l'|les |the )?(?:[^\W\d_]+ ){0,2}\Z",
    by="fond|cré|lanc|cofond|imagin|incub|found|creat",
)
"""Who began a firm and takes no part in its deals: `la marque, lancée il y a un an par Big Mamma`."""


_PAID_BY = re.compile(
    r"(?<!\w)(?:(?:par|by)|(?:lawsuits?|suits?|cases?|claims?|dispute|litigation|litige|différend) "
    r"(?:with|avec)) (?:la |le |l'|les |the )?\Z"
)
"""What makes a country the one that acts: `apportés par la France`."""


_THROUGH = re.compile(
    r"(?<!\w)(?:through|via|par (?:l'intermédiaire|le biais) d(?:e|u)|à travers|au travers d(?:e|u)) ?"
    r"(?:(?:his|her|its|their|the|an?|son|sa|ses|leur|la|le|l') ?)?(?:(?!par |by )[^\W\d_]+ ){0,4}\Z"
)
"""What leads to the vehicle of who gives money: `is investing $100 million through his firm Explore`."""
_NAMES_LAND = re.compile(r" (?:[^\W\d_-]+ ){1,2}@")
"""What a land only tells of a firm: `led by the US fund Technology Crossover Ventures`."""


_GIVEN = frozenset({"grant_or_donation", "funding_round", "investment"})
_REPORTED_BY = Guarded(
    r"(?<!\w)(?:rapporté|relayé|cité|repéré|consulté|interrogé|reported|cited|quoted|seen)e?s? (?:par|by) "
    r"(?:la |le |l'|the )?(?:[^\W\d_]+ )?\Z",
    by="rapport|relay|cit|repér|consult|interrog|report|quot|seen",
)
"""Who only tells it: `selon un communiqué rapporté par Reuters`."""
_JUST_LIKE = Guarded(
    r"(?:, |\A )(?:(?:tout )?comme|à l'instar d(?:e|u)|à l'image d(?:e|u)|contrairement à|just like|unlike) ?"
    r"(?:la |le |l'|the )?\Z",
    by="tout|comme|à l'instar|à l'image|contrairement|just|unlike",
)
"""Who does the same thing beside: `Orange cédera, tout comme Deutsche Telekom, ses parts à BT`."""

_ONLY_TOLD = (_FOUNDED_BY, _JUST_LIKE, _REPORTED_BY)


def takes_no_part(sentence: Sentence, fired: Fired, mention: Mention, gap: str) -> bool:
    """Tell whether a name right of a trigger is only where it happens, or whom the people in it work for."""
    mask = sentence.mask
    low, high = mention.start - sentence.start, mention.end - sentence.start
    if mention.type == "PRODUCT" and _RIGHTS.search(gap):
        return True
    if mention.type == "PLACE" and not _is_paid(sentence, fired, low, high) and not _PAID_BY.search(gap):
        return True
    if fired.rule.kind in _GIVEN and _APPROVED_BY.within(mask, gap):
        return True
    if gap.endswith((" ", "'")) and any(told.within(mask, gap) for told in _ONLY_TOLD):
        return True
    if fired.rule.kind in ("investment", "funding_round") and _THROUGH.search(gap):
        return True
    if mention.type == "PLACE" and _PAID_BY.search(gap) and _NAMES_LAND.match(mask, high):
        return True
    return _STAFF.match(mask, high) is not None or _STAFF_OF.within(mask, gap) is not None


_CANDIDATES = Guarded(
    r"(?<!\w)(?:candidats?|prétendants?|repreneurs?|acquéreurs?|acheteurs?|offres|bidders|suitors) "
    r"(?:[^\W\d_]+ )?(?:pour|à|au|en vue d[eu']|for) ?(?:le |la |l'|un |une |the )?\Z"
)
"""Others, not named, who would buy: `choisir entre deux candidats pour le rachat de SFR`."""


def of_candidates(mask: str, at: int) -> bool:
    """Tell whether a takeover is one that others, not named, would make."""
    return _CANDIDATES.search(mask, max(0, at - 60), at) is not None


_UNNAMED = Guarded(
    r"(?<!\w)(?:(?:une (?:dizaine|douzaine|quinzaine|vingtaine|trentaine|cinquantaine|centaine)|plusieurs|"
    r"certaine?s|la plupart|beaucoup|nombre) d(?:'entre (?:eux|elles)|e @+)(?: [^\W\d_]+)?|(?:les|des|ses|"
    r"leurs|ces|plusieurs|certains) (?:[^\W\d_]+ )?(?:actionnaires|autorités|salariés|"
    r"syndicats|régulateurs|administrateurs|juges|clients|créanciers|magistrats|élus|pouvoirs publics|"
    r"banques|"
    r"prêteurs|fondateurs)(?: [^\W\d_']+s)?|"
    r"(?:l'état|l'exécutif|le gouvernement|la région|la métropole|le ministère|bercy|matignon|l'élysée)"
    r"(?: [^\W\d_']+)?|"
    r"(?:the|its|their|existing|some) (?:[^\W\d_]+ )?(?:state|government|governments|authorities|"
    r"shareholders|holders|creditors|lenders|ministry|treasury|regulators|unions|founders|taxpayers)"
    r"(?: itself)?)"
    r"(?:,[^,@;.]{3,24},)? "
    r"(?:(?:ont|avaient|auraient|a|avait|aurait|va|vont|have|has|had|will|would|also|then|n'ont pas|y) ){0,2}"
    r"(?:(?!par |by |to |of |de |du )[^\W\d_]+ )?\Z",
    by="dizaine|douzaine|quinzaine|vingtaine|trentaine|cinquantaine|centaine|plusieurs|certain|plupart|"
    "beaucoup|nombre|actionnaires|autorités|salariés|syndicats|régulateurs|administrateurs|juges|"
    "clients|créanciers|magistrats|élus|pouvoirs|banques|prêteurs|fondateurs|état|exécutif|"
    "gouvernement|région|métropole|ministère|bercy|matignon|élysée|state|government|authorities|"
    "shareholders|holders|creditors|lenders|ministry|treasury|regulators|unions|founders|taxpayers",
)
"""A subject right before a verb that no name gives: `les actionnaires avaient rejeté son offre`."""


def is_unnamed(mask: str, low: int, high: int) -> bool:
    """Tell whether the subject right before a position of the mask is of people that no name gives."""
    return _UNNAMED.search(mask, max(low, high - 70), high) is not None
