"""Relative clauses whose antecedent the verb acts on: `Aquantia, which it bought`.

The name before `which` or `que` is the verb's object, and who stands behind it the verb's subject.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract.claims.grammar import TO_WHICH, WHICH
from store.extract.claims.openings import FIRMS, NATIONS
from store.extract.claims.passages import Sentence
from store.model import Mention

_SUBJECT = (
    r"(?:it|they|he|she|il|elle|ils|elles|on|we|"
    rf"(?:the |la |le |l'|its |sa |son )?(?:[^\W\d_]+[ -]){{0,2}}?(?:@+|(?:{FIRMS}|parent)"
    rf"(?: (?:{NATIONS}|virtuel(?:le)?|historique))?|{NATIONS}))"
)
_THROUGH = (
    rf"(?P<in>où|in (?:which|whom)|dans (?:{WHICH}))|(?P<to>to (?:which|whom)|{TO_WHICH}|à (?:laquelle|"
    r"qui))|(?P<from>from (?:which|whom)|auprès (?:duquel|de laquelle|de qui))|(?P<with>with (?:which|whom)|"
    r"avec (?:lequel|laquelle|qui))|"
    rf"(?P<at>chez (?:qui|lequel|laquelle))|(?P<for>pour (?:{WHICH}|qui))"
)
_OBJECT_RELATIVE = re.compile(
    r"(?P<name>@)(?=,? )(?P<apposed>(?:, an? |,? (?:the |la |le |l'|une? ))[^@;.¤]{2,60})?"
    rf"(?:,? (?:which|that|whom|dont|que|qu'|{_THROUGH})|(?(apposed)(?=\s(?:it|they|he|she) )|(?!))) ?"
    rf"(?P<subject>{_SUBJECT})"
    r"(?: (?:has|have|had|will|would|is|was|'s|a|ont|avait|avaient|aurait|auraient|va|vient de|venait de|"
    r"venait d'|"
    r"vient d'|"
    r"also|already|recently|just|now|then|once|first|reportedly|[^\W\d_]+ly|[^\W\d_]+ment|déjà|aussi|"
    r"tout juste|"
    r"(?:en|in) (?:\d{4}|[^\W\d_]{3,9}(?: \d{4})?))){0,4} ?\Z"
)
_RELATIVES = re.compile(
    r"(?<= )(?:which |that |whom |it |they |he |she |dont |que |qu'|où |auquel|auxquel|à laquelle|à qui |"
    r"auprès d|"
    r"(?:dans|avec|chez|pour) (?:l[ea]s?quel|qui ))"
)
_SLOTS = ("in", "to", "from", "with", "at", "for")
_REACH = 170


class Relative(NamedTuple):
    """The antecedent of a relative, the slot it fills, and where the clause's own subject begins."""

    antecedent: Mention
    subject_at: int
    slot: str = "obj"


def object_relative(sentence: Sentence, at: int) -> Relative | None:
    """Find the relative whose verb stands at a position of the mask."""
    low = max(0, at - _REACH)
    if not _RELATIVES.search(sentence.mask, low, at):
        return None
    found = _OBJECT_RELATIVE.search(sentence.mask, low, at)
    if found is None:
        return None
    end = sentence.start + found.start("name") + 1
    name = next((m for m in sentence.mentions if m.end == end), None)
    if name is None or name.type not in ("ORG", "PRODUCT"):
        return None
    slot = next((slot for slot in _SLOTS if found[slot]), "obj")
    return Relative(name, found.start("subject"), slot)


_APPOSED = (
    r"(?P<apposed>, (?:an? |the |une? |le |la |l'|[^\W\d_A-Z][^\W\d_]{3,} (?:de |d'|des |du |en ))"
    r"[^@,;:.¤]{2,70})?"
)
_TOLD_OF = re.compile(
    rf"@{_APPOSED}"
    r"(?:,? (?:dont (?:l[ae]s? |l')|whose )|,? (?:used|visited|played|downloaded|followed|watched) by |"
    r",? (?:utilisé|visité|suivi|téléchargé|fréquenté)e?s? par |"
    r"(?(apposed) (?:with|serving|counting|aux?|comptant|revendiquant|au chiffre d'affaires|dont) |(?!)))"
    r"[^@,;:.¤]{0,60}\Z"
)
"""What is told of the name before a comma: `GitHub, the site used by`, `WNS, société … dont les ventes`."""
_TELLS = re.compile(r"(?<!\w)(?:dont|whose|by|par|with|serving|counting|aux?|comptant|revendiquant)(?!\w)")
_EMPLOYS = re.compile(r" (?:at|chez) @+\Z")
"""Whose employee is told of, not the firm: `an analyst at Jefferies, whose model`."""
_FINITE = re.compile(
    r"(?<!\w)(?:est|sont|était|étaient|sera|serait|fut|été|ont|avait|aurait|is|are|was|were|be|been|has|"
    r"had|have)(?!\w)"
)
"""What makes a clause of an apposition: `menée par Eurazeo, l'entreprise était valorisée`."""
_WORTH = ("valoris", "valued", "évalué")
_APPOSED_WORTH = re.compile(rf"@{_APPOSED},? (?:(?:désormais|alors|déjà|aujourd'hui|now|then|last|once) )?\Z")


def told_of(sentence: Sentence, at: int) -> Mention | None:
    """Find the name whose apposition or possessive relative holds the figure at a position of the mask."""
    low = max(0, at - _REACH)
    if sentence.mask.startswith(_WORTH, at):
        found = _APPOSED_WORTH.search(sentence.mask, low, at)
    elif _TELLS.search(sentence.mask, max(low, at - 70), at):
        found = _TOLD_OF.search(sentence.mask, low, at)
    else:
        return None
    if found is None or (found["apposed"] and _FINITE.search(found["apposed"])):
        return None
    end = sentence.start + found.start() + 1
    name = next((m for m in sentence.mentions if m.end == end and m.type in ("ORG", "PRODUCT")), None)
    if name is None or _EMPLOYS.search(
        sentence.mask, max(0, name.start - sentence.start - 10), found.start() + 1
    ):
        return None
    return name
