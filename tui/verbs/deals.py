"""`dossier deals`: the ledger, one row per deal, figures after the deals."""

from __future__ import annotations

import sys

from store.hints import TYPE_CHECKING
from store.model import FIGURES, Deal
from tui import formats, output
from tui.catalogue import t
from tui.catalogue.store import told
from tui.exits import Exit
from tui.output import Column, Table
from tui.verbs._store import opened

if TYPE_CHECKING:
    import argparse

    from store.dossier import Dossier

SIGNS = {"single": "·", "agreed": "=", "disputed": "≠"}
"""The sign of each agreement, so that nothing rests on colour."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("query", metavar="QUERY", nargs="?", help=t("option.deals.query"))
    output.database(parser)
    output.formats(parser, "json", "csv", "md")
    parser.add_argument("--raw", action="store_true", help=t("option.raw"))


def run(args: argparse.Namespace) -> int:
    """Print the ledger; deals first, then the figures that are no deals."""
    dossier = opened(args)
    deals = _chosen(dossier, args.query)
    if args.format == "json":
        from store.export import deal_json

        output.json({"deals": [deal_json(deal) for deal in deals]})
    elif args.format == "md":
        from tui.citation import ledger_markdown

        output.text(ledger_markdown(dossier, deals))
    elif args.format == "csv":
        output.csv(_records(dossier, deals), args.raw)
    elif output.on_terminal():
        _lay_out(dossier, deals)
    else:
        output.lines(_records(dossier, deals).rows)
    if args.query and not deals:
        sys.stderr.write(output.plain(t("told.no_deal", query=args.query)) + "\n")
        return Exit.TOLD
    return Exit.DONE


def _chosen(dossier: Dossier, query: str | None) -> list[Deal]:
    deals = list(dossier.deals) if query is None else list(dossier.filter_deals(query))
    return sorted(deals, key=_rank)


def _rank(deal: Deal) -> tuple[bool, bool, float, str]:
    """Deals before figures, the article's own before asides', the largest first."""
    return deal.kind in FIGURES, deal.aside, -(deal.amount_max or deal.amount or 0.0), deal.id


def _records(dossier: Dossier, deals: list[Deal]) -> Table:
    names = (
        "id date kind status amount amount_max currency unit parties agreement why articles "
        "independent_sources"
    )
    return Table(
        tuple(Column(name, name) for name in names.split()),
        [
            (
                deal.id,
                deal.date,
                deal.kind,
                deal.status,
                output.number(deal.amount),
                output.number(deal.amount_max),
                deal.currency,
                deal.unit,
                formats.parties(deal.parties),
                deal.agreement,
                deal.why,
                ",".join(_articles(dossier, deal)),
                deal.independent_sources,
            )
            for deal in deals
        ],
    )


def _lay_out(dossier: Dossier, deals: list[Deal]) -> None:
    facts = [deal for deal in deals if deal.kind not in FIGURES]
    figures = [deal for deal in deals if deal.kind in FIGURES]
    for title, rows in (("title.deals", facts), ("title.figures", figures)):
        if rows:
            output.table(_readable(dossier, rows), t(title, n=len(rows)))


def _readable(dossier: Dossier, deals: list[Deal]) -> Table:
    from tui import spoken

    return Table(
        (
            Column("date", t("heading.date")),
            Column("kind", t("heading.kind")),
            Column("who", t("heading.who"), style="bold", flexible=True),
            Column("amount", t("heading.amount"), right=True),
            Column("status", t("heading.status")),
            Column("agreement", ""),
            Column("articles", t("heading.articles"), flexible=True),
        ),
        [
            (
                output.date(deal.date),
                t(f"kind.{deal.kind}"),
                spoken.who(deal.kind, deal.parties),
                spoken.amount(deal),
                output.status(deal),
                SIGNS[deal.agreement],
                " ".join(_articles(dossier, deal)) + (f" ({told(deal.why)})" if deal.why else ""),
            )
            for deal in deals
        ],
    )


def _articles(dossier: Dossier, deal: Deal) -> list[str]:
    return sorted({dossier.claim(claim).article for claim in deal.claims})
