"""Numbers written in words, French and English, up to the scale word that they count.

Works backwards from a scale or currency word: `six cents` before `millions`, `two and a half`
before `billion`. At most nine words are looked at, so the cost is bounded.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FRENCH = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15,
    "seize": 16, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90,
    "cent": 100, "cents": 100, "mille": 1000,
}  # fmt: skip
_ENGLISH = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
    "thousand": 1000, "six": 6,
}  # fmt: skip
_TENS = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30,
    "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "dozen": 12,
}  # fmt: skip
_VALUES = {**_ENGLISH, **_FRENCH}
_ARTICLES = frozenset({"un", "une", "a", "an"})
_VAGUE = frozenset(
    "dizaines centaines milliers quelques plusieurs tens hundreds thousands dozens several few many".split()
)
_TAIL = re.compile(r"[^\W\d_]{1,14}\Z")
_BACK = 72
"""Characters looked back for the words of one number."""


class Worded(NamedTuple):
    """A number read in words: where it starts, its value, whether it is only about right, and the rule."""

    start: int
    value: float
    about: bool
    rule: str


def _tokens_before(text: str, floor: int, end: int) -> list[tuple[str, int]]:
    """List the words just before `end`, nearest first, stopping at anything but space or hyphen."""
    low = max(floor, end - _BACK)
    words: list[tuple[str, int]] = []
    at = end
    for word in reversed(text[low:end].replace("-", " ").split(" ")):
        start = at - len(word)
        if word and not word.isalpha():
            tail = _TAIL.search(word)
            if tail:
                words.append((tail.group(), start + tail.start()))
            break
        if word:
            if start == low and low > floor and text[low - 1].isalnum():
                break
            words.append((word, start))
            if len(words) == 9:
                break
        at = start - 1
    return words


def _fold(words: list[str]) -> float | None:
    """Add up number words in reading order; None when they do not make one number.

    `quatre-vingt-dix-sept` is 4 × 20 + 17, `six cents` 6 × 100, `two hundred fifty` 2 × 100 + 50.
    """
    total, group = 0, 0
    previous = 10**6
    for word in words:
        value = _VALUES[word]
        if value in (100, 1000):
            group = max(group, 1) * value
            if value == 1000:
                total, group = total + group, 0
            previous = value
        elif value == 20 and group % 10 == 4 and word.startswith("vingt"):
            group = group - 4 + 80
            previous = 80
        elif value < previous or (previous in (60, 80) and 10 <= value < 20):
            if 0 < previous < 20 and not (previous == 10 and value in (7, 8, 9)):
                return None
            group += value
            previous = value if previous not in (60, 80) else min(value, 19)
        else:
            return None
    return float(total + group) if total + group else None


def _half_before(names: list[str]) -> tuple[int, float] | None:
    """Read the fixed fractions: (how many words they take, value)."""
    back = tuple(names[:4])
    if back[:1] == ("demi",):
        return (2, 0.5) if back[1:2] in (("un",), ("d",)) else (1, 0.5)
    if back[:2] in (("a", "half"), ("de", "moitié")):
        return _and_a_half(names) or (2, 0.5)
    if back[:1] == ("half",):
        return _and_a_half(names) or (1, 0.5)
    if back[:3] in (("a", "of", "quarter"), ("de", "quart", "un")):
        return (3, 0.25)
    return None


def _and_a_half(names: list[str]) -> tuple[int, float] | None:
    """Read `two and a half` before a scale word."""
    if names[:3] == ["half", "a", "and"] and len(names) > 3 and names[3] in _VALUES:
        return 4, _VALUES[names[3]] + 0.5
    return None


def number_before(text: str, floor: int, end: int) -> Worded | None:
    """Read the number in words that ends at `end`; None when there is none, or a vague one."""
    words = _tokens_before(text, floor, end)
    if not words:
        return None
    names = [word for word, _ in words]
    half = _half_before(names)
    if half is not None:
        taken, value = half
        return Worded(words[taken - 1][1], value, False, "words.half")
    if names[0] in ("de", "d") and len(names) > 1 and names[1] in _TENS:
        if len(names) > 2 and names[2] == "une":
            return Worded(words[2][1], float(_TENS[names[1]]), True, "words.about")
        return None
    return _run_of_words(words, names)


def _joins(word: str, after: str, before: str) -> bool:
    """Tell whether `et` or `and` is inside one number: `vingt et un`, `two hundred and fifty`."""
    if word == "et":
        return after in ("un", "une", "onze") and before in _FRENCH
    return word == "and" and before in ("hundred", "thousand")


def _run_of_words(words: list[tuple[str, int]], names: list[str]) -> Worded | None:
    """Take the longest run of number words that reads as one number."""
    run: list[str] = []
    best: tuple[int, float] | None = None
    for index, name in enumerate(names):
        if name in _VALUES:
            run.insert(0, name)
            value = _fold(run)
            counts = name not in _ARTICLES or index == 0 or names[index - 1] in ("hundred", "thousand")
            if value is not None and counts:
                best = (index, value)
        elif not (index + 1 < len(names) and run and _joins(name, run[0], names[index + 1])):
            break
    if best is None:
        return None
    index, value = best
    following = names[index + 1] if index + 1 < len(names) else ""
    if following in _VAGUE:
        return None
    return Worded(words[index][1], value, False, "words")
