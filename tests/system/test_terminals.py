"""What terminals of many kinds get: their colours, their signs, their modes; and how the line is left."""

from __future__ import annotations

import re
import sys
import termios
from collections.abc import Callable, Iterator

import pytest

from bench.wire.line import Line
from tests.conftest import ROOT, Run

PROGRAM = [sys.executable, "-m", "tui", "--lang", "en"]
SGR = re.compile(r"\x1b\[([\d;]*)m")
BEYOND_16 = re.compile(r"[34]8;[25];")
COLOUR = re.compile(r"(?:^|;)(?:[39][0-7]|4[0-7]|10[0-7]|[34]8)(?:;|$)")

Begin = Callable[..., Line]


@pytest.fixture
def begin(monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Opens the explorer on a line, as a terminal at the other end sees it."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for name in ("LC_ALL", "LC_CTYPE", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    lines: list[Line] = []

    def start(*arguments: str, columns: int = 80, rows: int = 24, **environment: str) -> Line:
        lines.append(Line([*PROGRAM, *arguments], columns, rows, environment))
        return lines[-1]

    yield start
    for line in lines:
        line.__exit__()


def walked(line: Line) -> str:
    """All that is sent for a walk through the views."""
    line.settle(patience=20)
    for key in "dec?":
        line.press(key)
    return line.shown.decode("utf-8")


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({"TERM": "linux"}, "16"),
        ({"TERM": "xterm"}, "16"),
        ({"TERM": "screen-256color"}, "256"),
        ({"TERM": "tmux-256color"}, "256"),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, "none"),
    ],
    ids=lambda value: "-".join(value.values()) if isinstance(value, dict) else value,
)
def test_a_terminal_gets_the_colours_it_has(begin: Begin, environment: dict[str, str], colours: str) -> None:
    shown = walked(begin(**environment))
    looks = SGR.findall(shown)
    assert "Traceback" not in shown
    assert any(COLOUR.search(look) for look in looks) == (colours != "none")
    assert any(BEYOND_16.search(look) for look in looks) == (colours == "256")
    assert not any(re.search(r"[34]8;2;", look) for look in looks)


@pytest.mark.parametrize("locale", [{"LANG": "C"}, {"LANG": "fr_FR.ISO-8859-1"}, {"LC_ALL": "POSIX"}])
def test_a_locale_that_is_not_utf8_gets_ascii(begin: Begin, locale: dict[str, str]) -> None:
    assert walked(begin(**locale)).isascii()


def test_the_linux_console_gets_no_sign_that_its_fonts_lack(begin: Begin) -> None:
    shown = walked(begin(TERM="linux"))
    assert "┌" in shown
    assert not set(shown) & set("╭╮╰╯▁▂▃▅▆▇●◆⇄▴▾")


def test_the_mouse_is_left_to_the_terminal_when_asked(begin: Begin) -> None:
    assert "\x1b[?1000h" in walked(begin())
    alone = walked(begin("--no-mouse"))
    assert not re.search(r"\x1b\[\?100[0236]h", alone)


def test_the_line_is_left_as_it_was_found(begin: Begin) -> None:
    line = begin()
    before = termios.tcgetattr(line.handle)
    line.settle(patience=20)
    amid = termios.tcgetattr(line.handle)
    assert not amid[1] & termios.ONLCR  # a newline goes down, and no more
    line.press("\x11")
    assert termios.tcgetattr(line.handle)[1:4] == before[1:4]
    for mode in ("?1049", "?1000", "?2004", "?1004"):
        assert line.shown.rfind(f"\x1b[{mode}l".encode()) > line.shown.rfind(f"\x1b[{mode}h".encode())


@pytest.mark.parametrize("term", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_draw_is_told_the_verb(begin: Begin, dossier: Run, term: str) -> None:
    line = begin(TERM=term)
    line.settle(patience=20)
    said = line.shown.decode()
    assert "dossier deals" in said
    assert "\x1b" not in said
    assert len(said.splitlines()) == 1
    assert dossier("deals").returncode == 0
