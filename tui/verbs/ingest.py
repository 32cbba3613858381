"""`dossier ingest`: reads articles into the store and says what became of each file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from store.hints import TYPE_CHECKING
from store.model import DossierError, IngestReport
from tui import output
from tui.catalogue import t
from tui.catalogue.store import told
from tui.exits import Exit
from tui.verbs._narrator import Narrator
from tui.verbs._store import refuse_read_only, warn_of_network

if TYPE_CHECKING:
    import argparse

_OUTCOMES = ("added", "changed", "unchanged", "renamed", "vanished", "pruned")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=t("option.ingest.paths"))
    parser.add_argument("--prune", action="store_true", help=t("option.ingest.prune"))
    output.database(parser)


def run(args: argparse.Namespace) -> int:
    """Print one line per file; exit 1 when some were refused, 2 when nothing could be read at all."""
    from store.dossier import default_db, ingest

    refuse_read_only(args)
    if not any(os.path.lexists(path) for path in args.paths):
        raise DossierError(t("fault.no_path", path=args.paths[0]))
    warn_of_network(args.db or default_db())
    narrator = Narrator()
    report = ingest(
        [Path(path) for path in args.paths],
        db=Path(args.db) if args.db else None,
        prune=args.prune,
        progress=narrator.tell,
    )
    narrator.done()
    output.lines(_rows(report))
    _summarise(report)
    if report.stopped:
        return Exit.INTERRUPTED
    if report.refused and not (report.added or report.changed or report.unchanged):
        return Exit.FAILED
    return Exit.TOLD if report.refused or report.unresolved else Exit.DONE


def _rows(report: IngestReport) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    people = output.on_terminal()

    def word(outcome: str) -> str:
        return t(f"found.file.{outcome}") if people else outcome

    for name in _OUTCOMES:
        rows += [(word(name), item) for item in getattr(report, name)]
    why = told if people else str
    rows += [(word("refused"), refused.path, why(refused.why)) for refused in report.refused]
    rows += [(word("unresolved"), item.decision, why(item.why)) for item in report.unresolved]
    return rows


def _summarise(report: IngestReport) -> None:
    counts = [
        t(f"told.{name}", n=len(items))
        for name in (*_OUTCOMES, "refused", "unresolved")
        if (items := getattr(report, name))
    ]
    sys.stderr.write((", ".join(counts) or t("told.no_article")) + "\n")
