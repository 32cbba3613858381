"""Amounts no rule speaks for: what they refer back to, shares of a deal, or another amount."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.amounts import Amount
from store.extract.claims.bearings import first_free
from store.extract.claims.drafts import Draft
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.rule import FIGURE_KINDS
from store.extract.claims.status import status_of
from store.extract.claims.subjects import whose_figure
from store.model import Kind, Party

_CHANGE = re.compile(
    r"(?:ramené\w*|réduit\w*|abaissé\w*|revu\w*|porté\w*|relevé\w*|cut|reduced|lowered|"
    r"raised|increased|scaled back|upped|hiked) (?:à|to|from ¤+ to)\s?\Z"
)


def unruled(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """Draft a claim for an amount no rule speaks for: of what it refers back to, else another amount.

    A large figure with neither currency nor unit makes another amount only where it is no plain statement.
    """
    low, high = place(sentence, amount)
    if _CHANGE.search(sentence.mask[max(0, low - 40) : low]) and before and not before[-1].sentence.aside:
        return _more_of(context, sentence, amount, before[-1], "change.of_last")
    if part := _part_of_told(context, sentence, amount, before):
        return part
    last = next((d for d in reversed(before[-8:]) if not d.sentence.aside), None)
    if last and not sentence.aside and _refers_back(sentence.mask[:low], last, sentence):
        return _of_last(context, sentence, amount, last)
    said = status_of(sentence.mask, None, (low, high), "other_amount", None)
    if last and last.claim.kind == "lawsuit" and (fined := _fined(sentence, high)):
        return make_draft(
            context, sentence, amount, last.fired, "lawsuit", [Party(fined, "defendant")], said,
            ("list.of_fines", amount.rule),
        )  # fmt: skip
    if amount.sort == "scaled" and said[0] not in ("opinion", "rumoured", "proposed"):
        return None
    who = whose_figure(sentence, low, context.salience, persons=True)
    small = (amount.per in ("month", "unit") and amount.value < 1e6) or amount.value < 2000
    kind: Kind = "price" if small else "other_amount"
    named = [Party(who, "subject")] if who else []
    return make_draft(context, sentence, amount, None, kind, named, said, ("amount.unruled", amount.rule))


def _more_of(
    context: Context,
    sentence: Sentence,
    amount: Amount,
    told: Draft,
    rule: str,
    named: Sequence[Party] | None = None,
) -> Draft:
    """Draft one more amount of the fact of a claim told before, of the same parties where none are given."""
    claim = told.claim
    said = status_of(sentence.mask, None, place(sentence, amount), claim.kind, None)
    named = claim.parties if named is None else named
    return make_draft(context, sentence, amount, told.fired, claim.kind, named, said, (rule, amount.rule))


def _part_of_told(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """Draft the next part of what is paid in parts, or the first of a commitment told before."""
    low, _ = place(sentence, amount)
    part = next((d for d in reversed(before[-4:]) if d.claim.quantity == "instalment"), None)
    if part and not sentence.aside and _NEXT_PART.search(sentence.mask[:low]):
        made = _more_of(context, sentence, amount, part, "part.next")
    elif whole := _first_part_of(sentence, amount, low, before):
        made = _more_of(context, sentence, amount, whole, "part.first")
    else:
        return None
    return made._replace(claim=made.claim._replace(quantity="instalment"))


def _of_last(context: Context, sentence: Sentence, amount: Amount, last: Draft) -> Draft:
    """Draft what refers back to the last claim: its parties, without the investors of a whole or a rest."""
    claim = last.claim
    low, _ = place(sentence, amount)
    own = first_free(sentence, low) if claim.kind in FIGURE_KINDS else None
    named: Sequence[Party] = (Party(own, "subject"),) if own else claim.parties
    if _REST.search(sentence.mask[:low]) or _ITS_TOTAL.match(sentence.mask[:low]):
        named = [p for p in claim.parties if p.role != "investor"]
    made = _more_of(context, sentence, amount, last, "refers.back", named)
    if made.claim.date or claim.kind in FIGURE_KINDS:
        return made
    return made._replace(claim=made.claim._replace(date=claim.date))


_BACK = re.compile(
    r"\A(?:elle|il|it|ce chiffre|ce montant|cette somme|that figure|that|celle-ci|celui-ci|elles|ils) "
    r"(?:n')?(?:était|étaient|s'élevait|atteignait|avoisinait|s'établissait|représentait|"
    r"was|were|stood)[^@;,]{0,40}\Z|"
    r"\A(?:that|this|it|they)(?:'s| is| was| were)? (?:[^\W\d_]+ )?(?:compare[sd] (?:with|to)|(?:up|down)(?: "
    r"%+)? from) "
    r"(?:[^\W\d_]+ ){0,3}\Z"
)


_FURTHER = re.compile(
    r"(?:a further|another|an additional|the remaining|the rest,?|le solde,?|les? "
    r"(?:autres?|restants?)|encore|plus) (?:about |some |nearly |environ |près de )?\Z"
)


_REST = re.compile(
    r"(?:the rest|the remaining|the balance|le solde|le reste|les? restants?),? (?:[^\W\d_]+ ){0,3}\Z"
)
"""What is left of a sum, once those named have paid their part."""


_ITS_TOTAL = re.compile(
    r"[^\w@]{0,4}(?:its|their|the firm's|the company's|the startup's|son) (?:[^\W\d_]+ ){0,2}total "
    r"(?:[^\W\d_]+ ){0,2}"
    r"(?:stands|stood|comes|came|is|rises|reaches|climbs|s'élève|atteint)(?: [^\W\d_]+){0,3} \Z"
)
"""What a firm has raised in all, behind a round: `Its total now stands at $283.5 million.`"""


_NEXT_PART = re.compile(
    r"(?<!\w)(?:the|la|le|une?) (?:second|third|next|last|other|rest|deuxième|seconde|troisième|dernière|"
    r"solde|"
    r"reste)(?: one| tranche| payment| instal?ment| versement)?,? (?:of|de|d'|soit) ?\Z"
)
_EXPECTED = re.compile(
    r"(?:analysts?|analystes|consensus|wall street|le marché|"
    r"investors)[^;.]{0,60}(?:expect\w*|look(?:ed|ing) for|pencill?ed in|modell?ed|hoped for|"
    r"forecast\w*|attend\w*|tabl\w*|prévoy\w*|"
    r"anticip\w*|predict\w*)[^@;.]{0,24}\Z"
)


_TARGET = re.compile(
    r"(?<!\w)(?:range|forecasts?|guidance|outlook|target|fourchette|prévisions?|"
    r"objectifs?|estimations?)[^@;.¤]{0,24}\Z"
)


_DEAL_NOUN = re.compile(
    r"(?:montant|prix|valeur|coût)(?: total)? (?:de |d')(?:la |l'|cette |ce "
    r")?(?:transaction|opération|acquisition|rachat|deal|cession|emplette|offre)|"
    r"(?:the|this) (?:deal|transaction)|(?:l'|cette )opération|(?:la|cette) transaction|montant ?(?:\?|:)|"
    r"(?<!\w)(?:put|puts|peg(?:s|ged)|place[sd]|estimate[sd]) (?:the )?(?:price|price tag|sum|total|figure|"
    r"amount|number|cost) (?:[^\W\d_]+ ){0,3}at |"
    r"(?<!\w)the (?:total|sum|price|amount|price tag|figure) (?:also )?(?:include[sd]|was|is|c[ao]mes? to|"
    r"reached|stood at|could reach|would be|will be)(?!\w)|"
    r"(?<!\w)(?:évalue|évaluait|estime|estimait|chiffre|situe) (?:le (?:montant|prix|total)|la somme) "
    r"(?:[^\W\d_]+ ){0,3}à "
)


_FIRST = re.compile(r"(?<!\w)(?:the|an?) (?:first|initial|opening) (?:[^\W\d_]+ (?:of )?){0,2}\Z")


def _first_part_of(sentence: Sentence, amount: Amount, low: int, before: list[Draft]) -> Draft | None:
    """The commitment told last that `the first $10 billion` is the first part of."""
    if sentence.aside or not _FIRST.search(sentence.mask[max(0, low - 40) : low]):
        return None
    for draft in reversed(before[-4:]):
        claim = draft.claim
        if claim.kind in ("investment", "funding_round", "contract") and (claim.amount or 0) > amount.value:
            near = sentence.block - draft.sentence.block <= 1 and claim.currency == amount.currency
            return draft if near else None
    return None


_FOR_ONLY = re.compile(
    r"[^\w]{0,4}(?:[^\W\d_]{1,16} ?: )?(?:(?:yeah|yes|right|well|oh|so)[,.] )?(?:for|"
    r"pour) (?:[^\W\d_]+ ){0,3}\Z"
)
"""An answer that only gives the price of what was just told: `For $4.9 billion.`"""


def _refers_back(before: str, last: Draft, sentence: Sentence) -> bool:
    """Tell whether the words before an amount speak of the deal or figure told last."""
    near = sentence.block - last.sentence.block <= 1
    if near and last.sentence is not sentence and _BACK.search(before):
        return True
    raised = last.claim.kind in ("funding_round", "investment") and _REST.search(before)
    if near and (raised or _FURTHER.search(before)):
        return True
    if last.claim.kind in ("funding_round", "investment") and _ITS_TOTAL.match(before):
        return True
    figure = last.claim.kind in ("revenue", "spending", "market_metric")
    if figure and near and (_EXPECTED.search(before) or _TARGET.search(before)):
        return True
    if last.sentence is sentence and last.claim.kind in ("revenue", "spending", "valuation", "market_metric"):
        return True
    is_deal = last.claim.kind not in FIGURE_KINDS
    if near and is_deal and last.claim.amount is None and _FOR_ONLY.match(before):
        return True
    return is_deal and near and _DEAL_NOUN.search(before[-70:]) is not None


PORTION = re.compile(
    r"%+ ?(?:\(|(?:du |de la |de l'|of the )[^\W\d_]+,? (?:soit|or|i\.e\.) (?:[^\W\d_]+ ){0,2})\Z"
)


def share_of_deal(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """Draft one party's share of the deal told last: `Free 30 % (5,1 milliards)`."""
    low, _ = place(sentence, amount)
    deal = next(
        (d for d in reversed(before[-12:]) if d.claim.kind not in FIGURE_KINDS and d.claim.amount), None
    )
    if deal is None or not PORTION.search(sentence.mask[:low]) or (deal.claim.amount or 0) <= amount.value:
        return None
    payer = [m for m in sentence.mentions if m.end <= amount.start and m.type == "ORG"]
    if not payer:
        return None
    role = deal.claim.parties[0].role if deal.claim.parties else "subject"
    others = [p for p in deal.claim.parties if p.role != role and p.name != payer[-1].name]
    said = (deal.claim.status, deal.claim.status_cue)
    made = make_draft(
        context,
        sentence,
        amount,
        deal.fired,
        deal.claim.kind,
        [Party(payer[-1].name, role), *others],
        said,
        ("deal.share", amount.rule),
    )
    return made._replace(claim=made.claim._replace(quantity="share"))


_FINED = re.compile(r" (?:for|pour|à|against|contre) (?=@)")


def _fined(sentence: Sentence, high: int) -> str | None:
    """Name who stands behind an amount in a list of fines: `€500m for Apple`."""
    hit = _FINED.match(sentence.mask, high)
    at = sentence.start + hit.end() if hit else -1
    return next((m.name for m in sentence.mentions if m.start == at and m.type == "ORG"), None)
