"""Contracts told from their supplier's side: `signe un contrat auprès de la SNCF`, `équipera l'armée`."""

from __future__ import annotations

import re

from store.extract.claims.roles import Slots
from store.extract.claims.triggers import Fired

_WON_BEHIND = re.compile(
    r"[^;@]{0,70}(?<!\w)(?:remporté|décroché|gagné|obtenu|raflé)s?(?! par)(?!\w)|"
    r" to (?:supply|deliver|provide|sell)(?!\w)"
)
_FROM_WHOM = re.compile(r"[^;.@]{0,70}(?<!\w)auprès d(?:e|u|es|')")
"""Who gives a contract: `signe un contrat de 50 millions d'euros auprès de la SNCF`."""
_SUPPLIED = re.compile(
    r"(?<!\w)(?:équip|fourni|livr|construi|déploi|modernis|installe)[^\W\d_]{1,6} [^;:.]{2,90}"
    r"(?:dans le cadre d'|en vertu d'|grâce à |aux termes d')(?:un |ce )(?:[^\W\d_]+ )?\Z"
)
_HANDED = re.compile(
    r"(?<!\w)(?:award|grant|hand|gave|give|confi|accord|attribu|pass)[^\W\d_]{0,6} (?:to |à |au |aux )?"
    r"(?:the |la |le |l')?@+ [^;:.@]{0,40}\Z"
)
"""A contract that its customer gives away: `the Army awarded Boeing a contract to supply …`."""
SUPPLIER_FRAME: Slots = (
    ("left", "supplier"),
    ("from", "customer"),
    ("with", "customer"),
    ("to", "customer"),
    ("here", "customer"),
)


def is_suppliers(mask: str, fired: Fired) -> bool:
    """Tell whether a contract is told from its supplier's side: `équipera l'armée grâce à un contrat`."""
    if mask.startswith(("contrat", "marché", "accord"), fired.start) and _FROM_WHOM.match(mask, fired.end):
        return True
    if _WON_BEHIND.match(mask, fired.end):
        return _HANDED.search(mask, max(0, fired.start - 80), fired.start) is None
    return _SUPPLIED.search(mask, max(0, fired.start - 140), fired.start) is not None
