"""The organisation an article is about: the one it names most, its title counting four times."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.model import Article, Mention


class Topic(NamedTuple):
    """The organisation an article is about, and whether it stands out clearly.

    `counted` says how often each is named below the title.
    """

    name: str | None
    clear: bool
    ranked: tuple[str, ...] = ()
    counted: Mapping[str, int] = {}


_RANKED = 12
"""Organisations kept in the order of how often they are named."""


def article_topic(article: Article, mentions: Sequence[Mention]) -> Topic:
    """Name the organisation the article names most, the title counting four times, its first name six."""
    counts: dict[str, int] = {}
    told: dict[str, int] = {}
    leads = True
    start = article.title_start if article.title_start is not None else 0
    title_end = start + len(article.title or "")
    for mention in mentions:
        if mention.type == "ORG" and not mention.aside:
            titled = start <= mention.start < title_end
            told[mention.name] = told.get(mention.name, 0) + (not titled)
            counts[mention.name] = counts.get(mention.name, 0) + ((12 if leads else 8) if titled else 2)
            leads = leads and not titled
    if not counts:
        return Topic(None, False)
    ranked = sorted(counts, key=counts.__getitem__, reverse=True)[:_RANKED]
    name, most = ranked[0], counts[ranked[0]]
    second = counts[ranked[1]] if len(ranked) > 1 else 0
    early = any(m.name == name and m.start < max(title_end, 400) for m in mentions)
    share = most / sum(counts.values())
    return Topic(
        name if most >= 4 and most > second and (early or share >= 0.3) else None,
        early and most >= 6 and share >= 0.25 and most >= 1.3 * second,
        tuple(ranked),
        told,
    )
