"""The passages of an article's body, and what each can be recognised by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from store.model import Article, Claim, Mention, Span
from store.text import fold_text

SHORTEST = 25
"""Characters a passage must have; shorter lines ("Est-ce vraiment possible ?") say nothing to align by."""

_STEM = 6
"""Letters kept of a word: cheap stemming for two languages, in which cognates meet."""
_WORD = re.compile(r"[a-z]{4,40}")
_YEAR = re.compile(r"(?<![\d,.])(?:19|20)\d\d(?!\d)")

# Frequent words of the press in both languages that say nothing of what a passage is about (folded, cut).
_EMPTY = frozenset(
    word[:_STEM]
    for word in """
    dans pour avec cette elle elles leur leurs nous vous mais plus sans sous entre apres avant depuis aussi
    ainsi comme donc encore deja toujours jamais tout tous toute toutes meme autre autres ceux celle celui
    etre avoir sont etait etaient serait avait aurait ayant peut peuvent doit doivent fait faire faut selon
    vers chez lors alors quand dont notre votre moins tres bien cela lequel laquelle afin contre deux trois
    quatre cinq premier premiere nouveau nouvelle annee annees milliards millions milliard million euros
    dollars entreprise societe groupe
    that this with from have been were will would could should their they them there which when what where
    while into over under after before about more most than then also such only some other its your just
    year years billion billions company group said says according being because between since first second
    last next
    """.split()
)


class Passage(NamedTuple):
    """One paragraph or bullet of a body, with the features it can share with another.

    A feature is a pair (class, value): `("deal", id)`, `("amount", (value, currency))`, `("entity", id)`,
    `("year", "2025")`, `("word", stem)`.
    """

    span: Span
    features: frozenset[tuple[str, object]]


def passages(
    article: Article, claims: Iterable[Claim], mentions: Mapping[str, Iterable[Mention]]
) -> tuple[Passage, ...]:
    """The passages of `article`, asides left out, in the order of the text.

    `claims` are its claims (with their deals), `mentions` its mentions by entity id.
    """
    spans = [
        Span(article.id, paragraph.start, paragraph.end)
        for section in article.sections
        if section.kind == "body"
        for paragraph in section.paragraphs
        if paragraph.end - paragraph.start >= SHORTEST
    ]
    spans.sort(key=lambda span: span.start)
    starts = [span.start for span in spans]
    features: list[set[tuple[str, object]]] = [_wording(article.text[s.start : s.end]) for s in spans]

    def place(start: int) -> int | None:
        index = bisect_right(starts, start) - 1
        return index if index >= 0 and start < spans[index].end else None

    for claim in claims:
        for evidence in claim.evidence:
            index = place(evidence.start)
            if index is None:
                continue
            if claim.deal:
                features[index].add(("deal", claim.deal))
            if claim.amount is not None:
                features[index].add(("amount", (claim.amount, claim.currency or claim.unit)))
    for entity, occurrences in mentions.items():
        for mention in occurrences:
            index = place(mention.start)
            if index is not None:
                features[index].add(("entity", entity))
    return tuple(Passage(span, frozenset(found)) for span, found in zip(spans, features, strict=True))


def _wording(text: str) -> set[tuple[str, object]]:
    folded = fold_text(text)
    found: set[tuple[str, object]] = {("year", match[0]) for match in _YEAR.finditer(folded)}
    for match in _WORD.finditer(folded):
        stem = match[0][:_STEM]
        if stem not in _EMPTY:
            found.add(("word", stem))
    return found
