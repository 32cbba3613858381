"""The terminal lent to the editor and the pager, and taken back whole."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.system.conftest import Open
from tests.system.terminal import needs_tmux

pytestmark = needs_tmux

EDITOR = """#!/bin/sh
# Behaves as an editor does: takes the screen, reads keys, writes the file, gives the screen back.
printf '\\033[?1049h\\033[2J\\033[H'
stty -a < /dev/tty > {notes}
printf 'editing %s\\n' "$1"
read answer
printf '%s\\n' "$answer" >> "$1"
printf '\\033[?1049l'
"""


def test_the_editor_gets_the_terminal_and_gives_it_back(explorer: Open, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    article = folder / "000_a.txt"
    shutil.copy(sorted(SEEDS.glob("*.txt"))[0], article)
    editor = tmp_path / "edit"
    notes = tmp_path / "stty"
    editor.write_text(EDITOR.format(notes=notes))
    editor.chmod(0o755)
    terminal = explorer(f"--lang en {folder}", before=f"EDITOR={editor} VISUAL=", columns=100, rows=30)
    terminal.wait_for("Articles")
    before = terminal.settled()
    terminal.keys("F4")
    terminal.wait_for("editing ")
    assert "Articles" not in terminal.screen()
    assert " icanon" in notes.read_text(), "an editor finds a terminal as a shell leaves it"
    terminal.type("a line more")
    terminal.keys("Enter")
    terminal.wait_for("dossier ingest")
    screen = terminal.settled()
    assert article.read_text("utf-8").endswith("a line more\n")
    assert screen.splitlines()[:-1] == before.splitlines()[:-1]
    terminal.keys("d")
    terminal.wait_for("6.4bn")
    terminal.keys("C-q")
    assert terminal.exit_status() == 0


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed")
def test_less_shows_the_article_and_q_comes_back(explorer: Open) -> None:
    terminal = explorer(before="PAGER=less LESS= LESSCHARSET=utf-8", columns=100, rows=30)
    terminal.wait_for("Articles")
    before = terminal.settled()
    terminal.keys("p")
    paged = terminal.wait_for(lambda screen: "Articles" not in screen and "matériel" in screen)
    assert "╭" not in paged
    terminal.keys("Space")
    terminal.wait_for(lambda screen: screen != paged)
    terminal.keys("q")
    terminal.wait_for("Articles")
    after = terminal.settled()
    assert after.splitlines()[:-1] == before.splitlines()[:-1]
    terminal.keys("j")
    terminal.wait_for("001 ·")


def test_a_pager_that_fails_is_told_and_leaves_the_explorer_whole(explorer: Open) -> None:
    terminal = explorer(before="PAGER=false", columns=100, rows=30)
    terminal.wait_for("Articles")
    terminal.keys("p")
    assert "Articles" in terminal.wait_for("false ended with 1")
