"""Fixtures of the tests that drive the real program in a real terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.system.terminal import PROGRAM, Tmux

Open = Callable[..., Tmux]


@pytest.fixture
def explorer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Opens the program in tmux: `explorer("--lang en", columns=120, rows=40)`."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    opened: list[Tmux] = []

    def run(arguments: str = "--lang en", columns: int = 80, rows: int = 24, before: str = "") -> Tmux:
        folder = tmp_path / f"tmux{len(opened)}"
        folder.mkdir()
        terminal = Tmux(folder, f"{before} {PROGRAM} {arguments}", columns, rows)
        opened.append(terminal)
        return terminal

    yield run
    for terminal in opened:
        terminal.close()
