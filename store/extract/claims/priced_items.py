"""Lists whose items each name a firm and its sum: `has bought two: IDT for $6.7bn, then Dialog for €4.9bn`.

The words before the list tell what was done and by whom; each item gives the other side and its own sum.
"""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.drafts import Draft
from store.extract.claims.kinds import Choice
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.roles import suits
from store.extract.claims.status import status_of
from store.extract.claims.subjects import who_takes_part
from store.extract.claims.triggers import Fired
from store.model import Kind, Mention, Party, Role

_LEAD = re.compile(
    r" ?(?:: |(?<!\w)(?:notamment|dont|à savoir|parmi lesquel(?:le)?s|including|such as|namely|"
    r"among them)(?!\w) ?)"
)
"""What parts the words that hold for all items from the first of them."""
_OPENS = re.compile(r"(?:d'abord |first,? |the |la |le |l'|[^\W\d_]+ ){0,3}\Z")
_PARTS = re.compile(r"[^@¤]{0,44}(?:[,;]|(?<!\w)(?:and|et|puis|then|ainsi que))[^@¤]{0,24}\Z")
"""What stands between the sum of an item and the name of the next: `in 2017, and then`."""
_SUM_OF = re.compile(
    r"(?:[*_»\"]{0,2},[^¤,]{1,40})?(?:,? (?:en|in|last|l'an|fin|début|early|late) [^¤@,]{2,24}?)?"
    r"(?:,? (?:for|pour|at|à|contre|moyennant|à hauteur de|de|of|with|avec)|,| :| –| -)"
    r" ?(?:(?!pas |not )[^\W\d_]+[ ']){0,4}\Z"
)
"""What stands between the name of an item and its sum: `, in Reading, for roughly`."""
_SIDE: dict[str, tuple[Role, Role]] = {
    "acquisition": ("target", "buyer"), "lawsuit": ("defendant", "plaintiff"),
    "investment": ("recipient", "investor"),
}  # fmt: skip
"""What an item is and who does what is told of all, by kind."""
_RULE = "list.priced"


def priced_item(
    context: Context,
    sentence: Sentence,
    amount: Amount,
    choice: Choice | None,
    drafts: list[Draft],
    before: list[Draft],
) -> Draft | None:
    """Draft the sum behind the name of an item, by what is told before the list; None for any other sum."""
    if len(sentence.amounts) < 2:
        return None
    last = drafts[-1] if drafts and drafts[-1].sentence is sentence else None
    goes_on = last is not None and _RULE in last.claim.rules
    if last is not None and not goes_on:
        return None
    told = _continued(last) if last and goes_on else _told(context, sentence, choice)
    told = told or _done_before(sentence, before)
    if told is None:
        return None
    kind, first, begins, doers = told
    if last and last.amount:
        begins = place(sentence, last.amount)[1]
    item = _item(sentence, begins, amount, goes_on)
    role = _SIDE[kind][0]
    if item is None or not suits(item, role) or any(p.name == item.name for p in doers):
        return None
    if not goes_on and not _next_follows(sentence, amount):
        return None
    said = status_of(sentence.mask, first, place(sentence, amount), kind, first.rule.status)
    named = [Party(item.name, role), *doers]
    rules = (_RULE, first.rule.name, amount.rule)
    return make_draft(context, sentence, amount, first, kind, named, said, rules)


def _told(
    context: Context, sentence: Sentence, choice: Choice | None
) -> tuple[Kind, Fired, int, list[Party]] | None:
    """The kind of a list, its trigger, where its items begin, and who does what is told of all."""
    if choice is None or choice.fired.rule.kind not in _SIDE:
        return None
    lead = _LEAD.search(sentence.mask, choice.fired.end)
    if lead is None or "@" in sentence.mask[choice.fired.end : lead.start()]:
        return None
    doer = _SIDE[choice.fired.rule.kind][1]
    sides = who_takes_part(sentence, choice.fired, context.salience)
    return choice.fired.rule.kind, choice.fired, lead.end(), [p for p in sides if p.role == doer]


_AGAIN = re.compile(
    r"(?<!\w)(?:(?:done|do) (?:this|it|that|so) before|form|track record|habits?|first|appetite|spree|serial|"
    r"coup d'essai|habituée?|récidiv\w+|tableau de chasse|collection(?:ne|s)?|acquisitions?|emplettes?|"
    r"rachats?|"
    r"purchases|acquires?|précédents?|previous|earlier|déjà|already|again|encore)(?!\w)"
)
"""Words before a list that say that its items are more of what was told: `has done this before: CA for`."""


def _done_before(sentence: Sentence, before: list[Draft]) -> tuple[Kind, Fired, int, list[Party]] | None:
    """The takeover told last, of which a list behind a colon gives others by the same buyer."""
    lead = sentence.mask.find(": ")
    if lead < 0 or "¤" in sentence.mask[:lead] or not _AGAIN.search(sentence.mask, 0, lead):
        return None
    told = next((d for d in reversed(before[-3:]) if d.claim.kind == "acquisition" and d.fired), None)
    if told is None or told.fired is None or sentence.block - told.sentence.block > 1:
        return None
    buyers = [p for p in told.claim.parties if p.role == "buyer"]
    own = {m.name for m in sentence.mentions if m.type == "ORG" and m.end - sentence.start <= lead}
    if not buyers or own - {p.name for p in buyers}:
        return None
    return "acquisition", told.fired, lead + 2, buyers


_TO_EACH = re.compile(
    r" (?:(?:in|de|d'|of) [^@¤;.]{3,24} )?(?:to|à|au|pour|for) (?:(?:la |le |l'|the )|[^\W\d_]+'s |"
    r"@+'s )?(?=@)"
)


def given_to_each(drafts: list[Draft]) -> list[Draft]:
    """Give each grant of a sentence only who stands behind its own sum: `$6bn to TSMC, $5bn to Intel`."""
    grants = [d for d in drafts if d.claim.kind == "grant_or_donation" and d.amount is not None]
    if len(grants) < 2:
        return drafts
    done = []
    for draft in drafts:
        own = _behind_sum(draft) if draft in grants else None
        if own is not None:
            others = (p for p in draft.claim.parties if p.role != "recipient")
            draft = draft._replace(claim=draft.claim._replace(parties=(Party(own, "recipient"), *others)))
        done.append(draft)
    return done


def _behind_sum(draft: Draft) -> str | None:
    """The firm that stands right behind the sum of a draft, as who gets it."""
    if draft.amount is None:
        return None
    behind = _TO_EACH.match(draft.sentence.mask, place(draft.sentence, draft.amount)[1])
    at = draft.sentence.start + behind.end() if behind else -1
    return next((m.name for m in draft.sentence.mentions if m.start == at and m.type == "ORG"), None)


def _continued(last: Draft) -> tuple[Kind, Fired, int, list[Party]] | None:
    """What the item before was read by."""
    if last.fired is None:
        return None
    doer = _SIDE[last.claim.kind][1]
    return last.claim.kind, last.fired, 0, [p for p in last.claim.parties if p.role == doer]


def _item(sentence: Sentence, begins: int, amount: Amount, goes_on: bool) -> Mention | None:
    """The name of the item that an amount belongs to, the first behind a position of the mask."""
    low, _ = place(sentence, amount)
    base = sentence.start
    names = [m for m in sentence.mentions if begins <= m.start - base and m.end - base <= low]
    if not names:
        return None
    first = names[0]
    lead = sentence.mask[begins : first.start - base]
    if not (_PARTS.fullmatch(lead) if goes_on else _OPENS.fullmatch(lead)):
        return None
    return first if _SUM_OF.fullmatch(sentence.mask, first.end - base, low) else None


def _next_follows(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether a further item stands behind the sum of the first."""
    _, high = place(sentence, amount)
    later = next((a for a in sentence.amounts if a.start - sentence.start >= high), None)
    return later is not None and _item(sentence, high, later, goes_on=True) is not None
