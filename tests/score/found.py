"""What the program finds in one article, in plain records that the measures compare with gold."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

Record = dict[str, Any]


class Found(NamedTuple):
    """One article as the program reads and extracts it."""

    title: str
    title_stated: bool
    author: str | None
    date: str | None
    language: str | None
    text: str
    headings: list[str]
    asides: list[Record]
    mentions: list[Record]
    entities: list[Record]
    claims: list[Record]


def find(text: str, path: str) -> Found:
    """Read and extract one text. Imported late: a broken room fails a run, not the import of the scorer."""
    from store.extract import extract
    from store.read import parse_article

    article = parse_article(text, path)
    extraction = extract(article)
    body = [section for section in article.sections if section.kind == "body"]
    asides = [section for section in article.sections if section.kind == "aside"]
    mentions = [mention._asdict() for mention in extraction.mentions]
    return Found(
        title=article.title,
        title_stated=article.title_stated,
        author=article.author,
        date=article.date,
        language=article.language,
        text=article.text,
        headings=[section.heading for section in body if section.heading],
        asides=[{"start": section.start, "end": section.end} for section in asides],
        mentions=mentions,
        entities=_entities(mentions),
        claims=[_claim(claim) for claim in extraction.claims],
    )


def _entities(mentions: list[Record]) -> list[Record]:
    """Mentions gathered by the name and type the program gives them."""
    gathered: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for mention in mentions:
        gathered[mention["name"], mention["type"]].append(mention)
    return [
        {"name": name, "type": kind, "forms": sorted({item["text"] for item in items}), "mentions": items}
        for (name, kind), items in gathered.items()
    ]


def _claim(claim: Any) -> Record:
    record: Record = claim._asdict()
    record["parties"] = [party._asdict() for party in claim.parties]
    record["evidence"] = [evidence._asdict() for evidence in claim.evidence]
    return record
