"""The other processes that read and extract: started, made ready before there is work for them, ended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

_ready: list[tuple[int, ProcessPoolExecutor]] = []
"""At most one: processes that get ready, and how many they are."""


def warm(processes: int, sample: str) -> None:
    """Start processes that get ready while this one finds out what there is to do.

    They read the file `sample` once for themselves, so that all that this needs is at hand. `cool` ends those
    that nobody took.
    """
    if _ready or processes > (os.cpu_count() or 1) or method() != "fork":
        return
    pool = _pool(processes)
    _ready.append((processes, pool))
    with uninterrupted():
        for _ in range(processes):
            pool.submit(_get_ready, sample)


def ready() -> int:
    """How many processes are ready, or about to be."""
    return _ready[0][0] if _ready else 0


def cool() -> None:
    """End the processes that are ready and have no work."""
    while _ready:
        _, pool = _ready.pop()
        for process in list((pool._processes or {}).values()):
            process.kill()  # nothing that it does is of use any more
        pool.shutdown(wait=True, cancel_futures=True)


def pool_of(processes: int) -> ProcessPoolExecutor:
    """So many processes, those that are ready where these are as many."""
    if _ready and _ready[0][0] == processes:
        return _ready.pop()[1]
    cool()
    return _pool(processes)


def method() -> str:
    """How other processes are started: not as copies of one in which several threads are at work."""
    import threading

    return "fork" if threading.active_count() == 1 and hasattr(os, "fork") else "spawn"


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold an interruption back while helpers are started: one that is started and not yet known to its pool
    is never told to end, and would be waited for without end."""
    import signal

    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _pool(processes: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context(method())
    return ProcessPoolExecutor(processes, context, _settle_in, (os.getpid(),))


def _get_ready(sample: str) -> None:
    from store.ingest.plan import Job
    from store.ingest.work import make

    make(Job("", sample, (sample,), "", 0), None, "")


def _settle_in(parent: int) -> None:
    """Leave interruptions to the first process, and end when that one is gone, however it went.

    Reading makes millions of small records and hardly a circle: looking for circles all the while would take
    a twentieth of the time.
    """
    import gc
    import signal
    import threading
    import time

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    gc.disable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=watch, daemon=True).start()
