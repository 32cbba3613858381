"""The explorer itself: `dossier [PATH…]`, full screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from store.hints import TYPE_CHECKING
from store.model import DossierError
from tui import output
from tui.catalogue import t
from tui.verbs import VERBS
from tui.verbs._narrator import Narrator
from tui.verbs._store import read_only, warn_of_network

if TYPE_CHECKING:
    import argparse

    from store.model import IngestReport

NEAR_VERB = 0.7
"""How alike a word must be to a verb, from 0 to 1, to be taken for a slip of it: `serch`, `shwo`."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the explorer."""
    parser.add_argument("paths", nargs="*", metavar="PATH", help=t("option.explore.paths"))
    parser.add_argument("--lang", choices=("en", "fr"), help=t("option.explore.lang"))
    parser.add_argument(
        "--theme", choices=("dark", "light", "contrast", "terminal"), help=t("option.explore.theme")
    )
    parser.add_argument("--no-mouse", action="store_true", help=t("option.explore.no_mouse"))
    parser.add_argument("--keymap", metavar="FILE", help=t("option.explore.keymap"))
    parser.add_argument("--plain-driver", action="store_true", help=t("option.explore.plain"))
    output.database(parser)


def run(args: argparse.Namespace) -> int:
    """Open the explorer; returns its exit code.

    Raises DossierError when there is no terminal to draw on, naming the headless verb to use.
    """
    _check_paths(args.paths)
    _check_terminal()
    from store.dossier import open_dossier, open_paths

    if args.plain_driver:
        os.environ["DOSSIER_DRIVER"] = "plain"
    locked = read_only(args)
    paths = [Path(path) for path in args.paths]
    report: IngestReport | None = None
    if args.db and not paths:
        dossier = open_dossier(Path(args.db), read_only=locked)
    elif paths:
        narrator = Narrator()
        db = Path(args.db) if args.db else None
        dossier, report = open_paths(paths, db=db, read_only=locked, progress=narrator.tell)
        narrator.done()
    else:
        dossier = open_dossier(None, read_only=locked)
    if not locked:
        warn_of_network(dossier.path)
    from tui.app import run as run_app

    return run_app(
        dossier,
        language=args.lang,
        theme=args.theme,
        mouse=not args.no_mouse,
        read_only=locked,
        keymap=_keymap(args.keymap, locked),
        report=report,
    )


def _keymap(given: str | None, locked: bool) -> Path | None:
    """The keymap given, else `dossier/keys.toml` in the configuration folder when it is there."""
    if given:
        return Path(given)
    folder = os.environ.get("XDG_CONFIG_HOME") or os.path.expanduser("~/.config")
    usual = Path(folder, "dossier", "keys.toml")
    return usual if not locked and usual.exists() else None


def _check_paths(paths: list[str]) -> None:
    for path in paths:
        if not os.path.lexists(path):
            import difflib

            near = difflib.get_close_matches(path, VERBS, 1, NEAR_VERB)
            if os.sep in path:
                raise DossierError(t("fault.no_articles", path=path))
            if near:
                raise DossierError(t("fault.near_verb", path=path, near=near[0]))
            raise DossierError(t("fault.no_verb", path=path))


def _check_terminal() -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):
        raise DossierError(t("fault.no_terminal"))
    if os.environ.get("TERM", "dumb") in ("", "dumb", "unknown"):
        raise DossierError(t("fault.dumb", term=os.environ.get("TERM", "")))
