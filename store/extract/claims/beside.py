"""Sums that are another's, told beside the sum of a firm: what a rival is worth, what one backer puts in.

`Its value of $20 billion is far from Mistral's $12 billion`, `raised €150 million, with Rewe putting in
€50 million`: such a sum has an owner of its own, and the fact before it only says of what kind it is.
"""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.drafts import Draft
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.status import status_of
from store.model import Mention, Party

_HEDGE = (
    r"(?:(?:about|around|roughly|nearly|some|over|more than|up to|reported|own|current|latest|près de|"
    r"plus de|environ|quelque) ){0,2}"
)
_ITS = re.compile(rf"@'s? {_HEDGE}\Z")
_AGAINST = re.compile(
    rf"(?<!\w)(?:loin d(?:es|u)|derrière les?|devant les?|face aux?|contre(?: les?)?|aux?) {_HEDGE}\Z"
)
_OF = re.compile(
    r"(?: (?:réalisés?|levés?|affichés?|obtenus?))? (?:de|d'|du|chez|pour|par) ?(?:la |le |l')?(?=@)"
)
_PUTS_IN = re.compile(
    rf"@+(?: \(|,? (?:at|with|for|à hauteur de|pour|avec|(?:is |was )?(?:putting|chipping|pitching|"
    rf"kicking) in|"
    rf"(?:is |was )?(?:contributing|investing|providing|supplying|committing)|(?:qui )?(?:apporte|"
    rf"apportant|met|"
    rf"mettant|investit|injecte|injectant)) ){_HEDGE}\Z"
)
_ONLY_AT = re.compile(rf"@+(?: \(|,? (?:at|with|for|pour|avec) ){_HEDGE}\Z")
"""What says that a sum is a backer's only behind the name of one: `bought X for` does not."""
_FUND = re.compile(r"(?<!\w)(?:Fund|Fonds)(?!\w)")
_ITS_MONEY = re.compile(
    r"(?:'s?)? (?:[^\W\d_]+[ -]){0,2}(?:investment|round|stake|check|cheque|deal|loan|grant|bet)(?!\w)"
)
_THEN = re.compile(rf"(?:,|,? (?:and|et)) (?:the |la |le |l')?(?:[^\W\d_]+ )?@+ {_HEDGE}\Z")

_OF_WHICH = re.compile(rf"(?<!\w)(?:including|of which|among them|dont|parmi lesquels) {_HEDGE}\Z")
_AND = re.compile(rf"(?:,|,? (?:and|et)) {_HEDGE}\Z")
_GIVEN_BY = re.compile(
    r" (?:[^\W\d_]+ ){0,2}(?:from|by|par|auprès d(?:e|u)|de la part d(?:e|u)|venus? d(?:e|u)) ?(?:the |la "
    r"|le |l')?(?=@)"
)


def beside(context: Context, sentence: Sentence, amount: Amount, drafts: list[Draft]) -> Draft | None:
    """Draft a sum of another's told beside the one before it in the same sentence."""
    if amount.sort not in ("money", "scaled") or amount.per:
        return None
    if fund := _sized(sentence, amount):
        said = status_of(sentence.mask, None, place(sentence, amount), "funding_round", None)
        named = [Party(fund, "recipient")]
        return make_draft(
            context, sentence, amount, None, "funding_round", named, said, ("beside.fund", amount.rule)
        )
    last = drafts[-1] if drafts and drafts[-1].sentence is sentence else None
    if last is None or last.amount is None:
        return None
    if last.claim.kind in ("valuation", "revenue", "spending"):
        return _compared(context, sentence, amount, last)
    if last.claim.kind in ("funding_round", "investment"):
        return _share(context, sentence, amount, drafts)
    return None


def _sized(sentence: Sentence, amount: Amount) -> str | None:
    """The fund whose size a sum right before its name is: `SoftBank's $100 billion Vision Fund`."""
    at = amount.end + 1
    fund = next((m for m in sentence.mentions if m.start == at and m.type == "ORG"), None)
    if fund is None or amount.value < 1e6 or not _FUND.search(fund.text):
        return None
    return None if _ITS_MONEY.match(sentence.mask, fund.end - sentence.start) else fund.name


def _compared(context: Context, sentence: Sentence, amount: Amount, last: Draft) -> Draft | None:
    """`compared with Mistral's $6 billion`: the same figure of another firm."""
    low, high = place(sentence, amount)
    owner: Mention | None = None
    if _ITS.search(sentence.mask, max(0, low - 40), low):
        owner = _before(sentence, low)
    elif _AGAINST.search(sentence.mask, max(0, low - 40), low) and (of := _OF.match(sentence.mask, high)):
        owner = next((m for m in sentence.mentions if m.start - sentence.start == of.end()), None)
    if owner is None or owner.type not in ("ORG", "PRODUCT"):
        return None
    claim = last.claim
    named = [Party(owner.name, "subject")]
    said = (claim.status, claim.status_cue)
    return make_draft(
        context, sentence, amount, last.fired, claim.kind, named, said, ("beside.compared", amount.rule)
    )


def _share(context: Context, sentence: Sentence, amount: Amount, drafts: list[Draft]) -> Draft | None:
    """`including Rewe at €50 million and Doordash at €30 million`: what one backer puts into a round."""
    whole = next((d for d in drafts if d.sentence is sentence and d.claim.kind == "funding_round"), None)
    if whole is None or whole.amount is None or whole.amount.value <= amount.value:
        return None
    if whole.amount.currency != amount.currency:
        return None
    again = "beside.share" in drafts[-1].claim.rules
    backers = {p.name for p in whole.claim.parties if p.role == "investor"}
    owner = _giver_before(sentence, amount, again, backers) or _giver_behind(sentence, amount, again)
    taker = next((p for p in whole.claim.parties if p.role == "recipient"), None)
    if owner is None or owner.type not in ("ORG", "PERSON") or taker is None or owner.name == taker.name:
        return None
    said = (whole.claim.status, whole.claim.status_cue)
    named = [Party(owner.name, "investor"), taker]
    made = make_draft(
        context, sentence, amount, whole.fired, "investment", named, said, ("beside.share", amount.rule)
    )
    return made._replace(claim=made.claim._replace(quantity="share"))


def _giver_before(sentence: Sentence, amount: Amount, again: bool, backers: set[str]) -> Mention | None:
    """Who puts a sum in, named before it: `Rewe putting in €50 million and Doordash €30 million`."""
    low, high = place(sentence, amount)
    reach = max(0, low - 60)
    puts = _PUTS_IN.search(sentence.mask, reach, low)
    if puts and sentence.mask[low - 1] == "(" and not sentence.mask.startswith(")", high):
        return None
    owner = _before(sentence, low)
    if again and _THEN.search(sentence.mask, reach, low):
        return owner
    plain = puts and _ONLY_AT.search(sentence.mask, reach, low)
    return owner if puts and owner and (not plain or owner.name in backers or again) else None


def _giver_behind(sentence: Sentence, amount: Amount, again: bool) -> Mention | None:
    """Who puts a sum in, named behind it: `including €50 million from Rewe and €30 million from Doordash`."""
    low, high = place(sentence, amount)
    part = _OF_WHICH.search(sentence.mask, max(0, low - 40), low)
    if not part and not (again and _AND.search(sentence.mask, max(0, low - 30), low)):
        return None
    given = _GIVEN_BY.match(sentence.mask, high)
    at = sentence.start + given.end() if given else -1
    return next((m for m in sentence.mentions if m.start == at), None)


def _before(sentence: Sentence, low: int) -> Mention | None:
    """The last name left of a position that is no place."""
    names = [m for m in sentence.mentions if m.end - sentence.start <= low and m.type != "PLACE"]
    return names[-1] if names else None
