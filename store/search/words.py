"""Words of folded text as the index and the query both see them, numbers normalised.

A number is one word whatever separates its groups: `1 000`, `1.000` and `1,000` are `1000`, `6,4` and
`6.4` are `6·4`. A scale stuck to a number is a word of its own: `$4.7M` is `4·7` and `m`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from store.record import NamedTuple
from store.text import Folded, fold, fold_text
from store.text.fold import compounds
from store.text.later import later

POINT = "·"
"""The decimal sign of an indexed number: the index keeps it inside words, and folded text never has it."""

SCALE_LETTERS = "k|m|b|t|g|mm|md|mds|mrd|mrds|mn|mln|mio|bn|bln|tn|trn|gw|mw|tw"
_NUMBER = (
    r"(\d(?<![^\W_]\d)(?<!\d[.,]\d)(?:\d{0,2}(?: \d{3}){1,5}(?!\d)|\d{0,14})(?:[.,]\d{1,12}){0,6})"
    rf"(?=(?:{SCALE_LETTERS})?(?![^\W_]))"
)
_CHUNK = later(r"[^\W_]+")
_GROUPS = later(r"[.,]")


@cache
def _number() -> re.Pattern[str]:
    """A number; made on first need: starting is quick."""
    return re.compile(_NUMBER, re.IGNORECASE)


@cache
def _token() -> re.Pattern[str]:
    """A number or a word."""
    return re.compile(rf"{_NUMBER}|[^\W_]+")


STOP_WORDS = frozenset(
    """
    l d qu n s j m t c le la les un une des de du et ou a au aux en dans par pour que qui avec sur
    ce cet cette ces se sa son ses est il elle on ne pas plus the an of to in on at for and by with its it
    is was this that from as
    """.split()
)
"""Words too common to be asked for when others are: they only help to tell close passages apart."""
FUNCTION_WORDS = STOP_WORDS | frozenset(
    """
    about after again against also although among another because been before being below between both cannot
    could does doing down during each either every from further have having here hers himself into itself just
    many might more most much must neither never only other others ought ours over rather same shall should
    since some such than their theirs them themselves then there these they those though through thus under
    until upon very were what when where whether which while whom whose will within without would your yours
    ainsi alors apres assez aucun aucune aura aurait auront aussi autre autres avaient avait avant avec avez
    avoir avons beaucoup ceci cela celle celles celui cependant certains cette ceux chaque chez combien comme
    comment contre deja depuis dernier dessous dessus deux devait devant doit doivent donc dont durant elles
    encore enfin ensuite entre envers etaient etait etant etre eux faire fait fois font furent hors ici jamais
    jusque laquelle lequel lesquels leur leurs lors lorsque mais malgre meme memes mieux moins notre nous
    parce parfois parmi pendant personne peut peuvent peux plusieurs plutot pourquoi pourtant pouvait presque
    puis puisque quand quant quel quelle quelles quelque quelques quels quoi quoique sans sauf selon sera
    serait seront seulement sinon soit sont souvent sous suis suite suivant tandis tant telle telles tels
    toujours tous tout toute toutes tres trop vers voici voila votre vous
    """.split()
)
"""Words that only hold others together: nobody looks for them, so no mistyped word is taken for one."""


class Word(NamedTuple):
    """A word and its range in the folded text it was read from."""

    text: str
    start: int
    end: int


def plain_number(written: str) -> str:
    """A number as one indexed word: groups of three joined, the decimal sign as `POINT`.

    >>> plain_number("1 234,5")
    '1234·5'
    """
    written = written.replace(" ", "")
    parts = _GROUPS.split(written)
    if len(parts) == 1:
        return written
    if len(parts) == 2 and len(parts[1]) != 3:
        return parts[0] + POINT + parts[1]
    signs = {c for c in written if not c.isdigit()}
    grouped = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if len(signs) == 2 and all(len(part) == 3 for part in parts[1:-1]):
        return "".join(parts[:-1]) + POINT + parts[-1]
    if grouped and len(signs) == 1:
        return "".join(parts)
    return POINT.join(parts)


def words(folded: str) -> list[Word]:
    """The words of folded text in order, with their places."""
    if not _has_digit(folded):
        return [Word(m[0], m.start(), m.end()) for m in _CHUNK.finditer(folded)]
    found: list[Word] = []
    for match in _token().finditer(folded):
        number = match[1]
        text = match[0] if number is None else plain_number(number)
        found.append(Word(text, match.start(), match.end()))
    return found


def spread(folded: str) -> str:
    """Folded text as it is indexed: its numbers normalised and parted from their scale letters."""
    if not _has_digit(folded):
        return folded
    return _number().sub(lambda m: plain_number(m[1]) + " ", folded)


_DIGIT = later(r"\d")


def _has_digit(text: str) -> bool:
    return _DIGIT.search(text) is not None


# What `quick_words` looks at instead of folding a text with its map.
_PIECE = later(rf"[^\W_]+(?:['’{POINT}][^\W_]+)*")
ODD = later("[^\n\t -_a-z{|}~àâäáãåçéèêëíìîïñóòôöõúùûüýÿÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜÝŸ«»“”‘’–—…€£•\u00a0\u202f]")
"""A sign that does not fold to one character in its place, or is not known to."""
WRITTEN = later("[0-9](?:[.,][0-9]|[^\\W_0-9]|[\u00a0\u202f ][0-9]{3}(?![0-9]))")
"""A number that is not plain digits: with a decimal or grouping sign, or with letters stuck to it."""
_BY_APOSTROPHE = later("[0-9]['’]|['’][0-9]")
"""A digit beside an apostrophe, which parts or groups numbers in more ways than are looked for here."""
_FIRST_HALVES = frozenset(first for first, _ in compounds().values())
MAX_PIECES = 200_000
"""Pieces remembered at most, each with its folded words; of more, all are let go."""


class _Pieces(dict[str, str]):
    """The folded words of each piece of text between blanks and signs, worked out once."""

    def __missing__(self, piece: str) -> str:
        if len(self) > MAX_PIECES:
            self.clear()
        if piece.isascii() and piece.isalnum():  # nothing to part, to join or to spell out
            folded = piece.lower()
        else:
            folded = piece if POINT in piece else " ".join(_CHUNK.findall(fold_text(piece)))
        self[piece] = folded
        return folded


_PIECES = _Pieces()


def _may_join(found: list[str]) -> bool:
    """Tell whether two neighbours may be one compound."""
    joined = compounds()
    return any(a in _FIRST_HALVES and a + b in joined for a, b in pairwise(found))


def quick_words(text: str) -> list[str]:
    """The folded words of a text without their places: the same as those of `read`, some times quicker."""
    written = WRITTEN.search(text) is not None
    if ODD.search(text) is None and not (written and _BY_APOSTROPHE.search(text)):
        ready = text
        if written:
            ready = spread(text.replace("\u00a0", " ").replace("\u202f", " "))
        found = " ".join(map(_PIECES.__getitem__, _PIECE.findall(ready))).split()
        if _FIRST_HALVES.isdisjoint(found) or not _may_join(found):
            return found
    return [word.text for word in words(fold_text(text))]


def flat(text: str) -> str:
    """A text folded character by character, each to one, so that places stay; empty where that cannot be."""
    if ODD.search(text) is not None:
        return ""
    return text.lower() if text.isascii() else text.translate(_FLAT)


class _Flat(dict[int, str]):
    """One plain character for each, worked out for those that are met; signs stay signs."""

    def __missing__(self, code: int) -> str:
        folded = fold_text(chr(code))
        self[code] = plain = folded if len(folded) == 1 else chr(code)
        return plain


_FLAT = _Flat()


def occurrences(word: str, flattened: str) -> list[int]:
    """Where a word stands in a flat text, neither letter nor digit beside it."""
    found: list[int] = []
    at = flattened.find(word)
    while at >= 0:
        end = at + len(word)
        if not (flattened[at - 1 : at].isalnum() or flattened[end : end + 1].isalnum()):
            found.append(at)
        at = flattened.find(word, end)
    return found


class Read(NamedTuple):
    """A text ready to be matched: folded with its map, and its words in order."""

    folded: Folded
    words: tuple[Word, ...]

    def range_of(self, start: int, end: int) -> tuple[int, int]:
        """The range of the original text that the words `start` to `end` (excluded) cover."""
        return self.folded.span(self.words[start].start, self.words[end - 1].end)


def read(text: str) -> Read:
    """Fold a text and list its words."""
    folded = fold(text)
    return Read(folded, tuple(words(folded.text)))


def folded_words(text: str) -> Iterator[str]:
    """The words of a text, folded, without their places."""
    return iter(quick_words(text)) if text else iter(())
