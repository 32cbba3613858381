"""Units that are not money, and the nouns behind a large figure that make it no claim at all."""

from __future__ import annotations

import re

from store.text.dates import ENGLISH_DAYS
from store.text.spotting import alternatives, openings, tree

_ADJECTIVES = (
    r"monthly|weekly|daily|active|registered|paying|paid|total|new|global|connected|"
    r"enterprise|corporate|business|"
    r"individual|unique|additional|free|regular|french|american|european|customer|user|api|"
    r"nouveaux|nouvelles|clients?|millions?|premiers"
)
_AFTER = r"(?: ?(?:de |d'|of ))?"
_NOUNS: tuple[tuple[str, str], ...] = (
    (r"gigawatts?|gw(?!h)", "GW"),
    (r"mégawatts?|megawatts?|mw(?!h)", "MW"),
    (r"kilowatts?|kw(?!h)", "kW"),
    (r"térawattheures?|terawatt-hours?|twh", "TWh"),
    (r"gigawattheures?|gigawatt-hours?|gwh", "GWh"),
    (r"mégawattheures?|megawatt-hours?|mwh", "MWh"),
    (
        r"utilisateurs?|utilisatrices?|users?|usagers|inscrits|patients|joueurs|players|membres|"
        r"members|adhérents|assurés|sociétaires",
        "users",
    ),
    (r"entreprises(?: clientes)?|companies|businesses|organisations|organizations", "companies"),
    (
        r"(?:people|personnes)(?= (?:(?:now|already|ont|se) )?(?:use|used|utilisent|utilisé|"
        r"servent)(?! it| them| him| her)(?!\w))",
        "users",
    ),
    (r"abonnés?|abonnements?|subscribers?|subscriptions?", "subscribers"),
    (r"clients?|customers?|clientes?", "customers"),
    (r"téléchargements?|downloads?|installations|installs", "downloads"),
    (r"appels?|calls?", "calls"),
    (r"requêtes?|requests?|queries", "requests"),
    (r"messages?|prompts?", "messages"),
    (r"visites?|visits?|visiteurs|visitors", "visits"),
    (r"commandes|orders", "orders"),
    (r"développeurs?|developers?", "developers"),
    (r"véhicules?|vehicles?|voitures|cars", "vehicles"),
    (r"gpus?|puces|chips|processeurs|processors|accélérateurs|accelerators", "chips"),
    (r"marchands|merchants|commerçants", "merchants"),
    (r"courses|trajets|rides|trips", "rides"),
    (r"colis|parcels|packages", "parcels"),
    (r"passagers|passengers|voyageurs", "passengers"),
    (r"wafers|plaquettes|tranches(?= par)", "wafers"),
    (r"ordinateurs|computers|appareils|devices", "devices"),
    (r"streams|écoutes", "streams"),
    (r"consoles|units(?! of)|exemplaires|terminaux|boîtiers", "units"),
)

_FIRST = 3
"""Letters by which is told at once that no unit begins."""
_BEGINS = tree(
    head
    for part in alternatives("|".join((_ADJECTIVES, *(words for words, _ in _NOUNS))))
    for head in openings(part, _FIRST)
)
UNIT = re.compile(
    rf"[ -]?{_AFTER}(?={_BEGINS})(?:(?:{_ADJECTIVES})[ -]){{0,3}}(?:"
    + "|".join(f"(?P<u{n}>{words})" for n, (words, _) in enumerate(_NOUNS))
    + r")(?!\w)"
)
"""A unit noun behind a number (and its scale), with up to three adjectives before it."""

PERCENT = re.compile(r" ?(?:%|pour ?cent\b|per ?cent\b)")

PER = re.compile(
    r"[ ,]{0,2}+(?=[/acdefhlmpqsw])(?:actifs? |actives? |supplémentaires? )?(?:en moyenne )?(?:de plus )?"
    r"(?:(?P<year>par an\b|/ ?an\b|annuels?\b|annuelles?\b|chaque année|a year\b|per "
    r"year\b|each year\b|annually|/ ?year\b|par année)"
    r"|(?P<month>par mois|/ ?mois\b|mensuels?\b|mensuelles?\b|chaque mois|a month\b|per "
    r"month\b|each month\b|/ ?month\b|monthly|mo\b)"
    r"|(?P<week>par semaine|hebdomadaires?|per week|a week\b|weekly)"
    r"|(?P<day>par jour|quotidiens?\b|quotidiennes?\b|per day|a day\b|daily)"
    r"|(?P<unit>par action|l'action|par titre|a share\b|per share\b|par utilisateur|per "
    r"user\b|par siège|par licence|"
    r"l'unité|(?:for )?each\b|per megawatt-hour|per mwh|/ ?mwh|par mwh|par gwh|le "
    r"mégawattheure|par mégawattheure|a barrel|per barrel|le baril|la tonne|per "
    r"ton(?:ne)?|a ton|pièce\b|apiece|each\b|par unité|per unit|par million de tokens|per "
    r"million tokens|de l'heure|an hour\b|per hour|par heure))"
)
"""The rhythm behind a figure: a year, a month, a week, a day, or one piece of something."""

_MONTHLY = re.compile(r"\bmonthly\b|\bmensuel")

_MONEY_NOUN = re.compile(
    r"(?:de |d'|of |in )?(?:chiffre d'affaires|revenus?|recettes|ventes|pertes?|bénéfices?|valorisation|"
    r"financements?|fonds|dettes?|capital|capitaux|levée|investissements?|plus\b|dépenses?|coûts?|économies|"
    r"cash|argent|aides?|prêts?|dépôts|commandes|contrats|titres|obligations|crédits?|trésorerie|profits?|"
    r"liquidités|subventions?|dommages|dédommagement|actifs(?! clients)|encours|"
    r"revenue|sales|losses|loss|profit|valuation|funding|fundraising|debt|equity|investments?|round|deal|"
    r"contract|acquisition|takeover|buyout|bid|offer|settlement|fine|lawsuit|loan|savings|capex|spending|"
    r"series|seed|market cap|credit|purchase|agreement|commitment|partnership|project|fund\b|grant|budget|"
    r"plan\b|expansion|tranche|raise|package|cheque|check|infusion|injection|stake|order\b|ipo)"
)
_FREE_NEXT = frozenset(
    "in for from to at on by with and or as but into over after when while which that will would is was were "
    "has have had last this next per between against toward towards before since during under the "
    "pour à au aux en dans sur par avec et ou mais chez auprès lors qui que dont sont "
    "était ont a est seraient "
    "serait sera ce cette selon afin via contre depuis avant après dès il elle l le la les y ne jusqu sous "
    "afin plus cumulés cumulé promis prévus annoncés investis levés supplémentaires additionnels restants "
    "environ maximum minimum today yesterday tomorrow "
    "altogether overall total annually more less worth so now then again apiece instead "
    "emblée ici avance seraient pourrait pourraient viendra viendront iront ira reviennent reviendront "
    "later earlier upfront off out back up down through toward".split()
) | {*ENGLISH_DAYS.split("|")}
_NEXT = re.compile(r" ?[-]?(de |d'|of )?([^\W\d_]{1,24})?")


def unit_at(text: str, at: int) -> tuple[int, str] | None:
    """Give the end and the unit of a unit noun that starts at `at`, or None."""
    found = UNIT.match(text, at)
    if found is None or found.lastgroup is None:
        return None
    unit = _NOUNS[int(found.lastgroup[1:])][1]
    return found.end(), unit


def said_monthly(text: str, start: int, end: int) -> bool:
    """Tell whether the words between two positions say that the figure is per month."""
    return _MONTHLY.search(text, start, end) is not None


def names_a_thing(text: str, at: int) -> bool:
    """Tell whether a noun follows a bare number at once: `550 000 euros à 111 chauffeurs` counts drivers."""
    found = _NEXT.match(text, at)
    if found is None or not found.group(2) or found.group(1) or text[at : at + 1] != " ":
        return False
    word = found.group(2)
    return (
        len(word) > 3
        and word not in _FREE_NEXT
        and not _MONEY_NOUN.match(word)
        and not word.startswith("milli")
    )


_SHARES = re.compile(
    r" (?:de|of) (?:(?:its|their|his|her|the|own|new|existing|common|ses|leurs|nouvelles) ){1,3}"
    r"(?:shares|actions|titres)(?!\w)"
)
_OWN_THINGS = re.compile(
    r" (?:de|d') ?(?:ses|leurs) (?!fonds|économies|réserves|revenus|profits|bénéfices|pertes|liquidités|"
    r"dettes)"
    r"[^\W\d_]{3,}s(?!\w)"
)
_DETERMINERS = frozenset(
    "sa son ses leur leurs la le les plus moins quoi ce cette ces mon ma mes nos notre "
    "cash compléments fonds".split()
)


def counts_things(text: str, at: int, french: bool) -> bool:
    """Tell whether the word behind a scaled number is a thing counted: `6 millions de Français`.

    In French a thing counted always follows `de`; in English it follows at once.
    """
    rest = text[at : at + 40]
    if _SHARES.match(rest) or (french and _OWN_THINGS.match(rest)):
        return True
    if _MONEY_NOUN.match(rest.lstrip(" -")):
        return False
    found = _NEXT.match(rest)
    if found is None or found.group(2) is None:
        return False
    if found.group(1):
        return found.group(2) not in _DETERMINERS and found.group(1) != "of "
    if french:
        return False
    if not rest.startswith((" ", "-")):
        return False
    return found.group(2) not in _FREE_NEXT and not found.group(2).endswith(("ed", "ly"))
