"""Telling on stderr how far an ingest is."""

from __future__ import annotations

import sys
import time

from store.hints import TYPE_CHECKING
from tui import formats
from tui.catalogue import language, t

if TYPE_CHECKING:
    from store.dossier import Progress


class Narrator:
    """Says on stderr how far an ingest is: one line redrawn on a terminal, a line now and then in a log."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._every = 0.5 if self._terminal else 10.0
        self._started = self._last = time.monotonic()
        self._drawn = False

    def tell(self, progress: Progress) -> None:
        """Draw the progress if enough time has passed since the last time."""
        now = time.monotonic()
        if now - self._last < self._every:
            return
        self._last = now
        elapsed = now - self._started
        speed = progress.bytes_done / elapsed / 1e6
        left = elapsed * (progress.files - progress.done) / max(1, progress.done)
        line = t(
            "told.progress",
            done=progress.done,
            files=progress.files,
            speed=formats.number(round(speed, 1), language()),
            left=f"{left:.0f}",
        )
        sys.stderr.write(f"\r{line:<60}" if self._terminal else line + "\n")
        sys.stderr.flush()
        self._drawn = self._terminal

    def done(self) -> None:
        """Clear the line."""
        if self._drawn:
            sys.stderr.write("\r" + " " * 60 + "\r")
