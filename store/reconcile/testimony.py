"""All that reconciliation needs of one article, so that it never needs the text again.

A store keeps it beside what was extracted: taking in the articles of a dossier then reads no text, and makes
no record for each mention.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.mentions import Row, rows
from store.model import Article, Claim, Extraction
from store.reconcile.copies import Voice, sketch, voice_of
from store.reconcile.facts import series_of
from store.reconcile.forms import stated_acronyms


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


def witness(article: Article, extraction: Extraction, known: bytes | None = None) -> Testimony:
    """The testimony of an article with what it yields; `known` is its sketch, where that is at hand."""
    letters = {claim.id: series_of(claim, article) for claim in extraction.claims}
    return Testimony(
        article=article.id,
        date=article.date,
        voice=voice_of(article),
        sketch=sketch(article) if known is None else known,
        series={claim: letter for claim, letter in letters.items() if letter},
        equated=stated_acronyms([article], [extraction]),
        rows=rows(extraction.mentions),
        claims=extraction.claims,
    )
