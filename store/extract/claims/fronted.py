"""Participles that open a sentence agree with the subject behind them: `Valued at $5 billion, Acme said`.

The phrase before that subject describes it, whatever names it holds: `Backed by SoftBank, the lender`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.extract.claims.openings import opening
from store.extract.claims.passages import Sentence
from store.extract.claims.topics import COMPANY, Salience
from store.model import Mention

_OPENED = re.compile(
    r"\A[^\w@]{0,4}(?:(?:once|last|long|newly|already|autrefois|jadis|déjà|récemment|longtemps) )?"
    r"(?:valued|backed|founded|led|owned|run|headed|worth|controlled|"
    r"(?:valoris|évalu|estim|fond|cré|dirig|pilot|contrôl|épaul|lanc|financ|condamn|sanctionn|accus|rachet|"
    r"attaqu|vis|menac|plomb|assign|épingl|céd|absorb|adoss|dot|port|dop|cot|plac)ée?s?|"
    r"(?:souten|déten|vend)ue?s?|(?:poursuiv|pun)ie?s?|acquise?s?|reprise?s?|(?:tomb|pass|entr)ée?s?)(?= )"
)


def fronted_at(sentence: Sentence, at: int, salience: Salience) -> bool:
    """Tell whether the description at a position of the mask is the subject of a fronted phrase.

    `Fondée par deux anciens de Criteo et d'Ubisoft, la start-up`: none of those named before it.
    """
    front = fronted_subject(sentence, salience)
    return front is not None and front.mention is None and front.at <= at <= front.at + 2


_WITH = re.compile(
    r"[^\w@]{0,4}(?:(?:à peine |moins d[e'] ?|plus d[e'] ?|près d[e'] ?)?[^\W_]{1,9} "
    r"(?:ans?|mois|semaines?|jours?|heures?|years?|months?|weeks?|days?) "
    r"(?:après (?:avoir|s'être)|after(?= [^\W\d_]{3,}ing ))|avec|with|grâce à|forte? d(?:e|u|')|après|"
    r"after|fresh (?:from|off)|buoyed by|on the back of|devenue?s?(?= [^,;]{3,40}(?:grâce à|après|avec)))"
    r"(?:(?<=')|(?!\w))"
)
_NAMED = re.compile(r", (?:the |la |le |l')?(@+) (?!(?:et|and|or|ou|&|puis)(?!\w))(?=[^\W\d_])")
_DESCRIBED = re.compile(
    r", (?:the |l'|le |la )(?:@+(?:-based)? |[^\W\d_]+[ -]){0,3}(?:company|firm|group|start-?up|maker|lender|"
    r"retailer|business|bank|entreprise|société|groupe|jeune pousse|éditeur|fabricant|banque)(?!\w)"
)
_REACH = 260


@lru_cache(maxsize=64)
def _opened(mask: str) -> re.Match[str] | None:
    """The participle or the `avec` that opens a sentence; kept, for each trigger of one asks for it."""
    return _OPENED.match(mask) or _WITH.match(mask)


class Fronted(NamedTuple):
    """Where the subject of what is fronted stands in the mask, and the firm it is.

    `acts` tells that it did what is told there (`Deux ans après avoir déboursé`), not that it was done to it.
    """

    at: int
    name: str | None
    mention: Mention | None = None
    acts: bool = False


def fronted_subject(sentence: Sentence, salience: Salience) -> Fronted | None:
    """Find whom the participle or the `avec` that opens a sentence describes; None when neither opens it."""
    opened = _opened(sentence.mask)
    if opened is None:
        return None
    if opened.re is _WITH:
        return _behind_with(sentence, salience)
    named = _NAMED.search(sentence.mask, opened.end(), _REACH)
    described = _DESCRIBED.search(sentence.mask, opened.end(), _REACH) or next(
        (
            hit
            for hit in COMPANY.finditer(sentence.mask, opened.end(), _REACH)
            if sentence.mask.endswith(", ", 0, hit.start())
        ),
        None,
    )
    if described is not None and (named is None or described.start() < named.start()):
        return Fronted(described.start(), salience.described(sentence, described.group()))
    if named is None:
        return None
    start = sentence.start + named.start(1)
    mention = next((m for m in sentence.mentions if m.start == start), None)
    firm = mention if mention and mention.type in ("ORG", "PRODUCT") else None
    return Fronted(named.start(1), firm.name if firm else None, firm)


def _behind_with(sentence: Sentence, salience: Salience) -> Fronted | None:
    """Find who has or did what a fronted `avec` tells: `Avec 9 millions levés, Antaios occupe la tête`."""
    first = opening(sentence)
    if first.at < 6 or first.sort not in ("name", "description"):
        return None
    acts = _HAVING.search(sentence.mask, 0, first.at) is not None
    if first.sort == "description":
        return Fronted(first.at, salience.described(sentence), None, acts)
    who = ("ORG", "PRODUCT", "PERSON") if acts else ("ORG", "PRODUCT")
    firm = first.mention if first.mention and first.mention.type in who else None
    return Fronted(first.at, firm.name, firm, acts) if firm else None


_HAVING = re.compile(r"(?<!\w)(?:après (?:avoir|s'être)|after [^\W\d_]{3,}ing)(?!\w)(?! été)")
