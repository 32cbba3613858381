"""`python -m bench scale [ARTICLES…] [--all] [--keys]`: ingest, opening, ledger and notes at growing sizes.

5, 500 and 5 000 articles made from the seeds, and on the last the costliest keys of each screen; what is
measured so is kept for the README. `--all` adds 50 000; with other sizes keys are pressed by `--keys`.
Every measure is taken in a process of its own, the yardsticks in the same run; the last column is the
growth from one size to the next as a slope (1 is linear).
"""

from __future__ import annotations

import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import figures
from bench.scale import keys
from bench.scale.corpus import write

SIZES = (5, 500, 5000)
LARGEST = 50_000


KEYS_95, KEYS_99 = "key to its frame, 95 in 100", "key to its frame, 99 in 100"


class Kept(NamedTuple):
    """A measure that the README shows: how it is called there, the yardstick beside it, and its aim."""

    measure: tuple[str, str]
    yardstick: tuple[str, str] | None
    aim: str


KEPT = (
    Kept(("ingest", "MB/s"), None, "≥ 2 MB/s"),
    Kept(("ingest", "s"), ("yardstick: rg", "s"), ""),
    Kept(("ingest, peak of all processes together", "MB"), None, "≤ 600 MB"),
    Kept(("second ingest, nothing changed", "s"), ("yardstick: wc", "s"), ""),
    Kept(("open, articles and deals", "s"), ("yardstick: orjson load of the store", "s"), "≤ 1.5 ×"),
    Kept(("memory when open", "MB"), ("text", "MB"), "≤ 4 ×"),
    Kept(("note", "ms"), None, "≤ 50 ms"),
    Kept(("one more article, new process", "s"), None, "≤ 1 s"),
    Kept((KEYS_95, "ms"), None, "≤ 50 ms"),
    Kept((KEYS_99, "ms"), None, "≤ 150 ms"),
)


class Row(NamedTuple):
    """One measure: its name, its unit, and its value for each size."""

    name: str
    unit: str
    values: list[float]


def main(arguments: Sequence[str]) -> int:
    """Measure every size in turn and print one table."""
    sizes = [int(number) for number in arguments if number.isdecimal()] or list(SIZES)
    sizes += [LARGEST] if "--all" in arguments else []
    rows: dict[tuple[str, str], Row] = {}
    with tempfile.TemporaryDirectory(prefix="scale-") as top:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_STATE_HOME"] = top
        for size in sizes:
            folder, db = Path(top, str(size)), Path(top, f"{size}.json")
            text = write(folder, size)
            for name, unit, value in _measure(folder, db, text):
                rows.setdefault((name, unit), Row(name, unit, [])).values.append(value)
            shutil.rmtree(folder)
            print(f"  measured {size} articles", file=sys.stderr, flush=True)
        if "--keys" in arguments or sizes == list(SIZES):
            shares = keys.press_all(str(Path(top, f"{sizes[-1]}.json")))
            for name, value in zip((KEYS_95, KEYS_99), shares, strict=True):
                rows[name, "ms"] = Row(name, "ms", [math.nan] * (len(sizes) - 1) + [value])
    print("  " + f"{'':<46}" + "".join(f"{size:>12,}" for size in sizes) + "   slope")
    for row in rows.values():
        cells = "".join(f"{value:>12.{_places(value)}f}" for value in row.values)
        print(f"  {f'{row.name} ({row.unit})':<46}{cells}{_slope(row, sizes)}")
    if sizes == list(SIZES):
        figures.keep("scale", for_readme({key: row.values[-1] for key, row in rows.items()}, sizes[-1]))
    return 0


def for_readme(values: Mapping[tuple[str, str], float], size: int) -> list[figures.Figure]:
    """What is kept of the largest size, each measure beside its yardstick."""
    found = []
    for measure, yardstick, aim in KEPT:
        name, unit = measure
        value = values.get(measure, math.nan)
        beside = values.get(yardstick, math.nan) if yardstick else math.nan
        if math.isnan(value):
            continue
        ours, said = f"{value:.{_places(value)}f} {unit}", ""
        if yardstick and not math.isnan(beside):
            said = f"{yardstick[0].removeprefix('yardstick: ')} {beside:.{_places(beside)}f} {unit}"
            ours += f" = {value / beside:.2f} ×" if aim.endswith("×") and beside else ""
        if said or aim:
            found.append(figures.Figure(f"{name}, {figures.number(size)} articles", ours, said, aim))
    return found


def _measure(folder: Path, db: Path, text: int) -> list[tuple[str, str, float]]:
    """All figures of one size, yardsticks between the program's own."""
    megabytes = text / 1e6
    bare = _child("bare_json", folder, db)
    return [
        ("text", "MB", megabytes),
        ("yardstick: wc", "s", _run(["wc", "-w"], folder)),
        ("yardstick: rg", "s", _run(["rg", "-c", "OpenAI"], folder)),
        ("yardstick: json.loads of the text", "s", bare["took"]),
        ("yardstick: orjson of it", "s", bare["fast"]),
        *_taken_in(folder, db, megabytes),
        *_opened(folder, db, megabytes),
        *_changed(folder, db),
    ]


def _taken_in(folder: Path, db: Path, megabytes: float) -> list[tuple[str, str, float]]:
    """A first ingest and a second one, of nothing new."""
    first = _child("take_in", folder, db)
    size = db.stat().st_size / 1e6
    again = _child("take_in", folder, db)
    return [
        ("ingest", "s", first["took"]),
        ("ingest", "MB/s", megabytes / first["took"]),
        ("ingest, seconds of processor", "s", first["cpu"]),
        ("ingest, peak of the main process", "MB", first["peak"]),
        ("ingest, peak of the largest helper", "MB", first["helper"]),
        ("ingest, peak of all processes together", "MB", first["together"]),
        ("store on disk", "MB", size),
        ("second ingest, nothing changed", "s", again["took"]),
        ("  beside the first", "%", 100 * again["took"] / first["took"]),
    ]


def _opened(folder: Path, db: Path, megabytes: float) -> list[tuple[str, str, float]]:
    """What opening the store costs, beside loading its bytes."""
    opened = _child("open_store", folder, db)
    return [
        ("yardstick: orjson load of the store", "s", opened["bare"]),
        ("open, articles and deals", "s", opened["took"]),
        ("memory when open", "MB", opened["memory"]),
        ("  beside the text", "×", opened["memory"] / megabytes),
    ]


def _changed(folder: Path, db: Path) -> list[tuple[str, str, float]]:
    """What a note, a decision and one more article cost, and how much of it the ledger takes."""
    more = _child("one_more", folder, db)
    alone = _child("one_alone", folder, db)
    return [
        ("note", "ms", 1000 * more["note"]),
        ("first decision in a process", "s", more["first"]),
        ("next decision", "s", more["decision"]),
        ("  of which the ledger of a decision", "s", more["decision_ledger"]),
        ("one more article, same process", "s", more["article"]),
        ("  of which the ledger of an article", "s", more["article_ledger"]),
        ("one more article, new process", "s", alone["took"]),
        ("  seconds of processor", "s", alone["cpu"]),
        ("  of which the ledger", "s", alone["ledger"]),
    ]


def _child(measure: str, folder: Path, db: Path) -> dict[str, float]:
    """One measure in a process of its own; it prints its figures as JSON."""
    command = [sys.executable, "-m", "bench.scale.measures", measure, str(folder), str(db)]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True, cwd=root)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _run(command: Sequence[str], folder: Path) -> float:
    """Seconds of a yardstick over all files; not a number where the program is missing."""
    if shutil.which(command[0]) is None:
        return math.nan
    files = [str(path) for path in sorted(folder.glob("*/*.txt"))]
    begun = time.perf_counter()
    for at in range(0, len(files), 10_000):
        subprocess.run([*command, *files[at : at + 10_000]], stdout=subprocess.DEVNULL, check=False)
    return time.perf_counter() - begun


def _places(value: float) -> int:
    return 0 if value >= 100 else 1 if value >= 10 else 3


def _slope(row: Row, sizes: Sequence[int]) -> str:
    """How the value grows with the number of articles between the two largest sizes."""
    if len(sizes) < 2 or row.unit != "s" or min(row.values[-2:]) <= 0:
        return ""
    return f"{math.log(row.values[-1] / row.values[-2]) / math.log(sizes[-1] / sizes[-2]):8.2f}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
