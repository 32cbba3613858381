"""Amounts that share the rule of the one before: lists, comparisons, gapped clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.amounts import Amount
from store.extract.claims.bounds import HEDGED
from store.extract.claims.dating import JOINED
from store.extract.claims.drafts import Draft
from store.extract.claims.kinds import Choice
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.roles import suits
from store.extract.claims.rule import FIGURE_KINDS, MAIN_ROLE
from store.extract.claims.suits import GOES_TO
from store.extract.claims.triggers import Fired
from store.model import TAKEOVERS, Claim, Party

_LINK = re.compile(
    r"(?:[\s,]|et|and|puis|then|contre|against|ou|or|à|to|en|in|supplémentaires?|dès le "
    r"départ|additional|de plus|un|a|the|les|des|de|plus|another|\d{4}|¤){1,40}\Z"
)


_AT_OR_OF = r"(?:à |de |d'|for |to |at |costs |coûte )?"
_GAP_LIST = re.compile(
    rf"(?:,| et| and|, et|, and|;) (?:that of |celui d(?:e |u |')|celle d(?:e |u |'))?"
    rf"(?:(?:le |la |l'|son |sa |the |its )(?:[^\W\d_]+ ){{0,2}})?@+(?:,? "
    rf"{_AT_OR_OF}| \(){HEDGED}\Z"
)
"""A sum whose verb is left out: `Alteca est condamné à 76 millions et son rival Nexedi à 62 millions`."""


_UP_FROM = re.compile(r"(?:up|down) from|compared (?:with|to)|versus|,? contre (?:[^\W\d_]+ ){0,2}\Z")


_COMPARED = re.compile(
    r"(?:\bcontre|soit (?:près d(?:u|e)|plus d(?:u|e)|environ)? ?(?:le |du )?(?:double|"
    r"triple)|soit \w+ fois|up from|down from|compared (?:with|to)|versus|against|after|"
    r"après|au lieu d)"
    r"[^;.@]{0,30}\Z"
)


_SAME_TIME = re.compile(
    r" (?:[^\W\d_]+ ){0,3}?(?:a year (?:before|earlier|ago)|(?:in|for|over) the (?:same|previous|prior|"
    r"year-ago|"
    r"corresponding) (?:period|year|quarter|months|half)|last time|last year|the year before|the previous "
    r"year|"
    r"un an (?:plus tôt|auparavant)|l'an dernier|sur la même période)(?!\w)"
)
"""The time that a figure is held against, however far the figure before it stands."""


_ANOTHER = re.compile(
    r"(?:,|(?<!\w)and|(?<!\w)then) (?:a further|another|an additional) (?:[^\W\d_]+ ){0,2}\Z"
)
_NAMED_NEXT = re.compile(
    r"(?:,|et|and|followed by|suivie? (?:de|par|d')) ?(?:the |le |la |l'|celui de |celle "
    r"d[e'] ?)?@+(?:,? (?:at|with|à|avec|pour|for) | \()\Z"
)


_WITH = re.compile(r"(?<!\w)(?:compared (?:with|to)|against|versus|contre|comparé à) (?:[^\W\d_]+ ){0,2}\Z")


def held_against(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether an amount is what a figure was before: `…, compared with £107m a year before`."""
    low, high = place(sentence, amount)
    told = _WITH.search(sentence.mask, max(0, low - 40), low)
    return told is not None and _SAME_TIME.match(sentence.mask, high) is not None


_SURE = 70
"""Score from which a rule keeps an amount that may only carry on the one before."""


def goes_on(sentence: Sentence, amount: Amount, choice: Choice | None) -> bool:
    """Tell whether an amount only carries on what the one before tells, whatever rule is near.

    A figure held against another, or a name whose verb is left out behind it: `La Commission condamne
    Apple à 500 millions d'amende et Meta à 200 millions`.
    """
    if choice is None or choice.score < _SURE or held_against(sentence, amount):
        return True
    return _GAP_LIST.search(sentence.mask, choice.fired.end, place(sentence, amount)[0]) is not None


def listed_with(sentence: Sentence, amount: Amount, drafts: list[Draft]) -> Draft | None:
    """Find the claim of the amount just before, when the words between the two list or compare them."""
    if not drafts or drafts[-1].amount is None or drafts[-1].amount.per == "unit":
        return None
    previous = drafts[-1].amount
    if amount.currency and previous.unit and not previous.currency:
        return None
    gap = sentence.mask[place(sentence, previous)[1] : amount.start - sentence.start]
    if (len(gap) <= 48 and _LINK.match(gap)) or (len(gap) < 36 and JOINED.match(gap)):
        return drafts[-1]
    again = len(gap) <= 140 and drafts[-1].claim.kind in FIGURE_KINDS and held_against(sentence, amount)
    if ";" not in gap and _COMPARED.search(gap) and (len(gap) <= 60 or again or _UP_FROM.search(gap)):
        return drafts[-1]
    if _GAP_LIST.search(gap) and len(gap) < 60:
        return drafts[-1]
    if drafts[-1].claim.kind == "acquisition" and len(gap) < 90 and _NEXT_BOUGHT.fullmatch(gap):
        return drafts[-1]
    if drafts[-1].claim.kind == "acquisition" and ";" not in gap and _ANOTHER.search(gap):
        return drafts[-1] if _on_name(sentence, place(sentence, amount)[1]) else None
    high = place(sentence, amount)[1]
    if ";" not in gap and len(gap) < 70 and _SIDE.search(gap) and _FOR_NAME.match(sentence.mask, high):
        return drafts[-1]
    if drafts[-1].claim.kind in FIGURE_KINDS and len(gap) < 70 and _NAMED_NEXT.search(gap):
        return drafts[-1]
    return None


_FOR = r" (?:pour|for|chez|at|à|au|to|contre|against) (?:la |le |l'|the )?"
_IS_PART = re.compile(r"[^¤@;.]{0,12}, (?:dont|including|of which) (?:[^\W\d_]+ (?:de )?){0,2}\Z")
_IN_FORM = re.compile(
    r" (?:en|sous (?:la )?forme d[e']|in) ?(?:apports?|capital|fonds propres|dette|obligations|prêts?|"
    r"equity|debt|"
    r"loans?)(?!\w)"
)
_NEXT_FORM = re.compile(r" (?:en|sous|in) [^@¤;.,]{3,30}(?:,| et| and|, et) (?:les? |the )?\Z")
"""Between two parts of a round, each in its own form: `468 en capital et 132 en dette`."""


def part_of_round(sentence: Sentence, amount: Amount, drafts: list[Draft]) -> Draft | None:
    """Find the round of which a sum is the part in one form: `2 milliards, dont 850 millions en capital`."""
    last = drafts[-1] if drafts and drafts[-1].sentence is sentence else None
    if last is None or last.amount is None or last.claim.kind != "funding_round":
        return None
    low, high = place(sentence, amount)
    gap = sentence.mask[last.amount.end - sentence.start : low]
    if "list.inherits" in last.claim.rules and _IN_FORM.match(sentence.mask, high):
        return last if _NEXT_FORM.fullmatch(gap) else None
    if not _IN_FORM.match(sentence.mask, high) or amount.value >= last.amount.value:
        return None
    gap = sentence.mask[last.amount.end - sentence.start : low]
    return last if len(gap) < 40 and _IS_PART.fullmatch(gap) else None


_SIDE = re.compile(rf"{_FOR}@+,? (?:et|and|puis|[^;.]{{0,24}},) ?\Z|\A{_FOR}@")
"""A sum whose side is named behind it: `94 milliards pour Apple, 62 milliards pour Meta`."""
_FOR_NAME = re.compile(rf"{_FOR}(?=@)")
_LATER = re.compile(
    r"jusqu'en|d'ici|over the next|later|plus tard|dans un second temps|by (?:19|20)\d\d|dans les prochain"
)


_AS_EXPECTED = re.compile(
    r" (?:[^\W\d_]+ ){0,3}(?:estimates?|consensus|expected|forecast|penciled|pencilled|projected|"
    r"predicted|modell?ed)(?!\w)"
)


_OF_ALL = re.compile(
    r"\A,? (?:sur|out of|in|dans) (?:un |a |une )?(?:total|tour|round|levée|financement)"
    r"(?: de table| global| de financement| de fonds| size)?(?: de| d'| of)? ?(?:some |about |près de |"
    r"environ )?\Z"
)


def whole_round(context: Context, sentence: Sentence, amount: Amount, first: Draft) -> Draft | None:
    """Draft the round behind one investor's share of it: `1,3 milliard, sur un total de 1,7 milliard`."""
    claim = first.claim
    if claim.kind != "investment" or first.amount is None or amount.value <= first.amount.value:
        return None
    gap = sentence.mask[place(sentence, first.amount)[1] : amount.start - sentence.start]
    if not _OF_ALL.match(gap):
        return None
    named = [p for p in claim.parties if p.role == "recipient"]
    said = (claim.status, claim.status_cue)
    return make_draft(
        context, sentence, amount, first.fired, "funding_round", named, said, ("round.whole", amount.rule)
    )


_SO_IN_ALL = re.compile(
    r"(?: (?:in|cash|stock|a|per|each|share|apiece)){0,5},? (?:or|for a total of|a total of|which is|that is|"
    r"making) (?:about |roughly |around |approximately |some |nearly |up to |a total of |as much as ){0,2}"
)


_SOIT = re.compile(
    r" (?:par|l') ?(?:action|titre|part)[^;.¤]{0,60},? soit (?:(?:environ|près de|quelque|plus de|au total|"
    r"un total de|un montant (?:total |global )?de) ){0,2}"
)


def of_all_shares(
    sentence: Sentence, amount: Amount, drafts: list[Draft], fired: list[Fired]
) -> Fired | None:
    """The takeover whose price for one share comes before its whole: `$86 a share, or about $10 billion`."""
    first = drafts[-1].amount if drafts and drafts[-1].sentence is sentence else None
    if first is None or first.scale != 1 or amount.value < 1e6 or amount.currency != first.currency:
        return None
    low = amount.start - sentence.start
    between = first.end - sentence.start, low
    if not (_SO_IN_ALL.fullmatch(sentence.mask, *between) or _SOIT.fullmatch(sentence.mask, *between)):
        return None
    takes = [f for f in fired if f.rule.kind in TAKEOVERS and f.end < low]
    if not takes or drafts[-1].claim.kind not in ("price", "acquisition", "bid"):
        return None
    return next((f for f in takes if f.rule.name != "bid.offer_en"), takes[-1])


def inherit(context: Context, sentence: Sentence, amount: Amount, first: Draft) -> Draft:
    """Draft the claim of a listed amount: kind and parties of the one before, its own name if one is said."""
    claim = first.claim
    low, high = place(sentence, amount)
    status: tuple[str, str | None] = (claim.status, claim.status_cue)
    if claim.kind in FIGURE_KINDS and _AS_EXPECTED.match(sentence.mask, high):
        status = ("opinion", None)
    if later := _LATER.search(sentence.mask, high, min(len(sentence.mask), high + 50)):
        status = ("announced", later.group())
    named = _parties_listed(sentence, amount, first)
    made = make_draft(
        context, sentence, amount, first.fired, claim.kind, named, status, ("list.inherits", amount.rule)
    )
    if claim.kind == "funding_round" and _BALANCE.search(sentence.mask, max(0, low - 80), low):
        return made._replace(claim=made.claim._replace(quantity="instalment"))
    if claim.kind == "acquisition" and sentence.mask.startswith((" of it", " of that", " of this"), high):
        payer = tuple(Party(p.name, "subject") for p in made.claim.parties if p.role == "buyer")
        return made._replace(claim=made.claim._replace(kind="other_amount", parties=payer))
    return made


def _parties_listed(sentence: Sentence, amount: Amount, first: Draft) -> Sequence[Party]:
    """Name who takes part in the fact of a listed amount: as in the one before, but for who is said anew."""
    claim = first.claim
    _, high = place(sentence, amount)
    parties = _raised_by(sentence, claim, high) or claim.parties
    if claim.kind == "lawsuit" and (sides := _sides_listed(sentence, claim, high)):
        return sides
    if claim.kind == "bid" and (rival := _FOR_NAME.match(sentence.mask, high)):
        at = sentence.start + rival.end()
        bidder = next((m.name for m in sentence.mentions if m.start == at and m.type != "PLACE"), None)
        if bidder and Party(bidder, "target") not in claim.parties:
            return (Party(bidder, "bidder"), *(p for p in claim.parties if p.role != "bidder"))
    if claim.kind in FIGURE_KINDS:
        own = _measured(sentence, claim, amount, high)
        return (Party(own, "subject"),) if own else parties
    if claim.kind == "acquisition" and (
        bought := _on_name(sentence, high) or _next_bought(sentence, first, amount)
    ):
        return (*(p for p in claim.parties if p.role == "buyer"), Party(bought, "target"))
    if (doer := _gapped(sentence, amount)) and first.fired:
        role = dict(first.fired.made.slots).get("left", MAIN_ROLE[claim.kind])
        role = "defendant" if claim.kind == "lawsuit" else role
        return (Party(doer, role), *(p for p in claim.parties if p.role != role and p.name != doer))
    return parties


def _measured(sentence: Sentence, claim: Claim, amount: Amount, high: int) -> str | None:
    """Name whose figure a listed one is: who stands behind it (`for Apple`), else who was last named."""
    behind = _FOR_NAME.match(sentence.mask, high)
    at = sentence.start + behind.end() if behind else -1
    firms = [m for m in sentence.mentions if suits(m, "subject")]
    for_name = [m.name for m in firms if m.start == at]
    between = [m.name for m in firms if claim.evidence[0].end <= m.start < amount.start]
    return next(reversed(for_name or between), None)


def _sides_listed(sentence: Sentence, claim: Claim, high: int) -> tuple[Party, ...] | None:
    """Name whom a listed fine is for, or who receives the sum."""
    if behind := _FOR_NAME.match(sentence.mask, high):
        at = sentence.start + behind.end()
        fined = next((m for m in sentence.mentions if m.start == at and m.type == "ORG"), None)
        rest = (p for p in claim.parties if p.role != "defendant")
        return (Party(fined.name, "defendant"), *rest) if fined else None
    if gone := GOES_TO.match(sentence.mask, high):
        at = sentence.start + gone.end()
        winner = (Party(m.name, "plaintiff") for m in sentence.mentions if m.start == at)
        return (*winner, *(p for p in claim.parties if p.role != "plaintiff"))
    return None


_RAISED_BY = re.compile(
    r" (?:rien que |à eux seuls |notamment )?(?:pour|levés par|récoltés par|apportés à|for|raised by) "
    r"(?:la seule |le seul |la |le |l'|the )?(?:start-up |jeune pousse )?(?=@)"
)


def _raised_by(sentence: Sentence, claim: Claim, high: int) -> tuple[Party, ...]:
    """Name whose round a listed sum is: `723 millions, dont 500 pour Doctolib`."""
    behind = _RAISED_BY.match(sentence.mask, high) if claim.kind == "funding_round" else None
    at = sentence.start + behind.end() if behind else -1
    firms = (m for m in sentence.mentions if m.start == at and suits(m, "recipient"))
    return tuple(Party(m.name, "recipient") for m in firms)


_ON_NAME = re.compile(
    r" (?:for|on|to (?:buy|acquire|get)|pour) (?:the |la |le |l')?(?:[^\W\d_]+ ){0,3}?(?=@)"
)


def _on_name(sentence: Sentence, high: int) -> str | None:
    """Name what a listed price was paid for: `and another $5.1 billion on Dotmatics`."""
    behind = _ON_NAME.match(sentence.mask, high)
    at = sentence.start + behind.end() if behind else -1
    return next((m.name for m in sentence.mentions if m.start == at and suits(m, "target")), None)


_NEXT_BOUGHT = re.compile(
    r",? (?:et|puis|ainsi que) (?:le |la |"
    r"l')?(?:[^\W\d_]+ ){0,2}@+(?: \([^()]{1,30}\))?(?: en (?:[^\W\d_]+ )?\d{4})?"
    r",? (?:pour|contre|moyennant|à) (?:[^\W\d_]+ (?:de |d')?){0,2}\Z"
)


def _next_bought(sentence: Sentence, first: Draft, amount: Amount) -> str | None:
    """Name what the next price of a list was paid for: `…, et Albireo en 2023, pour 952 millions`."""
    if first.amount is None:
        return None
    gap = sentence.mask[place(sentence, first.amount)[1] : amount.start - sentence.start]
    names = [m.name for m in sentence.mentions if first.amount.end <= m.start < amount.start]
    return names[0] if len(names) == 1 and _NEXT_BOUGHT.fullmatch(gap) else None


_BALANCE = re.compile(
    r"(?<!\w)(?:solde|reste|balance|remainder|rest) (?:de|of|du)(?!\w)[^;.]{0,60}(?:soit|or) "
)
_HEDGE_ONLY = re.compile(rf"(?:,? {_AT_OR_OF}| \(){HEDGED}\Z")


def _gapped(sentence: Sentence, amount: Amount) -> str | None:
    """Name who stands right before a listed amount: `and Nvidia up to $10 billion`."""
    low, _ = place(sentence, amount)
    for mention in sentence.mentions:
        if mention.end <= amount.start and _HEDGE_ONLY.match(
            sentence.mask[mention.end - sentence.start : low]
        ):
            return mention.name
    return None
