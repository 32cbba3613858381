"""Folding: one plain form for all the ways of writing the same words, with a map back to the original.

Folded text is lower case without accents; ligatures are spelt out (œ → oe, ß → ss); every space, dash and
hyphen is one plain space (line breaks stay); full-width forms are plain. A French elision is parted from its
word (`l'OpenAI` → `l openai`), any other apostrophe inside a word is dropped (`O'Reilly` → `oreilly`,
`aujourd'hui` → `aujourdhui`), and a few compounds become one word (`start-up`, `start up` → `startup`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from store.record import NamedTuple
from store.text.later import later
from store.text.spotting import tree


class Folded(NamedTuple):
    """Folded text; `map[i]` is the index in the original of folded character `i`.

    `map` has one entry more than `text`: the last is the length of the original.
    """

    text: str
    map: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original that the folded range `start:end` (not empty) comes from."""
        return self.map[start], self.map[end - 1] + 1


_APOSTROPHES = "'\u2019\u2018\u201b\u02bc\u02b9\u02bb\u2032\u00b4`\u1fef\uff07\uff40\ua78c"
_QUOTES = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02'
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d\u00b7\u30fb"
_DELETED = "\x00"

_SPELT = {
    "œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "ħ": "h", "þ": "th", "ð": "d",
    "ŋ": "n", "ŧ": "t", "ſ": "s",
}  # fmt: skip
_SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff™®©℠\x00")

_ELIDED = frozenset({"l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu", "quoiqu"})
_TAIL = later(r"[^\W_]{1,7}$")
"""The end of the word before a place; seven letters are enough to tell the listed words from longer ones."""
_SHORT = 80
"""Characters under which a text is looked at word by word before patterns are compiled for it."""
_SPACE_RUN = later(r"(?<= ) +")

_JOINED: tuple[tuple[str, str], ...] = (
    ("start scale spin roll back follow set mark", "up ups"),
    ("spin take lay kick pay", "off offs"),
    ("e", "mail mails commerce book books sport sports learning"),
    ("data", "center centers centre centres base bases set sets"),
    ("web", "site sites"),
    ("smart", "phone phones watch watches"),
    ("block", "chain chains"),
    (
        "bio nano fin clean green deep ed med agri legal insur ad reg",
        "tech techs technologie technologies",
    ),
    ("crypto", "monnaie monnaies actif actifs currency currencies"),
    ("cyber", "securite security attaque attaques attack attacks"),
)
"""Compounds that the press writes in one word, in two, or with a hyphen: first parts, and second parts."""


@cache
def compounds() -> dict[str, tuple[str, str]]:
    """The two parts of every compound that folding joins, by the compound."""
    return {
        first + second: (first, second)
        for firsts, seconds in _JOINED
        for first in firsts.split()
        for second in seconds.split()
    }


@cache
def _inside() -> re.Pattern[str]:
    """An apostrophe inside a word: not after an elision, before an English `s`, or around words."""
    elisions = "".join(f"(?<!(?<![^\\W_]){word}')" for word in sorted(_ELIDED))
    return re.compile(rf"'(?<=[^\W_]'){elisions}(?=[^\W\d_])(?!s(?![^\W_]))")


@cache
def _seconds() -> frozenset[str]:
    """The second parts of all compounds."""
    return frozenset(second for _, seconds in _JOINED for second in seconds.split())


@cache
def _second() -> re.Pattern[str]:
    """The space before a second part, which its group holds; made on first need: starting is quick.

    Most words are passed by at their first letters, which stand as a tree before the parts.
    """
    seconds = sorted(_seconds())
    singular = (part for part in seconds if not (part.endswith("s") and part[:-1] in seconds))
    parts = (f"{part}s?" if f"{part}s" in seconds else part for part in singular)
    return re.compile(rf" (?={tree(seconds)})(?=({'|'.join(parts)})(?![^\W_]))")


@cache
def _firsts(part: str) -> frozenset[str]:
    """The first parts that a second part as written joins."""
    return frozenset(first for first, second in compounds().values() if second == part)


class _Table(dict[int, str]):
    """The folding of single characters, worked out once for each that is met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(c: str) -> str:
    """Fold one character without its neighbours; the result may be empty or longer than one."""
    if c == "\n":
        return c
    if c in _APOSTROPHES:
        return "'"
    if c in _QUOTES:
        return '"'
    if c in _DASHES or c.isspace():
        return " "
    if c in _SILENT:
        return ""
    plain = _plain(c)
    return plain if plain.isascii() else _plain(plain.casefold())


def _plain(s: str) -> str:
    """`s` in lower case, decomposed, without marks, ligatures spelt out."""
    parts = unicodedata.normalize("NFKD", s.casefold())
    kept = "".join(_SPELT.get(c, c) for c in parts if unicodedata.category(c)[0] != "M")
    return kept.casefold().replace("\u2044", "/").replace("\x00", "")


_TABLE = _Table()


def fold_text(s: str) -> str:
    """The folded form of `s`, without a map."""
    return _settle(_widen(s)).replace(_DELETED, "")


def fold(s: str) -> Folded:
    """The folded form of `s` with the exact place in `s` of each of its characters."""
    wide = _widen(s)
    if s.isascii() and "\x00" not in s:
        origin: Sequence[int] = range(len(s) + 1)
    else:
        origin = _origins(s)
    settled = _settle(wide)
    if _DELETED not in settled:
        return Folded(settled, origin)
    kept: list[int] = []
    start = 0
    for piece in settled.split(_DELETED):
        kept.extend(origin[start : start + len(piece)])
        start += len(piece) + 1
    kept.append(len(s))
    return Folded(settled.replace(_DELETED, ""), kept)


def _widen(s: str) -> str:
    """Fold each character by itself.

    In a text of Latin letters the few signs that are not ASCII are folded one sort at a time, and the rest
    as ASCII is, all in strides; what holds other letters is looked up sign by sign, three times as slow.
    """
    if not s.isascii():
        odd = set(_NOT_ASCII.findall(s))
        if len(odd) > _FEW:
            return s.translate(_TABLE)
        for sign in odd:
            plain = _TABLE[ord(sign)]
            if plain.isascii():
                s = s.replace(sign, plain)
            elif plain != sign or sign.lower() != sign:
                return s.translate(_TABLE)
    s = s.lower().replace("-", " ").replace("`", "'")
    if s.isprintable():
        return s
    return s.translate(_ASCII_BLANKS) if s.isascii() or _CONTROL.search(s) else s


_NOT_ASCII = later("[^\x00-\x7f]")
_FEW = 40
"""Sorts of signs up to which a pass over the text for each is quicker than a look at every sign."""
_ASCII_BLANKS = {**dict.fromkeys((9, 11, 12, 13, 28, 29, 30, 31), " "), 0: ""}
_CONTROL = later("[\x00\t\x0b-\x0d\x1c-\x1f]")
"""The signs of `_ASCII_BLANKS`."""


def _origins(s: str) -> Sequence[int]:
    """For each character of the widened `s`, its index in `s`; and the length of `s` at the end."""
    odd = "".join(c for c in set(s) if len(_TABLE[ord(c)]) != 1)
    if not odd:
        return range(len(s) + 1)
    origin: list[int] = []
    start = 0
    for match in re.finditer(f"[{re.escape(odd)}]", s):
        at = match.start()
        origin.extend(range(start, at))
        origin.extend([at] * len(_TABLE[ord(s[at])]))
        start = at + 1
    origin.extend(range(start, len(s) + 1))
    return origin


def _settle(t: str) -> str:
    """Part elisions, join words, narrow space runs: in place, a dropped character becoming `_DELETED`."""
    if "'" in t:
        t = _inside().sub(_DELETED, t).replace("'", " ")
    if "  " in t:
        t = _SPACE_RUN.sub(lambda m: _DELETED * len(m[0]), t)
    return _second().sub(_join_compound, t) if " " in t and not _plainly_apart(t) else t


def _plainly_apart(t: str) -> bool:
    """Whether a short text of words alone, such as a name, has no second part; told without a pattern."""
    return len(t) < _SHORT and t.replace(" ", "").isalnum() and _seconds().isdisjoint(t.split(" "))


def _join_compound(match: re.Match[str]) -> str:
    """Nothing between the two parts of a known compound."""
    return _DELETED if _word_before(match.string, match.start()) in _firsts(match[1]) else " "


def _word_before(t: str, at: int) -> str:
    """The word that ends at `at`, or its last letters when it is longer than any listed one."""
    tail = _TAIL.search(t[max(0, at - 7) : at])
    return tail[0] if tail else ""
