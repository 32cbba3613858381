"""`dossier note`: an analyst's words on an article, entity or deal."""

from __future__ import annotations

from store.hints import TYPE_CHECKING
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs._store import told, writable

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("target", metavar="TARGET", help=t("option.target"))
    parser.add_argument("text", metavar="TEXT", help=t("option.note.text"))
    output.database(parser)


def run(args: argparse.Namespace) -> int:
    """Write the note to disk, then print its id, target and text."""
    dossier = writable(args)
    note = dossier.note(args.target, args.text)
    told(dossier)
    output.lines([(note.id, note.target, note.text)])
    return Exit.DONE
