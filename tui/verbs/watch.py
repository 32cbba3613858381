"""`dossier watch`: follows folders, and ingests what is added or changed."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from store.hints import TYPE_CHECKING
from store.model import DossierError
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs._store import refuse_read_only, warn_of_network

if TYPE_CHECKING:
    import argparse

Signature = frozenset[tuple[str, int, int]]
"""Path, size and modification time of every file below the paths watched."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=t("option.watch.paths"))
    parser.add_argument("--every", type=_seconds, default=2.0, metavar="S", help=t("option.watch.every"))
    parser.add_argument("--once", action="store_true", help=t("option.watch.once"))
    output.database(parser)


def run(args: argparse.Namespace) -> int:
    """Print one line per article as it comes in, until interrupted."""
    from store.dossier import default_db, ingest

    refuse_read_only(args)
    for path in args.paths:
        if not os.path.lexists(path):
            raise DossierError(t("fault.no_path", path=path))
    warn_of_network(args.db or default_db())
    seen: Signature | None = None
    while True:
        found = signature(args.paths)
        if found != seen:
            report = ingest([Path(path) for path in args.paths], db=Path(args.db) if args.db else None)
            output.lines(
                (name, item)
                for name in ("added", "changed", "renamed", "vanished")
                for item in getattr(report, name)
            )
            output.lines(("refused", refused.path, refused.why) for refused in report.refused)
            sys.stdout.flush()
            if report.stopped:
                return Exit.INTERRUPTED
            seen = found
        if args.once:
            return Exit.DONE
        time.sleep(args.every)


def signature(paths: Iterable[str]) -> Signature:
    """What lies below the paths; changes with any file added, changed or gone. Links are not followed."""
    found = set()
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        try:
            state = os.lstat(path)
            if os.path.isdir(path) and not os.path.islink(path):
                waiting += [entry.path for entry in os.scandir(path)]
        except OSError:
            continue
        found.add((path, state.st_size, state.st_mtime_ns))
    return frozenset(found)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0.1 <= seconds <= 86_400:
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(t("fault.seconds"))
    return seconds
