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
