"""What neighbouring amounts share: ranges, changes, lists, carried scale and currency, conversions."""

from __future__ import annotations

import re
from itertools import pairwise

from store.extract.amounts.bare import carry_bare, like_a_year
from store.extract.amounts.grammar import Amount
from store.extract.amounts.metrics import names_a_thing, unit_at
from store.extract.amounts.words import number_before
from store.text.dates import ENGLISH_MONTHS, FRENCH_MONTHS

_AND = re.compile(r" (?:et|and) (?:les |de |d'|the )?\Z")
_TO = re.compile(r"(?: ?- ?| (?:à|to|jusqu'à) )\Z")
_WORD_GAP = re.compile(r" (?:et|à|and|to|ou|or) \Z")
_COMMA = re.compile(r"(?:, | (?:et|and|ou|or|puis) |, (?:et|and|puis) )\Z")
_COMMA_AT = re.compile(r"(?:,|,? (?:et|ou|puis)) à \Z")
"""What joins a list that says its preposition again: `à 27, à 15 et à 10 millions`."""
_BETWEEN = re.compile(r"(?:entre|between)(?: (?:les|environ|about))? \Z")
_FROM = re.compile(r"(?:(?:\bde|\bd'environ|\bdes|\bfrom|\bdu) |\bd')\Z")
_CHANGE = re.compile(
    r"\b(?:pass(?:e|er|é|ée|és|ées|ant|ait|era|erait)|bondi\w*|grimp\w*|augment\w*|"
    r"progress\w*|chut\w*|recul\w*|baiss\w*|"
    r"ramen\w*|rédui\w*|rev[uo]\w*|abaiss\w*|relev\w*|port(?:é|ée|er|ant)\b|tomb\w*|"
    r"fond\w*|gonfl\w*|croî\w*|descend\w*|"
    r"jump\w*|surg\w*|soar\w*|grew|grow\w*|rose|ris(?:e|en|ing)|rais(?:ed|ing)|increas\w*|"
    r"fell|fall\w*|drop\w*|cut\w*|declin\w*|"
    r"slash\w*|went|go(?:es|ing)?|up|down|doubl\w*|tripl\w*|lower\w*|revis\w*|climb\w*|"
    r"shr[aiu]nk\w*|leap\w*|swell\w*|plung\w*)\b"
)
_MONTH_BEFORE = re.compile(
    rf"(?:{FRENCH_MONTHS}|{ENGLISH_MONTHS}|article|page|top|"
    r"numéro|chapitre|série|series|phase|étape|version|act|acte|level|niveau|round|title|titre) \Z"
)
_IN_YEAR = re.compile(r"(?:\ben|\bin|\bdepuis|\bsince) \Z")
_NEARLY = "environ|près de|about|around|roughly|nearly|some"
_OPENS = re.compile(rf"\((?:(?:{_NEARLY}|soit|approx\.?|or|ou|plus de) |= ?|~ ?)*\Z")
_OR_SAYS = re.compile(
    r",? (?:soit|ou|or|i\.e\.|c'est-à-dire|the equivalent of|equivalent to|l'équivalent de)"
    rf"(?: (?:{_NEARLY}|plus de|quelque|à peu près|un peu plus de|un peu moins de))? \Z"
)


_ABOUT = re.compile(rf", (?:{_NEARLY}|almost|quelque) \Z")
_AT_A_RATE = re.compile(
    r" (?:at the time|at (?:the |current |today's |that day's |prevailing )+(?:exchange )?rates?|à l'époque"
    r"|au (?:cours|taux|change) |aux taux )"
)
"""What follows an amount said again in another currency: `A$24 billion …, about $16 billion at the time`."""


def join(text: str, found: list[Amount], low: int, high: int) -> list[Amount]:
    """Combine the single amounts of one passage and drop the bare numbers nothing completes."""
    carried = _carry_back(text, found, low)
    ranged = carry_bare(text, _ranges(text, carried, low), low, high)
    kept = [a for a in ranged if a.sort != "bare" and not _measures_nothing(text, a)]
    return _carry_currency(text, _drop_conversions(text, _drop_rates(text, kept)))


_ONE_COSTS = re.compile(
    r"(?: of [^\W\d_]+)? (?:costs?|coûte|would cost|coûterait|vaut|runs to|revient)(?!\w)"
)
_TRAINED_ON = re.compile(
    r"(?:train|entraîn|tourn|run|fine-tun)[^.;]{0,40}(?:on|sur|with|avec) (?:[^\W\d_]+ )?\Z"
)


def _measures_nothing(text: str, amount: Amount) -> bool:
    """Tell what is no measure of a business: `one gigawatt costs`, `trained on 512 chips`."""
    if amount.sort != "metric":
        return False
    if amount.value == 1 and _ONE_COSTS.match(text, amount.end):
        return True
    return amount.unit == "chips" and bool(_TRAINED_ON.search(text[max(0, amount.start - 60) : amount.start]))


def _drop_rates(text: str, found: list[Amount]) -> list[Amount]:
    """Leave out exchange rates: `($1 = 0.9414 euros)`."""
    rates: set[int] = set()
    for first, second in pairwise(found):
        if text[first.end : second.start].strip() == "=":
            rates |= {first.start, second.start}
    return [amount for amount in found if amount.start not in rates] if rates else found


def _carry_back(text: str, found: list[Amount], low: int) -> list[Amount]:
    """Give a bare number the scale and currency of the amount it is joined to: `50 et 60 milliards`."""
    done: list[Amount] = []
    for i, amount in enumerate(found):
        partner = _worded_partner(text, amount, low) if amount.rule.startswith("words") else None
        if partner and (i == 0 or found[i - 1].end <= partner.start):
            done.append(partner)
        done.append(amount)
    for i in range(len(done) - 2, -1, -1):
        first, second = done[i], done[i + 1]
        gap = text[first.end : second.start]
        again = text[max(0, first.start - 2) : first.start] == "à " and _COMMA_AT.match(gap)
        if len(gap) > 14 or not (_TO.match(gap) or _COMMA.match(gap) or again):
            continue
        if first.sort == "bare" and second.sort != "bare" and _can_share(text, first, second, gap, low):
            scale = second.scale if first.scale == 1 else 1.0
            done[i] = first._replace(
                value=first.value * scale, scale=max(scale, first.scale),
                currency=second.currency, unit=second.unit,
                sort=second.sort, per=second.per, rule=first.rule + "+carried",
            )  # fmt: skip
        elif first.sort == "scaled" and second.sort == "money":
            done[i] = first._replace(currency=second.currency, sort="money", rule=first.rule + "+carried")
        elif (
            first.sort == "money"
            and first.scale == 1
            and second.scale > 1
            and _ends_range(text, first, gap, low)
        ):
            if second.currency in (None, first.currency) and first.value < 1000:
                value = first.value * second.scale
                done[i] = first._replace(value=value, scale=second.scale, rule=first.rule + "+carried")
        elif first.sort == "money" and second.sort in ("bare", "scaled") and _TO.match(gap):
            scale = first.scale if second.scale == 1 else 1.0
            counted = second.sort == "bare" and names_a_thing(text, second.end)
            if not like_a_year(second) and not counted:
                done[i + 1] = second._replace(
                    value=second.value * scale, scale=max(scale, second.scale),
                    currency=first.currency, sort="money",
                    rule=second.rule + "+carried",
                )  # fmt: skip
    return done


def _ends_range(text: str, first: Amount, gap: str, low: int) -> bool:
    """Tell whether the gap behind an amount makes it the lower end of a range."""
    if _TO.match(gap):
        return True
    return bool(_AND.match(gap) and _BETWEEN.search(text[max(low, first.start - 20) : first.start]))


def _worded_partner(text: str, amount: Amount, low: int) -> Amount | None:
    """Find the number in words that shares the scale behind it: `deux` in `entre deux et trois milliards`."""
    gap = _WORD_GAP.search(text, max(low, amount.start - 6), amount.start)
    if gap is None:
        return None
    number = number_before(text, low, gap.start())
    if number is None or number.value >= 1000 or text[number.start : gap.start()] in ("a", "an"):
        return None
    factor = amount.scale
    if factor == 1:
        thousands = amount.value >= 1000 and amount.value % 1000 == 0 and number.value < amount.value / 1000
        if not thousands or " et " in gap.group() or " and " in gap.group():
            return None
        factor = 1000.0
    return amount._replace(
        start=number.start, end=gap.start(), value=number.value * factor, rule=number.rule + "+carried"
    )


def _can_share(text: str, first: Amount, second: Amount, gap: str, low: int) -> bool:
    """Tell a list or range from two numbers that only stand side by side."""
    before = text[max(low, first.start - 14) : first.start]
    in_year = second.value < 1900 and _IN_YEAR.search(before)
    if like_a_year(first) and (second.scale > 1 or in_year) and not _BETWEEN.search(before):
        return False
    if _MONTH_BEFORE.search(before):
        return False
    return second.scale > 1 or bool(_TO.match(gap)) or bool(_BETWEEN.search(before)) or second.sort == "money"


def _ranges(text: str, found: list[Amount], low: int) -> list[Amount]:
    """Make one amount of the two ends of a range, and mark the two ends of a change."""
    done: list[Amount] = []
    skip = False
    for i, first in enumerate(found):
        if skip:
            skip = False
            continue
        second = found[i + 1] if i + 1 < len(found) else None
        how = _range_kind(text, first, second, low) if second else None
        if second and how == "range":
            joined = first._replace(
                end=second.end, value_max=second.value, currency=second.currency or first.currency,
                unit=second.unit or first.unit, per=second.per or first.per, rule=second.rule + "+range",
                sort=second.sort if first.sort == "scaled" else first.sort,
            )  # fmt: skip
            done.append(joined)
            skip = True
        elif second and how == "change":
            done.append(first._replace(rule=first.rule + "+change"))
        else:
            done.append(first)
    return done


def _range_kind(text: str, first: Amount, second: Amount, low: int) -> str | None:
    """Tell a range (one uncertain amount) from a change (two amounts) or neither."""
    if "bare" in (first.sort, second.sort) or (first.sort == "percent") != (second.sort == "percent"):
        return None
    same = first.currency == second.currency or None in (first.currency, second.currency)
    if not same or (first.unit or second.unit) != (second.unit or first.unit):
        return None
    gap = text[first.end : second.start]
    if len(gap) > 14:
        return None
    before = text[max(low, first.start - 60) : first.start]
    if _AND.match(gap):
        return "range" if _BETWEEN.search(before) and first.value < second.value else None
    if not _TO.match(gap):
        return None
    if first.value >= second.value:
        return "change"
    if "-" not in gap and _FROM.search(before) and _CHANGE.search(before):
        return "change"
    return "range"


def _drop_conversions(text: str, found: list[Amount]) -> list[Amount]:
    """Leave out what only repeats an amount in another currency: in brackets, or after `soit`."""
    kept: list[Amount] = []
    bracket_end, money = -1, None
    for amount in found:
        if amount.start < bracket_end and money and amount.currency != money:
            continue
        if kept and amount.currency and kept[-1].currency and amount.currency != kept[-1].currency:
            gap = text[kept[-1].end : amount.start]
            if len(gap) < 40 and _OPENS.search(gap):
                close = text.find(")", amount.end, amount.end + 120)
                bracket_end, money = close, kept[-1].currency
                continue
            if len(gap) < 40 and _OR_SAYS.match(gap):
                continue
            if len(gap) < 90 and _ABOUT.search(gap) and _AT_A_RATE.match(text, amount.end):
                continue
        kept.append(amount)
    return kept


_LABEL_WORD = re.compile(r"(?<!\w)(?=[^\W\d_]{3})")


def _labelled(text: str, amount: Amount) -> Amount:
    """Give a large figure the unit of the label before it: `Active users: 111 million`."""
    if amount.sort != "scaled" and not (amount.sort == "bare" and amount.value >= 1000):
        return amount
    low = max(0, amount.start - 60)
    colon = text.rfind(":", low, amount.start)
    if colon < 0 or text[colon + 1 : amount.start].strip(" ~≈*"):
        return amount
    start = max(text.rfind("\n", low, colon), text.rfind(".", low, colon), low - 1) + 1
    for word in _LABEL_WORD.finditer(text, start, colon):
        noun = unit_at(text, word.start())
        if noun is not None:
            return amount._replace(unit=noun[1], sort="metric", rule=amount.rule + "+labelled")
    return amount


_NEW_SENTENCE = re.compile(r"[.!?…][»\"')]* +\S|\n")
_FAR = 400


def _still_said(text: str, said: int, start: int, stated: set[str | None]) -> bool:
    """Tell whether a currency said before still holds: in its sentence, or where no other was said near.

    A quotation speaks in money of its own: only what stands inside it holds there.
    """
    between = text[said:start]
    if not _NEW_SENTENCE.search(between):
        return True
    return len(stated) == 1 and len(between) < _FAR and between.count('"') % 2 == 0


def _carry_currency(text: str, found: list[Amount]) -> list[Amount]:
    """Give a scaled amount the currency stated just before it in the same passage."""
    done: list[Amount] = []
    found = [_labelled(text, amount) for amount in found]
    current: str | None = None
    stated: set[str | None] = set()
    at = 0
    counted: dict[str, str | None] = {}
    for amount in found:
        if amount.sort == "money":
            current = amount.currency
            stated.add(current)
            at = amount.end
        elif amount.sort == "metric":
            if amount.per:
                counted[amount.per] = amount.unit
        elif amount.sort == "scaled" and amount.per in counted:
            amount = amount._replace(
                unit=counted[amount.per], sort="metric", rule=amount.rule + "+carried_unit"
            )
        elif amount.sort == "scaled" and current and _still_said(text, at, amount.start, stated):
            amount = amount._replace(currency=current, sort="money", rule=amount.rule + "+carried_currency")
        done.append(amount)
    following: str | None = None
    for i in range(len(done) - 1, -1, -1):
        amount = done[i]
        if amount.sort == "money" and amount.scale > 1:
            following = amount.currency
        elif amount.sort == "scaled" and following and i + 1 < len(done):
            between = text[amount.end : done[i + 1].start]
            if len(between) < 60 and ". " not in between:
                done[i] = amount._replace(
                    currency=following, sort="money", rule=amount.rule + "+carried_currency"
                )
            else:
                following = None
    return done
