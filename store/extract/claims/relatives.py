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
