"""From an article to its mentions and claims."""

from __future__ import annotations

from store.model import Article, Extraction


def extract(article: Article) -> Extraction:
    """Find the names and the claims of one article, by itself."""
    from store.extract.claims import find_claims
    from store.extract.names import find_mentions

    mentions = tuple(sorted(find_mentions(article), key=lambda mention: mention.start))
    return Extraction(article.id, mentions, find_claims(article, mentions))
