"""A real terminal to drive the program in: tmux on a socket of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

PROGRAM = f"{sys.executable} -m tui"


class Tmux:
    """One session; keys go in, the screen comes out."""

    def __init__(self, folder: Path, command: str, columns: int = 80, rows: int = 24) -> None:
        self._socket = str(folder / "tmux.sock")
        # tmux does not always learn how its child ended: the shell writes it down.
        self._status = folder / "status"
        command = f"{command}; echo $? > {self._status}"
        self._tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), command)
        self._tmux("set-option", "-g", "remain-on-exit", "on")

    def keys(self, *names: str) -> None:
        """Press keys by their tmux names (`Enter`, `C-c`), or type text."""
        for name in names:
            self._tmux("send-keys", name)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        """What the terminal shows."""
        return self._tmux("capture-pane", "-p")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    def wait_for(self, wanted: str | Callable[[str], bool], seconds: float = 15.0) -> str:
        """The screen as soon as it shows `wanted`; fails with the screen when it never does."""
        shows = wanted if callable(wanted) else lambda screen: wanted in screen
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            screen = self.screen()
            if shows(screen):
                return screen
            time.sleep(0.1)
        pytest.fail(f"never saw {wanted!r} on:\n{self.screen()}")

    def settled(self) -> str:
        """The screen once it has stopped changing."""
        before = ""
        for _ in range(30):
            time.sleep(0.4)
            screen = self.screen()
            if screen == before:
                break
            before = screen
        return before

    def exit_status(self, seconds: float = 15.0) -> int:
        """The exit status of the program, once it has ended."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._status.exists() and (status := self._status.read_text().strip()):
                return int(status)
            time.sleep(0.1)
        pytest.fail(f"did not end:\n{self.screen()}")

    def process(self) -> int:
        """The process id of the program, the one child of its shell."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        return int(Path(f"/proc/{shell}/task/{shell}/children").read_text().split()[0])

    def close(self) -> None:
        """End the session and whatever runs in it."""
        subprocess.run(["tmux", "-S", self._socket, "kill-server"], capture_output=True, check=False)

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-S", self._socket, *arguments],
            capture_output=True,
            text=True,
            check=True,
            timeout=20,
            env={**os.environ, "TERM": "xterm-256color"},
        )
        return done.stdout
