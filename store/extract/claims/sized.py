"""A round told without its sum, which the next sentence gives: `L'opération porte sur 25 millions "
"d'euros`."""

from __future__ import annotations

from store.extract.amounts import Amount
from store.extract.claims.drafts import Draft
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.reported import reporter
from store.extract.claims.status import status_of
from store.model import TAKEOVERS, Party
from store.text.guarded import Guarded
from store.text.spotting import first_of

_SIZE = Guarded(
    r"[^\w@]{0,4}(?:au total, )?(?:(?:le |la |l'|ce |cet |cette |the |"
    r"this )?(?:montant (?:total )?(?:de l'opération|"
    r"du tour(?: de table)?|de la levée(?: de fonds)?|levé)|(?:nouvelle |nouveau |dernier |"
    r"dernière )?(?:opération|"
    r"tour(?: de table)?|levée(?: de fonds)?|enveloppe|somme levée)|round|financing|"
    r"raise))(?:,[^,;@]{2,50},)? ?"
    r"(?:porte sur|s'élève à|s'élèverait à|s'est élevée? à|atteint|atteindrait|représente|constitue|"
    r"a constitué|"
    r"a porté sur|a atteint|avoisine|se monte à|se chiffre à|dépasse|frôle|est d'|est de|totalise|:|is worth|"
    r"comes to|amounts to|totals|totalled|totaled|was worth) ?(?:[^\W\d_]+ (?:de |d')?){0,3}\Z",
    by="montant|opération|tour|levée|enveloppe|somme|round|financing|raise",
)
_ROUND = first_of(
    r"(?:tours? de table|levées?(?: de fonds)?(?!\w)|augmentation de capital|ouvr(?:e|ent|ir|"
    r"ant) son capital|"
    r"entr(?:e|ée|ent|er) au capital|série [a-h](?!\w)|amorçage|funding round|series [a-h](?!\w)|fundraising|"
    r"(?:raised|closed) (?:an? )?(?:new )?(?:round|money|funding))"
)
_BACK = 3


def sized_round(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """Draft the round that one of the last sentences tells and that only this one sizes."""
    low, high = place(sentence, amount)
    if amount.value < 5e4 or sentence.aside:
        return None
    if not (_SIZE.match(sentence.mask, 0, low) or reporter(sentence, low)):
        return None
    told = [s for s in context.salience.passed[-_BACK:] if sentence.block - s.block <= 1 and not s.aside]
    if not any(_ROUND.match(s.mask) for s in told):
        return None
    last = next((d for d in reversed(before[-6:]) if d.claim.kind in _DEALS), None)
    if last is not None and last.claim.kind in TAKEOVERS and last.sentence in told:
        return None
    said = status_of(sentence.mask[:high], None, (low, high), "funding_round", None)
    parties = _sides(context, sentence, last if last and last.sentence in told else None)
    return make_draft(
        context, sentence, amount, None, "funding_round", parties, said, ("round.sized", amount.rule)
    )


_DEALS = frozenset({*TAKEOVERS, "funding_round", "investment", "contract", "partnership"})


def _sides(context: Context, sentence: Sentence, last: Draft | None) -> list[Party]:
    """Who raised, and from whom, as the passage told it."""
    if last is not None and last.claim.kind in ("funding_round", "investment") and last.claim.amount is None:
        return list(last.claim.parties)
    firm = context.salience.meant(sentence, "it")
    return [Party(firm, "recipient")] if firm else []
