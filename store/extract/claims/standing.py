"""Who stands on which side of a trigger: the names left and right of it, and what stands for a name.

Names come labelled by their slots; a pronoun or description that is nearer takes the subject's place, an
object relative gives its antecedent, and a light verb turns the sides of its noun around.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract.claims.authorities import is_authority
from store.extract.claims.bystanders import is_unnamed, of_candidates
from store.extract.claims.doers import (
    described_owner,
    first_of_two,
    not_its_object,
    other_than,
    own_doer,
)
from store.extract.claims.fronted import Fronted, fronted_subject
from store.extract.claims.grammar import TO_WHICH, free_names
from store.extract.claims.light import is_inflicted, light_before, punishes
from store.extract.claims.objects import takes_it
from store.extract.claims.openings import opening
from store.extract.claims.passages import Sentence
from store.extract.claims.referents import (
    described_at,
    nearer_subject,
    opening_subject,
)
from store.extract.claims.relatives import Relative, object_relative, told_of
from store.extract.claims.roles import Found, Slots, label_left, label_right
from store.extract.claims.supplied import SUPPLIER_FRAME, is_suppliers
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.extract.claims.undergone import undergone
from store.extract.claims.voice import has_auxiliary, is_passive
from store.extract.claims.voice import turned as passive
from store.model import FIGURES, Mention

_SOCIETY_OF = re.compile(
    r"(?:société|entreprise|start-?up|firme|groupe|boîte|company|firm|startup|maison|holding|véhicule|"
    r"opérateur|"
    r"éditeur|studio|laboratoire|family office) (?:de |d'|of )\Z"
)


class Sides(NamedTuple):
    """The labelled names on both sides of a trigger and the frame they fill.

    `front` is whom a fronted description speaks of, `verb` what governs the trigger: itself, or the light
    verb before it (`light`).
    """

    left: list[Found]
    right: list[Found]
    frame: Slots
    front: Fronted | None
    verb: Fired
    light: bool


_STOOD_FOR = ("ce ", "cet ", "cette ", "celle-ci", "celui-ci", "Ce ", "Cette ", "Celle-ci", "Celui-ci")
"""How a mention begins that is no name: `cette dernière`."""


def sides_of(sentence: Sentence, fired: Fired, salience: Salience) -> Sides:
    """Label both sides of a trigger that has an amount."""
    left, right = _near(sentence, fired, salience)
    front = fronted_subject(sentence, salience)
    if front and front.at < fired.start and all(f.mention.start - sentence.start < front.at for f in left):
        left = [Found(front.mention, "left")] if front.mention else []
    if front and fired.start < front.at:
        right = [f for f in right if f.mention.start - sentence.start < front.at]
    if left and _APPOSED.fullmatch(sentence.mask, left[-1].mention.end - sentence.start, fired.start):
        right = (
            [f for f in right if f.slot not in ("next", "obj")] if fired.rule.kind == "valuation" else right
        )
    if fired.rule.name.startswith("lawsuit.fine") and _INFLICTED.match(sentence.mask, fired.end):
        left = []
    if fired.rule.kind == "contract" and fired.rule.noun and is_suppliers(sentence.mask, fired):
        return Sides(left, right, SUPPLIER_FRAME, front, fired, False)
    if target := undergone(sentence.mask, fired):
        return Sides(left, right, target, front, fired, False)
    noun = fired.rule.noun or is_inflicted(sentence.mask, fired.rule.name, fired.start)
    turned = light_before(sentence.mask, fired.start, fired.rule.kind) if noun else None
    verb, frame = fired, _voiced(sentence, fired)
    if turned is not None:
        verb, frame = fired._replace(start=turned.start, end=turned.end), turned.slots
        left = _left_of(sentence, verb, salience)
        between = [
            f._replace(slot="owner") if f.mention.end - sentence.start == fired.start - 1 else f
            for f in label_right(sentence, verb)
            if f.mention.end - sentence.start <= fired.start
        ]
        right = [*between, *right]
    if punishes(sentence.mask, verb, frame):
        at = sentence.start + verb.start
        stated = [f for f in left if f.mention in sentence.mentions and f.mention.start < at]
        stated = [f for f in stated if not f.mention.text.startswith(_STOOD_FOR)]
        left = stated or [f for f in left if is_authority(f.mention.name)]
        frame = frame if left else tuple(slot for slot in frame if slot[0] != "left")
    left = not_its_object(sentence, left, right, salience)
    return Sides(left, _without_it(sentence, verb, right), frame, front, verb, turned is not None)


def sides_said(sentence: Sentence, fired: Fired, salience: Salience) -> Sides:
    """Label both sides of a trigger that stands without an amount, as the sentence has them."""
    if fired.rule.kind == "acquisition" and not fired.rule.noun:
        left, right = _near(sentence, fired, salience)
    else:
        right = [found for found in label_right(sentence, fired) if not _of_person(sentence, found)]
        left = _left_of(sentence, fired, salience)
    frame = _voiced(sentence, fired)
    if target := undergone(sentence.mask, fired):
        return Sides(left, right, target, None, fired, False)
    if fired.rule.name == "contract.order" and (won := _won(sentence, fired)):
        return Sides(_left_of(sentence, won, salience), right, won.made.slots, None, won, True)
    begins = opening(sentence).at
    if fired.end < begins:
        right = [f for f in right if f.mention.start - sentence.start < begins]
    front = fronted_subject(sentence, salience)
    if front and fired.start < front.at and (is_passive(sentence.mask, fired) or ("left", "target") in frame):
        left = [Found(front.mention, "left")] if front.mention else []
        right = [f for f in right if f.mention.start - sentence.start < front.at]
    left = not_its_object(sentence, left, right, salience)
    return Sides(left, _without_it(sentence, fired, right), frame, None, fired, False)


def _won(sentence: Sentence, fired: Fired) -> Fired | None:
    """An order that is won from somebody, by its verb: `a décroché une commande auprès de la SNCF`."""
    turned = light_before(sentence.mask, fired.start, "contract")
    if turned is None or turned.name != "light.gains":
        return None
    made = fired.made._replace(slots=turned.slots)
    return fired._replace(start=turned.start, end=turned.end, made=made)


def _near(sentence: Sentence, fired: Fired, salience: Salience) -> tuple[list[Found], list[Found]]:
    """The names around a trigger, with those of its object relative in their places."""
    right = [found for found in label_right(sentence, fired) if not _of_person(sentence, found)]
    left = _left_of(sentence, fired, salience)
    if cleft := _cleft(sentence, fired):
        right = [cleft, *(f for f in right if f.slot != cleft.slot)]
        left = [f for f in left if f.mention != cleft.mention]
    elif relative := _acted_on(sentence, fired):
        own = ("obj", "of") if relative.slot == "obj" else (relative.slot,)
        right = [Found(relative.antecedent, relative.slot), *(f for f in right if f.slot not in own)]
        left = [f for f in left if f.mention.start - sentence.start >= relative.subject_at]
        left = left or _between(sentence, relative.subject_at, fired.start)
        begins = relative.subject_at
        meant = None if left else nearer_subject(sentence, begins, fired.start, salience, begins)
        if meant and (other := other_than(meant, relative.antecedent, sentence, salience)):
            left = [Found(other, "left")]
    elif sold := _sold_by(sentence, fired):
        meant = nearer_subject(sentence, sold.subject_at, fired.start, salience, sold.subject_at)
        left = [Found(sold.antecedent, "left")]
        right = [*right, Found(meant, "from")] if meant and meant.name != sold.antecedent.name else right
    return left, right


def _sold_by(sentence: Sentence, fired: Fired) -> Relative | None:
    """The relative of what was `sold to` somebody by its subject: `Kelio, which she sold to Brisol`."""
    slots = dict(fired.made.slots)
    if (
        slots.get("left") != "target"
        or "from" not in slots
        or not sentence.mask.startswith("sold", fired.start)
    ):
        return None
    relative = object_relative(sentence, fired.start)
    return relative if relative and relative.slot == "obj" else None


def _between(sentence: Sentence, low: int, high: int) -> list[Found]:
    """The subject that stands between a relative and its verb: `Epic, dans lequel Disney a investi`."""
    names = [
        m for m in sentence.mentions if low <= m.start - sentence.start and m.end - sentence.start <= high
    ]
    free = [m for m in free_names(sentence.mask, sentence.start, names) if m.type != "PLACE"]
    return [Found(m, "left") for m in free]


_CLEFT = re.compile(
    r"(?<!\w)(?:c'est|c'était|ce sera|ce fut) (?:donc |finalement |encore |aussi |bien |plutôt ){0,2}"
    r"(?:(?P<to>à|au)|(?P<at>chez)|(?P<from>auprès (?:de|du|d'))|(?P<with>avec)|(?P<in>dans)|(?P<by>par))"
    r" ?(?:la |le |l')?(?:[^\W\d_]+ ){0,3}?(?P<name>@+),? (?:que |qu')[^@;.¤]{0,60}\Z"
)


def _cleft(sentence: Sentence, fired: Fired) -> Found | None:
    """The name that a cleft puts before its verb: `c'est à Shift4 qu'échoit la filiale`."""
    low = max(0, fired.start - 140)
    if "c'" not in sentence.mask[low : fired.start] and "ce " not in sentence.mask[low : fired.start]:
        return None
    found = _CLEFT.search(sentence.mask, low, fired.start)
    if found is None:
        return None
    end = sentence.start + found.end("name")
    name = next((m for m in sentence.mentions if m.end == end), None)
    slot = next(slot for slot in ("to", "at", "from", "with", "in", "by") if found[slot])
    return Found(name, slot) if name else None


def _without_it(sentence: Sentence, verb: Fired, right: list[Found]) -> list[Found]:
    """Leave out objects where `it` is the object: `Deutsche Telekom picked it, and T-Mobile extended`."""
    return [f for f in right if f.slot != "obj"] if takes_it(sentence.mask, verb.end) else right


def _behind_circumstance(sentence: Sentence, at: int, subjects: list[Found]) -> list[Found]:
    """Leave out names that only stand in what is fronted: `Selon Le Figaro, la société a levé`."""
    begins = opening(sentence).at
    if at <= begins or not subjects:
        return subjects
    return [f for f in subjects if f.mention.start - sentence.start >= begins] or (
        [] if _CIRCUMSTANCE.match(sentence.mask) else subjects
    )


_MADE = re.compile(
    r"(?<!\w)(?:maker|developer|publisher|owner|éditeur|fabricant|créateur|concepteur|propriétaire) "
    r"(?:of|de|d'|du) ?(?:the |la |le |l')?\Z"
)


def _is_made(sentence: Sentence, found: Found) -> bool:
    """Tell whether a product only says whose maker acts: `the Danish maker of Wegovy made an offer`."""
    low = found.mention.start - sentence.start
    return found.mention.type == "PRODUCT" and _MADE.search(sentence.mask, max(0, low - 30), low) is not None


_SUBSIDIARY = re.compile(
    r"(?:\A[^\w@]{0,4}|, )(?:la |l'ancienne |l'ex-)filiale (?:[^\W\d_]+ )?(?:de |d'|du )(?:la |l'|le )?\Z"
)


def _not_its_parent(sentence: Sentence, found: Found, salience: Salience) -> Found:
    """Put the firm of the passage in place of its parent: `La filiale d'ArianeGroup a consommé`."""
    if not _SUBSIDIARY.search(sentence.mask[: found.mention.start - sentence.start]):
        return found
    own = salience.org if salience.org_block == sentence.block else salience.heads.firm
    if own is None or own == found.mention.name:
        return found
    return found._replace(mention=found.mention._replace(name=own))


_CIRCUMSTANCE = re.compile(
    r"[^\w@]{0,6}(?:selon|d'après|according|after|après|before|avant|depuis|since|lors|face|"
    r"contrairement|unlike|"
    r"like|comme|outre|with|avec|grâce|in|en|à|from|for|pour)(?!\w)"
)


def _acted_on(sentence: Sentence, fired: Fired) -> Relative | None:
    """The object relative that a verb with a subject and an object stands in, if any."""
    slots = dict(fired.made.slots)
    if fired.rule.noun or "left" not in slots:
        return None
    relative = object_relative(sentence, fired.start)
    return relative if relative and relative.slot in slots else None


_CHAINED = re.compile(r"¤[^;@]{0,40}, (?:then |later |also )?\Z")
_CHAINS = (", ", "then ", "later ", "also ")
"""How that ends, told quicker: few triggers stand there."""


def _chain_subject(sentence: Sentence, fired: Fired, salience: Salience) -> Mention | None:
    """The subject of verbs that only commas part: `It promised OpenAI $30 billion, led a round, and`."""
    if not sentence.mask.endswith(_CHAINS, 0, fired.start):
        return None
    if _CHAINED.search(sentence.mask, max(0, fired.start - 60), fired.start) is None:
        return None
    if is_passive(sentence.mask, fired) or not _FINITE.fullmatch(sentence.mask, fired.start, fired.end):
        return None
    first = opening(sentence)
    if first.sort == "description":
        return described_at(sentence, first.at, salience)
    named = first.mention if first.sort == "name" else None
    return named if named and named.type != "PLACE" and named.end - sentence.start < fired.start else None


_FINITE = re.compile(
    r"(?:led|sold|bought|paid|took|won|spent|put|lent|made|[^\W\d_]{3,}ed)(?: [^\W\d_]+){0,2}"
)


_OVER_PRICE = re.compile(
    r"(?<!\w)(?:boucl|finalis|annon|concl|officialis|réalis|sign|"
    r"dévoil)[^\W\d_]{1,4},? (?:[^@;.¤]{1,30},? )?(?:pour|"
    r"moyennant|contre|à hauteur de) [^@;.¤]{0,24}¤+, (?:le |l'|la |son |sa )\Z"
)
"""A verb whose object stands behind the price: `a bouclé, pour 60 millions d'euros, le rachat de Talend`."""
_BEHIND_COMMA = (", le ", ", l'", ", la ", ", son ", ", sa ")


def _left_of(sentence: Sentence, fired: Fired, salience: Salience) -> list[Found]:
    """The names left of a trigger by their slots, or whom a nearer pronoun or description stands for."""
    priced = fired.rule.noun and sentence.mask.endswith(_BEHIND_COMMA, 0, fired.start)
    if priced and (verb := _OVER_PRICE.search(sentence.mask, max(0, fired.start - 110), fired.start)):
        fired = fired._replace(start=verb.start(), rule=fired.rule._replace(noun=False))
    left = label_left(sentence, fired)
    if fired.rule.kind in FIGURES or fired.rule.kind == "valuation":
        owner = told_of(sentence, fired.start) or described_owner(sentence, fired, salience)
        if owner:
            return [Found(owner, "gen"), Found(owner, "left")]
    subjects = [f for f in left if f.slot == "left"]
    if left and not subjects:
        return left
    if chained := _chain_subject(sentence, fired, salience):
        return [Found(chained, "left"), *(f for f in left if f.slot != "left")]
    subjects = _behind_circumstance(sentence, fired.start, subjects)
    subjects = [_not_its_parent(sentence, f, salience) for f in subjects if not _is_made(sentence, f)]
    if fired.rule.kind not in FIGURES:
        subjects = [_firm_of(sentence, f, salience) if _of_person(sentence, f) else f for f in subjects]
    left = [f for f in left if f.slot != "left"] + subjects
    low = max((f.mention.end - sentence.start for f in subjects), default=0)
    own = own_doer(sentence, fired, low, salience) or first_of_two(sentence, fired, subjects, salience)
    if own:
        return [Found(own, "left"), *(f for f in left if f.slot != "left")]
    others = fired.rule.noun and of_candidates(sentence.mask, fired.start)
    if others or is_unnamed(sentence.mask, low, fired.start):
        return [f for f in left if f.slot != "left"]
    meant = nearer_subject(sentence, low, fired.start, salience)
    if meant is None and _OTHER_DOER.search(sentence.mask[max(low, fired.start - 70) : fired.start]):
        return [f for f in left if f.slot != "left"]
    if meant is None and not subjects:
        meant = opening_subject(sentence, fired.start)
    if meant is None:
        return left
    return [Found(meant, "left"), *(f for f in left if f.slot != "left")]


_INFLICTED = re.compile(
    r"[^;,.@]{0,50} (?:inflig|impos|prononc)[^\W\d_]{1,4} (?:à|au|contre|par) ?(?:la |le |l')?@"
)
"""A fine that says itself on whom it was: `la Cour validait l'amende de 2 milliards infligée à Google`."""
_APPOSED = re.compile(r"[*_»\"]{0,3}, (?:(?:alors|désormais|déjà|aujourd'hui|lui-même|elle-même|now|then) )?")
_OTHER_DOER = re.compile(
    rf"(?:{TO_WHICH}|à laquelle|dans (?:lequel|laquelle)|pour (?:lequel|laquelle|"
    r"lesquelles)|dont|où|"
    r"que|qu') ?(?:l'|le |la |les |un |une |des )[^\W\d_]+(?: [^\W\d_]+)? \Z"
)
"""A subject of its own, that no name gives, right before a verb: `à laquelle l'État souscrira`."""
_SOLD_TO = re.compile(r"(?:vendue?s?|cédée?s?) à")
_SELLS: Slots = (("left", "seller"), ("here", "buyer"))
_A_RAISE = re.compile(
    r"(?<!\w)(?:la |une |cette |sa |leur |l')(?:(?:dernière|première|précédente|nouvelle|seconde|deuxième|"
    r"autre|"
    r"prochaine|plus grosse|ultime) )?\Z"
)
"""What makes `levée` a noun: `la dernière levée remonte à 2022`."""
_VOICED = ("lawsuit.sue_fr", "acquisition.buy", "acquisition.sell", "investment.verb", "round.verb")


def _voiced(sentence: Sentence, fired: Fired) -> Slots:
    """The frame of a rule, turned around when its verb is passive."""
    if fired.rule.name == "acquisition.bought_fr" and _SOLD_TO.match(sentence.mask, fired.start):
        return _SELLS if has_auxiliary(sentence.mask, fired.start) else fired.made.slots
    if fired.rule.kind == "funding_round" and _A_RAISE.search(
        sentence.mask, max(0, fired.start - 40), fired.start
    ):
        return fired.made.slots
    if fired.rule.name.startswith(_VOICED) and is_passive(sentence.mask, fired):
        return passive(fired.made.slots)
    return fired.made.slots


def _firm_of(sentence: Sentence, found: Found, salience: Salience) -> Found:
    """The firm that `le groupe de Vincent Bolloré` stands for: the one the person runs, or the passage's."""
    meant = salience.meant(sentence, "le groupe")
    own = meant if salience.clear and meant == salience.topic else None
    firm = salience.run_by(found.mention.name) or own
    if firm is None or any(m.name == firm for m in sentence.mentions):
        return found
    return found._replace(mention=found.mention._replace(name=firm, type="ORG"))


def _of_person(sentence: Sentence, found: Found) -> bool:
    """Tell whether a person only tells which company is meant: `la société de Sam Altman`."""
    low = found.mention.start - sentence.start
    return found.mention.type == "PERSON" and bool(_SOCIETY_OF.search(sentence.mask[max(0, low - 24) : low]))
