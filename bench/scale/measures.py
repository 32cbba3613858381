"""The measures of `bench scale`, each in a process of its own: `-m bench.scale.measures NAME FOLDER DB`."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_MB = 1024  # ru_maxrss counts kilobytes on Linux
_CRAMPED = "Zorbania"


def bare_json(folder: Path, _: Path) -> dict[str, float]:
    """The same text as one JSON list, loaded by the standard library and by orjson."""
    import orjson

    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/*.txt"))]
    data = json.dumps(texts, ensure_ascii=False).encode()
    begun = time.perf_counter()
    json.loads(data)
    between = time.perf_counter()
    orjson.loads(data)
    return {"took": between - begun, "fast": time.perf_counter() - between}


def take_in(folder: Path, db: Path) -> dict[str, float]:
    """A whole ingest: seconds, seconds of processor of all processes, peaks of memory."""
    from store.dossier import ingest

    with _watched() as together:
        begun, spent = time.perf_counter(), os.times()
        report = ingest([folder], db)
        now = os.times()
    if report.refused:
        raise SystemExit(f"refused: {report.refused[0]}")
    return {
        "took": time.perf_counter() - begun,
        "cpu": sum(now[:4]) - sum(spent[:4]),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB,
        "helper": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / _MB,
        "together": max(together),
    }


def open_store(_: Path, db: Path) -> dict[str, float]:
    """What the first screen needs, beside a bare load of the same file done after it."""
    import orjson

    from store.dossier import open_dossier

    before = _resident()
    begun = time.perf_counter()
    dossier = open_dossier(db)
    shown = (len(dossier.article_ids), [dossier.article(name).title for name in dossier.article_ids[:50]])
    took = time.perf_counter() - begun
    held = shown, dossier.articles, dossier.deals, dossier.entities
    memory = _resident() - before
    del held
    begun = time.perf_counter()
    orjson.loads(db.read_bytes())
    return {"took": took, "bare": time.perf_counter() - begun, "memory": memory}


def one_more(folder: Path, db: Path) -> dict[str, float]:
    """A note, two decisions and one article more, all in one process."""
    from store.dossier import ingest, open_dossier

    dossier = open_dossier(db)
    target = dossier.article_ids[0]
    dossier.note(target, "read")
    begun = time.perf_counter()
    dossier.note(target, "read again")
    note = time.perf_counter() - begun
    ledger = _watch_ledger()
    begun = time.perf_counter()
    dossier.decide("rename", dossier.entities[0].id, name=_CRAMPED)
    first = time.perf_counter() - begun
    ledger.clear()
    begun = time.perf_counter()
    dossier.decide("rename", dossier.entities[1].id, name=f"{_CRAMPED} Two")
    decision, decision_ledger = time.perf_counter() - begun, sum(ledger)
    ledger.clear()
    begun = time.perf_counter()
    ingest([_another(folder, "one")], db)
    article = time.perf_counter() - begun
    return {
        "note": note,
        "first": first,
        "decision": decision,
        "decision_ledger": decision_ledger,
        "article": article,
        "article_ledger": sum(ledger),
    }


def one_alone(folder: Path, db: Path) -> dict[str, float]:
    """One article more in a process that knows nothing yet."""
    from store.dossier import ingest

    ledger = _watch_ledger()
    begun, spent = time.perf_counter(), time.process_time()
    ingest([_another(folder, "two")], db)
    took, cpu = time.perf_counter() - begun, time.process_time() - spent
    return {"took": took, "cpu": cpu, "ledger": sum(ledger)}


def _another(folder: Path, name: str) -> Path:
    """An article like the others, not among them."""
    text = next(iter(sorted(folder.glob("*/*.txt")))).read_text(encoding="utf-8")
    path = folder / f"{name}_more.txt"
    path.write_text(
        text.replace(" de ", f" de {name} ", 3).replace("milliards", "millions", 2), encoding="utf-8"
    )
    return path


def _watch_ledger() -> list[float]:
    """Seconds of each making of the ledger from now on."""
    from store.reconcile import Reconciler

    spent: list[float] = []
    honest = Reconciler.revised

    def timed(*arguments: object, **named: object) -> object:
        begun = time.perf_counter()
        try:
            return honest(*arguments, **named)  # type: ignore[arg-type]
        finally:
            spent.append(time.perf_counter() - begun)

    Reconciler.revised = timed  # type: ignore[method-assign,assignment]
    return spent


@contextmanager
def _watched() -> Iterator[list[float]]:
    """The memory of this process and its helpers together, in MB, looked at ten times a second by another.

    What they share is counted once (proportional set size).
    """
    import multiprocessing

    found: list[float] = [0.0]
    here, there = multiprocessing.Pipe()
    watcher = multiprocessing.get_context("spawn").Process(target=_watch, args=(os.getpid(), there))
    watcher.start()
    here.recv()
    try:
        yield found
    finally:
        here.send(None)
        found.append(here.recv())
        watcher.join()


def _watch(parent: int, line: Any) -> None:
    peak = 0.0
    line.send(None)
    while not line.poll(0.1):
        peak = max(peak, sum(_shared(process) for process in (parent, *_children(parent))))
    line.send(peak)


def _children(parent: int) -> Iterator[int]:
    """The helpers of a process, this one left out."""
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        yield from (int(name) for name in _read(task).split() if int(name) != os.getpid())


def _shared(process: int) -> float:
    for line in _read(Path(f"/proc/{process}/smaps_rollup")).splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / _MB
    return 0.0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except OSError:
        return ""  # it ended meanwhile


def _resident() -> float:
    """Memory of this process now, in MB."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MB
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    measure = {f.__name__: f for f in (bare_json, take_in, open_store, one_more, one_alone)}[sys.argv[1]]
    print(json.dumps(measure(Path(sys.argv[2]), Path(sys.argv[3]))))
