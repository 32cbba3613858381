"""Following a folder: what the signature notices, and a real run that takes in a new article."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT, Run
from tui.verbs.watch import signature

PATIENCE = 60
"""Seconds after which a process that says nothing is ended: a test that fails must not wait for ever."""


@contextmanager
def running(command: list[str]) -> Iterator[subprocess.Popen[str]]:
    """Run a command that does not end by itself; it ends with the test, whatever happens.

    A shell starts what it puts in the background deaf to interrupts, and children inherit that: hear them.
    """
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    guard = threading.Timer(PATIENCE, process.kill)
    guard.start()
    try:
        yield process
    finally:
        guard.cancel()
        process.kill()
        process.communicate()


def next_line(process: subprocess.Popen[str]) -> str:
    """The next line it writes, or nothing once it has ended."""
    assert process.stdout
    return process.stdout.readline()


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
    with running(command) as process:
        assert next_line(process) == "added\t000\n"
        shutil.copy(seeds[1], tmp_path / "coming.txt")
        (tmp_path / "coming.txt").rename(folder / seeds[1].name)
        assert next_line(process) == "added\t001\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130


def test_a_path_that_is_not_there_is_named(dossier: Run) -> None:
    done = dossier("watch", "/nonexistent", "--once")
    assert done.returncode == 2
    assert b"/nonexistent" in done.stderr
