"""`dossier man`: the manual page, made from the same declarations as the help."""

from __future__ import annotations

import argparse

from store import __version__
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs import VERBS, explore
from tui.verbs._parsers import options, parsers, positionals

_EXITS = (("0", "man.exit.0"), ("1", "man.exit.1"), ("2", "man.exit.2"), ("130, 143", "man.exit.130"))
_VARIABLES = tuple(
    (name, f"man.variable.{name}") for name in ("DOSSIER_DB", "DOSSIER_READ_ONLY", "NO_COLOR", "LANG")
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
        _head("name"),
        f"dossier \\- {t('man.name')}",
        _head("synopsis"),
        f".B dossier\n[\\fI{t('man.word.path')}\\fR...]",
        ".br",
        f".B dossier\n\\fI{t('man.word.verb')}\\fR [\\fI{t('man.word.option')}\\fR...]",
        _head("description"),
        t("man.what"),
        _head("explorer"),
        *_declared(explorer),
        _head("verbs"),
    ]
    for name, parser in parsers():
        lines += [f".SS {name}", _escaped(VERBS[name].help[0].upper() + VERBS[name].help[1:] + ".")]
        lines += _declared(parser)
    for title, rows in (("exit", _EXITS), ("environment", _VARIABLES)):
        lines.append(_head(title))
        for term, meaning in rows:
            lines += [".TP", f".B {term}", t(meaning)]
    return lines


def _head(name: str) -> str:
    return f".SH {t(f'man.section.{name}')}"


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
