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
    screen = shell.wait_for("chosen: bid")
    assert "$97.4bn" in screen
    assert "[001]" in screen


def test_it_speaks_french_and_says_why_there_is_nothing(shell: Tmux) -> None:
    shell.type(f"{sys.executable} -m tui pick --lang fr")
    shell.keys("Enter")
    shell.wait_for("Entrée l’écrit")
    shell.type("97,4")
    screen = shell.wait_for("Elon Musk →? OpenAI · 97,4 Md$ · offre · proposé")
    assert "opération" in screen
    shell.keys("C-u")
    shell.type("zzqqzz")
    shell.wait_for("rien trouvé pour «\u202fzzqqzz\u202f»")
    shell.keys("Enter")
    shell.wait_for(lambda seen: "rien trouvé" not in seen)


def test_leaving_prints_nothing_and_says_so(shell: Tmux) -> None:
    shell.type(f'x=$({sys.executable} -m tui pick 97,4); echo "status=$? [$x]"')
    shell.keys("Enter")
    shell.wait_for("Elon Musk")
    shell.keys("Escape")
    shell.wait_for("status=1 []")
