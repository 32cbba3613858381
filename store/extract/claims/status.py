"""What a sentence says of the state of a deal, with the words that say it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from store.extract.claims.triggers import Fired
from store.model import Status


class Cue(NamedTuple):
    """One way of saying a status: the words, and an example that is also its test."""

    status: Status
    words: str
    example: str


CUES: tuple[Cue, ...] = (
    Cue(
        "rejected",
        r"(?:a |ont |avait |aurait )?(?:rejeté|refusé|décliné|repoussé|écarté|abandonné|"
        r"retoqué|enterré)(?:e|s|es)?\b|refuse\b|rejette\b|décline\b|"
        r"abandonn(?:e|ent)\b|renonc(?:e|é|ent|er)\b|(?:rejected|declined|turned down|"
        r"rebuffed|refused|spurned|scrapped|abandoned|called off|walked away|fell through|"
        r"dropped|blocked|withdr[ae]wn?)\b|"
        r"tombé(?:e)? à l'eau|avorté(?:e)?\b|annul(?:e|é|ée)\b|fin de non-recevoir|échoué\b|"
        r"capot(?:e|é)\b|collaps(?:e|ed)\b|cancell?ed\b|a dit non|fell apart|falls apart|dead "
        r"since|turn(?:s|ed) (?:him|it|them|her|@+) down|voted down|scuttled|shelved|thwarted|"
        r"jeté l'éponge|said no\b",
        "OpenAI a rejeté l'offre de Musk.",
    ),
    Cue(
        "conditional",
        r"à condition (?:que|de|d')|sous (?:réserve|condition)|sous conditions?|si (?:les|la|"
        r"le|l'|@|elle|il|ces|certain)[^.;]{0,60}(?:condition|objectif|approbation|feu vert|"
        r"transition|atteint|remplit|verrouill)|"
        r"(?:soumis|subordonné|suspendu)(?:e|es|s)? à|dépend(?:ra|ant)? d(?:e|u)|"
        r"conditionn(?:é|ée|ées|és)\b|provided that|subject to|contingent (?:on|upon)|"
        r"conditional (?:on|upon)|"
        r"on condition|if (?:certain|@|it|the|they)|unless|pourrait être ramené|could be "
        r"(?:cut|reduced)|pending (?:regulatory|approval)|à moins que|dans le cas où|sinon",
        "Ce financement est soumis à l'approbation des actionnaires.",
    ),
    Cue(
        "rumoured",
        r"aurai(?:t|ent)\b|serai(?:t|ent)\b|envisagerai(?:t|ent)|négocierai(?:t|ent)|"
        r"discuterai(?:t|ent)|chercherai(?:t|ent)|prévoirai(?:t|ent)|viserai(?:t|ent)|"
        r"s'apprêterai(?:t|ent)|"
        r"dépenserai(?:t|ent)|valoriserai(?:t|ent)|investirai(?:t|ent)|lèverai(?:t|ent)|"
        r"rachèterai(?:t|ent)|préparerai(?:t|ent)|songerai(?:t|ent)|paierai(?:t|ent)|"
        r"verserai(?:t|ent)|"
        r"(?:selon|d'après|according to) (?:des|les|une|deux|plusieurs|nos|certaines?|un|two|"
        r"three|several|people|a person|sources?|some|\w+ people) ?(?:sources?|informations?|"
        r"personnes?|médias?|rumeurs?|proches?|documents?|"
        r"people|familiar|with|proche|report)?|(?:en|in) (?:advanced |early |exclusive |"
        r"preliminary |the final )?(?:discussions?|négociations?|pourparlers|talks|"
        r"negotiations)|in (?:advanced |early )?stages|"
        r"négoci(?:e|ent|ation)\b|discut(?:e|ent) (?:d'|avec|du|de)|reportedly|rumou?r(?:ed|"
        r"s)?|rumeurs?|is said to|are said to|serait sur le point|would be|people familiar|"
        r"sources? (?:said|told|say)|"
        r"is (?:considering|exploring|weighing|mulling|nearing|close to)|are (?:considering|"
        r"exploring|weighing|mulling|nearing|close to)|considering|weighing|mulling|nearing|"
        r"proche(?:s)? d'un accord|près de (?:conclure|boucler)|sur le point de|"
        r"pourrai(?:t|ent) (?!être ramené)\w+|could (?!be (?:cut|reduced))\w+|may (?:acquire|"
        r"buy|raise|invest)|might (?:acquire|buy|raise)|indiscrétions?|croit savoir|bruits de "
        r"couloir|on prête|has held talks|held talks|approached|pourparlers",
        "OpenAI aurait levé 40 milliards de dollars.",
    ),
    Cue(
        "opinion",
        r"estim(?:e|ent|ait|é|er)\b(?! à)|selon (?:les analystes|lui|elle|moi|le cabinet|les "
        r"experts|les estimations|les prévisions|les projections|une étude|une estimation)|"
        r"(?:coûterait|coûteraient|vaudrait|atteindrait|atteindraient|représenterait|pèserait|"
        r"rapporterait|devrait atteindre|devrait peser|devrait représenter|pourrait atteindre|"
        r"pourraient atteindre|"
        r"pourrait (?:valoir|peser|coûter|rapporter|représenter)|devraient atteindre)|prévoit "
        r"un marché|je veux|je pense|à mon avis|analystes?|analysts?|"
        r"estimat(?:e|es|ed|ing)|forecast(?:s|ed)?|projected\b|reckons?\b|maybe\b|put(?:s)? "
        r"the (?:market|latter|cost|figure)|parie(?:nt)? sur|projections?|predict(?:s|"
        r"ed)?|pourrai(?:t|ent) \w+|(?:could|might|would) \w+|(?:could|would|might|may) "
        r"(?:cost|reach|be worth|exceed|hit|total|generate|top)|expects the market|is "
        r"expected to reach|"
        r"prévisions?|anticip(?:e|ent)\b|table(?:nt)? sur|i want|i think|in my view|"
        r"plaisant(?:e|é|ait)|ironis(?:e|é|ait)|jok(?:es|ed)|quip(?:s|ped)|imagine\b|"
        r"believes?\b|expects?\b|expected to|s'attend(?:ent)? à|pense que|assure que|will "
        r"reach by|d'ici (?:à )?20\d\d",
        "Chaque gigawatt coûterait 50 milliards de dollars.",
    ),
    Cue(
        "proposed",
        r"propos(?:e|é|ée|és|ées|er|ent|ait|ition)\b|envisag(?:e|ent|é|er|eait)\b|souhait(?:e|"
        r"ent|é|ait|er)\b|veut\b|veulent\b|voulai(?:t|ent)|voudrait|cherch(?:e|ent|ait|ant) à|"
        r"ambitionn(?:e|ent)|vis(?:e|ent|ait)\b|"
        r"espèr(?:e|ent)\b|demand(?:e|ent|é|ait)\b|réclam(?:e|ent|é|ait)\b|recommand(?:e|é|er|"
        r"ent)\b|projett(?:e|ent)|projet d(?:e|')|compt(?:e|ent)(?: bien)? \w+(?:er|ir|re)\b|"
        r"plan(?:s|ned|ning)? to|"
        r"hop(?:es|ing) to|seek(?:s|ing)?\b|sought|wants? to|looking to|aim(?:s|ing)? (?:to|for)|"
        r"propos(?:es|ed|al|ing)\b|offer(?:s|ed)?\b|(?<!the )(?<!its )(?<!an )(?<!public "
        r")offering\b|(?<!s')offre\b|offrait|intends? to|"
        r"asks? for|asking for|asked for|bid\b|bids\b|mis sur la table|met sur la table|"
        r"pitch(?:es|ed)",
        "Elon Musk propose de racheter OpenAI.",
    ),
    Cue(
        "announced",
        r"(?:va|vont) (?!de )\w+(?:er|ir|re)\b|s'engag(?:e|ent|eant|er)\b|s'est "
        r"engagé(?:e)?\b|se sont engagé(?:e)?s|engag(?:é|ée|és) à|annonc(?:e|ent|é|ée|és|ées|"
        r"er|ait|ant)\b|annonce\b|"
        r"dévoil(?:e|ent|é|er)\b|s'apprêt(?:e|ent) à|will\b|is set to|are set to|(?:has |have "
        r")?agreed\b|agrees\b|to (?:acquire|buy|invest|raise|pay|spend|sell|merge)\b|"
        r"announc(?:e|es|ed|ing|ement)\b|unveil(?:s|ed)\b|pledg(?:e|es|ed|ing)\b|"
        r"commit(?:s|ted|ting|ment)?\b|promis(?:e|es|ed|ing)?\b|promet(?:tent|tait)?\b|"
        r"(?:investira|lèvera|rachètera|versera|paiera|déboursera|consacrera|injectera|"
        r"dépensera|financera|recevra|sera|seront|fournira)\b|d'ici (?:la fin|fin|à)|dans les "
        r"prochaines? \w+|"
        r"\w{2,}(?<!op)(?<!cam)(?:era|eront|ira|iront|dra|dront|aura|auront)\b|is expected to|"
        r"are expected to|devrai(?:t|ent)\b|doi(?:t|vent) \w+(?:er|ir|re)\b|prévoi(?:t|ent)\b|"
        r"is due to|has promised|prévu(?:e|s|es)?\b|prochainement|allou(?:é|ée|és|ées)\b|"
        r"allocated|earmarked|over the next|au cours des prochain",
        "SoftBank s'est engagé à investir 30 milliards de dollars.",
    ),
    Cue(
        "completed",
        r"vien(?:t|nent) (?:tout juste )?d(?:e |')|(?:a|ont|avait|avaient) (?:\w+ment |déjà |"
        r"bien |récemment |finalement |ainsi |aussi |également |tout juste )?(?:\w+(?:é|és|ée|"
        r"i|u|is|it|ert|aint))\b|(?:est|sont|été|s'est|se sont) (?:\w+ )?(?:\w+(?:é|ée|és|ées|"
        r"u|ue|i|ie|is|ise))\b|"
        r"bouclé(?:e)?\b|finalisé(?:e)?\b|conclu(?:e|s|t)?\b|signé(?:e|s|es)?\b|clos(?:ed|"
        r"es)?\b|complet(?:ed|es)\b|finali[sz]ed\b|(?:has|have|had) (?:\w+ly |already |just |"
        r"now )?\w+(?:ed|en|ht|ld|id|un|de|nt|ut)\b|"
        r"raised|acquired|bought|invested|signed|secured|sold|spent|received|generated|"
        r"reported|won|paid|sued|filed|settled|fined|landed|struck|poured|snapped up|took|led "
        r"by|lève\b|lèvent\b|rachète\b|rachètent\b|raises\b|acquires\b|buys\b|invests\b|"
        r"injecte\b|"
        r"boucle\b|s'offre\b|investit\b|investissent\b|signe\b|signent\b|reçoit\b|décroche\b|"
        r"obtient\b|levé(?:s|e)?\b|accusent?\b|sues\b|porte plainte|averag(?:ed|es)|débarque|"
        r"entre au capital|cède\b|s'allient?\b|s'associent?\b",
        "Mistral a levé 600 millions d'euros.",
    ),
)

_COMPILED = tuple((cue.status, re.compile(rf"(?<![^\W\d_])(?:{cue.words})")) for cue in CUES)


class Said(NamedTuple):
    """A status and where its cue stands in the mask."""

    status: Status
    start: int
    end: int


@lru_cache(maxsize=32)
def cues_in(mask: str, low: int, high: int) -> tuple[Said, ...]:
    """List the status cues of mask[low:high], by strength of the status.

    Kept for the last few clauses: the amounts of one sentence all ask for the same.
    """
    found: list[Said] = []
    for status, pattern in _COMPILED:
        if hit := pattern.search(mask, low, high):
            found.append(Said(status, hit.start(), hit.end()))
    return tuple(found)


_DEFAULTS: dict[str, Status] = {
    "bid": "proposed", "partnership": "announced",
}  # fmt: skip
_GUESS = (
    "pourrai",
    "could",
    "might",
    "would",
    "coûterai",
    "vaudrai",
    "estim",
    "atteindrai",
    "analyst",
    "forecast",
    "je ",
    "i ",
)
_SOURCED = re.compile(
    r"people familiar|a person familiar|sources?\b|reportedly|talks|discussions|"
    r"pourparlers|rumeur|rumou?r|négoci"
)
_PAID = re.compile(r"(?<!\w)(?:paid|cost|versé|payé|déboursé)(?!\w)")
_SOURCES = re.compile(
    r"people familiar|(?:a )?person familiar|sources? (?:said|told|say|close|proches?)|reportedly"
    r"|(?:selon|d'après) (?:des|plusieurs|deux|nos|une|certaines) (?:sources?|personnes?|"
    r"informations|proches?)"
)
_NEXT_CLAUSE = re.compile(
    r",? (?:and|et|puis|then) (?:has|have|had|will|is|was|a|ont|va|est|s'est|avait|it|he|"
    r"she|il|elle)(?!\w)|, (?:which|who|qui|when|quand|lorsque|où|dont) "
)
_CLAUSE = re.compile(r";|(?<!\w)(?:mais|but|tandis que|alors que|while|whereas)(?!\w)")


def status_of(
    mask: str, fired: object, at: tuple[int, int], kind: str, inherent: Status | None
) -> tuple[Status, str | None]:
    """Tell the status of a fact from the clause that states it, and keep the words that say so.

    The strongest cue wins (a refusal over a rumour, a rumour over a plan, a plan over a deed); an
    opinion only where the kind is a figure. Without a cue, the rule's own status, then the kind's.
    """
    low, high = _clause(mask, at)
    if isinstance(fired, Fired):
        at = (min(at[0], fired.start), max(at[1], fired.end))
        low, high = _clause(mask, at)
    said = {one.status: one for one in cues_in(mask, low, high)}
    if "rumoured" not in said and (source := _SOURCES.search(mask)):
        said["rumoured"] = Said("rumoured", source.start(), source.end())
    if inherent == "conditional" and _PAID.search(mask):
        return "completed", None
    if inherent in ("rejected", "conditional"):
        one = said.get(inherent)
        return inherent, mask[one.start : one.end].strip() if one else None
    _weigh(mask, said, kind, inherent, at[1] if fired is not None else len(mask))
    for status, _ in _COMPILED:
        if status in said:
            one = said[status]
            return status, mask[one.start : one.end].strip() or None
    return inherent or _DEFAULTS.get(kind, "completed"), None


_FIGURES = frozenset({"price", "spending", "market_metric", "other_amount", "revenue", "valuation"})


def _weigh(mask: str, said: dict[Status, Said], kind: str, inherent: Status | None, end: int) -> None:
    """Drop the cues that do not hold for this kind, or that another one makes void."""
    if kind not in _FIGURES:
        said.pop("opinion", None)
    elif "conditional" in said and mask[said["conditional"].start :].startswith(("if ", "si ")):
        said.pop("conditional")
    if inherent == "proposed":
        said.pop("announced", None)
        said.pop("completed", None)
    if "opinion" in said and "rumoured" in said:
        guess = mask[said["opinion"].start :].startswith(_GUESS) and not _SOURCED.search(mask)
        said.pop("rumoured" if guess else "opinion")
    if "proposed" in said and said["proposed"].start > end:
        said.pop("proposed")
    if "proposed" in said and "rumoured" in said and mask[said["rumoured"].start :].startswith("aurai"):
        said.pop("rumoured")


def _clause(mask: str, at: tuple[int, int]) -> tuple[int, int]:
    """The clause around a span: up to a semicolon or an opposing conjunction on either side."""
    low, high = 0, len(mask)
    for stop in _CLAUSE.finditer(mask):
        if stop.end() <= at[0]:
            low = stop.end()
        elif stop.start() >= at[1]:
            high = stop.start()
            break
    following = _NEXT_CLAUSE.search(mask, at[1], high)
    if following:
        high = following.start()
    return low, high
