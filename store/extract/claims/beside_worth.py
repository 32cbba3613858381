"""Sums beside a valuation that no rule speaks for: the round behind it, or what it has become since."""

from __future__ import annotations

import re

from store.extract.claims.drafts import Draft
from store.extract.claims.lead import said_from
from store.extract.claims.making import place
from store.model import Party

_MOVED_TO = re.compile(
    r"(?<!\w)(?:down|fallen|fell|dropped|slid|sunk|shrunk|back|up|risen|rose|climbed|soared) to (?:[^\W\d_]+ "
    r"){0,2}\Z"
)
"""What a value told before has become: `it was worth £7.6 billion; later it was down to £1.5 billion`."""


def rounds_beside_valuations(drafts: list[Draft]) -> list[Draft]:
    """Read an amount no rule speaks for, beside a valuation, as the round behind it or its later value."""
    worth = next((d.claim for d in drafts if d.claim.kind == "valuation" and d.claim.parties), None)
    if worth is None or worth.amount is None:
        return drafts
    done = []
    for draft in drafts:
        claim = draft.claim
        moved = draft.amount and _MOVED_TO.search(
            draft.sentence.mask, 0, place(draft.sentence, draft.amount)[0]
        )
        if "amount.unruled" in claim.rules and moved:
            claim = claim._replace(
                kind="valuation", parties=worth.parties, rules=("valuation.moved_to", *claim.rules[1:])
            )
            draft = draft._replace(claim=claim)
        elif "amount.unruled" in claim.rules and claim.amount and 1e5 < claim.amount < worth.amount / 2:
            backers = tuple(Party(name, "investor") for name in said_from(draft))
            claim = claim._replace(
                kind="funding_round", parties=(Party(worth.parties[0].name, "recipient"), *backers),
                rules=("round.beside_valuation", *claim.rules[1:]),
            )  # fmt: skip
            draft = draft._replace(claim=claim)
        done.append(draft)
    return done
