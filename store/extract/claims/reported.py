"""Who only reports a sum and has no part in it: `Handelsblatt évoque la somme de 630 millions d'euros`."""

from __future__ import annotations

import re

from store.extract.claims.passages import Sentence
from store.model import Mention
from store.text.guarded import Guarded

_MEDIA = (
    r"quotidien|journal|magazine|site|agence|hebdomadaire|mensuel|média|chaîne|lettre|presse|revue|"
    r"newspaper|daily|magazine|agency|outlet|broadcaster|website"
)
_TELLS = (
    r"évoqu(?:e|ent|ait|aient|é)|avanc(?:e|ent|ait|aient|é)|mentionn(?:e|ent|ait|é)|"
    r"parl(?:e|ent|ait|aient|é) (?:plutôt )?d(?:e|')|(?:fait|font|faisait) état d(?:e|')|"
    r"cro(?:it|ient|yait) savoir|tabl(?:e|ent|ait) sur|chiffr(?:e|ent|ait|é)|cit(?:e|ent|ait|é)|"
    r"suggèr(?:e|ent)|spécul(?:e|ent)|rapport(?:e|ent|ait)(?= (?:une?|que|la|le))|"
    r"évalu(?:e|ent|ait)|estim(?:e|ent|ait)|valoris(?:e|ent|ait)"
)
_REPORTS = Guarded(
    r"(?:\A|[,;:] |(?<!\w)(?:mais|et|alors que|tandis que) )[^\w@]{0,4}"
    r"(?:(?:le|la|les|the) |l')?(?:[^\W\d_]+ )?"
    rf"(?:(?P<media>{_MEDIA}) (?:[^\W\d_]+ ){{0,3}})?(?P<who>@+)(?: et (?:le |la |les )?@+)?,? "
    r"(?:(?:de (?:son|leur) côté|lui|elle|pour sa part|quant à lui|quant à elle),? )?"
    rf"(?:a |ont )?(?P<tells>{_TELLS})(?!\w)",
    by="évoqu|avanc|mention|parl|état d|savoir|tabl|chiffr|cit|sugg|spécul|rapport|évalu|estim|valoris",
)
"""A firm or an outlet as the subject of a verb of telling, up to that verb."""
_A_SUM = re.compile(
    r" ?(?:d'|de )?(?:(?:un|une|le|la|les|l'|des) ?)?(?:chiffre|somme|montant|prix|enveloppe|coût|total|"
    r"chèque|fourchette|opération|transaction|facture|investissement|deal|offre)?(?: (?:de|d'|à|entre|"
    r"autour de|compris entre|proche de|avoisinant|supérieure? à|total(?:e)?(?: de)?|global(?:e)? de))?"
    r"(?: ?(?:l'opération|la transaction|le rachat|l'acquisition|l'accord|le montant[^@¤;.]{0,30}) (?:à|"
    r"entre))?"
    r" ?(?:(?:près|plus|moins|environ|quelque|au|de|d'|autour|jusqu'à|quelques) ?(?:moins |"
    r"plus )?){0,4}\Z"
)


def reporter(sentence: Sentence, low: int) -> Mention | None:
    """The one whose verb of telling has the sum at a position of the mask for its object, if any."""
    told = _REPORTS.search(sentence.mask, max(0, low - 130), low)
    if told is None or not _A_SUM.fullmatch(sentence.mask, told.end(), low):
        return None
    at = sentence.start + told.start("who")
    return next((m for m in sentence.mentions if m.start == at and m.type in ("ORG", "PERSON")), None)


_BY_NOBODY = Guarded(
    r"(?:(?:des|plusieurs|certaines|de bonnes|nos|les|deux) sources(?: [^@¤;.]{0,40})?|la (?:presse|rumeur)"
    r"(?: [^\W\d_]+)?|(?:des|les|plusieurs|certains) (?:médias|observateurs|rumeurs|bruits|connaisseurs|"
    r"proches)(?: [^@¤;.]{0,30})?|"
    r"(?:people|sources|insiders|those)(?: [^@¤;.]{0,40})?|(?:press |media |news |some |"
    r"early )?(?:reports|rumou?rs)"
    r"(?: [^@¤;.]{0,30})?) "
    rf"(?:(?:alors|a|ont|avait|avaient|had|have|then|at the time),? ){{0,2}}(?:{_TELLS}|"
    r"mentioned|cited|suggested|spoke of|spoken of|talked (?:of|about)|pointed to|hinted at|"
    r"put (?:it|the (?:price|figure|deal|sum|cost|value)) at)(?!\w)(?: alors| plutôt| then)?",
    by="évoqu|avanc|mention|parl|état d|savoir|tabl|chiffr|cit|sugg|spécul|rapport|évalu|estim|valoris|spoke|"
    "talked|pointed|hinted|put ",
)
"""Sources without a name, up to their verb of telling: `des sources proches du dossier évoquaient alors`."""
_SUM_EN = re.compile(
    r" ?(?:(?:an?|the) )?(?:price|figure|sum|cheque|price tag|deal|amount|total)?(?: of)? ?"
    r"(?:(?:about|around|some|nearly|roughly|more than|at least|close to|almost) )?\Z"
)
_GOES_ROUND = re.compile(
    r"(?: [^@¤;.,]{0,24})? (?:circul|(?:est|était|a été|fut|sont|avait été) (?:alors )?(?:évoqué|avancé|"
    r"mentionné|cité)|"
    r"was (?:mentioned|floated|reported|cited|bandied)|(?:is|was) (?:being )?(?:doing the rounds|"
    r"talked about))"
)
_THE_SUM = re.compile(
    r"(?:chiffre|somme|montant|prix|figure|price|sum)(?: (?:de|d'|of))? ?(?:[^\W\d_]+ (?:de )?){0,2}\Z"
)


def told_by_nobody(sentence: Sentence, low: int, high: int) -> bool:
    """Tell whether only sources without a name speak of the sum at a place of the mask."""
    told = _BY_NOBODY.search(sentence.mask, max(0, low - 130), low)
    if told is not None:
        until = sentence.mask, told.end(), low
        return bool(_A_SUM.fullmatch(*until) or _SUM_EN.fullmatch(*until))
    if _GOES_ROUND.match(sentence.mask, high) is None:
        return False
    return _THE_SUM.search(sentence.mask, max(0, low - 40), low) is not None


_WORTH = re.compile(r" (?:une|la|sa) (?:[^\W\d_]+ )?\Z")


def worth_told(sentence: Sentence, at: int) -> Mention | None:
    """Who tells the value of another, whose word begins there: `le Times évoquait une valorisation`."""
    told = _REPORTS.search(sentence.mask, max(0, at - 110), at)
    if told is None or not told["tells"].startswith(_BARE):
        return None
    if not _WORTH.fullmatch(sentence.mask, told.end(), at):
        return None
    start = sentence.start + told.start("who")
    return next((m for m in sentence.mentions if m.start == start), None)


_BARE = (
    "évoqu", "avanc", "mention", "parl", "fait", "font", "faisait", "cro", "tabl", "cit", "sugg", "spécul",
)  # fmt: skip
"""Verbs that only tell: whoever `estime` or `valorise` may do so as an investor."""
