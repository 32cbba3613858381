"""Whose shares a sentence begins with: `Oklo shares jumped after it won`, `L'action d'Exail a bondi`.

A pronoun or `the company` further on stands for that firm, not for one told before.
"""

from __future__ import annotations

import re

from store.extract.claims.passages import Sentence
from store.model import Mention

_SHARES = re.compile(
    r"[^\w@]{0,4}(?:(?:the )?(?:shares|stock) (?:of|in) (?:the )?(?P<of>@+)|"
    r"@+(?P<by>(?:'s?)? (?:shares?|stock)(?= [^\W\d_]))|"
    r"(?:l'action|les actions|le titre|le cours)(?: de| d'| du)? ?(?:l'|la |le )?(?P<fr>@+))"
)
_GENERIC = re.compile(
    r"(?:it|elle|il|(?:the|la|le|l') ?(?:company|firm|group|business|société|entreprise|groupe))\Z",
    re.IGNORECASE,
)


def whose_shares(sentence: Sentence, words: str, at: int) -> Mention | None:
    """The firm whose shares the sentence begins with, when `words` at a position may stand for it.

    Not behind another name: `Shares of Kalmos jumped after Brisol said it would buy`.
    """
    found = _SHARES.match(sentence.mask)
    if found is None or not _GENERIC.match(words):
        return None
    high = found.start("by") if found["by"] else found.end()
    if "@" in sentence.mask[high:at]:
        return None
    end = sentence.start + high
    return next((m for m in sentence.mentions if m.end == end and m.type == "ORG" and high <= at), None)
