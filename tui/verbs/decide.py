"""`dossier decide`: an analyst's corrections, kept beside the store and replayed at every ingest."""

from __future__ import annotations

import argparse
import json
from typing import Any

from store.model import DossierError
from tui import output
from tui.exits import Exit
from tui.verbs._store import opened, writable

EPILOG = """\
examples:
  dossier decide merge elon-musk into=musk       one entity of two
  dossier decide rename io name="io Products"
  dossier decide retype mars type=PLACE
  dossier decide hide d1a2b3c4                   an entity or a deal
  dossier decide correct d1a2b3c4 field=amount value=6.5e9
  dossier decide reject_claim c1a2b3c4
  dossier decide --list                          every decision, applied or not
  dossier decide --undo                          take the last one back
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = EPILOG
    parser.add_argument(
        "action", nargs="?", help="merge, split, rename, retype, hide, correct, reject_claim, …"
    )
    parser.add_argument("target", nargs="?", help="id of the entity, deal, claim or article")
    parser.add_argument(
        "values", nargs="*", metavar="NAME=VALUE", help="what the action needs; JSON or plain text"
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--list", action="store_true", help="list the decisions")
    choice.add_argument("--undo", action="store_true", help="take the last decision back")
    choice.add_argument("--redo", action="store_true", help="apply the last undone decision again")
    output.database(parser)


def run(args: argparse.Namespace) -> int:
    """Take, undo, redo or list decisions; each is on disk before it is printed."""
    if args.list:
        return _list(args)
    dossier = writable(args)
    if args.undo or args.redo:
        decision = dossier.undo() if args.undo else dossier.redo()
        if decision is None:
            raise DossierError(f"there is nothing to {'undo' if args.undo else 'redo'}")
    elif not args.action or not args.target:
        raise DossierError("decide needs an ACTION and a TARGET (see `dossier decide --help`)")
    else:
        decision = dossier.decide(args.action, args.target, **dict(map(_pair, args.values)))
    output.lines([(decision.id, decision.action, decision.target, _state(decision.undone, None))])
    return Exit.DONE


def _list(args: argparse.Namespace) -> int:
    dossier = opened(args)
    trouble = {item.decision: item.why for item in dossier.unresolved}
    output.lines(
        (
            decision.id,
            decision.action,
            decision.target,
            json.dumps(decision.args, ensure_ascii=False, sort_keys=True),
            _state(decision.undone, trouble.get(decision.id)),
            decision.author,
            decision.at,
        )
        for decision in dossier.decisions
    )
    return Exit.TOLD if trouble else Exit.DONE


def _state(undone: bool, trouble: str | None) -> str:
    if undone:
        return "undone"
    return f"unresolved: {trouble}" if trouble else "applied"


def _pair(argument: str) -> tuple[str, Any]:
    name, equals, value = argument.partition("=")
    if not equals or not name.isidentifier():
        raise DossierError(f"{argument}: must be NAME=VALUE")
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value
