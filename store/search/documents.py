"""Records turned into the rows of the index: which text is found under which row.

Rows are numbered so that the better comes first where all else is equal: articles from the newest to the
oldest, entities by how often they are named, deals before figures. Besides its words a row carries
`·v…` words for the values of its amounts and `·e…` words for the entities named in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.model import FIGURES, Article, Claim, Deal, Entity
from store.search.amounts import figure_words, figures
from store.search.kinds import KINDS, STATUSES
from store.search.records import Lookup, Source
from store.search.words import POINT, spread
from store.text import fold_text, sentences

MAX_PASSAGE = 1200
"""Characters of one passage; a longer paragraph is cut between sentences, a longer sentence where it falls."""


class Place(NamedTuple):
    """A range of an article's text; `article` is its number in the order of the index."""

    article: int
    start: int
    end: int
    aside: bool


def by_recency(articles: Sequence[Article]) -> list[Article]:
    """Articles from the newest; the undated last; then by id."""
    return sorted(sorted(articles, key=lambda a: a.id), key=lambda a: a.date or "", reverse=True)


def by_weight(entities: Sequence[Entity]) -> list[Entity]:
    """Entities from the most often named."""
    return sorted(entities, key=lambda entity: (-len(entity.mentions), entity.id))


def by_interest(deals: Sequence[Deal]) -> list[Deal]:
    """Deals before figures, then what more claims tell, then the newest."""
    newest = sorted(sorted(deals, key=lambda d: d.id), key=lambda d: d.date or "", reverse=True)
    return sorted(newest, key=lambda d: (d.kind in FIGURES, d.aside, -len(d.claims)))


def passages_of(article: Article, number: int) -> list[Place]:
    """The paragraphs of an article, body and asides, cut to `MAX_PASSAGE`."""
    found: list[Place] = []
    for section in article.sections:
        aside = section.kind == "aside"
        for paragraph in section.paragraphs:
            if paragraph.end - paragraph.start <= MAX_PASSAGE:
                found.append(Place(number, paragraph.start, paragraph.end, aside))
            else:
                found.extend(
                    Place(number, start, end, aside)
                    for start, end in _cut(article.text, paragraph.start, paragraph.end)
                )
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long paragraph between sentences into pieces of at most `MAX_PASSAGE`."""
    low = high = start
    for _, stop in sentences(text, start, end):
        if stop - low > MAX_PASSAGE and high > low:
            yield low, high
            low = high
        while stop - low > MAX_PASSAGE:
            blank = text.rfind(" ", low + MAX_PASSAGE // 2, low + MAX_PASSAGE)
            middle = blank if blank > 0 else low + MAX_PASSAGE
            yield low, middle
            low = middle
        high = stop
    if end > low:
        yield low, end


_CHUNK = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_DIGIT = re.compile(r"\d")
JOINED_FIRST = frozenset(
    """
    start scale spin roll back follow set mark take lay kick pay e data web smart block bio nano fin clean
    green deep ed med agri legal insur ad reg crypto cyber
    """.split()
)
"""First halves of the compounds that folding joins (`start-up`): text with one is folded whole."""


class Folder:
    """Folds passages quickly: word by word from a table, whole only where neighbours matter."""

    def __init__(self) -> None:
        self._words: dict[str, str] = _Words()

    def fold(self, text: str, language: str | None) -> tuple[str, list[str]]:
        """The indexed text of a passage and the value words of its amounts."""
        if _DIGIT.search(text) is None:
            parts = [self._words[chunk] for chunk in _CHUNK.findall(text)]
            if JOINED_FIRST.isdisjoint(parts):
                return " ".join(parts), []
        folded = fold_text(text)
        return spread(folded), value_words(folded, language)


class _Words(dict[str, str]):
    def __missing__(self, chunk: str) -> str:
        self[chunk] = folded = fold_text(chunk)
        return folded


def value_words(folded: str, language: str | None) -> list[str]:
    """The `·v…` words of all amounts in a folded text."""
    found: list[str] = []
    for figure in figures(folded, language):
        found.extend(figure_words(figure.value, figure.currency, figure.unit))
    return found


def entity_word(number: int) -> str:
    """The indexed word of an entity named in a passage; `number` is its place by weight."""
    return f"{POINT}e{number}"


def mark(letter: str, value: str) -> str:
    """The indexed word of a record's kind, status, agreement or type: `·kfundinground`."""
    return POINT + letter + value.lower().replace("_", "")


class Marks:
    """Which entities are named and which amounts claimed where, article by article."""

    def __init__(self, entities: Sequence[Entity], claims: Sequence[Claim]) -> None:
        self._at: dict[str, list[tuple[int, str]]] = {}
        for number, entity in enumerate(entities):
            word = entity_word(number)
            for mention in entity.mentions:
                self._at.setdefault(mention.article, []).append((mention.start, word))
        for claim in claims:
            words = claim_words(claim.amount, claim.amount_max, claim.currency, claim.unit)
            for evidence in claim.evidence:
                for word in words:
                    self._at.setdefault(evidence.article, []).append((evidence.start, word))
        for marks in self._at.values():
            marks.sort()

    def within(self, article: str, start: int, end: int) -> list[str]:
        """The words for what is named or claimed in a range, each once."""
        marks = self._at.get(article)
        if not marks:
            return []
        low = bisect_left(marks, (start, ""))
        high = bisect_right(marks, (end, ""))
        return list({word for _, word in marks[low:high]})


def claim_words(low: float | None, high: float | None, currency: str | None, unit: str | None) -> list[str]:
    """The value words of one claim or deal."""
    found: list[str] = []
    for value in (low, high):
        if value is not None:
            found.extend(figure_words(value, currency, unit))
    return found


def entity_text(entity: Entity) -> str:
    """What an entity is found under: all its forms."""
    forms = (spread(fold_text(form)) for form in (entity.name, *entity.aliases))
    return " ".join([*forms, mark("t", entity.type)])


def deal_text(deal: Deal, lookup: Lookup) -> str:
    """What a deal is found under: kind and status in words, parties in all their forms, values, evidence."""
    said = [deal.kind, *KINDS[deal.kind], deal.status, *STATUSES[deal.status], deal.agreement]
    said.extend(form for party in deal.parties for form in lookup.forms(party.name))
    said.extend(part for part in (deal.currency, deal.unit, deal.date) if part)
    marks = claim_words(deal.amount, deal.amount_max, deal.currency, deal.unit)
    marks += [mark("k", deal.kind), mark("s", deal.status), mark("g", deal.agreement)]
    for sentence in dict.fromkeys(
        text for claim in lookup.claims_of(deal) for text in claim_sentences(claim, lookup)
    ):
        said.append(sentence)
        marks.extend(value_words(fold_text(sentence), None))
    return " ".join([*(spread(fold_text(part)) for part in said), *dict.fromkeys(marks)])


def claim_sentences(claim: Claim, lookup: Lookup) -> list[str]:
    """The sentences that hold the evidence of a claim, cut to `MAX_PASSAGE`."""
    found: list[str] = []
    for evidence in claim.evidence:
        place = sentence_around(evidence.article, evidence.start, evidence.end, lookup)
        if place is not None:
            found.append(lookup.articles[evidence.article].text[place[0] : place[1]])
    return found


def sentence_around(article_id: str, start: int, end: int, lookup: Lookup) -> tuple[int, int] | None:
    """The sentence of an article that holds a range; `None` when the article is not there."""
    article = lookup.articles.get(article_id)
    if article is None:
        return None
    low, high = article.text.rfind("\n", 0, start) + 1, article.text.find("\n", end)
    high = len(article.text) if high < 0 else high
    low, high = max(low, start - MAX_PASSAGE), min(high, end + MAX_PASSAGE)
    for first, last in sentences(article.text, low, high):
        if first <= start < last:
            return first, min(max(last, end), first + 2 * MAX_PASSAGE)
    return start, end


def language_at(article: Article, start: int) -> str | None:
    """The language of the section at an offset, else of the article."""
    for section in article.sections:
        if section.start <= start < section.end:
            return section.language or article.language
    return article.language


__all__ = ["Folder", "Lookup", "Marks", "Place", "Source", "by_interest", "by_recency", "by_weight"]
