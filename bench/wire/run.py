"""How many bytes each key costs on the line, beside fzf, less and vim in terminals of the same size.

A key is counted apart from the pane that follows the cursor once it rests: a held key, or a word typed at
five letters a second, sends the first alone; each pause sends the second once.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import figures
from bench.wire.line import Line

SIZES = ((80, 24), (200, 50))
UP, DOWN, PAGE_DOWN = "\x1b[A", "\x1b[B", "\x1b[6~"
SEEDS = Path(__file__).parents[2] / "seeds"
TIMES = 6
"""How often a key is pressed; its median is told."""
HELD, TYPED = 0.09, 0.2
"""Seconds between two presses of a held key (a slow one), and between two letters of a quick typist."""
TARGETS = {"start": 10_000, "down": 400, "letter": 500, "page": 3_200, "pane": 6_000}
"""Bytes at 80×24; four times that at 200×50."""
YARDSTICKS = {
    "start": ("start, fzf",),
    "down": ("cursor up, fzf",),
    "letter": ("a letter, fzf",),
    "page": ("a page down, less", "a page down, vim"),
}
"""What other programs send for the same, by target."""


class Figure(NamedTuple):
    """One line of the table: bytes, and the target it is held to, if any."""

    name: str
    bytes: float | None
    target: str = ""


def main(arguments: list[str]) -> int:
    """Print a table of bytes a key for each size of terminal; an argument is the TERM to do it as."""
    term = arguments[0] if arguments else "xterm-256color"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["XDG_DATA_HOME"] = name
        text = "".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))) * 3
        (folder / "text").write_text(text)
        (folder / "long.txt").write_text(text)
        for columns, rows in SIZES:
            print(f"\nbytes at {columns}×{rows}, {term}")
            found = []
            for figure in _figures(columns, rows, folder, term):
                _tell(figure, 1 if columns == 80 else 4)
                found.append(figure)
            if columns == 80 and not arguments:
                figures.keep("wire", for_readme(found))
    return 0


def for_readme(found: Sequence[Figure]) -> list[figures.Figure]:
    """The figures that have a target, at 80×24, each beside what others send for the same."""
    others = {figure.name: figure.bytes for figure in found}
    rows = []
    for figure in found:
        if figure.bytes is None or figure.target not in TARGETS:
            continue
        beside = [(name, others.get(name)) for name in YARDSTICKS.get(figure.target, ())]
        said = ", ".join(f"{name.rsplit(' ', 1)[-1]} {figures.number(sent)}" for name, sent in beside if sent)
        ours = f"{figures.number(figure.bytes)} bytes"
        aim = f"≤ {figures.number(TARGETS[figure.target])}"
        rows.append(figures.Figure(f"{figure.name}, 80×24", ours, said, aim))
    return rows


def _tell(figure: Figure, share: int) -> None:
    if figure.bytes is None:
        print(f"  {figure.name:<48}  not installed")
        return
    target = TARGETS.get(figure.target, 0) * share
    verdict = f"  of {target}" + ("" if figure.bytes <= target else "  OVER") if target else ""
    print(f"  {figure.name:<48}{figure.bytes:>8.0f}{verdict}")


def _figures(columns: int, rows: int, folder: Path, term: str) -> Iterator[Figure]:
    def explorer(*arguments: str, plain: bool = False) -> Line:
        shutil.rmtree(folder / "state", ignore_errors=True)  # each session begins where a first one does
        environment = {
            "TERM": term,
            "XDG_STATE_HOME": str(folder / "state"),
            "DOSSIER_DRIVER": "plain" if plain else "",
        }
        return Line([sys.executable, "-m", "tui", "--lang", "en", *arguments], columns, rows, environment)

    with explorer() as line:
        yield Figure("start", line.settle(patience=8), "start")
        yield Figure("idle for five seconds", line.settle(patience=5))
    yield from _start_of(lambda: explorer(plain=True), "start, whole frames (Textual's own driver)")
    for view, keys in (("articles", ""), ("entities", "e"), ("ledger", "d")):
        with explorer() as line:
            line.settle(patience=8)
            for key in keys:
                line.press(key)
            yield from _paced(line, [DOWN] * 4, HELD, f"cursor down, {view}", "down")
    for place, opening in (("filter of the ledger", "df"), ("filter of the entities", "ef"), ("lookup", "/")):
        with explorer() as line:
            line.settle(patience=8)
            for key in opening:
                line.press(key)
            yield from _paced(line, "openai", TYPED, f"a letter, {place}", "letter")
    with explorer(str(folder / "long.txt")) as line:
        line.settle(patience=12)
        line.press("\t")
        yield Figure("a line down in a text", _median(line, [DOWN] * TIMES))
        yield Figure("a page down in a text", _median(line, [PAGE_DOWN] * TIMES), "page")
    with explorer() as line:
        line.settle(patience=8)
        yield Figure("another pane", _median(line, "\t" * TIMES), "pane")
        yield Figure("another view", _median(line, "eda" * 2), "pane")
    yield from _others(columns, rows, folder, term)


def _others(columns: int, rows: int, folder: Path, term: str) -> Iterator[Figure]:
    text = str(folder / "text")
    for name, command, key in (
        ("a page down, less", ["less", text], " "),
        ("a page down, vim", ["vim", "-u", "NONE", text], "\x06"),
        ("a line down, less", ["less", text], "j"),
        ("a line down at the edge, vim", ["vim", "-u", "NONE", text], "\x05"),
        ("cursor up, fzf", ["sh", "-c", f"exec fzf < {text}"], UP),
        ("a letter, fzf", ["sh", "-c", f"exec fzf < {text}"], ""),
    ):
        program = name.rsplit(" ", 1)[-1]
        if shutil.which(program) is None:
            yield Figure(name, None)
            continue
        with Line(command, columns, rows, {"TERM": term}) as line:
            start = line.settle(patience=8)
            if key == UP:
                yield Figure("start, fzf", start)
            yield Figure(name, _median(line, [key] * TIMES if key else "openai"))


def _start_of(program: Callable[[], Line], name: str) -> Iterator[Figure]:
    with program() as line:
        yield Figure(name, line.settle(patience=8))


def _median(line: Line, keys: Sequence[str]) -> float:
    """The median bytes of each key with all that follows it."""
    return statistics.median(line.press(key) for key in keys)


def _paced(line: Line, keys: Sequence[str], pause: float, name: str, target: str) -> Iterator[Figure]:
    """The median bytes of keys pressed one after the other, then what comes when they rest."""
    counts = [line.press_for(key, pause) for key in keys]
    yield Figure(name, statistics.median(counts), target)
    yield Figure("   and what follows it at rest, once", line.settle(patience=1))
