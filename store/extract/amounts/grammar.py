"""Reads every amount of a passage by itself: number, scale, currency or unit.

The passage is read once for numbers in digits and once for scale or currency words that numbers in
words stand before. Each number is completed on both sides (currency, scale, unit); what neighbours
share is told afterwards, in `joins`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Literal, NamedTuple

from store.extract.amounts import metrics, units
from store.extract.amounts.numbers import NUMBER, read_number
from store.extract.amounts.words import number_before
from store.model import Approximate
from store.record import maker

Sort = Literal["money", "scaled", "metric", "percent", "bare"]
Rhythm = Literal["year", "month", "week", "day", "unit"]


class Amount(NamedTuple):
    """One amount expression: where it is and what it says, in units.

    `sort` is `money` with a currency, `scaled` for a large figure with neither currency nor unit,
    `metric` with a unit, `percent`, and `bare` for a number that still wants all of these. `rule` names
    the rules that read it, joined by `+`. `per` is what it is paid or counted by. `scale` is the multiplier
    that was written (1 when none was). `hedge` is the span of the words that soften it.
    """

    start: int
    end: int
    value: float
    value_max: float | None
    currency: str | None
    unit: str | None
    approximate: Approximate | None
    sort: Sort
    rule: str
    per: Rhythm | None = None
    scale: float = 1.0
    hedge: tuple[int, int] | None = None


_amount = maker(Amount)

_WORD_ANCHOR = re.compile(
    r"(?:milliards?|millions?|milliers|billions?|trillions?|thousand|crores?|euros?|dollars?|yens?"
    r"|yuans?|gigawatts?|livres? sterling|pounds?)(?!\w)"
)
"""A word that a number in words stands before."""
_IN_ANCHORS = (
    "illi", "euro", "dollar", "thousand", "crore", "yen", "yuan", "gigawatt", "livre", "pound",
)  # fmt: skip
"""Letters one of which each of these words holds, and begins with but for the first ones: they are found
far quicker than the words."""
_AND_A_HALF = re.compile(r" (?:et demie?|and a half)\b")
_LINK = re.compile(r"https?://[^\s<>)\]]{1,400}")
_WORD_SCALES = frozenset(
    "milliard milliards million millions billion billions trillion trillions thousand crore crores".split()
)
_IDIOM = re.compile(
    r"(?<!\w)(?:sans|pas|jamais|without|not|never|aucun|moindre|encore|another|n't)(?: [^\W\d_]+){0,2} \Z"
)
"""What makes `un dollar` or `a cent` a way of saying nothing: `sans lever un dollar`."""
_THE_ONE = re.compile(r"(?<!\w)(?:le|du|au|son|leur|ce|chaque|premier|notre|votre) \Z")


def scan(text: str, start: int, end: int, language: str | None) -> list[Amount]:
    """Read the single amounts of plain text[start:end] in order, bare numbers included."""
    links = [m.span() for m in _LINK.finditer(text, start, end)] if text.find("://", start, end) >= 0 else []
    found = [
        amount
        for m in NUMBER.finditer(text, start, end)
        if not (links and any(low <= m.start() < high for low, high in links))
        and (amount := _digits(text, m, start, end, language))
    ]
    anchors = _anchors(text, start, end)
    if not anchors:
        return found
    taken = {a.end for a in found}
    spans = [(a.start, a.end) for a in found]
    worded: list[Amount] = []
    for anchor in anchors:
        amount = _worded(text, anchor, start, end, language)
        if amount and amount.end not in taken and not _inside(spans, amount):
            if worded and worded[-1].end > amount.start:
                continue
            worded.append(amount)
    if not worded:
        return found
    return sorted([*found, *worded], key=lambda a: a.start)


def _anchors(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The words of a passage that a number in words can stand before; none that figures stand before."""
    found: list[re.Match[str]] = []
    for letters in _IN_ANCHORS:
        at = text.find(letters, start, end)
        while at >= 0:
            begin = at if letters != "illi" else at - 2 if text.startswith("tr", at - 2) else at - 1
            before = text[max(0, begin - 2) : begin]
            counted = before[-1:] == " " and before[:1].isdecimal()
            if not counted and begin >= start and not (before[-1:].isalnum() or before[-1:] == "_"):
                anchor = _WORD_ANCHOR.match(text, begin, end)
                if anchor:
                    found.append(anchor)
            at = text.find(letters, at + 1, end)
    return sorted(found, key=re.Match.start) if len(found) > 1 else found


def _inside(spans: list[tuple[int, int]], amount: Amount) -> bool:
    at = bisect_left(spans, (amount.start, 0))
    near = spans[max(0, at - 1) : at + 1]
    return any(s < amount.end and amount.start < e for s, e in near)


def _digits(text: str, m: re.Match[str], low: int, high: int, language: str | None) -> Amount | None:
    """Read one amount whose number is in digits."""
    start, at = m.span()
    before = text[max(low, start - 8) : start]
    prefix = units.currency_before(before)
    if prefix is None and before and _goes_on(before):
        return None
    ahead = text[at : min(high, at + 1)]
    tail = units.SCALE.match(text, at, min(high, at + 14))
    if ahead and (ahead.isalpha() or ahead in "_@") and tail is None and not _unit_glued(text, at):
        return None
    scale, rule = 1.0, "digits"
    code = units.currency_of(prefix["sign"], prefix["code"], None) if prefix else None
    if tail is not None:
        word = tail["scale"]
        after = text[tail.end() : tail.end() + 24]
        if _scale_holds(word, tail["gap"], after, code is not None):
            scale = units.scale_value(word, after, code is not None, language)
            at = tail.end()
            rule += "+scale"
    value = read_number(m.group(), language, scale > 1)
    if value is None:
        return None
    if scale > 1 and (half := _AND_A_HALF.match(text, at, high)):
        value, at = value + 0.5, half.end()
    begin = start - len(prefix.group()) if prefix else start
    french = language == "fr" or (tail is not None and tail["scale"].startswith(("milliard", "md")))
    return _completed(text, begin, at, high, value * scale, scale, code, rule, french)


def _goes_on(before: str) -> bool:
    """Tell whether figures only go on with what stands before them: a word, a number, a time, an address."""
    last, other = before[-1], before[-2:-1]
    if last == "-" and other:
        last, other = other, before[-3:-2]
    if last == ",":
        return other.isdecimal()
    return last in ".:/#@_" or (last.isalnum() and not last.isdecimal())


def _unit_glued(text: str, at: int) -> bool:
    return metrics.unit_at(text, at) is not None or units.SUFFIX.match(text, at) is not None


def _scale_holds(word: str, gap: str, after: str, symbol: bool) -> bool:
    """Tell whether a short scale letter is one: `$5B`, `5M users`, `3 k€`, never `5 m` or a bare `7B`."""
    if word in ("mille", "millier"):
        return gap != "" or symbol
    if word not in units.LETTER_SCALES and word not in ("mn", "bn", "tn", "mm"):
        return True
    if symbol and gap in ("", " ") and not (gap and word in ("t", "b", "k") and after[:1].isalnum()):
        return True
    if units.SUFFIX.match(after):
        return True
    return (gap == "" and metrics.unit_at(after, 0) is not None) or word in ("bn", "mn", "tn")


def _worded(text: str, anchor: re.Match[str], low: int, high: int, language: str | None) -> Amount | None:
    """Read one amount whose number is in words: `six cents millions d'euros`, `half a billion`."""
    word, at = anchor.group(), anchor.end()
    if anchor.start() > low and text[anchor.start() - 1].isdigit():
        return None
    number = number_before(text, low, anchor.start())
    if number is None:
        singular = word in ("milliard", "million", "billion", "trillion")
        one = _THE_ONE.search(text[max(low, anchor.start() - 9) : anchor.start()]) if singular else None
        if one is None:
            return None
        start, value, rule, about = anchor.start(), 1.0, "words.the_one", False
    else:
        start, value, about, rule = number.start, number.value, number.about, number.rule
    scale = 1.0
    if word in _WORD_SCALES:
        scale = units.scale_value(word, text[at : at + 24], False, language)
        if half := _AND_A_HALF.match(text, at, high):
            value, at = value + 0.5, half.end()
    elif word == "milliers":
        return None
    else:
        at = anchor.start() - 1
    french = language == "fr" or word.startswith("milliard")
    amount = _completed(text, start, at, high, value * scale, scale, None, rule, french)
    if amount is None or (scale == 1 and amount.sort == "bare"):
        return None
    if scale == 1 and value == 1 and _IDIOM.search(text[max(low, start - 24) : start]):
        return None
    if rule == "words.the_one" and amount.sort not in ("money", "metric"):
        return None
    return amount._replace(approximate="about") if about else amount


def _completed(
    text: str,
    start: int,
    at: int,
    high: int,
    value: float,
    scale: float,
    code: str | None,
    rule: str,
    french: bool = False,
) -> Amount | None:
    """Add the currency or unit behind a number, and tell what sort of amount it makes."""
    rhythm: Rhythm | None = None
    unit: str | None = None
    suffix = units.SUFFIX.match(text, at, min(high, at + 44))
    if suffix and units.weighs(suffix["word"]) and value < 10_000 and "sterling" not in suffix["word"]:
        suffix = None
    if suffix is not None and (code is None or suffix["word"] or suffix["sign"] is None):
        stated = units.currency_of(suffix["sign"], suffix["code"], suffix["word"])
        code = stated if code is None or stated != "USD" else code
        at = suffix.end()
    sort: Sort = "money" if code else "bare"
    if code is None:
        if percent := metrics.PERCENT.match(text, at, high):
            at, sort, unit = percent.end(), "percent", "%"
        elif noun := metrics.unit_at(text, at):
            if metrics.said_monthly(text, at, noun[0]):
                rhythm = "month"
            at, sort, unit = min(noun[0], high), "metric", noun[1]
        elif scale > 1:
            if metrics.counts_things(text, at, french):
                return None
            sort = "scaled"
    if value == 0 and sort in ("money", "scaled"):
        return None
    if per := metrics.PER.match(text, at, min(high, at + 48)):
        rhythm = per.lastgroup  # type: ignore[assignment]
    if unit == "calls" and rhythm:
        unit = f"calls/{rhythm}"
    return _amount((start, at, value, None, code, unit, None, sort, f"{rule}+{sort}", rhythm, scale, None))
