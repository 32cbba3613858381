"""`dossier search`: what the explorer's lookup finds, in a pipe."""

from __future__ import annotations

import argparse
import sys

from store.model import DossierError, Hit
from tui import output
from tui.exits import Exit
from tui.verbs._store import opened


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("query", nargs="+", help='words, "a phrase", -not, OR, prefix*, field:value, /regex/')
    output.database(parser)
    parser.add_argument("--limit", type=_limit, default=20, metavar="N", help="at most N hits (default 20)")
    output.formats(parser, "json")


def run(args: argparse.Namespace) -> int:
    """Print the hits, best first; exit 1 when there is none."""
    dossier = opened(args)
    query = " ".join(args.query)
    results = dossier.search(query, limit=args.limit)
    if results.error:
        raise DossierError(results.error)
    if args.format == "json":
        from store.export import results_json

        output.json(results_json(results))
    elif output.on_terminal():
        _lay_out(results.hits)
    else:
        output.lines(
            (hit.kind, hit.id, hit.article, hit.start, hit.end, hit.label, hit.text, "; ".join(hit.reasons))
            for hit in results.hits
        )
    if not results.hits:
        near = f"; did you mean {', '.join(results.suggestions)}?" if results.suggestions else ""
        sys.stderr.write(output.plain(f"nothing found for {query!r}{near}") + "\n")
        return Exit.TOLD
    return Exit.DONE


def _lay_out(hits: tuple[Hit, ...]) -> None:
    from rich.text import Text

    console = output.console()
    for hit in hits:
        place = f" {hit.article}:{hit.start}" if hit.article and hit.start is not None else ""
        head = Text.assemble(
            (f"{hit.kind:<8}", "cyan"),
            (output.plain(hit.label), "bold"),
            (place, "dim"),
            ("  " + output.plain("; ".join(hit.reasons)), "green"),
        )
        console.print(head)
        if hit.kind in ("passage", "note"):
            body = Text(hit.text.replace("\n", " "))
            for start, end in hit.marks:
                body.stylize("bold underline", start, end)
            console.print(Text("        ") + body)


def _limit(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:9]) <= 100_000:
        raise argparse.ArgumentTypeError("must be a number from 1 to 100000")
    return int(value)
