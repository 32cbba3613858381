"""The passages of an article's body, and what each can be recognised by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence

from store.compare.wording import Feature, figure, wording
from store.model import Article, Claim, Language, Mention, Span
from store.record import NamedTuple


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


class Prepared(NamedTuple):
    """What is known of an article beforehand: the sentences of each of its spans; a table of features, and
    for each sentence their places in it by the names blanked there; the folded words of its body."""

    parts: Sequence[Sequence[tuple[int, int]]]
    table: Sequence[Feature]
    kept: Sequence[Mapping[str, Sequence[int]]]
    body: Sequence[str]

    def features(self, number: int, sign: str) -> set[Feature] | None:
        """The features of a sentence in which names are blanked as the sign says; None when not known."""
        places = self.kept[number].get(sign)
        return None if places is None else {self.table[at] for at in places}


def passages(
    article: Article,
    claims: Iterable[Claim],
    mentions: Mapping[str, Iterable[Mention]],
    known: Collection[str] | None = None,
    prepared: Prepared | None = None,
) -> tuple[Passage, ...]:
    """The passages of `article`, asides left out, in the order of the text.

    `claims` are its claims (with their deals), `mentions` its mentions by entity id. `known` are the entities
    that count as names, the others are words: by default all.
    """
    names = {entity: list(mentions[entity]) for entity in mentions if known is None or entity in known}
    spans = spans_of(article)
    parts = [
        (span, language, start, end)
        for at, (span, language) in enumerate(spans)
        for start, end in (prepared.parts[at] if prepared else cut(article.text, span))
    ]
    starts = [start for _, _, start, _ in parts]
    blanks = blanked(names.values())
    features = []
    for at, (_, language, start, end) in enumerate(parts):
        sign, plain = blanks.within(article.text, start, end)
        known_features = prepared.features(at, sign) if prepared else None
        features.append(set(wording(plain, language)) if known_features is None else known_features)

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


def spans_of(article: Article) -> list[tuple[Span, Language]]:
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


def cut(text: str, span: Span) -> list[tuple[int, int]]:
    """The sentences of a passage."""
    from store.text.sentences import sentences

    return sentences(text, span.start, span.end)


class Blanks:
    """The names of an article, in place of which there are blanks: a name counts once, as an entity, and not
    again as words."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        self._ranges = ranges
        self._ends = [end for _, end in ranges]

    def within(self, text: str, start: int, end: int) -> tuple[str, str]:
        """A sign of where there are blanks in a range of the text, and the range with them."""
        pieces, places, at = [], [], start
        for number in range(bisect_right(self._ends, start), len(self._ranges)):
            low, high = self._ranges[number]
            if low >= end:
                break
            low, high = max(low, start), min(high, end)
            pieces += [text[at:low], " " * (high - low)]
            places.append(f"{low - start}-{high - start}")
            at = high
        return ",".join(places), "".join([*pieces, text[at:end]])


def blanked(mentions: Iterable[Iterable[Mention]]) -> Blanks:
    """The blanks for these mentions; of two that overlap the first."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted((m.start, m.end) for occurrences in mentions for m in occurrences):
        if not ranges or start >= ranges[-1][1]:
            ranges.append((start, end))
    return Blanks(ranges)
