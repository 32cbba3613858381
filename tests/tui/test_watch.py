"""Following a folder: what the signature notices, and a real run that takes in a new article."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT, Run
from tui.verbs.watch import signature


def test_the_signature_changes_with_any_file_and_with_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    article = tmp_path / "sub" / "a.txt"
    article.write_text("one")
    before = signature([str(tmp_path)])
    assert signature([str(tmp_path)]) == before
    article.write_text("another")
    changed = signature([str(tmp_path)])
    assert changed != before
    article.unlink()
    assert signature([str(tmp_path)]) != changed


def test_a_loop_of_links_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "loop").symlink_to(folder)
    assert {Path(path).name for path, _, _ in signature([str(folder)])} == {"in", "loop"}


def test_once_ingests_and_ends(dossier: Run, tmp_path: Path, seeds: list[Path]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(seeds[0], folder)
    done = dossier("watch", folder, "--once", "--db", tmp_path / "s.json")
    assert (done.returncode, done.stdout.decode()) == (0, "added\t000\n")


def test_it_takes_in_what_comes_and_stops_on_an_interrupt(tmp_path: Path, seeds: list[Path]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(seeds[0], folder)
    command = [
        sys.executable,
        "-m",
        "tui",
        "watch",
        str(folder),
        "--every",
        "0.1",
        "--db",
        str(tmp_path / "s.json"),
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ}
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "added\t000\n"
        shutil.copy(seeds[1], folder)
        assert process.stdout.readline() == "added\t001\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130


def test_a_path_that_is_not_there_is_named(dossier: Run) -> None:
    done = dossier("watch", "/nonexistent", "--once")
    assert done.returncode == 2
    assert b"/nonexistent" in done.stderr
