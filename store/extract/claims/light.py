"""Verbs that only turn a noun's roles around: one wins, receives, is awarded or inflicts what the noun names.

`Thales décroche un contrat` makes Thales the supplier, `Intel received a grant` makes Intel the
recipient. The noun keeps the kind; the verb gives the frame.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from store.extract.claims.triggers import Fired
from store.model import Role


class Light(NamedTuple):
    """A light verb: its words, and the frame it gives to nouns of each kind."""

    name: str
    words: str
    frames: dict[str, str]
    example: str


_GAINS = {
    "bid": "left=target from=bidder by=bidder of=bidder",
    "contract": "left=supplier from=customer with=customer at=customer by=customer of=customer "
    "owner=customer for=customer",
    "investment": "left=recipient from=investor by=investor of=investor",
    "funding_round": "left=recipient from=investor led=investor by=investor with=investor",
    "grant_or_donation": "left=recipient from=donor by=donor of=donor",
    "other_amount": "from=subject by=subject left=subject",
}
_GIVES = {
    "contract": "left=customer to=supplier obj=supplier",
    "investment": "left=investor to=recipient in=recipient obj=recipient",
    "funding_round": "left=investor to=recipient in=recipient",
    "grant_or_donation": "left=donor to=recipient obj=recipient",
}
_INFLICTS = {"lawsuit": "left=plaintiff to=defendant on=defendant against=defendant obj=defendant"}
_CONDEMNS = {"lawsuit": "left=plaintiff obj=defendant"}
_PAYS = {"other_amount": "left=subject"}
_SUFFERS = {"lawsuit": "left=defendant by=plaintiff from=plaintiff of=plaintiff to=plaintiff"}

_LEADS = "left=investor in=recipient of=recipient owner=recipient obj=recipient for=recipient"

LIGHTS: tuple[Light, ...] = (
    Light(
        "light.gains",
        r"(?:remport|décroch|empoch|gagn|rafl|engrang)(?:e|é|er|ent|era|ait|erait)|s'(?:est |"
        r"être )?adjug(?:e|é|er|ée)|obt(?:ient|enu|enir|iendra)|"
        r"reçu|reçoi(?:t|vent)|recev(?:ra|ront|rait|raient|oir)|percev(?:ra|ront|rait|oir)|perçoi(?:t|vent)|"
        r"touch(?:e|er|era|eront|erait)|éligibles? à|prétendre à|bénéfici\w+|"
        r"won|wins?|winning|secur(?:ed|es)|land(?:ed|s)|clinch(?:ed|es)|receiv(?:ed|es|ing)|"
        r"gets?|got|getting|keeps|kept|bagg?(?:ed|s)|picked up|(?:was|were|been|being) (?:awarded|handed|"
        r"given|promised)|"
        r"attract(?:s|ed)|dr(?:ew|aws|awn)|obtain(?:s|ed)|lin(?:es|ed|ing) up|nabb?(?:ed|s)|scor(?:ed|es)|"
        r"(?:s'est|se sont) vu (?:promettre|accorder|octroyer|attribuer|allouer|confier|verser)|"
        r"(?:se voit|se voient) (?:promettre|accorder|octroyer|attribuer|allouer|confier|verser)|"
        r"accept(?:s|ed)|gain(?:s|ed)|rak(?:es|ed) in|landing|clinching|bagging|in line for",
        _GAINS,
        "Thales décroche un contrat de 200 millions d'euros auprès de la DGA.",
    ),
    Light(
        "light.gives",
        r"(?<!was )(?<!were )(?<!been )(?<!being )(?<!are )(?<!est vu )(?<!sont vu )(?<!voit )(?<!voient )"
        r"(?:(?:accord|attribu|octroi|confi|allou|débloqu)(?:e|é|er|ent|era|ait)|fourn(?:i|it|ir|ira|issent)|"
        r"vers(?:e|é|er|era)|octroy(?:er|é|ait|ant)|distribu(?:e|é|er|ent|era|ait)|"
        r"promis(?:e|ed|es)?|promet(?:tre)?|approuv(?:e|é|er)|autoris(?:e|é|er)|approved|"
        r"award(?:ed|s)|grant(?:ed|s)|handed|gave|gives)",
        _GIVES,
        "L'État a accordé une subvention de 40 millions d'euros à Soitec.",
    ),
    Light(
        "light.leads",
        r"(?:co-)?(?:led|leads?|leading)(?! by)|invest(?:s|ed|ing)?(?= [^;.]{0,40} in )|anchored(?! by)|"
        r"entr(?:e|ent|é|és|ée|ées)(?= (?:[^\W\d_]+ )?(?:au (?:capital|tour)|dans|en \d{4}|lors))|"
        r"joined(?! by)|backed(?! by)|backs|"
        r"(?:copilot|co-pilot|codirig|co-dirig|comen|emmen|condui|mèn|pilot|dirig|souscri|"
        r"particip)[^\W\d_]{1,5}(?! par)|mené(?! par)",
        {"funding_round": _LEADS},
        "Sequoia a souscrit à la subvention.",
    ),
    Light(
        "light.inflicts",
        r"(?<!voit )(?<!voir )(?<!vu )(?<!vue )(?<!vus )(?<!verra )(?<!voyait )inflig(?:e|é|er|ea|eait|era)|"
        r"(?<!voit )(?<!voir )(?<!vu )(?<!vue )impos(?:e|é|er|ed|es)|prononc(?:e|é|er)|slapp(?:ed|s)|"
        r"dished out|meted out|"
        r"issu(?:ed|"
        r"es)|levied|handed|requi(?:ert|s)",
        _INFLICTS,
        "La CNIL a infligé une amende de 325 millions d'euros à Google.",
    ),
    Light(
        "light.condemns",
        r"(?<!est )(?<!été )(?<!être )(?<!était )(?<!sera )(?<!sont )"
        r"(?:condamn|sanctionn|frapp)(?:e|é|er|ent|ée|era|ait)(?! (?:à|par|pour)(?!\w))",
        _CONDEMNS,
        "L'Autorité a condamné Google à une amende de 150 millions d'euros.",
    ),
    Light(
        "light.suffers",
        r"écop(?:e|é|er|ent)|hit with|condamn\w+ à|faces?|faced|facing|risqu(?:e|ent|er)|"
        r"encour(?:t|ent)|was (?:fined|ordered)|(?:se|s'est|s'était|s'être|se sont) (?:voit|voir|voient|"
        r"verra|verrait|"
        r"voyait|vue?s?) (?:infliger|imposer|réclamer)|paie|payer|"
        r"pay(?:s|ing)?|paid|settl(?:e|ed|es|ing)|hit by|named in|defend(?:s|ed|ing)?",
        _SUFFERS,
        "Google écope d'une amende de 2 milliards d'euros infligée par la Commission européenne.",
    ),
    Light(
        "light.pays",
        r"pa(?:id|ys?|ying)|owe[sd]?|vers(?:e|é|er|era|ait)|pa(?:ie|yé|yer|iera)|doit|devra|"
        r"débours(?:e|é|er|era)|règle|réglé",
        _PAYS,
        "Adobe paid Figma a $1 billion termination fee.",
    ),
)

_COMPILED = tuple((light, re.compile(rf"(?<![^\W\d_])(?:{light.words})(?![^\W\d_])")) for light in LIGHTS)
_HELD = re.compile(
    r"\A (?:chez|de|du|des|auprès d(?:e|u|es)|auprès d'|from|at|avec|with) ?(?:la |le |l'|"
    r"the )?@+ [^@]{0,30}\Z"
)
_OF_WHOM = re.compile(r" [^@;,]{0,30}@+ \Z")
"""Whose contract it is, right before the noun: `landed a $103 million Pentagon contract`."""
_REACH = 60
_OVER_NAMES = frozenset({"light.gives", "light.leads", "light.pays", "light.inflicts", "light.condemns"})
"""Verbs that may have a name between them and their noun: `awarded Thales a contract`."""


class Turned(NamedTuple):
    """A light verb found before a noun: where it stands and the slots it gives."""

    name: str
    start: int
    end: int
    slots: tuple[tuple[str, Role], ...]


def light_before(mask: str, noun_start: int, kind: str) -> Turned | None:
    """Find the light verb that governs a noun, over a name only where verb or preposition allows it."""
    low = max(0, noun_start - _REACH)
    best: Turned | None = None
    for light, pattern in _COMPILED:
        frame = light.frames.get(kind)
        if frame is None:
            continue
        for hit in pattern.finditer(mask, low, noun_start):
            between = mask[hit.end() : noun_start]
            if ";" in between or (best is not None and hit.start() < best.start):
                continue
            slots = tuple(tuple(part.split("=")) for part in frame.split())
            best = Turned(light.name, hit.start(), hit.end(), slots)  # type: ignore[arg-type]
    if best is None:
        return None
    between = mask[best.end : noun_start]
    if kind == "contract" and _OF_WHOM.match(between):
        return best
    if "@" in between and best.name not in _OVER_NAMES and not _HELD.search(between):
        return None
    return best


_PUNISHES = re.compile(r"(?<!\w)(?:inflig|impos|prononc|condamn|sanctionn|frapp)")


_HANDS = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!be )(?<!being )(?<!is )(?<!are )(?<!got )(?<!\w)(?:issue[sd]?|"
    r"impose[sd]?|levied|levies|"
    r"slapped|slaps|handed(?: out| down)?|dished out|meted out|inflicted) (?:(?:the )?@+ )?(?:an? |the |its |"
    r"another )?"
    r"(?:[^\W\d_]+ |¤+ ){0,4}\Z"
)
"""Verbs of who fines another: `The ICO issued the maximum £500,000 fine to Equifax`."""


def is_inflicted(mask: str, rule: str, at: int) -> bool:
    """Tell whether a fine is what a verb before it inflicts: `a infligé à Google une amende`."""
    if rule == "lawsuit.fine_en":
        return (
            mask.startswith(("fine", "penalt"), at) and _HANDS.search(mask, max(0, at - 90), at) is not None
        )
    if rule != "lawsuit.fine_fr" or not mask.startswith(("amende", "sanction ", "pénalité"), at):
        return False
    return _PUNISHES.search(mask, max(0, at - 90), at) is not None


_PUNISHING = (
    "inflig", "impos", "prononc", "condamn", "sanctionn", "frapp", "slapp", "levied", "fine", "amende",
)  # fmt: skip


def punishes(mask: str, verb: Fired, frame: Iterable[tuple[str, Role]]) -> bool:
    """Tell whether the subject of a verb is who punishes: an authority, never a firm only described.

    `Le gendarme de la concurrence inflige à Orange une amende`: the description stands for no firm.
    """
    return ("left", "plaintiff") in frame and mask.startswith(_PUNISHING, verb.start)
