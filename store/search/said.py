"""The words of a small dossier, kept with its index: no text is folded or parted to answer a query.

A large dossier does without: what is looked at there is little beside the whole, and the words of the whole
would make the index twice as large.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from store.hints import TYPE_CHECKING
from store.record import NamedTuple

if TYPE_CHECKING:
    from store.search.candidates import Candidate, Candidates
    from store.search.views import Segment

MOST_ROWS = 4000
"""Rows of an index whose words are kept."""

Range = tuple[int, int, int]
"""The number of an article in the order of the index, and a range of its text."""


class Said(NamedTuple):
    """For each row its words, and for each deal where the sentences stand that tell it; one line for each."""

    heads: list[str]
    passages: list[str]
    told: list[str]


def said(candidates: Candidates) -> Said:
    """What is kept of an index that has just been filled."""
    rows = max(high for _, high in candidates.blocks.values()) + candidates.shelf.firsts[-1]
    if rows > MOST_ROWS:
        return Said([], [], [])
    heads = [
        candidates.head(block, row)
        for block, (low, high) in candidates.blocks.items()
        for row in range(low, high)
    ]
    low, high = candidates.blocks["deal"]
    numbers = {name: number for number, name in enumerate(candidates.shelf.articles)}
    return Said(
        [_line(found) for found in heads],
        [_line(candidates.passage(row + 1)) for row in range(candidates.shelf.firsts[-1])],
        [_places(candidates.head("deal", row), numbers) for row in range(low, high)],
    )


def give(found: tuple[Candidate, ...], line: str) -> None:
    """Tell the texts of a row their words."""
    for segment, words in zip(_segments(found), line.split("\t"), strict=True):
        segment.know(words.split(" ")[:-1])


def ranges(line: str) -> Iterator[Range]:
    """Where the sentences of a deal stand."""
    for place in line.split():
        article, start, end = place.split(":")
        yield int(article), int(start), int(end)


def _line(found: tuple[Candidate, ...]) -> str:
    """The words of each text of a row; every word is ended, for one may be empty."""
    return "\t".join("".join(f"{word} " for word in segment.words) for segment in _segments(found))


def _segments(found: tuple[Candidate, ...]) -> Iterable[Segment]:
    return (segment for one in found for segment in one.view.segments)


def _places(found: tuple[Candidate, ...], numbers: dict[str, int]) -> str:
    return " ".join(
        f"{numbers[segment.article]}:{segment.offset}:{segment.offset + len(segment.text)}"
        for segment in _segments(found)
        if segment.article is not None and segment.offset is not None
    )
