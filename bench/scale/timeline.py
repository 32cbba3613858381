"""`python -m bench.scale.timeline FOLDER DB`: one ingest, told by what each process does when.

A line for each part of the work in the first process: how often, seconds on the clock and of processor, when
it began first and ended last. Then a line for each process that reads: how long it works, and how long it
waits between two pieces of work.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

PARTS = (
    ("store.ingest.run", "scan", "look for files"),
    ("store.ingest.run", "make_plan", "plan"),
    ("store.ingest.work", "_make_all", "read and extract"),
    ("store.ingest.making:Listening", "hear", "hear an article"),
    ("store.ingest.run", "spooled", "spool an article"),
    ("store.reconcile.reconciler:Reconciler", "_revised", "ledger"),
    ("store.reconcile.reconciler:Gathering", "names", "  names"),
    ("store.reconcile.reconciler:Copies", "pairs", "  copies"),
    ("store.reconcile.reconciler:Statements", "bring_up", "  statements"),
    ("store.reconcile.reconciler:Stages", "told_apart", "  stages"),
    ("store.reconcile.reconciler:Kinship", "gather", "  kin"),
    ("store.reconcile.reconciler:Adoption", "adopted", "  adoption"),
    ("store.reconcile.reconciler:Reconciler", "_make", "  deals"),
    ("store.reconcile.reconciler:Settled", "bring_up", "  settling"),
    ("store.reconcile.reconciler:Linking", "bring_up", "  links"),
    ("store.reconcile.reconciler:Sums", "bring_up", "  totals"),
    ("store.database.tiny:TinyDatabase", "write", "write the store"),
    ("store.database.change", "apply", "  encode"),
    ("store.database.storage", "replace", "  to the disk"),
    ("store.ingest.making", "save", "keep the workings"),
)
"""Where each part is, its function, and how it is called here; what lies inside another is set in."""
READING = "read and extract"


class Span(NamedTuple):
    """One piece of work: seconds since the beginning, and of processor."""

    part: str
    begun: float
    ended: float
    spent: float


def main(arguments: list[str]) -> int:
    """Ingest, and print what was done when."""
    from store.dossier import ingest

    origin = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="timeline-") as notes:
        for place, name, part in PARTS:
            _watch(place, name, part, Path(notes), origin)
        begun = time.perf_counter() - origin
        ingest([Path(arguments[0])], Path(arguments[1]))
        took = time.perf_counter() - origin - begun
        spans = {int(path.name): _read(path) for path in Path(notes).iterdir()}
    print(f"  {'first process':<24}{'times':>7}{'s':>8}{'cpu':>8}{'from':>8}{'to':>8}")
    for _, _, part in PARTS:
        if found := [span for span in spans.get(os.getpid(), []) if span.part == part]:
            print(f"  {part:<24}{len(found):>7}{_told(found)}")
    for process, each in spans.items():
        if process != os.getpid():
            work = sorted([span for span in each if span.part == READING], key=lambda span: span.begun)
            if work:
                waits = [after.begun - before.ended for before, after in pairwise(work)]
                print(f"  {'another: ' + READING:<24}{len(work):>7}{_told(work)}  waits {sum(waits):.2f} s")
    print(f"  in all {took:.2f} s")
    return 0


def _told(spans: list[Span]) -> str:
    clock = sum(span.ended - span.begun for span in spans)
    spent = sum(span.spent for span in spans)
    first, last = min(span.begun for span in spans), max(span.ended for span in spans)
    return f"{clock:>8.2f}{spent:>8.2f}{first:>8.2f}{last:>8.2f}"


def _watch(place: str, name: str, part: str, notes: Path, origin: float) -> None:
    """Have each call of a function noted, in whichever process it is made."""
    module, _, kind = place.partition(":")
    owner: Any = importlib.import_module(module)
    if kind:
        owner = getattr(owner, kind)
    honest: Callable[..., Any] = getattr(owner, name)

    @functools.wraps(honest)
    def watched(*given: Any, **named: Any) -> Any:
        begun, spent = time.perf_counter(), time.thread_time()
        try:
            return honest(*given, **named)
        finally:
            span = Span(part, begun - origin, time.perf_counter() - origin, time.thread_time() - spent)
            with (notes / str(os.getpid())).open("a", encoding="ascii") as file:
                file.write(json.dumps(span) + "\n")

    setattr(owner, name, watched)


def _read(path: Path) -> list[Span]:
    return [Span(*json.loads(line)) for line in path.read_text(encoding="ascii").splitlines()]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
