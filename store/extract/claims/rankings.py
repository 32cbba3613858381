"""Money told by the place it gives a firm among others: `Kyriba ferme la marche avec 3 millions d'euros`.

Round-ups rank the rounds of a week or month; the verb only tells the place, and the sum stands behind
`avec` or `grâce à`. Whose it is stands as the subject, or behind `revient à` or `on retrouve`.
"""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.drafts import Draft
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.openings import opening
from store.extract.claims.passages import Sentence
from store.extract.claims.status import status_of
from store.extract.claims.triggers import Fired
from store.model import Mention, Party
from store.text.spotting import first_of

_RANKS = first_of(
    r"(?:podium|(?:première|deuxième|seconde|troisième|quatrième|cinquième|sixième|dernière|haute) "
    r"(?:place|marche|position)|place(?<=\de place)|position(?<=\de position)|marche(?= (?:du podium|"
    r"avec))|(?:la|une) (?:palme|médaille)|"
    r"(?:classement|palmarès)(?!\w)|juste derrière|rafle(?:nt)? la mise|de (?:tête|queue)(?!\w)|"
    r"en tête(?!\w)|"
    r"(?:first|second|third|fourth|fifth|top|last) (?:place|spot)|runner-up)"
)
_GIVEN_TO = re.compile(
    r"(?<!\w)(?:(?:revient|revenu|échoit|va|attribuée?|décernée?) (?:cette semaine |ce mois-ci |ensuite |"
    r"donc )?"
    r"(?:à|au|aux)|"
    r"(?:occupée?|prise?|dominée?|raflée?|complétée?|remportée?|trustée?) par|(?:on|l'on) (?:re)?trouve|"
    r"c'est|goes to|went to|taken by) (?:la (?:start-up|jeune pousse|fintech|société) |le |la |l'|the )?"
    r"(?:[^\W\d_]+(?:-[^\W\d_]+)? ){0,2}?(?=@)"
)
_WITH_SUM = re.compile(
    r"(?:,? (?:avec|grâce à|fort d[e']|forte d[e']|et|with|thanks to)) ?(?:[^\W\d_]+ ){0,2}?"
    r"(?:(?:une?|son|sa|ses|l'|la|le|leurs?|an?|its) ?)?"
    r"(?:(?:[^\W\d_]+ ){0,2}?(?:opération|levée|levée de fonds|tour|tour de table|financement|total|butin|"
    r"magot|"
    r"pactole|round|raise|haul) (?:à |de |d'|d'un montant de |of )?)?"
    r"(?:(?:près|plus|un peu plus|un peu moins|environ|quelque|about|over|more than) (?:de |d')?)?\Z"
)
_SPEAKS_OF_ROUNDS = re.compile(
    r"(?i)(?<!\w)(?:lèvent?|levées?|levés?|tours? de table|opérations?|récolt[^\W\d_]+|rounds?|raised|"
    r"fundraising)"
    r"(?!\w)"
)
_ROUNDS_BACK = 24
_OTHER_FIGURE = re.compile(
    r" (?:de |d'|en |of |in )(?:capitalisation|valorisation|chiffre|revenus?|ventes|bénéfices?|résultat|"
    r"recettes|"
    r"commandes|market|revenue|sales|profit)"
)


def ranks(sentence: Sentence) -> bool:
    """Tell whether a sentence tells the place of somebody among others."""
    return _RANKS.match(sentence.mask) is not None


def _given(sentence: Sentence, at: int) -> Mention | None:
    """Who is given a place by words before a position of the mask: `la palme revient à X`."""
    *_, given = None, *_GIVEN_TO.finditer(sentence.mask, 0, at)
    start = sentence.start + given.end() if given else -1
    return next((m for m in sentence.mentions if m.start == start and m.type in ("ORG", "PRODUCT")), None)


def with_ranked(named: list[Party], sentence: Sentence, fired: Fired) -> list[Party]:
    """Make who is given a place with a round its recipient: `La 14e place revient à X, avec un tour de`."""
    if fired.rule.kind != "funding_round" or not ranks(sentence):
        return named
    firm = _given(sentence, fired.start)
    low = sentence.start + fired.start
    if firm is None or any(firm.end <= m.start < low and m.type == "ORG" for m in sentence.mentions):
        return named
    others = [p for p in named if p.role != "recipient" and p.name != firm.name]
    return [Party(firm.name, "recipient"), *others]


def _placed(sentence: Sentence, at: int) -> Mention | None:
    """Whose place a sentence tells before a position of its mask: who is given it, else its subject."""
    if given := _given(sentence, at):
        return given
    first = opening(sentence)
    own = first.mention if first.sort == "name" and first.at < at else None
    return own if own and own.type in ("ORG", "PRODUCT") else None


def ranked_round(context: Context, sentence: Sentence, amount: Amount, before: list[Draft]) -> Draft | None:
    """Draft the round that a place among the rounds of a week is told with; None where no rounds are told."""
    low, high = place(sentence, amount)
    mask = sentence.mask
    if (
        not _WITH_SUM.search(mask, max(0, low - 60), low)
        or not ranks(sentence)
        or _OTHER_FIGURE.match(mask, high)
    ):
        return None
    firm = _placed(sentence, low)
    if firm is None or not _among_rounds(context, sentence, before):
        return None
    said = status_of(mask[:high], None, (low, high), "funding_round", None)
    named = [Party(firm.name, "recipient")]
    return make_draft(
        context, sentence, amount, None, "funding_round", named, said, ("round.ranked", amount.rule)
    )


def _among_rounds(context: Context, sentence: Sentence, before: list[Draft]) -> bool:
    """Tell whether a place is one among rounds: by the sentence, by the rounds told before or the title."""
    if _SPEAKS_OF_ROUNDS.search(sentence.mask):
        return True
    kinds = [d.claim.kind for d in before[-_ROUNDS_BACK:]]
    if "funding_round" in kinds:
        return 2 * kinds.count("funding_round") >= len(kinds)
    return _SPEAKS_OF_ROUNDS.search(context.article.title or "") is not None


_MEAN = re.compile(
    r"(?<!\w)(?:tickets?|chèques?|cheques?|checks?) (?:unitaires? |initiaux |initial |d'entrée )?"
    r"(?:compris|allant|pouvant|variant|oscillant|qui |entre|ranging|between|of between)[^;.@¤]{0,40} \Z|"
    r"(?<!\w)(?:(?:ticket|montant|tour|levée|deal|opération|tour de table|round|deal|"
    r"raise)s? (?:moyen(?:ne)?s?|"
    r"médiane?s?)|"
    r"(?:la |une )?(?:moyenne|médiane)|(?:average|median|mean) (?:round|deal|ticket|raise|cheque|"
    r"check)(?: size)?)"
    r"(?![\w-]) (?:(?:[^\W\d_]+[ ']){0,6}|\()\Z"
)
_COMPARES = (
    "ticket",
    "chèque",
    "cheque",
    "check",
    "moyen",
    "médian",
    "average",
    "median",
    "mean",
    " de plus qu",
    " de moins qu",
)
"""What a sentence holds that compares rounds: looked for before any pattern is tried."""
_DIFFERENCE = re.compile(r" de (?:plus|moins) (?:que (?!prévu)|qu'(?!attendu|annoncé|espéré))")


def compared_rounds(context: Context, sentence: Sentence, amount: Amount) -> Draft | None:
    """Draft the mean of rounds, the size of tickets or how much more was raised than before, as a figure "
    "that is nobody's."""
    low, high = place(sentence, amount)
    mask = sentence.mask
    if amount.value < 1e5 or not any(word in mask for word in _COMPARES):
        return None
    if not (_MEAN.search(mask, max(0, low - 80), low) or _DIFFERENCE.match(mask, high)):
        return None
    said = status_of(mask, None, (low, high), "other_amount", None)
    return make_draft(
        context, sentence, amount, None, "other_amount", [], said, ("round.compared", amount.rule)
    )
