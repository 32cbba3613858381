"""The forms of names in a dossier: every folded name once, with its spellings, types and articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from store.model import Article, EntityType, Extraction, Mention
from store.reconcile.names import core, form_key, is_acronym_of

TYPES: tuple[EntityType, ...] = ("ORG", "PERSON", "PRODUCT", "PLACE")
"""Order in which a tied vote on a type is settled."""


class Form:
    """One folded name: who spells it how, as which type, in which articles (by position)."""

    __slots__ = ("articles", "core", "key", "mentions", "shorts", "spellings", "types", "words")

    def __init__(self, key: str) -> None:
        self.key = key
        self.words: tuple[str, ...] = tuple(key.split())
        self.core = core(self.words)
        self.spellings: Counter[str] = Counter()
        self.types: Counter[EntityType] = Counter()
        self.articles: list[int] = []
        self.mentions: list[list[Mention]] = []
        self.shorts: set[str] = set()

    @property
    def type(self) -> EntityType:
        """The type most articles give this form."""
        return vote(self.types)

    @property
    def name(self) -> str:
        """The spelling most articles use."""
        return min(self.spellings, key=lambda s: (-self.spellings[s], s))

    @property
    def size(self) -> int:
        """How many articles name it so."""
        return len(self.articles)


def vote(types: Counter[EntityType]) -> EntityType:
    """The type with most votes; a tie goes to the one that comes first in TYPES."""
    return min(TYPES, key=lambda t: -types[t])


def collect_forms(extractions: Sequence[Extraction]) -> list[Form]:
    """Every form of the dossier, in the order of its key; each article has one vote on spelling and type."""
    by_name: dict[str, Form] = {}
    by_key: dict[str, Form] = {}
    for place, extraction in enumerate(extractions):
        local: dict[str, list[Mention]] = {}
        for mention in extraction.mentions:
            found = local.get(mention[5])
            if found is None:
                local[mention[5]] = [mention]
            else:
                found.append(mention)
        for name, mentions in local.items():
            form = by_name.get(name)
            if form is None:
                key = form_key(name)
                form = by_key.setdefault(key, Form(key))
                by_name[name] = form
            _add(form, place, name, mentions)
    return [by_key[key] for key in sorted(by_key)]


def _add(form: Form, place: int, name: str, mentions: list[Mention]) -> None:
    form.spellings[name] += 1
    form.types[mentions[0].type] += 1
    if not form.articles or form.articles[-1] != place:
        form.articles.append(place)
    form.mentions.append(mentions)
    for text in {mention[3] for mention in mentions}:
        if text != name:
            form.shorts.add(form_key(text))


def apart(a: Form, b: Form) -> bool:
    """Whether some article names both and keeps them apart."""
    few, many = (a, b) if a.size <= b.size else (b, a)
    return not set(few.articles).isdisjoint(many.articles)


def stated_acronyms(articles: Iterable[Article], extractions: Iterable[Extraction]) -> list[tuple[str, str]]:
    """Pairs of form keys that an article itself equates: `Commodity Futures Trading Commission (CFTC)`."""
    pairs: set[tuple[str, str]] = set()
    for article, extraction in zip(articles, extractions, strict=True):
        text = article.text
        for first, second in pairwise(extraction.mentions):
            if second[1] - first[2] != 2 or text[first[2] : second[1]] != " (":
                continue
            if text[second[2] : second[2] + 1] != ")" or first[5] == second[5]:
                continue
            short, long = sorted((first[3], second[3]), key=len)
            if short.isupper() and is_acronym_of(short, long):
                pairs.add((form_key(first[5]), form_key(second[5])))
    return sorted(pairs)
