"""A deal spoken of again: `the deal is worth £232 million`, `dans une transaction de 37 milliards`.

The noun alone would make a contract of it; what was told just before says that it is a takeover or a round.
"""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.drafts import Draft
from store.extract.claims.funds import is_fund
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.status import status_of
from store.extract.claims.triggers import Fired
from store.model import TAKEOVERS, Kind, Party

_NOUNS = (
    "contract.deal_en",
    "contract.noun_en",
    "contract.deal_fr",
    "contract.worth",
    "spending.noun",
    "price.noun",
)
_A_DEAL = ("price", "contract", "deal", "agreement", "accord", "transaction", "bill", "facture")
_DEFINITE = re.compile(
    r"(?<!\w)(?:the|this|that|its|la|le|cette|cet|ce|l') ?(?:(?:[^\W\d_]+[ -]|¤+ |%+ )){0,4}\Z|"
    r"@'s? (?:acquisition|takeover|buyout|merger|purchase|sale) \Z"
)
_THAT_IS = re.compile(
    r"(?<!\w)(?:that|this|it)(?:'s| is| was| makes it| made it) (?:[^\W\d_]+ )?an? (?:[^\W\d_]+[ -]|¤+ "
    r"){0,4}\Z|"
    r"(?<!\w)(?:c'est|c'était|soit|il s'agit d') ?une? (?:[^\W\d_]+[ -]|¤+ ){0,3}\Z"
)
"""What a deal told before is said to be: `That's a $6.3 million all-share deal.`"""
_IN_A_DEAL = re.compile(
    r"(?<!\w)(?:in|through|via|under|dans|par|lors d') ?(?:an? |une? |the |la |l')?(?:[^\W\d_]+[ -]){0,3}¤+"
    r"(?: [^\W\d_]+| -){0,4} \Z"
)
_FINAL_BILL = re.compile(r"(?:final|total) bill\Z|facture(?= (?:finale|totale))")
_WITH = re.compile(r"(?<!\w)(?:with|avec|by|par)(?!\w)")
_PAYS = re.compile(r"pay|paid|paie|paye|vers|débours|régl")
_REACH = 2


_PRICE_OF = re.compile(
    r"(?:prix|montant|coût|valeur|facture)(?: total| final| global| d'achat)? (?:de (?:la|cette) "
    r"(?:transaction|cession|"
    r"vente|reprise|prise de contrôle)|de (?:l'|cette )(?:opération|acquisition|emplette|offre|achat)|"
    r"d(?:u|e ce) "
    r"(?:rachat|deal|mariage|chèque))(?!\w)(?! (?:de |d'|du )(?:la |l'|le )?@)"
)


def retold(
    context: Context, sentence: Sentence, amount: Amount, fired: Fired, before: list[Draft]
) -> Draft | None:
    """Draft the price of the takeover that a bare `deal` refers to; None when it is a deal of its own."""
    if amount.scale == 1 and amount.value < 1e5:
        return None
    priced = _PRICE_OF.match(sentence.mask, fired.start) is not None or _takes_up_price(sentence, fired)
    if not priced and (fired.rule.name not in _NOUNS or not sentence.mask.startswith(_A_DEAL, fired.start)):
        return None
    if fired.rule.kind == "price" and (amount.value < 1e6 or amount.per is not None):
        return None
    if fired.rule.kind == "spending" and not _FINAL_BILL.search(sentence.mask, 0, fired.end):
        return None
    if _WITH.search(sentence.mask, fired.end, max(fired.end, amount.start - sentence.start)):
        return None
    lead = sentence.mask[max(0, fired.start - 60) : fired.start]
    if not (priced or _DEFINITE.search(lead) or _IN_A_DEAL.search(lead) or _THAT_IS.search(lead)):
        return None
    told = _takeover(sentence, before, _IN_A_DEAL.search(lead) is not None)
    if sentence.mask.startswith("contract", fired.start):
        told = None
    told = told or _contract(sentence, before, fired)
    if told is None or (_UNDER_IT.search(lead) and _names_others(sentence, told)):
        return None
    claim = told.claim
    at = place(sentence, amount)
    said = status_of(sentence.mask, fired, at, claim.kind, None)
    said = said if said[1] else (claim.status, claim.status_cue)
    made = make_draft(
        context, sentence, amount, told.fired, claim.kind, claim.parties, said, ("deal.retold", amount.rule)
    )
    return made if made.claim.date else made._replace(claim=made.claim._replace(date=claim.date))


_SUM = re.compile(r"(?<!\w)(?:montant|prix|somme|détails financiers|chiffre)(?!\w)")


def _takes_up_price(sentence: Sentence, fired: Fired) -> bool:
    """Tell whether `celui de` takes up a price: `Le montant est secret ; Sky News avançait celui de`."""
    return fired.rule.name == "price.that_sum" and _SUM.search(sentence.mask, 0, fired.start) is not None


_UNDER_IT = re.compile(r"(?<!\w)under an? [^;,.]{0,30}\Z")


def _names_others(sentence: Sentence, told: Draft) -> bool:
    """Tell whether a sentence names firms beside those of a deal: its `agreement` is one with them."""
    sides = {party.name for party in told.claim.parties}
    return any(m.type == "ORG" and m.name not in sides for m in sentence.mentions)


_PER = ("par ", "per ", "a month", "a year", "l'unité")
"""What makes a price that of a thing: `8,99 euros par mois`."""
_PRICE = re.compile(
    r"(?:offre|chèques?|montant|ticket|enveloppe|prix|somme|valeur d'entreprise|valorisation|opération|"
    r"transaction|mise|"
    r"investissement)(?!\w)"
)
_IN_EXCHANGE = re.compile(
    r"(?:(?:contre|pour|moyennant|avec|à|d'|dans|via|sur la base d') ?(?:une? |l'|la |le )?"
    r"(?:[^\W\d_]+ ){0,2}|"
    r"(?:,|;|(?<!\w)et) (?:le |la |l'|son |une )|"
    r"(?:au terme|à l'issue|à la faveur|dans le cadre|lors|via|par) ?(?:d'|une |de l')(?:une )?)\Z"
)


_OF_A_PRICE = re.compile(
    r"(?:pour|contre|moyennant|à) (?:un |une |le )(?:montant|prix|somme|chèque) "
    r"(?:(?:que |qu')[^;:.,]{1,40} )?\Z"
)


def _is_price(sentence: Sentence, one: Fired) -> bool:
    """Tell whether a noun only says what is given in exchange: `contre un chèque de`."""
    mask = sentence.mask
    if one.rule.name == "bid.on_the_table":
        return True
    if one.rule.name.startswith(("valuation.estimated", "valuation.verb")):
        return _OF_A_PRICE.search(mask, max(0, one.start - 80), one.start) is not None
    if not (one.rule.noun or one.rule.name == "bid.offer_fr") or not _PRICE.match(mask, one.start):
        return False
    if one.rule.kind == "valuation" and _OF_A_PART.search(mask, max(0, one.start - 120), one.start):
        return False
    return _IN_EXCHANGE.search(mask[max(0, one.start - 40) : one.start]) is not None


_OF_A_PART = re.compile(
    r"(?<!\w)(?:participation|parts? (?:de|dans)|stake|actions|titres)(?!\w)|% (?:du capital|d)"
)
"""A part of a firm: the value told beside it is that of the whole, and no price."""
_WHOLE_VALUE = re.compile(
    r"(?:with|or|for|representing|implying|,) (?:an? |a total )(?:implied )?(?:enterprise|equity|transaction|"
    r"deal|"
    r"purchase|total) \Z"
)
"""What makes `value` the size of a takeover: `for $40 per share, or an equity value of about $14 billion`."""


def _sized_by(sentence: Sentence, fired: list[Fired], one: Fired) -> Fired | None:
    """The takeover whose size an enterprise value is, where one is told before it."""
    if one.rule.name != "valuation.verb" or not sentence.mask.startswith("value of", one.start):
        return None
    if not _WHOLE_VALUE.search(sentence.mask, max(0, one.start - 40), one.start):
        return None
    takes = [f for f in fired if f.rule.kind in TAKEOVERS and f.end <= one.start]
    return next((f for f in reversed(takes) if f.rule.name.endswith("_en")), takes[-1] if takes else None)


def nearest_takeover(sentence: Sentence, fired: list[Fired], one: Fired) -> Fired:
    """The takeover told by a verb before a bare `deal` in its sentence, or the trigger itself."""
    if sized := _sized_by(sentence, fired, one):
        return sized
    if one.rule.name not in _NOUNS and not _is_price(sentence, one):
        return one
    if one.rule.kind == "price" and sentence.mask.startswith(_PER, one.start):
        return one
    before = [f for f in fired if f.rule.kind in TAKEOVERS and not f.rule.noun and f.end <= one.start]
    to_buy = bool(before) and sentence.mask.endswith("pour ", 0, before[-1].start)
    if to_buy and one.rule.name == "bid.on_the_table":
        return one
    return before[-1] if before and one.start - before[-1].end < 140 else one


def priced_takeover(fired: list[Fired], one: Fired, amount: Amount) -> Fired:
    """The takeover told by a verb where `at a price` has its amount, or the trigger itself."""
    if not one.rule.name.startswith("price.") or amount.value < 1e6 or amount.per is not None:
        return one
    before = [f for f in fired if f.rule.kind in TAKEOVERS and not f.rule.noun and f.end <= one.start]
    return before[-1] if before else one


def paid_for_told(
    kind: Kind, named: list[Party], sentence: Sentence, fired: Fired, before: list[Draft]
) -> tuple[Kind, list[Party]]:
    """Make what its buyer pays a part of the takeover told before: `Siemens will pay €2.5bn at closing`."""
    if fired.rule.kind not in ("contract", "investment") or not _PAYS.match(sentence.mask, fired.start):
        return kind, named
    told = _takeover(sentence, before, shares_name=False)
    if told is None or not named:
        return kind, named
    buyers = {p.name for p in told.claim.parties if p.role in ("buyer", "bidder")}
    payers = {p.name for p in named if p.role in ("customer", "investor")}
    if not payers or payers - buyers or {p.name for p in named} - {p.name for p in told.claim.parties}:
        return kind, named
    if named[0].role == "investor" and told.claim.amount is not None:
        return kind, named
    return told.claim.kind, list(told.claim.parties)


def bought_of_told(
    kind: Kind, named: list[Party], fired: Fired, sentence: Sentence, before: list[Draft]
) -> list[Party]:
    """Give what is paid `pour racheter les parts de ses associés` the target its buyer was told to take."""
    again = kind == "bid" and all(p.role == "bidder" for p in named)
    bought = kind == "acquisition" and fired.rule.kind != kind
    if not (again or bought) or any(p.role == "target" for p in named):
        return named
    told = _takeover(sentence, before, shares_name=False)
    mine = {p.name for p in named}
    if told is None or not mine & {p.name for p in told.claim.parties if p.role in ("buyer", "bidder")}:
        return named
    return [*named, *(p for p in told.claim.parties if p.role == "target" and p.name not in mine)]


_TO_HOLD = re.compile(r"(?<!\w)pour (?:détenir|prendre|monter|entrer|grimper|conserver|garder)(?!\w)")
_WANTED = re.compile(r"(?<!\w)(?:pour|sur) (?!(?:la table|le tapis)(?!\w))(?:[^\W\d_']+[ ']){0,5}@")


def on_the_table(
    kind: Kind, named: list[Party], sentence: Sentence, fired: Fired, before: list[Draft]
) -> tuple[Kind, list[Party]]:
    """Give money put on the table its target from the takeover told before; without one it is spent."""
    if fired.rule.name != "bid.on_the_table":
        return kind, named
    bidders = [p for p in named if p.role == "bidder"]
    if _TO_HOLD.search(sentence.mask, fired.end):
        return "investment", [Party(p.name, "investor") for p in bidders]
    if len(bidders) < len(named) and _WANTED.search(sentence.mask):
        return kind, named
    told = _takeover(sentence, before, shares_name=False)
    target = next((p for p in told.claim.parties if p.role == "target"), None) if told else None
    if target and bidders and all(p.name != target.name for p in bidders):
        return kind, [*bidders, target]
    if any(is_fund(p.name) for p in bidders):
        return "investment", [Party(p.name, "investor") for p in bidders]
    return "spending", [Party(p.name, "subject") for p in bidders[:1]]


_OWN_PART = re.compile(r" (?:its|their|(?:de )?(?:sa|son|ses|leurs?)) (?!(?:entire|whole) )[^\W\d_]")
"""What a noun takes that is a part of somebody: `the $3.7bn sale of its pizza business to Nestle`."""


def fill_from_told(named: list[Party], sentence: Sentence, fired: Fired, before: list[Draft]) -> list[Party]:
    """Give `le rachat`, which names nobody, the parties of the takeover told last."""
    if fired.rule.kind == "bid" and not named and _DEFINITE.search(sentence.mask, 0, fired.start):
        bid = _takeover(sentence, before, shares_name=False)
        sides = bid.claim.parties if bid else ()
        return [p._replace(role="bidder") if p.role == "buyer" else p for p in sides]
    if fired.rule.kind != "acquisition" or fired.rule.name == "acquisition.fetches_fr":
        return named
    if fired.rule.noun and _OWN_PART.match(sentence.mask, fired.end):
        return named
    if not fired.rule.noun:
        return _both_described(named, sentence, before)
    if any(p.role == "target" for p in named):
        return named
    if not _DEFINITE.search(sentence.mask[max(0, fired.start - 30) : fired.start]):
        return named
    told = _takeover(sentence, before, shares_name=False)
    mine = {p.name for p in named}
    if told is None or (mine and not mine & {p.name for p in told.claim.parties}):
        return named
    return list(told.claim.parties)


def _both_described(named: list[Party], sentence: Sentence, before: list[Draft]) -> list[Party]:
    """Give a takeover whose sides are only described those told just before.

    `Safran s'offre Preligens. Le motoriste a déboursé 220 millions pour l'éditeur`.
    """
    own = {m.name for m in sentence.mentions}
    if sentence.language != "fr" or any(p.name in own for p in named):
        return named
    told = _takeover(sentence, before, shares_name=False)
    if told is None or told.claim.amount is not None or told.claim.status == "rejected":
        return named
    sides = {p.role for p in named}
    return list(told.claim.parties) if sides <= {p.role for p in told.claim.parties} else named


_CONTRACTS = frozenset({"contract", "partnership"})


def _contract(sentence: Sentence, before: list[Draft], fired: Fired) -> Draft | None:
    """The contract told last without its sum, whose `the deal is worth` tells it and names nobody."""
    if fired.rule.kind != "contract" or any(m.type == "ORG" for m in sentence.mentions):
        return None
    for draft in reversed(before[-3:]):
        if draft.claim.kind in _CONTRACTS and len(draft.claim.parties) > 1:
            near = sentence.block - draft.sentence.block <= 1 and draft.sentence.aside == sentence.aside
            return draft if near and draft.sentence is not sentence else None
    return None


def _takeover(sentence: Sentence, before: list[Draft], shares_name: bool) -> Draft | None:
    """The takeover told last in this passage; None where the sentence must name one of it and does not."""
    own = {m.name for m in sentence.mentions}
    for draft in reversed(before[-8:]):
        far = sentence.block - draft.sentence.block > _REACH and draft.sentence.role != "title"
        if far or draft.sentence.aside != sentence.aside:
            continue
        roles = {party.role for party in draft.claim.parties}
        merger = roles == {"buyer"} and len(draft.claim.parties) == 2
        if draft.claim.kind not in TAKEOVERS or not (merger or ("target" in roles and len(roles) > 1)):
            continue
        if shares_name and own and not own & {p.name for p in draft.claim.parties}:
            return None
        return draft
    return None
