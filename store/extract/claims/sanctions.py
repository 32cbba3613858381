"""Who imposed a fine that is told again: the one authority that the article says has fined that firm."""

from __future__ import annotations

from collections.abc import Sequence

from store.extract.claims.authorities import is_authority
from store.extract.claims.drafts import Draft
from store.extract.claims.passages import Sentence
from store.model import Claim, Party

_FINED = ("lawsuit.fine", "lawsuit.made_to_pay", "lawsuit.inflicts", "lawsuit.in_passage")


def for_its_authority(
    kind: str, named: list[Party], sentence: Sentence, before: Sequence[Draft]
) -> list[Party]:
    """Put the authority told before in place of a person who fines for it: `Margrethe Vestager inflige`."""
    if kind != "lawsuit" or not before:
        return named
    persons = {m.name for m in sentence.mentions if m.type == "PERSON"}
    fined = {p.name for p in named if p.role == "defendant" and not is_authority(p.name)}
    if not any(p.role == "plaintiff" and p.name in persons for p in named):
        return named
    for draft in reversed(before):
        sides = draft.claim.parties if draft.claim.kind == kind else ()
        before_fined = [p for p in sides if p.role == "defendant"]
        if before_fined and (not fined or fined & {p.name for p in before_fined}):
            told = [p for p in sides if p.role == "plaintiff" and is_authority(p.name)]
            return [*told, *before_fined] if told else named
    return named


def told_by_whom(claims: list[Claim]) -> list[Claim]:
    """Give the fines of a firm that name no plaintiff the authority of its other ones, if it is one alone."""
    imposed: dict[str, set[str]] = {}
    for claim in claims:
        if claim.kind == "lawsuit":
            by = {p.name for p in claim.parties if p.role == "plaintiff"}
            for party in claim.parties:
                if party.role == "defendant":
                    imposed.setdefault(party.name, set()).update(by)
    return [_with_authority(claim, imposed) if claim.kind == "lawsuit" else claim for claim in claims]


def _with_authority(claim: Claim, imposed: dict[str, set[str]]) -> Claim:
    roles = {p.role for p in claim.parties}
    if roles != {"defendant"} or not any(rule.startswith(_FINED) for rule in claim.rules):
        return claim
    by = {name for party in claim.parties for name in imposed[party.name]}
    authority = by.pop() if len(by) == 1 else ""
    if not authority or not is_authority(authority):
        return claim
    return claim._replace(parties=(*claim.parties, Party(authority, "plaintiff")))
