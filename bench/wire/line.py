"""A program on a pseudo-terminal, and how many bytes it sends for each key."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from typing import Self

QUIET = 0.35
"""Seconds without a byte after which a program has said all it had to say."""

_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised output: supported, off
    b"\x1b[c": b"\x1b[?62;22c",
    b"\x1b[6n": b"\x1b[1;1R",
}
"""What a terminal answers to the questions that programs ask it."""


class Line:
    """A child process on a pty of a given size, as a terminal at the other end of a line sees it."""

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, environment: Mapping[str, str] | None = None
    ) -> None:
        self._pid, self._fd = pty.fork()
        if self._pid == 0:
            os.environ.update({"TERM": "xterm-256color", "LANG": "C.UTF-8", **(environment or {})})
            os.execvp(command[0], list(command))
        fcntl.ioctl(self._fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.shown = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._fd)

    def settle(self, patience: float = QUIET, at_most: float = 10.0) -> int:
        """Read until the program is quiet; returns the bytes it sent.

        `patience` is how many seconds to wait for its first byte.
        """
        count, end = 0, time.monotonic() + at_most
        while time.monotonic() < end:
            ready, _, _ = select.select([self._fd], [], [], QUIET if count else patience)
            if not ready:
                break
            data = self._read()
            if not data:
                break
            count += len(data)
        return count

    def until(self, wanted: bytes, at_most: float = 20.0) -> None:
        """Read until the program has sent `wanted`."""
        end = time.monotonic() + at_most
        while wanted not in self.shown and time.monotonic() < end:
            ready, _, _ = select.select([self._fd], [], [], 0.5)
            if ready and not self._read():
                break

    @property
    def process(self) -> int:
        """The number of the program's process."""
        return self._pid

    @property
    def handle(self) -> int:
        """The file to wait on for what the program sends."""
        return self._fd

    def send(self, keys: str) -> None:
        """Send keys without waiting for anything."""
        os.write(self._fd, keys.encode())

    def take(self) -> bytes:
        """What the program has sent; nothing once it has ended."""
        return self._read()

    def press(self, keys: str) -> int:
        """Send keys; returns the bytes that came back."""
        os.write(self._fd, keys.encode())
        return self.settle()

    def press_for(self, keys: str, seconds: float) -> int:
        """Send keys; returns the bytes that came back in the next `seconds`."""
        os.write(self._fd, keys.encode())
        count, end = 0, time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._fd], [], [], left)
            data = self._read() if ready else b""
            count += len(data)
            if ready and not data:
                break
        return count

    def _read(self) -> bytes:
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return b""
        self.shown += data
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self._fd, answer)
        return data
