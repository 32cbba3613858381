"""Mentions, the most numerous records by far, packed: one row for each form of a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from store.database.fields import Damaged
from store.model import EntityType, Mention

TYPES = frozenset(get_args(EntityType))


def pack(mentions: Iterable[Mention]) -> list[list[str]]:
    """Mentions as rows `[article, type, name, text, spans]`, in the order of their first one."""
    grouped: dict[tuple[str, str, str, str], list[str]] = {}
    for mention in mentions:
        span = f"{mention.start}+{mention.end - mention.start}" + ("a" if mention.aside else "")
        key = (mention.article, mention.type, mention.name, mention.text)
        grouped.setdefault(key, []).append(span)
    return [[*key, " ".join(spans)] for key, spans in grouped.items()]


def unpack(packed: Iterable[Sequence[Any]]) -> Iterator[Mention]:
    """The mentions of such rows."""
    for row in packed:
        try:
            article, kind, name, form, spans = row
            for span in spans.split():
                aside = span.endswith("a")
                start, _, length = (span[:-1] if aside else span).partition("+")
                begin = int(start)
                yield Mention(article, begin, begin + int(length), form, kind, name, aside)
        except (ValueError, TypeError, AttributeError):
            raise Damaged("mentions") from None
        if kind not in TYPES or not (type(article) is type(name) is type(form) is str):
            raise Damaged("mentions")


class PackedMentions(Sequence[Mention]):
    """The mentions of an entity, in the order of articles and text, unpacked when looked at.

    Counting them, the only thing that a list of entities needs, unpacks nothing.
    """

    __slots__ = ("_length", "_rows")

    def __init__(self, packed: list[list[Any]]) -> None:
        self._rows = packed
        self._length: int
        try:
            self._length = sum(row[4].count("+") for row in packed)
        except (IndexError, AttributeError, TypeError):
            raise Damaged("mentions") from None

    def in_article(self, article: str) -> list[Mention]:
        """Those of one article, in no order."""
        return list(unpack(row for row in self._rows if row[0] == article))

    def articles(self) -> set[str]:
        """Ids of the articles that have any."""
        return {row[0] for row in self._rows}

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Mention]:
        return iter(sorted(unpack(self._rows)))

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(sorted(other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"PackedMentions({len(self)})"
