"""`dossier claims`: what each article says, with the words that prove it."""

from __future__ import annotations

import argparse

from tui import formats, output
from tui.catalogue import language, t
from tui.exits import Exit
from tui.output import Column, Table
from tui.verbs._store import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    output.database(parser)
    output.formats(parser, "json", "csv")
    parser.add_argument("--raw", action="store_true", help=t("option.raw"))


def run(args: argparse.Namespace) -> int:
    """List every claim, in the order of the articles and of their texts."""
    dossier = opened(args)
    claims = sorted(dossier.claims, key=lambda c: (c.article, c.evidence[0].start if c.evidence else 0))
    if args.format == "json":
        from store.export import claim_json

        output.json({"claims": [claim_json(claim) for claim in claims]})
        return Exit.DONE
    if args.format is None and output.on_terminal():
        output.table(
            Table(
                (
                    Column("article", t("heading.article"), style="bold"),
                    Column("kind", t("heading.kind")),
                    Column("who", t("heading.who"), flexible=True),
                    Column("amount", t("heading.amount"), right=True),
                    Column("status", t("heading.status")),
                    Column("date", t("heading.date")),
                    Column("evidence", t("heading.evidence"), style="dim", flexible=True),
                ),
                [
                    (
                        claim.article,
                        t(f"kind.{claim.kind}"),
                        formats.who(claim.kind, claim.parties),
                        formats.amount(claim, language(), claim.approximate),
                        output.status(claim),
                        output.date(claim.date),
                        " … ".join(evidence.text for evidence in claim.evidence),
                    )
                    for claim in claims
                ],
            )
        )
        return Exit.DONE
    names = [
        "id",
        "deal",
        "article",
        "kind",
        "status",
        "status_cue",
        "amount",
        "amount_max",
        "currency",
        "unit",
        "approximate",
        "parties",
        "date",
        "start",
        "end",
        "evidence",
    ]
    table = Table(
        tuple(Column(name, name) for name in names),
        [
            (
                claim.id,
                claim.deal,
                claim.article,
                claim.kind,
                claim.status,
                claim.status_cue,
                output.number(claim.amount),
                output.number(claim.amount_max),
                claim.currency,
                claim.unit,
                claim.approximate,
                formats.parties(claim.parties),
                claim.date,
                claim.evidence[0].start if claim.evidence else None,
                claim.evidence[0].end if claim.evidence else None,
                " … ".join(evidence.text for evidence in claim.evidence),
            )
            for claim in claims
        ],
    )
    if args.format == "csv":
        output.csv(table, args.raw)
    else:
        output.lines(table.rows)
    return Exit.DONE
