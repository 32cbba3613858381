"""`dossier export`: everything, as JSON."""

from __future__ import annotations

from pathlib import Path

from store.hints import TYPE_CHECKING
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs._store import opened, refuse_read_only

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    output.database(parser)
    parser.add_argument("-o", "--output", metavar="FILE", help=t("option.export.output"))


def run(args: argparse.Namespace) -> int:
    """Write the export to stdout, or to a file that is replaced only when it is complete."""
    if args.output:
        refuse_read_only(args)
    dossier = opened(args)
    content = dossier.export()
    if not args.output:
        output.json(content)
        return Exit.DONE
    from store.database import write_file
    from store.export import dump_json

    write_file(Path(args.output), dump_json(content))
    return Exit.DONE
