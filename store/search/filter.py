"""Filtering a list of records with the same query language as the lookup.

A filter keeps the order of the list and leaves nothing out that matches: no ranking, no corrections. Words
are looked for in what a row shows (parties and their aliases, kind, status, date, amounts; names; titles),
not in the text of articles. The last word may be only begun.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar
from weakref import WeakKeyDictionary

from store.model import Article, Deal, DossierError, Entity
from store.search.amounts import figures
from store.search.candidates import deal_segments
from store.search.conditions import FieldWant
from store.search.query import And, Field, Node, Not, Or, Pattern, Phrase, Query, Words, parse
from store.search.records import Lookup, Source
from store.search.views import Facts, Segment, View
from store.search.wants import (
    AllWant,
    BegunWant,
    EitherWant,
    FigureWant,
    PatternWant,
    RunWant,
    Target,
    Want,
    WithoutWant,
    WordWant,
)
from store.search.words import folded_words, read

PATTERN_SECONDS = 0.2
_Record = TypeVar("_Record", Article, Entity, Deal)


class Filter:
    """Filters the records of one source; keeps what it has folded for the next keystroke."""

    def __init__(self, source: Source) -> None:
        self.lookup = Lookup(source)
        self._views: dict[tuple[str, str], View] = {}

    def deals(
        self, query: str | Query, deals: Iterable[Deal] | None = None, lenient: bool = True
    ) -> tuple[Deal, ...]:
        """The deals a query keeps, in their order; raises `DossierError` on a bad query unless lenient."""
        records = self.lookup.source.deals if deals is None else deals
        return self._kept(query, records, self._deal_view, lenient)

    def entities(
        self, query: str | Query, entities: Iterable[Entity] | None = None, lenient: bool = True
    ) -> tuple[Entity, ...]:
        """The entities a query keeps, in their order."""
        records = self.lookup.source.entities if entities is None else entities
        return self._kept(query, records, _entity_view, lenient)

    def articles(
        self, query: str | Query, articles: Iterable[Article] | None = None, lenient: bool = True
    ) -> tuple[Article, ...]:
        """The articles a query keeps, in their order."""
        records = self.lookup.source.articles if articles is None else articles
        return self._kept(query, records, _article_view, lenient)

    def _kept(
        self, query: str | Query, records: Iterable[_Record], view: Callable[[_Record], View], lenient: bool
    ) -> tuple[_Record, ...]:
        parsed = parse(query, lenient) if isinstance(query, str) else query
        if parsed.error is not None:
            raise DossierError(str(parsed.error))
        want = wanted(parsed, self.lookup)
        if want is None:
            return tuple(records)
        return tuple(record for record in records if want.match(self._view(record, view)) is not None)

    def _view(self, record: _Record, make: Callable[[_Record], View]) -> View:
        key = (type(record).__name__, record.id)
        found = self._views.get(key)
        if found is None or record not in found.facts:
            found = self._views[key] = make(record)
        return found

    def _deal_view(self, deal: Deal) -> View:
        return View(tuple(deal_segments(deal, self.lookup)), Facts("deals", deal=deal))


def _entity_view(entity: Entity) -> View:
    forms = tuple(Segment(form) for form in (entity.name, *entity.aliases))
    return View((*forms, Segment(entity.type)), Facts("entities", entity=entity))


def _article_view(article: Article) -> View:
    said = (article.title, article.id, article.author, article.outlet, article.date)
    return View(tuple(Segment(text) for text in said if text), Facts("articles", article=article))


def wanted(query: Query, lookup: Lookup) -> Want | None:
    """What a query wants of a record, words only as they are written; `None` when it asks nothing."""
    return _want(query.node, query, lookup) if query.node is not None else None


def _want(node: Node, query: Query, lookup: Lookup) -> Want | None:
    import time

    if isinstance(node, Words):
        last = node.prefix or (node.end >= len(query.text.rstrip()) and query.lenient)
        wants = _word_wants(node.text, last)
        return AllWant(tuple(wants)) if wants else None
    if isinstance(node, Phrase):
        said = tuple(folded_words(node.text))
        return RunWant(said, ()) if said else None
    if isinstance(node, Pattern):
        return PatternWant(node.text, time.monotonic() + PATTERN_SECONDS, shown=False)
    if isinstance(node, Field):
        return FieldWant(node.name, node.value, lookup)
    if isinstance(node, Not):
        child = _want(node.child, query, lookup)
        return WithoutWant(child) if child is not None else None
    return _joined(
        node, [want for child in node.children if (want := _want(child, query, lookup)) is not None]
    )


def _joined(node: And | Or, wants: Sequence[Want]) -> Want | None:
    if not wants:
        return None
    return EitherWant(tuple(wants)) if isinstance(node, Or) else AllWant(tuple(wants))


def _word_wants(text: str, begun: bool) -> list[Want]:
    """Wants for plain words as they are written, without a vocabulary; the last may be only begun."""
    said = read(text)
    found: list[Want] = []
    taken = 0
    for figure in figures(said.folded.text, loose=True):
        inside = [i for i, w in enumerate(said.words) if w.start < figure.end and w.end > figure.start]
        if (
            not inside
            or inside[0] < taken
            or (begun and inside[-1] == len(said.words) - 1 and len(inside) == 1)
        ):
            continue
        found.extend(_plain(word.text) for word in said.words[taken : inside[0]])
        found.append(FigureWant(figure.value, figure.currency, figure.unit, ""))
        taken = inside[-1] + 1
    rest = [word.text for word in said.words[taken:]]
    found.extend(_plain(word) for word in (rest[:-1] if begun else rest))
    if begun and rest:
        found.append(BegunWant(rest[-1]))
    return found


def _plain(word: str) -> Want:
    return WordWant(word, word, (Target(word, 0.0),))


def matches_deal(query: Query, deal: Deal, lookup: Lookup) -> bool:
    """Tell whether a deal is kept by a parsed query."""
    want = wanted(query, lookup)
    return (
        want is None
        or want.match(View(tuple(deal_segments(deal, lookup)), Facts("deals", deal=deal))) is not None
    )


def matches_entity(query: Query, entity: Entity, lookup: Lookup) -> bool:
    """Tell whether an entity is kept by a parsed query."""
    want = wanted(query, lookup)
    return want is None or want.match(_entity_view(entity)) is not None


_filters: WeakKeyDictionary[Source, tuple[object, Filter]] = WeakKeyDictionary()


def filter_deals(query: str, source: Source, lenient: bool = True) -> tuple[Deal, ...]:
    """The deals of a source that a query keeps; quick when asked again and again of the same source."""
    return _filter_of(source).deals(query, lenient=lenient)


def _filter_of(source: Source) -> Filter:
    try:
        known = _filters.get(source)
    except TypeError:
        return Filter(source)
    if known is None or known[0] != source.generation:
        known = (source.generation, Filter(source))
        _filters[source] = known
    return known[1]
