"""What an article says, as the store keeps it and as reconciliation takes it."""

from __future__ import annotations

from binascii import a2b_base64
from typing import Any

from store.database import shapes
from store.database.entry import Entry, entry
from store.mentions import rows_in
from store.model import Article, Extraction
from store.reconcile import Testimony, witness
from store.reconcile.sources import Voice


def as_entry(article: Article, extraction: Extraction, code: str) -> Entry:
    """The documents of an article, with all that reconciliation needs of it; `code` marks the program."""
    said = witness(article, extraction, named=False)  # what it yields holds that already
    more: dict[str, Any] = {"date": said.date, "voice": list(said.voice), "equated": list(said.equated)}
    if said.series:
        more["series"] = dict(said.series)
    return entry(article, extraction, code, said.sketch, more)


def testimony(doc: dict[str, Any]) -> Testimony | None:
    """The testimony in what an article yields; None where an older program left it out.

    Raises ValueError or KeyError for what no program wrote.
    """
    voice = doc.get("voice")
    if voice is None:
        return None
    credit, outlet = voice
    article = doc["article"]
    return Testimony(
        article=article,
        date=doc.get("date"),
        voice=Voice(credit, outlet),
        sketch=a2b_base64(doc.get("sketch", "")),
        series=doc.get("series", {}),
        equated=[(a, b) for a, b in doc.get("equated", ())],
        rows=rows_in(doc["mentions"], article),
        claims=tuple([shapes.claim_from(row) for row in doc["claims"]]),
    )
