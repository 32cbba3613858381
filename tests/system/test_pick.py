"""Choosing by eye inside a shell's `$(…)`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.system.terminal import Tmux, needs_tmux

pytestmark = needs_tmux


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tmux]:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PS1", "$ ")
    terminal = Tmux(tmp_path, "sh", 100, 30)
    yield terminal
    terminal.close()


def test_the_chosen_fact_is_printed_with_its_source(shell: Tmux) -> None:
    shell.type(f'x=$({sys.executable} -m tui pick 97,4); echo "chosen: $x"')
    shell.keys("Enter")
    shell.wait_for("Elon Musk")
    shell.keys("Enter")
    screen = shell.wait_for("$97.4bn")
    assert "chosen: bid" in screen
    assert "[001]" in screen


def test_leaving_prints_nothing_and_says_so(shell: Tmux) -> None:
    shell.type(f'x=$({sys.executable} -m tui pick 97,4); echo "status=$? [$x]"')
    shell.keys("Enter")
    shell.wait_for("Elon Musk")
    shell.keys("Escape")
    shell.wait_for("status=1 []")
