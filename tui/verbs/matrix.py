"""`dossier matrix`: who says what, with which figure; rows are deals, columns articles."""

from __future__ import annotations

from collections.abc import Sequence

from store.answers import MatrixRow
from store.hints import TYPE_CHECKING
from store.model import FIGURES, Claim
from tui import formats, output
from tui.catalogue import language, t
from tui.exits import Exit
from tui.output import Column, Table
from tui.verbs._store import opened

if TYPE_CHECKING:
    import argparse

    from store.dossier import Dossier


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
    table = _table(dossier, found.articles, rows, language() if people else None)
    if args.format is None and not people:
        output.lines([tuple(column.name for column in table.columns)])
    output.put(table, args.format)
    return Exit.DONE


def _table(dossier: Dossier, articles: Sequence[str], rows: Sequence[MatrixRow], spoken: str | None) -> Table:
    """The matrix as a table: for people in the language `spoken`, without one for scripts."""

    def word(group: str, value: str) -> str:
        return t(f"{group}.{value}") if spoken else value

    def figure(claim: Claim) -> str:
        """The figure of a claim, else its status."""
        return formats.amount(claim, spoken or "en", claim.approximate) or word("status", claim.status)

    return Table(
        (
            Column("deal", t("heading.deal"), style="dim"),
            Column("kind", t("heading.kind")),
            Column("who", t("heading.who"), flexible=True, style="bold"),
            Column("agreement", ""),
            *(Column(article, article, right=True) for article in articles),
        ),
        [
            (
                row.deal,
                word("kind", deal.kind),
                formats.who(deal.kind, deal.parties, language=spoken or "en"),
                word("agreement", deal.agreement),
                *(" ".join(figure(dossier.claim(id)) for id in cell) for cell in row.cells),
            )
            for row in rows
            for deal in (dossier.deal(row.deal),)
        ],
    )
