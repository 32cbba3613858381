"""Lists whose items each have their own sum in brackets: `les levées d'Indy (40 M€) et de Dougs (25 M€)`.

Each sum is its own name's, whatever the words before the list say of all of them.
"""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.bearings import before_brackets
from store.extract.claims.bounds import HEDGED
from store.extract.claims.drafts import Draft
from store.extract.claims.grammar import bracket_at
from store.extract.claims.kinds import Choice
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.roles import suits
from store.extract.claims.status import status_of
from store.extract.claims.subjects import who_takes_part
from store.model import Kind, Mention, Party, Role

_ITEM = re.compile(
    r"[*_»\"]{0,3}(?: (?:dans|à|en|chez|pour|in|for|de|d'|du|des|la|le|les|l'|the) ?"
    r"(?:[^\W\d_@]+(?:[ '-](?=[^\W(]))?){1,4})? "
    r"\((?:[^\W\d_]+ ){0,3}(?=¤)"
)
"""What stands between the name of an item and its sum: `Powesco dans l'énergie (près de 150 millions)`."""
_OTHERS_DEED = re.compile(r"(?<!\w)(?:par|by) ?(?:la |le |l'|the )?\Z")
_GIVERS = re.compile(r"(?<!\w)(?:auprès d(?:e|u|es|')|from|chez) ?(?:la |le |l'|the )?\Z")
"""Words that make the items of a list those who give money, which is read elsewhere."""
_ROLE: dict[str, Role] = {
    "funding_round": "recipient", "investment": "recipient", "valuation": "subject", "revenue": "subject",
    "acquisition": "target", "market_metric": "subject", "spending": "subject", "other_amount": "subject",
}  # fmt: skip
"""What an item is, by the kind of the list."""
_DONE = frozenset({"acquisition", "investment"})
_AT_HEAD = frozenset({"list.bracketed", "round.ranked"})
_DOERS = frozenset({"buyer", "investor"})
"""Kinds of which one firm does them all, and what it is then."""


_LEADS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("valuation", re.compile(r"(?<!\w)(?:licornes?|valorisations?|valorisée?s|unicorns?|valuations?)(?!\w)")),
    ("acquisition", re.compile(r"(?<!\w)(?:rachats|acquisitions|emplettes|takeovers|purchases)(?!\w)")),
    ("funding_round", re.compile(
        r"(?<!\w)(?:levées?|tours? de table|opérations?|méga-?levées|séries [a-h]|rounds?|raises|"
        r"fundraisings?)(?!\w)"
    )),
)  # fmt: skip
"""What a list is of, by a word before its first item, where no rule speaks for its sums."""


def item_of(
    context: Context, sentence: Sentence, amount: Amount, choice: Choice | None, drafts: list[Draft]
) -> Draft | None:
    """Draft the sum in brackets behind one of several names that each have one; None for any other sum."""
    mask, (low, high) = sentence.mask, place(sentence, amount)
    if "puis" in mask and (turn := _in_turn(context, sentence, amount, drafts)):
        return turn
    if mask.count("(") < 2 or "(" not in mask[max(0, low - 30) : low]:
        return None
    items = {at: mention for mention, at in _items(sentence)}
    owner = items.get(low)
    if owner is None or len(items) < 2:
        return None
    if _GIVERS.search(mask, 0, items[min(items)].start - sentence.start):
        return None
    told = _told_of_all(context, sentence, min(items), choice, drafts)
    role = _ROLE.get(told[0]) if told else None
    if told is None or role is None or not suits(owner, role):
        return None
    if role == "target" and _OTHERS_DEED.search(mask, 0, owner.start - sentence.start):
        return None
    kind, rule, doers = told
    listed = {mention.name for mention in items.values()}
    named = [Party(owner.name, role), *(p for p in doers if p.name not in listed)]
    first = choice.fired if choice and rule else None
    said = status_of(mask, first, (low, high), kind, first.rule.status if first else None)
    return make_draft(
        context, sentence, amount, first, kind, named, said, ("list.bracketed", *rule, amount.rule)
    )


_TURNS = re.compile(r"\((?:[^\W\d_]+ ){0,3}¤+ (?:[^()¤@]{0,24} )?puis (?:[^()¤@]{0,16} )?¤+[^()]{0,120}\)")
_FROM_WHOM = re.compile(r"[^()¤@]{0,16}(?:auprès d(?:e|u|')|mené\w* par|conduit\w* par|avec|from|led by) ?")
"""Who gave the sum right before: `254 M€ auprès de General Atlantic`."""


def _in_turn(context: Context, sentence: Sentence, amount: Amount, drafts: list[Draft]) -> Draft | None:
    """Draft one of the rounds that brackets tell in turn: `PayFit (90 M€ puis 254 M€ auprès de X)`."""
    low, high = place(sentence, amount)
    shut = bracket_at(sentence.mask, low)
    if shut is None or _TURNS.match(sentence.mask, shut[0]) is None:
        return None
    owner = next((m for m in sentence.mentions if m.end - sentence.start == shut[0] - 1), None)
    if owner is None or not suits(owner, "recipient"):
        return None
    named = [Party(owner.name, "recipient")]
    if _FROM_WHOM.match(sentence.mask, high):
        until = sentence.mask.find("¤", high, shut[1])
        until = until if until > 0 else shut[1]
        given = (m for m in sentence.mentions if high <= m.start - sentence.start < until and m.type == "ORG")
        named += [Party(m.name, "investor") for m in given]
    elif not drafts and not _FROM_WHOM.search(sentence.mask, high, shut[1]):
        return None
    said = status_of(sentence.mask, None, (low, high), "funding_round", None)
    return make_draft(
        context, sentence, amount, None, "funding_round", named, said, ("list.bracketed", amount.rule)
    )


def _items(sentence: Sentence) -> list[tuple[Mention, int]]:
    """The names of a sentence that have a sum of their own in brackets, and where it stands in the mask."""
    found = []
    for mention in sentence.mentions:
        high = mention.end - sentence.start
        item = _ITEM.match(sentence.mask, high)
        if item and mention.type in ("ORG", "PRODUCT"):
            found.append((mention, item.end()))
    return found


def _told_of_all(
    context: Context, sentence: Sentence, begins: int, choice: Choice | None, drafts: list[Draft]
) -> tuple[Kind, tuple[str, ...], list[Party]] | None:
    """The kind of a list, the rule that tells it, and who does what is told of every item."""
    last = drafts[-1] if drafts and drafts[-1].sentence is sentence else None
    again = choice is None or last is None or choice.fired == last.fired
    if again and last is not None and not _AT_HEAD.isdisjoint(last.claim.rules):
        return last.claim.kind, (), [p for p in last.claim.parties if p.role in _DOERS]
    if choice is not None:
        fired = choice.fired
        sides = who_takes_part(sentence, fired, context.salience) if fired.rule.kind in _DONE else []
        return fired.rule.kind, (fired.rule.name,), [p for p in sides if p.role in _DOERS]
    lead = next((kind for kind, words in _LEADS if words.search(sentence.mask, 0, begins)), None)
    return (lead, (), []) if lead else None


_ALONE_IN_BRACKETS = re.compile(rf"@[*_»\"]{{0,3}} \({HEDGED}\Z")
_TOLD = 10
"""Drafts looked back on for what figures in brackets measure."""


def measured_too(context: Context, sentence: Sentence, amount: Amount, told: list[Draft]) -> Draft | None:
    """`Alan est valorisée 4 milliards, devant Qonto (4,4 milliards)`: what the passage measures of others."""
    low, high = place(sentence, amount)
    alone = _ALONE_IN_BRACKETS.search(sentence.mask[max(0, low - 40) : low])
    if not alone or not sentence.mask.startswith(")", high):
        return None
    near = (
        d for d in reversed(told[-_TOLD:]) if sentence.block - d.sentence.block < 2 and not d.sentence.aside
    )
    like = next((d for d in near if d.claim.kind in ("valuation", "revenue") and d.claim.parties), None)
    owner = before_brackets(sentence, low)
    if like is None or owner is None:
        return None
    said = status_of(sentence.mask, None, (low, high), like.claim.kind, None)
    return make_draft(
        context, sentence, amount, None, like.claim.kind, [Party(owner, "subject")], said,
        ("lead.in_brackets", amount.rule),
    )  # fmt: skip
