"""Mentions, the most numerous records by far, packed: one line for each form of a name.

A line is `article ⇥ type ⇥ name ⇥ text ⇥ spans`, where spans are `12+6 240+6a`: start and length in code
points, `a` for an aside. What one article yields leaves its own id out of its lines. All the work on many
articles at once is done on lines, several mentions at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from sys import intern

from store.hints import Any, cast, get_args
from store.model import DossierError, EntityType, Mention
from store.record import NamedTuple

TYPES = frozenset(get_args(EntityType))


class Unreadable(DossierError, ValueError):
    """Lines that were not packed here; it may be met late, where mentions are looked at."""

    def __init__(self) -> None:
        super().__init__("this store has damaged mentions; `dossier verify --repair --db STORE` mends it")


class Row(NamedTuple):
    """One line: the mentions of one form in one article; sorted, rows are in the order of the text.

    `first` is where the first of them begins, `times` how many they are, `spans` where they all are.
    """

    article: str
    first: int
    name: str
    text: str
    type: EntityType
    times: int
    spans: str


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
            raise Unreadable()
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
                raise Unreadable() from None
            yield Mention(place, begin, end, text, cast(EntityType, kind), name, aside)


def rows(mentions: Iterable[Mention]) -> list[Row]:
    """The lines of one article's mentions, in the order of its text; those still packed stay so."""
    if isinstance(mentions, PackedMentions):
        lines = mentions.lines()
    else:
        lines = [line for line in pack(sorted(mentions)).split("\n") if line]
    found = []
    for line in lines:
        place, _, rest = line.partition("\t")
        found.append(_row(_unescaped(place) if "\\" in place else place, rest))
    found.sort()
    return found


def rows_in(packed: str, article: str) -> list[Row]:
    """The same from the lines of what one article yields, which do not say its id."""
    found = [_row(article, line) for line in packed.split("\n") if line]
    found.sort()
    return found


def joined(found: Sequence[Row]) -> PackedMentions:
    """The mentions of such rows, which are sorted; the rows may not be changed afterwards."""
    return RowedMentions(found)


def _row(article: str, line: str) -> Row:
    try:
        kind, name, text, spans = line.split("\t")
        if "\\" in line:
            name, text = _unescaped(name), _unescaped(text)
        first = int(spans[: spans.index("+")])
    except ValueError:
        raise Unreadable() from None
    times = spans.count(" ") + 1
    return Row(article, first, intern(name), intern(text), cast(EntityType, intern(kind)), times, spans)


def _line(row: Row) -> str:
    """The packed line of a row, article included."""
    line = f"{row[0]}\t{row[4]}\t{row[2]}\t{row[3]}\t{row[6]}"
    if "\\" not in line and "\n" not in line and line.count("\t") == 4:
        return line
    return "\t".join((escaped(row[0]), row[4], escaped(row[2]), escaped(row[3]), row[6]))


def packed(mentions: Sequence[Mention]) -> str:
    """The lines of these mentions; those still packed are not unpacked for it."""
    return mentions.packed if isinstance(mentions, PackedMentions) else pack(mentions)


def escaped(field: str) -> str:
    """A field as it stands in a line."""
    return field.translate(_ESCAPES)


def lines_of(mentions: Sequence[Mention]) -> Iterator[tuple[str, str]]:
    """Each line of these mentions with the article that it is about."""
    lines = mentions.lines() if isinstance(mentions, PackedMentions) else pack(mentions).split("\n")
    for line in lines:
        if line:
            article = line[: line.index("\t")]
            yield (_unescaped(article) if "\\" in article else article), line


def articles_in_body(mentions: Sequence[Mention]) -> set[str]:
    """The articles that have some of these mentions in their own text, asides left out."""
    if not isinstance(mentions, PackedMentions):
        return {mention.article for mention in mentions if not mention.aside}
    found = set()
    for article, line in lines_of(mentions):
        if article not in found:
            spans = line[line.rindex("\t") + 1 :]
            if spans.count("a") < spans.count(" ") + 1:
                found.add(article)
    return found


def names(mentions: Sequence[Mention], article: str) -> bool:
    """Whether some of these mentions are in an article."""
    if isinstance(mentions, PackedMentions):
        sign = escaped(article) + "\t"
        return mentions.packed.startswith(sign) or "\n" + sign in mentions.packed
    return any(mention.article == article for mention in mentions)


class PackedMentions(Sequence[Mention]):
    """The mentions of an entity, in the order of articles and text, unpacked when looked at.

    Counting them, the only thing that a list of entities needs, unpacks nothing.
    """

    __slots__ = ("_count", "_packed")

    def __init__(self, packed: str, count: int) -> None:
        self._packed = packed
        self._count = count

    @property
    def packed(self) -> str:
        """All lines, each with its article."""
        return self._packed

    def lines(self) -> list[str]:
        """The lines, each with its article."""
        return self._packed.split("\n") if self._packed else []

    def in_article(self, article: str) -> list[Mention]:
        """Those of one article, in no order."""
        sign = article.translate(_ESCAPES) + "\t"
        packed = self.packed
        begun = 0 if packed.startswith(sign) else packed.find("\n" + sign) + 1 or -1
        found: list[Mention] = []
        while begun >= 0:
            end = packed.find("\n", begun)
            found += unpack(packed[begun:] if end < 0 else packed[begun:end])
            if end >= 0 and packed.startswith(sign, end + 1):
                begun = end + 1
            else:
                begun = packed.find("\n" + sign, begun) + 1 or -1
        return found

    def counts(self) -> dict[str, int]:
        """The number of mentions in each article that has any, without unpacking them."""
        found: dict[str, int] = {}
        for line in self.lines():
            article = _unescaped(line[: line.index("\t")])
            found[article] = found.get(article, 0) + line.count(" ", line.rindex("\t")) + 1
        return found

    def articles(self) -> set[str]:
        """Ids of the articles that have any."""
        return {_unescaped(line.split("\t", 1)[0]) for line in self.lines()}

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Mention]:
        return iter(sorted(unpack(self.packed)))

    def __getitem__(self, index: Any) -> Any:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(sorted(other))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"PackedMentions({len(self)})"


class RowedMentions(PackedMentions):
    """Mentions that stand in rows, and are packed each time that their lines are asked for."""

    __slots__ = ("_rows",)

    def __init__(self, found: Sequence[Row]) -> None:
        self._rows = found
        self._count = sum([row[5] for row in found])

    @property
    def packed(self) -> str:
        """All lines, each with its article."""
        return "\n".join([_line(row) for row in self._rows])

    def lines(self) -> list[str]:
        """The lines, each with its article."""
        return [_line(row) for row in self._rows]


def _unescaped(field: str) -> str:
    """The text of a field whose tabs, line breaks and backslashes were written as two characters."""
    parts = field.split("\\\\")
    return "\\".join(part.replace("\\t", "\t").replace("\\n", "\n") for part in parts)
