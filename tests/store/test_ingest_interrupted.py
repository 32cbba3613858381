"""Ctrl-C on a real ingest: it ends cleanly, keeps what is done, and the next run does only the rest."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.dossier import bundled_paths, open_dossier
from store.ingest import work
from tests.conftest import ROOT, Run

FILES = 160


def test_an_interrupted_ingest_keeps_what_is_done_and_goes_on_there(dossier: Run, tmp_path: Path) -> None:
    folder, db = tmp_path / "press", tmp_path / "press.json"
    folder.mkdir()
    text = bundled_paths()[0].read_text(encoding="utf-8")
    for number in range(FILES):
        (folder / f"p{number:03d}.txt").write_text(f"Titre {number}\n\n{text}", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "ingest", str(folder), "--db", str(db)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    _wait_for_helpers(process)
    process.send_signal(signal.SIGINT)
    said, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert b"Traceback" not in told
    assert not [name for name in os.listdir(tmp_path) if name.endswith(".new")]
    done = len(open_dossier(db).article_ids) if db.exists() else 0
    assert done < FILES
    assert said.count(b"added\t") == done
    rest = dossier("ingest", folder, "--db", db)
    assert rest.returncode == 0, rest.stderr
    assert rest.stdout.count(b"added\t") == FILES - done
    assert rest.stdout.count(b"unchanged\t") == done
    assert len(open_dossier(db).article_ids) == FILES


def _wait_for_helpers(process: subprocess.Popen[bytes]) -> None:
    """Until the processes that read and extract are at work."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        if children.exists() and len(children.read_text().split()) >= 2:
            time.sleep(0.3)
            return
        time.sleep(0.02)


def test_helpers_are_started_without_being_interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    from concurrent.futures import ProcessPoolExecutor

    held: list[bool] = []

    def submit(_pool: object, *_arguments: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        held.append(signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, set()))
        return object()

    monkeypatch.setattr(ProcessPoolExecutor, "submit", submit)
    with pytest.raises(KeyboardInterrupt):
        list(work._in_processes([object()], "code", 2, lambda: False, None))  # type: ignore[list-item]
    assert held == [True]
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, set())
