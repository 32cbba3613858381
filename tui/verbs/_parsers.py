"""The parsers of all verbs at once, for what describes the whole command line: completions and the manual."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module

from tui.verbs import VERBS


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Each verb's name with its parser, in the order of the help."""
    for name, verb in VERBS.items():
        parser = argparse.ArgumentParser(prog=f"dossier {name}", description=verb.help, allow_abbrev=False)
        import_module(verb.module).arguments(parser)
        yield name, parser


def options(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The options of a parser, positional arguments left out."""
    yield from (action for action in parser._actions if action.option_strings)


def positionals(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The positional arguments of a parser."""
    yield from (action for action in parser._actions if not action.option_strings)
