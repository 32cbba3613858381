"""The context rules: what stands beside a name tells what it is. The rules are data, in `rules.txt`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from store.extract.names.lexicon import lexicon
from store.text.remembered import Remembered

_REACH = 72
"""Characters looked at on each side of a name."""
_OPENING, _CLOSING = frozenset(("« ", ' "')), frozenset(("»", '"'))
"""What stands on both sides of a name in quotation marks, which rules look past."""
_GOES_ON = re.compile(r"(?:…|\.\.\.) [a-zéàê]")
"""Dots behind a name in the middle of its sentence (`Zeliq… a levé`), which rules look past."""
_NEAR = 7
"""Words looked at on each side of a name."""
_TOKEN = re.compile(r"'s(?!\w)|(?:qu|lorsqu|puisqu|jusqu|[dlnsjmtc])'(?=\w|$)|\w+(?:-\w+){0,6}|[^\w\s]")
_FURTHER = 5
"""Words to the left in which a rule that begins with any word looks for the one it needs."""
_OTHER = re.compile(
    r", (?:[^\W\d_A-Z][\w-]* ){0,3}(?!(?:de|of|at|du|chez|for|à|en|from|and|et) )"
    r"[^\W\d_A-Z][\w-]* [A-Z]\w+ [A-Z]"
)
"""After a name: a function that belongs to the person named next (`in Boden, chief executive Jane Doe`)."""
_SMALL = frozenset(
    "de d' du des par à au aux et ou que qui pour sur avec le la les l' un une of by to and or that the a"
    " an on with from in en dans chez at for as sous vers".split(" ")
)
"""Words that `~` does not stand for: they would lead a rule into another phrase."""
_PHRASE = 3
"""Words of the longest phrase in a class."""


class Element(NamedTuple):
    """One place of a pattern: `words` accepted there (None: any); `phrase`: some have several words."""

    words: frozenset[str] | None
    optional: bool
    phrase: bool
    digits: int


class Rule(NamedTuple):
    """One context rule. `left` is nearest first. `type` may be `NONE`: then it speaks against a name."""

    name: str
    type: str
    weight: float
    left: tuple[Element, ...]
    right: tuple[Element, ...]
    example: str


def _element(raw: str, classes: dict[str, frozenset[str]]) -> Element:
    optional = raw.endswith("?") and len(raw) > 1
    body = raw[:-1] if optional else raw
    if body.startswith("{"):
        words = frozenset(word.lower() for word in classes[body[1:-1]])
        return Element(words, optional, any(" " in word for word in words), 0)
    if body == "~":
        return Element(None, optional, False, 0)
    if body.startswith("#"):
        return Element(None, optional, False, len(body))
    return Element(frozenset(body.split("/")), optional, False, 0)


def read_rules() -> tuple[Rule, ...]:
    """The rules of `rules.txt`, in file order."""
    classes = lexicon().classes
    found: list[Rule] = []
    for line in Path(__file__).with_name("rules.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, kind, weight, pattern, example = (part.strip() for part in line.split(" | "))
        words = pattern.split()
        at = words.index("NAME")
        left = tuple(_element(word, classes) for word in reversed(words[:at]))
        right = tuple(_element(word, classes) for word in words[at + 1 :])
        found.append(Rule(name, kind, float(weight), left, right, example))
    return tuple(found)


class _Ready(NamedTuple):
    """A rule, and what tells most of them at a glance not to fit.

    `behind` holds the words one of which must stand right behind the name; None where any may. One of those
    of `far` must stand somewhere on the side that is read first.
    """

    rule: Rule
    behind: frozenset[str] | None
    far: frozenset[str] | None


class _Found(NamedTuple):
    """The rules found by one word: by the word that stands next to it, and those for any other."""

    beside: dict[str, tuple[_Ready, ...]]
    other: tuple[_Ready, ...]


_NO_RULES = _Found({}, ())


class _Index(NamedTuple):
    """Rules by a word they need: the nearest to the name on the side read first, or one further left."""

    left: dict[str, _Found]
    further: dict[str, tuple[_Ready, ...]]
    right: dict[str, _Found]


def _keys(elements: Sequence[Element], backwards: bool) -> set[str]:
    """The words one of which a side must have: those of its leading elements, up to one that is required."""
    keys: set[str] = set()
    for element in elements:
        if element.digits:
            keys.add("#" * element.digits)
        elif element.words is not None:
            keys.update(word.split(" ")[-1 if backwards else 0] for word in element.words)
        if (not element.optional and element.words is not None) or element.digits:
            break
    return keys


def _must_stand(elements: Sequence[Element], backwards: bool) -> frozenset[str] | None:
    """The words one of which must stand first for `elements` to fit; None when others may, or nothing."""
    for at, element in enumerate(elements):
        if element.words is None:
            return None
        if not element.optional:
            return frozenset(_keys(elements[: at + 1], backwards))
    return None


def _beyond(elements: Sequence[Element], backwards: bool) -> frozenset[str] | None:
    """`_must_stand` for what follows the first element, where that is one word."""
    first = elements[0]
    return None if first.optional or first.phrase else _must_stand(elements[1:], backwards)


def _far(elements: Sequence[Element], backwards: bool) -> frozenset[str] | None:
    """The words of the last element that must be there and does not take any word, beyond the first two."""
    told = [one for one in elements[2:] if one.words is not None and not one.optional]
    return frozenset(_keys(told[-1:], backwards)) if told else None


def _found(rules: Sequence[tuple[_Ready, frozenset[str] | None]]) -> _Found:
    """Rules by the word beside the one they are found by, in their order; None lets any stand there."""
    words = frozenset[str]().union(*(beyond for _, beyond in rules if beyond is not None))
    beside = {
        word: tuple(ready for ready, beyond in rules if beyond is None or word in beyond) for word in words
    }
    return _Found(beside, tuple(ready for ready, beyond in rules if beyond is None))


@lru_cache(maxsize=1)
def _index() -> _Index:
    sides: tuple[dict[str, list[tuple[_Ready, frozenset[str] | None]]], ...] = ({}, {}, {})
    for rule in read_rules():
        elements = rule.left or rule.right
        wild = elements[0].words is None and not elements[0].digits
        wild = wild or (elements[0].optional and elements[1].words is None)
        side = sides[2 if not rule.left else int(wild)]
        backwards = bool(rule.left)
        behind = _must_stand(rule.right, False) if backwards else None
        beyond = None if wild else _beyond(elements, backwards)
        ready = _Ready(rule, behind, _far(elements, backwards))
        for key in _keys(elements, backwards):
            side.setdefault(key, []).append((ready, beyond))
    left, further, right = ({word: _found(rules) for word, rules in side.items()} for side in sides)
    return _Index(left, {word: rules.other for word, rules in further.items()}, right)


def _fits(elements: tuple[Element, ...], first: int, words: Sequence[str], i: int, backwards: bool) -> bool:
    """Whether the pattern from element `first` on fits `words` from `i` on."""
    for at in range(first, len(elements)):
        element = elements[at]
        if element.optional or element.phrase:
            return _fits_loosely(elements, at, words, i, backwards)
        if i == len(words) or not _accepts(element, words[i]):
            return False
        i += 1
    return True


def _fits_loosely(
    elements: tuple[Element, ...], at: int, words: Sequence[str], i: int, backwards: bool
) -> bool:
    """`_fits` where element `at` may be left out, or stand for several words."""
    element = elements[at]
    if element.optional and _fits(elements, at + 1, words, i, backwards):
        return True
    if i < len(words) and _accepts(element, words[i]) and _fits(elements, at + 1, words, i + 1, backwards):
        return True
    if not element.phrase or element.words is None:
        return False
    for end in range(i + 2, min(i + _PHRASE, len(words)) + 1):
        several = words[i:end]
        phrase = " ".join(reversed(several) if backwards else several)
        if phrase in element.words and _fits(elements, at + 1, words, end, backwards):
            return True
    return False


def _accepts(element: Element, word: str) -> bool:
    """Whether one word may stand in the place of `element`."""
    if element.words is not None:
        return word in element.words
    if element.digits:
        return word.isdigit() and (element.digits == 1 or len(word) == element.digits)
    return word[0].isalpha() and word not in _SMALL


def fired(text: str, start: int, end: int, line_start: int, line_end: int) -> list[Rule]:
    """The rules that the words around `text[start:end]`, on its own line, satisfy. `text` is plain."""
    before = text[max(line_start, start - _REACH) : start].lower()
    after = text[end : min(line_end, end + _REACH)]
    if "*" in before or "*" in after:  # emphasis
        before, after = before.replace("*", ""), after.replace("*", "")
    if after.startswith(("…", "...")) and (dots := _GOES_ON.match(after)):
        after = after[dots.end() - 1 :]
    if before[-2:] in _OPENING and after[:2].strip() in _CLOSING:
        before, after = before.rstrip(' "«'), after.lstrip(' "»')
    left = _last_words(before)
    right = _first_words(after.lower())
    found = _fired_left(left, right) if left else []
    if right:
        found += _fired_right(right)
        if right[0] == "," and (apposed := _APPOSED.match(after)):
            found += _fired_right(_first_words(after[apposed.end() :].lower()))
    if (
        right
        and right[0] == ","
        and any(r.name == "person.apposition" for r in found)
        and _OTHER.match(after)
    ):
        return [rule for rule in found if rule.name != "person.apposition"]
    return found


_APPOSED = re.compile(
    r", (?:an?|the|une?|le|la|l'|one of|[A-Z][\w-]* ?'s|formerly)(?= |(?<=')) ?"
    r"[^,.;:!?()\"«»]{3,60}, (?=[^\W\d_A-Z])"
)
"""What is told of a name between commas, before its verb: `Zeliq, a payments platform, raises`."""


def _fired_right(right: list[str]) -> list[Rule]:
    """The rules that look right first."""
    if not right:
        return []
    rules, second = _index().right, right[1] if len(right) > 1 else ""
    beside, other = rules.get(right[0], _NO_RULES)
    tried = beside.get(second, other)
    if right[0].isdigit():
        beside, other = rules.get("#" * len(right[0]), _NO_RULES)
        tried += beside.get(second, other)
    found: list[Rule] = []
    for rule, _, far in tried:
        if (far is None or not far.isdisjoint(right)) and _fits(rule.right, 0, right, 0, False):
            found.append(rule)
    return found


def _cut(run: str) -> tuple[str, ...]:
    """The words of a run of signs that a blank follows: there an elision leads to nothing."""
    return (run,) if run.isalpha() else tuple(_TOKEN.findall(run + " "))


_RUNS = Remembered(_cut).__getitem__
_BACKWARDS = Remembered(lambda run: _cut(run)[::-1]).__getitem__
"""The words of runs of signs, in their order and the last one first: most runs come back."""
_ENDS = Remembered(lambda run: tuple(_TOKEN.findall(run))).__getitem__
"""The words of runs behind which nothing is looked at, as right before a name."""


def _last_words(text: str) -> list[str]:
    """The last words of a text, the last one first."""
    runs = text.rsplit(" ", _NEAR)
    found = [*reversed(_ENDS(runs.pop()))]
    while runs and len(found) < _NEAR:
        found += _BACKWARDS(runs.pop())
    return found[:_NEAR]


def _first_words(text: str) -> list[str]:
    """The first words of a text."""
    *runs, end = text.split(" ", _NEAR)
    found: list[str] = []
    for run in runs:
        found += _RUNS(run)
        if len(found) >= _NEAR:
            return found[:_NEAR]
    found += _ENDS(end)
    return found[:_NEAR]


def _fired_left(left: list[str], right: list[str]) -> list[Rule]:
    """The rules that look left first; `left` is nearest first."""
    near, further, _ = _index()
    follows, second = right[0] if right else "", left[1] if len(left) > 1 else ""
    beside, other = near.get(left[0], _NO_RULES)
    tried = beside.get(second, other)
    for word in left[:_FURTHER]:
        if word in further:
            tried += further[word]
    found: list[Rule] = []
    for rule, behind, far in tried:
        if (
            (behind is None or follows in behind)
            and (far is None or not far.isdisjoint(left))
            and rule not in found
            and _fits(rule.left, 0, left, 0, True)
            and _fits(rule.right, 0, right, 0, False)
        ):
            found.append(rule)
    return found
