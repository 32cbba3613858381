"""The explorer on a terminal of its own over hostile articles: only its own sequences come out."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.hostile.folders import fill_with_names, with_neighbours
from tests.hostile.running import LIMIT, command, environment, inside, raw_characters
from tests.hostile.texts import EVIL, SOAK, article_of

OWN = re.compile(
    rb"\x1b\[[?<>=!]?[0-9;:]*[ $]?[@-~]"  # cursor, colours, modes
    rb"|\x1b[78=>MDEc]|\x1b[()][0AB]"  # saving the cursor, keypad, character sets
    rb"|\x1bP\+q[0-9A-F;]*\x1b\\\\|\x1b_G[^\x1b]*\x1b\\\\"  # questions to the terminal
    rb"|\x1b\]2?2;[^\x07\x1b]*(?:\x07|\x1b\\)|\x0f"  # mouse pointer shape
)
"""Control sequences that the program and its drawing library send of their own accord."""


class Screen:
    """The explorer, running."""

    def __init__(self, store: Path, columns: int = 110, rows: int = 36, *options: str) -> None:
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            command(store, "--lang", "en", *options),
            stdin=follower,
            stdout=follower,
            stderr=follower,
            cwd=ROOT,
            env=environment(TERM="xterm-256color", COLORTERM="truecolor"),
            start_new_session=True,
        )
        os.close(follower)
        self.out = b""

    def read(self, quiet: float = 0.4, seconds: float = LIMIT) -> None:
        """Take what comes, until nothing came for a while."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and select.select([self.leader], [], [], quiet)[0]:
            try:
                piece = os.read(self.leader, 1 << 16)
            except OSError:
                return
            if not piece:
                return
            self.out += piece

    def wait_for(self, wanted: bytes) -> None:
        """Wait until something was drawn."""
        end = time.monotonic() + LIMIT
        while wanted not in self.out:
            assert time.monotonic() < end, self.out[-2000:]
            self.read(0.1)

    def keys(self, *pressed: bytes) -> None:
        """Press keys, each after the screen has settled."""
        for key in pressed:
            os.write(self.leader, key)
            self.read(0.08)

    def leave(self) -> int:
        """Quit; the exit code."""
        self.keys(b"\x1b", b"\x1b", b"\x11")
        self.read(1.0, 10)
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired:
            pytest.fail(f"does not quit: {self.out[-500:]!r}")

    def close(self) -> None:
        """End it, whatever state it is in."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        os.close(self.leader)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Articles with every hostile string and name, and notes of them."""
    folder = with_neighbours(tmp_path / "in")
    for name, evil in EVIL.items():
        # Long enough that a few control characters do not make a binary file of it.
        text = article_of(evil.replace("\x00", "")) + "Une phrase de plus, sans rien de spécial.\n\n" * 40
        (folder / f"{name}.txt").write_bytes(text.encode("utf-8", "replace"))
    fill_with_names(folder)
    path = tmp_path / "store.json"
    assert inside("ingest", str(folder), "--db", str(path)).code in (0, 1)
    for evil in ("\x1b[31m\x9b", "[/][@click=app.quit]x"):
        assert inside("note", "good1", "--db", str(path), "--", f"note {evil}").code == 0
    return path


@pytest.fixture
def screens() -> Iterator[list[Screen]]:
    opened: list[Screen] = []
    yield opened
    for screen in opened:
        screen.close()


WALK = (
    *(b"\x1b[B", b"\x1b[B", b"\t", b"\x1b[B", b"\r", b"\x1b[6~", b"o", b"\x1b", b"z", b"f", b"\x7f"),
    *(b"e", b"\x1b[B", b"\x1b[B", b"\r", b"\t", b"\x1b[B", b"\x7f", b"M", b"\x1b"),
    *(b"d", b"i", b"\x1b[B", b"\r", b"\x7f", b"v", b"v", b"v", b"v", b"b", b"C", b"\x1b"),
    *(b"a", b" ", b"\x1b[B", b" ", b"c", b"\t", b"\x1b[B", b"\x7f", b"x", b"\x1b[C", b"\r", b"\x7f"),
    *(
        b"/",
        b"Open",
        b"\x1b[200~\x1b]52;c;eA==\x07\xc2\x9b31m[/]\x1b[201~",
        b"\x1b[B",
        b"\x1b",
        b"?",
        b"\x1b",
    ),
    *(
        b"n",
        b"\x1b[200~evil \xe2\x80\xae note [@click=app.quit]\x1b[201~",
        b"\r",
        b"t",
        b"tag",
        b"\r",
        b"\x10",
        b"\x1b",
    ),
)
"""Keys through every view, with pastes of hostile text."""


@pytest.mark.parametrize("size", [(110, 36), (80, 24), (200, 60)] if SOAK else [(110, 36)])
def test_no_control_byte_of_an_article_comes_out(
    store: Path, screens: list[Screen], size: tuple[int, int]
) -> None:
    screen = Screen(store, *size)
    screens.append(screen)
    screen.wait_for(b"Articles")
    screen.read()
    for key in WALK:
        screen.keys(key)
        assert screen.process.poll() is None, f"ended at {key!r}: {screen.out[-1500:]!r}"
    assert screen.leave() == 0
    assert b"Traceback" not in screen.out
    left = OWN.sub(b"", screen.out)
    assert b"\x1b" not in left, left[max(0, left.index(b"\x1b") - 60) : left.index(b"\x1b") + 60]
    assert not raw_characters(left, "\r\x08")
    assert b"Ledger" in left
    for sequence in (b"\x1b]52", b"\x1b]8;", b"\x1b]0;owned", b"\x1b]2;owned", b"\x1b[31m\x1b[2J"):
        assert sequence not in screen.out


def test_what_was_noted_on_screen_is_on_the_disk_clean(store: Path, screens: list[Screen]) -> None:
    screen = Screen(store)
    screens.append(screen)
    screen.wait_for(b"Articles")
    screen.read()
    screen.keys(b"n")
    screen.wait_for(b"Note")
    screen.keys(b"\x1b[200~kept \x07\xe2\x80\xae[31m\xc2\x9b[/]\x1b[201~", b"\r")
    screen.wait_for(b"Noted")
    screen.process.send_signal(signal.SIGKILL)
    screen.process.wait()
    exported = inside("export", "--db", str(store)).out
    texts = [note["text"] for note in json.loads(exported)["notes"]]
    assert "kept [31m[/]" in texts
