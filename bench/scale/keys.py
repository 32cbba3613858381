"""Each screen's costliest keys, pressed in a terminal on a large dossier: from the key to its frame.

A key's time is told twice: on the clock, until its first bytes arrive and until the last of them, and as the
seconds of processor that the explorer spent on it, which a busy machine does not change.
"""

from __future__ import annotations

import math
import os
import select
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.wire.line import Line

DOWN, PAGE_DOWN, END, HOME, ESC, ENTER = "\x1b[B", "\x1b[6~", "\x1b[F", "\x1b[H", "\x1b", "\r"
QUIET = 0.4
"""Seconds without a byte after which a key has been answered."""
WALKS: dict[str, Sequence[str]] = {
    "articles: move": [DOWN] * 8 + [PAGE_DOWN] * 4 + [END, HOME],
    "articles: sort, turn round": ["s", "s", "s", "s", "r", "r"],
    "articles: filter": ["f", *"openai", ESC],
    "articles: read, next mark, next fact": [ENTER, "l", "l", ";", ";", PAGE_DOWN, PAGE_DOWN],
    "entities: open": ["e"],
    "entities: move": [DOWN] * 8 + [PAGE_DOWN] * 4 + [END, HOME],
    "entities: sort, turn round": ["s", "s", "s", "s", "s", "r", "r"],
    "entities: one type after the other": ["i", "i", "i", "i", "i"],
    "entities: filter": ["f", *"cap", ESC],
    "entities: page of the most named": [HOME, "\t", PAGE_DOWN, PAGE_DOWN, END],
    "ledger: open": ["d"],
    "ledger: move": [DOWN] * 8 + [PAGE_DOWN] * 4 + [END, HOME],
    "ledger: sort, turn round": ["s", "s", "s", "s", "s", "r", "r"],
    "ledger: group": ["b", "b", "b", "b"],
    "ledger: figures too, or not": ["i", "i"],
    "ledger: panels": ["v", "v", "v", "v"],
    "ledger: filter": ["f", *"kind:contract", ESC],
    "lookup": ["/", *"softbank", ESC],
    "compare: suggestions": ["a", "m", ESC],
}


class Pressed(NamedTuple):
    """Seconds from a key to its first bytes and to its last, and of processor."""

    first: float
    last: float
    spent: float


def main(arguments: Sequence[str]) -> int:
    """`python -m bench.scale.keys STORE [COLUMNS ROWS]`: a line for each walk, and the share of all keys."""
    store = arguments[0]
    columns, rows = (int(arguments[1]), int(arguments[2])) if len(arguments) > 2 else (120, 40)
    every: list[Pressed] = []
    print(f"  {'ms at ' + f'{columns}×{rows}':<42}{'keys':>5}{'first':>8}{'worst':>8}{'frame':>8}{'cpu':>8}")
    with Line([sys.executable, "-m", "tui", "--lang", "en", store], columns, rows, _environment()) as line:
        begun = time.perf_counter()
        line.settle(patience=60, at_most=90)
        opened = time.perf_counter() - begun - QUIET
        print(f"  open until quiet: {opened:.2f} s, {_spent(line):.2f} s of processor")
        for name, keys in WALKS.items():
            pressed = [_press(line, key) for key in keys]
            every += pressed
            _tell(name, pressed)
        print(f"  memory of the explorer: {_resident(line):.0f} MB")
    _tell("all keys, p95", every, 0.95)
    _tell("all keys, p99", every, 0.99)
    return 0


def _environment() -> dict[str, str]:
    return {"TERM": "xterm-256color", "XDG_STATE_HOME": f"/tmp/keys-{os.getpid()}", "DOSSIER_DRIVER": ""}


def _tell(name: str, pressed: Sequence[Pressed], share: float | None = None) -> None:
    cut = [_at([getattr(p, field) for p in pressed], share or 0.5) * 1000 for field in Pressed._fields]
    worst = max(p.first for p in pressed) * 1000
    print(f"  {name:<42}{len(pressed):>5}{cut[0]:>8.0f}{worst:>8.0f}{cut[1]:>8.0f}{cut[2]:>8.0f}", flush=True)


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, math.ceil(share * len(values)) - 1)]


def _press(line: Line, key: str) -> Pressed:
    """Press a key and wait for all that it brings about."""
    spent, begun = _spent(line), time.perf_counter()
    line.send(key)
    moments = list(_arrivals(line))
    if not moments:
        moments = [begun]
    return Pressed(moments[0] - begun, moments[-1] - begun, _spent(line) - spent)


def _arrivals(line: Line) -> Iterator[float]:
    patience = 2.0
    while select.select([line.handle], [], [], patience)[0]:
        if not line.take():
            return
        yield time.perf_counter()
        patience = QUIET


def _spent(line: Line) -> float:
    """Seconds of processor that the program has used."""
    fields = Path(f"/proc/{line.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(line: Line) -> float:
    pages = int(Path(f"/proc/{line.process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
