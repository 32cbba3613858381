"""The price of a takeover, told in words that alone would make another thing of it.

`Criteo va acquérir IPONWEB. Coût de l'opération : 300 millions` and `IPONWEB change de mains : Criteo paie
300 millions` tell what a takeover costs, not what somebody spends or is worth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.amounts import Amount
from store.extract.claims.drafts import Draft
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.reported import reporter, told_by_nobody
from store.extract.claims.rule import FIGURE_KINDS
from store.extract.claims.status import status_of
from store.extract.claims.verbs import Verb
from store.model import TAKEOVERS, Kind, Party, Role

LEAST = 1e5
"""A smaller sum is the price of a share, not of a firm."""
_NEAR = 2
"""Blocks between a takeover and the sentence that tells its price."""
_DEALS = r"vente|opération|transaction|emplette|rachat|acquisition|achat|deal|cession|purchase|takeover|sale"
_BEFORE = (
    r"(?:(?:au|à|aux|selon|d'après|si|en|pour|ainsi|finalement|according|at|if|after|avec|après|with)(?!\w)"
    r"[^;.¤]{0,70}, )?"
)
"""A circumstance before the words that take a deal up: `Au cours de clôture d'hier, l'opération vaut`."""
_TAKEN_UP = (
    r"(?!(?:(?:le|la|les|the|its|son|sa|ses) )?(?:ventes|sales)(?!\w))"
    r"(?:(?:le|la|les|the|its|son|sa|cette|ce|ces|this|that|these) |l')?(?:[^\W\d_]+ )?"
    rf"(?:prix|montant|coût|facture|addition|ticket|chèque|produit|price tag|price|cost|bill|consideration|"
    rf"(?:{_DEALS})s?)"
    rf"(?: (?:de|of|for|du|d'|des) ?(?:la |l'|le |les |the |cette |ces |this |these "
    rf")?(?:{_DEALS})s?)?"
)
_BRINGS = (
    r"(?:,? (?:qui )?(?:va |pourrait |devrait |doit |permettr)?[^\W\d_]{0,24}(?:rapport|permet)[^\W\d_]{0,6} "
    r"à [^;.¤]{0,70})"
)
_TOLD_BY = (
    r"(?:cela|ceci) [^@¤;.]{0,16}(?:représent|coût|rapport)[^\W\d_]{0,5}(?: à (?:la |le |l')?@+)?"
    r"(?: [^@¤;.]{0,40})?|"
    r"(?:elle|celle-ci|il|celui-ci|cette dernière|ce dernier) (?:a été|avait été|aurait été|serait|sera|"
    r"s'est) (?:[^\W\d_]+ment )?(?:réalisé|conclu|bouclé|finalisé|signé|scellé|négocié|fait|effectué)e? "
    r"(?:[^@¤;.]{0,40} )?(?:pour|à|sur|contre|moyennant) [^@¤;.]{0,40}"
)
"""A pronoun that takes a deal up with its price: `Elle a été réalisée pour environ`."""
_PRICE_TAG = re.compile(
    rf"[^\w@]{{0,4}}{_BEFORE}(?:"
    rf"{_TAKEN_UP}(?:[ ,:?][^@¤;.]{{0,60}}|{_BRINGS})?"
    rf"|{_TAKEN_UP} (?P<to>(?:à|au|aux|par|to|by) [^¤;.]{{0,90}}@+)[^@¤;.]{{0,40}} "
    r"(?:pour|à|contre|moyennant|for|at) (?:[^@¤;.]{0,24} )?"
    rf"|{_TOLD_BY}"
    r"|(?:it|they|il|elle|ils|the (?:company|firm|group|buyer)|le groupe|l'acquéreur|l'acheteur|la société|"
    r"l'entreprise) (?:(?:will|would|va|devra|a|ont|aurait|has|had) )?(?:pay|paid|paiera|payer|payé|versera?|"
    r"verser|versé|déboursera?|débourser|déboursé|fork(?:ed)? out|spend|spent|hand(?:ed)? over)[^@¤;.]{0,30}"
    r")\Z"
)
_RECEIVES = re.compile(
    r"(?<!\w)(?:re(?:çoit|çoivent|cevra|cevrait|cevront|cevoir|çu)|récup(?:ère|érer|éré|érera|érerait)|"
    r"touch(?:e|er|é|era|erait)|empoch(?:e|er|é|era|erait)|per(?:çoit|cevra|cevoir|çu)|"
    r"encaiss(?:e|er|é|era|erait)|receives?|received|pockets?|pocketed|collects?) "
    r"(?:(?:donc|ainsi|alors|près|plus|environ|quelque|au|de|total|moins|about|some|around|nearly|up|to|"
    r"d'|jusqu'à) ?){0,4}\Z"
)
"""Who sold says what it gets: `Le groupe va récupérer près de 4,6 milliards`."""
_ORDER = r"commande|contrat|marché|accord|partenariat|licence|order|contract|agreement"
_ORDER_TAG = re.compile(
    rf"[^\w@]{{0,4}}{_BEFORE}(?:"
    rf"(?:(?:ce|cette|cet|une telle|un tel|le|la|the|this) (?:[^\W\d_]+ )?|l')(?:{_ORDER})"
    rf"|(?:(?:le|la|the) |l')?(?:montant|prix|valeur|value)(?: [^\W\d_]+)? (?:d(?:u|e ce|e cet|e cette|"
    rf"e la|e l')"
    rf" ?|of (?:the|this) )(?:{_ORDER}|opération|transaction|deal))"
    r"(?: (?:de )?(?:la |l'|le )?@+)?(?:,[^@;¤]{2,60},)?(?:[ ,:][^@¤;.]{0,60})?\Z"
)
"""What takes up an order told without its sum: `Cette nouvelle commande représente`."""
_THIS = re.compile(r"[^\w@]{0,4}(?:ce|cette|cet|this) ")
_CLOSE = 0.15
"""By how much two figures of one contract differ where the first is rounded."""
_FOR_WHOM = re.compile(
    r"(?:[^;.¤]{0,90}?(?<!\w)(?:pour le compte d(?:e|u|es|')|auprès d(?:e|u|es|')|remporté par|"
    r"attribué à|confié à|signé (?:par|avec)|passée? par)|,? (?:avec|for|with)) ?(?:la |le |l'|"
    r"the )?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}(?=@)"
)
"""The other side of an order, told behind its sum: `et concerne 81 satellites pour le compte d'Iridium`."""
_VALUES = re.compile(
    r"(?<!\w)(?:valoris(?:e|ent|ant|erait|era)|values?|valuing|synerg|économi|savings?)(?!\w)"
)
_SIZED = re.compile(
    r"(?<!\w)valeur d'entreprise (?:totale |globale )?(?:de |d'|à |estimée à )[^@;.¤]{0,24}\Z"
)
"""What a takeover is worth in all, debts included: `soit une valeur d'entreprise de 5,8 milliards`."""
_PAYING = re.compile(
    r"pa(?:y|id|ie|yé)|vers|débours|régl|mett|mis|met |sign|fork|spen|shell|cost|coût|price|prix|montant|"
    r"chèque|"
    r"enveloppe|opération|transaction|deal|investi|casse"
)
_WITH = frozenset({"contract", "investment", "spending", "other_amount", "price", "funding_round"})


def told_price(context: Context, sentence: Sentence, amount: Amount, before: Sequence[Draft]) -> Draft | None:
    """Draft the price of the deal told without one just before; None when the sentence tells another."""
    if amount.per is not None or amount.value < LEAST or sentence.aside:
        return None
    told = _told_last(context, sentence, before)
    if told is None:
        return None
    low, high = place(sentence, amount)
    lead = sentence.mask[:low]
    claim = told.claim
    if claim.kind not in TAKEOVERS:
        sides = _as_ordered(sentence, amount, told)
    elif reported := reporter(sentence, low):
        sides = list(claim.parties) if all(p.name != reported.name for p in claim.parties) else []
    elif _SIZED.search(lead):
        own = {m.name for m in sentence.mentions if m.type == "ORG"}
        sides = list(claim.parties) if own <= {p.name for p in claim.parties} else []
    elif told_by_nobody(sentence, low, high):
        sides = list(claim.parties)
    elif gets := _RECEIVES.search(lead, max(0, low - 50)):
        sides = _as_it_gets(context, sentence, told, gets.start())
    else:
        sides = [] if claim.amount is not None else _as_priced(sentence, lead, told)
    if not sides or _VALUES.search(lead) or _for_another(sentence, high, told):
        return None
    said = status_of(sentence.mask, None, (low, high), claim.kind, None)
    said = said if said[1] and said[0] != "opinion" else (claim.status, claim.status_cue)
    if claim.kind in TAKEOVERS and told_by_nobody(sentence, low, high):
        said = ("rumoured", said[1])
    kind: Kind = "contract" if claim.kind == "partnership" else claim.kind
    rules = ("deal.priced", amount.rule)
    made = make_draft(context, sentence, amount, told.fired, kind, sides, said, rules)
    hearsay = said[0] == "rumoured" or reporter(sentence, low) is not None
    if claim.amount is not None and claim.kind in TAKEOVERS and not hearsay:
        return made._replace(claim=made.claim._replace(quantity="share"))
    return made if made.claim.date else made._replace(claim=made.claim._replace(date=claim.date))


_ORDERS = frozenset({"contract", "partnership"})


def _told_last(context: Context, sentence: Sentence, before: Sequence[Draft]) -> Draft | None:
    """The deal told last in this passage, were it with one side unsaid; None where that is no purchase."""
    told = next((d for d in reversed(before[-4:]) if d.claim.kind not in FIGURE_KINDS), None)
    half = context.halves[-1] if context.halves else None
    if half is not None and (told is None or half.sentence.start > told.sentence.start):
        same = told is not None and {p.name for p in half.claim.parties} <= {
            p.name for p in told.claim.parties
        }
        told = told if same else half
    if told is None or told.sentence is sentence or told.sentence.aside:
        return None
    roles = {p.role for p in told.claim.parties}
    if told.claim.kind in TAKEOVERS and "target" not in roles and not {"buyer", "seller"} <= roles:
        return None
    far = sentence.block - told.sentence.block > _NEAR and told.sentence.role != "title"
    return None if far or told.claim.kind not in (*TAKEOVERS, *_ORDERS) else told


def _as_ordered(sentence: Sentence, amount: Amount, told: Draft) -> list[Party]:
    """The sides of an order that words before an amount take up, with who else is named behind it.

    An order told with its sum is taken up by `this` order of about that sum alone.
    """
    low, high = place(sentence, amount)
    lead, known = sentence.mask[:low], told.claim.amount
    if _ORDER_TAG.match(lead) is None:
        return []
    if known is not None and not (_THIS.match(lead) and abs(known - amount.value) <= _CLOSE * known):
        return []
    sides = list(told.claim.parties)
    mine = {p.name for p in sides}
    behind = _FOR_WHOM.match(sentence.mask, high)
    at = sentence.start + behind.end() if behind else -1
    other = next((m for m in sentence.mentions if m.start == at and m.type == "ORG"), None)
    inside = {m.name for m in sentence.mentions if m.type == "ORG" and m.end - sentence.start <= low}
    if inside - mine or (other and other.name not in mine and len(mine) > 1):
        return []
    if other and other.name not in mine and sides and sides[0].role in _OTHER_SIDE:
        sides.append(Party(other.name, _OTHER_SIDE[sides[0].role]))
    return sides


_OTHER_SIDE: dict[str, Role] = {"supplier": "customer", "customer": "supplier", "partner": "partner"}


def _as_priced(sentence: Sentence, lead: str, told: Draft) -> list[Party]:
    """The sides of a deal whose price words before an amount tell, with who buys where they say it."""
    tag = _PRICE_TAG.match(lead)
    if tag is None:
        return []
    sides = list(told.claim.parties)
    mine = {p.name for p in sides}
    to = tag.span("to")
    for mention in sentence.mentions:
        at = mention.start - sentence.start
        if to[0] <= at < to[1] and mention.name not in mine and mention.type == "ORG":
            if any(p.role in ("buyer", "bidder") and p.name in mine for p in sides):
                return []
            sides.append(Party(mention.name, "buyer"))
    return sides


def _as_it_gets(context: Context, sentence: Sentence, told: Draft, at: int) -> list[Party]:
    """The sides of a sale of which a seller says what it gets; none where another is who gets it."""
    sellers = {p.name for p in told.claim.parties if p.role == "seller"}
    if not sellers:
        return []
    firms = {m.name for m in sentence.mentions if m.type == "ORG" and m.end - sentence.start <= at}
    who = firms or {context.salience.meant(sentence) or ""}
    if not who <= sellers | {p.name for p in told.claim.parties} or not who & sellers:
        return []
    return [p for p in told.claim.parties if p.role != "seller" or p.name in who]


def wanted_again(named: list[Party], verb: Verb, before: Sequence[Draft]) -> list[Party]:
    """Give a counter-offer the target that another wanted first: `Dell bid for 3PAR, HP countered with`."""
    sentence, fired = verb.sentence, verb.fired
    if fired.rule.name != "bid.countered":
        return named
    own = {m.name for m in sentence.mentions if m.start - sentence.start > fired.end}
    if any(p.role == "target" and p.name in own for p in named):
        return named
    first = [verb.named_by(o) for o in verb.others if o.end <= fired.start and o.rule.kind in TAKEOVERS]
    told = [list(d.claim.parties) for d in reversed(before[-8:]) if d.claim.kind in TAKEOVERS]
    bidders = [p for p in named if p.role == "bidder"]
    target = next((p for sides in (*first, *told) for p in sides if p.role == "target"), None)
    return [*bidders, target] if target and all(p.name != target.name for p in bidders) else bidders


_FOR_NAME = re.compile(r" (?:in (?:cash|stock|shares) |en numéraire )?(?:for|pour) (?:the |la |le |l')?(?=@)")


def _for_another(sentence: Sentence, high: int, told: Draft) -> bool:
    """Tell whether a sum bought another firm than the one told of: `It paid $850 million for Bebo`."""
    bought = _FOR_NAME.match(sentence.mask, high)
    at = sentence.start + bought.end() if bought else -1
    name = next((m.name for m in sentence.mentions if m.start == at), None)
    return name is not None and all(p.name != name for p in told.claim.parties)


_YIELDS = re.compile(
    r"(?:opération|transaction|cession|vente|accord|rachat|deal) (?:[^\W\d_]+ )?(?:qui|dont) [^@;.¤]{0,50}\Z|"
    r", ce qui [^@;.¤]{0,40}\Z"
)
"""What a sale brings in, told behind it: `une opération qui lui rapportera 950 millions`."""


def _as_yielded(kind: Kind, named: list[Party], verb: Verb) -> tuple[Kind, list[Party]]:
    """Make the price of a sale of what it brings its seller in the same sentence."""
    for other in verb.others:
        if other.rule.kind != "acquisition" or not other.rule.alone or other.end > verb.fired.start:
            continue
        sides = verb.named_by(other)
        if any(p.role == "seller" for p in sides):
            return "acquisition", sides
    return kind, named


def as_price(kind: Kind, named: list[Party], verb: Verb) -> tuple[Kind, list[Party]]:
    """Make the price of a takeover of what its buyer pays in the same sentence, if that has one sum."""
    sentence, fired = verb.sentence, verb.fired
    if kind == "price" and not named and (ware := _FRONTED.match(sentence.mask)):
        end = sentence.start + ware.end("name")
        return kind, [Party(m.name, "subject") for m in sentence.mentions if m.end == end]
    if kind == "price" and fired.rule.name == "price.noun":
        return kind, _of_whose_share(named, verb)
    if kind == "revenue" and _YIELDS.search(sentence.mask, max(0, fired.start - 70), fired.start):
        return _as_yielded(kind, named, verb)
    if kind not in _WITH or len(sentence.amounts) != 1 or not _PAYING.match(sentence.mask, fired.start):
        return kind, named
    for other in verb.others:
        if other.rule.kind != "acquisition" or not other.rule.alone or other.start == fired.start:
            continue
        sides = verb.named_by(other)
        taking = {p.name for p in sides if p.role == "buyer"}
        if taking and any(p.role == "target" for p in sides) and {p.name for p in named} <= taking:
            return "acquisition", sides
    return kind, named


_FRONTED = re.compile(
    r"[^\w@]{0,4}(?:at|for|from|à|pour|dès|à partir de) (?:[^\W\d_]+ )?¤+(?: (?:a|an|per|par) [^\W\d_]+)?, "
    r"(?:the |its |le |la |l'|son |sa )?(?:[^\W\d_]+ ){0,2}?(?P<name>@+)"
)
"""A price before what it is of: `At $349, the Vizor is dear`."""
_A_SHARE = re.compile(r"(?<!\w)(?:action|titre|share)(?!\w)")


def _of_whose_share(named: list[Party], verb: Verb) -> list[Party]:
    """Give the price of one share to the firm bid for, not to who bids: `X propose 30 dollars par action`."""
    if not _A_SHARE.search(verb.sentence.mask, verb.fired.start, verb.fired.end):
        return named
    bids = set[str]()
    for other in verb.others:
        if other.rule.kind not in TAKEOVERS and other.rule.name != "valuation.verb":
            continue
        told = verb.named_by(other)
        if target := next((p.name for p in told if p.role in ("target", "subject")), None):
            return [Party(target, "subject")]
        bids |= {p.name for p in told if p.role in ("buyer", "bidder")}
    kept = [p for p in named if p.name not in bids]
    sold = verb.salience.sold
    return kept or ([Party(sold, "subject")] if sold and sold not in bids else [])
