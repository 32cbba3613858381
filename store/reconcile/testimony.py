"""All that reconciliation needs of one article, so that it never needs the text again.

A store keeps it beside what was extracted: taking in the articles of a dossier then reads no text, and makes
no record for each mention.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from store.mentions import Row, rows
from store.model import Article, Claim, Extraction
from store.reconcile.cold import Shelf
from store.reconcile.copies import sketch
from store.reconcile.names import form_key, is_acronym_of
from store.reconcile.packing import pack_claims, pack_plain, unpack_claims, unpack_plain
from store.reconcile.sources import Voice, voice_of

_SERIES = re.compile(
    r"\b(?:s[ée]ries?|tour|round)\s+([A-H])\b|\b(?:pr[ée]-?)?(seed|amor[çc]age)\b", re.IGNORECASE
)
_AROUND = 120


class Testimony(NamedTuple):
    """What one article says, to be held against what others say.

    `sketch` tells near copies of its wording apart from the rest, `voice` whose text it says it is. `series`
    holds the letters of rounds by claim, `equated` the pairs of forms that the article itself says are one.
    """

    article: str
    date: str | None
    voice: Voice
    sketch: bytes
    series: Mapping[str, str]
    equated: Sequence[tuple[str, str]]
    rows: Sequence[Row]
    claims: Sequence[Claim]


class Testimonies(Shelf[str, Testimony]):
    """What each article says, its names and wording left out."""

    __slots__ = ()

    def packed(self, value: Testimony) -> bytes:
        """Claims and what is told of them."""
        plain = value.article, value.date, tuple(value.voice), dict(value.series)
        return pack_plain((plain, list(map(tuple, value.equated)), pack_claims(value.claims)))

    def unpacked(self, _key: str, data: bytes) -> Testimony:
        """The same, without names and wording."""
        (article, date, voice, series), equated, claims = unpack_plain(data)
        return Testimony(article, date, Voice(*voice), b"", series, equated, (), tuple(unpack_claims(claims)))


def witness(
    article: Article, extraction: Extraction, known: bytes | None = None, named: bool = True
) -> Testimony:
    """The testimony of an article with what it yields; `known` is its sketch, where that is at hand.

    Whom it names is left out unless `named`.
    """
    letters = {claim.id: series_of(claim, article) for claim in extraction.claims}
    return Testimony(
        article=article.id,
        date=article.date,
        voice=voice_of(article),
        sketch=sketch(article) if known is None else known,
        series={claim: letter for claim, letter in letters.items() if letter},
        equated=stated_acronyms(article, extraction),
        rows=rows(extraction.mentions) if named else (),
        claims=extraction.claims,
    )


def series_of(claim: Claim, article: Article) -> str | None:
    """The letter of a round (`série B`), when exactly one is named near the evidence."""
    if claim.kind not in ("funding_round", "investment") or not claim.evidence:
        return None
    first = claim.evidence[0]
    near = article.text[max(0, first.start - _AROUND) : first.end + _AROUND]
    letters = {(m[1] or "seed").upper() for m in _SERIES.finditer(near)}
    return letters.pop() if len(letters) == 1 else None


def stated_acronyms(article: Article, extraction: Extraction) -> list[tuple[str, str]]:
    """Pairs of form keys that an article itself equates: `Commodity Futures Trading Commission (CFTC)`."""
    pairs: set[tuple[str, str]] = set()
    text = article.text
    for first, second in pairwise(extraction.mentions):
        if second[1] - first[2] != 2 or text[first[2] : second[1]] != " (":
            continue
        if text[second[2] : second[2] + 1] != ")" or first[5] == second[5]:
            continue
        short, long = sorted((first[3], second[3]), key=len)
        if short.isupper() and is_acronym_of(short, long):
            pairs.add((form_key(first[5]), form_key(second[5])))
    return sorted(pairs)
