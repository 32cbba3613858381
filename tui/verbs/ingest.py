"""`dossier ingest`: reads articles into the store and says what became of each file."""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from store.model import DossierError, IngestReport
from tui import output
from tui.exits import Exit
from tui.verbs._store import refuse_read_only

if TYPE_CHECKING:
    from store.dossier import Progress


_OUTCOMES = ("added", "changed", "unchanged", "renamed", "vanished", "pruned")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument(
        "paths", nargs="+", metavar="PATH", help="article files, or folders searched recursively"
    )
    parser.add_argument("--prune", action="store_true", help="drop the articles whose files have vanished")
    output.database(parser)


def run(args: argparse.Namespace) -> int:
    """Print one line per file; exit 1 when some were refused, 2 when nothing could be read at all."""
    from store.dossier import ingest

    refuse_read_only(args)
    if not any(os.path.lexists(path) for path in args.paths):
        raise DossierError(f"{args.paths[0]}: no such file or folder")
    narrator = _Narrator()
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
    for name in _OUTCOMES:
        rows += [(name, item) for item in getattr(report, name)]
    rows += [("refused", refused.path, refused.why) for refused in report.refused]
    rows += [("unresolved", item.decision, item.why) for item in report.unresolved]
    return rows


def _summarise(report: IngestReport) -> None:
    counts = [
        f"{len(items)} {name}"
        for name in (*_OUTCOMES, "refused", "unresolved")
        if (items := getattr(report, name))
    ]
    sys.stderr.write((", ".join(counts) or "no article found") + "\n")


class _Narrator:
    """Says on stderr how far an ingest is: one line redrawn on a terminal, a line now and then in a log."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._every = 0.5 if self._terminal else 10.0
        self._started = self._last = time.monotonic()
        self._drawn = False

    def tell(self, progress: Progress) -> None:
        """Draw the progress if enough time has passed since the last time."""
        now = time.monotonic()
        if now - self._last < self._every:
            return
        self._last = now
        elapsed = now - self._started
        speed = progress.bytes_done / elapsed / 1e6
        left = elapsed * (progress.files - progress.done) / max(1, progress.done)
        line = f"{progress.done}/{progress.files} files, {speed:.1f} MB/s, {left:.0f} s left"
        sys.stderr.write(f"\r{line:<60}" if self._terminal else line + "\n")
        sys.stderr.flush()
        self._drawn = self._terminal

    def done(self) -> None:
        """Clear the line."""
        if self._drawn:
            sys.stderr.write("\r" + " " * 60 + "\r")
