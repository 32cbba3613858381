"""The driver given to the app: Textual's own for Linux, its output thinned on the way to the terminal."""

from __future__ import annotations

import contextlib
import termios
import tty
from typing import TYPE_CHECKING

from tui.driver.grid import Grid
from tui.driver.painter import SYNC_FROM, Painter
from tui.driver.terminal import Terminal
from tui.driver.typed import TypedInput

if TYPE_CHECKING:
    from textual.app import App

_SYNC_START, _SYNC_END = "\x1b[?2026h", "\x1b[?2026l"
_SCREEN_SWITCH = ("\x1b[?1049h", "\x1b[?1049l")


class ThinDriver(TypedInput):
    """Sends only the cells that changed. Anything but text and cursor moves goes through as it is."""

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._grid = Grid(*self._get_terminal_size())
        self._painter = Painter(Terminal.of_environment())
        self._synchronised = False

    def start_application_mode(self) -> None:
        """Take the terminal; a newline goes down and no more, as terminals do where the line leaves it alone.

        Textual keeps the line's own translation of a newline into two characters. It is put back with the
        rest when the terminal is given back.
        """
        super().start_application_mode()  # type: ignore[no-untyped-call]
        with contextlib.suppress(termios.error):  # no terminal: nothing translates either
            modes = termios.tcgetattr(self.fileno)
            modes[tty.OFLAG] &= ~termios.ONLCR
            termios.tcsetattr(self.fileno, termios.TCSANOW, modes)

    def redraw(self) -> None:
        """Send the whole screen again: for when something else wrote on the terminal."""
        self._painter.forget()
        self._grid.dirty.update(range(self._grid.height))
        self._send("\x1b[m\x1b[H\x1b[2J")
        self._send(self._painted())

    def write(self, data: str) -> None:
        """Take in a piece of output and send what it changes."""
        if self._grid_changed_size():
            self._painter.forget()
        if data == _SYNC_START:
            self._synchronised = True
            return
        if data == _SYNC_END:
            self._synchronised = False
            return
        passed = self._grid.feed(data)
        for sequence in passed:
            if sequence in _SCREEN_SWITCH:
                self._painter.forget()
                self._grid.dirty.update(range(self._grid.height))
        if passed:
            self._send("".join(passed))
        # Outside of a frame only modes are set and questions asked: cells wait for the frame.
        if self._synchronised or not passed:
            self._send(self._painted())

    def _painted(self) -> str:
        frame = self._painter.paint(self._grid, self._grid.dirty)
        self._grid.dirty.clear()
        if self._synchronised and len(frame) >= SYNC_FROM:
            return f"{_SYNC_START}{frame}{_SYNC_END}"
        return frame

    def _send(self, data: str) -> None:
        if data:
            super().write(data)

    def _grid_changed_size(self) -> bool:
        width, height = self._app.size if self._app.is_running else self._get_terminal_size()
        if not width or not height or (width, height) == (self._grid.width, self._grid.height):
            return False
        self._grid.resize(width, height)
        return True
