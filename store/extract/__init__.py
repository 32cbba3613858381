"""From an article to its mentions and claims, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import Article, Extraction, Language

if TYPE_CHECKING:
    from store.extract.explanation import Explanation

__all__ = ["explain", "extract"]


def extract(article: Article) -> Extraction:
    """Find the names and the claims of one article, by itself.

    Mentions come sorted by start; claims in reading order, one per fact, with ids that stay the same
    as long as the text does.
    """
    from store.extract.gaps import level, restored
    from store.uncollected import uncollected

    with uncollected():
        levelled = level(article)
        if levelled is None:
            return _extract(article)
        return restored(article, levelled, _extract(levelled.article))


def _extract(article: Article) -> Extraction:
    from store.extract.claims import find_claims
    from store.extract.names import find_mentions

    mentions = tuple(sorted(find_mentions(article), key=lambda mention: mention.start))
    return Extraction(article.id, mentions, find_claims(article, mentions))


def explain(sentence: str, language: Language | None = None, date: str | None = None) -> Explanation:
    """Tell what is recognised in a sentence and by which rules."""
    from store.extract import explanation

    return explanation.explain(sentence, language, date)
