"""What comes from the keyboard, before the drawing library reads it: any bytes at all, from any terminal.

Bytes that are no UTF-8 become a sign that says so; what is pasted is taken out whole, so that no escape
character inside it is read as a key, before, after or amid the paste; and what the library cannot read is
passed over. Each of these would otherwise end the program or put letters in another order.
"""

from __future__ import annotations

import codecs
import os
import selectors
import signal
import time

from textual import events
from textual._time import get_time
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

_START, _END = "\x1b[200~", "\x1b[201~"
"""What a terminal puts around a paste: https://invisible-island.net/xterm/xterm-paste64.html"""
QUIET = 2.0
"""Seconds of silence in a paste, after which a lone control key ends it: its end was lost on the line."""
MOST = 1_000_000
"""Characters kept of one paste; more is no text that anybody wants in a line."""
HELD = 0.02
"""Seconds for which the beginning of a sequence is held back."""
GLANCE = 0.1
"""Seconds between two looks at whether the program ends."""
_A_KEY = 8
"""Characters of the longest sequence that one key sends."""


class Typed:
    """Bytes as they come to keys for the library and whole pastes."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._held = ""
        self._pasted: list[str] | None = None
        self._last = 0.0

    @property
    def waits(self) -> bool:
        """Whether the beginning of a sequence is held back, for what comes next to tell what it is."""
        return bool(self._held) and self._pasted is None

    def take(self, data: bytes, now: float) -> list[str | events.Paste]:
        """The keys and pastes that `data`, come at `now`, completes."""
        text = self._decode(data)
        quiet, self._last = now - self._last, now
        found: list[str | events.Paste] = []
        if (
            self._pasted is not None
            and quiet > QUIET
            and len(text) <= _A_KEY
            and text[:1] < " "
            and _END not in text
        ):
            found.append(self._paste(self._held))
            self._held = ""
        text, self._held = self._held + text, ""
        while text:
            mark = _START if self._pasted is None else _END
            before, met, text = text.partition(mark)
            if not met:
                keep = _begun(before, mark)
                before, self._held = before[: len(before) - keep], before[len(before) - keep :]
            if self._pasted is None:
                found += [before] if before else []
                self._pasted = [] if met else None
            elif met:
                found.append(self._paste(before))
            elif sum(map(len, self._pasted)) < MOST:
                self._pasted.append(before)
        return found

    def rest(self) -> list[str | events.Paste]:
        """What was held back, when nothing came behind it."""
        held, self._held = (self._held, "") if self._pasted is None else ("", self._held)
        return [held] if held else []

    def _paste(self, last: str) -> events.Paste:
        text = "".join([*(self._pasted or ()), last])
        self._pasted = None
        return events.Paste(text[:MOST].replace("\x00", ""))


def _begun(text: str, mark: str) -> int:
    """How many characters at the end of `text` could be the beginning of `mark`."""
    return next((size for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), 0)


def patience(typed: Typed, parser: XTermParser) -> float:
    """How long to wait for bytes: no longer than a lone Escape waits for what may come behind it."""
    if typed.waits:
        return HELD
    until = parser._timeout_time
    return GLANCE if until is None else min(GLANCE, max(0.0, until - get_time()))


class TypedInput(LinuxDriver):
    """Reads the keyboard of a terminal whatever is sent by it."""

    def run_input_thread(self) -> None:
        """Wait for input and hand it on; a terminal that is gone ends the program as a hang-up does."""
        typed, parser = Typed(), XTermParser(self._debug)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                found = typed.rest() if not selector.select(patience(typed, parser)) else None
                if found is None:
                    try:
                        data = os.read(self.fileno, 1 << 16)
                    except OSError:
                        data = b""
                    if not data:
                        signal.raise_signal(signal.SIGHUP)
                        return
                    found = typed.take(data, time.monotonic())
                for piece in found:
                    parser = self._hand_on(piece, parser)
                for event in parser.tick():
                    self.process_message(event)

    def _hand_on(self, piece: str | events.Paste, parser: XTermParser) -> XTermParser:
        """Tell the app of a paste, or of the keys that the library makes of a text; who reads on."""
        if isinstance(piece, events.Paste):
            self.process_message(piece)
            return parser
        read = iter(parser.feed(piece))
        while True:
            try:
                event = next(read, None)
            except Exception:
                # A sequence with numbers that no terminal sends: the library's reader cannot go on after it.
                return XTermParser(self._debug)
            if event is None:
                return parser
            self.process_message(event)
