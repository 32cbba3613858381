"""The thinned stream shows, cell by cell, what the full one would: proved on a terminal emulator."""

from __future__ import annotations

import random

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.driver.grid import Grid
from tui.driver.painter import Painter
from tui.driver.terminal import Terminal

WIDTH, HEIGHT = 40, 8
WORDS = ["OpenAI", "io", "6,4 milliards", "é", "—", "│", "▌", "e\u0301", " ", "   " * 9, "────────────"]
WIDE = ["日本", "👉 OpenAI", "데이터"]
STYLES = [
    "",
    "0",
    "1",
    "2;3",
    "4",
    "7",
    "31",
    "38;5;208",
    "38;2;10;20;30;48;2;200;210;220",
    "48;5;17",
    "39;49",
    "22",
]


def frame(rng: random.Random, wide: bool) -> str:
    """A made-up frame; with wide characters whole rows, since emulators differ on one cut in half."""
    parts = []
    for _ in range(rng.randint(1, 12)):
        parts.append(f"\x1b[{rng.randint(1, HEIGHT)};{1 if wide else rng.randint(1, WIDTH - 20)}H")
        if wide:
            parts.append("\x1b[0m\x1b[2K")
        for _ in range(rng.randint(1, 3)):
            parts.append(f"\x1b[{rng.choice(STYLES)}m{rng.choice(WORDS + WIDE * wide)[:20]}")
    parts.append("\x1b[0m")
    return "".join(parts)


def picture(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    rows = []
    for y in range(screen.lines):
        row: list[tuple[object, ...]] = []
        for x in range(screen.columns):
            cell = screen.buffer[y][x]
            visible = cell.underscore or cell.reverse or cell.strikethrough
            if cell.data == " " and not visible:
                row.append((" ", cell.bg))
            elif cell.data == " ":
                row.append((" ", cell.fg, cell.bg, cell.underscore, cell.reverse, cell.strikethrough))
            else:
                row.append(tuple(cell))
        rows.append(row)
    return rows


def emulator() -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    stream.feed("\x1b[?7l")
    return screen, stream


@pytest.mark.parametrize("colour_erase", [True, False])
@pytest.mark.parametrize("wide", [True, False])
@pytest.mark.parametrize("seed", range(25))
def test_random_walks_look_the_same_as_the_full_stream(seed: int, wide: bool, colour_erase: bool) -> None:
    rng = random.Random(seed)
    full, full_stream = emulator()
    thin, thin_stream = emulator()
    grid, painter = Grid(WIDTH, HEIGHT), Painter(Terminal(colour_erase=colour_erase))
    thin_stream.feed(painter.paint(grid, grid.dirty))
    for _ in range(25):
        data = frame(rng, wide)
        full_stream.feed(data)
        grid.feed(data)
        thin_stream.feed(painter.paint(grid, grid.dirty))
        grid.dirty.clear()
        assert picture(thin) == picture(full)


def test_nothing_is_sent_for_a_frame_that_changes_nothing() -> None:
    grid, painter = Grid(WIDTH, HEIGHT), Painter()
    grid.feed("\x1b[2;3H\x1b[1;31mOpenAI\x1b[0m")
    assert painter.paint(grid, grid.dirty)
    grid.dirty.clear()
    grid.feed("\x1b[2;3H\x1b[1;31mOpenAI\x1b[0m")
    assert painter.paint(grid, grid.dirty) == ""


def test_one_changed_letter_costs_a_few_bytes() -> None:
    grid, painter = Grid(WIDTH, HEIGHT), Painter()
    grid.feed("\x1b[5;1HOpenAI vient de dépenser")
    painter.paint(grid, grid.dirty)
    grid.dirty.clear()
    grid.feed("\x1b[5;1HOpenAI vient de dépensés")
    assert len(painter.paint(grid, grid.dirty).encode()) < 16


def test_after_forget_everything_is_drawn_again() -> None:
    grid, painter = Grid(WIDTH, HEIGHT), Painter()
    grid.feed("\x1b[1;1HOpenAI")
    painter.paint(grid, grid.dirty)
    painter.forget()
    assert "OpenAI" in painter.paint(grid, ())


def test_modes_queries_and_clipboard_pass_in_order_and_untouched() -> None:
    grid = Grid(WIDTH, HEIGHT)
    sequences = ["\x1b[?25l", "\x1b[?2026$p", "\x1b]52;c;QUJD\x07", "\x1b[>1u", "\a", "\x1b]0;title\x1b\\"]
    assert grid.feed("a".join(sequences)) == sequences
    assert grid.rows[0][0][0] == "a"


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken_in_without_a_crash(data: str) -> None:
    grid, painter = Grid(WIDTH, HEIGHT), Painter()
    grid.feed(data)
    painter.paint(grid, grid.dirty)
    assert all(len(row) == WIDTH for row in grid.rows)


LINES = [f"{n:02d} dépenser \x1b[1mOpenAI\x1b[22m, \x1b[3mio{n * n}" for n in range(60)]


@pytest.mark.parametrize("seed", range(20))
def test_scrolled_rows_between_others_look_the_same(seed: int) -> None:
    rng = random.Random(seed)
    full, full_stream = emulator()
    thin, thin_stream = emulator()
    grid, painter = Grid(WIDTH, HEIGHT), Painter()
    top, left, first = rng.randint(0, 2), rng.choice([1, 9]), 20
    for step in range(20):
        first += rng.choice([-3, -2, -1, 1, 2, 3])
        rows = "".join(
            f"\x1b[{y + 1};{left}H\x1b[48;5;17m{LINES[first + y]}\x1b[0m\x1b[K" for y in range(top, HEIGHT)
        )
        data = f"{rows}\x1b[1;1H{step}" + (f"\x1b[{HEIGHT};1H\x1b[31mend" if step % 3 == 0 else "")
        full_stream.feed(data)
        grid.feed(data)
        thin_stream.feed(painter.paint(grid, grid.dirty))
        grid.dirty.clear()
        assert picture(thin) == picture(full)


def test_a_terminal_that_cannot_move_rows_is_never_asked_to() -> None:
    grid, painter = Grid(WIDTH, HEIGHT), Painter(Terminal(scroll_rows=False))
    for first in range(4):
        grid.feed("".join(f"\x1b[{y + 1};1H{LINES[first + y]}\x1b[0m" for y in range(HEIGHT)))
        assert "r" not in painter.paint(grid, grid.dirty).replace("dépenser", "")
        grid.dirty.clear()


def test_words_of_one_look_are_not_taken_apart_at_their_spaces() -> None:
    grid, painter = Grid(WIDTH, HEIGHT), Painter()
    painter.paint(grid, grid.dirty)
    grid.dirty.clear()
    grid.feed("\x1b[2;3H\x1b[1;3;38;5;251mun pari de six milliards\x1b[0m")
    sent = painter.paint(grid, grid.dirty)
    assert "un pari de six milliards" in sent
    assert sent.count("\x1b[") == 2


def test_each_look_of_a_table_is_set_once() -> None:
    grid, painter = Grid(WIDTH, HEIGHT), Painter()
    painter.paint(grid, grid.dirty)
    grid.dirty.clear()
    rows = "".join(f"\x1b[{y + 1};1H\x1b[31m{y}bn \x1b[1;32mio{y}\x1b[0m" for y in range(6))
    grid.feed(rows)
    sent = painter.paint(grid, grid.dirty)
    assert sent.count("m") == 2
    assert len(sent.encode()) < 0.6 * len(rows.encode())


def test_a_few_cells_that_stay_are_written_rather_than_jumped_over() -> None:
    grid, painter = Grid(WIDTH, HEIGHT), Painter()
    grid.feed("\x1b[2;1Ha1 b1")
    painter.paint(grid, grid.dirty)
    grid.dirty.clear()
    grid.feed("\x1b[2;1Ha2 b2")
    assert painter.paint(grid, grid.dirty).endswith("2 b2")
