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


_PART_OF = re.compile(
    r"(?<!\w)(?:participation|parts?|titres|actions|capital|stake|interest)(?: [^;.@¤]{0,40})? (?:dans|de|"
    r"d'|du|in|of) ?"
    r"(?:la |le |l'|sa filiale |its |the )?(?P<name>@+)(?: \(@+\))?(?:,? [^;.@¤]{0,60})?,? "
    r"(?:pour|sur la base d'|à|at|for|valuing it at) ?(?:une? |an? )?\Z"
)


def part_of(sentence: Sentence, at: int) -> str | None:
    """The firm a part of which changes hands at the value told behind: `céder 10 % d'UMG pour une valeur`."""
    found = _PART_OF.search(sentence.mask, max(0, at - 170), at)
    end = sentence.start + found.end("name") if found else -1
    return next((m.name for m in sentence.mentions if m.end == end and m.type in ("ORG", "PRODUCT")), None)
