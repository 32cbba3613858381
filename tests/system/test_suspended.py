"""Ctrl+Z and back: the shell has its terminal as it was, and `fg` the explorer where it stood."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.system.terminal import Tmux, needs_tmux

pytestmark = needs_tmux


@pytest.mark.parametrize("option", ["", "--read-only"])
def test_suspended_and_called_back(option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("PS1", "$ ")
    shell = Tmux(tmp_path, "bash --norc -i", 100, 30)
    try:
        shell.type(f"{sys.executable} -m tui --lang en {option}")
        shell.keys("Enter")
        shell.wait_for("Articles ─")
        shell.keys("d")
        shell.wait_for("Ledger ─")
        shell.keys("C-z")
        if option:
            shell.wait_for("read-only")
            return
        shell.wait_for("Stopped")
        shell.type("stty -a | grep -c ' icanon'; echo at the $((1+0))st prompt")
        shell.keys("Enter")
        assert "\n1\n" in shell.wait_for("at the 1st prompt")
        shell.type("fg")
        shell.keys("Enter")
        shell.wait_for("Ledger ─")
        shell.keys("e")
        shell.wait_for("Entities ─")
    finally:
        shell.close()
