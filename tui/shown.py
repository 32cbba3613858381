"""What a view shows, as a table for a file: CSV, JSON or Markdown, exactly the rows on screen."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store.model import DossierError
from store.text import clean
from tui.catalogue import t
from tui.output import write_csv

if TYPE_CHECKING:
    from tui.explorer import Explorer
    from tui.screens.base import View

SUFFIXES = (".csv", ".json", ".md")


class Shown(NamedTuple):
    """A table with its name, and the same rows as the export writes them."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    records: list[Any]
    markdown: str | None = None


def suffix_fault(name: str) -> str | None:
    """Say what is wrong with a file name, or None."""
    return None if name.lower().endswith(SUFFIXES) else t("error.format", name=name or "?")


def shown_table(app: Explorer, view: View) -> Shown | None:
    """Make the table of what a view shows; None for views that show none."""
    makers = {"ledger": _ledger, "entities": _entities, "articles": _articles, "matrix": _matrix}
    maker = makers.get(view.view_name)
    return maker(app, view) if maker is not None else None


def _ledger(app: Explorer, view: Any) -> Shown:
    from store.export import deal_json
    from tui import formats
    from tui.citation import ledger_markdown

    deals = list({deal.id: deal for deal in view.shown_deals()}.values())
    columns = "id kind parties amount amount_max currency unit status date agreement why articles"
    rows = [
        (
            deal.id,
            deal.kind,
            formats.parties(deal.parties),
            deal.amount,
            deal.amount_max,
            deal.currency,
            deal.unit,
            deal.status,
            deal.date,
            deal.agreement,
            deal.why,
            " ".join(app.index.sources_of(deal)),
        )
        for deal in deals
    ]
    records = [deal_json(deal) for deal in deals]
    return Shown("deals", tuple(columns.split()), rows, records, ledger_markdown(app.dossier, deals))


def _entities(app: Explorer, view: Any) -> Shown:
    from store.export import entity_json

    entities = list(view.listing.rows)
    counts = app.index.counts_of_articles
    rows = [(e.id, e.name, e.type, len(e.mentions), counts[e.id], "; ".join(e.aliases)) for e in entities]
    columns = ("id", "name", "type", "mentions", "articles", "aliases")
    return Shown("entities", columns, rows, [entity_json(e) for e in entities])


def _articles(_app: Explorer, view: Any) -> Shown:
    from store.export import article_json

    articles = list(view.listing.rows)
    rows = [(a.id, a.date, a.author, a.language, a.title, a.path) for a in articles]
    columns = ("id", "date", "author", "language", "title", "path")
    return Shown("articles", columns, rows, [article_json(a) for a in articles])


def _matrix(app: Explorer, view: Any) -> Shown:
    from tui import formats

    columns = ("deal", "kind", "parties", *view.columns)
    rows: list[tuple[Any, ...]] = []
    for row in view.matrix_rows():
        deal = app.dossier.deal(row.deal)
        told = [[app.dossier.claim(id) for id in cell] for cell in row.cells]
        cells = [
            "; ".join(formats.amount(claim, "en", claim.approximate) or claim.status for claim in cell)
            for cell in told
        ]
        rows.append((deal.id, deal.kind, formats.parties(deal.parties), *cells))
    return Shown("matrix", columns, rows, [dict(zip(columns, row, strict=True)) for row in rows])


def write_shown(shown: Shown, name: str) -> Path:
    """Write a table to a new file; an existing one is never overwritten."""
    path = Path(os.path.expanduser(clean(name)))
    fault = suffix_fault(path.name)
    if fault:
        raise DossierError(fault)
    suffix = path.suffix.lower()
    if suffix == ".json":
        from store.export import dump_json

        text = dump_json(shown.records) + "\n"
    elif suffix == ".md":
        text = shown.markdown or _markdown(shown)
    else:
        text = _csv(shown)
    with path.open("x", encoding="utf-8", newline="") as file:
        file.write(text)
    return path


def _csv(shown: Shown) -> str:
    buffer = io.StringIO()
    write_csv(buffer, shown.columns, shown.rows)
    return buffer.getvalue()


def _markdown(shown: Shown) -> str:
    def line(cells: Iterable[Any]) -> str:
        texts = ("" if c is None else " ".join(clean(str(c)).split()).replace("|", "\\|") for c in cells)
        return "| " + " | ".join(texts) + " |"

    head = [line(shown.columns), "|" + " --- |" * len(shown.columns)]
    return "\n".join([*head, *(line(row) for row in shown.rows)]) + "\n"
