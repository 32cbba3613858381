"""Candidate records for a plan, from the index tables or from memory, as views with their places.

Views are kept for a while: while a query is typed, one keystroke after the other asks for much the same.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from store.answers import HitKind
from store.model import FIGURES, Deal, Note
from store.record import NamedTuple
from store.search.amounts import spelt
from store.search.documents import MAX_PASSAGE, sentence_around
from store.search.key import ASIDE
from store.search.kinds import KINDS, STATUSES
from store.search.rank import ASIDE_COST, DEAL, FIGURE_COST, HEADING, NAME, NOTE, PASSAGE, TITLE
from store.search.records import Lookup
from store.search.said import Said, give, ranges
from store.search.shelf import Shelf
from store.search.views import Facts, Parted, Segment, View
from store.search.wants import ALIAS, PREFIX

MAX_KEPT = 1500
"""Views kept: those of the last keystrokes, no more than the garbage collector can walk through unseen."""
MAX_SENTENCES = 4
_SYNONYM, _FIGURE_SYNONYM, _SENTENCE = PREFIX, 20.0, 8.0


class Candidate(NamedTuple):
    """A record that may match: what it is, what its place is worth, and how to look at it."""

    kind: HitKind
    id: str
    label: str
    base: float
    view: View
    where: str = ""


class Candidates:
    """Makes views of the rows of an index."""

    def __init__(self, shelf: Shelf, lookup: Lookup, said: Said) -> None:
        self.shelf = shelf
        self.lookup = lookup
        self._said = said
        self._kept: OrderedDict[tuple[str, int], tuple[Candidate, ...]] = OrderedDict()
        entities, articles = len(shelf.entities), len(shelf.articles)
        headings, deals = len(shelf.headings) // 2, len(shelf.deals)
        self.blocks: dict[str, tuple[int, int]] = {}
        first = 1
        for name, size in (("entity", entities), ("title", articles), ("heading", headings), ("deal", deals)):
            self.blocks[name] = (first, first + size)
            first += size

    def head(self, block: str, row: int) -> tuple[Candidate, ...]:
        """The candidates of one row of the heads table; an entity is one for each of its forms."""
        key = (block, row)
        found = self._kept.get(key)
        if found is None:
            number = row - self.blocks[block][0]
            found = self._kept[key] = tuple(getattr(self, f"_{block}")(number))
            if self._said.heads:
                give(found, self._said.heads[row - 1])
            if len(self._kept) > MAX_KEPT:
                self._trim()
        return found

    def passage(self, row: int) -> tuple[Candidate, ...]:
        """The candidate of one row of the passages table."""
        key = ("passage", row)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = (self._passage(row - 1),)
            if self._said.passages:
                give(found, self._said.passages[row - 1])
            if len(self._kept) > MAX_KEPT:
                self._trim()
        return found

    def _trim(self) -> None:
        while len(self._kept) > MAX_KEPT - MAX_KEPT // 8:
            try:
                self._kept.popitem(last=False)
            except KeyError:  # another thread emptied it
                return

    def _entity(self, number: int) -> Iterator[Candidate]:
        entity = self.lookup.entities[self.shelf.entities[number]]
        facts = Facts("entities", entity=entity)
        yield Candidate("entity", entity.id, entity.name, NAME, View((Segment(entity.name),), facts))
        for alias in entity.aliases:
            if alias != entity.name:
                segment = Segment(alias, ALIAS, f"alias of {entity.name}")
                yield Candidate("entity", entity.id, entity.name, NAME, View((segment,), facts))

    def _title(self, number: int) -> Iterator[Candidate]:
        article = self.lookup.articles[self.shelf.articles[number]]
        start = article.title_start
        segment = Segment(article.title, article=article.id, offset=start, language=article.language)
        view = View((segment,), Facts("articles", article=article))
        yield Candidate("article", article.id, article.title, TITLE, view, "in the title")

    def _heading(self, number: int) -> Iterator[Candidate]:
        at, section_at = self.shelf.headings[2 * number], self.shelf.headings[2 * number + 1]
        article = self.lookup.articles[self.shelf.articles[at]]
        section = article.sections[section_at]
        heading = section.heading or ""
        start = section.heading_start if section.heading_start is not None else section.start
        segment = Segment(heading, article=article.id, offset=start, language=section.language)
        base = HEADING - (ASIDE_COST if section.kind == "aside" else 0.0)
        view = View((segment,), Facts("passages", article=article))
        yield Candidate("passage", f"{article.id}:{start}", article.title, base, view, "in a heading")

    def _deal(self, number: int) -> Iterator[Candidate]:
        deal = self.lookup.deals[self.shelf.deals[number]]
        if not self._said.told:
            yield deal_candidate(deal, self.lookup)
            return
        told = ranges(self._said.told[number])
        places = [(self.shelf.articles[article], start, end) for article, start, end in told]
        yield deal_candidate(deal, self.lookup, places)

    def _passage(self, number: int) -> Candidate:
        start, end = self.shelf.starts[number], self.shelf.ends[number]
        aside, end = bool(end & ASIDE), end & ~ASIDE
        article = self.lookup.articles[self.shelf.articles[self.article_of(number)]]
        segment = Segment(
            article.text[start:end], article=article.id, offset=start, language=article.language
        )
        view = View((segment,), Facts("passages", article=article))
        base = PASSAGE - (ASIDE_COST if aside else 0.0)
        return Candidate(
            "passage", f"{article.id}:{start}", article.title, base, view, "in an aside" if aside else ""
        )

    def article_of(self, number: int) -> int:
        """The number of the article of a passage."""
        from bisect import bisect_right

        return bisect_right(self.shelf.firsts, number) - 1

    def whole(self, number: int) -> Candidate:
        """An article as a whole: all its passages as the texts of one view."""
        article = self.lookup.articles[self.shelf.articles[number]]
        low, high = self.shelf.firsts[number], self.shelf.firsts[number + 1]
        segments = tuple(
            self.passage(row + 1)[0].view.segments[0] for row in range(low, min(high, low + 400))
        )
        view = View(segments, Facts("articles", article=article))
        return Candidate("article", article.id, article.title, 0.0, view, "all words in the article")

    def notes(self) -> Iterable[Candidate]:
        """All notes: they are few and change often, so they are not in the index."""
        for note in self.lookup.source.notes:
            yield _note(note, self.lookup)


def _note(note: Note, lookup: Lookup) -> Candidate:
    segments = [Segment(note.text)] if note.text else []
    if note.tags:
        segments.append(Segment(" ".join(note.tags), 0.0, "tag", shown=not segments))
    target = (
        lookup.entities.get(note.target) or lookup.articles.get(note.target) or lookup.deals.get(note.target)
    )
    label = getattr(target, "name", None) or getattr(target, "title", None) or note.target
    facts = Facts("notes", note=note, article=lookup.articles.get(note.target))
    return Candidate("note", note.id, label, NOTE, View(tuple(segments) or (Segment(""),), facts))


def deal_candidate(
    deal: Deal, lookup: Lookup, places: Sequence[tuple[str, int, int]] | None = None
) -> Candidate:
    """A deal under its parties, kind, status and amount, shown by the sentences that tell it.

    `places` are where these stand (article, start, end), for who knows it already.
    """
    told = _places(deal, lookup) if places is None else places
    segments = (*deal_segments(deal, lookup), *_sentences(deal, lookup, told))
    base = DEAL - (FIGURE_COST if deal.kind in FIGURES else 0.0) - (ASIDE_COST if deal.aside else 0.0)
    return Candidate("deal", deal.id, deal_label(deal), base, View(segments, Facts("deals", deal=deal)))


def deal_segments(deal: Deal, lookup: Lookup) -> Iterator[Segment]:
    """What a deal is by itself: facts, other words for its kind and status, other names of its parties."""
    said = [deal.kind.replace("_", " "), *(party.name for party in deal.parties), deal.status, deal.agreement]
    said.extend(part for part in (deal.date, deal.currency, deal.unit) if part)
    yield Parted(said)
    yield _kind_words(deal.kind)
    yield _status_words(deal.status)
    for party in deal.parties:
        aliases = [form for form in lookup.forms(party.name) if form != party.name]
        if aliases:
            yield Parted(aliases, ALIAS, f"alias of {party.name}")


@lru_cache(maxsize=32)
def _kind_words(kind: str) -> Segment:
    cost = _FIGURE_SYNONYM if kind in FIGURES else _SYNONYM
    return Parted(KINDS[kind], cost, f"kind {kind}")


@lru_cache(maxsize=32)
def _status_words(status: str) -> Segment:
    return Parted(STATUSES[status], _SYNONYM, f"status {status}")


def _places(deal: Deal, lookup: Lookup) -> list[tuple[str, int, int]]:
    """Where the sentences of a deal's evidence stand, each once, a few at most."""
    found: dict[tuple[str, int], int] = {}
    for claim in lookup.claims_of(deal):
        for evidence in claim.evidence:
            if len(found) == MAX_SENTENCES:  # a deal that hundreds tell: no text is looked at in vain
                return [(*key, end) for key, end in found.items()]
            place = sentence_around(evidence.article, evidence.start, evidence.end, lookup)
            if place is not None:
                found.setdefault((evidence.article, place[0]), min(place[1], place[0] + 2 * MAX_PASSAGE))
    return [(*key, end) for key, end in found.items()]


def _sentences(deal: Deal, lookup: Lookup, places: Iterable[tuple[str, int, int]]) -> Iterator[Segment]:
    """The sentences of a deal's evidence; without one, the deal in a line."""
    shown = False
    for article, start, end in places:
        shown = True
        text = lookup.articles[article].text[start:end]
        yield Segment(text, _SENTENCE, "in its evidence", article=article, offset=start)
    if not shown:
        yield Segment(deal_label(deal))


_DOERS = frozenset(("buyer", "bidder", "investor", "customer", "plaintiff", "donor", "partner"))


def deal_label(deal: Deal) -> str:
    """A deal in one line: `acquisition · OpenAI → io · 6.4 billion USD · completed · 2025`."""
    doers = ", ".join(party.name for party in deal.parties if party.role in _DOERS)
    others = ", ".join(party.name for party in deal.parties if party.role not in _DOERS)
    parts = [deal.kind.replace("_", " "), " → ".join(side for side in (doers, others) if side)]
    if deal.amount is not None:
        amount = spelt(deal.amount, deal.currency, deal.unit)
        if deal.amount_max is not None:
            amount = f"{spelt(deal.amount, None)} to {spelt(deal.amount_max, deal.currency, deal.unit)}"
        parts.append(amount)
    parts.extend((deal.status, deal.date or ""))
    return " · ".join(part for part in parts if part)
