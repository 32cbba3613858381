"""How many bytes each key costs on the line, beside fzf, less and vim in terminals of the same size."""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.wire.line import Line

SIZES = ((80, 24), (200, 50))
DOWN, PAGE_DOWN = "\x1b[B", "\x1b[6~"
SEEDS = Path(__file__).parents[2] / "seeds"


def main(_arguments: list[str]) -> int:
    """Print a table of bytes a key for each size of terminal."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        for columns, rows in SIZES:
            print(f"\nbytes at {columns}×{rows}")
            for name, measure in _MEASURES.items():
                try:
                    print(f"  {name:<44}{measure(columns, rows, folder):>8}")
                except FileNotFoundError as missing:
                    print(f"  {name:<44}{missing.filename} is not installed")
    return 0


def _dossier(columns: int, rows: int, plain: bool = False) -> Line:
    return Line(
        [sys.executable, "-m", "tui", "--lang", "en"],
        columns,
        rows,
        {"DOSSIER_DRIVER": "plain" if plain else ""},
    )


def _start(columns: int, rows: int, _folder: str, plain: bool = False) -> int:
    with _dossier(columns, rows, plain) as line:
        return line.settle(patience=8)


def _after(*before: str) -> Callable[..., int]:
    """The median cost of the last key, pressed four times after the others."""

    def measure(columns: int, rows: int, _folder: str, plain: bool = False) -> int:
        with _dossier(columns, rows, plain) as line:
            line.settle(patience=8)
            for keys in before[:-1]:
                line.press(keys)
            return round(statistics.median(line.press(before[-1]) for _ in range(4)))

    return measure


def _typed(*before: str) -> Callable[..., int]:
    """The median cost of a letter while `openai` is typed after the other keys."""

    def measure(columns: int, rows: int, _folder: str, plain: bool = False) -> int:
        with _dossier(columns, rows, plain) as line:
            line.settle(patience=8)
            for keys in before:
                line.press(keys)
            return round(statistics.median(line.press(letter) for letter in "openai"))

    return measure


def _idle(columns: int, rows: int, _folder: str) -> int:
    with _dossier(columns, rows) as line:
        line.settle(patience=8)
        return line.settle(patience=5)


def _other(command: list[str], key: str | None, typed: bool = False) -> Callable[..., int]:
    def measure(columns: int, rows: int, folder: str) -> int:
        if shutil.which(command[0]) is None:
            raise FileNotFoundError(2, "missing", command[0])
        text = Path(folder, "text")
        text.write_text("".join(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))) * 3)
        words = [str(text) if word == "TEXT" else word for word in command]
        shell = ["sh", "-c", f"exec fzf < {text}"] if command[0] == "fzf" else words
        with Line(shell, columns, rows) as line:
            start = line.settle(patience=8)
            if key is None:
                return start
            keys = "openai" if typed else [key] * 4
            return round(statistics.median(line.press(each) for each in keys))

    return measure


_VIM = ["vim", "-u", "NONE", "TEXT"]
_MEASURES: dict[str, Callable[[int, int, str], int]] = {
    "idle for five seconds": _idle,
    "start": _start,
    "start, fzf": _other(["fzf"], None),
    "start, whole frames (Textual's own driver)": lambda c, r, f: _start(c, r, f, plain=True),
    "cursor down in a text": _after("\t", DOWN),
    "cursor down in the ledger, detail following": _after("d", "j"),
    "cursor down, fzf": _other(["fzf"], DOWN),
    "a letter typed in a filter": _typed("d", "f"),
    "a letter typed in the lookup, preview following": _typed("/"),
    "a letter typed, fzf": _other(["fzf"], "o", typed=True),
    "a page down in a text": _after("\t", PAGE_DOWN),
    "a page down, less": _other(["less", "TEXT"], " "),
    "a page down, vim": _other(_VIM, "\x06"),
    "another pane": _after("\t"),
    "another view": _after("e", "d", "a"),
}
