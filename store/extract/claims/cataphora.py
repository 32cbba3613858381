"""The side of a deal told in a circumstance, named only by the main clause behind it.

`Depuis son rachat par Google, Fitbit a perdu` says with `son` whom Google bought, `En rachetant Streamlit,
Snowflake a gagné` and `Following its purchase of Segment, Twilio` leave the buyer to what follows: cataphora,
as grammars call it.
"""

from __future__ import annotations

import re

from store.extract.claims.openings import opening
from store.extract.claims.passages import Sentence
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.model import Party, Role

_ITS = re.compile(
    r"[^\w@]{0,4}(?:[^@¤;:]{0,24} )?(?:son|sa|leur|its|their) (?:[^\W\d_]+ ){0,2}\Z|"
    r"[^\w@]{0,4}(?:avec|grâce à|via|par|with|through|thanks to) (?:l'|le |la |the )(?:[^\W\d_]+ |¤+ )?\Z"
)
"""What is possessed by whom the main clause names: `Un an après son`, `Shortly after its planned`."""
_BY_DOING = re.compile(
    r"[^\w@]{0,4}(?:[^@¤;:,]{0,30}(?<!\w)(?:après|avant|afin|sans|pour|de|d'|after|before|since|by|for|"
    r"from|in|"
    r"of|while|when|to|fresh from))? ?(?:(?:s'être|avoir|having) (?:[^\W\d_]+ment |déjà |just |recently )?)?"
    r"(?:en )?(?:s')?\Z"
)
"""What leads up to a gerund, participle or infinitive of which the main clause has the subject."""
_NON_FINITE = re.compile(
    r"(?:s')?(?:[^\W\d_]+(?:ant|ing|er|ir|re|é|ée)|[^\W\d_]*(?:acquis|pris|offert|mis)|bought|acquired|taken|"
    r"acquire|buy|take)(?!\w)"
)
_APPOSED = "acquisition.bought_apposed"
_TAKES: dict[str, tuple[Role, Role]] = {
    "acquisition": ("buyer", "target"),
    "bid": ("bidder", "target"),
    "investment": ("investor", "recipient"),
}
"""Who acts and who undergoes, in the kinds of deal that circumstances tell."""


def add_main_subject(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> None:
    """Give a deal told in a fronted circumstance the side that the subject of the main clause stands for.

    Only where that side is the one missing: the other must be named in the circumstance itself.
    """
    if fired.rule.kind == "funding_round":
        _add_raiser(sentence, fired, named)
    sides = _TAKES.get(fired.rule.kind)
    if sides is None or len(named) != 1:
        return
    if named[0].role == sides[1] and (helped := _helped(sentence, fired, named[0].name)):
        named.append(Party(helped, sides[0]))
        return
    first = opening(sentence)
    if fired.rule.name == _APPOSED and first.sort == "name" and first.mention is not None:
        if first.mention.type == "ORG" and first.mention.name != named[0].name:
            named.append(Party(first.mention.name, sides[0]))
        return
    if first.at <= fired.end or first.sort not in ("name", "description"):
        return
    doer, undergoer = sides
    before = sentence.mask[: fired.start]
    role: Role
    if named[0].role == doer and fired.rule.noun and _ITS.fullmatch(before):
        role = undergoer
    elif named[0].role == undergoer and (
        _ITS.fullmatch(before) if fired.rule.noun else _leads_up(sentence, fired)
    ):
        role = doer
    else:
        return
    if first.sort == "description":
        name = salience.described(sentence)
    else:
        name = first.mention.name if first.mention and first.mention.type in ("ORG", "PRODUCT") else None
    if name and name != named[0].name:
        named.append(Party(name, role))


_RAISING = re.compile(
    r"[^\w@]{0,4}(?:en|après|avec|grâce à|depuis|fort d|forte d|suite à|lors d|avant|by|with|after|"
    r"following)(?!\w)"
    r"[^@;:]{0,60}\Z"
)
"""What leads up to a round told in a circumstance: `En annonçant un tour de`, `Grâce à cette levée de`."""


def _add_raiser(sentence: Sentence, fired: Fired, named: list[Party]) -> None:
    """Give a round told in a fronted circumstance to the subject of the main clause behind it."""
    first = opening(sentence)
    if any(p.role == "recipient" for p in named) or first.at <= fired.end:
        return
    if first.sort != "name" or _RAISING.match(sentence.mask[: fired.start]) is None:
        return
    raiser = first.mention
    if raiser and raiser.type in ("ORG", "PRODUCT") and all(p.name != raiser.name for p in named):
        named.append(Party(raiser.name, "recipient"))


_HELPS = re.compile(
    r"[^@;.]{0,40}@+(?:,[^@,;]{0,60},)? (?:(?:will|would|should|could|is expected to|va|doit|devrait|"
    r"pourrait) )?"
    r"(?:helps?|allows?|enables?|lets?|gives?|aide(?:r|ra)?|(?:permet(?:tre|tra|trait)?|donne(?:ra|r)?|"
    r"offr(?:e|ir|ira)) "
    r"(?:à|au)) ?(?:the |le |la |l')?(?P<name>@+)"
)


def _helped(sentence: Sentence, fired: Fired, bought: str) -> str | None:
    """The firm that a purchase is told to help: `The acquisition of Auth0 will help Okta grow`."""
    found = _HELPS.match(sentence.mask, fired.end) if fired.rule.noun else None
    if found is None:
        return None
    end = sentence.start + found.end("name")
    helped = next((m for m in sentence.mentions if m.end == end and m.type == "ORG"), None)
    return helped.name if helped and helped.name != bought else None


def _leads_up(sentence: Sentence, fired: Fired) -> bool:
    """Tell whether a trigger is a verb without a subject, behind nothing but what leads up to it."""
    if _NON_FINITE.match(sentence.mask, fired.start) is None:
        return False
    return _BY_DOING.match(sentence.mask[: fired.start]) is not None
