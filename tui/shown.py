"""What a view shows, as a table for a file: CSV, JSON or Markdown, exactly the rows on screen."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store.model import DossierError
from store.text import clean
from tui.catalogue import t

if TYPE_CHECKING:
    from tui.explorer import Explorer
    from tui.screens.base import View

SUFFIXES = (".csv", ".json", ".md")
_FORMULA = tuple("=+-@\t\r|%＝＋－＠")


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
    from tui.screens.base import View as Base

    maker = {"ledger": _ledger, "entities": _entities, "articles": _articles, "matrix": _matrix}.get(
        view.view_name
    )
    return maker(app, view) if maker is not None and isinstance(view, Base) else None


def _ledger(app: Explorer, view: Any) -> Shown:
    from store.export import deal_json
    from tui import formats
    from tui.citation import ledger_markdown

    deals = list({deal.id: deal for deal in view.shown_deals()}.values())
    columns = (
        "id",
        "kind",
        "parties",
        "amount",
        "amount_max",
        "currency",
        "unit",
        "status",
        "date",
        "agreement",
        "why",
    )
    rows = [
        (
            d.id,
            d.kind,
            formats.parties(d.parties),
            d.amount,
            d.amount_max,
            d.currency,
            d.unit,
            d.status,
            d.date,
            d.agreement,
            d.why,
        )
        for d in deals
    ]
    markdown = ledger_markdown(app.dossier, deals)
    return Shown(
        "deals",
        (*columns, "articles"),
        _with_sources(app, deals, rows),
        [deal_json(d) for d in deals],
        markdown,
    )


def _with_sources(
    app: Explorer, deals: Sequence[Any], rows: Sequence[tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    return [(*row, " ".join(app.index.sources_of(deal))) for row, deal in zip(rows, deals, strict=True)]


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
    from tui.spoken import money

    columns = ("deal", "kind", "parties", *view.columns)
    rows: list[tuple[Any, ...]] = []
    for row in view.matrix_rows():
        deal = app.dossier.deal(row.deal)
        cells = ["; ".join(money(app.dossier.claim(id)) for id in cell) for cell in row.cells]
        rows.append((deal.id, deal.kind, formats.who(deal.kind, deal.parties), *cells))
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
    """Write RFC 4180 CSV; text that a spreadsheet would run as a formula gets an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(shown.columns)
    writer.writerows([_guarded(cell) for cell in row] for row in shown.rows)
    return buffer.getvalue()


def _guarded(cell: Any) -> Any:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)
    if isinstance(cell, str):
        text = clean(cell)
        return "'" + text if text.startswith(_FORMULA) else text
    return cell


def _markdown(shown: Shown) -> str:
    def line(cells: Iterable[Any]) -> str:
        texts = ("" if c is None else " ".join(clean(str(c)).split()).replace("|", "\\|") for c in cells)
        return "| " + " | ".join(texts) + " |"

    head = [line(shown.columns), "|" + " --- |" * len(shown.columns)]
    return "\n".join([*head, *(line(row) for row in shown.rows)]) + "\n"
