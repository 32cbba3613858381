"""Who is named where, as numbers: for each article its lines of packed mentions, for each entity a count."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from store.mentions import PackedMentions, lines_of, packed, unpack
from store.model import Entity, Mention


class Naming:
    """The entities that each article names, and where in their packed mentions its lines begin.

    Eight bytes a line: what is said of every article at once must not weigh more than what is looked at.
    """

    def __init__(self, entities: Sequence[Entity], articles: Sequence[str]) -> None:
        self._entities = entities
        self._numbers = {identifier: number for number, identifier in enumerate(articles)}
        self._lines = [array("I") for _ in articles]
        self.articles = array("I", bytes(4 * len(entities)))
        """How many articles name each entity, in their order."""
        for number, entity in enumerate(entities):
            self._enter(number, entity)

    def _enter(self, number: int, entity: Entity) -> None:
        at, last, seen = 0, -1, set()
        for article, line in lines_of(entity.mentions):
            where = self._numbers.get(article, -1)
            if where >= 0:
                self._lines[where].extend((number, at))
                if where != last:
                    seen.add(where)
                    last = where
            at += len(line) + 1
        self.articles[number] = len(seen)

    def mentions(self, article: str) -> Iterator[tuple[Mention, str]]:
        """The mentions of one article, each with the id of its entity, in no order."""
        lines = self._lines[self._numbers[article]]
        for place in range(0, len(lines), 2):
            entity = self._entities[lines[place]]
            text = packed(entity.mentions)
            begun = lines[place + 1]
            end = text.find("\n", begun)
            for mention in unpack(text[begun:] if end < 0 else text[begun:end]):
                yield mention, entity.id


class Windows(Sequence[Mention]):
    """The mentions of an entity in the order of articles and text, each unpacked where it is looked at.

    Which article holds the n-th is counted beforehand; the last article looked at stays unpacked.
    """

    def __init__(self, mentions: PackedMentions) -> None:
        self._mentions = mentions
        counts = sorted(mentions.counts().items())
        self._articles = [article for article, _ in counts]
        self._ends = list(accumulate(count for _, count in counts))
        self._last: tuple[str, list[Mention]] = ("", [])

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(len(self))))
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        place = bisect_right(self._ends, at)
        article = self._articles[place]
        if self._last[0] != article:
            self._last = (article, sorted(self._mentions.in_article(article)))
        return self._last[1][at - (self._ends[place - 1] if place else 0)]
