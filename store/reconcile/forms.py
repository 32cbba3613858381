"""The forms of names in a dossier: every folded name once, with its spellings, types and articles."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, NamedTuple

from store.mentions import Row
from store.model import PRECEDENCE, EntityType
from store.reconcile.names import core, form_key
from store.reconcile.packing import pack_plain, unpack_plain


class Part(NamedTuple):
    """How one article uses a form: one spelling of its full form, the type, its mentions, shorter forms."""

    name: str
    type: EntityType
    rows: tuple[Row, ...]
    shorts: tuple[str, ...]


class Form:
    """One folded name: who spells it how, as which type, in which articles.

    One that was kept stays packed until anything but its key and size is asked for; how each article uses it,
    until just that is.
    """

    __slots__ = (
        "_packed", "_uses", "articles", "core", "key", "shorts", "size", "spellings", "types", "words",
    )  # fmt: skip

    def __init__(self, key: str) -> None:
        self._packed = self._uses = b""
        self.key = key
        self.size = 0
        """How many articles name it so."""
        self._set({}, {}, {})
        self.articles: dict[str, tuple[Part, ...]] = {}
        """How each article uses it."""

    def _set(self, spellings: dict[str, int], types: dict[EntityType, int], shorts: dict[str, int]) -> None:
        self.words: tuple[str, ...] = tuple(self.key.split())
        self.core = core(self.words)
        self.spellings, self.types, self.shorts = spellings, types, shorts

    def __getattr__(self, name: str) -> Any:
        """Whatever is not there yet, because it is packed."""
        if name == "articles" and self._uses:
            self.articles, self._uses = _unpacked(unpack_plain(self._uses)), b""
        elif name in self.__slots__ and self._packed:
            self._set(*unpack_plain(self._packed))
            self._packed = b""
        else:
            raise AttributeError(name)
        return object.__getattribute__(self, name)

    def __getstate__(self) -> tuple[Any, ...]:
        if not self._packed:
            self._packed = pack_plain((self.spellings, self.types, self.shorts))
            del self.words, self.core, self.spellings, self.types, self.shorts
        if not self._uses:
            self._uses = pack_plain(_plain(self.articles))
            del self.articles
        return self.key, self.size, self._packed, self._uses

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self.key, self.size, self._packed, self._uses = state

    @property
    def type(self) -> EntityType:
        """The type most articles give this form."""
        return vote(self.types)

    def rows(self, without: Container[str] = ()) -> list[Row]:
        """All mentions but those in some articles, in no order."""
        return [
            row
            for article, parts in self.articles.items()
            if article not in without
            for part in parts
            for row in part.rows
        ]

    def add(self, article: str, part: Part) -> None:
        """Take in a use; each article has one vote on spelling and type for each spelling that it has."""
        self.articles[article] = (*self.articles.get(article, ()), part)
        self.size = len(self.articles)
        _more(self.spellings, part.name)
        _more(self.types, part.type)
        for short in part.shorts:
            _more(self.shorts, short)

    def drop(self, article: str) -> None:
        """Forget the uses of an article."""
        for part in self.articles.pop(article):
            _less(self.spellings, part.name)
            _less(self.types, part.type)
            for short in part.shorts:
                _less(self.shorts, short)
        self.size = len(self.articles)


def _plain(articles: dict[str, tuple[Part, ...]]) -> object:
    """Uses of a form; a row of one does not say again in which article it is, and by which name."""
    return {
        article: [
            (name, kind, [(row[1], *row[3:]) for row in rows], shorts) for name, kind, rows, shorts in parts
        ]
        for article, parts in articles.items()
    }


def _unpacked(found: Any) -> dict[str, tuple[Part, ...]]:
    """What `_plain` made plain."""
    new = tuple.__new__
    return {
        article: tuple([
            Part(name, kind, tuple([new(Row, (article, row[0], name, *row[1:])) for row in rows]), shorts)
            for name, kind, rows, shorts in parts
        ])
        for article, parts in found.items()
    }  # fmt: skip


def _more(counts: dict[Any, int], key: Any) -> None:
    counts[key] = counts.get(key, 0) + 1


def _less(counts: dict[Any, int], key: Any) -> None:
    if counts[key] == 1:
        del counts[key]
    else:
        counts[key] -= 1


def vote(types: Mapping[EntityType, int]) -> EntityType:
    """The type with most votes; a tie goes to the one that comes first in PRECEDENCE."""
    if len(types) == 1:
        (only,) = types
        return only
    return min(PRECEDENCE, key=lambda t: -types.get(t, 0))


class Forms:
    """Every form of the dossier by its key, and which of them were touched since that was last asked."""

    def __init__(self) -> None:
        self.by_key: dict[str, Form] = {}
        self.of_article: dict[str, frozenset[str]] = {}
        self.touched: dict[str, int] = {}
        """Keys of forms that changed, with the number of articles that each was in before."""

    def put(self, article: str, rows: Iterable[Row]) -> None:
        """Take in the names of an article, which is not there yet."""
        local: dict[str, list[Row]] = {}
        for row in rows:
            found = local.get(row[2])
            if found is None:
                local[row[2]] = [row]
            else:
                found.append(row)
        keys: set[str] = set()
        for name, mentions in local.items():
            key = form_key(name)
            form = self.by_key.get(key)
            if form is None:
                form = self.by_key[key] = Form(key)
            if key not in keys:
                keys.add(key)
                self.touched.setdefault(key, form.size)
            shorts = {form_key(text) for text in {row[3] for row in mentions} if text != name}
            form.add(article, Part(name, mentions[0].type, tuple(mentions), tuple(sorted(shorts))))
        self.of_article[article] = frozenset(keys)

    def remove(self, article: str) -> None:
        """Forget an article."""
        for key in self.of_article.pop(article):
            form = self.by_key[key]
            self.touched.setdefault(key, form.size)
            form.drop(article)
            if not form.articles:
                del self.by_key[key]


def apart(a: Form, b: Form) -> bool:
    """Whether some article names both, each as what it is, and keeps them apart.

    An article that takes one of them for another type of thing tells nothing of the two.
    """
    few, many = (a, b) if a.size <= b.size else (b, a)
    both = few.articles.keys() & many.articles.keys()
    if not both:
        return False
    kinds = few.type, many.type
    return any(
        all(any(part.type == kind for part in form.articles[article])
            for form, kind in zip((few, many), kinds, strict=True))
        for article in both
    )  # fmt: skip
