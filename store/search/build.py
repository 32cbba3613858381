"""Builds the index: SQLite full-text tables over folded words, beside the store and disposable.

The tables keep which row has which word and nothing else (no text, no positions): small, quick, and the
text is looked at again anyway before anything is shown. Everything the search needs at once (the vocabulary,
where each passage stands) is kept as a few packed blobs.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from store.model import Article
from store.search.documents import (
    Marks,
    Place,
    by_interest,
    by_recency,
    by_weight,
    deal_texts,
    entity_text,
    index_texts,
    passages_of,
)
from store.search.key import ASIDE, StoppedError, key_of
from store.search.records import Lookup
from store.search.vocabulary import weights_of
from store.search.words import POINT, spread
from store.text.fold import compounds
from store.uncollected import uncollected

if TYPE_CHECKING:
    from sqlite3 import Connection

_TABLES = ("heads", "passages")


def build(connection: Connection, lookup: Lookup, stopped: Callable[[], bool] = lambda: False) -> None:
    """Fill an empty database with the index of a source; raises `StoppedError` when told to stop."""
    for pragma in ("journal_mode=off", "synchronous=off", "cache_size=-65536", "locking_mode=exclusive"):
        connection.execute(f"PRAGMA {pragma}")
    for table in _TABLES:
        connection.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(w, content='', detail=none, columnsize=0, "
            f"tokenize=\"unicode61 remove_diacritics 2 tokenchars '{POINT}'\")"
        )
        connection.execute(f"INSERT INTO {table}({table}, rank) VALUES('hashsize', 33554432)")
    connection.execute("CREATE TABLE meta(name TEXT PRIMARY KEY, data BLOB) WITHOUT ROWID")
    connection.execute("CREATE TABLE forms(form TEXT PRIMARY KEY, numbers TEXT) WITHOUT ROWID")
    connection.execute("BEGIN")
    with uncollected():
        names = _entities(connection, lookup)
        _texts(connection, lookup, stopped)
        _vocabulary(connection, names)
        _said(connection, lookup)
    _keep(connection, "key", key_of(lookup.source).encode())
    connection.execute("COMMIT")


def _keep(connection: Connection, name: str, data: bytes) -> None:
    connection.execute("INSERT INTO meta VALUES(?, ?)", (name, data))


def _lines(values: list[str]) -> bytes:
    return "\n".join(values).encode("utf-8", "surrogatepass")


def _entities(connection: Connection, lookup: Lookup) -> set[str]:
    """Keep the forms of entities, each with the numbers of the entities that bear it; return their words."""
    forms: dict[str, list[int]] = {}
    names: set[str] = set()
    for number, entity in enumerate(by_weight(lookup.source.entities)):
        for form in dict.fromkeys(spread(lookup.folded(f)) for f in (entity.name, *entity.aliases)):
            plain = " ".join(_words_of(form))
            forms.setdefault(plain, []).append(number)
            names.update(plain.split())
    connection.executemany(
        "INSERT INTO forms VALUES(?, ?)",
        ((form, " ".join(map(str, dict.fromkeys(numbers)))) for form, numbers in sorted(forms.items())),
    )
    return names


def _words_of(folded: str) -> list[str]:
    from store.search.words import words

    return [word.text for word in words(folded)]


def _texts(connection: Connection, lookup: Lookup, stopped: Callable[[], bool]) -> None:
    """Index heads (entities, titles, headings, deals) and passages."""
    source = lookup.source
    articles, entities = by_recency(source.articles), by_weight(source.entities)
    deals = by_interest(source.deals)
    headings = array("I")
    heads: list[str] = [entity_text(entity, lookup) for entity in entities]
    heads.extend(index_texts([article.title for article in articles]))
    headed: list[str] = []
    for number, article in enumerate(articles):
        for at, section in enumerate(article.sections):
            if section.heading:
                headings.extend((number, at))
                headed.append(section.heading)
    heads.extend(index_texts(headed))
    heads.extend(deal_texts(deals, lookup))
    connection.executemany("INSERT INTO heads(rowid, w) VALUES(?, ?)", enumerate(heads, 1))
    starts, ends, firsts = array("I"), array("I"), array("I")
    marks = Marks(entities, source.claims)

    def rows() -> Iterator[tuple[int, str]]:
        row = 0
        for number, article in enumerate(articles):
            if stopped():
                raise StoppedError
            firsts.append(row)
            places = passages_of(article, number)
            starts.extend([place.start for place in places])
            ends.extend([place.end | (ASIDE if place.aside else 0) for place in places])
            yield from enumerate(_passages(article, places, marks), row + 1)
            row += len(places)
        firsts.append(row)

    connection.executemany("INSERT INTO passages(rowid, w) VALUES(?, ?)", rows())
    _keep(connection, "articles", _lines([article.id for article in articles]))
    _keep(connection, "entities", _lines([entity.id for entity in entities]))
    _keep(connection, "deals", _lines([deal.id for deal in deals]))
    for name, numbers in (("headings", headings), ("starts", starts), ("ends", ends), ("firsts", firsts)):
        _keep(connection, name, numbers.tobytes())


def _passages(article: Article, places: list[Place], marks: Marks) -> Iterator[str]:
    """The indexed texts of an article's passages with the words of what is named and claimed in each."""
    texts = index_texts([article.text[place.start : place.end] for place in places])
    for text, extra in zip(texts, marks.within(article.id, places), strict=True):
        yield f"{text} {extra}" if extra else text


def _vocabulary(connection: Connection, names: set[str]) -> None:
    """Keep all words in order with how many rows have them, and apart from them the values of amounts."""
    counts: dict[str, int] = {}
    for table in ("heads", "passages"):
        connection.execute(f"CREATE VIRTUAL TABLE temp.{table}_words USING fts5vocab(main, {table}, row)")
        for word, rows in connection.execute(f"SELECT term, doc FROM temp.{table}_words"):  # noqa: S608
            counts[word] = counts.get(word, 0) + rows
        connection.execute(f"DROP TABLE temp.{table}_words")
    for compound, (first, second) in compounds().items():
        if first in counts and second in counts:
            counts.setdefault(compound, min(counts[first], counts[second]))
    words = sorted(word for word in counts if word[0] != POINT)
    values = sorted(word for word in counts if word.startswith(POINT + "v"))
    _keep(connection, "words", _lines(words))
    numbers = array("I", [counts[word] for word in words])
    _keep(connection, "counts", numbers.tobytes())
    _keep(connection, "weights", weights_of(words, numbers, names).tobytes())
    _keep(connection, "values", _lines(values))
    _keep(connection, "names", _lines(sorted(names)))


def _said(connection: Connection, lookup: Lookup) -> None:
    """Keep the words of a small dossier as those who look at its rows find them."""
    from store.search.candidates import Candidates
    from store.search.said import Said, said
    from store.search.shelf import Shelf

    found = said(Candidates(Shelf(None, connection), lookup, Said([], [], [])))
    for name, lines in (("heads_said", found.heads), ("passages_said", found.passages), ("told", found.told)):
        _keep(connection, name, _lines(lines))
