"""Records turned into the rows of the index: which text is found under which row.

Rows are numbered so that the better comes first where all else is equal: articles from the newest to the
oldest, entities by how often they are named, deals before figures. Besides its words a row carries
`·v…` words for the values claimed in it and `·e…` words for the entities named in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice

from store.model import FIGURES, Article, Claim, Deal, Entity
from store.record import NamedTuple
from store.search.amounts import figure_words
from store.search.kinds import KINDS, STATUSES
from store.search.records import Lookup
from store.search.words import ODD, POINT, WRITTEN, spread
from store.text import fold_text

MAX_PASSAGE = 1200
"""Characters of one passage; a longer paragraph is cut between sentences, such a sentence anywhere."""
_TOGETHER = 64
"""Deals whose lines are made ready at once."""


class Place(NamedTuple):
    """A range of an article's text; `article` is its number in the order of the index."""

    article: int
    start: int
    end: int
    aside: bool
    language: str | None


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
        aside, language = section.kind == "aside", section.language or article.language
        for paragraph in section.paragraphs:
            if paragraph.end - paragraph.start <= MAX_PASSAGE:
                found.append(Place(number, paragraph.start, paragraph.end, aside, language))
            else:
                found.extend(
                    Place(number, start, end, aside, language)
                    for start, end in _cut(article.text, paragraph.start, paragraph.end)
                )
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a long paragraph between sentences into pieces of at most `MAX_PASSAGE`."""
    from store.text.sentences import sentences

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


@lru_cache(maxsize=1)
def _inner_apostrophe() -> re.Pattern[str]:
    """An apostrophe that is no elision and no English genitive: folding may join what it parts."""
    return re.compile(
        r"['’](?=[^\W\d_])(?![sS](?![^\W_]))(?<=[^\W_].)(?<!(?<![^\W_])[ldnsjmtcLDNSJMTC].)"
        r"(?<!(?<![^\W_])[Qq]u.)(?<!(?<![^\W_])[Jj]usqu.)(?<!(?<![^\W_])[LlPp][ou][ri]squ.)"
    )


def index_text(text: str) -> str:
    """The text of a passage as it goes into the index.

    Most needs no folding, since SQLite's tokenizer drops case and accents too: only numbers are given
    one form. Text with other letters than French and English use, or with apostrophes inside words, is
    folded as a whole.
    """
    if ODD.search(text) or _inner_apostrophe().search(text):
        return spread(fold_text(text))
    if WRITTEN.search(text):
        return spread(text.replace("\u00a0", " ").replace("\u202f", " "))
    return text


def index_texts(texts: Sequence[str]) -> list[str]:
    """The texts of several passages as they go into the index, each as by `index_text`.

    They are looked through as one, which takes a fraction of the time: no rule reaches over a line break.
    """
    whole = "\n".join(texts)
    if whole.count("\n") >= len(texts):
        return [index_text(text) for text in texts]
    made = list(texts)
    for number in _lines_with(WRITTEN, whole):
        made[number] = spread(texts[number].replace("\u00a0", " ").replace("\u202f", " "))
    for signs in (ODD, _inner_apostrophe()):
        for number in _lines_with(signs, whole):
            made[number] = spread(fold_text(texts[number]))
    return made


def _lines_with(signs: re.Pattern[str], whole: str) -> Iterator[int]:
    """The numbers of the lines that a pattern is found in."""
    number = at = 0
    while (match := signs.search(whole, at)) is not None:
        number += whole.count("\n", at, match.start())
        yield number
        at = whole.find("\n", match.end()) + 1
        if not at:
            return
        number += 1


def entity_word(number: int) -> str:
    """The indexed word of an entity named in a passage; `number` is its place by weight."""
    return f"{POINT}e{number}"


def mark(letter: str, value: str) -> str:
    """The indexed word of a record's kind, status, agreement or type: `·kfundinground`."""
    return POINT + letter + value.lower().replace("_", "")


class Marks:
    """Which entities are named and which amounts claimed where, article by article."""

    def __init__(self, entities: Sequence[Entity], claims: Sequence[Claim]) -> None:
        marks: dict[str, list[tuple[int, str]]] = {}
        for number, entity in enumerate(entities):
            word = entity_word(number)
            for article, start, *_ in entity.mentions:
                marks.setdefault(article, []).append((start, word))
        for claim in claims:
            words = claim_words(claim.amount, claim.amount_max, claim.currency, claim.unit)
            for evidence in claim.evidence:
                for word in words:
                    marks.setdefault(evidence.article, []).append((evidence.start, word))
        self._marks = marks

    def within(self, article: str, ranges: Sequence[Place]) -> list[str]:
        """For each range of an article the words for what is named or claimed in it, parted by blanks."""
        marks = self._marks.get(article)
        if not marks:
            return [""] * len(ranges)
        marks.sort()
        starts, words = [start for start, _ in marks], [word for _, word in marks]
        return [
            " ".join(dict.fromkeys(words[bisect_left(starts, place.start) : bisect_right(starts, place.end)]))
            for place in ranges
        ]


def claim_words(low: float | None, high: float | None, currency: str | None, unit: str | None) -> list[str]:
    """The value words of one claim or deal."""
    found: list[str] = []
    for value in (low, high):
        if value is not None:
            found.extend(figure_words(value, currency, unit))
    return found


def entity_text(entity: Entity, lookup: Lookup) -> str:
    """What an entity is found under: all its forms."""
    forms = (spread(lookup.folded(form)) for form in (entity.name, *entity.aliases))
    return " ".join([*forms, mark("t", entity.type)])


def deal_texts(deals: Sequence[Deal], lookup: Lookup) -> Iterator[str]:
    """What deals are found under: kind and status in words, parties in all their forms, values, evidence."""
    for first in range(0, len(deals), _TOGETHER):
        some = deals[first : first + _TOGETHER]
        lines = [
            list(
                dict.fromkeys(line for claim in lookup.all_claims_of(deal) for line in _lines(claim, lookup))
            )
            for deal in some
        ]
        ready = iter(index_texts([line for group in lines for line in group]))
        for deal, group in zip(some, lines, strict=True):
            yield " ".join([*_said(deal, lookup), *islice(ready, len(group)), *_deal_marks(deal)])


def _said(deal: Deal, lookup: Lookup) -> Iterator[str]:
    """What a deal is by itself."""
    yield _standing(deal.kind, deal.status, deal.agreement)
    for party in deal.parties:
        yield lookup.folded_forms(party.name)
    for part in (deal.currency, deal.unit, deal.date):
        if part:
            yield part


def _deal_marks(deal: Deal) -> Iterable[str]:
    marks = claim_words(deal.amount, deal.amount_max, deal.currency, deal.unit)
    return dict.fromkeys([*marks, *_standing_marks(deal.kind, deal.status, deal.agreement)])


@lru_cache(maxsize=256)
def _standing(kind: str, status: str, agreement: str) -> str:
    """The words for what kind of deal it is and how it stands."""
    return " ".join([kind.replace("_", " "), *KINDS[kind], status, *STATUSES[status], agreement])


@lru_cache(maxsize=256)
def _standing_marks(kind: str, status: str, agreement: str) -> tuple[str, ...]:
    return mark("k", kind), mark("s", status), mark("g", agreement)


def _lines(claim: Claim, lookup: Lookup) -> Iterator[str]:
    """The lines around the evidence of a claim, cut short: they hold its sentence, looked at later."""
    for evidence in claim.evidence:
        article = lookup.articles.get(evidence.article)
        if article is not None:
            low, high = article.text.rfind("\n", 0, evidence.start) + 1, article.text.find("\n", evidence.end)
            high = len(article.text) if high < 0 else high
            yield article.text[max(low, evidence.start - MAX_PASSAGE) : min(high, evidence.end + MAX_PASSAGE)]


def sentence_around(article_id: str, start: int, end: int, lookup: Lookup) -> tuple[int, int] | None:
    """The sentence of an article that holds a range; `None` when the article is not there."""
    from store.text.sentences import sentences

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
