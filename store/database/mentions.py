"""Mentions, the most numerous records by far, packed: one line for each form of a name.

A line is `article ⇥ type ⇥ name ⇥ text ⇥ spans`, where spans are `12+6 240+6a`: start and length in code
points, `a` for an aside. What one article yields leaves its own id out of its lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast, get_args

from store.database.fields import Damaged
from store.model import EntityType, Mention

TYPES = frozenset(get_args(EntityType))

_ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n"})


def pack(mentions: Iterable[Mention], with_article: bool = True) -> str:
    """The lines of these mentions, in the order in which each form first comes."""
    grouped: dict[tuple[str, ...], list[str]] = {}
    for mention in mentions:
        span = f"{mention.start}+{mention.end - mention.start}" + ("a" if mention.aside else "")
        key = (mention.article, mention.type, mention.name, mention.text)
        grouped.setdefault(key if with_article else key[1:], []).append(span)
    lines = (
        "\t".join([*(field.translate(_ESCAPES) for field in key), " ".join(spans)])
        for key, spans in grouped.items()
    )
    return "\n".join(lines)


def unpack(packed: str, article: str | None = None) -> Iterator[Mention]:
    """The mentions of such lines; `article` is theirs where the lines do not say it."""
    for line in packed.split("\n") if packed else ():
        fields = line.split("\t") if article is None else [article, *line.split("\t")]
        if len(fields) != 5 or fields[1] not in TYPES:
            raise Damaged("mentions")
        if "\\" in line:
            fields = [_unescaped(field) for field in fields]
        place, kind, name, text, spans = fields
        for span in spans.split(" "):
            aside = span.endswith("a")
            start, _, length = (span[:-1] if aside else span).partition("+")
            try:
                begin = int(start)
                end = begin + int(length)
            except ValueError:
                raise Damaged("mentions") from None
            yield Mention(place, begin, end, text, cast(EntityType, kind), name, aside)


class PackedMentions(Sequence[Mention]):
    """The mentions of an entity, in the order of articles and text, unpacked when looked at.

    Counting them, the only thing that a list of entities needs, unpacks nothing.
    """

    __slots__ = ("_count", "_packed")

    def __init__(self, packed: str, count: int) -> None:
        self._packed = packed
        self._count = count

    def in_article(self, article: str) -> list[Mention]:
        """Those of one article, in no order."""
        sign = article.translate(_ESCAPES) + "\t"
        if not self._packed.startswith(sign) and "\n" + sign not in self._packed:
            return []
        lines = [line for line in self._packed.split("\n") if line.startswith(sign)]
        return list(unpack("\n".join(lines)))

    def articles(self) -> set[str]:
        """Ids of the articles that have any."""
        return {_unescaped(line.split("\t", 1)[0]) for line in self._packed.split("\n") if line}

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Mention]:
        return iter(sorted(unpack(self._packed)))

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(sorted(other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"PackedMentions({len(self)})"


def _unescaped(field: str) -> str:
    """The text of a field whose tabs, line breaks and backslashes were written as two characters."""
    parts = field.split("\\\\")
    return "\\".join(part.replace("\\t", "\t").replace("\\n", "\n") for part in parts)
