"""The price of a takeover, told in words that alone would make another thing of it.

`Criteo va acquérir IPONWEB. Coût de l'opération : 300 millions` and `IPONWEB change de mains : Criteo paie
300 millions` tell what a takeover costs, not what somebody spends or is worth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.amounts import Amount
from store.extract.claims.drafts import Draft
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.rule import FIGURE_KINDS
from store.extract.claims.status import status_of
from store.extract.claims.verbs import Verb
from store.model import TAKEOVERS, Kind, Party

LEAST = 1e5
"""A smaller sum is the price of a share, not of a firm."""
_NEAR = 2
"""Blocks between a takeover and the sentence that tells its price."""
_DEALS = r"vente|opération|transaction|emplette|rachat|acquisition|achat|deal|cession|purchase|takeover|sale"
_PRICE_TAG = re.compile(
    r"[^\w@]{0,4}(?:"
    r"(?:(?:le|la|les|the|its|son|sa|cette|ce|ces|this|that|these) |l')?(?:[^\W\d_]+ )?"
    rf"(?:prix|montant|coût|facture|addition|ticket|chèque|price tag|price|cost|bill|consideration|"
    rf"(?:{_DEALS})s?)"
    rf"(?: (?:de|of|for|du|d'|des) ?(?:la |l'|le |les |the |cette |ces |this |these "
    rf")?(?:{_DEALS})s?)?(?:[ ,:?][^@¤;.]{{0,60}})?"
    r"|(?:it|they|il|elle|ils|the (?:company|firm|group|buyer)|le groupe|l'acquéreur|l'acheteur|la société|"
    r"l'entreprise) (?:(?:will|would|va|devra|a|ont|aurait|has|had) )?(?:pay|paid|paiera|payer|payé|versera?|"
    r"verser|versé|déboursera?|débourser|déboursé|fork(?:ed)? out|spend|spent|hand(?:ed)? over)[^@¤;.]{0,30}"
    r")\Z"
)
_VALUES = re.compile(
    r"(?<!\w)(?:valoris(?:e|ent|ant|erait|era)|values?|valuing|synerg|économi|savings?)(?!\w)"
)
_PAYING = re.compile(
    r"pa(?:y|id|ie|yé)|vers|débours|régl|mett|mis|met |sign|fork|spen|shell|cost|coût|price|prix|montant|"
    r"chèque|"
    r"enveloppe|opération|transaction|deal|investi|casse"
)
_WITH = frozenset({"contract", "investment", "spending", "other_amount", "price", "funding_round"})


def told_price(context: Context, sentence: Sentence, amount: Amount, before: Sequence[Draft]) -> Draft | None:
    """Draft the price of the takeover told without one just before; None when the sentence tells another."""
    if amount.per is not None or amount.value < LEAST or sentence.aside:
        return None
    told = next((d for d in reversed(before[-4:]) if d.claim.kind not in FIGURE_KINDS), None)
    if (
        told is None
        or told.claim.kind not in TAKEOVERS
        or told.claim.amount is not None
        or told.sentence is sentence
    ):
        return None
    if sentence.block - told.sentence.block > _NEAR or told.sentence.aside or len(told.claim.parties) < 2:
        return None
    low, high = place(sentence, amount)
    lead = sentence.mask[:low]
    if not _PRICE_TAG.match(lead) or _VALUES.search(lead) or _for_another(sentence, high, told):
        return None
    claim = told.claim
    said = status_of(sentence.mask, None, (low, high), claim.kind, None)
    said = said if said[1] else (claim.status, claim.status_cue)
    rules = ("deal.priced", amount.rule)
    made = make_draft(context, sentence, amount, told.fired, claim.kind, claim.parties, said, rules)
    return made if made.claim.date else made._replace(claim=made.claim._replace(date=claim.date))


def wanted_again(named: list[Party], verb: Verb, before: Sequence[Draft]) -> list[Party]:
    """Give a counter-offer the target that another wanted first: `Dell bid for 3PAR, HP countered with`."""
    sentence, fired = verb.sentence, verb.fired
    if fired.rule.name != "bid.countered":
        return named
    own = {m.name for m in sentence.mentions if m.start - sentence.start > fired.end}
    if any(p.role == "target" and p.name in own for p in named):
        return named
    first = [verb.named_by(o) for o in verb.others if o.end <= fired.start and o.rule.kind in TAKEOVERS]
    told = [list(d.claim.parties) for d in reversed(before[-8:]) if d.claim.kind in TAKEOVERS]
    bidders = [p for p in named if p.role == "bidder"]
    target = next((p for sides in (*first, *told) for p in sides if p.role == "target"), None)
    return [*bidders, target] if target and all(p.name != target.name for p in bidders) else bidders


_FOR_NAME = re.compile(r" (?:in (?:cash|stock|shares) |en numéraire )?(?:for|pour) (?:the |la |le |l')?(?=@)")


def _for_another(sentence: Sentence, high: int, told: Draft) -> bool:
    """Tell whether a sum bought another firm than the one told of: `It paid $850 million for Bebo`."""
    bought = _FOR_NAME.match(sentence.mask, high)
    at = sentence.start + bought.end() if bought else -1
    name = next((m.name for m in sentence.mentions if m.start == at), None)
    return name is not None and all(p.name != name for p in told.claim.parties)


def as_price(kind: Kind, named: list[Party], verb: Verb) -> tuple[Kind, list[Party]]:
    """Make the price of a takeover of what its buyer pays in the same sentence, if that has one sum."""
    sentence, fired = verb.sentence, verb.fired
    if kind not in _WITH or len(sentence.amounts) != 1 or not _PAYING.match(sentence.mask, fired.start):
        return kind, named
    for other in verb.others:
        if other.rule.kind != "acquisition" or not other.rule.alone or other.start == fired.start:
            continue
        sides = verb.named_by(other)
        taking = {p.name for p in sides if p.role == "buyer"}
        if taking and any(p.role == "target" for p in sides) and {p.name for p in named} <= taking:
            return "acquisition", sides
    return kind, named
