"""The recogniser as a whole: words, pieces, verdicts, full names, mentions."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from store.extract.names.candidates import Cutter, Piece
from store.extract.names.coreference import Named, resolve
from store.extract.names.decide import Verdict, gather, judge
from store.extract.names.lexicon import Lexicon, lexicon
from store.extract.names.surface import plain
from store.extract.names.tokens import lines, word_pattern
from store.model import Article, Mention


class Recognised(NamedTuple):
    """A mention with the rules that made it."""

    mention: Mention
    rules: tuple[str, ...]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    return word_pattern(lexicon().senses)


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Every occurrence of a name in the article, asides included and marked, sorted by start."""
    return tuple(found.mention for found in recognise(article))


def recognise(article: Article) -> tuple[Recognised, ...]:
    """`find_mentions` with, for each mention, the names of the rules that fired."""
    lex = lexicon()
    text = plain(article.text)
    cutter = Cutter(text, lex)
    pieces = [p for chain in cutter.chains(_pattern(), lines(text, lex.common)) for p in cutter.cut(chain)]
    verdicts = _verdicts(pieces, text, cutter)
    pieces = _trim(pieces, verdicts, lex)
    named = resolve(text, pieces, verdicts, lex, article.language)
    return _mentions(article, named)


def _verdicts(pieces: list[Piece], text: str, cutter: Cutter) -> dict[str, Verdict]:
    lowered = frozenset(text.split())
    found: dict[str, Verdict] = {}
    for name, evidence in gather(pieces, text).items():
        verdict = judge(name, evidence, text, cutter, lowered)
        if verdict is not None:
            found[name] = verdict
    return found


def _trim(pieces: list[Piece], verdicts: dict[str, Verdict], lex: Lexicon) -> list[Piece]:
    """Pieces that begin a sentence with an ordinary word lose it when what remains is the name."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.trimmed:
            head, _, rest = piece.text.partition(" ")
            if rest in verdicts or rest in lex.senses:
                at = piece.start + len(head) + 1
                kept.append(piece._replace(text=rest, start=at))
                continue
        kept.append(piece)
    return kept


def _mentions(article: Article, named: list[Named]) -> tuple[Recognised, ...]:
    asides = [section for section in article.sections if section.kind == "aside"]
    starts = [section.start for section in asides]
    found = []
    for one in named:
        start, end = one.piece.start, one.piece.end
        at = bisect_right(starts, start) - 1
        aside = at >= 0 and start < asides[at].end
        mention = Mention(article.id, start, end, article.text[start:end], one.type, one.name, aside)
        found.append(Recognised(mention, one.rules))
    return tuple(found)
