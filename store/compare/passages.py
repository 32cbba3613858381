"""The passages of an article's body, and what each can be recognised by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping

from store.compare.wording import Feature, figure, wording
from store.model import Article, Claim, Language, Mention, Span
from store.record import NamedTuple
from store.text.sentences import sentences


class Passage(NamedTuple):
    """A title, heading, paragraph or bullet of a body, and what each of its sentences can share."""

    span: Span
    sentences: tuple[frozenset[Feature], ...]

    @property
    def features(self) -> frozenset[Feature]:
        """What the whole passage can share."""
        return frozenset().union(*self.sentences)

    @property
    def length(self) -> int:
        """Characters."""
        return self.span.end - self.span.start


def passages(
    article: Article,
    claims: Iterable[Claim],
    mentions: Mapping[str, Iterable[Mention]],
    known: Collection[str] | None = None,
) -> tuple[Passage, ...]:
    """The passages of `article`, asides left out, in the order of the text.

    `claims` are its claims (with their deals), `mentions` its mentions by entity id. `known` are the entities
    that count as names, the others are words: by default all.
    """
    names = {entity: list(mentions[entity]) for entity in mentions if known is None or entity in known}
    spans = _spans(article)
    parts = [
        (span, language, start, end)
        for span, language in spans
        for start, end in sentences(article.text, span.start, span.end)
    ]
    starts = [start for _, _, start, _ in parts]
    plain = _without_names(article.text, names.values())
    features = [set(wording(plain[start:end], language)) for _, language, start, end in parts]

    def place(at: int) -> set[Feature]:
        index = bisect_right(starts, at) - 1
        return features[index] if index >= 0 and at < parts[index][3] else set()

    for claim in claims:
        for evidence in claim.evidence:
            place(evidence.start).update(_facts(claim))
    for entity, occurrences in names.items():
        for mention in occurrences:
            place(mention.start).add(f"entity:{entity}")
    by_span: dict[Span, list[frozenset[Feature]]] = {span: [] for span, _ in spans}
    for (span, _, _, _), found in zip(parts, features, strict=True):
        by_span[span].append(frozenset(found))
    return tuple(Passage(span, tuple(found)) for span, found in by_span.items())


def _facts(claim: Claim) -> Iterable[Feature]:
    if claim.deal:
        yield f"deal:{claim.deal}"
    for value in (claim.amount, claim.amount_max):
        if value is not None:
            yield from figure(value, claim.currency or claim.unit)


def _spans(article: Article) -> list[tuple[Span, Language]]:
    """The title, headings and paragraphs of the body, each with its language, in the order of the text."""
    known: Language = article.language or "en"
    found: dict[Span, Language] = {}
    if article.title_stated and article.title_start is not None:
        end = article.title_start + len(article.title)
        if article.text[article.title_start : end] == article.title:
            found[Span(article.id, article.title_start, end)] = known
    for section in article.sections:
        if section.kind != "body":
            continue
        language = section.language or known
        if section.heading and section.heading_start is not None:
            end = section.heading_start + len(section.heading)
            found[Span(article.id, section.heading_start, end)] = language
        for paragraph in section.paragraphs:
            if paragraph.end > paragraph.start:
                found[Span(article.id, paragraph.start, paragraph.end)] = language
    return sorted(found.items(), key=lambda item: item[0].start)


def _without_names(text: str, mentions: Iterable[Iterable[Mention]]) -> str:
    """The text with blanks for names: a name counts once, as an entity, and not again as words."""
    pieces, at = [], 0
    for start, end in sorted((m.start, m.end) for occurrences in mentions for m in occurrences):
        if start >= at:
            pieces += [text[at:start], " " * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])
