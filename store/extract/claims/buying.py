"""Money paid in order to buy: `X a déboursé 900 millions pour faire l'acquisition de Y` tells of a takeover.

The verb alone would make an investment or a contract of it; what the money is for says what it is.
"""

from __future__ import annotations

import re

from store.extract.claims.grammar import WHICH
from store.extract.claims.objects import object_meant
from store.extract.claims.openings import DESCRIBED
from store.extract.claims.passages import Sentence
from store.extract.claims.subjects import who_is_said
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.extract.claims.verbs import Verb
from store.model import Kind, Mention, Party, Role

_INFINITIVES = (
    r"(?:s'emparer|se porter acquéreur|prendre (?:le contrôle|possession)|"
    r"(?:faire|réaliser|boucler|finaliser|financer) (?:l'acquisition|le rachat)) d(?:e|u|')|"
    r"(?:mettre (?:[^@;.¤]{1,14} )?la main|faire main basse) sur|"
    r"acheter(?! (?:des|les|ses|leurs|du|de la)(?!\w))|(?:s'adjuger|s'offrir|racheter|acquérir|avaler|"
    r"absorber|"
    r"croquer|reprendre|rafler|intégrer|souffler|ravir|arracher)"
)
"""Ways to say in the infinitive that a firm is bought; wares in the plural are no firm."""
PAYS = re.compile(
    r"(?:mis|met|mett|align|débours|vers|pa[iy]|dépens|sort|lâch|offr|offert|offer|spen[dt]|propos|engag|"
    r"mobilis|investi|apport)"
    r"[^\W\d_]{0,6}(?!\w)"
)
"""Verbs that say that money is paid or offered."""
_TO_BUY = re.compile(
    rf"(?<!\w)pour (?:{_INFINITIVES}) ?"
    r"(?:la |le |l'|son |sa |les )?(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,6}(?:d'|de )?(?P<name>@+)"
)
_TO_BUY_THEM = re.compile(
    rf"[^@;.¤]{{0,30}}¤+ pour (?:{_INFINITIVES}) ?"
    r"(?!(?:des |ses |leurs )(?:propres )?(?:actions|titres|obligations))"
)
_FOR_THEM = re.compile(
    r"[^@;.¤]{0,30}¤+ (?:(?:in|en|all) [^\W\d_]{3,9} )?(?:for|pour) "
    r"(?:(?P<left>the (?:remains|rest|lot|whole (?:thing|lot)|assets|pieces|remaining assets|ashes)|"
    r"what(?:ever)? "
    r"(?:was|is|were|remained) ?(?:left)?|les (?:restes|actifs|décombres)|la dépouille|l'ensemble|le tout|"
    r"ce qu'il en rest(?:e|ait))(?=[.,;:)]|\Z| (?:and|et|in|en|of it) )|"
    r"(?P<it>it)(?=[.,;:)]|\Z| (?:in|last|when|as|and|but|back) )|(?=the |la |le |l'|ce |cet |cette |"
    r"this ))"
)
"""What is paid for a firm that words or `it` stand for: `paid $11.1bn for the Cambridge software house`."""
_FOR_WHICH = re.compile(rf"(?<!\w)pour (?:{WHICH}|qui) [^;¤]{{0,50}}\Z")
_FOR_IT = re.compile(r"(?:\A|[:;,] |(?<!\w)et )pour (?:la |le |l')?(?:[^\W\d_]+ ){0,2}(?P<name>@+), ")
"""What is paid for, told before who pays: `Pour Motorola, Google avait déboursé 12,5 milliards`."""
_LAID_OUT = re.compile(r"(?:débours|dépens|align|vers|lâch|mis)[^\W\d_]{0,4}(?!\w)")


def for_a_purchase(kind: Kind, named: list[Party], verb: Verb) -> tuple[Kind, list[Party]]:
    """Make a takeover of what is paid in order to buy: `Pour s'emparer de Y, X a aligné 3 milliards`."""
    sentence, fired, others, salience = verb
    if kind in ("acquisition", "lawsuit", "funding_round") or not PAYS.match(sentence.mask, fired.start):
        return kind, named
    payers = [p for p in named if p.role in ("investor", "bidder", "customer", "subject", "buyer")]
    bid = kind == "bid"
    role: Role = "bidder" if bid else "buyer"
    made: Kind = "bid" if bid else "acquisition"
    if _FOR_WHICH.search(sentence.mask[max(0, fired.start - 60) : fired.start]):
        told = next((o for o in others if o.rule.kind == "acquisition" and o.end <= fired.start), None)
        sides = who_is_said(sentence, told, salience) if told and told.rule.alone else []
        return (made, sides or [Party(p.name, role) for p in payers]) if told else (kind, named)
    if fronted := _paid_for_before(sentence, fired, payers):
        rest = [Party(p.name, role) for p in payers if p.name != fronted.name]
        return made, [*rest, Party(fronted.name, "target")]
    bought = _TO_BUY.search(sentence.mask)
    if bought is None:
        return _of_described(kind, named, sentence, fired, salience, payers)
    end = sentence.start + bought.end("name")
    target = next((m for m in sentence.mentions if m.end == end and m.type in ("ORG", "PRODUCT")), None)
    if target is None or any(p.name == target.name for p in payers):
        return kind, named
    sides = [Party(p.name, role) for p in payers]
    if not payers:
        meant = salience.meant(sentence, "it")
        sides = [Party(meant, role)] if meant and meant != target.name else []
    return made, [*sides, Party(target.name, "target")]


def _of_described(
    kind: Kind,
    named: list[Party],
    sentence: Sentence,
    fired: Fired,
    salience: Salience,
    payers: list[Party],
) -> tuple[Kind, list[Party]]:
    """Make a takeover of money paid to buy whom only words describe: `pour acheter la jeune pousse`."""
    role: Role
    found = _TO_BUY_THEM.match(sentence.mask, fired.end)
    if payers and found is None and (bought := _paid_for(sentence, fired, payers, salience)):
        role = "bidder" if kind == "bid" else "buyer"
        taken: Kind = "bid" if kind == "bid" else "acquisition"
        return taken, [*(Party(p.name, role) for p in payers), Party(bought, "target")]
    if found is None or not payers:
        return kind, named
    words = DESCRIBED.match(sentence.mask, found.end())
    payer = payers[0].name
    meant = object_meant(sentence, words.group(), payer, fired.start, salience) if words else None
    role = "bidder" if kind == "bid" else "buyer"
    sides = [Party(p.name, role) for p in payers]
    if meant and meant != payer and words and " " in words.group().replace("'", " "):
        sides.append(Party(meant, "target"))
    return "bid" if kind == "bid" else "acquisition", sides


def _paid_for(sentence: Sentence, fired: Fired, payers: list[Party], salience: Salience) -> str | None:
    """The firm, described or `it`, that money is paid for; wares and services in other words are none."""
    found = _FOR_THEM.match(sentence.mask, fired.end)
    payer = payers[0].name
    if found is None:
        return _topic_paid(sentence, fired, payer, salience)
    if found["it"] or found["left"]:
        return _only_other(sentence, fired, payer, salience)
    words = DESCRIBED.match(sentence.mask, found.end())
    if words is None or " " not in words.group().replace("'", " "):
        return None
    meant = object_meant(sentence, words.group(), payer, fired.start, salience)
    return meant if meant != payer else None


def _only_other(sentence: Sentence, fired: Fired, payer: str, salience: Salience) -> str | None:
    """The one firm besides who pays that this sentence, up to its verb, or the one before it names."""
    at = sentence.start + fired.start
    before = salience.passed[-1] if salience.passed else sentence
    for told in (sentence, before) if before.block == sentence.block else (sentence,):
        near = [m.name for m in told.mentions if m.end <= at and m.type in ("ORG", "PRODUCT")]
        others = dict.fromkeys(name for name in near if name != payer)
        if others:
            return next(iter(others)) if len(others) == 1 else None
    return None


_ONLY_PAID = re.compile(
    r"[^@;.¤]{0,30}¤+(?: (?:en|in) (?:(?:[^\W\d_]+ )?\d{4}|[^\W\d_]{3,9}(?: \d{4})?|cash|numéraire)|"
    r" à l'époque| "
    r"last [^\W\d_]+| then| alors| pour (?:l'|la |le )(?:avoir|racheter|emporter)| for it){0,3}[.!?]? ?\Z"
)
"""A sentence that tells no more than who paid what, and when: `Rakuten a payé 200 millions en 2010.`"""
_TELLS_OF = re.compile(
    r"[*_»\"]{0,2}(?: ?\?|,? (?:c'est|c'était|ce fut|that(?:'s| is| was)|it(?:'s| is|"
    r" was)) )"
)
"""Behind the name a sentence or question is about: `PriceMinister, c'est de l'histoire ancienne !`"""


def _topic_paid(sentence: Sentence, fired: Fired, payer: str, salience: Salience) -> str | None:
    """The firm that the sentence before is about, where this one only tells what was paid, and by whom."""
    before = salience.passed[-1] if salience.passed else None
    if before is None or not _ONLY_PAID.match(sentence.mask, fired.end):
        return None
    for mention in before.mentions:
        told = mention.type in ("ORG", "PRODUCT") and mention.name != payer
        if told and _TELLS_OF.match(before.mask, mention.end - before.start):
            return mention.name
    return None


def _paid_for_before(sentence: Sentence, fired: Fired, payers: list[Party]) -> Mention | None:
    """The firm that a fronted `pour` names, before the one who laid out the money."""
    if not _LAID_OUT.match(sentence.mask, fired.start):
        return None
    fronted = [*_FOR_IT.finditer(sentence.mask, 0, fired.start)]
    if not fronted:
        return None
    end = sentence.start + fronted[-1].end("name")
    firm = next((m for m in sentence.mentions if m.end == end), None)
    pays = {p.name for p in payers} - ({firm.name} if firm else set())
    return firm if firm and firm.type in ("ORG", "PRODUCT") and pays else None
