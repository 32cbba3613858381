"""`dossier explain`: what is recognised in a sentence, and by which rule."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.model import DossierError
from tui import formats, output
from tui.exits import Exit

if TYPE_CHECKING:
    from store.extract.explanation import Explanation

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("sentence", nargs="+", help="a sentence, in French or English")
    parser.add_argument("--language", choices=("fr", "en"), help="instead of guessing it from the words")
    parser.add_argument("--date", help="date of the article (ISO), from which `mardi` or `last year` is told")
    output.formats(parser, "json")


def run(args: argparse.Namespace) -> int:
    """Print one line per name, amount and claim, each with its rules; exit 1 when nothing is recognised."""
    from store.extract import explain

    if args.date and not _DATE.fullmatch(args.date):
        raise DossierError(f"--date {args.date}: must be a date such as 2025, 2025-03 or 2025-03-31")
    found = explain(" ".join(args.sentence), args.language, args.date)
    if args.format == "json":
        output.json(output.plain_data(found))
    else:
        output.lines(_rows(found))
    return Exit.DONE if found.names or found.amounts or found.claims else Exit.TOLD


def _rows(found: Explanation) -> Iterator[tuple[str | None, ...]]:
    for name in found.names:
        yield "name", name.text, name.type, name.name, ", ".join(name.rules)
    for amount in found.amounts:
        value = formats.figure(amount.value, amount.value_max, amount.currency, amount.unit)
        state = amount.approximate if amount.claimed else "makes no claim"
        yield "amount", amount.text, value, state, ", ".join(amount.rules)
    for rule in found.fired:
        yield "rule", rule.text, rule.kind, rule.name, f"as in: {rule.example}"
    for claim in found.claims:
        words = " … ".join(found.text[start:end] for start, end in claim.evidence)
        status = f"{claim.status} ({claim.status_cue})" if claim.status_cue else claim.status
        what = f"{claim.kind} {formats.amount(claim)}".strip()
        yield "claim", words, what, formats.parties(claim.parties), status, claim.date, ", ".join(claim.rules)
