"""Chains of name words, and what every reader of them needs: the text, the lists, the kinds of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.extract.names.finder import Spot
from store.extract.names.letters import Names
from store.extract.names.lexicon import FORM_KEY
from store.extract.names.spelled import spelled_out
from store.extract.names.tokens import Line, Word
from store.record import maker

STRONG_PARTICLES = frozenset(
    (
        " von | van | van der | von der | van den | van de "
        "| bin | ben | al | da | della | di | dos | ter | ten "
    ).split("|")
)
"""What stands in persons' names only."""
PARTICLES = STRONG_PARTICLES | frozenset(" de | de la | d'| du | des | del | do | el | le | la ".split("|"))
"""What may stand before a family name."""
OF = frozenset(" de | du | des | d'| de la | de l'| of | of the | for ".split("|"))
_LINKS = PARTICLES | OF | frozenset((" ", "'", " & ", " and ", " et ", " the ", " y ", " zu "))
_FAR = 10
"""Signs between two words of one chain are fewer."""
_NOWHERE: Spot = ("", 0, -_FAR)


class Chain(NamedTuple):
    """A run of name words on one line; `links[i]` is the text between words `i` and `i + 1`."""

    words: list[Word]
    links: list[str]
    line: Line

    def linked(self, i: int, by: str = " ") -> bool:
        """Whether a word follows word `i` after exactly `by`."""
        return i < len(self.links) and self.links[i] == by


class Ground:
    """One article's text (plain), the lists, and its chains of name words.

    `barred` tells whether the text has a bar, without which there are no cells of tables to look at.
    `spelled` are the names that the text spells out before their letters in brackets, by these letters.
    """

    def __init__(self, text: str, words: Names) -> None:
        self.text = text
        self.lex = lex = words.lex
        self.words = words
        self.kind = self.words.kind
        self.suffix = lex.classes["suffix"]
        self.product_suffix = lex.classes["product_suffix"]
        self.heads = lex.classes["head"]
        self.barred = "|" in text
        self.spelled = spelled_out(text, lex)
        self._spelled_by_word = {name.partition(" ")[0]: name for name in self.spelled.values()}

    def chains(self, spots: Iterable[Spot], lines: Iterator[Line]) -> Iterator[Chain]:
        """The chains of the text's name words; one that is never a name is a chain on loose lines only."""
        text, dull, spelled = self.text, self.words.dull, self.spelled
        line = next(lines)
        word_of, chain_of = maker(Word), maker(Chain)
        last: Spot = _NOWHERE
        words: list[Word] = []
        links: list[str] = []
        for spot in spots:
            low = spot[1]
            if low - last[2] < _FAR and low <= line.end:
                gap = text[last[2] : low]
                if gap in _LINKS or (gap == ". " and len(last[0]) == 1):
                    words = words or [word_of(last)]
                    links.append(gap)
                    words.append(word_of(spot))
                    last = spot
                    continue
            if words or (last[0] and (line.loose or not dull(last[0]) or last[0] in spelled)):
                yield chain_of((words or [word_of(last)], links, line))
                words, links = [], []
            last = spot
            while low > line.end:
                line = next(lines)
        if last[0]:
            yield chain_of((words or [word_of(last)], links, line))

    def spelled_end(self, word: Word) -> int | None:
        """Where the name ends, or its letters, that stands at `word` and that the text spells out."""
        if word.text in self.spelled:
            return word.end
        name = self._spelled_by_word.get(word.text)
        whole = name is not None and self.text.startswith(name, word.start)
        return word.start + len(name) if name is not None and whole else None

    def known_end(self, word: Word) -> int | None:
        """Where the longest well-known form that begins at `word` ends."""
        text, end = self.text, word.end
        if (longer := self.lex.longer.get(word.text)) is not None:
            for tail in (text[end : end + FORM_KEY], text[end : end + 1]):
                for form in longer.get(tail, ()):
                    reached = word.start + len(form)
                    if text.startswith(form, word.start) and not _goes_on(text, reached):
                        return reached
        if word.text in self.lex.senses and word.text.lower() not in self.lex.never:
            return end
        return None


def _goes_on(text: str, end: int) -> bool:
    """Whether the word or the figure before `end` does not end there."""
    if end == len(text):
        return False
    before, after = text[end - 1], text[end]
    if before.isdigit() and after in ".," and text[end + 1 : end + 2].isdigit():
        return True
    return (before.isalnum() or before in "+&'") and (after.isalnum() or after == "_")
