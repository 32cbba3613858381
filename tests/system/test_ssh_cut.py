"""A session over a real line: looked up, compared, half a note written, the line cut; all is found again."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEEDS, Run
from tests.system.terminal import Tmux, needs_tmux
from tests.system.test_sshd import Server
from tests.system.test_sshd import pytestmark as needs_sshd

pytestmark = [needs_tmux, *needs_sshd]

DRAFT_SECONDS = 3.0
"""What is typed is kept every two seconds."""


@pytest.fixture
def store(tmp_path: Path, dossier: Run) -> Path:
    path = tmp_path / "press.json"
    assert dossier("ingest", SEEDS, "--db", path).returncode == 0
    return path


@pytest.fixture
def server(tmp_path: Path, store: Path) -> Iterator[Server]:
    folder = tmp_path / "ssh"
    folder.mkdir(mode=0o700)
    home = f"HOME={tmp_path} XDG_STATE_HOME={tmp_path / 'state'} LANG=C.UTF-8 PYTHONPATH={ROOT}"
    running = Server(folder, f'env {home} TERM="$TERM" {sys.executable} -m tui --lang en {store}')
    yield running
    running.close()


def test_a_cut_line_loses_nothing(server: Server, store: Path, dossier: Run, tmp_path: Path) -> None:
    opened = []

    def connect() -> Tmux:
        folder = tmp_path / f"tmux{len(opened)}"
        folder.mkdir()
        opened.append(Tmux(folder, shlex.join(server.command(terminal=True)), 120, 40))
        return opened[-1]

    try:
        _walk_until_cut(connect())
        _find_again(connect())
    finally:
        for terminal in opened:
            terminal.close()
    notes = json.loads(dossier("export", "--db", store).stdout)["notes"]
    assert [note["text"] for note in notes] == ["ask the desk about it"]


def _walk_until_cut(terminal: Tmux) -> None:
    terminal.wait_for("Articles ─")
    terminal.keys("/")
    terminal.wait_for("Look up")
    terminal.type("sofbank")
    terminal.wait_for("1 edit: sofbank → SoftBank")
    terminal.keys("Enter")
    terminal.wait_for(lambda screen: "Look up" not in screen and "SoftBank" in screen)
    terminal.keys("a")
    terminal.wait_for("Articles ─")
    terminal.keys("g", "j", "Space", "j", "j", "j", "Space", "c")
    terminal.wait_for("also told by 004")
    terminal.keys("n")
    terminal.wait_for("Note")
    terminal.type("ask the desk about")
    terminal.wait_for("ask the desk about")
    time.sleep(DRAFT_SECONDS)
    os.kill(terminal.process(), signal.SIGKILL)


def _find_again(terminal: Tmux) -> None:
    terminal.wait_for("also told by 004")  # the same view, the same pair
    terminal.keys("n")
    terminal.wait_for("ask the desk about")  # what was half written
    terminal.type(" it")
    terminal.keys("Enter")
    terminal.wait_for(lambda screen: "ask the desk about it" not in screen or "saved" in screen.lower())
    terminal.keys("/")
    terminal.wait_for("Look up")
    terminal.keys("C-r")
    terminal.wait_for("sofbank")
    terminal.keys("Escape", "C-q")
    assert terminal.exit_status() == 0
