"""`dossier man`: the manual page, made from the same declarations as the help."""

from __future__ import annotations

import argparse

from store import __version__
from tui import output
from tui.exits import Exit
from tui.verbs import VERBS, explore
from tui.verbs._parsers import options, parsers, positionals

_EXITS = (
    ("0", "Done."),
    ("1", "Done, but with something to tell: nothing found, some files refused, faults found."),
    ("2", "Could not do it: usage, unreadable store, unknown id. One line on stderr says why."),
    ("130, 143", "Stopped by SIGINT, SIGTERM."),
)
_VARIABLES = (
    ("DOSSIER_DB", "The store to use where no --db is given."),
    ("DOSSIER_READ_ONLY", "Not empty and not 0: nothing is written and nothing is run."),
    ("NO_COLOR", "Not empty: no colours."),
)


def arguments(_parser: argparse.ArgumentParser) -> None:
    """This verb has no options."""


def run(_args: argparse.Namespace) -> int:
    """Print the page as roff: `dossier man | man -l -`, or into a folder of your MANPATH."""
    output.text("\n".join(_page()) + "\n")
    return Exit.DONE


def _page() -> list[str]:
    explorer = argparse.ArgumentParser(prog="dossier", allow_abbrev=False)
    explore.arguments(explorer)
    lines = [
        f'.TH DOSSIER 1 "" "dossier {__version__}"',
        ".SH NAME",
        "dossier \\- explore a dossier of French and English press articles",
        ".SH SYNOPSIS",
        ".B dossier\n[\\fIPATH\\fR...]",
        ".br",
        ".B dossier\n\\fIVERB\\fR [\\fIOPTION\\fR...]",
        ".SH DESCRIPTION",
        "Reads articles, extracts who is named and who paid whom how much, with the sentence that proves it,",
        "and shows them in a full-screen explorer, or answers in a pipe by the verbs below.",
        ".SH EXPLORER",
        *_declared(explorer),
        ".SH VERBS",
    ]
    for name, parser in parsers():
        lines += [f".SS {name}", _escaped(VERBS[name].help[0].upper() + VERBS[name].help[1:] + ".")]
        lines += _declared(parser)
    for title, rows in (("EXIT STATUS", _EXITS), ("ENVIRONMENT", _VARIABLES)):
        lines.append(f".SH {title}")
        for term, meaning in rows:
            lines += [".TP", f".B {term}", meaning]
    return lines


def _declared(parser: argparse.ArgumentParser) -> list[str]:
    lines = []
    for action in [*positionals(parser), *options(parser)]:
        if action.dest == "help":
            continue
        name = ", ".join(action.option_strings) or str(action.metavar or action.dest)
        value = (
            f" \\fI{action.metavar or action.dest}\\fR" if action.option_strings and action.nargs != 0 else ""
        )
        lines += [".TP", f"\\fB{_escaped(name)}\\fR{value}", _escaped(action.help or "")]
    return lines


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text
