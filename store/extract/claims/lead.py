"""Amounts told without a verb: `IREN: $9.7 billion from Microsoft`, `a $200M round at $4B`, a next fine."""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.authorities import is_authority, is_regulator
from store.extract.claims.bearings import first_free
from store.extract.claims.bracketed import measured_too
from store.extract.claims.drafts import Draft
from store.extract.claims.funds import is_fund
from store.extract.claims.grammar import COORD
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.merge import family
from store.extract.claims.passages import Sentence
from store.extract.claims.rosters import roster_item, roster_pair
from store.extract.claims.status import status_of
from store.extract.claims.subjects import whose_figure
from store.model import Kind, Mention, Party

_HEDGE = (
    r"(?:about|around|roughly|nearly|some|over|more than|up to|at least|a|an|près de|environ|plus de|"
    r"jusqu'à|au moins|quelque|un peu plus de|just|only|barely)"
)
_COLON = re.compile(rf"\A[^\w@]{{0,12}}@+[*_ ]{{0,3}}(?:\([^()]{{0,30}}\))? ?[:;–—-] (?:{_HEDGE} ){{0,2}}\Z")
_FROM = re.compile(
    r" (?:[^\W\d_]+ ){0,3}(?:from|auprès d(?:e|u|es) ?|auprès d'|chez|de la part de|with|avec|led by|"
    r"menés? par) ?"
    r"(?:the |la |le |l')?(?=@)"
)
_AT = re.compile(
    rf"(?:[¤@,)]|(?<!\w)(?:round|funding|financing|others|tour|levée|table|stake|series [a-h]))"
    rf"(?: (?:in|last|this|on|en) [^\W\d_]{{3,9}}(?: \d{{4}})?)?(?:,? at|"
    rf",? à|, soit) (?:a (?:price|price tag|valuation|value) of )?(?:{_HEDGE} ){{0,2}}\Z"
)
_NAME_AT = re.compile(rf"@[*_»\"]{{0,3}},? (?:at|à) (?:{_HEDGE} ){{0,2}}\Z")
_LARGE = 1e8


def said_from(draft: Draft) -> tuple[str, ...]:
    """Who stands behind `from` right after the amount of a draft."""
    if draft.amount is None:
        return ()
    behind = _FROM.match(draft.sentence.mask, place(draft.sentence, draft.amount)[1])
    at = draft.sentence.start + behind.end() if behind else -1
    return tuple(m.name for m in draft.sentence.mentions if m.start == at and m.type in ("ORG", "PERSON"))


def valued_at(drafts: list[Draft]) -> list[Draft]:
    """Read an amount behind `at` and a round or a purchase of shares as the value it was made at."""
    done: list[Draft] = []
    for draft in drafts:
        last = done[-1] if done else None
        if last is not None and draft.amount is not None and _priced_at(last, draft):
            name = next(
                (p.name for p in last.claim.parties if p.role in ("recipient", "target", "subject")), None
            )
            draft = draft._replace(
                claim=draft.claim._replace(
                    kind="valuation",
                    quantity="total",
                    parties=(Party(name, "subject"),) if name else (),
                    rules=("valuation.at_round", *draft.claim.rules[1:]),
                )
            )
        done.append(draft)
    return done


def _priced_at(last: Draft, draft: Draft) -> bool:
    claim, amount = draft.claim, draft.amount
    if amount is None or last.amount is None or not claim.amount or not last.claim.amount:
        return False
    if claim.unit or claim.kind == "valuation" or last.claim.kind not in ("funding_round", "investment"):
        return False
    if (
        claim.amount < _LARGE
        or claim.amount < 2 * last.claim.amount
        or claim.amount > 200 * last.claim.amount
    ):
        return False
    mask, (low, _) = draft.sentence.mask, place(draft.sentence, amount)
    return _AT.search(mask[max(0, low - 40) : low]) is not None


def lead_claim(
    context: Context, sentence: Sentence, amount: Amount, drafts: list[Draft], before: list[Draft]
) -> Draft | None:
    """Draft the claim of an amount that only a name introduces, or that only refers to a suit told before."""
    if amount.sort not in ("money", "scaled") or amount.value < 1e5 or sentence.aside:
        return None
    return (
        _listed_round(context, sentence, amount)
        or roster_item(context, sentence, amount)
        or roster_pair(context, sentence, amount, before + drafts)
        or _told_shortly(context, sentence, amount, before)
        or _listed_deal(context, sentence, amount, before)
        or _from_backer(context, sentence, amount)
        or _named_value(context, sentence, amount)
        or measured_too(context, sentence, amount, before + drafts)
        or _next_fine(context, sentence, amount, drafts, before)
    )


def _listed_deal(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """`Cipher Mining: roughly $5.5 billion from Amazon`: a deal of the family told around it."""
    low, high = place(sentence, amount)
    behind = _FROM.match(sentence.mask, high)
    if not _COLON.match(sentence.mask[:low]) or not behind:
        return None
    owner = _mention_before(sentence, low)
    other = next((m for m in sentence.mentions if m.start - sentence.start == behind.end()), None)
    if owner is None or other is None:
        return None
    told = [family(d.claim.kind) for d in before[-12:] if d.claim.kind not in ("valuation", "revenue")]
    contract = told.count("undertaking") > told.count("funding")
    kind: Kind = "contract" if contract else "funding_round"
    roles = ("supplier", "customer") if contract else ("recipient", "investor")
    named = [Party(owner.name, roles[0]), Party(other.name, roles[1])]  # type: ignore[arg-type]
    said = status_of(sentence.mask, None, (low, high), kind, None)
    return make_draft(context, sentence, amount, None, kind, named, said, ("lead.from", amount.rule))


_ITEM = re.compile(
    rf"\A[^\w@]{{0,12}}@+[*_ ]{{0,3}}(?:,? [^@¤.;:]{{1,40}})?(?:\([^()]{{0,30}}\))? ?[-:;–—,|] "
    rf"(?:{_HEDGE} ){{0,2}}\Z"
)
_ROUND_ITEM = re.compile(
    r" ?(?:\((?:série|series|seed|pré-?seed|amorçage|extension|dette)[^()]{0,30}\)|[-–—|,.:;]|\Z|levés?|en "
    r"(?:série|"
    r"amorçage|seed)|de (?:série|seed))"
)
_RAISES = re.compile(
    r"(?i)(?<!\w)(?:lèvent?|levée|levées|levés?|tours?|séries? [a-h]|amorçage|seed|investisseurs?|au capital|"
    r"remet(?:tent)? au pot|chef de file|mené|rounds?|series [a-h]|raised?|raises|led by|backers|"
    r"investors)(?!\w)"
)
_ITEM_REACH = 320


def _listed_round(context: Context, sentence: Sentence, amount: Amount) -> Draft | None:
    """`Filigran – 35 M$. Cyber. Insight Partners entre au capital`: a round told as an item of a list."""
    low, high = place(sentence, amount)
    if not _ITEM.match(sentence.mask[:low]) or not _ROUND_ITEM.match(sentence.mask, high):
        return None
    text = context.article.text
    ends = text.find("\n", amount.end, amount.end + _ITEM_REACH)
    ends = ends if ends > 0 and sentence.role != "heading" else amount.end + _ITEM_REACH
    behind = text[amount.end : ends]
    sections = context.article.sections
    heading = sections[sentence.section].heading if 0 <= sentence.section < len(sections) else None
    if not _RAISES.search(behind) and not _RAISES.search(heading or ""):
        return None
    owner = _mention_before(sentence, low)
    if owner is None:
        return None
    said = status_of(sentence.mask, None, (low, high), "funding_round", None)
    return make_draft(
        context, sentence, amount, None, "funding_round", [Party(owner.name, "recipient")], said,
        ("lead.round_item", amount.rule),
    )  # fmt: skip


_HAD = re.compile(r"(?<!\w)(?:with|had|has|have|having|got|another|and) (?:[^\W\d_]+ ){0,2}\Z")


def _from_backer(context: Context, sentence: Sentence, amount: Amount) -> Draft | None:
    """`Xaira opened its doors with more than $1 billion from Arch`: money that a fund has put in."""
    low, high = place(sentence, amount)
    behind = _FROM.match(sentence.mask, high)
    giver = next((m for m in sentence.mentions if behind and m.start - sentence.start == behind.end()), None)
    if giver is None or giver.type not in ("ORG", "PERSON") or is_regulator(giver.name):
        return None
    if not (is_fund(giver.name) or _HAD.search(sentence.mask[max(0, low - 40) : low])):
        return None
    firm = whose_figure(sentence, low, context.salience)
    if firm is None or firm == giver.name:
        return None
    following = [m for m in sentence.mentions if m.start > giver.start and m.type in ("ORG", "PERSON")]
    backers, last = [giver.name], giver
    for mention in following:
        if not COORD.fullmatch(sentence.mask[last.end - sentence.start : mention.start - sentence.start]):
            break
        backers.append(mention.name)
        last = mention
    named = [Party(firm, "recipient"), *(Party(name, "investor") for name in backers if name != firm)]
    said = status_of(sentence.mask, None, (low, high), "funding_round", None)
    return make_draft(
        context, sentence, amount, None, "funding_round", named, said, ("lead.backer", amount.rule)
    )


_SHORTLY = re.compile(r"\A[^\w¤]{0,4}(?:puis |et |then )?\Z")
_WITH_WHOM = re.compile(
    r" (?:de plus |supplémentaires )?(?:en|au|fin|début|dès|in) [^,.;@]{3,24},? (?:avec|auprès|sous la|"
    r"sous l'|men|grâce|from|with|"
    r"led)(?=\W|[^\W\d_])"
)


def _told_shortly(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """`104 millions en janvier 2020, sous la houlette de DST Global`: one more round of those told before."""
    low, high = place(sentence, amount)
    if not _SHORTLY.match(sentence.mask[:low]) or not _WITH_WHOM.match(sentence.mask, high):
        return None
    told = [d for d in before[-6:] if d.claim.kind in ("funding_round", "investment")]
    backers = [m.name for m in sentence.mentions if m.start > amount.end and m.type == "ORG"]
    if not told or not backers:
        return None
    known = next((p.name for d in reversed(told) for p in d.claim.parties if p.role == "recipient"), None)
    known = known or context.salience.topic
    named = [Party(known, "recipient")] if known and known not in backers else []
    named += [Party(name, "investor") for name in dict.fromkeys(backers)]
    said = status_of(sentence.mask, None, (low, high), "funding_round", None)
    return make_draft(
        context, sentence, amount, None, "funding_round", named, said, ("lead.shortly", amount.rule)
    )


def _named_value(context: Context, sentence: Sentence, amount: Amount) -> Draft | None:
    """`Nvidia à 3 000 milliards de dollars`: what a firm would be worth."""
    low, high = place(sentence, amount)
    if amount.value < _LARGE or not _NAME_AT.search(sentence.mask[max(0, low - 60) : low]):
        return None
    owner = _mention_before(sentence, low)
    if owner is None or owner.type != "ORG":
        return None
    said = status_of(sentence.mask, None, (low, high), "valuation", None)
    return make_draft(
        context, sentence, amount, None, "valuation", [Party(owner.name, "subject")], said,
        ("lead.value", amount.rule),
    )  # fmt: skip


def _next_fine(
    context: Context, sentence: Sentence, amount: Amount, drafts: list[Draft], before: list[Draft]
) -> Draft | None:
    """An amount whose only subject is an authority, after a fine: one more fine, by this authority."""
    last = next((d for d in reversed((before + drafts)[-4:]) if d.amount is not None), None)
    if last is None or last.claim.kind != "lawsuit" or sentence.section != last.sentence.section:
        return None
    low, high = place(sentence, amount)
    subject = first_free(sentence, low)
    if subject is None or not is_authority(subject):
        return None
    fined = [p for p in last.claim.parties if p.role == "defendant"]
    said = status_of(sentence.mask, None, (low, high), "lawsuit", None)
    return make_draft(
        context, sentence, amount, last.fired, "lawsuit", [Party(subject, "plaintiff"), *fined], said,
        ("lead.next_fine", amount.rule),
    )  # fmt: skip


def _mention_before(sentence: Sentence, low: int) -> Mention | None:
    """The last firm or product left of a position."""
    before = [m for m in sentence.mentions if m.end - sentence.start <= low and m.type in ("ORG", "PRODUCT")]
    return before[-1] if before else None
