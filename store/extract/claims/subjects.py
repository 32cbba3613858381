"""Parties that a sentence leaves unsaid: pronouns, descriptions, and the topic of the article.

`Elle a levé 30 millions` has a subject, `SoftBank s'est engagé à hauteur de 30 milliards` has no
recipient: both are filled from what the article has been about. A place that is still in doubt stays empty.
"""

from __future__ import annotations

import re

from store.extract.claims.fronted import fronted_subject
from store.extract.claims.grammar import is_held, subject_at
from store.extract.claims.light import light_before
from store.extract.claims.passages import Sentence
from store.extract.claims.roles import (
    AUTHORITY,
    Found,
    Slots,
    label_left,
    label_right,
    parties,
    suits,
)
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.extract.claims.voice import is_passive
from store.extract.claims.voice import turned as passive
from store.model import Mention, Party, Role

MAIN_ROLE: dict[str, Role] = {
    "acquisition": "buyer", "bid": "bidder", "investment": "investor", "funding_round": "recipient",
    "valuation": "subject", "contract": "customer", "partnership": "partner", "lawsuit": "plaintiff",
    "grant_or_donation": "donor", "revenue": "subject", "spending": "subject", "price": "subject",
    "market_metric": "subject", "other_amount": "subject",
}  # fmt: skip
"""The role an unnamed subject takes when the rule does not say."""

OTHER_ROLE: dict[str, Role] = {
    "bid": "target", "investment": "recipient", "funding_round": "recipient", "contract": "customer",
    "lawsuit": "defendant", "acquisition": "target", "partnership": "partner",
}  # fmt: skip
"""The role that the article's topic takes when one side alone is named."""

FIGURE_KINDS = frozenset({"valuation", "revenue", "spending", "price", "market_metric", "other_amount"})
_OBJECT_PRONOUN = re.compile(r"(?<!\w)(?:l'|l'(?:a|avait|aurait) |le |la |les |(?:him|it|them) )\Z")
_PRICED = re.compile(r"(?: à | at | for | pour | ?\? ?| ?: ?)\Z")
_IT_BEHIND = re.compile(r" (?:it|them|him|her)(?!\w)")
_LED_IN = re.compile(r"\A[^\w@]{0,12}@+[*_ ]{0,3}(?:\([^()]{0,30}\))? ?: ")
_TO_STOP = re.compile(r" (?:to (?:stop|block|halt|prevent)|pour (?:bloquer|empêcher|stopper))(?!\w)")
_SOCIETY_OF = re.compile(
    r"(?:société|entreprise|start-?up|firme|groupe|boîte|company|firm|startup|maison) (?:de |d'|of )\Z"
)


def who_takes_part(sentence: Sentence, fired: Fired, salience: Salience) -> list[Party]:
    """Name the parties of a fired rule, first as the sentence names them, then as it implies them."""
    right = [found for found in label_right(sentence, fired) if not _of_person(sentence, found)]
    left = label_left(sentence, fired)
    front = fronted_subject(sentence, salience)
    if front and front.at < fired.start and all(f.mention.start - sentence.start < front.at for f in left):
        left = [Found(front.mention, "left")] if front.mention else []
    turned = light_before(sentence.mask, fired.start, fired.rule.kind) if fired.rule.noun else None
    if turned is not None:
        verb = fired._replace(start=turned.start, end=turned.end)
        left = label_left(sentence, verb)
        between = [f for f in label_right(sentence, verb) if f.mention.end - sentence.start <= fired.start]
        right = [*between, *right]
    frame = turned.slots if turned else _voiced(sentence, fired)
    named = parties(fired, right, left, frame)
    if fired.rule.name.startswith("lawsuit.fine") and not _has(named, "plaintiff"):
        authority = next((f.mention.name for f in left if AUTHORITY.search(f.mention.name)), None)
        _put(named, authority, "plaintiff")
    if fired.rule.name == "valuation.verb" and (valued := _valued(sentence, fired, salience)):
        return [Party(valued, "subject")]
    slots = dict(frame)
    if front and front.name and fired.start < front.at:
        _describe(fired, front.name, named)
    elif front and front.name and not left and (role := slots.get("left")):
        _put_missing(named, front.name, role)
    _add_subject(sentence, fired, salience, left, named, slots)
    _add_object(sentence, fired, salience, named, slots)
    if not sentence.aside:
        _add_topic(sentence, fired, salience, named)
    elif fired.rule.kind in FIGURE_KINDS and not named:
        _put(named, _sole(sentence) or salience.thing_of(sentence.block), "subject")
    return named


def _describe(fired: Fired, name: str, named: list[Party]) -> None:
    """Give a fact told in a fronted participle to whom the participle describes."""
    role: Role | None = "recipient" if fired.rule.kind == "funding_round" else None
    role = "subject" if fired.rule.kind in FIGURE_KINDS else role
    if role and not (role == "recipient" and _has(named, role) and _has(named, "investor")):
        named[:] = [p for p in named if p.role != role and p.name != name]
        _put(named, name, role)


_IT_VALUES = re.compile(
    r"@[^@;.]{0,60}(?:firm|company|start-?up|maker|group|business|société|entreprise|groupe|lab)"
    r"(?: that| which| qu'| que)? ?(?:it|they|he|she|elle|il|ils|@+) \Z"
)
_SOLD = re.compile(
    r"(?:sale|purchase|acquisition|takeover|buyout|cession|vente|rachat) (?:of|de|d') ?(?:its |the |la |le )?"
    r"(?:%+ (?:of|de|d') ?)?@"
)
_DEAL_VALUES = re.compile(
    r"(?:deal|round|transaction|offer|bid|investment|agreement|sale|price|opération|levée|tour|accord|offre|"
    r"investissement|cession|rachat|montant)(?: that| which| qui|,)? (?:a |would |will )?\Z"
)


def _valued(sentence: Sentence, fired: Fired, salience: Salience) -> str | None:
    """Name what a deal values when the clause only describes it: `a deal that values the business at`."""
    mask, low = sentence.mask, fired.start
    names = [m for m in sentence.mentions if m.end - sentence.start <= low and m.type in ("ORG", "PRODUCT")]
    if relative := _IT_VALUES.search(mask[max(0, low - 120) : low]):
        at = sentence.start + max(0, low - 120) + relative.start() + 1
        return next((m.name for m in names if m.end == at), None)
    told = salience.recipient
    behind = mask[fired.end : fired.end + 50].split("¤")[0]
    if (
        _DEAL_VALUES.search(mask[max(0, low - 40) : low])
        and "@" not in behind
        and told
        and told[0] == sentence.start
    ):
        return told[1]
    if _DEAL_VALUES.search(mask[max(0, low - 40) : low]) and "@" not in behind:
        sold = _SOLD.search(mask, 0, low)
        return next((m.name for m in names if sold and m.start - sentence.start == sold.end() - 1), None)
    return None


_VOICED = ("acquisition.buy", "acquisition.sell", "investment.verb", "round.verb")


def _voiced(sentence: Sentence, fired: Fired) -> Slots:
    """The frame of a rule, turned around when its verb is passive."""
    if fired.rule.name.startswith(_VOICED) and is_passive(sentence.mask, fired):
        return passive(fired.made.slots)
    return fired.made.slots


def who_is_said(sentence: Sentence, fired: Fired, salience: Salience) -> list[Party]:
    """Name the parties that the sentence itself says or stands for, none from the topic."""
    right = [found for found in label_right(sentence, fired) if not _of_person(sentence, found)]
    left = label_left(sentence, fired)
    frame = _voiced(sentence, fired)
    named = parties(fired, right, left, frame)
    slots = dict(frame)
    _add_subject(sentence, fired, salience, left, named, slots)
    _add_object(sentence, fired, salience, named, slots)
    if fired.rule.name.startswith("lawsuit.noun") and len(named) == 1 and not sentence.aside:
        _accused(sentence, fired, salience, named)
    return named


_BROUGHT = re.compile(r" (?:brought|filed|lodged|launched|déposée?|intentée?|engagée?) (?:by|par) ")


def _accused(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Fill the defendant of `a suit brought by X` from what the passage is about."""
    if named[0].role == "plaintiff" and _BROUGHT.match(sentence.mask, fired.end):
        _put(named, salience.likely(named[0].name), "defendant")


def _of_person(sentence: Sentence, found: Found) -> bool:
    """Tell whether a person only tells which company is meant: `la société de Sam Altman`."""
    low = found.mention.start - sentence.start
    return found.mention.type == "PERSON" and bool(_SOCIETY_OF.search(sentence.mask[max(0, low - 24) : low]))


def _has(named: list[Party], role: str) -> bool:
    return any(party.role == role for party in named)


def _put(named: list[Party], name: str | None, role: Role) -> None:
    """Add a party unless the name already takes part."""
    if name and all(party.name != name for party in named):
        named.append(Party(name, role))


def _figure_of(kind: str, salience: Salience) -> str | None:
    """Whose figure it is when the sentence names nobody; a price without a name is nobody's."""
    if kind == "price":
        return None
    if kind == "valuation" and salience.raised:
        return salience.raised
    return salience.thing or salience.org or salience.topic


def _put_missing(named: list[Party], name: str | None, role: Role) -> None:
    """Add a party only when no other has its role."""
    if not _has(named, role):
        _put(named, name, role)


def _add_subject(
    sentence: Sentence,
    fired: Fired,
    salience: Salience,
    left: list[Found],
    named: list[Party],
    slots: dict[str, Role],
) -> None:
    """Fill the subject that a pronoun or description stands for."""
    role = slots.get("left")
    if role is None or left or (_has(named, role) and role != "partner"):
        return
    if role == "partner" and len(named) > 1:
        return
    _put(named, salience.stands_for(sentence, fired.start), role)


def _add_object(
    sentence: Sentence, fired: Fired, salience: Salience, named: list[Party], slots: dict[str, Role]
) -> None:
    """Fill the object that a pronoun or `la société de Sam Altman` stands for."""
    for slot in ("obj", "against"):
        role = slots.get(slot)
        if role is None or _has(named, role) or not named:
            continue
        pronoun = slot == "obj" and _OBJECT_PRONOUN.search(
            sentence.mask[max(0, fired.start - 12) : fired.start]
        )
        behind = sentence.mask[fired.end : fired.end + 60]
        if (
            pronoun
            or _IT_BEHIND.match(behind)
            or _TO_STOP.match(behind)
            or re.match(
                r"[^;.]{0,30}(?:la société|l'entreprise|la start-up|the company)(?: (?:de|of) @|(?!\w))",
                behind,
            )
        ):
            known = salience.likely(named[0].name, sentence.block)
            _put(named, known or first_free(sentence, fired.start), role)


def _add_topic(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Fill the one side a deal leaves unsaid from the topic; figures take the last subject."""
    kind = fired.rule.kind
    if kind in FIGURE_KINDS:
        if not named:
            first = _sole(sentence) or first_free(sentence, fired.start)
            _put(named, first or _figure_of(kind, salience), "subject")
        return
    role = OTHER_ROLE.get(kind)
    if role is None or (kind not in ("funding_round",) and not named):
        return
    if kind == "partnership":
        products = {m.name for m in sentence.mentions if m.type == "PRODUCT"}
        if sum(party.name not in products for party in named) == 1 or named[0].name in products:
            _put(named, salience.likely(named[0].name, sentence.block), "partner")
        return
    if not _has(named, role) and not _own_plan(sentence, fired, salience):
        other = named[0].name if named else ""
        said = salience.recipient if role == "recipient" else None
        if role == "recipient" and _LED_IN.match(sentence.mask):
            _put(named, first_free(sentence, fired.start), role)
        if said and said[0] == sentence.start and said[1] != other:
            _put_missing(named, said[1], role)
        _put_missing(named, salience.likely(other, sentence.block), role)


def first_free(sentence: Sentence, at: int) -> str | None:
    """The first organisation or product left of a position that no preposition holds."""
    before = [m for m in sentence.mentions if m.type in ("ORG", "PRODUCT") and m.end - sentence.start <= at]
    free = (m for m in before if not is_held(sentence.mask, sentence.start, m))
    return next((m.name for m in free), None)


_OWN_UNIT = re.compile(
    r"[^;.@]{0,60} (?:à|dans|to|in|into) (?:sa|ses|son|its|their|his|her) (?:own |propres? )?"
    r"(?:[^\W\d_]+ )?(?:filiales?|usines?|subsidiar(?:y|ies)|units?|arm|plants?|factor(?:y|ies))(?!\w)"
)


def _own_plan(sentence: Sentence, fired: Fired, salience: Salience) -> bool:
    """Tell whether money put in has no recipient because it is spent on one's own plants.

    So it is when a place follows, or when neither the section nor the article as a whole is about
    anyone who could receive it.
    """
    if fired.rule.kind != "investment":
        return False
    if _OWN_UNIT.match(sentence.mask, fired.end):
        return True
    if any(m.type == "PLACE" and m.start - sentence.start >= fired.end for m in sentence.mentions):
        return True
    if not (salience.clear or salience.raised or salience.titled):
        return True
    return sentence.mask.startswith("invest", fired.start) and not salience.raised


def _sole(sentence: Sentence) -> str | None:
    """The only organisation or product that a sentence names."""
    names = {m.name for m in sentence.mentions if m.type in ("ORG", "PRODUCT")}
    return names.pop() if len(names) == 1 else None


def whose_figure(sentence: Sentence, at: int, salience: Salience, persons: bool = False) -> str | None:
    """Name the firm or product (or person, where asked) that a bare figure at mask position `at` is about."""
    types = ("ORG", "PRODUCT", "PERSON") if persons else ("ORG", "PRODUCT")
    before = [m for m in sentence.mentions if m.type in types and m.end - sentence.start <= at]
    subject: Mention | None = subject_at(sentence.mask, sentence.start, before, at) if before else None
    if subject is not None and (persons or suits(subject, "subject")):
        return subject.name
    if who := salience.stands_for(sentence, at):
        return who
    if persons:
        near = before[-1] if before else None
        small = near is not None and at - (near.end - sentence.start) < 50
        priced = near and small and _PRICED.search(sentence.mask[near.end - sentence.start : at])
        return near.name if near and priced else first_free(sentence, at)
    if before:
        return before[-1].name
    if sentence.aside and not before:
        return salience.thing_of(sentence.block)
    after = [m for m in sentence.mentions if m.type in ("ORG", "PRODUCT") and m.start - sentence.start > at]
    if after:
        return after[0].name
    return None if sentence.aside else salience.thing or salience.org or salience.topic
