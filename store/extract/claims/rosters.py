"""Items of a list whose title says what they are: `Ten cheques of the year`, then `1. Northvolt ($1.2bn)`.

An item that only sets a name beside a sum tells nothing itself; what the list is of makes a claim of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.amounts import Amount
from store.extract.claims.bounds import HEDGED
from store.extract.claims.drafts import Draft
from store.extract.claims.investors import investors_named
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.roles import suits
from store.extract.claims.status import status_of
from store.model import Kind, Party, Role, Status

_ITEM = re.compile(
    r"\A[^\w@¤]{0,12}(?:(?:\d{1,2}|¤) ?[.)°º/-]{0,2} ?)?(?:(?:le |la |l'|the )(?:[^\W\d_]+ )?)?(?P<name>@+)"
    r"[^\w@¤,(:]{0,4}(?:,? [^@¤.;:(]{1,40}?)?(?: ?\([^()¤]{0,30}\))? ?(?:[-:–—,|=;] ?|\( ?)"
    rf"(?:{HEDGED}|~ ?)\Z"
)
"""From the beginning of a line to its sum: a bullet or number, a name, what parts it from the sum."""
_ENDS = re.compile(
    r" ?(?:\(|\)|[-–—|,.:;]|\Z|en (?:série|amorçage|seed|fonds|capital|dette|série)|de (?:série|seed)|"
    r"(?:in|pour|for|via|avec|with|sous|dans|to|au) |\+|levés?|raised|auprès|from)"
)
_LISTS: tuple[tuple[Kind, Role, re.Pattern[str]], ...] = (
    ("lawsuit", "defendant", re.compile(
        r"(?i)(?<!\w)(?:amendes?|fines|fined|sanctions?|penalt(?:y|ies)|condamnations?|pénalités)(?!\w)"
    )),
    ("valuation", "subject", re.compile(
        r"(?i)(?<!\w)(?:licornes?|unicorns?|valorisations?|valuations?|most valuable|mieux valorisées)(?!\w)"
    )),
    ("acquisition", "target", re.compile(
        r"(?i)(?<!\w)(?:rachats?|acquisitions?|emplettes?|takeovers?|buyouts?|fusions-acquisitions|m&a|"
        r"reprises?|cessions?|purchases)(?!\w)"
    )),
    ("funding_round", "recipient", re.compile(
        r"(?i)(?<!\w)(?:levées?|lèvent|levé|tours? de table|méga-?tours?|financements?|chèques?|cheques?|"
        r"checks|rounds?|raises?|raised|raisings?|fund-?rais(?:es|ings?)|funding|financings?|"
        r"series [a-h])(?!\w)"
    )),
    ("grant_or_donation", "recipient", re.compile(
        r"(?i)(?<!\w)(?:subventions?|grants?|subsid(?:y|ies)|dons|donations?|aides publiques)(?!\w)"
    )),
)  # fmt: skip
"""What a list is of, by a word of its heading or of the article's title, and what an item is then."""
_OF_NONE = re.compile(
    r"(?i)(?<!\w)(?:revenues?|ventes|sales|chiffres? d'affaires|clés|key figures|capitali[sz]ations?)(?!\w)"
)
"""Headings of figures, which are no deals whatever the title says."""


def roster_item(context: Context, sentence: Sentence, amount: Amount) -> Draft | None:
    """Draft the sum beside the name that opens an item of a list; None where the list is of no deals."""
    low, high = place(sentence, amount)
    begins = sentence.start == 0 or context.article.text[sentence.start - 1] == "\n" or low < 60
    if not begins or low > 90:
        return None
    item = _ITEM.match(sentence.mask[:low])
    if item is None or not _ENDS.match(sentence.mask, high):
        return None
    told = _told_of(context, sentence)
    at = sentence.start + item.start("name")
    owner = next((m for m in sentence.mentions if m.start == at), None)
    if told is None or owner is None or not suits(owner, told[1]):
        return None
    kind, role = told
    said = status_of(sentence.mask, None, (low, high), kind, None)
    return make_draft(
        context, sentence, amount, None, kind, [Party(owner.name, role)], said, ("list.roster", amount.rule)
    )


_PAIR = re.compile(
    r"\A[^\w@¤]{0,12}(?:(?:\d{1,2}|¤) ?[.)°º/-]{0,2} ?)?(?:(?P<off>dropped|abandoned|called off|off|"
    r"abandonné|annulé|"
    r"retiré|rejected|rejeté)[^\W\d_]{0,2} ?: ?|[^\W\d_]{3,14} ?: ?)?(?P<buyer>@+)[*_]{0,2} ?(?:/|→|->|=>|"
    r">|\+|×) ?[*_]{0,2}"
    r"(?P<target>@+)(?=[*_]{0,2}(?: ?[.,:;(]| -))"
)
"""Two names that open an item of a list of takeovers: `HPE / Juniper. $14bn, in cash.`"""


_MOODS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        "rumoured",
        re.compile(
            r"(?i)\b(?:talks|said to be|rumou?rs?|reportedly|pourparlers|discussions|"
            r"serait)\b"
        ),
    ),
    (
        "announced",
        re.compile(
            r"(?i)\b(?:announced|due to close|agreed|annoncée?|closing|signée?|"
            r"en attente)\b"
        ),
    ),
)


def _said_of(context: Context, amount: Amount) -> tuple[Status, str] | None:
    """How the line of an item tells its deal, in words that may stand on either side of the sum."""
    text = context.article.text
    low, high = text.rfind("\n", 0, amount.start) + 1, text.find("\n", amount.end)
    line = text[low : high if high > 0 else len(text)][:400]
    for status, words in _MOODS:
        if cue := words.search(line):
            return status, cue.group()
    return None


def roster_pair(context: Context, sentence: Sentence, amount: Amount, told: Sequence[Draft]) -> Draft | None:
    """Draft the first sum of an item that two names open, who buys and what is bought."""
    block = sentence.block
    if any(d.sentence.block == block and d.amount is not None for d in told[-3:]):
        return None
    first = next((s for s in context.salience.passed[-4:] if s.block == block), sentence)
    pair = _PAIR.match(first.mask)
    listed = _told_of(context, sentence) if pair else None
    if pair is None or listed is None or listed[0] != "acquisition":
        return None
    names = {m.start - first.start: m for m in first.mentions}
    buyer, target = names.get(pair.start("buyer")), names.get(pair.start("target"))
    if buyer is None or target is None or not suits(buyer, "buyer") or not suits(target, "target"):
        return None
    low, high = place(sentence, amount)
    said = status_of(sentence.mask, None, (low, high), "acquisition", None)
    said = ("rejected", pair["off"]) if pair["off"] else _said_of(context, amount) or said
    named = [Party(buyer.name, "buyer"), Party(target.name, "target")]
    return make_draft(context, sentence, amount, None, "acquisition", named, said, ("list.pair", amount.rule))


_GIVE = re.compile(
    r"[^\w@]{0,4}(?:(?:le |la |les |l'|the )(?:[^\W\d_]+ ){0,2}?)?(?P<all>@+(?:(?:,| et| and|, et|, and| &) "
    r"(?:le |la |l'|the )?@+){0,6}) (?:(?:a|ont|has|have|both|also|tous deux|jointly|y) ){0,2}"
    r"(?:accompagn|sout(?:ien|enu)|finance(?:nt|nd)?(?!\w)|(?:co-?)?mèn|(?:co-?)?men[ée]|"
    r"(?:co-?)?led(?!\w)|(?:co-?)?"
    r"leads?(?!\w)|back(?:s|ed)?(?!\w)|mis(?:e|ent|é)(?!\w)|pari|entr(?:e|ent|é)|souscri|sign|"
    r"invest|particip|pilot|emmèn|(?:takes|took) part|join|came in|chipp|wrote|put in|put up|anchor|remet)"
)
"""Who opens the words behind an item by giving money: `Lauxera et Partech accompagnent l'éditeur`."""
_MONEY_FROM = re.compile(
    r"(?:money|cash|cheques?|checks?|capital|funds|backing|help|argent|apports?|fonds|chèques?|soutien) "
    r"(?:from|of|de|d'|des|du) ?(?:la |le |l'|the )?(?P<all>@+(?:(?:,| et| and|, et|, and| &) "
    r"(?:le |la |l'|the )?@+){0,6})"
)


def add_item_backers(drafts: list[Draft], sentence: Sentence) -> None:
    """Give the round that an item tells those who, by the words behind the item, put the money in."""
    last = drafts[-1] if drafts and sentence.mentions else None
    if last is None or last.claim.kind != "funding_round" or sentence.block - last.sentence.block > 1:
        return
    if "list.roster" not in last.claim.rules and "lead.round_item" not in last.claim.rules:
        return
    begins = 0 if last.sentence is not sentence or last.amount is None else last.amount.end - sentence.start
    names = investors_named(sentence, of_a_round=True)
    for pattern in (_GIVE, _MONEY_FROM):
        told = (
            pattern.match(sentence.mask, begins)
            if pattern is _GIVE
            else pattern.search(sentence.mask, begins)
        )
        if told:
            low, high = sentence.start + told.start("all"), sentence.start + told.end("all")
            names += [m.name for m in sentence.mentions if low <= m.start < high]
    firms = {m.name for m in sentence.mentions if m.type in ("ORG", "PERSON")}
    have = {p.name for p in last.claim.parties}
    new = tuple(Party(n, "investor") for n in dict.fromkeys(names) if n in firms and n not in have)
    drafts[-1] = last._replace(claim=last.claim._replace(parties=(*last.claim.parties, *new)))


def _told_of(context: Context, sentence: Sentence) -> tuple[Kind, Role] | None:
    """What a list is of: by the heading above the item, unless that is the item itself, else by the title."""
    sections = context.article.sections
    heading = sections[sentence.section].heading if 0 <= sentence.section < len(sections) else None
    own = heading if heading and sentence.role != "heading" else None
    if own and _OF_NONE.search(own):
        return None
    for words in (own, context.article.title):
        for kind, role, pattern in _LISTS:
            if words and pattern.search(words):
                return kind, role
    return None
