"""Active or passive: who stands left of a verb does the deed, or has it done to them."""

from __future__ import annotations

import re

from store.extract.claims.triggers import Fired
from store.model import Role

_PARTICIPLE = (
    "é", "ée", "és", "ées", "poursuivi", "poursuivie", "poursuivis", "poursuivies", "acquis", "acquise",
    "acquises", "repris", "reprise", "vendu", "vendue", "vendus", "vendues", "ed", "bought", "sold",
)  # fmt: skip
"""How a participle ends."""
_HAVE = re.compile(
    r"(?:(?<!\w)(?:a|as|ai|ont|avait|avaient|aura|auront|aurait|auraient|avoir|ayant|"
    r"avons|s'est|s'était|se sont|has|have|had|having)"
    r"|(?<=l')(?:a|avait|aurait))"
    r"(?:,? (?!(?:été|est|sont|était|étaient|been|be|being|which|who|qui|que|dont)"
    r"(?!\w))[^\W_][^\s,;.@¤]*){0,6},? ?\Z"
)
_BE = re.compile(
    r"(?<!\w)(?:was|were|been|being|be|is|are|get|gets|got)(?: (?:\w+ly|also|already|just|"
    r"now|recently|first|then)){0,2} ?\Z"
)


_NO_OBJECT = re.compile(r" (?:in \d{4} |last year |this year |recently )?for (?:[^\W\d_]+ ){0,3}¤")
_ACTIVE = re.compile(
    r"(?<!\w)(?:it|they|he|she|we|has|had|have|having|company|group|firm|and|then)"
    r"(?: (?:also|just|already|then|first|once|recently|[^\W\d_]+ly))? \Z|@ \Z"
)
"""Who or what makes a verb without an object active: `which it bought for $5 billion`."""


def has_auxiliary(mask: str, at: int) -> bool:
    """Tell whether `avoir` stands before a participle: `le groupe a donc vendu à`."""
    return _HAVE.search(mask, max(0, at - 60), at) is not None


def is_passive(mask: str, fired: Fired) -> bool:
    """Tell whether a participle stands without `avoir` (French) or behind `be` (English)."""
    words = mask[fired.start : fired.end].removesuffix(" par")
    if not words.endswith(_PARTICIPLE):
        return False
    before = mask[max(0, fired.start - 60) : fired.start]
    if words.endswith(("ed", "bought", "sold")):
        bare = _NO_OBJECT.match(mask, fired.end) and not _ACTIVE.search(before)
        return _BE.search(before) is not None or bool(bare)
    return _HAVE.search(before) is None and not _shares_auxiliary(mask, fired.start)


_JOINED_TO = re.compile(
    r"(?<!\w)(?:a|ont|avait|avaient|aura|ayant) (?:[^\W\d_]+ ){0,2}?(?!été)[^\W\d_]{2,}(?:é|i|u|is|it|ert) "
    r"[^;.]{3,150} (?:et|puis|mais) (?:ensuite |aussi |également |même )?\Z"
)


def _shares_auxiliary(mask: str, at: int) -> bool:
    """Tell whether a participle is joined to one that has `avoir`: `a payé Y 2 milliards et repris Z`."""
    return _JOINED_TO.search(mask, max(0, at - 190), at) is not None


def turned(slots: tuple[tuple[str, Role], ...]) -> tuple[tuple[str, Role], ...]:
    """Give the frame of a passive: the doer stands behind `par`, the object left."""
    roles = dict(slots)
    doer, done_to = roles.get("left"), roles.get("obj")
    kept = tuple((slot, role) for slot, role in slots if slot not in ("left", "obj", "by"))
    first: tuple[tuple[str, Role], ...] = (("left", done_to),) if done_to else ()
    behind: tuple[tuple[str, Role], ...] = (("by", doer),) if doer and doer != done_to else ()
    if "by" in roles and not behind:
        behind = (("by", roles["by"]),)
    return (*first, *behind, *kept)
