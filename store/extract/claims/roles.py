"""Who takes part in a claim: the names around a trigger, by the words that bind them to it.

Each name right of a trigger is labelled by its preposition (`par X` is slot `by`), each name left of
it may be its subject. A rule's frame turns slots into roles. No party is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from store.extract.claims.authorities import is_authority, is_court, is_regulator
from store.extract.claims.bounds import GAPPED, begins_anew, describes_then, leaves, next_of_list
from store.extract.claims.bystanders import takes_no_part
from store.extract.claims.governments import government
from store.extract.claims.grammar import COORD, bracket_at, coordinated, is_boss, names_another, subject_at
from store.extract.claims.groups import decides_for
from store.extract.claims.naming import ITS_BOSS, bare_gap
from store.extract.claims.passages import Sentence
from store.extract.claims.services import acts
from store.extract.claims.slots import slot_of
from store.extract.claims.triggers import Fired
from store.extract.claims.voice import is_passive
from store.model import FIGURES, Mention, Party, Role
from store.text.guarded import Guarded

_PURPOSE = re.compile(
    r"(?<!\w)(?:(?:pour|afin de|afin d') ?[^\W\d_]+(?:er|ir|re)|to (?!the|its|an?|two|"
    r"three|rival|fellow|pay(?= @))[^\W\d_]{3,})(?!\w)"
)
_WORKS = re.compile(
    r"(?<!\w)pour (?:moderniser|construire|rénover|agrandir|étendre|exploiter|entretenir|développer|"
    r"concevoir|réaliser|produire|fabriquer|maintenir|déployer|bâtir|transformer|créer)(?!\w)"
)
"""What a contract is for: what stands behind is a thing, and no side of it."""
_RESULT = re.compile(
    r", (?:clearing|leaving|paving|opening|giving|allowing|forcing|snatching|ending|ouvrant|laissant|"
    r"permettant|libérant|écartant) "
)
"""A clause that tells what follows from the deal: `rejected the offer, clearing the way for Siemens`."""
_REL = re.compile(r"(?<!\w)(?:qui|dont|which|who|whose|that|lequel|laquelle)(?!\w)")
_GENITIVE = re.compile(
    r"'s? (?:(?!by |from |after |before |while |when |since |said (?:it|they|that) |says (?:it|they|that) )"
    r"[^@;.]){0,44}\Z"
)
_WHOSE = re.compile(
    r"(?:, (?:la |le |l'|une? |the |an? |its |sa |son )[^@;,]{3,60}(?=,))?,? (?:whose |dont (?:le |la |l'|"
    r"les ))(?:[^@;,]{0,40} )?\Z"
)
_RELATIVE = re.compile(
    r"(?: lui-même| elle-même| himself| itself)?,? (?:qui|who|which|lequel|laquelle|lesquels|lesquelles)"
    r"(?:, [^@;,]{2,50},)? [^@;,]{0,40}\Z"
)
_PLURAL = re.compile(
    r"(?:qui|who|which|lesquels|lesquelles) (?:(?:n'|y |en |l'|se )?(?:ont|avaient|sont|étaient|vont|"
    r"auront|auraient|viennent|[^\W\d_]+(?:ent|aient|èrent))|have|were|are|together|jointly|both)(?!\w)"
)
_PARTICIPIAL = re.compile(
    r"[*_»\"]{0,3}, (?:(?:alors|désormais|déjà|aujourd'hui|récemment|now|then|once|last|also|lui-même|"
    r"elle-même) )?\Z"
)
_HELD = re.compile(
    r"(?<!\w)(?:(?P<with>avec|with)|(?P<from>auprès (?:de|du|d')|from)|(?P<by>par|by)|"
    r"(?P<against>contre|against))\s?(?:le |la |l'|the )?\Z"
)
_PERSON_ROLES = frozenset({"buyer", "bidder", "investor", "plaintiff", "defendant", "donor", "seller"})
_GOVERNMENT_ROLES = frozenset({"investor", "donor", "plaintiff", "customer"})
_PRODUCT_ROLES = frozenset({"target", "recipient", "subject", "partner", "supplier", "defendant"})


Slots = tuple[tuple[str, Role], ...]


class Found(NamedTuple):
    """A name with the slot it stands in, and the words that put it there."""

    mention: Mention
    slot: str


def suits(mention: Mention, role: Role) -> bool:
    """Tell whether a name of this type can take this role."""
    if mention.type == "ORG":
        return True
    if mention.type == "PERSON":
        return role in _PERSON_ROLES
    if mention.type == "PLACE":
        return role in _GOVERNMENT_ROLES
    return mention.type == "PRODUCT" and role in _PRODUCT_ROLES


def label_right(sentence: Sentence, fired: Fired) -> list[Found]:
    """Label the names right of a trigger with their slots, up to the end of its clause."""
    found: list[Found] = []
    last: str | None = None
    boundary = fired.end
    base = sentence.start
    broken = False
    owned: tuple[int, str | None] = (-1, None)
    for mention in _within(sentence, fired.start):
        low, high = mention.start - base, mention.end - base
        gap = sentence.mask[boundary:low]
        if low < fired.end or takes_no_part(sentence, fired, mention, gap):
            continue
        gap = bare_gap(gap) if len(gap) > 12 else gap
        first = boundary == fired.end
        if sentence.mask.startswith(("'s ", "' "), high):
            slot = last if COORD.fullmatch(gap) else slot_of(gap, first=first)
            found += _owning(sentence, mention, high, slot)
            arm = _ARM.match(sentence.mask, high)
            owned = arm.end() if arm else sentence.mask.index(" ", high) + 1, slot
            continue
        if owned[1] and owned[0] == low:
            found.append(Found(mention, owned[1]))
            last, boundary = owned[1], high
            continue
        if _ends(sentence.mask, fired, gap, (low, high), first, bool(found)):
            break
        if last == "by" and fired.rule.noun and next_of_list(sentence.mask, gap, high):
            break
        if turned := _behind_side(sentence.mask, gap, last, boundary):
            found.append(Found(mention, turned))
            last, boundary = turned, high
            continue
        broken = broken or _OF_WHICH.search(gap) is not None
        slot = _listed(sentence.mask, fired, gap, high, last) or (
            None if broken else slot_of(gap, first=first)
        )
        if not first and _REL.search(gap):
            broken, slot = True, slot if slot in _THROUGH_RELATIVES else None
        slot = _beside_seller(fired, slot, last, gap)
        if slot == "of" and fired.rule.kind in FIGURES and _THINGS.match(sentence.mask, high):
            slot = None
        last = None if slot in ("led", "by") and is_boss(sentence.mask, base, mention) else slot
        if last:
            found.append(Found(mention, last))
        boundary = high
    return found


def _within(sentence: Sentence, at: int) -> Sequence[Mention]:
    """The names of a sentence, or up to the end of the bracket that shuts a position in."""
    shut = bracket_at(sentence.mask, at)
    return [m for m in sentence.mentions if m.start - sentence.start < shut[1]] if shut else sentence.mentions


def _listed(mask: str, fired: Fired, gap: str, high: int, last: str | None) -> str | None:
    """The slot that a name shares with the one before it, to which it is joined."""
    if not COORD.fullmatch(gap) or GAPPED.match(mask, high):
        return None
    return None if last == "obj" and _TO_WHOM.fullmatch(gap) and ("to", "buyer") in fired.made.slots else last


_TO_WHOM = re.compile(r", (?:à|aux?|to) (?:la |l'|the )?")
"""Who buys, behind a name between commas: `vend son entreprise, Alteca, à Criteo`."""


def _ends(mask: str, fired: Fired, gap: str, at: tuple[int, int], first: bool, found: bool) -> bool:
    """Tell whether a name takes no part any more: too far, in another clause, in what the deal is for."""
    if at[0] - fired.end > _FAR_RIGHT or leaves(mask, gap, fired, not first):
        return True
    if fired.rule.kind == "contract" and _WORKS.search(gap):
        return True
    return (found and bool(_PURPOSE.search(gap) or _RESULT.search(gap))) or begins_anew(mask, gap, *at, found)


def _beside_seller(fired: Fired, slot: str | None, last: str | None, gap: str) -> str | None:
    """The slot of a name that is who sells, told by `auprès de` in an offer, or that stands behind one."""
    if slot == "from" and fired.rule.kind == "bid" and "auprès" in gap:
        return "held"
    if slot is None and last in ("from", "held") and fired.rule.noun and _OF_LATE.fullmatch(gap):
        return "of"
    return slot


_OF_LATE = re.compile(r" (?:de |d'|du )(?:la |l'|le )?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}")
"""What a noun takes behind who sells: `le rachat auprès de Starbucks de la marque Tazo`."""
_FAR_RIGHT = 260
"""Characters of the mask beyond which no name takes part in what a trigger tells."""
_THINGS = re.compile(
    r" (?:[^\W\d_]+ )?(?:stores|shops|outlets|branches|depots?|restaurants|cafes|phones|devices|tablets|cars|"
    r"planes|jets)(?!\w)"
)
"""What a name only tells more of: `the cost of closing dozens of Argos stores`."""
_OVER_SIDE = frozenset({"to", "from", "at"})
_THEN_OBJECT = re.compile(r" (?:le |la |l'|son |sa |les )(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}")
"""What parts the other side from what changes hands: `repris au Crédit Mutuel la société EIT`."""


_ARM = re.compile(r"'s? (?:[^\W\d_]+ ){0,2}(?:arm|unit|fund|subsidiary|division|affiliate),? (?=@)")
_OWN_FUND = re.compile(
    r"'s? (?:[^\W\d_]+ ){0,2}(?:fund|arm|unit|ventures? arm|investment arm)(?=[.,;)]|\Z| and | (?:in|at|on|"
    r"for) )"
)
"""A fund without a name of its own, which its owner stands for: `Goldman Sachs's growth fund`."""


def _owning(sentence: Sentence, mention: Mention, high: int, slot: str | None) -> list[Found]:
    """An owner, unless what it owns is a name, and in its slot too when it stands for its nameless fund."""
    found = []
    if not any(m.start - sentence.start == high + 3 for m in sentence.mentions):
        found.append(Found(mention, "owner"))
    if slot and _OWN_FUND.match(sentence.mask, high):
        found.append(Found(mention, slot))
    return found


def _behind_side(mask: str, gap: str, last: str | None, boundary: int) -> str | None:
    """The slot of a name behind a side labelled before: `par le fonds de Y`, `repris à X la société Y`."""
    if last == "led" and gap in (" of ", " of the "):
        return last
    if last == "by" and _OF_ONLY.fullmatch(gap) and mask[boundary - 1] == "@":
        return "of"
    return "obj" if last in _OVER_SIDE and _THEN_OBJECT.fullmatch(gap) else None


_OF_ONLY = re.compile(r" (?:de |d'|du )(?:la |l'|le )?(?:[^\W\d_]+ ){0,2}")
_OF_WHICH = re.compile(r", (?:of|in|from|to|by|with) (?:which|whom) ")
_THROUGH_RELATIVES = ("by", "from", "led", "with")
"""Slots that a name keeps behind `which` or `qui`."""


_AGENT = Guarded(
    r"(?<!\w)(?:(?:attempt|effort|plan|proposal|move|bid|offer|deal|agreement) by (?:the )?|"
    r"(?:offre|proposition|tentative|projet|accord|échec)s? (?:[^\W\d_]+ )?(?:de |d'|du )(?:la |l'|le )?)\Z"
)
_AGENT_TO = re.compile(
    r" (?:to (?:[^\W\d_]+ ){0,2}|(?:pour|en vue d(?:e|u|')|sur|portant sur) ?(?:l'|le |la |un |une )?)\Z"
)
"""Who does what a noun plans: `an attempt by Intel to purchase Tower`."""


def label_left(sentence: Sentence, fired: Fired) -> list[Found]:
    """Find the subject of a trigger (slot `left`) or its English genitive (slot `gen`)."""
    base = sentence.start
    mask = sentence.mask
    place = government(sentence, fired)
    names = _names_left(sentence, fired.start)
    if place is not None:
        held = ((m, _held_by(mask, base, m)) for m in names if m.start > place.end)
        return [Found(place, "left"), *(Found(m, slot) for m, slot in held if slot)]
    if not names:
        return []
    near = names[-1]
    between = mask[near.end - base : fired.start]
    if _AGENT.search(mask, 0, near.start - base) and _AGENT_TO.match(between):
        return [Found(near, "left")]
    if relative := _RELATIVE.match(between):
        near = _explained(mask, base, names, relative.group())
        group = coordinated(mask, base, names) if _PLURAL.search(relative.group()) else []
        return [Found(m, "left") for m in (*group, near)]
    if _WHOSE.match(between):
        return [Found(near, "gen"), Found(near, "left")]
    undergone = is_passive(mask, fired) or mask[fired.start : fired.end].endswith((" par", " by"))
    if undergone and (_PARTICIPIAL.match(between) or describes_then(between)):
        return [Found(near, "left")]
    if between == " " and any(slot == "attr" for slot, _ in fired.made.slots):
        return _attributive(mask, base, names)
    if between.startswith("'") and _GENITIVE.match(between):
        if not fired.rule.noun and ITS_BOSS.match(between):
            return [Found(near, "left")]
        return _owners(mask, base, names, fired)
    head = subject_at(mask, base, names, fired.start)
    return _subjects(mask, base, names, head, fired) if head else []


def _owners(mask: str, base: int, names: list[Mention], fired: Fired) -> list[Found]:
    """Those whose deal or figure a noun tells, as in `Apple's revenue`, and the subject beyond them."""
    near = names[-1]
    if not fired.rule.noun and decides_for(mask, near.end - base):
        return [Found(near, "left")]
    owners = [Found(near, "gen"), *(Found(m, "gen") for m in coordinated(mask, base, names))]
    others = names[: len(names) - len(owners)]
    if fired.rule.kind in FIGURES and _OWN_THING.fullmatch(mask[near.end - base : fired.start]):
        return [*owners, Found(near, "left")]
    beyond = subject_at(mask, base, others, others[-1].end - base + 1) if others else None
    return [*owners, Found(beyond, "far")] if beyond else owners


def _subjects(mask: str, base: int, names: list[Mention], head: Mention, fired: Fired) -> list[Found]:
    """The subject of a verb with those joined to it, and whom a preposition holds between it and the verb."""
    at = fired.start
    before = [m for m in names if m.end <= head.start]
    group = coordinated(mask, base, [*before, head])
    held = [m for m in names if m.start > head.end and m not in group and "," not in mask[m.end - base : at]]
    if not fired.rule.noun:
        held = [m for m in held if not _THEN.search(mask, m.end - base, at)]
    said = [Found(m, slot) for m in held if (slot := _held_by(mask, base, m))]
    return [*(Found(m, "left") for m in [*group, head]), *said]


_THEN = re.compile(r" (?:and|then|but|et|puis|mais) ")


def _names_left(sentence: Sentence, at: int) -> list[Mention]:
    """The names left of a position that may act there: no places, none that only says whose rival one is.

    Nor one that brackets shut off from the position: `Deel (backed by Spark) bought PayGroup`.
    """
    mask, base = sentence.mask, sentence.start
    names = [
        m
        for m in sentence.mentions
        if m.end - base <= at and m.type != "PLACE" and not names_another(mask, m.start - base, m.end - base)
    ]
    if "(" not in mask:
        return names
    own = bracket_at(mask, at)
    return [m for m in names if bracket_at(mask, m.start - base) in (None, own)] or names


def _attributive(mask: str, base: int, names: list[Mention]) -> list[Found]:
    """The name right before an English noun, and whose deal it is: `Ericsson's Vonage acquisition`."""
    *others, near = names
    found = [Found(near, "attr")]
    if not others:
        return found
    between = mask[others[-1].end - base : near.start - base]
    if between in ("'s ", "' "):
        return [*found, Found(others[-1], "gen")]
    if _ITS_OWN.search(between) and (head := subject_at(mask, base, others, near.start - base)):
        return [*found, Found(head, "left")]
    return found


_OWN_THING = re.compile(
    r"'s? (?!(?:[^\W\d_]+ )?(?:analysts?|economists?|researchers?|spokes[^\W\d_]+|boss|chief|ceo|founders?|"
    r"lawyers?|reports?|estimates?|rivals?|parent|owner|board|deal|offer|bid)(?!\w))(?:[^\W\d_]+ ){1,3}\Z"
)
"""What a firm has or makes, as the subject of a figure: `Metsera's drugs could bring in $5 billion`."""
_ITS_OWN = re.compile(r" (?:its|their) (?:[^\W\d_]+ )?\Z")
_EXPLAINS = re.compile(
    r"[*_»\"]{0,2}, (?:une? |le |la |l'|the |an |a (?![^\W\d_]+(?:é|i|u|is|it) ))[^,;.@]{2,50}"
    r"(?:de |d'|du |of |from |in )(?:la |l'|le )?"
)


def _explained(mask: str, base: int, names: list[Mention], relative: str) -> Mention:
    """The name that `qui` takes up over an apposition: `Vigil, une biotech de Watertown, qui acceptait`."""
    near = names[-1]
    if len(names) < 2 or not relative.startswith(","):
        return near
    gap = mask[names[-2].end - base : near.start - base]
    return names[-2] if _EXPLAINS.fullmatch(gap) else near


def _held_by(mask: str, base: int, mention: Mention) -> str | None:
    """Name the slot of a complement left of a noun: `a conclu avec Google un accord`."""
    low = mention.start - base
    found = _HELD.search(mask[max(0, low - 24) : low])
    return found.lastgroup if found else None


_SHARED = ("partner", "investor")
"""Roles that names from several slots can share."""
_NEVER_AUTHORITY = frozenset({"buyer", "bidder", "target", "recipient", "seller", "supplier"})


def parties(fired: Fired, right: list[Found], left: list[Found], slots: Slots | None = None) -> list[Party]:
    """Turn labelled names into roles by a frame, slot by slot; a name takes one role."""
    fine = fired.rule.name.startswith("lawsuit.fine")
    may_be_service = fired.rule.name.startswith(("lawsuit.fine", "lawsuit.caught", "lawsuit.inflicts"))
    done: list[Party] = []
    used: set[str] = set()
    filled: dict[str, str] = {}
    for slot, role in slots or fired.made.slots:
        punished = may_be_service and role == "defendant"
        if filled.get(role, slot) != slot and not (role in _SHARED or fired.rule.alone == "buyer buyer"):
            continue
        for found in (*left, *right):
            if not _fits(slot, found, right):
                continue
            able = suits(found.mention, role) or acts(found.mention, found.slot, role)
            able = able or (punished and found.mention.type == "PRODUCT")
            if found.mention.name in used or not able:
                continue
            if fine and role == "defendant" and is_authority(found.mention.name):
                continue
            if role in ("plaintiff", "defendant") and is_court(found.mention.name):
                continue
            figure = role == "subject" and fired.rule.kind in ("valuation", "revenue")
            if (figure or role in _NEVER_AUTHORITY) and is_regulator(found.mention.name):
                continue
            used.add(found.mention.name)
            filled[role] = slot
            done.append(Party(found.mention.name, role))
    if filled.get("plaintiff") == "between" and [p.role for p in done] == ["plaintiff", "plaintiff"]:
        done[1] = Party(done[1].name, "defendant")  # `a settlement between WARF and Intel`
    return done


def _fits(slot: str, found: Found, right: list[Found]) -> bool:
    """Tell whether a name fills a slot of a frame; `here` is whatever slot begins right of the trigger."""
    if slot == "here":
        return found in right and found.slot in ("obj", "of", "in") and right[0].slot == found.slot
    return slot == found.slot
