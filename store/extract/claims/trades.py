"""Money and figures of many firms or of a whole trade, which are nobody's in particular."""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.passages import Sentence
from store.text.guarded import Guarded

_MANY = re.compile(
    r"(?<!\w)(?:les|des|ces|quelques?|plusieurs|toutes|\d{1,4}|deux|trois|quatre|cinq|dix|the|these|some|"
    r"most|many|all|"
    r"several|two|three|few|french|european|american|une (?:trentaine|vingtaine|dizaine|centaine) de) "
    r"(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,3}?(?:start-?ups?|jeunes pousses|entreprises|sociétés|fintechs?|"
    r"pépites|licornes|companies|firms|startups|businesses|jeunes entreprises|scale-?ups|biotechs?|pme|"
    r"founders|fondateurs|équipes|levées|tours de table|opérations|rounds|deals|investments|"
    r"investissements)(?!\w)|"
    r"(?<!\w)(?:l'écosystème|le secteur|la filière|la place|le marché|the sector|the industry|the ecosystem|"
    r"levées (?:de fonds )?(?:de la semaine|du mois))(?!\w)"
)


BY_MANY = re.compile(
    r"(?<!\w)(?:par|by) (?:les |des |the )?(?:[^\W\d_]+ ){0,2}(?:start-?ups|jeunes pousses|entreprises|"
    r"sociétés|fintechs|"
    r"companies|firms|startups)(?!\w)"
)


def of_many(sentence: Sentence, at: int) -> bool:
    """Tell whether a sum belongs to many, none of them named: `les start-up françaises ont levé`."""
    found: re.Match[str] | None = None
    for hit in _MANY.finditer(sentence.mask, max(0, at - 90), at):
        found = hit
    if found is None and (opens := _MANY.search(sentence.mask, 0, min(at, 60))) and opens.start() < 24:
        found = opens  # the subject of the whole sentence, however far its verb
    return found is not None and "@" not in sentence.mask[found.end() : at]


_OF_A_SORT = re.compile(
    r"(?<!\w)(?:(?:désign|défini|qualifi|signifi|appel|c'est-à-dire|autrement dit|refers to|defined as|means)"
    r"[^;.@]{0,40} (?:une?|toute|an?|any) (?:[^\W\d_]+ ){0,2}(?:start-?up|entreprise|société|jeune pousse|"
    r"company)|"
    r"(?:les|ces|des|de|these|of) (?:[^\W\d_]+ ){0,2}(?:start-?ups?|entreprises|sociétés|licornes|"
    r"jeunes pousses|unicorns|companies))(?!\w)[^;.@]{0,110}\Z"
)
_BECOMES_ONE = re.compile(
    r"(?<!\w)(?:rejoi|intègr|entr(?:e|é|er|ant)(?!\w)|fai[^\W\d_]+ partie|club|cercle|join)"
)
"""Words that make one firm one of a sort: `elle rejoint le cercle des start-up valorisées`."""


def is_of_a_sort(sentence: Sentence, at: int) -> bool:
    """Tell whether a value is what makes a firm one of a sort: `une licorne désigne une entreprise dont`."""
    if any(m.type in ("ORG", "PRODUCT") for m in sentence.mentions):
        return False
    if _BECOMES_ONE.search(sentence.mask, 0, at):
        return False
    return _OF_A_SORT.search(sentence.mask, max(0, at - 190), at) is not None


_TRADE = Guarded(
    r"(?<!\w)(?:l'industrie|l'écosystème|le secteur|la filière|the (?:whole |entire |global )?"
    r"(?:industry|sector|ecosystem)) (?:as a whole )?(?:needs?|spends?|spent|will|would|could|must|has|"
    r"makes?|earns?|a|aura|doit|devra|pourrait|dépense|génère|investit|pèse|représente)(?!\w)"
    r"[^@;]{0,60}\Z",
    by="l'industrie|l'écosystème|secteur|filière|industry|sector|ecosystem",
)


_WORLD = Guarded(
    r"(?<!\w)(?<!its )(?<!their )(?<!'s )(?:global|worldwide|industry-wide|nationwide) (?:[^\W\d_]+ ){0,3}"
    r"(?:investments?|spending|sales|revenues?|funding|shipments|market)(?!\w)[^@;]{0,60}\Z"
)
"""What the whole world spends or sells: `BloombergNEF reckons global investment came to $54 billion`."""
_MARKET = Guarded(
    r"(?<!\w)(?:an?|the|this|that) (?:[^\W\d_]+[ -]){0,3}(?:market|industry|sector)(?:,? (?:that|which))? "
    r"(?:@+(?: [^\W\d_]+){0,2} )?(?:[^\W\d_]+ ){0,3}be (?:[^\W\d_]+ )?\Z",
    by="market|industry|sector",
)
"""What a market is said to be worth, and no firm: `a market that Goldman Sachs thinks will be worth`."""


def is_of_the_trade(sentence: Sentence, at: int) -> bool:
    """Tell whether a figure is a whole trade's and no firm's: `analysts at Bain say the industry needs`."""
    low = max(0, at - 110)
    return any(way.search(sentence.mask, low, at) is not None for way in (_TRADE, _MARKET, _WORLD))


WARES = re.compile(
    r" (?:[^\W\d_]+ ){0,2}(?:spectrum|shares|stock|bonds|land|chips|wafers|components|batteries|servers|gpus|"
    r"equipment|aircraft|jets|"
    r"trucks|"
    r"cars|homes|patents|rights|licen[cs]es|bitcoin|ether|tokens|debt|power|electricity|capacity|lithium|"
    r"content|ads|data|vaccines|doses|weapons|drones|satellites)(?!\w)"
)
"""What is bought and is no firm: `buying spectrum worth £343 million`."""
SEVERAL = re.compile(r"(?:acquisitions|takeovers|buyouts|mergers|rachats|achats)(?!\w)")
"""Deals in the plural, of nobody in particular: `has spent $70 billion on acquisitions`."""
OF_A_THING = re.compile(
    r"(?<!\w)(?:celle|celui|l'activité|la branche|la division|les activités|le pôle|le portefeuille) "
    r"[^;:.@¤]{2,60}, \Z"
)
"""What is sold is told by a noun of its own: `celle de la signalisation, reprise par Hitachi`."""


_MANY_FIRMS = re.compile(
    r" (?:[^;.@]{0,40} to (?:buy|acquire) )?(?:(?:about |some |more than |over |nearly )?(?:\d+|¤+|two|three|"
    r"four|five|"
    r"six|seven|eight|nine|ten|dozens? of|several) ?)(?:[^\W\d_]+ ){0,2}(?:companies|firms|start-?ups|"
    r"businesses)(?!\w)"
)
"""What is bought in the plural, and no one firm: `has spent $17 billion to acquire 61 companies`."""


def _counts_at(sentence: Sentence, amount: Amount, at: int) -> bool:
    """Tell whether an amount that counts things stands right behind a position: `acquire 61 companies`."""
    return amount.sort == "metric" and 0 < amount.start - sentence.start - at < 12


def is_no_firm(sentence: Sentence, at: int) -> bool:
    """Tell whether what stands behind a position is no firm, or many: wares, `61 companies`."""
    if WARES.match(sentence.mask, at) or _MANY_FIRMS.match(sentence.mask, at):
        return True
    return any(_counts_at(sentence, amount, at) for amount in sentence.amounts)
