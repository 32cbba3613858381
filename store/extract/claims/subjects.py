"""Who takes part in a deal or figure: what the sentence says, what it stands for, what the topic adds.

`Elle a levé 30 millions` has a subject, `SoftBank s'est engagé à hauteur de 30 milliards` has no
recipient: both are filled from what the article has been about. A place that is still in doubt stays empty.
"""

from __future__ import annotations

import re

from store.extract.claims.authorities import is_authority, is_court
from store.extract.claims.backers_only import not_a_backer
from store.extract.claims.bearings import before_brackets, first_free
from store.extract.claims.cataphora import add_main_subject
from store.extract.claims.doers import of_unnamed_thing
from store.extract.claims.estimated import estimated
from store.extract.claims.founders import raised_by
from store.extract.claims.funds import is_fund
from store.extract.claims.grammar import names_another, subject_at
from store.extract.claims.negotiated import add_seller
from store.extract.claims.objects import takes_it
from store.extract.claims.openings import opening
from store.extract.claims.owned import add_own_firm
from store.extract.claims.passages import Sentence
from store.extract.claims.referents import nearer_subject, opening_subject
from store.extract.claims.relatives import told_of
from store.extract.claims.roles import Found, parties, suits
from store.extract.claims.rule import FIGURE_KINDS
from store.extract.claims.sole import sole
from store.extract.claims.speakers import firm_quoted
from store.extract.claims.standing import sides_of, sides_said
from store.extract.claims.topics import Salience
from store.extract.claims.trades import is_of_a_sort, is_of_the_trade
from store.extract.claims.triggers import Fired
from store.extract.claims.unsaid import (
    add_object,
    add_subject,
    add_topic,
    has,
    put,
    put_missing,
)
from store.extract.claims.valued import valued
from store.model import TAKEOVERS, Mention, Party, Role

_BY_OTHERS = frozenset({"acquisition.noun_en", "acquisition.deal_for"})
"""Nouns whose subject is bought when another buys: `OneStream agreed to a buyout by Hg`."""
_AGREED = re.compile(
    r"(?<!\w)(?:agree[sd]? to|agreeing to|accept(?:s|ed|ing)?|approve[sd]?|recommend(?:s|ed)?|back(?:s|ed)|"
    r"welcome[sd]|"
    r"the (?:subject|target) of|its|their) (?:an? |the |its )?(?:[^\W\d_]+[ -]){0,3}\Z"
)
"""Who is bought is who agrees: `OneStream has accepted a takeover by Hg`."""
_PRICED = re.compile(r"(?: à | at | for | pour | ?\? ?| ?: ?)\Z")


_HAS_IT = re.compile(r"@,? qui l'(?:avait|a|aurait|ait)(?: [^\W\d_]+ment)? \Z")
"""A firm that values another one, said by a pronoun: `Apollo, qui l'avait valorisée 2 milliards`."""


def _of_it(sentence: Sentence, fired: Fired, verb: Fired) -> bool:
    """Tell whether a figure is of the firm a pronoun stands for: `values it at`, `qui l'avait valorisée`."""
    if takes_it(sentence.mask, verb.end) and fired.rule.kind in FIGURE_KINDS:
        return True
    if fired.rule.name == "spending.costs_it_fr":
        return True
    return fired.rule.name == "valuation.verb" and bool(_HAS_IT.search(sentence.mask, 0, fired.start))


def who_takes_part(sentence: Sentence, fired: Fired, salience: Salience) -> list[Party]:
    """Name the parties of a fired rule, first as the sentence names them, then as it implies them."""
    trade = fired.rule.kind in FIGURE_KINDS or (fired.rule.noun and fired.rule.kind == "investment")
    if trade and (is_of_the_trade(sentence, fired.start) or is_of_the_trade(sentence, fired.end)):
        return []
    if fired.rule.kind in FIGURE_KINDS and (owner := before_brackets(sentence, fired.start)):
        return [Party(owner, "subject")]
    if fired.rule.kind == "valuation" and is_of_a_sort(sentence, fired.end):
        return []
    if whose := estimated(sentence, fired, salience):
        return [Party(whose, "subject")]
    named = _who_takes_part(sentence, fired, salience)
    if fired.rule.kind in TAKEOVERS:
        add_seller(sentence, fired.start, named)
    return not_a_backer(sentence, fired, salience, named)


def _who_takes_part(sentence: Sentence, fired: Fired, salience: Salience) -> list[Party]:
    left, right, frame, front, verb, light = sides_of(sentence, fired, salience)
    if _of_it(sentence, fired, verb):
        whose = (fired.rule.kind == "spending" and sole(sentence)) or _it(sentence, verb.start, salience)
        return [Party(whose, "subject")] if whose else []
    told = salience.recipient
    if told and fired.rule.name == "valuation.noun" and told == (sentence.start, salience.raised):
        left = [f for f in left if f.slot == "gen"]
        if not left and not any(f.slot == "of" for f in right):
            return [Party(told[1], "subject")]
    named = parties(fired, right, _giving(sentence, fired, left, right), frame)
    add_own_firm(sentence, fired, named)
    _founder(sentence, fired, left, named)
    if fired.rule.kind == "lawsuit":
        _add_authority(sentence, fired, left, named)
        _filed_by(sentence, fired, named)
        _paid(sentence, fired, named)
        _ordered(sentence, fired, named)
    elif fired.rule.name in _BY_OTHERS and has(named, "buyer"):
        put_missing(named, next((f.mention.name for f in left if f.slot == "left"), None) or "", "target")
    if fired.rule.kind == "valuation" and (worth := valued(sentence, fired, salience)):
        return [Party(worth, "subject")]
    slots = dict(frame)
    if front and front.name and fired.start < front.at and not front.acts:
        _describe(fired, front.name, named)
    elif front and front.name and not left and (role := slots.get("left")):
        put_missing(named, front.name, role)
    add_subject(sentence, verb if light else fired, salience, left, named, slots)
    _issuer(sentence, fired, salience, named)
    add_object(sentence, fired, salience, named, slots)
    add_main_subject(sentence, fired, salience, named)
    if light:
        add_object(sentence, verb, salience, named, slots)
    if not sentence.aside:
        add_topic(sentence, fired, salience, named)
    elif fired.rule.kind in FIGURE_KINDS and not named:
        put(named, sole(sentence) or salience.thing_of(sentence.block), "subject")
    return named


_AFTER_IT = re.compile(
    r"(?<!\w)(?:après|depuis|grâce à|à la suite d(?:e|u)|suite à) ?(?:l'annonce |la confirmation )?"
    r"(?:d'|de |du )?(?:l'|un |le |cet )\Z"
)
"""What happened before what the subject does: `X a bondi après l'annonce d'un investissement de Y`."""


def _giving(sentence: Sentence, fired: Fired, left: list[Found], right: list[Found]) -> list[Found]:
    """The names left of a trigger, without one that only acts after an investment said to be another's."""
    own = fired.rule.name == "investment.noun_fr" and any(f.slot in ("of", "by") for f in right)
    if own and _AFTER_IT.search(sentence.mask, max(0, fired.start - 50), fired.start):
        return [f for f in left if f.slot != "left"]
    return left


def _founder(sentence: Sentence, fired: Fired, left: list[Found], named: list[Party]) -> None:
    """Name who gets what a person raises."""
    if fired.rule.kind == "funding_round" and not has(named, "recipient"):
        put(named, raised_by(sentence, fired, left), "recipient")


def _it(sentence: Sentence, at: int, salience: Salience) -> str | None:
    """The firm that `it` stands for as an object: whom the sentence opens with, else the passage."""
    first = opening(sentence)
    if (
        first.sort == "name"
        and first.mention
        and first.mention.type == "ORG"
        and not is_fund(first.mention.name)
    ):
        return first.mention.name
    only = sole(sentence)
    if only and only == first_free(sentence, at):
        return only
    meant = salience.meant(sentence, "it")
    return meant if meant and all(m.name != meant for m in sentence.mentions) else None


def who_is_said(sentence: Sentence, fired: Fired, salience: Salience) -> list[Party]:
    """Name the parties that the sentence itself says or stands for, none from the topic."""
    left, right, frame, _, _, _ = sides_said(sentence, fired, salience)
    if fired.rule.kind == "acquisition" and not fired.rule.noun and of_unnamed_thing(sentence, fired, right):
        return []
    named = parties(fired, right, left, frame)
    add_own_firm(sentence, fired, named)
    slots = dict(frame)
    if (
        fired.rule.name in _BY_OTHERS
        and has(named, "buyer")
        and _AGREED.search(sentence.mask, 0, fired.start)
    ):
        put_missing(named, next((f.mention.name for f in left if f.slot == "left"), None) or "", "target")
    add_subject(sentence, fired, salience, left, named, slots)
    add_object(sentence, fired, salience, named, slots)
    add_main_subject(sentence, fired, salience, named)
    if fired.rule.name == "acquisition.in_its_bag":
        meant = salience.meant(sentence, "it")
        put_missing(named, meant if any(p.name != meant for p in named) else None, "buyer")
    if fired.rule.kind == "partnership" and len(named) == 1 and '"' in sentence.mask:
        put(named, firm_quoted(sentence, fired.start), "partner")
    if fired.rule.kind == "lawsuit":
        _filed_by(sentence, fired, named)
    if fired.rule.name.startswith("lawsuit.noun") and len(named) == 1 and not sentence.aside:
        _accused(sentence, fired, salience, named)
    if fired.rule.kind in TAKEOVERS:
        add_seller(sentence, fired.start, named)
    return named


_FILED = re.compile(
    r"(?:suit|lawsuit|complaint|claim|case),? (?:that |which )?(?:[^\W\d_]+ ){0,2}(?P<by>@+) (?:had |has )?"
    r"(?:filed|brought|launched|lodged)(?!\w)"
)


def _filed_by(sentence: Sentence, fired: Fired, named: list[Party]) -> None:
    """Make who filed a suit its plaintiff: `settle a lawsuit that Donald Trump had filed over an interview`.

    Who is named behind that is no side of it.
    """
    filed = _FILED.search(sentence.mask, max(0, fired.start - 2), fired.end + 60)
    end = sentence.start + filed.end("by") if filed else -1
    who = next((m for m in sentence.mentions if m.end == end), None)
    if who is None:
        return
    behind = {m.name for m in sentence.mentions if m.start > end}
    kept = {p.name for p in named if p.role == "defendant"} if fired.rule.name == "lawsuit.brought" else set()
    named[:] = [p for p in named if p.role != "plaintiff" and p.name not in (behind - kept) | {who.name}]
    put(named, who.name, "plaintiff")


_PAID = re.compile(
    r"(?<!\w)(?:pay|pays|paid|paying) (?:the (?:state of )?)?(?P<to>@+) (?=(?:[^\W\d_]+ ){0,3}¤)"
)


def _paid(sentence: Sentence, fired: Fired, named: list[Party]) -> None:
    """Make who is paid in a dispute its plaintiff: `A jury ordered Apple to pay Masimo $634 million`."""
    paid = (
        None
        if has(named, "plaintiff")
        else _PAID.search(sentence.mask, max(0, fired.start - 60), fired.end + 60)
    )
    end = sentence.start + paid.end("to") if paid else -1
    put(named, next((m.name for m in sentence.mentions if m.end == end), None), "plaintiff")


_ORDERED = re.compile(
    r"(?:à |au )(?:la |l')?(?:[^\W\d_]+ ){0,2}(?P<by>@+) (?:de |d')[^\W\d_']+ [^@;.]{0,60}¤+ [^@;.]{0,24}"
    r"(?:à |au )(?:la |l')?(?:[^\W\d_]+ ){0,2}(?P<to>@+)"
)


def _ordered(sentence: Sentence, fired: Fired, named: list[Party]) -> None:
    """Tell who must pay from who is paid: `a ordonné à Samsung de verser 119 millions à Apple`."""
    if fired.rule.name != "lawsuit.ordered_fr":
        return
    told = _ORDERED.search(sentence.mask, fired.end)
    ends = {sentence.start + told.end(side): side for side in ("by", "to")} if told else {}
    sides = {ends[m.end]: m.name for m in sentence.mentions if m.end in ends}
    if len(sides) == 2:
        named[:] = [Party(sides["by"], "defendant"), Party(sides["to"], "plaintiff")]


def _sole_authority(sentence: Sentence, fired: Fired) -> str | None:
    """The one authority that a sentence names before a fine: `La CNIL confirme que Google a été condamné`."""
    before = {m.name for m in sentence.mentions if m.type == "ORG" and m.end - sentence.start <= fired.start}
    told = [name for name in before if is_authority(name) and not is_court(name)]
    return told[0] if len(told) == 1 else None


def _add_authority(sentence: Sentence, fired: Fired, left: list[Found], named: list[Party]) -> None:
    """Make an authority left of a fine who imposes it; in a settlement it never is who pays."""
    authority = next((f.mention.name for f in left if is_authority(f.mention.name)), None)
    if authority is None and fired.rule.name.startswith(("lawsuit.fine_fr", "lawsuit.caught_fr")):
        authority = _sole_authority(sentence, fired)
    if authority is None or has(named, "plaintiff"):
        return
    if fired.rule.name.startswith("lawsuit.settle"):
        named[:] = [p for p in named if p.name != authority]
    put(named, authority, "plaintiff")


_UNDERGONE: dict[str, Role] = {"funding_round": "recipient", "lawsuit": "defendant", "acquisition": "target"}
"""What a fronted participle says was done to its subject: `Condamné à verser 2 millions, SFR fait appel`."""


def _describe(fired: Fired, name: str, named: list[Party]) -> None:
    """Give a fact told in a fronted participle to whom the participle describes."""
    role = _UNDERGONE.get(fired.rule.kind)
    if role and role != "recipient" and has(named, role):
        return
    role = "subject" if fired.rule.kind in FIGURE_KINDS else role
    if role and not (role == "recipient" and has(named, role) and has(named, "investor")):
        named[:] = [p for p in named if p.role != role and p.name != name]
        put(named, name, role)


_OF_ITS_SHARES = re.compile(
    r" (?:[^\W\d_]+ ){0,3}¤+ (?:worth )?(?:of|in) (?:its|their|"
    r"the company's) (?:[^\W\d_]+ ){0,3}(?:shares|stock|notes?)"
)


def _issuer(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Name whose shares `its shares` are: `Lucid said Uber would buy $300 million of its shares`.

    And who paid for a firm told in an apposition or a relative: `Sega garde Rovio, acheté 706 millions`,
    `Zynga, for which it forked out $12.7 billion`.
    """
    if fired.rule.name in ("acquisition.apposed_fr", "acquisition.sold_apposed_fr") and named:
        opens = opening(sentence).mention
        put_missing(named, (opens.name if opens else salience.meant(sentence, "il")) or "", "buyer")
    if fired.rule.name == "acquisition.for_which" and named:
        put_missing(named, salience.likely(named[0].name, sentence.block) or "", "buyer")
    if fired.rule.name != "investment.shares" or not _OF_ITS_SHARES.match(sentence.mask, fired.end):
        return
    named[:] = [p for p in named if p.role != "recipient"]
    investor = named[0].name if named else ""
    first = opening(sentence).mention
    if first is not None and first.type == "ORG" and first.name != investor:
        put(named, first.name, "recipient")
    else:
        put(named, salience.likely(investor, sentence.block), "recipient")


_BROUGHT = re.compile(r" (?:brought|filed|lodged|launched|déposée?|intentée?|engagée?) (?:by|par) ")


def _accused(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Fill the defendant of `a suit brought by X` from what the passage is about."""
    if named[0].role == "plaintiff" and _BROUGHT.match(sentence.mask, fired.end):
        put(named, salience.likely(named[0].name), "defendant")


MANY_DO = re.compile(
    r"[^\w@]{0,4}(?:[^\W\d_]+ )?(?:developers|utilities|banks|operators|investors|analysts|consumers|"
    r"companies|"
    r"firms|startups|makers|carmakers|governments|businesses|users|customers|buyers|airlines|chipmakers|"
    r"retailers|lenders|households|drivers|americans|europeans) (?!of )[^\W\d_]+"
)
"""Many that nobody names, as a subject: `Developers added 12 gigawatts of batteries`."""
_OF_ITS_OWN = re.compile(
    r"¤+ [^;.@]{0,40}?(?:(?:sur|dans|à|pour|de|d') (?:ses|son|sa|leurs?) |(?:in|on|to|for|of) (?:its|their) |"
    r"(?:for|to|pour|à) (?:the |la |l')(?:firm|company|group|entreprise|société)(?!\w))"
)
"""A figure that is said to be somebody's own behind it: `350 millions dormiraient sur ses comptes`."""
_OWN = re.compile(r"[^\w@]{0,4}(?:son|sa|ses|leurs?) ")


def whose_figure(sentence: Sentence, at: int, salience: Salience, persons: bool = False) -> str | None:
    """Name the firm or product (or person, where asked) that a bare figure at mask position `at` is about."""
    types = ("ORG", "PRODUCT", "PERSON") if persons else ("ORG", "PRODUCT")
    mask, base = sentence.mask, sentence.start
    if told := told_of(sentence, at):
        return told.name
    before = [
        m
        for m in sentence.mentions
        if m.type in types and m.end - base <= at and not names_another(mask, m.start - base, m.end - base)
    ]
    subject: Mention | None = subject_at(sentence.mask, sentence.start, before, at) if before else None
    low = subject.end - sentence.start if subject else 0
    if not before and _OWN.match(mask) and not sentence.aside and (owner := salience.meant(sentence)):
        return owner
    subject = nearer_subject(sentence, low, at, salience) or subject or opening_subject(sentence, at)
    if subject is not None and (persons or suits(subject, "subject")):
        return subject.name
    if who := salience.stands_for(sentence, at):
        return who
    if persons:
        near = before[-1] if before else None
        small = near is not None and at - (near.end - sentence.start) < 50
        priced = near and small and _PRICED.search(sentence.mask[near.end - sentence.start : at])
        named = near.name if near and priced else first_free(sentence, at)
        return named or (salience.meant(sentence) if _OF_ITS_OWN.match(mask, at) else None)
    if opening(sentence).sort == "other" and (thing := salience.thing_of(sentence.block)):
        return thing
    if not before and MANY_DO.match(sentence.mask):
        return None
    if before:
        return before[-1].name
    if sentence.aside and not before:
        return salience.thing_of(sentence.block)
    after = [m for m in sentence.mentions if m.type in ("ORG", "PRODUCT") and m.start - sentence.start > at]
    if after:
        return after[0].name
    return None if sentence.aside else salience.thing or salience.org or salience.topic
