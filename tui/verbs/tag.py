"""`dossier tag`: a word to find an article, entity or deal again."""

from __future__ import annotations

from store.hints import TYPE_CHECKING
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs._store import writable

if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("target", metavar="TARGET", help=t("option.target"))
    parser.add_argument("tag", metavar="TAG", help=t("option.tag.tag"))
    parser.add_argument("--remove", action="store_true", help=t("option.tag.remove"))
    output.database(parser)


def run(args: argparse.Namespace) -> int:
    """Write the tag to disk, then print the target and all its tags."""
    dossier = writable(args)
    if args.remove:
        dossier.untag(args.target, args.tag)
    else:
        dossier.tag(args.target, args.tag)
    output.lines([(args.target, ",".join(dossier.tags_on(args.target)))])
    return Exit.DONE
