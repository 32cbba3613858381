"""Bare numbers that carry the scale and currency of the amount before them.

`80 à 100 millions d'euros, contre 70 il y a trois ans`: the 70 is 70 million euros. A bare number carries
only where its words ask for it (a comparison, a share, the pronoun `en`) and where nothing counted follows.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from store.extract.amounts.grammar import Amount
from store.extract.amounts.words import number_before

_SENTENCE = 200
"""Characters an amount may be back for a bare number to lean on it."""
_VERBS = (
    r"(?:propos|apport|pes|pès|pâs|prome|promi|vers|lev|lèv|levé|mis|met|val|vau|vend|dépens|reç|offr|réclam|"
    r"demand|investi|récolt|ramass|perd|gagn|touch|pay|coût|engag|dépos|avanc|représent|compt|ajout|fourn|"
    r"prêt|"
    r"prév|vis|espér|exig|obt|encaiss|dégag)[^\W\d_]{0,8}"
)
_COMPARED = re.compile(
    r"(?<!\w)(?:contre|against|versus|compared (?:with|to)|up from|down from|instead of|au lieu d[e']|"
    r"(?<=[, ¤])from|par rapport à)(?: (?:environ|quelque|près de|plus de|about|some|just|only|seulement|"
    r"the))?"
    r" (?:les |the )?\Z"
)
_SHARE = re.compile(
    r"(?:(?<!\w)dont|including|of which|parmi lesquels)(?: (?:environ|près de|plus de|about|some|déjà|"
    r"encore))? \Z"
)
_PRONOUN = re.compile(
    rf"(?<!\w)en (?:(?:a|ont|avait|avaient|aurait|auraient|aura) )?(?:(?:alors|déjà|aussi|encore|ainsi|"
    rf"même) )?"
    rf"{_VERBS}(?: (?:alors|déjà|aussi|encore|désormais|maintenant|aujourd'hui|près de|plus de|environ|"
    rf"bien))* \Z"
)
_OR_AT = re.compile(r"(?:\A|[.;?!:(]\s)(?:ou|or) (?:à|at|même à|even at) \Z")
_PRICED = re.compile(r"(?:series [a-h]|round|seed|tour|série [a-h]),? (?:at|à) \Z")
_CLOSES = re.compile(
    r"(?=\s*(?:[,.;:)!?»\"]|\Z|\n)|"
    r" (?:il y a|un an|a year|one year|en (?:19|20)|in (?:19|20)|(?:pour|for) |auparavant|plus tôt|"
    r"earlier|before|"
    r"previously|dès |auprès|d'ici|contre|l'an|last |the year|the previous|au |à |de plus|en (?:numéraire|"
    r"cash|actions|dettes?|fonds)|in (?:cash|stock|debt)|more(?!\w)|chacun))"
)
_SHARED = re.compile(
    r"(?=\s*[,.;:)]| (?:de (?!ses|leurs|nos|plus)|d'|dès |auprès |pour |[^\W\d_]{2,}(?:ée?s?|is|us|ed) |"
    r"en |à |au |"
    r"aux |sous |from |for |in |through ))"
)
_NEXT_SHARE = re.compile(
    r" (?:en|in|sous forme d[e']|pour|from|de la part d[e']) ?[^\d\n.;:]{3,30}?(?:,| et| and|"
    r", puis) (?:les? )?"
    r"\d[\d., ]{0,6} (?:en|in|sous forme|pour|from|de la part)(?!\w)"
)
"""A further part behind the first: `dont 468 en capital et 132 en dette`."""
_WORD_PLACE = re.compile(
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|quarante|"
    r"cinquante|cent)(?!\w)"
)


def carry_bare(text: str, found: list[Amount], low: int, high: int) -> list[Amount]:
    """Complete the bare numbers of a passage that lean on the amount before them."""
    if not any(a.sort in ("money", "metric", "scaled") for a in found):
        return found
    done: list[Amount] = []
    last: Amount | None = None
    for amount in _with_words(text, found, low, high):
        if amount.sort == "bare" and last is not None:
            amount = _leaning(text, amount, last, low, high) or _next_share(text, amount, done[-1]) or amount
        elif amount.sort in ("money", "metric", "scaled"):
            last = amount
        done.append(amount)
    return done


def _with_words(text: str, found: list[Amount], low: int, high: int) -> list[Amount]:
    """Add the small numbers in words behind the pronoun: `en a promis cinq`."""
    added: list[Amount] = []
    starts = [a.start for a in found]
    if text.find("en ", low, high) < 0:
        return found
    for word in _WORD_PLACE.finditer(text, low, high):
        before = text[max(low, word.start() - 60) : word.start()]
        if not _PRONOUN.search(before) or not _CLOSES.match(text, word.end(), min(high, word.end() + 24)):
            continue
        at = bisect_left(starts, word.start())
        if (at and found[at - 1].end > word.start()) or (at < len(found) and found[at].start < word.end()):
            continue
        number = number_before(text, low, word.end())
        if number is not None:
            added.append(
                Amount(number.start, word.end(), number.value, None, None, None, None, "bare", number.rule)
            )
    return sorted([*found, *added], key=lambda a: a.start) if added else found


def _leaning(text: str, amount: Amount, last: Amount, low: int, high: int) -> Amount | None:
    """Give a bare number what the amount before it has, where its own words ask for that."""
    if amount.start - last.end > _SENTENCE or like_a_year(amount):
        return None
    before = text[max(low, amount.start - 70) : amount.start]
    ends = min(high, amount.end + 24)
    closed = _CLOSES.match(text, amount.end, ends) is not None
    near = "\n" not in text[last.end : amount.start] and ". " not in text[last.end : amount.start]
    factor = last.scale if last.scale > 1 and amount.value < 10_000 else 1.0
    value = amount.value * factor
    rule = None
    if closed and near and _COMPARED.search(before) and _alike(value, last.value):
        rule = "compared"
    elif near and _SHARE.search(before) and _SHARED.match(text, amount.end, ends) and value < last.value:
        rule = "share"
    elif closed and (_PRONOUN.search(before) or _OR_AT.search(before)):
        rule = "pronoun"
    elif closed and near and _PRICED.search(before) and last.scale > 1:
        value = value if value > last.value else value * 1000
        rule = "priced"
    if rule is None:
        return None
    return amount._replace(
        value=value, scale=factor, currency=last.currency, unit=last.unit, sort=last.sort, per=last.per,
        rule=f"{amount.rule}+carried.{rule}",
    )  # fmt: skip


def _next_share(text: str, amount: Amount, first: Amount) -> Amount | None:
    """Give a bare number what the part of a whole right before it was given."""
    if not first.rule.endswith("carried.share") or amount.start - first.end > 44:
        return None
    if not _NEXT_SHARE.match(text, first.end, amount.end + 24):
        return None
    return first._replace(start=amount.start, end=amount.end, value=amount.value * first.scale)


def _alike(one: float, other: float) -> bool:
    """Tell whether two figures can be two states of one quantity."""
    return 0.001 < one / max(other, 1e-9) < 1000


def like_a_year(amount: Amount) -> bool:
    """Tell whether a number can as well be a year: four figures around the present."""
    return 1900 <= amount.value <= 2100 and amount.end - amount.start == 4
