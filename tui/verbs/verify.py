"""`dossier verify`: audits the ledger, and repairs a damaged store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tui import output
from tui.exits import Exit
from tui.verbs._store import opened, refuse_read_only


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    output.database(parser)
    parser.add_argument(
        "--repair", action="store_true", help="rebuild a damaged store from its backup and articles"
    )


def run(args: argparse.Namespace) -> int:
    """Print one line per fault, record and reason apart by a tab; exit 1 when there is any."""
    if args.repair:
        from store.dossier import repair

        refuse_read_only(args)
        for line in repair(Path(args.db) if args.db else None):
            sys.stderr.write(output.plain(line) + "\n")
    faults = opened(args).verify()
    output.lines((fault.record, fault.why) for fault in faults)
    if output.on_terminal() and not faults:
        output.text("No fault: every fact has its proof, every total counts once.\n")
    return Exit.TOLD if faults else Exit.DONE
