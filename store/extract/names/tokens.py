"""Words that may belong to a name, and the lines they stand on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from store.record import maker

UPPER = "".join(
    char for char in map(chr, [*range(0x41, 0x250), *range(0x386, 0x530)]) if char.isupper() or char.istitle()
)
TLD = r"com|ai|AI|io|fr|org|net|eu|tv|gg|app|dev|co"
LEGAL_FORMS = (
    r"Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|L\.P|PLC|plc|SA|S\.A|SAS|SE|NV|N\.V|AG|GmbH|AB|ASA|Oyj|SpA|"
    r"S\.p\.A|BV|B\.V"
)
"""Forms of companies as they stand behind a name, without the last stop."""
_LOWER_MODELS = (
    r"gpt|llama|qwen|gemma|gemini|phi|claude|deepseek|mistral|mixtral|kimi|glm|grok|whisper|codestral|nemotron"
    r"|falcon|granite|olmo|sonar|smollm|ernie|minimax"
)
"""Families of models whose versions are written in small letters, as in a repository."""
_POINT = r"(?<=\d)\.\d{1,2}(?!\w)(?![.,]\d)"
"""The second part of a version (`.1` of `V3.1`)."""
_MEASURES = (
    r"(?:st|nd|rd|th|er|ers|e|es|nde?|è?me|bn|mn|tn|k|m|s|h|x|p|km|kg|cm|mm|ml|mph|kmh|fps|px|gb|mb|tb|ghz|mhz|hz"
    r"|wh|kwh|mw|gw|kw|nm|am|pm|mins?|secs?|hrs?|yrs?|ft|lb|oz|plus|ish|percent|years?|months?|weeks?|days?"
    r"|hours?|minutes?|seconds?|people|points?|millions?|billions?|milliards?|dollars?|euros?|ans?|mois|jours?"
    r"|semaines?|heures?|fois|times?|pages?|mètres?|metres?|meters?|inch|inches|pouces?)"
)
"""What letters right behind figures measure or count, and name nothing."""
_FIRM_WORD = r"(?:Media|Labs?|Capital|Ventures|Games|Studios?|Software|Networks?|Group|Holdings)(?!\w)"
_SHAPES = (
    rf"\$[A-Z][A-Z0-9]{{1,9}}(?!\w)"  # $GPS
    rf"|[{UPPER}]\.(?:[{UPPER}]\.)+(?!\w)"  # U.S.
    rf"|[a-z][a-z0-9]{{1,15}}\.(?:ai|io|cpp|js|rs)(?![\w/])"  # fal.ai, llama.cpp
    rf"|(?:{_LOWER_MODELS})(?:-[a-z0-9]{{1,12}}){{0,4}}"
    rf"-[a-z]{{0,3}}\d+[a-z]{{0,4}}(?:\.\d{{1,2}})?(?![\w.]\w)"  # gpt-oss-20b
    rf"|(?:[{UPPER}]\w*&[{UPPER}]\w*"  # AT&T
    rf"|(?!\w?[Qq]u'|Don'|Can'|Won'|Is)[{UPPER}][a-z]{{1,3}}'(?!(?:re|ve|ll)(?!\w))"
    r"[a-z]{2,8}(?!\w)"  # Ma'aden
    rf"|[{UPPER}]\w*"  # Doctolib
    rf"|[a-z]{{1,5}}[{UPPER}]\w*"  # iPhone, xAI
    rf"|(?<!\d[.,])\d{{1,2}}[{UPPER}]\w*"  # 3M
    rf"|\d{{1,3}}(?:(?!{_MEASURES}(?![a-z]))[a-z]{{2,12}}(?= [{UPPER}][a-z])"  # 4home Media
    rf"|[a-z]{{2,7}}(?= {_FIRM_WORD})"  # 4min Media
    rf"|(?!{_MEASURES}(?![a-z]))[a-z]{{4,12}}(?![\w-]|\.\w))"  # 42crunch
    rf"|[a-z]\d{{1,2}}[a-z](?!\w)"  # a16z
    rf"|o[1-9](?!\w))"  # o1
    rf"(?:{_POINT})?(?:-\w+(?:{_POINT})?){{0,6}}"  # Jean-Pierre, GPT-4.1-mini, V3.1
    rf"(?:\.(?:{TLD})(?!\w))?(?:\+(?!\w))?"  # Booking.com, Disney+
)
"""No shape looks beyond a blank, but for those of `LOOKS_ON`."""
LOOKS_ON = r"\d{1,3}[a-z]{2,12}"
"""Figures with letters, of which the word behind them may tell that they are a name (`4min Media`)."""
_SHAPE = re.compile(_SHAPES)
_LONG_LINE = 240
_HEADING = 90
_TITLE_WORDS = 6
"""Words from which a line is in title case when the text has some of them in small letters."""
_CAPS = re.compile(rf"[{UPPER}]")
_LETTERS = re.compile(r"[^\W\d_]+")
_SHOUTED = re.compile(rf"(?<!\w)[{UPPER}]{{3,}}(?!\w)")
_NOT_SMALL = bytes(sign for sign in range(256) if not 0x61 <= sign <= 0x7A)
"""All bytes but those of `a` to `z`."""
_FEW = 3
"""Capitals from which the style of a line is looked at."""
_SEVERAL = 2
_LONG_WORD = 4
"""Letters of a word that has a capital in any title."""
_LOW_SHARE = 0.34
"""Long words in small letters that a line in title case has at most."""
_LOW_WORD = re.compile(rf"(?:^| )[a-zß-öø-ÿ]{{{_LONG_WORD}}}")
_PLAIN_WORD = re.compile(r"[^\W\d_][\w'-]*")


class Word(NamedTuple):
    """A word that may belong to a name; `text` is the plain text of `start:end`."""

    text: str
    start: int
    end: int


class Line(NamedTuple):
    """A line of the text.

    `loose`: its capitals tell nothing (all capitals, or English title case). `heady`: a short line all of
    whose long words have a capital: a heading or a name, who knows.
    """

    start: int
    end: int
    loose: bool
    heady: bool


_line = maker(Line)


def first_word(form: str) -> str | None:
    """The name word that `form` begins with, as the word pattern would cut it; None when it has none."""
    found = _SHAPE.match(form)
    return found.group() if found else None


def word_pattern(odd: Iterable[str]) -> re.Pattern[str]:
    """The pattern of name words, and of the well-known forms that no shape tells (`io`, `20 Minutes`)."""
    forms = _by_first_sign(sorted(odd, key=len, reverse=True))
    return re.compile(rf"(?<![\w$])(?:(?:{forms})(?![\w-]|[.,]\d)|(?:{_SHAPES}))")


def _by_first_sign(forms: Iterable[str]) -> str:
    """The forms as alternatives, in order, those of one first sign together: it is looked at once."""
    tails: dict[str, list[str]] = {}
    for form in forms:
        tails.setdefault(form[0], []).append(re.escape(form[1:]))
    return "|".join(f"{re.escape(sign)}(?:{'|'.join(rest)})" for sign, rest in tails.items())


def lines(text: str, common: frozenset[str], lowered: frozenset[str] = frozenset()) -> list[Line]:
    """The lines of `text` in order, each with its style; `lowered` holds the words of the text.

    A headline that opens a row and what is told behind it are two lines.
    """
    found: list[Line] = []
    start = 0
    for row in text.split("\n"):
        end = start + len(row)
        loose = heady = False
        if row and len(row) <= _LONG_LINE:
            loose, heady = _style(row, common, lowered)
        told = 0 if loose or len(row) <= _TITLE_WORDS else _headline(row, common, lowered)
        if told:
            found += (_line((start, start + told, True, False)), _line((start + told + 1, end, False, False)))
        else:
            found.append(_line((start, end, loose, heady)))
        start = end + 1
    return found


_TELLS = re.compile(r"(?: [–—-]|:) (?=[\"«“A-ZÀ-Þ])")
"""What parts a headline from the sentence that tells its news on the same line."""
_HEADLINE = 160


def _headline(row: str, common: frozenset[str], lowered: frozenset[str]) -> int:
    """Where the headline in title case ends that opens a row (`Zeliq Plans an Office - It…`); 0 when none."""
    opens = row[:_HEADLINE]
    if ": " not in opens and " - " not in opens and " – " not in opens and " — " not in opens:
        return 0  # as most lines, which is quicker to tell without a pattern
    for parted in _TELLS.finditer(row, 0, _HEADLINE):
        head = row[: parted.start()]
        mixed = 2 * len(_CAPS.findall(head)) <= _small_letters(head)
        if mixed and len(head.split(" ")) >= _TITLE_WORDS and _style(head, common, lowered)[0]:
            return parted.start()
    return 0


def _small_letters(row: str) -> int:
    """How many letters of `a` to `z` are in `row`."""
    return len(row.encode("ascii", "ignore").translate(None, _NOT_SMALL))


def _style(row: str, common: frozenset[str], lowered: frozenset[str]) -> tuple[bool, bool]:
    """Whether capitals tell nothing in `row`, and whether it may be a heading or a name.

    They tell nothing where nearly all letters are capitals, or ordinary words have one. What is two long
    words or more, all with a capital, and no sentence may be either.
    """
    last = row.rstrip()[-1:]
    stops, small = last in ".;,", _small_letters(row)
    if stops and 2 * small >= len(row):
        return False, False  # as most lines: it ends as a sentence does, and mostly has small letters
    capitals = len(_CAPS.findall(row))
    shouted = capitals >= _FEW and small < capitals and _is_shouted(row, capitals)
    if stops or (capitals < _SEVERAL and row.isascii()):
        return shouted, False
    titled = not shouted and capitals >= _FEW
    heads = last not in ":!?" and len(row) <= _HEADING
    if not titled and (not heads or _LOW_WORD.search(row)):
        return shouted, False
    words = _PLAIN_WORD.findall(row)
    long = [word for word in words if len(word) >= _LONG_WORD]
    low = sum(word[0].islower() for word in long)
    loose = shouted or (titled and low <= _LOW_SHARE * len(long) and _in_title_case(words, common, lowered))
    return loose, heads and len(long) >= _SEVERAL and all(word[0].isupper() for word in long)


def _in_title_case(words: list[str], common: frozenset[str], lowered: frozenset[str]) -> bool:
    """Whether ordinary words behind the first have a capital."""
    raised = [word.lower() for word in words[1:] if word[0].isupper()]
    if sum(word in common for word in raised) >= _SEVERAL:
        return True
    return len(words) >= _TITLE_WORDS and sum(word in lowered for word in raised) >= _SEVERAL


def _is_shouted(row: str, capitals: int) -> bool:
    """Whether more than half of the letters of `row` are capitals, and stand together."""
    letters = sum(map(len, _LETTERS.findall(row)))
    if letters >= 5 and capitals > 0.8 * letters:
        return True
    shouted = _SHOUTED.findall(row)
    return len(shouted) >= 2 and sum(map(len, shouted)) > 0.5 * letters


_BEFORE = 12
"""Signs before a word that tell whether it opens a sentence."""


def is_initial(text: str, start: int, line_start: int) -> bool:
    """Whether a word at `start` begins a sentence, a line, a bullet or a quotation.

    >>> is_initial("Il part. Musk reste", 9, 0), is_initial("M. Dupont", 3, 0)
    (True, False)
    """
    if start - line_start > 1:
        sign = text[start - 1]
        if (sign == " " or sign == "'") and text[start - 2].isalnum():
            return False  # as most words: behind another one, or its elision
        if sign == " " and text[start - 2] == "," and start - line_start > _BEFORE:
            return False
    before = text[max(line_start, start - _BEFORE) : start]
    bare = before.rstrip(" ")
    if start - line_start <= _BEFORE and (_BULLET.match(bare) or bare in ("(", "[")):
        return True
    if bare.endswith((". (", "! (", "? (")):
        return True
    last = bare[-1:]
    if last in ".":  # or nothing stands before
        return not _ABBREVIATION.search(bare)
    if last in '!?…:"«»—–•*·>|':
        return last not in "—–" or not _CLAUSE.search(bare)
    return not (last.isalnum() or last in ",;()[]'&/%$€£+-°’" or last == "_")


_BULLET = re.compile(r"(?:[^\w(\[$€£]*|[^\w]{0,3}\d{1,3}[.)])$")
_ABBREVIATION = re.compile(
    r"(?:^|[\s('])(?:M|MM|Mr|Mrs|Ms|Dr|Pr|Prof|St|Ste|Inc|Corp|Ltd|Co|vs|Sen|Rep|Gov|Gen|No|art|etc|[A-Z])\.$"
)
_CLAUSE = re.compile(r"\w [—–]$")
