"""What a hit is, below the hits: the passage in its context, the proof of a deal, the page of an entity."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.answers import Hit
from store.model import UnknownId
from tui.widgets.page import Row, marked_prose, prose
from tui.widgets.paint import safe

if TYPE_CHECKING:
    from tui.explorer import Explorer

CONTEXT = 400
"""Characters of the article shown behind a hit; a quarter of them before it."""


def preview_rows(app: Explorer, hit: Hit, width: int) -> Sequence[Row]:
    """Lay out what a hit is."""
    dossier = app.dossier
    try:
        if hit.kind == "deal":
            from tui.screens.ledger_proof import proof_page

            return proof_page(app, dossier.deal(hit.id))(width)
        if hit.kind == "entity":
            from tui.screens.entity_page import entity_page

            return entity_page(app, dossier.entity(hit.id))(width)
        if hit.article and hit.start is not None and hit.end is not None:
            return _in_context(dossier.article(hit.article).text, hit.start, hit.end, hit.marks, width)
    except UnknownId:
        return []
    return prose(safe(hit.text), width)


def _in_context(text: str, start: int, end: int, marks: Sequence[tuple[int, int]], width: int) -> list[Row]:
    """The text around a hit, from the beginning of its line where that is near, with its words marked."""
    low = max(0, start - CONTEXT // 4)
    line = text.find("\n", low, start + 1) if low else -1
    low = line + 1 if line >= 0 else low
    shown = text[low : end + CONTEXT].replace("\n", " ")
    lit = [(start + a - low, start + b - low, "match") for a, b in marks if start + a >= low]
    return marked_prose(shown, width, lit)
