"""`dossier matrix`: who says what, with which figure; rows are deals, columns articles."""

from __future__ import annotations

import argparse

from store.model import FIGURES, Claim
from tui import formats, output
from tui.catalogue import language, t
from tui.exits import Exit
from tui.output import Column, Table
from tui.verbs._store import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("articles", nargs="*", metavar="ARTICLE", help=t("option.matrix.articles"))
    parser.add_argument("--all", action="store_true", help=t("option.matrix.all"))
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
    people = args.format is None and output.on_terminal()
    table = Table(
        (
            Column("deal", t("heading.deal"), style="dim"),
            Column("kind", t("heading.kind")),
            Column("who", t("heading.who"), flexible=True, style="bold"),
            Column("agreement", ""),
            *(Column(article, article, right=True) for article in found.articles),
        ),
        [
            (
                row.deal,
                t(f"kind.{deal.kind}") if people else deal.kind,
                formats.who(deal.kind, deal.parties),
                t(f"agreement.{deal.agreement}") if people else deal.agreement,
                *(
                    " ".join(_figure(claim, people) for claim in map(dossier.claim, cell))
                    for cell in row.cells
                ),
            )
            for row in rows
            for deal in (dossier.deal(row.deal),)
        ],
    )
    if args.format == "csv":
        output.csv(table)
    elif people:
        output.table(table)
    else:
        output.lines([tuple(column.name for column in table.columns), *table.rows])
    return Exit.DONE


def _figure(claim: Claim, people: bool) -> str:
    """The figure of a claim, else its status; for people in their language."""
    amount = formats.amount(claim, language() if people else "en", claim.approximate)
    return amount or (t(f"status.{claim.status}") if people else claim.status)
