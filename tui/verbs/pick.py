"""`dossier pick`: choose a passage or a fact by eye, and print it with its source, for use in `$(…)`."""

from __future__ import annotations

import os
import sys

from store.answers import Hit
from store.hints import TYPE_CHECKING
from store.model import DossierError
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs._store import opened

if TYPE_CHECKING:
    import argparse

    from store.dossier import Dossier


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("query", metavar="QUERY", nargs="*", help=t("option.pick.query"))
    output.database(parser)
    parser.add_argument("--id", action="store_true", help=t("option.pick.id"))


def run(args: argparse.Namespace) -> int:
    """Print what was chosen; exit 1 when nothing was. Draws on stderr, so stdout may be a pipe."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()) or os.environ.get("TERM", "dumb") in ("", "dumb"):
        raise DossierError(t("fault.pick"))
    dossier = opened(args)
    from tui.app import prepare

    prepare(os.environ, dossier.read_only)
    from tui.picker import Picker

    chosen = Picker(dossier, " ".join(args.query)).run(inline=True, inline_no_clear=False)
    if chosen is None:
        return Exit.TOLD
    output.text((chosen.id if args.id else _cited(dossier, chosen)).rstrip("\n") + "\n")
    return Exit.DONE


def _cited(dossier: Dossier, hit: Hit) -> str:
    from tui.citation import citation, source
    from tui.spoken import quoted

    if hit.kind == "deal":
        return citation(dossier, dossier.deal(hit.id))
    if hit.kind == "passage" and hit.article:
        return f"{quoted(' '.join(hit.text.split()))} — {source(dossier.article(hit.article))}"
    if hit.kind == "article":
        return source(dossier.article(hit.id))
    return hit.label
