"""`dossier explain`: what is recognised in a sentence, and by which rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.hints import TYPE_CHECKING
from store.model import DossierError
from tui import formats, output
from tui.catalogue import has, language, t
from tui.exits import Exit
from tui.spoken import roles

if TYPE_CHECKING:
    import argparse

    from store.extract.explanation import Explanation

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("sentence", metavar="SENTENCE", nargs="+", help=t("option.explain.sentence"))
    parser.add_argument("--language", choices=("fr", "en"), help=t("option.explain.language"))
    parser.add_argument("--date", help=t("option.explain.date"))
    output.formats(parser, "json")


def run(args: argparse.Namespace) -> int:
    """Print one line per name, amount and claim, each with its rules; exit 1 when nothing is recognised."""
    from store.extract import explain

    if args.date and not _DATE.fullmatch(args.date):
        raise DossierError(t("fault.date", date=args.date))
    found = explain(" ".join(args.sentence), args.language, args.date)
    if args.format == "json":
        output.json(output.plain_data(found))
    else:
        output.lines(_rows(found, output.on_terminal()))
    return Exit.DONE if found.names or found.amounts or found.claims else Exit.TOLD


def _rows(found: Explanation, people: bool) -> Iterator[tuple[str | None, ...]]:
    """One row for each thing recognised; for people in their language."""
    spoken = language() if people else "en"

    def word(key: str, plain: str, **args: str) -> str:
        return t(key, **args) if people else plain

    for name in found.names:
        kind = word(f"type.{name.type}", name.type)
        yield word("found.name", "name"), name.text, kind, name.name, ", ".join(name.rules)
    for amount in found.amounts:
        hedge = amount.approximate if people else None
        value = formats.figure(amount.value, amount.value_max, amount.currency, amount.unit, spoken, hedge)
        told = None if people else amount.approximate
        state = told if amount.claimed else word("found.no_claim", "makes no claim")
        yield word("found.amount", "amount"), amount.text, value, state, ", ".join(amount.rules)
    for rule in found.fired:
        example = word("found.as_in", f"as in: {rule.example}", example=rule.example)
        kind = word(f"kind.{rule.kind}", rule.kind) if has(f"kind.{rule.kind}") else rule.kind
        yield word("found.rule", "rule"), rule.text, kind, rule.name, example, rule.place
    for claim in found.claims:
        words = " … ".join(found.text[start:end] for start, end in claim.evidence)
        standing = word(f"status.{claim.status}", claim.status)
        status = f"{standing} ({claim.status_cue})" if claim.status_cue else standing
        what = f"{word(f'kind.{claim.kind}', claim.kind)} {formats.amount(claim, spoken)}".strip()
        yield (
            word("found.claim", "claim"),
            words,
            what,
            roles(claim.parties) if people else formats.parties(claim.parties),
            status,
            claim.date,
            ", ".join(claim.rules),
        )
