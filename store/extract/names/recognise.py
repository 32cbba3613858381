"""The recogniser as a whole: words, pieces, verdicts, full names, mentions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from store.extract.names.candidates import Cutter, Piece
from store.extract.names.coreference import Named, Namer
from store.extract.names.dayfirms import day_firms
from store.extract.names.decide import Verdict, gather, judge
from store.extract.names.finder import WordFinder
from store.extract.names.letters import Names
from store.extract.names.lexicon import lexicon
from store.extract.names.loose import LooseReader
from store.extract.names.neighbours import close_pairs, coordinate, nest, possess, vouch
from store.extract.names.partnerships import partnerships
from store.extract.names.surface import levelled
from store.extract.names.tokens import lines
from store.extract.names.unnamed import Unnamed
from store.model import Article, Mention
from store.record import maker


class Recognised(NamedTuple):
    """A mention with the names of the rules that made it."""

    mention: Mention
    rules: tuple[str, ...]


@lru_cache(maxsize=1)
def _names() -> Names:
    return Names(lexicon())


@lru_cache(maxsize=1)
def _finder() -> WordFinder:
    return WordFinder(lexicon().senses, _names().parts)


def find_mentions(article: Article) -> tuple[Mention, ...]:
    """Every occurrence of a name in the article, asides included and marked, sorted by start."""
    return tuple(_mentions(article, _named(article)))


def recognise(article: Article) -> tuple[Recognised, ...]:
    """`find_mentions` with, for each mention, the names of the rules that fired."""
    named = _named(article)
    return tuple(
        Recognised(mention, one.rules) for mention, one in zip(_mentions(article, named), named, strict=True)
    )


def _named(article: Article) -> list[Named]:
    """The names of the article in order, each with its type, its full name and its rules."""
    lex = lexicon()
    text = levelled(article.text)
    cutter = Cutter(text, _names())
    runs = [row.split(" ") for row in text.split("\n")]
    lowered = frozenset[str]().union(*runs)
    rows = lines(text, lex.common, lowered)
    chains = list(cutter.chains(_finder().spots(text, runs), iter(rows)))
    unnamed = Unnamed(text, article, lowered)
    pieces = [piece for chain in chains if not chain.line.loose for piece in cutter.cut(chain)]
    firms = [*partnerships(text, rows, lex), *day_firms(text, rows)]
    pieces = _with_partnerships(unnamed.without(pieces, lex.senses), firms)
    verdicts = _verdicts(pieces, cutter, lowered)
    pieces = _trim(pieces, verdicts)
    pairs = close_pairs(pieces, text)
    vouch(pairs, verdicts, cutter, lowered)
    coordinate(pieces, verdicts, text)
    nest(pairs, verdicts, text)
    possess(pairs, verdicts)
    namer = Namer(cutter, verdicts, pieces, article.language)
    loose = LooseReader(cutter, verdicts, namer.parts())
    pieces = [loose.speaker(piece) for piece in pieces]
    for chain in chains:
        if chain.line.loose:
            pieces += unnamed.without(list(loose.pieces(chain)), lex.senses)
    for piece in pieces:
        if piece.text not in verdicts and not piece.shy:
            senses = cutter.words.letters(piece.text).senses
            if senses:
                verdicts[piece.text] = Verdict(senses[0].type, senses[0], ("known",), 4.0)
    return sorted(found for found in map(namer.name, pieces) if found is not None)


def _with_partnerships(pieces: list[Piece], firms: list[Piece]) -> list[Piece]:
    """The pieces with each partnership in place of the names of its partners."""
    if not firms:
        return pieces
    kept = [piece for piece in pieces if not any(f.start <= piece.start < f.end for f in firms)]
    return sorted([*kept, *firms], key=lambda piece: piece.start)


def _verdicts(pieces: list[Piece], cutter: Cutter, lowered: frozenset[str]) -> dict[str, Verdict]:
    found: dict[str, Verdict] = {}
    gathered = gather(pieces)
    met = frozenset(gathered)
    for name, occurrences in gathered.items():
        verdict = judge(name, occurrences, cutter.text, cutter, lowered, met)
        if verdict is not None:
            found[name] = verdict
    return found


def _trim(pieces: list[Piece], verdicts: dict[str, Verdict]) -> list[Piece]:
    """Pieces that open a sentence with an ordinary word lose it when what remains is the name."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.trimmable and piece.text not in verdicts:
            head, _, rest = piece.text.partition(" ")
            if rest in verdicts:
                piece = piece._replace(text=rest, start=piece.start + len(head) + 1, shy=False)
        kept.append(piece)
    return kept


_mention = maker(Mention)


def _mentions(article: Article, named: list[Named]) -> Iterator[Mention]:
    """The mentions that these names make, those in asides marked."""
    identifier, text = article.id, article.text
    asides = [section for section in article.sections if section.kind == "aside"]
    starts = [section.start for section in asides]
    for start, end, kind, name, _ in named:
        at = bisect_right(starts, start) - 1
        aside = at >= 0 and start < asides[at].end
        yield _mention((identifier, start, end, text[start:end], kind, name, aside))
