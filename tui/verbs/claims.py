"""`dossier claims`: what each article says, with the words that prove it."""

from __future__ import annotations

from collections.abc import Sequence

from store.hints import TYPE_CHECKING
from store.model import Claim
from tui import formats, output
from tui.catalogue import t
from tui.exits import Exit
from tui.output import Column, Table
from tui.verbs._store import opened

if TYPE_CHECKING:
    import argparse


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
    people = args.format is None and output.on_terminal()
    output.put((_readable if people else _records)(claims), args.format, args.raw)
    return Exit.DONE


def _readable(claims: Sequence[Claim]) -> Table:
    """What people read of each claim, in their language."""
    from tui import spoken

    return Table(
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
                spoken.who(claim.kind, claim.parties),
                spoken.amount(claim),
                output.status(claim),
                output.date(claim.date),
                _evidence(claim),
            )
            for claim in claims
        ],
    )


def _records(claims: Sequence[Claim]) -> Table:
    """Every field of each claim, for scripts."""
    names = (
        "id deal article kind status status_cue amount amount_max currency unit approximate parties date "
        "start end evidence"
    )
    return Table(
        tuple(Column(name, name) for name in names.split()),
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
                _evidence(claim),
            )
            for claim in claims
        ],
    )


def _evidence(claim: Claim) -> str:
    return " … ".join(evidence.text for evidence in claim.evidence)
