"""`dossier decide`: an analyst's corrections, kept beside the store and replayed at every ingest."""

from __future__ import annotations

import argparse
import json

from store.hints import Any
from store.model import DossierError
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs._store import opened, writable

_EXAMPLES = (
    ("merge elon-musk into=musk", "example.merge"),
    ('rename io name="io Products"', ""),
    ("retype mars type=PLACE", ""),
    ("hide d1a2b3c4", "example.hide"),
    ("correct d1a2b3c4 field=amount value=6.5e9", ""),
    ("reject_claim c1a2b3c4", ""),
    ("--list", "example.list"),
    ("--undo", "option.decide.undo"),
)


def _examples() -> str:
    lines = [f"  dossier decide {line:<30} {t(what) if what else ''}".rstrip() for line, what in _EXAMPLES]
    return "\n".join([t("overview.examples"), *lines]) + "\n"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _examples()
    parser.add_argument("action", metavar="ACTION", nargs="?", help=t("option.decide.action"))
    parser.add_argument("target", metavar="TARGET", nargs="?", help=t("option.decide.target"))
    parser.add_argument("values", nargs="*", metavar="NAME=VALUE", help=t("option.decide.values"))
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--list", action="store_true", help=t("option.decide.list"))
    choice.add_argument("--undo", action="store_true", help=t("option.decide.undo"))
    choice.add_argument("--redo", action="store_true", help=t("option.decide.redo"))
    output.database(parser)


def run(args: argparse.Namespace) -> int:
    """Take, undo, redo or list decisions; each is on disk before it is printed."""
    if args.list:
        return _list(args)
    dossier = writable(args)
    if args.undo or args.redo:
        decision = dossier.undo() if args.undo else dossier.redo()
        if decision is None:
            raise DossierError(t("fault.nothing_undone" if args.undo else "fault.nothing_redone"))
    elif not args.action or not args.target:
        raise DossierError(t("fault.decide"))
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
        raise DossierError(t("fault.pair", argument=argument))
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        return name, value
