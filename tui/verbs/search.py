"""`dossier search`: what the explorer's lookup finds, in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from store.answers import Hit
from store.hints import TYPE_CHECKING
from store.model import DossierError
from tui import output
from tui.catalogue import t
from tui.catalogue.store import told
from tui.exits import Exit
from tui.verbs._store import opened

if TYPE_CHECKING:
    import argparse

    from store.dossier import Dossier

SOON = 0.1
"""Seconds after which what was written is sent on: whoever reads the pipe has it while more is found."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("query", metavar="QUERY", nargs="+", help=t("option.search.query"))
    output.database(parser)
    parser.add_argument("--limit", type=_limit, default=20, metavar="N", help=t("option.search.limit"))
    output.formats(parser, "json")
    parser.add_argument(
        "--vimgrep",
        dest="format",
        action="store_const",
        const="vimgrep",
        help=t("option.search.vimgrep"),
    )


def run(args: argparse.Namespace) -> int:
    """Print the hits, best first; exit 1 when there is none."""
    dossier = opened(args)
    query = " ".join(args.query)
    if args.format is None and output.on_terminal():
        results = dossier.search(query, limit=args.limit)
        _lay_out(dossier, results.hits)
        return _told(dossier, query) if not results.hits else Exit.DONE
    if args.format == "json":
        from store.export import results_json

        results = dossier.search(query, limit=args.limit)
        if results.error:
            raise DossierError(results.error)
        output.json(results_json(results))
        return _told(dossier, query) if not results.hits else Exit.DONE
    hits = dossier.stream(query, args.limit)
    rows = _places(dossier, hits) if args.format == "vimgrep" else map(_row, hits)
    return Exit.DONE if _send(rows) else _told(dossier, query)


def _row(hit: Hit) -> tuple[str | int | None, ...]:
    return hit.kind, hit.id, hit.article, hit.start, hit.end, hit.label, hit.text, "; ".join(hit.reasons)


def _places(dossier: Dossier, hits: Iterable[Hit]) -> Iterator[tuple[str]]:
    """File, line and column of each hit that has a place in an article, with the text found there."""
    for hit in hits:
        if hit.article is None or hit.start is None:
            continue
        article = dossier.article(hit.article)
        at = hit.start + (hit.marks[0][0] if hit.marks else 0)
        line = article.text.count("\n", 0, at) + 1
        column = len(article.text[article.text.rfind("\n", 0, at) + 1 : at].encode()) + 1
        yield (f"{article.path}:{line}:{column}:{hit.text}",)


def _send(rows: Iterable[tuple[str | int | None, ...]]) -> bool:
    """Write each row as it comes, the first at once; tell whether there was any."""
    import time

    sent: float | None = None
    for row in rows:
        output.lines([row])
        if sent is None or time.monotonic() - sent > SOON:
            sys.stdout.flush()
            sent = time.monotonic()
    return sent is not None


def _told(dossier: Dossier, query: str) -> int:
    """Say on stderr that there is nothing, and which words of the dossier are nearest."""
    results = dossier.search(query, limit=1)
    if results.error:
        raise DossierError(results.error)
    near = ", ".join(results.suggestions)
    said = t("told.nearest" if near else "told.nothing", query=query, words=near)
    sys.stderr.write(output.plain(said) + "\n")
    return Exit.TOLD


def _lay_out(dossier: Dossier, hits: tuple[Hit, ...]) -> None:
    from rich.text import Text

    from tui.hits import kind, title

    console = output.console()
    width = max((len(kind(hit)) for hit in hits), default=0)
    for hit in hits:
        place = f" {hit.article}:{hit.start}" if hit.article and hit.start is not None else ""
        head = Text.assemble(
            (f"{kind(hit):<{width}}  ", "cyan"),
            (output.plain(title(dossier, hit)), "bold"),
            (place, "dim"),
            ("  " + output.plain("; ".join(map(told, hit.reasons))), "green"),
        )
        console.print(head)
        if hit.kind in ("passage", "note"):
            body = Text(hit.text.replace("\n", " "))
            for start, end in hit.marks:
                body.stylize("bold underline", start, end)
            console.print(Text(" " * (width + 2)) + body)


def _limit(value: str) -> int:
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:9]) <= 100_000:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(t("fault.limit"))
    return int(value)
