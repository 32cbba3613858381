"""Queries over a made corpus with their right answers: half names, slips, elisions, amounts, words of a
passage."""

from __future__ import annotations

import random
from typing import NamedTuple

from bench.lookup.corpus import Corpus
from store.answers import Hit
from store.model import Article
from store.text import fold_text


class Question(NamedTuple):
    """A query, its class, and what is right: an entity's id, or words that a line must have (folded)."""

    query: str
    kind: str
    entity: str | None
    words: tuple[str, ...]

    def fits(self, hit: Hit) -> bool:
        """Tell whether a hit is right."""
        if self.entity is not None and hit.kind == "entity":
            return hit.id == self.entity
        return self.fits_line(hit.text)

    def fits_line(self, line: str) -> bool:
        """Tell whether a line of text is right: what fzf and ripgrep can answer."""
        folded = fold_text(line)
        return all(word in folded for word in self.words)


def ask(corpus: Corpus, size: int, seed: int = 11) -> list[Question]:
    """So many questions, the classes in turn."""
    chance = random.Random(seed)
    makers = (_name, _slip, _two_slips, _elided, _name_and_amount, _words, _slipped_words, _unaccented)
    return [makers[at % len(makers)](corpus, chance) for at in range(size)]


def _entity(corpus: Corpus, chance: random.Random, letters: int = 6) -> tuple[str, str]:
    while True:
        entity = chance.choice(corpus.records.entities)
        if len(entity.name) >= letters:
            return entity.id, entity.name


def _swap(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    while word[at] == word[at + 1 : at + 2] or " " in word[at : at + 2] or at + 1 >= len(word):
        at = chance.randrange(0, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _drop(word: str, chance: random.Random) -> str:
    at = chance.randrange(2, len(word) - 1)
    return word[:at] + word[at + 1 :]


def _name(corpus: Corpus, chance: random.Random) -> Question:
    id_, name = _entity(corpus, chance)
    return Question(name.lower(), "name", id_, (fold_text(name),))


def _slip(corpus: Corpus, chance: random.Random) -> Question:
    id_, name = _entity(corpus, chance)
    return Question(_swap(name.lower(), chance), "slip", id_, (fold_text(name),))


def _two_slips(corpus: Corpus, chance: random.Random) -> Question:
    id_, name = _entity(corpus, chance, 10)
    return Question(_drop(_swap(name.lower(), chance), chance), "two slips", id_, (fold_text(name),))


def _elided(corpus: Corpus, chance: random.Random) -> Question:
    id_, name = _entity(corpus, chance)
    return Question(chance.choice("ld") + chance.choice("'’") + name, "elision", id_, (fold_text(name),))


def _name_and_amount(corpus: Corpus, chance: random.Random) -> Question:
    deal = chance.choice(corpus.records.deals)
    amount = f"{(deal.amount or 0) / 1e9:.1f}".removesuffix(".0").replace(".", ",")
    name = deal.parties[0].name
    return Question(f"{name.lower()} {amount} milliards", "amount", None, (amount, "milliards"))


def _passage(corpus: Corpus, chance: random.Random) -> tuple[Article, str, list[str]]:
    while True:
        article = chance.choice(corpus.records.articles)
        section = chance.choice(article.sections)
        place = chance.choice(section.paragraphs)
        text = article.text[place.start : place.end]
        words = [
            word for word in fold_text(text).replace(",", " ").replace(".", " ").split() if word.isalpha()
        ]
        long = [word for word in words if len(word) >= 6]
        if len(long) >= 6:
            return article, text, long


def _words(corpus: Corpus, chance: random.Random) -> Question:
    _, _, long = _passage(corpus, chance)
    chosen = [long[-1], *chance.sample(long[:-2], 2)]
    return Question(" ".join(chosen), "words", None, tuple(chosen))


def _slipped_words(corpus: Corpus, chance: random.Random) -> Question:
    _, _, long = _passage(corpus, chance)
    chosen = [long[-1], chance.choice(long[:-2])]
    return Question(f"{_swap(chosen[0], chance)} {chosen[1]}", "slipped words", None, tuple(chosen))


def _unaccented(corpus: Corpus, chance: random.Random) -> Question:
    while True:
        _, text, _ = _passage(corpus, chance)
        accented = [
            w
            for w in text.replace(",", " ").replace(".", " ").split()
            if len(w) > 3 and not w.isascii() and w.isalpha()
        ]
        if len(accented) >= 2:
            chosen = [fold_text(word) for word in chance.sample(accented, 2)]
            return Question(" ".join(chosen), "unaccented", None, tuple(chosen))
