"""`dossier verify`: audits the ledger, and repairs a damaged store."""

from __future__ import annotations

import sys
from pathlib import Path

from store.hints import TYPE_CHECKING
from tui import output
from tui.catalogue import t
from tui.catalogue.store import told
from tui.exits import Exit
from tui.verbs._store import opened, refuse_read_only

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    output.database(parser)
    parser.add_argument("--repair", action="store_true", help=t("option.verify.repair"))


def run(args: argparse.Namespace) -> int:
    """Print one line per fault, record and reason apart by a tab; exit 1 when there is any."""
    if args.repair:
        from store.dossier import repair

        refuse_read_only(args)
        for line in repair(Path(args.db) if args.db else None):
            sys.stderr.write(output.plain(told(line)) + "\n")
    faults = opened(args).verify()
    people = output.on_terminal()
    output.lines((fault.record, told(fault.why) if people else fault.why) for fault in faults)
    if people and not faults:
        output.text(t("told.no_fault") + "\n")
    return Exit.TOLD if faults else Exit.DONE
