"""Each screen's costliest keys, pressed in a terminal on a large dossier: from the key to its frame.

A key's time is told three times: on the clock until its first bytes arrive, and as the milliseconds of
processor that the explorer spent until then and until it was quiet again, which a busy machine does not
change. What is spent after the frame must not be felt either: the walks called "in a hurry" press each key a
little after the one before it, and count on the clock and on the processor how long it then takes.
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
HURRY = 0.16
"""Seconds from one key to the next of a hand in a hurry: about when a pane follows the cursor that rests."""
MOVES = [DOWN] * 8 + [PAGE_DOWN] * 4 + [END, HOME]
WALKS: dict[str, Sequence[str]] = {
    "articles: move": MOVES,
    "articles: sort, turn round": ["s", "s", "s", "s", "r", "r"],
    "articles: filter": ["f", *"openai", ESC],
    "articles: read, next mark, next fact": [ENTER, "l", "l", ";", ";", PAGE_DOWN, PAGE_DOWN],
    "articles: in a hurry": ["a", HOME, *[DOWN] * 12],
    "entities: open": ["e"],
    "entities: move": MOVES,
    "entities: sort, turn round": ["s", "s", "s", "s", "s", "r", "r"],
    "entities: one type after the other": ["i", "i", "i", "i", "i"],
    "entities: filter": ["f", *"cap", ESC],
    "entities: page of the most named": [HOME, "\t", PAGE_DOWN, PAGE_DOWN, END, HOME],
    "entities: in a hurry": ["e", HOME, *[DOWN] * 12],
    "ledger: open": ["d"],
    "ledger: move": MOVES,
    "ledger: sort, turn round": ["s", "s", "s", "s", "s", "s", "s", "r", "r"],
    "ledger: group": ["b", "b", "b", "b"],
    "ledger: figures too, or not": ["i", "i"],
    "ledger: panels": ["v", "v", "v", "v", "v"],
    "ledger: panels of figures too": ["i", "v", "v", "v", "v", "v", "i"],
    "ledger: filter": ["f", *"kind:contract", ESC],
    "ledger: in a hurry": ["d", HOME, *[DOWN] * 8, "s", "s", "b", "b", "b", "b", "i", "i"],
    "lookup": ["/", *"softbank", ESC],
    "matrix": ["x", DOWN, PAGE_DOWN, END, HOME, "l", "l", "i", "i"],
    "compare: suggestions": ["a", "m", *"softbank", ESC],
    "compare: two alike": ["a", "m", ENTER, ";", ";", "s", "z", "o", ESC],
}


class Pressed(NamedTuple):
    """Milliseconds from a key to its first bytes, of processor until then, and until all was quiet."""

    clock: float
    frame: float
    spent: float


def main(arguments: Sequence[str]) -> int:
    """`python -m bench.scale.keys STORE [COLUMNS ROWS]`: a line for each walk, and the share of all keys."""
    press_all(arguments[0], *(int(size) for size in arguments[1:3]))
    return 0


def press_all(store: str, columns: int = 120, rows: int = 40) -> tuple[float, float]:
    """Press the keys of all walks and print how long they took.

    Returns the milliseconds on the clock to the frame of 95 and of 99 keys in 100.
    """
    every: list[Pressed] = []
    print(f"  {f'ms at {columns}×{rows}':<40}{'clock to the frame':>21}{'processor to it':>21}{'in all':>15}")
    print(
        f"  {'':<36}{'keys':>4}"
        + f"{'p50':>7}{'p95':>7}{'worst':>7}" * 2
        + f"{'p50':>8}{'worst':>7}{'MB':>7}"
    )
    with Line([sys.executable, "-m", "tui", "--lang", "en", store], columns, rows, _environment()) as line:
        begun = time.perf_counter()
        line.settle(patience=60, at_most=90)
        opened = time.perf_counter() - begun - QUIET
        spent = _spent(line) / 1e9
        print(f"  open until quiet: {opened:.2f} s, {spent:.2f} s of processor, {_resident(line):.0f} MB")
        for name, keys in WALKS.items():
            quiet = HURRY if name.endswith("hurry") else QUIET
            pressed = [found for key in keys if (found := _press(line, key, quiet)) is not None]
            line.settle(patience=QUIET)
            every += pressed
            _tell(name, pressed, _resident(line))
    _tell("all keys", every, math.nan)
    p99 = [_at([getattr(p, field) for p in every], 0.99) for field in ("clock", "frame")]
    print(f"  all keys: p99 {p99[0]:.0f} ms on the clock, {p99[1]:.0f} ms of processor")
    return _at([pressed.clock for pressed in every], 0.95), p99[0]


def _environment() -> dict[str, str]:
    return {"TERM": "xterm-256color", "XDG_STATE_HOME": f"/tmp/keys-{os.getpid()}", "DOSSIER_DRIVER": ""}


def _tell(name: str, pressed: Sequence[Pressed], megabytes: float) -> None:
    clock, frame, spent = ([getattr(p, field) for p in pressed] for field in Pressed._fields)
    cells = [_at(values, share) for values in (clock, frame) for share in (0.5, 0.95, 1.0)]
    told = "".join(f"{value:>7.0f}" for value in cells)
    print(
        f"  {name:<36}{len(pressed):>4}{told}{_at(spent, 0.5):>8.0f}{max(spent):>7.0f}{megabytes:>7.0f}",
        flush=True,
    )


def _at(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, math.ceil(share * len(values)) - 1)]


def _press(line: Line, key: str, quiet: float) -> Pressed | None:
    """Press a key and wait for all that it brings about, or for the time of the next one.

    None for a key that changes nothing on the screen.
    """
    spent, begun = _spent(line), time.perf_counter()
    line.send(key)
    first: tuple[float, float] | None = None
    for moment in _arrivals(line, quiet):
        first = first or (moment, _spent(line))
        if quiet < QUIET and moment - begun > quiet:
            break
    if first is None:
        return None
    moment, frame = first
    return Pressed((moment - begun) * 1e3, (frame - spent) / 1e6, (_spent(line) - spent) / 1e6)


def _arrivals(line: Line, quiet: float) -> Iterator[float]:
    patience = 2.0
    while select.select([line.handle], [], [], patience)[0]:
        if not line.take():
            return
        yield time.perf_counter()
        patience = quiet


def _spent(line: Line) -> int:
    """Nanoseconds of processor that the program has used, all its threads together."""
    total = 0
    for task in Path(f"/proc/{line.process}/task").iterdir():
        try:
            total += int((task / "schedstat").read_text(encoding="ascii").split()[0])
        except OSError:  # it ended meanwhile
            continue
    return total


def _resident(line: Line) -> float:
    pages = int(Path(f"/proc/{line.process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
