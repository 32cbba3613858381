"""What is read without the real parser is what the real parser would have read."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.parser import Parser
from tui.plainly import Plainly
from tui.verbs import VERBS

_PLAIN = """
    001 004 opneai deals <=2 party:softbank -x - -- -1 --json --csv --md --vimgrep --db --db=x.json --limit
    5 --limit=7 --limit=x --read-only --read-only=1 --lang fr en --lang=fr --lang=xx --help -h --no-mouse
    --theme dark --keymap --undo --list --repair --prune -o --output bash name=IO rename a=b --raw --date
    """
WORDS = st.sampled_from([*_PLAIN.split(), "", "two words", "é", "-é", "--db=", "--lim"])


def declared(module: Any, parser: Any) -> Any:
    """The parser with the arguments of a verb."""
    module.arguments(parser)
    if module.__name__ != "tui.verbs.explore":
        parser.add_argument("--lang", choices=("en", "fr"))
    return parser


def by_the_parser(module: Any, words: list[str]) -> dict[str, Any] | None:
    """What the real parser reads; None where it refuses or only prints."""
    try:
        return vars(declared(module, Parser(prog="dossier", allow_abbrev=False)).parse_args(words))
    except (Exception, SystemExit):
        return None


@pytest.mark.parametrize("verb", [*VERBS, "explore"])
def test_it_reads_what_the_parser_reads_or_leaves_it_to_it(
    verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    module = import_module(f"tui.verbs.{verb}")

    @settings(max_examples=150, deadline=None, database=None)
    @given(st.lists(WORDS, max_size=5))
    def check(words: list[str]) -> None:
        read = declared(module, Plainly()).read(words)
        if read is not None:
            assert vars(read) == by_the_parser(module, words)

    check()
    capsys.readouterr()


@pytest.mark.parametrize(
    "line",
    [
        "search opneai",
        "search opneai billion --limit 5",
        "search --json opneai",
        "search opneai --db x.json --lang=fr",
        "compare 001 004",
        "compare --json 001 004",
        "deals",
        "deals party:softbank --csv",
        "articles --json",
        "show 001",
        "explore seeds",
        "explore --theme dark",
    ],
)
def test_the_usual_lines_need_no_parser(line: str) -> None:
    verb, *words = line.split()
    module = import_module(f"tui.verbs.{verb}")
    read = declared(module, Plainly()).read(words)
    assert read is not None
    assert vars(read) == by_the_parser(module, words)


def test_what_it_does_not_understand_it_leaves_alone() -> None:
    for how in ({"nargs": 2}, {"action": "append"}, {"required": True}, {"type": int, "default": "7"}):
        plainly = Plainly()
        plainly.add_argument("--more", **how)
        assert plainly.read([]) is None
    plainly = Plainly()
    plainly.add_mutually_exclusive_group(required=True)
    assert plainly.read([]) is None
    assert isinstance(declared(import_module("tui.verbs.deals"), Parser()), argparse.ArgumentParser)
