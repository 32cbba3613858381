"""What comparing needs of the articles of a small dossier, kept in a file beside the store.

The sentences of an article are found, and put into features, by rules alone: what is kept of them holds for
as long as the text and the rules do. A sentence is kept once for each choice of names that were blanked in it
(the names that two articles share); for a choice that is not kept the rules are asked.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Callable, Iterable, Mapping, Sequence

from store.compare.copies import folded_body
from store.compare.passages import Prepared, blanked, cut, spans_of
from store.compare.wording import Feature, wording
from store.model import Article, Mention

FORMAT = 2
"""Raised whenever what is kept here is kept otherwise."""
FEW = 12
"""Articles of the largest dossier that is prepared: each is looked at beside each other."""

Names = Mapping[str, Iterable[Mention]]
"""The mentions of an article by the entity they name."""


def written(key: str, articles: Sequence[Article], names: Mapping[str, Names]) -> bytes:
    """The file for these articles; `names` are those of each article by its id."""
    lines = []
    for article in articles:
        own = names[article.id]
        choices = [own.keys() & names[other.id].keys() for other in articles if other.id != article.id]
        whole = json.dumps(_of(article, own, choices), ensure_ascii=False, separators=(",", ":"))
        lines.append(f"{json.dumps(article.id)}\t{whole}")
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    return json.dumps([FORMAT, key, crc32(content)]).encode() + b"\n" + content


def _of(article: Article, names: Names, choices: Iterable[Iterable[str]]) -> list[object]:
    table: dict[Feature, int] = {}
    parts = [cut(article.text, span) for span, _ in spans_of(article)]
    flat = [
        (start, end, language)
        for (_, language), found in zip(spans_of(article), parts, strict=True)
        for start, end in found
    ]
    kept: list[dict[str, list[int]]] = [{} for _ in flat]
    for choice in choices:
        blanks = blanked(names[entity] for entity in choice)
        for number, (start, end, language) in enumerate(flat):
            sign, plain = blanks.within(article.text, start, end)
            if sign not in kept[number]:
                features = sorted(wording(plain, language))
                kept[number][sign] = [table.setdefault(feature, len(table)) for feature in features]
    return [list(table), parts, kept, folded_body(article)]


def reader(content: bytes, key: str) -> Callable[[str], Prepared | None] | None:
    """What gives what a file holds of an article, by its id; None when it was written for something else.

    Nor is a file read that was damaged since: one changed digit would lead to another feature.
    """
    head, _, rest = content.partition(b"\n")
    if json.loads(head) != [FORMAT, key, crc32(rest)]:
        return None
    known = dict(line.split("\t", 1) for line in rest.decode("utf-8", "surrogatepass").split("\n"))

    def read(article: str) -> Prepared | None:
        line = known.get(json.dumps(article))
        if line is None:
            return None
        table, parts, kept, body = json.loads(line)
        return Prepared([[(start, end) for start, end in found] for found in parts], table, kept, body)

    return read
