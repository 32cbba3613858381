"""Parties that a sentence leaves unsaid: who a pronoun stands for, what the topic adds, what stays empty.

A place that is still in doubt stays empty: no party is better than a wrong one.
"""

from __future__ import annotations

import re

from store.extract.claims.backers_only import taker_told
from store.extract.claims.bearings import first_free, names_others, nearest_firm, only_before, stands_behind
from store.extract.claims.bystanders import is_unnamed
from store.extract.claims.funds import is_fund
from store.extract.claims.objects import LET, let_act, object_meant, object_unnamed, owner_meant
from store.extract.claims.openings import FIRMS, opening, opens_with
from store.extract.claims.own_plans import own_plan
from store.extract.claims.passages import Sentence
from store.extract.claims.roles import Found
from store.extract.claims.rule import FIGURE_KINDS, OTHER_ROLE
from store.extract.claims.several import all_of
from store.extract.claims.sole import sole
from store.extract.claims.topics import Salience
from store.extract.claims.trades import BY_MANY, OF_A_THING, SEVERAL, is_no_firm, of_many
from store.extract.claims.triggers import Fired
from store.extract.claims.vendors import sells_by_trade
from store.extract.claims.voice import is_passive
from store.model import Party, Role

_LED_IN = re.compile(r"\A[^\w@]{0,12}@+[*_ ]{0,3}(?:\([^()]{0,30}\))? ?: ")


def has(named: list[Party], role: str) -> bool:
    return role in [party.role for party in named]


def put(named: list[Party], name: str | None, role: Role) -> None:
    """Add a party unless the name already takes part."""
    if name and name not in [party.name for party in named]:
        named.append(Party(name, role))


def put_missing(named: list[Party], name: str | None, role: Role) -> None:
    """Add a party only when no other has its role."""
    if not has(named, role):
        put(named, name, role)


def _figure_of(kind: str, sentence: Sentence, salience: Salience) -> str | None:
    """Whose figure it is when the sentence names nobody; a price without a name is nobody's."""
    if kind == "price":
        return None
    if kind == "valuation" and salience.raised:
        return salience.raised
    return salience.thing_of(sentence.block) or salience.meant(sentence) or salience.thing


def add_subject(
    sentence: Sentence,
    fired: Fired,
    salience: Salience,
    left: list[Found],
    named: list[Party],
    slots: dict[str, Role],
) -> None:
    """Fill the subject that a pronoun or description stands for."""
    role = slots.get("left")
    if role is None or left or (has(named, role) and role != "partner"):
        return
    if (role == "partner" and len(named) > 1) or is_unnamed(sentence.mask, 0, fired.start):
        return
    if several := all_of(sentence, fired.start, salience):
        for name in several:
            put(named, name, role)
        return
    if let := LET.search(sentence.mask, max(0, fired.start - 60), fired.start):
        put(named, let_act(sentence, let.start(), salience), role)
        return
    put(named, salience.stands_for(sentence, fired.start), role)


def _only_other(sentence: Sentence, other: str, at: int, slot: str) -> str | None:
    """The one other firm before a verb that `lui` takes up: `La CNIL reproche à Google …, et lui inflige`."""
    before = {m.name for m in sentence.mentions if m.end - sentence.start <= at and m.type == "ORG"} - {other}
    return before.pop() if slot in ("to", "on") and other and len(before) == 1 else None


_ITS_PARTNER = re.compile(
    r" (?:its|their) (?:[^\W\d_]+ )?(?:partner|supplier|customer|client|ally|parent)(?= (?:[^\W\d_]+ ){0,3}¤)"
)
"""Who is paid, told by what it is to the payer: `will pay its German partner $1.5 billion`."""


_DONE_TO = ("lawsuit", "grant_or_donation")
"""Kinds whose one side may be all that is told: `the state promised the startup $1.5 billion`."""


def add_object(
    sentence: Sentence, fired: Fired, salience: Salience, named: list[Party], slots: dict[str, Role]
) -> None:
    """Fill the object that a pronoun or `la société de Sam Altman` stands for."""
    pays = bool(named) and fired.rule.kind in ("contract", "investment")
    if pays and _ITS_PARTNER.match(sentence.mask, fired.end):
        paid: Role = "supplier" if fired.rule.kind == "contract" else "recipient"
        put_missing(named, salience.likely(named[0].name, sentence.block) or "", paid)
    for slot in ("obj", "against", "to", "on", "in", "from", "with"):
        role = slots.get(slot)
        alone = slot in ("to", "on") or (slot == "obj" and fired.rule.kind in _DONE_TO)
        if role is None or has(named, role) or (not named and not alone):
            continue
        if slot in ("to", "on") and role not in ("recipient", "defendant", "customer", "supplier", "buyer"):
            continue
        if words := object_unnamed(sentence.mask, fired.start, fired.end, slot):
            other = named[0].name if named else ""
            opens = opens_with(sentence, fired.start)
            known = opens if opens and opens != other else _only_other(sentence, other, fired.start, slot)
            beside = only_before(sentence, other, fired.start) if (slot, words) == ("obj", "it") else None
            known = known or beside or object_meant(sentence, words, other, fired.start, salience)
            put(named, known or first_free(sentence, fired.start), role)
    if named and slots.get("here") == "buyer" and not has(named, "buyer"):
        doer = _DOER.match(sentence.mask, fired.end)
        meant = _doer_meant(sentence, doer.group()[1:], named[0].name, salience) if doer else None
        put(named, meant, "buyer")


_DOER = re.compile(
    rf" (?:the |la |le |l')(?:[^\W\d_][\w-]{{0,24}} ){{0,2}}?(?:{FIRMS})(?!\w)(?! @| (?:of|de|d'|du) )"
)
"""Who did it where only words describe them: `Argos, which was bought by the retailer in 2016`."""


def _doer_meant(sentence: Sentence, words: str, other: str, salience: Salience) -> str | None:
    """Whom a description behind `by` stands for: called so, else whom the passage is about."""
    meant = salience.called(sentence, words, None) or salience.meant(sentence, words)
    return meant if meant != other else None


_TO_US = re.compile(r"(?<!\w)(?:came (?:to|knocking at)|approached|offered|wanted to buy|made) us(?!\w)")
"""An offer to the firm of who is interviewed: `Somebody came to us with an offer of $150 million`."""


def _add_by_kind(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Add who is meant in the ways of one kind only: the interviewed, the firms of a heading, the granted."""
    kind = fired.rule.kind
    if kind == "bid" and not named and salience.heads.speaker and _TO_US.search(sentence.mask, 0, fired.end):
        put(named, salience.heads.speaker, "target")
    if kind == "investment" and fired.rule.noun and not has(named, "investor"):
        _add_investor(sentence, fired, salience, named)
    if kind == "contract":
        _add_headed(salience, named)
    if kind == "grant_or_donation":
        _add_granted(sentence, fired, salience, named)


def _add_investor(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Name who invests from the words behind: `l'investissement de 15 millions du groupe dans Alan`."""
    investor = owner_meant(sentence, fired.end, salience)
    put(named, investor, "investor")
    if investor and (words := object_unnamed(sentence.mask, fired.start, fired.end, "in")):
        put(named, object_meant(sentence, words, investor, fired.start, salience), "recipient")


def add_topic(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Fill the one side a deal leaves unsaid from the topic; figures take the last subject."""
    kind = fired.rule.kind
    if kind in FIGURE_KINDS:
        if not named:
            _add_owner(sentence, fired, salience, named)
        return
    _add_by_kind(sentence, fired, salience, named)
    role = OTHER_ROLE.get(kind)
    if _said_in_full(sentence, fired, named):
        return
    if role is None or (kind != "funding_round" and not named):
        return
    if kind == "partnership":
        products = {m.name for m in sentence.mentions if m.type == "PRODUCT"}
        if sum(party.name not in products for party in named) == 1 or named[0].name in products:
            put(named, salience.likely(named[0].name, sentence.block), "partner")
        return
    if has(named, role) or own_plan(sentence, fired, salience):
        return
    other = named[0].name if named else ""
    if role == "recipient" and not _add_recipient(sentence, fired, salience, named, other):
        return
    if role == "target" and not _add_target(sentence, fired, salience, named, other):
        return
    unsaid = _unsaid(sentence, salience, other, role)
    if role == "target" and unsaid and stands_behind(sentence, fired.end, unsaid):
        return
    put_missing(named, unsaid, role)


def _unsaid(sentence: Sentence, salience: Salience, other: str, role: Role) -> str | None:
    """Whom the passage gives a side left unsaid; a fund gives money and gets none."""
    likely = salience.likely(other, sentence.block)
    if role == "recipient" and other and sentence.language == "en" and (taker := taker_told(salience, other)):
        return taker
    gave = role == "recipient" and likely is not None and salience.cast.gave(likely)
    if gave and (taker := taker_told(salience, other)):
        return taker
    if role != "recipient" or likely is None or sentence.language != "fr" or not is_fund(likely):
        return likely
    return next(
        (n for n in (salience.heads.firm, salience.topic) if n and n != other and not is_fund(n)), None
    )


_Y = re.compile(r"(?<!\w)y (?:a |ont |avait |avaient |aurait )?\Z")


def _last_named(salience: Salience) -> str | None:
    """The firm that the sentence before named last: `chez Alan, on acquiesce. Belfius vient d'y injecter`."""
    firms = [m for m in salience.passed[-1].mentions if m.type == "ORG"] if salience.passed else []
    return firms[-1].name if firms else None


def _add_granted(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Name who gets a grant: whom the sentence opens with, or the only firm it names."""
    if has(named, "donor"):
        put_missing(named, opens_with(sentence, fired.start), "recipient")
        about = salience.heads.firm or (salience.topic if salience.clear else None)
        put_missing(named, about, "recipient")
    firms = {m.name for m in sentence.mentions if m.type == "ORG"}
    if not named and len(firms) == 1:
        put(named, firms.pop(), "recipient")


def _said_in_full(sentence: Sentence, fired: Fired, named: list[Party]) -> bool:
    """Tell whether what was sold is said, and no firm: `sold its towers arm to KKR`, `a cédé ses parts à`."""
    if fired.rule.name in ("acquisition.sells_unit", "acquisition.unit_of"):
        return True
    if fired.rule.kind == "acquisition" and is_no_firm(sentence, fired.end):
        return True
    if fired.rule.name == "acquisition.bought_fr" and OF_A_THING.search(sentence.mask, 0, fired.start):
        return True
    if fired.rule.noun and fired.rule.kind == "acquisition" and SEVERAL.match(sentence.mask, fired.start):
        return True
    return fired.rule.kind == "acquisition" and has(named, "seller") and has(named, "buyer")


def _add_owner(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Name whose figure it is when no word around it says so."""
    if fired.rule.kind == "price" and _SHARES.match(sentence.mask):
        put(named, salience.raised or salience.org or salience.topic, "subject")
    if sentence.mask.startswith("leurs "):
        named.extend(Party(name, "subject") for name in salience.listed())
        return
    if fired.rule.kind == "price" and sentence.mask.startswith(("its ", "their ")):
        put(named, salience.thing or salience.org or salience.topic, "subject")
        return
    put(named, owner_meant(sentence, fired.end, salience) if fired.rule.noun else None, "subject")
    if named:
        return
    first = sole(sentence) or first_free(sentence, fired.start) or _behind_figure(sentence, fired)
    put(named, first or _figure_of(fired.rule.kind, sentence, salience), "subject")


def _behind_figure(sentence: Sentence, fired: Fired) -> str | None:
    """The firm behind a fronted figure: `À 5 000 milliards de capitalisation, Nvidia écrase Apple`."""
    first = opening(sentence)
    firm = first.mention if first.sort == "name" and first.at > fired.start else None
    return firm.name if firm and firm.type in ("ORG", "PRODUCT") else None


_SHARES = re.compile(r"[^\w@]{0,4}(?:the|its|their) (?:[^\W\d_]+ )?(?:shares|stock|titres|actions)(?!\w)")


_PAID_FOR = re.compile(
    rf"(?: [^\W\d_]+){{0,3}} ¤+ (?:in cash )?for (?P<firm>(?:the |this )(?:@+(?:-based)? )?"
    rf"(?:[^\W\d_][\w-]{{0,24}} ){{0,2}}?(?:{FIRMS}))(?!\w)"
)


_ANSWERED_BY = re.compile(
    rf"[^;.@]{{0,70}}(?<!\w)(?:rebuffed|rejected|turned down|spurned|refused|accepted) by "
    rf"(?P<firm>(?:the |this )(?:@+(?:-based)? )?(?:[^\W\d_][\w-]{{0,24}} ){{0,2}}?(?:{FIRMS}))(?!\w)"
)
"""Who answers an offer: `the £1.1bn approach was rebuffed by the defence group`."""


_THING = re.compile(
    r" (?:(?:up to |about |around |some |nearly |jusqu'à |environ |près de )?[¤%]+ (?:worth )?(?:of|de|"
    r"d') ?)?"
    r"(?:(?:of|de|d') ?)?(?:(?P<own>its|their|sa|son|ses|leurs?)|an?|une?|des|some|most) "
    r"(?!(?:remaining|controlling|majority|minority|own) |participation|part |stake)[^\W\d_]"
)
"""What is bought or sold where it is no firm: `offloaded its Italian arm to`, `racheter des brevets`."""


def _add_target(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party], other: str) -> bool:
    """Name what is bought from whom the sentence opens with, or from what was told sold before.

    False where the words say that it is no firm: its owner then sells it.
    """
    if thing := _THING.match(sentence.mask, fired.end):
        if thing["own"] and has(named, "buyer") and not has(named, "seller"):
            put(named, opens_with(sentence, fired.start), "seller")
        return False
    if fired.rule.name == "acquisition.noun_en":
        put_missing(named, opens_with(sentence, fired.start), "target")
    if fired.rule.noun and has(named, "buyer") and _ITS_TAKEOVER.search(sentence.mask, 0, fired.start):
        put_missing(named, nearest_firm(sentence, fired.start, other), "target")
    paid = None if has(named, "target") else _PAID_FOR.match(sentence.mask, fired.end)
    if paid and not paid["firm"].endswith(("unit", "subsidiary", "division")):
        put(named, object_meant(sentence, paid["firm"], other, fired.start, salience), "target")
    if (by := _ANSWERED_BY.match(sentence.mask, fired.end)) and not has(named, "target"):
        put(named, object_meant(sentence, by["firm"], other, fired.start, salience), "target")
    told = salience.recipient
    here = told is not None and told == (sentence.start, salience.sold)
    if salience.sold != other and (here or not names_others(sentence, other)):
        put_missing(named, salience.sold or "", "target")
    return True


_ITS_TAKEOVER = re.compile(
    r"(?<!\w)(?:son|sa|leur|its|their|dont (?:le |la |l')) ?(?:(?:¤+|[^\W\d_]+) ){0,2}\Z"
)
"""Before a takeover that is of a firm named before it: `Kalmos a bondi après son rachat par Brisol`."""


def _add_headed(salience: Salience, named: list[Party]) -> None:
    """Give a contract the firm of its heading that sells by trade, and the other one of two.

    `CoreWeave and OpenAI: three cheques`, then `The first was for $11.9 billion`.
    """
    sellers = [name for name in salience.heads.headed if sells_by_trade(name)]
    if len(sellers) != 1:
        return
    if not named and len(salience.heads.headed) == 2:
        other = next(name for name in salience.heads.headed if name != sellers[0])
        named.extend((Party(other, "customer"), Party(sellers[0], "supplier")))
    elif len(named) == 1 and named[0].role == "customer":
        put(named, sellers[0], "supplier")


_ITS_BACKERS = re.compile(
    r"[^\w@]{0,4}(?:ses|leurs|son|its|their) (?:[^\W\d_]+ )?(?:actionnaires?|investisseurs?|bailleurs|"
    r"soutiens|fondateurs?|fonds|shareholders|backers|investors)(?!\w)"
)
"""Those who put money in are told by whom they back: `Ses actionnaires ont remis 10 millions au pot`."""


def _add_recipient(
    sentence: Sentence, fired: Fired, salience: Salience, named: list[Party], other: str
) -> bool:
    """Name who gets the money, as far as the sentence tells; False where the topic must not be asked."""
    if _ITS_BACKERS.match(sentence.mask):
        meant = salience.meant(sentence, "it")
        put_missing(named, meant if meant != other else None, "recipient")
    if _LED_IN.match(sentence.mask):
        put(named, first_free(sentence, fired.start), "recipient")
    if fired.rule.kind == "investment" and _Y.search(sentence.mask, max(0, fired.start - 14), fired.start):
        opens = opens_with(sentence, fired.start)
        put_missing(named, opens if opens != other else None, "recipient")
        put_missing(named, _last_named(salience), "recipient")
    said = salience.recipient
    if said and said[0] == sentence.start and said[1] != other:
        put_missing(named, said[1], "recipient")
    counted = fired.end + 8 if fired.rule.noun else fired.start
    if of_many(sentence, counted) or BY_MANY.search(sentence.mask, fired.end, fired.end + 60):
        return False
    if not has(named, "recipient") and (helped := _enabled(sentence, fired.end)):
        put(named, helped, "recipient")
    turned = fired.rule.noun or fired.rule.name == "round.participants" or is_passive(sentence.mask, fired)
    if not has(named, "recipient") and turned:
        put(named, opens_with(sentence, fired.start), "recipient")
    return fired.rule.kind != "investment" or salience.is_near(sentence, other)


_ENABLES = re.compile(
    r"(?<!\w)(?:permett[^\W\d_]{1,5}|permet) à (?:la |le |l')?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}?(?=@+ "
    r"d[e'])|(?<!\w)(?:help|helping|allow|allowing|enable|enabling) (?:the )?(?:[^\W\d_]+ ){0,2}?(?=@)"
)


def _enabled(sentence: Sentence, at: int) -> str | None:
    """Whom a round helps behind a position: `participe à une levée de 40 millions pour permettre à X de`."""
    mask = sentence.mask
    found = _ENABLES.search(mask, at) if "permet" in mask or "help" in mask or "nabl" in mask else None
    start = sentence.start + found.end() if found else -1
    return next(
        (m.name for m in sentence.mentions if m.start == start and m.type in ("ORG", "PRODUCT")), None
    )
