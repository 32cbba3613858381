"""Completions in the shells themselves, and the manual page in the program that shows such."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run
from tests.system.terminal import Tmux, needs_tmux


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the command `dossier` in it, first in the search path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "dossier"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tui "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[list[Tmux]]:
    terminals: list[Tmux] = []
    yield terminals
    for terminal in terminals:
        terminal.close()


SHELLS = {
    "bash": ("bash --norc --noprofile", "source {file}"),
    "zsh": ("zsh -f", "fpath=({folder} $fpath); autoload -U compinit; compinit -u -d {folder}/dump"),
    "fish": ("fish --no-config", "source {file}"),
}
FILES = {"zsh": "_dossier"}


@needs_tmux
@pytest.mark.parametrize("shell", SHELLS)
def test_the_tab_key_completes_verbs_options_and_articles(
    shell: str, commands: Path, opened: list[Tmux], tmp_path: Path
) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    command, setup = SHELLS[shell]
    file = tmp_path / FILES.get(shell, "completions")
    script = subprocess.run(["dossier", "completions", shell], capture_output=True, text=True, check=True)
    file.write_text(script.stdout)
    subprocess.run(["dossier", "articles"], capture_output=True, check=True)  # makes the store
    terminal = Tmux(tmp_path, f"env TERM=xterm-256color {command}", 100, 24)
    opened.append(terminal)
    terminal.type(setup.format(file=file, folder=tmp_path) + " && echo re''ady")
    terminal.keys("Enter")
    terminal.wait_for("ready")
    for typed, completed in (
        ("dossier verif", "dossier verify"),
        ("dossier search --vim", "dossier search --vimgrep"),
        ("dossier show 00", "003"),
    ):
        terminal.keys("C-c", "C-l")
        terminal.type(typed)
        terminal.settled()
        terminal.keys("Tab", "Tab")
        terminal.wait_for(completed)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_manual_is_a_page_that_man_reads_without_complaint(
    language: str, dossier: Run, tmp_path: Path
) -> None:
    reader = shutil.which("groff") or shutil.which("mandoc")
    if reader is None:
        pytest.skip("neither groff nor mandoc is installed")
    page = tmp_path / "dossier.1"
    page.write_bytes(dossier("man", "--lang", language).stdout)
    options = ["-man", "-Tutf8", "-Kutf8", "-ww"] if reader.endswith("groff") else ["-Tutf8"]
    shown = subprocess.run([reader, *options, str(page)], capture_output=True, text=True, check=False)
    assert shown.stderr == ""
    assert "dossier" in shown.stdout
    assert "export" in shown.stdout
