"""The passages of an article's body, and what each can be recognised by."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from store.compare.concepts import concepts
from store.model import Article, Claim, Mention, Span
from store.text import fold_text, sentences

SHORTEST = 25
"""Characters a passage must have; shorter lines ("Est-ce vraiment possible ?") say nothing to align by."""

_STEM = 6
"""Letters kept of a word: cheap stemming for two languages, in which cognates meet."""
_WORD = re.compile(r"[a-z]{4,40}")
_APART = re.compile(r"[^\w]+")
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
    last next long terme system systeme niveau level devrait devraient chacun chacune secteur sector
    """.split()
)


Feature = tuple[str, object]
"""A class and a value: `("deal", id)`, `("amount", (value, currency))`, `("entity", id)`, `("year", "2025")`,
`("concept", name)`, `("word", stem)`."""


class Passage(NamedTuple):
    """One paragraph, bullet or heading of a body, and what each of its sentences can share with another."""

    span: Span
    sentences: tuple[frozenset[Feature], ...]

    @property
    def features(self) -> frozenset[Feature]:
        """What the whole passage can share."""
        return frozenset().union(*self.sentences)


def passages(
    article: Article, claims: Iterable[Claim], mentions: Mapping[str, Iterable[Mention]]
) -> tuple[Passage, ...]:
    """The passages of `article`, asides left out, in the order of the text.

    `claims` are its claims (with their deals), `mentions` its mentions by entity id.
    """
    spans = [span for span in _spans(article) if span.end - span.start >= SHORTEST]
    parts = [
        (span, start, end) for span in spans for start, end in sentences(article.text, span.start, span.end)
    ]
    starts = [start for _, start, _ in parts]
    plain = _without_names(article.text, mentions.values())
    features = [set(_wording(plain[start:end])) for _, start, end in parts]

    def place(at: int) -> set[Feature]:
        index = bisect_right(starts, at) - 1
        return features[index] if index >= 0 and at < parts[index][2] else set()

    for claim in claims:
        for evidence in claim.evidence:
            if claim.deal:
                place(evidence.start).add(("deal", claim.deal))
            if claim.amount is not None:
                place(evidence.start).add(("amount", (claim.amount, claim.currency or claim.unit)))
    for entity, occurrences in mentions.items():
        for mention in occurrences:
            place(mention.start).add(("entity", entity))
    by_span: dict[Span, list[frozenset[Feature]]] = {span: [] for span in spans}
    for (span, _, _), found in zip(parts, features, strict=True):
        by_span[span].append(frozenset(found))
    return tuple(Passage(span, tuple(found)) for span, found in by_span.items())


def _spans(article: Article) -> list[Span]:
    """Headings and paragraphs of the body in the order of the text."""
    found = []
    for section in article.sections:
        if section.kind != "body":
            continue
        if section.heading and section.heading_start is not None:
            end = section.heading_start + len(section.heading)
            found.append(Span(article.id, section.heading_start, end))
        found += [Span(article.id, p.start, p.end) for p in section.paragraphs]
    return sorted(found, key=lambda span: span.start)


def _without_names(text: str, mentions: Iterable[Iterable[Mention]]) -> str:
    """The text with blanks for names: a name counts once, as an entity, and not again as words."""
    pieces, at = [], 0
    for start, end in sorted((m.start, m.end) for occurrences in mentions for m in occurrences):
        if start >= at:
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


@lru_cache(maxsize=4096)
def _wording(text: str) -> frozenset[Feature]:
    folded = _APART.sub(" ", fold_text(text)).strip()
    found: set[Feature] = {("year", match[0]) for match in _YEAR.finditer(folded)}
    found.update(("concept", name) for name in concepts(folded))
    for match in _WORD.finditer(folded):
        stem = match[0][:_STEM]
        if stem not in _EMPTY:
            found.add(("word", stem))
    return frozenset(found)
