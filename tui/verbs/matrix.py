"""`dossier matrix`: who says what, with which figure; rows are deals, columns articles."""

from __future__ import annotations

import argparse

from store.model import FIGURES
from tui import formats, output
from tui.exits import Exit
from tui.output import Column, Table
from tui.verbs._store import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help="ids of articles (default: all)")
    parser.add_argument("--all", action="store_true", help="figures and facts told once, too")
    output.database(parser)
    output.formats(parser, "json", "csv")


def run(args: argparse.Namespace) -> int:
    """Print one row per deal: its figure in each article, most widely told first."""
    dossier = opened(args)
    found = dossier.matrix(args.articles or None)
    rows = [
        row
        for row in found.rows
        if args.all or (dossier.deal(row.deal).kind not in FIGURES and not dossier.deal(row.deal).aside)
    ]
    if args.format == "json":
        from store.export import matrix_json

        output.json(matrix_json(found._replace(rows=tuple(rows))))
        return Exit.DONE
    table = Table(
        (
            Column("deal", "Deal", style="dim"),
            Column("kind", "Kind"),
            Column("who", "Who", flexible=True, style="bold"),
            Column("agreement", ""),
            *(Column(article, article, right=True) for article in found.articles),
        ),
        [
            (
                row.deal,
                (deal := dossier.deal(row.deal)).kind,
                formats.who(deal.kind, deal.parties),
                deal.agreement,
                *(
                    " ".join(
                        formats.amount(claim, hedge=claim.approximate) or claim.status
                        for claim in map(dossier.claim, cell)
                    )
                    for cell in row.cells
                ),
            )
            for row in rows
        ],
    )
    if args.format == "csv":
        output.csv(table)
    elif output.on_terminal():
        output.table(table)
    else:
        output.lines([tuple(column.name for column in table.columns), *table.rows])
    return Exit.DONE
