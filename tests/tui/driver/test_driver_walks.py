"""Walks through the explorer, recorded as Textual draws them, replayed thin on a terminal emulator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyte
import pytest
from textual.drivers.headless_driver import HeadlessDriver

from tests.tui.driver.test_driver_thin import picture
from tests.tui.driving import explorer, press
from tui.driver.grid import Grid
from tui.driver.painter import Painter
from tui.driver.terminal import Terminal

WALK = (
    *("j", "tab", "j", "j", "pagedown", "k", "semicolon", "z", "tab", "j"),
    *("d", "j", "f", "o", "p", "escape", "v", "v", "v", "e", "G", "i", "c", "semicolon", "x", "right"),
    *("question_mark", "escape", "slash", "o", "p", "down", "escape", "f8", "a"),
)
TERMINALS = {
    "xterm": Terminal(),
    "screen": Terminal(colour_erase=False, erase_cells=False),
    "unknown": Terminal(False, False, False),
}


@pytest.fixture
def recorded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Textual writes to its driver while a test runs."""
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: written.append(data))
    return written


@pytest.mark.parametrize(
    ("size", "walk", "terminals"), [((80, 24), WALK, "xterm screen"), ((132, 30), WALK[:20], "xterm unknown")]
)
async def test_a_walk_looks_the_same_sent_thin(
    size: tuple[int, int], walk: tuple[str, ...], terminals: str, recorded: list[str]
) -> None:
    frames: list[str] = []
    async with explorer(size=size) as (_, pilot):
        for key in walk:
            await press(pilot, key)
            frames.append("".join(recorded))
            recorded.clear()
    seen = [picture(screen) for screen in shown(frames, size)]
    for name in terminals.split():
        grid, painter = Grid(*size), Painter(TERMINALS[name])
        sent = []
        for frame in frames:
            grid.feed(frame)
            sent.append(painter.paint(grid, grid.dirty))
            grid.dirty.clear()
        for key, wanted, screen in zip(walk, seen, shown(sent, size), strict=True):
            assert picture(screen) == wanted, f"after {key} on {name}"
        assert 3 * len("".join(sent).encode()) < len("".join(frames).encode())


def shown(pieces: Iterable[str], size: tuple[int, int]) -> Iterator[pyte.Screen]:
    """One screen, after each piece of output."""
    screen = pyte.Screen(*size)
    stream = pyte.Stream(screen)
    stream.feed("\x1b[?7l")
    for piece in pieces:
        stream.feed(piece)
        yield screen


async def test_scrolling_a_text_by_a_line_lets_the_terminal_move_the_rest(recorded: list[str]) -> None:
    grid, painter = Grid(80, 24), Painter()
    async with explorer("j", "tab", size=(80, 24)) as (_, pilot):
        sent = []
        for key in (*"jjjj", *"kk"):
            grid.feed("".join(recorded))
            recorded.clear()
            painter.paint(grid, grid.dirty)
            grid.dirty.clear()
            await press(pilot, key)
            grid.feed("".join(recorded))
            recorded.clear()
            sent.append(painter.paint(grid, grid.dirty))
            grid.dirty.clear()
    # Every line of the text is another; the titles beside it, moved with it, are written again.
    assert max(len(frame.encode()) for frame in sent) < 900
    assert all(("\x1b[M" in frame) or ("\x1b[L" in frame) for frame in sent)
