"""The parser of command lines that are not plain: it explains what is wrong, and it prints the help."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, NoReturn

from store.model import DossierError
from store.text import clean
from tui import catalogue
from tui.catalogue import t


def _say(words: str) -> str:
    """What the parser of arguments says, in the language of the interface; unknown words stay."""
    key = f"parser.{words}"
    return t(key) if catalogue.has(key) else words


# In place of gettext, which would look for a catalogue of Python's own, and import the locale for it.
setattr(argparse, "_", _say)  # noqa: B010


class Parser(argparse.ArgumentParser):
    """An argument parser that never echoes raw control characters and fails in one line."""

    def error(self, message: str) -> NoReturn:
        raise DossierError(t("fault.see_help", message=message, program=self.prog))

    def _get_formatter(self) -> argparse.HelpFormatter:
        # Given a width, argparse need not import shutil, and with it three compression modules.
        formatter: type[argparse.HelpFormatter] = self.formatter_class  # type: ignore[assignment]
        return formatter(prog=self.prog, width=_columns())

    def _print_message(self, message: str, file: Any = None) -> None:
        (file or sys.stderr).write(clean(message))


def _columns() -> int:
    """Columns for help texts: the terminal's, within what reads well."""
    try:
        columns = os.get_terminal_size().columns
    except (OSError, ValueError):
        columns = 80
    return min(100, max(40, columns)) - 2
