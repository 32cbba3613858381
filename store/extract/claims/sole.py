"""The one firm that a sentence names, where it is no bank, no watchdog and nobody's rival."""

from __future__ import annotations

import re

from store.extract.claims.authorities import is_regulator
from store.extract.claims.grammar import names_another
from store.extract.claims.passages import Sentence

_BY_ANOTHER = re.compile(
    r"(?<!\w)(?:(?:octroy|accord|consent|apport|vers|souscri|garant|fourni|prêt|financ)[^\W\d_]{1,4} par|"
    r"auprès (?:de|du|d')|(?:helped|driven|boosted|lifted|fuell?ed|buoyed|powered) (?:[^\W\d_]+ )?by "
    r"(?:[^\W\d_]+ ){0,3}of"
    r"|arrang[^\W\d_]{1,3} par|(?:provided|extended|lent|arranged) by) ?(?:la |le |l'|the )?\Z"
)


_ANALYSTS = re.compile(
    r"(?<!\w)(?:analysts?|economists?|strategists?|researchers?) (?:at|from|with) (?:the )?\Z"
)
"""Who only reckons: `Analysts at Bernstein estimate that replacing them would cost over $1 billion`."""


def sole(sentence: Sentence) -> str | None:
    """The only organisation or product that a sentence names."""
    names = {
        m.name: m for m in sentence.mentions if m.type in ("ORG", "PRODUCT") and not is_regulator(m.name)
    }
    only = names.popitem()[1] if len(names) == 1 else None
    if only is not None and _ANALYSTS.search(sentence.mask, 0, only.start - sentence.start):
        return None
    if only is None or _BY_ANOTHER.search(sentence.mask[: only.start - sentence.start]):
        return None
    if names_another(sentence.mask, only.start - sentence.start, only.end - sentence.start):
        return None
    return only.name
