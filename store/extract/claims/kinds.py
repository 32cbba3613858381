"""Which rule an amount belongs to: the nearest trigger that allows an amount on that side."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract.amounts import Amount
from store.extract.claims.making import place
from store.extract.claims.openings import opening
from store.extract.claims.passages import Sentence
from store.extract.claims.triggers import Fired
from store.model import TAKEOVERS
from store.text.guarded import Guarded
from store.text.remembered import Remembered

_SEPARATOR = re.compile(
    r"[,;:()]|(?<!\w)(?:qui|que|dont|which|who|that|et|and|mais|but|contre|après|avant|after|while)(?!\w)"
)
_PARTED = Remembered(lambda gap: len(_SEPARATOR.findall(gap)))
"""How often some words are parted: those between a trigger and an amount are mostly few."""
_OWN_AMOUNT = re.compile(
    r"(?: (?:of|de|d'|à|at|post-money|pre-money|boursière|actuelle))?(?: [^\W\d_]+){0,3} ?¤"
)
_OTHER = re.compile(r"¤+")


_DENIED = Guarded(
    r"(?<!\w)(?:mais pas|et non (?:les|pas)|but not|and not|rather than|plutôt que)(?!\w)",
    by="pas|non|not|rather|plutôt",
)
"""What parts an amount from its verb: `il offrirait davantage, mais pas les 3 milliards évoqués`."""


_DEAL_WORTH = re.compile(
    r"(?<!\w)(?:deals?|contracts?|orders?|agreements?|transactions?|pacts?|takeovers?|acquisitions?|"
    r"offers?|bids?|packages?|"
    r"projects?|awards?)(?: [^\W\d_]+){0,2}(?: (?:from|with|by|for|to) (?:the )?@+)?"
    r"(?:, (?:with|for|from|signed|won|awarded|covering|under)(?!\w)[^;.¤]{2,70},)?(?:,? (?:that|which))? "
    r"(?:(?:is|was|are|were|could|may|might|"
    r"would|will|can) )?"
    r"(?:be )?(?:potentially |reportedly |said to be |now )?\Z|"
    r"(?<!\w)(?:accords?|contrats?|partenariats?|pactes?|commandes?|marchés?|transactions?|rachats?|"
    r"acquisitions?|cessions?|offres?|deals?)(?: [^\W\d_]+){0,4}(?: (?:avec|de|d'|du|pour|par|à|entre) ?"
    r"(?:la |le |l')?@+(?: (?:et|avec) @+)?){0,2},? (?:(?:qui|et) )?(?:(?:est|sont|était|étaient|serait) )?\Z"
)
"""What makes `worth` tell the size of a deal and not what a firm is worth."""
_STAKE_WORTH = Guarded(
    r"(?<!\w)(?:stake|holding|shareholding)[^;.¤]{0,30} (?:in|of) (?:the )?(?:[^\W\d_]+[ -]){0,4}@+,? "
    r"(?:(?:now|currently|then) )?\Z"
)
_ORDER_WORTH = Guarded(
    r"(?<!\w)(?:commandes?|contrats?|marchés?)(?: [^;.¤]{0,70},)? (?:d'une |(?:[^\W\d_]+ment )?)\Z"
)
"""What makes `d'une valeur de` or `évalué à` tell the size of an order and not what a firm is worth."""
_BESIDES = re.compile(
    r",? (?:en plus de|hors|sans compter|sans|y compris|en sus de|avec reprise de) ?(?:la |sa |l')?"
)
"""What sets a debt beside a price: `2,15 milliards d'euros en plus de la dette`."""
_NO_FIRM_WORTH = re.compile(
    r"(?<!\w)(?:montants?|coûts?|facture|enveloppe|dette|endettement|besoins?|préjudice|chantier|économies|"
    r"synergies|"
    r"programme|pertes?|portefeuille|dégâts)(?: [^;.,¤]{0,50})?,? (?:(?:est|sont|était|a été|serait|"
    r"pourrait être|mais) ){0,2}\Z"
)
"""What is `estimé à` or `évalué à` a sum without being a firm: `la dette, évaluée à 408 millions`."""
_OF_AN_ORDER = frozenset({"valuation.noun", "valuation.verb", "valuation.estimated"})
_SIZES = frozenset({"valuation.worth", "valuation.is_worth", "valuation.valued_at"})
_SIZED = ("valued at", "évalué", "valorisé", "estimé")
"""Words that say how large a deal is, or what a firm is worth."""
_OTHER_THING = re.compile(
    r" (?:[^\W\d_]+[ -]|@+ ){0,4}?(?:contracts?|orders?|task order|award|settlement|fine|penalty|verdict|"
    r"(?:deal|agreement|pact) to (?:supply|provide|deliver|build|make|run|host|sell))(?!\w)"
)
"""What makes `landed $733 million` no round: the noun behind the amount."""


_LEAST = 1000
"""A smaller sum is what a thing costs: `l'offre coûtera 8,99 euros`, `vendu 999 euros`."""
_SUM = re.compile(r"[¤\d]")
"""A smaller sum, whose price is told behind it: `$5.24 billion, or 62 cents per share`."""
_GRABS = re.compile(
    r"(?:grab|nabb?|snag|bagg?|scor|land|clinch|pick|secur)[^\W\d_]{1,4}(?: up)? (?:the |rival "
    r")?(?:[^\W\d_]+ ){0,3}?@+"
    r"(?: (?:in \d{4}|last [^\W\d_]+))? for (?:[^\W\d_]+ ){0,3}¤"
)
"""What makes `grabbed` a purchase and no round: the firm it takes before the sum."""


_GAINED = frozenset({"round.verb_en", "round.lined_up", "investment.received_en"})


_FRONTED = 40
"""What it costs a rule to stand in a circumstance before the sentence that has the amount."""


_CLOSED = re.compile(r"[^()]*\)")
"""Where the brackets close that a trigger stands in: `OpenAI (500 milliards de valeur), Anthropic (183)`."""


_NOT_ONE = re.compile(
    r"(?<!\w)(?:pas|plus|jamais|sans|question de|moindre|not|never|without)(?: [^\W\d_]+){0,3} \Z"
)
"""What makes no sum of `un euro`: `il n'est pas question de mettre un euro de plus`."""
_NOT_IT = re.compile(r",? (?:and|but) not (?:the )?\Z|(?<!\w)(?:et non(?: pas)?|mais pas) (?:les |de )?\Z")
"""What denies an amount in favour of the one before: `paid €120 million, and not 150 million`."""


def is_denied(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether a sentence only says that a sum is not the one."""
    low = amount.start - sentence.start
    if amount.value == 1.0 and _NOT_ONE.search(sentence.mask, 0, low):
        return True
    return "¤" in sentence.mask[:low] and _NOT_IT.search(sentence.mask[max(0, low - 24) : low]) is not None


class Choice(NamedTuple):
    """A rule chosen for an amount, and how well it fits."""

    fired: Fired
    score: float


_IS_VALUE = re.compile(r" (?:[^\W\d_]+[ -]){0,2}?(?:valuation|market cap|market value|valorisation)(?!\w)")


def _valued_apart(mask: str, one: Fired, fired: list[Fired], low: int, high: int) -> bool:
    """Tell whether a trigger is shut off from an amount by a valuation: `at a $4bn valuation raising $470m`.

    The sum right before the noun is the value, whatever verb comes next; behind that verb it has no other.
    """
    if one.rule.kind != "valuation":
        return one.start >= high and _IS_VALUE.match(mask, high) is not None
    if not one.rule.noun or low < one.end or not mask.endswith("¤ ", 0, one.start):
        return False
    return any(
        one.end <= other.start < low and other.rule.kind in ("funding_round", "investment") for other in fired
    )


_SIZE_IN_BRACKETS = re.compile(
    r"(?: en \d{4})?,? (?:(?:pour|avec|et) )?(?:[^()\W\d_]+ ){0,4}[\d ]{1,9}(?:%+ ?)?(?:salariés|"
    r"collaborateurs|employés|"
    r"personnes|employees|staff)[^()]{0,30}\)"
)
"""How large a firm is, told in brackets: `la SSII Transiciel (565 M€ en 2002 avec plus de 7000 salariés)`."""


def _measures_otherwise(mask: str, one: Fired, amount: Amount, high: int) -> bool:
    """Tell whether words of worth tell the size of a deal, or an amount is none that a rule can have."""
    sizes = one.rule.name in _SIZES or mask.startswith(_SIZED, one.start)
    if sizes and _STAKE_WORTH.search(mask, max(0, one.start - 80), one.start):
        return True
    if sizes and _DEAL_WORTH.search(mask, max(0, one.start - 60), one.start):
        return True
    if one.rule.kind in TAKEOVERS and amount.per in ("month", "week", "day"):
        return True
    behind = mask.startswith((" en ", ", ", " pour ", " avec ", " et "), high)
    if behind and one.rule.kind in TAKEOVERS and _SIZE_IN_BRACKETS.match(mask, high):
        return True
    if one.rule.kind == "valuation" and amount.per in ("year", "month", "week", "day"):
        return True
    small = amount.scale == 1 and amount.value < _LEAST
    return small and one.rule.name in ("bid.offer_fr", "acquisition.sold_at") and amount.value != 1


def _tells_otherwise(mask: str, one: Fired, amount: Amount, high: int) -> bool:
    """Tell whether the words around an amount make another thing of what a rule reads in them."""
    name = one.rule.name
    if one.rule.kind == "price":
        return amount.value >= 1e6 and _SUM.search(mask, high, one.start) is not None
    if name == "valuation.noun" and mask.endswith(" for a ", 0, one.start):
        return True
    if name in _OF_AN_ORDER and _ORDER_WORTH.search(mask, 0, one.start):
        return True
    if name == "other.debt" and one.start >= high and _BESIDES.fullmatch(mask, high, one.start):
        return True
    sized = name in _OF_AN_ORDER and mask.startswith(("évalu", "estim"), one.start)
    if sized and _NO_FIRM_WORTH.search(mask, max(0, one.start - 90), one.start):
        return True
    if name in _GAINED and _OTHER_THING.match(mask, high):
        return True
    if name == "round.verb_en" and _GRABS.match(mask, one.start):
        return True
    return name == "metric.volume" and mask.startswith((" for ", " on "), high)


def choose(sentence: Sentence, amount: Amount, fired: list[Fired]) -> Choice | None:
    """Choose the rule that an amount of this sentence belongs to, or None."""
    low, high = place(sentence, amount)
    begins = opening(sentence).at if len(fired) > 1 else 0
    best: Choice | None = None
    for one in fired:
        if _measures_otherwise(sentence.mask, one, amount, high) or _tells_otherwise(
            sentence.mask, one, amount, high
        ):
            continue
        if _valued_apart(sentence.mask, one, fired, low, high):
            continue
        score = _score(sentence.mask, one, low, high, sentence.language)
        if score is not None and (one.start < begins <= low or _by_the_way(sentence.mask, one, low)):
            score -= _FRONTED
        if score is not None and (best is None or score > best.score):
            best = Choice(one, score)
    return best


_MAKES = re.compile(r"(?<=@), (?:qui|which|who) [^,;¤@]{1,90}, ?(?=[^\W\d_])")


def _by_the_way(mask: str, one: Fired, low: int) -> bool:
    """Tell whether a trigger only says by the way what a firm does: `Kalmos, which sells software, lost`."""
    if one.end > low or (", qui " not in mask and ", wh" not in mask):
        return False
    return any(told.start() < one.start < told.end() <= low for told in _MAKES.finditer(mask, 0, low))


_ASIDE = re.compile(r", (?:qui|dont|où|which|who|whose) [^,;]{1,120}, ?|, (?:that|who) [^,;]{1,90}, ")
"""What is only said by the way between a verb and its amount, and puts no distance between them."""
_IN_EXCHANGE = re.compile(
    r"(?:moyennant|contre|en échange de|au prix de|pour (?:un montant (?:total |global )?(?:d[e']|"
    r"(?:estimé|évalué|"
    r"supérieur|inférieur) à|proche de|avoisinant|qui (?:pourrait|devrait|aurait) (?:avoisiner|atteindre|"
    r"dépasser|"
    r"s'élever à)|(?:que|dont) [^;.,@¤]{3,40})|la (?:modique )?somme d[e']|"
    r"un (?:total|prix) d[e'])?) ?(?:quelque |environ |près de |plus de |un peu (?:plus|moins) d[e'] ?|la "
    r"bagatelle "
    r"d[e'] ?|au (?:moins|total) |à peine |un chèque d[e'] ?| ?les )?\Z"
)
_DEAL = frozenset({"acquisition", "bid", "investment"})


_STRAIGHT = re.compile(r"(?:(?!(?:qui|que|dont|et|mais|and|which|that|who)(?!\w))[^,;:]){1,200}[@)] ")
"""Words up to a name or its initials that stay within one clause: `l'acquisition de X (XY) à Z (ZZ) `."""


def _bared(gap: str, one: Fired) -> str:
    """What stands between a trigger and an amount, without what only describes a name in between.

    `il raflait Ampere, concepteur de puces dont Oracle était propriétaire, moyennant 6 milliards`: a price
    told in exchange belongs to the verb before it, however long the apposition between commas.
    """
    gap = _ASIDE.sub(" ", gap) if "¤" in gap or len(gap) > 40 else gap
    if one.rule.kind in _DEAL and one.rule.alone and len(gap) > 60 and "¤" not in gap and ";" not in gap:
        priced = _IN_EXCHANGE.search(gap)
        if priced and gap.endswith(",", 0, priced.start() - 1) and gap.count(",") > 0:
            return gap[:20] + gap[priced.start() :]
        if priced and _STRAIGHT.fullmatch(gap, 0, priced.start()):
            return gap[:20] + gap[priced.start() :]
        if priced and "montant" in priced.group() and not _SEPARATOR.search(gap, 0, priced.start()):
            return gap[:20] + gap[priced.start() :][:30]
    if one.rule.kind == "revenue" and one.rule.noun and len(gap) > 60 and "@" not in gap and "¤" not in gap:
        risen = _RISEN_TO.search(gap)
        if risen:
            return gap[:24] + gap[risen.start() :]
    return gap


_RISEN_TO = re.compile(
    r"(?:(?<!\w)(?:s'élev|s'établ|s'inscri|se mont|se chiffr|ressort)[^\W\d_]{0,6} à|"
    r"(?<!\w)(?:atteind|attein|totalis|dépass|frôl)[^\W\d_]{0,5}(?: les)?) (?:près de |plus de |environ |"
    r"quelque )?\Z"
)
"""What a figure has come to, however much is told of its growth before."""


_NAME_LIST = re.compile(
    r"@+(?:, (?:la |le |l'|the )?@+){1,12}(?:,? (?:et|and|ainsi que) (?:la |le |l'|the )?@+)?"
)
"""Names in a row, between a verb and its amount no farther than one."""
_AND_ANOTHER = re.compile(r" (?:et|ainsi que|and) (?:une?|la|le|les|des|l'|an?|the) ?(?:[^\W\d_]+ ){0,2}")
"""Another deal joined on behind a sum: `un rachat pour 1,6 milliard et une cession de parts`."""
_NEW_DOER = re.compile(r"(?<!\w)(?:et|mais|tandis que|alors que) (?:(?:la|le|les) |l')?@+[^@]{0,14}\Z")
"""Another subject before the verb: `passait chez Rakuten pour 200 millions et PPR entrait au capital`."""
_THAT_IS_WHAT = re.compile(
    r"\W{1,4}(?:c'est|c'était|voilà|tel est|telle est) (?:là |donc |aussi )?(?:(?:le|la|l'|ce) ?)"
    r"(?:(?:somme|montant|prix|chèque|enveloppe|chiffre|ticket|valeur|facture)(?: total(?:e)?|"
    r" global(?:e)?)?)? ?"
    r"(?:(?:que|de la|de l'|du|des?) ?|qu'|d')?(?:(?:vient|viennent|vont|va) (?:de |d')?)?"
)
"""What takes up a sum that stands first: `300 millions d'euros, c'est le montant que Criteo a payé pour`."""
_TOLD_REACH = 60


def _score(mask: str, one: Fired, low: int, high: int, language: str | None) -> float | None:
    """Score one rule for one amount: near, on an allowed side, with little in between."""
    if one.end <= low:
        gap, reach = mask[one.end : low], one.made.right
    elif one.start >= high:
        gap, reach = mask[high : one.start], one.made.left
        if ";" in gap:
            return None
    else:
        return None
    if not reach and "c'est" not in gap[:8]:
        return None
    if one.end <= low and len(gap) > 24:
        gap = _bared(gap, one)
    elif one.start >= high and (told := _THAT_IS_WHAT.match(gap)):
        gap, reach = gap[told.end() :], max(reach, _TOLD_REACH)
    if len(gap) > reach + 40:
        return None
    if ", @" in gap:
        gap = _NAME_LIST.sub("@", gap)
    names = gap.count("@") + max(0, gap.count("%") - 1)
    length = len(gap) - names + 4 * (names > 0)
    if length > reach or _DENIED.within(mask, gap):
        return None
    aside = 25 * (one.start >= high and "," in gap)
    aside += 30 * (one.start >= high and one.rule.noun and _OWN_AMOUNT.match(mask, one.end) is not None)
    aside += 40 * (one.start >= high and one.rule.noun and _AND_ANOTHER.fullmatch(gap) is not None)
    aside += 45 * (one.start >= high and not one.rule.noun and _NEW_DOER.search(gap) is not None)
    aside += 60 * (";" in gap) + 40 * (")" in gap and _CLOSED.match(gap) is not None)
    cost = aside + length + 12 * _PARTED[gap] + 30 * (len(_OTHER.findall(gap)) if "¤" in gap else 0)
    return 100.0 - cost + one.rule.prior + (2 if one.rule.name.endswith(f"_{language}") else 0)
