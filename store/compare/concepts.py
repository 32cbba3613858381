"""What a passage is about, beyond its words: concepts of the business press, said alike in two languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Lexicon(NamedTuple):
    """Word beginnings by their first four letters, each with the concept it tells."""

    by_head: dict[str, list[tuple[str, str]]]


@cache
def lexicon() -> Lexicon:
    """The concepts of `concepts.txt`, read once."""
    by_head: dict[str, list[tuple[str, str]]] = {}
    for line in Path(__file__).with_name("concepts.txt").read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        concept, _, beginnings = line.partition(":")
        for beginning in beginnings.split():
            spelt = beginning.replace("_", " ")
            by_head.setdefault(spelt[:3], []).append((spelt, concept))
    return Lexicon(by_head)


def concepts(folded: str) -> set[str]:
    """The concepts that a folded text (words apart by spaces) speaks of."""
    by_head = lexicon().by_head
    found: set[str] = set()
    padded = folded + " "
    at = 0
    while at < len(folded):
        for spelt, concept in by_head.get(padded[at : at + 3], ()):
            if concept not in found and padded.startswith(spelt, at):
                found.add(concept)
        space = padded.find(" ", at)
        if space < 0:
            break
        at = space + 1
    return found
