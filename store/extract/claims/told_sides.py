"""Sides of a deal that the next sentence names: `BeReal a trouvé preneur. L'acheteur n'est autre que Voodoo.`

And the other way round: money of a round told before, whose sentence names nobody who gets it.
"""

from __future__ import annotations

import re

from store.extract.claims.drafts import Draft
from store.extract.claims.passages import Sentence
from store.model import TAKEOVERS, Kind, Party, Role

_WORDS = "acheteur acquéreur repreneur vendeur cédant buyer acquirer purchaser seller".split()
"""What a sentence holds that names such a side: looked for before any pattern is tried."""
_IS = re.compile(
    r"[^\w@]{0,4}(?:(?:et|and|mais|but) )?(?:(?:le|the|its|son) |l')(?:heureux |new |nouvel |likely |"
    r"lucky |futur )?"
    r"(?:(?P<buyer>acheteur|acquéreur|repreneur|buyer|acquirer|purchaser)|(?P<seller>vendeur|cédant|seller))"
    r"(?: (?:n'est autre que|s'appelle|se nomme|est|sera|était|is|was|will be|turned out to be|"
    r"is none other than))?"
    r"(?: ?[:?,] ?| )(?:(?:le|la|les|the|an?|une?) |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}?@"
)
_REACH = 2
"""Blocks between a deal and the sentence that names its other side."""


def name_side(drafts: list[Draft], sentence: Sentence) -> None:
    """Give the takeover told last the buyer or seller that a sentence of its own names."""
    if not drafts or not sentence.mentions or not any(word in sentence.mask for word in _WORDS):
        return
    found = _IS.match(sentence.mask)
    if found is None:
        return
    at = sentence.start + found.end() - 1
    name = next((m for m in sentence.mentions if m.start == at and m.type == "ORG"), None)
    for index in range(len(drafts) - 1, max(-1, len(drafts) - 5), -1):
        draft = drafts[index]
        if draft.sentence is sentence or draft.claim.kind not in TAKEOVERS:
            continue
        if name and sentence.block - draft.sentence.block <= _REACH:
            drafts[index] = _with(draft, name.name, "buyer" if found["buyer"] else "seller")
        return


def _with(draft: Draft, name: str, role: Role) -> Draft:
    """A takeover with one more side; as it is where that side is told or the name has another."""
    parties = draft.claim.parties
    role = "bidder" if role == "buyer" and draft.claim.kind == "bid" else role
    if any(p.role == role or p.name == name for p in parties):
        return draft
    return draft._replace(claim=draft.claim._replace(parties=(Party(name, role), *parties)))


_MONEY_OF = re.compile(
    r"(?<!\w)(?:les |ses |des |these |the |its |existing |new |tous les |plusieurs )?"
    r"(?:investisseurs|actionnaires|souscripteurs|investors|backers|shareholders)(?!\w)"
)


_OFFICE = re.compile(
    r"[^\w@]{0,4}(?:(?:the|le|la|this|ce|cette) |l')(?:[^\W\d_]+ )?(?:department|ministry|agency|government|"
    r"administration|commission|treasury|ministère|gouvernement|agence|état|exécutif)(?!\w)"
)


def _given_by_told(named: list[Party], sentence: Sentence, told: list[Draft]) -> list[Party]:
    """Name who gives a grant where an office without a name does, by the grant told just before."""
    if any(p.role == "donor" for p in named) or not _OFFICE.match(sentence.mask):
        return named
    last = next((d for d in reversed(told[-6:]) if d.claim.kind == "grant_or_donation"), None)
    if last is None or sentence.block - last.sentence.block > _FAR:
        return named
    have = {p.name for p in named}
    return [*named, *(p for p in last.claim.parties if p.role == "donor" and p.name not in have)]


_FAR = 4
"""Blocks between a grant and another one of the same office."""


def raised_by_told(kind: Kind, named: list[Party], sentence: Sentence, told: list[Draft]) -> list[Party]:
    """Give money that unnamed investors put in the firm whose round was told before, a grant its donor."""
    if kind == "grant_or_donation":
        return _given_by_told(named, sentence, told)
    if kind not in ("investment", "funding_round") or named or not _MONEY_OF.search(sentence.mask):
        return named
    if any(m.type == "ORG" for m in sentence.mentions):
        return named
    last = next((d for d in reversed(told[-4:]) if d.claim.kind in ("funding_round", "investment")), None)
    if last is None or sentence.block - last.sentence.block > 1 or last.sentence.aside != sentence.aside:
        return named
    return [p for p in last.claim.parties if p.role == "recipient"]
