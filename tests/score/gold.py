"""Gold articles as the scorer reads them: JSON beside the text, folded names, spans."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

from tests.gold.annotate import GOLD, read_text, text_path

Record = dict[str, Any]
SETS = ("seeds", "open", "held")

FAMILIES = (
    ("acquisition", "bid"),
    ("investment", "funding_round"),
    ("valuation",),
    ("contract", "partnership"),
    ("lawsuit",),
    ("grant_or_donation",),
    ("revenue", "spending", "price", "market_metric", "other_amount"),
)
"""Kinds that the guide lets stand for one another."""

FAMILY_OF = {kind: family[0] for family in FAMILIES for kind in family}
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u2009": " "})


class GoldArticle(NamedTuple):
    """One annotated article: where its text is, the text, and what a reader found in it."""

    name: str
    path: Path
    text: str
    gold: Record


def fold(text: str) -> str:
    """A name or heading as compared: no case, no accents, plain signs, single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS)).casefold()
    return " ".join("".join(sign for sign in plain if not unicodedata.combining(sign)).split())


def load(folder: Path) -> list[GoldArticle]:
    """The annotated articles of a folder, by name: every sheet that has its JSON."""
    articles = []
    for sheet in sorted(folder.glob("*.sheet")):
        path = text_path(sheet)
        gold = json.loads(sheet.with_suffix(".json").read_text(encoding="utf-8"))
        articles.append(GoldArticle(sheet.stem, path, read_text(path), gold))
    return articles


def load_set(name: str) -> list[GoldArticle]:
    return load(GOLD / name)


def overlap(a: Record, b: Record) -> bool:
    """Do two spans share a character?"""
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def touches(span: Record, others: list[Record]) -> bool:
    return any(overlap(span, other) for other in others)


def choices(record: Record, field: str) -> list[Any]:
    """The values a reader may defend for a field, the annotator's own first."""
    return [record[field], *record.get(f"or_{field}", [])]
