"""A date told once for two facts of a sentence: sales and the loss beside them, a round and its valuation."""

from __future__ import annotations

import re

from store.extract.claims.dating import is_background
from store.extract.claims.drafts import Draft
from store.extract.claims.making import place
from store.extract.claims.when import dates_in
from store.model import Article, Claim

_RESULTS = frozenset({"revenue", "other_amount", "spending"})
_OTHER_TIME = re.compile(
    r"(?<!\w)(?:contre|against|versus|vs|compared|comparé\w*|up from|down from|from|après|after|avant|before|"
    r"earlier|auparavant|plus tôt|depuis|since|previous\w*|précédent\w*|alors que|while|tandis que|then|puis|"
    r"prévoi\w+|vise\w*|expects?|aims?|targets?)(?!\w)|[;?!]"
)
"""Words between two figures that put the second in another time than the first."""
_CLOSE = 110


def with_shared_dates(article: Article, drafts: list[Draft]) -> list[Draft]:
    """Give the dateless facts of one sentence the date of the fact they are told with.

    A result takes the date of the sales of the same firm told right before it; a round and the valuation
    it was made at share the only date of their sentence.
    """
    if len(drafts) < 2 or not any(draft.claim.date for draft in drafts):
        return drafts
    done = list(drafts)
    for at, draft in enumerate(drafts):
        if draft.claim.date is None and draft.claim.status == "completed" and draft.amount is not None:
            date = _of_the_sales(drafts, at) or _of_the_round(article, drafts, draft)
            if date is not None:
                done[at] = draft._replace(claim=draft.claim._replace(date=date))
    return done


def _names(claim: Claim) -> frozenset[str]:
    return frozenset(party.name for party in claim.parties if party.role in ("subject", "recipient"))


def _of_the_sales(drafts: list[Draft], at: int) -> str | None:
    """The date of the results told just before, of the same firm and of the same time."""
    draft = drafts[at]
    if at == 0 or draft.claim.kind not in _RESULTS or draft.amount is None:
        return None
    before = drafts[at - 1]
    if before.claim.kind != "revenue" or before.amount is None or before.claim.status != "completed":
        return None
    between = draft.sentence.mask[
        place(draft.sentence, before.amount)[1] : draft.amount.start - draft.sentence.start
    ]
    same = not _names(draft.claim) or _names(draft.claim) == _names(before.claim)
    if not same or len(between) > _CLOSE or _OTHER_TIME.search(between):
        return None
    return before.claim.date


def _of_the_round(article: Article, drafts: list[Draft], draft: Draft) -> str | None:
    """The only date of the sentence, where a round and its valuation share it."""
    other = {"valuation": "funding_round", "funding_round": "valuation"}.get(draft.claim.kind)
    mates = [d.claim for d in drafts if d.claim.kind == other and _names(d.claim) & _names(draft.claim)]
    if len(mates) != 1 or mates[0].date is None or mates[0].status != "completed":
        return None
    mask = draft.sentence.mask
    same_kind = [d for d in drafts if d.claim.kind == draft.claim.kind]
    if len(same_kind) > 1 or _OTHER_TIME.search(mask):
        return None
    own = {when.iso for when in dates_in(mask, article.date) if not is_background(mask, when.start)}
    return mates[0].date if len(own) == 1 else None
