"""What every test shares: a private home, the seeds, and a way to run the program as a user does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("make", derandomize=True, deadline=None)
settings.register_profile("soak", deadline=None)
settings.load_profile("soak" if os.environ.get("DOSSIER_SOAK") else "make")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell starts what it puts in the background so, and all that tests start would ignore Ctrl-C with it.
    signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"

KEPT = {"DOSSIER_SOAK", "DOSSIER_UPDATE"}
"""What decides how tests run, and is no setting of the program."""

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture(autouse=True)
def private_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes the home, the store or the locale of whoever runs it."""
    home = tmp_path / "home"
    home.mkdir()
    for name in list(os.environ):
        if name.startswith(("DOSSIER_", "XDG_", "TEXTUAL", "LC_", "PYTHONUNBUFFERED")) and name not in KEPT:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("LANG", "C.UTF-8")
    return home


@pytest.fixture
def dossier(private_home: Path) -> Run:
    """Runs the command line in a process of its own; returns the finished process with bytes."""

    def run(*arguments: str | bytes | Path, env: dict[str, str] | None = None, **more: object) -> object:
        return subprocess.run(
            [sys.executable, "-m", "tui", *arguments],
            cwd=more.pop("cwd", ROOT),
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            **more,  # type: ignore[call-overload]
        )

    return run  # type: ignore[return-value]


@pytest.fixture
def seeds() -> list[Path]:
    """The five seed articles."""
    return sorted(SEEDS.glob("*.txt"))
