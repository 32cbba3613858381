"""Reading and extracting files, in this process or over several, one article never harming another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from store.ingest.plan import Job
from store.model import Article, Extraction, Refused

MANY = 40
"""From this many files on, starting other processes pays."""

_CHUNK = 8
_AHEAD = 3


class Made(NamedTuple):
    """What became of one job: an article and what it yields, or the reason why not."""

    job: Job
    article: Article | None
    extraction: Extraction | None
    sketch: bytes = b""
    refused: Refused | None = None


def carry_out(jobs: Sequence[tuple[Job, Article | None]], stop: Callable[[], bool]) -> Iterator[Made]:
    """Do the jobs and yield each when it is done, in no order; ends early when `stop` says so.

    A job with an article at hand extracts that one again; else its file is read.
    """
    processes = min(os.cpu_count() or 1, 16)
    if len(jobs) < MANY or processes < 2:
        for job, article in jobs:
            if stop():
                return
            yield make(job, article)
        return
    yield from _in_processes(jobs, processes, stop)


def make(job: Job, article: Article | None) -> Made:
    """Do one job. Whatever goes wrong inside is this file's refusal, with its kind named."""
    from store.extract import extract
    from store.reconcile.copies import sketch

    try:
        if article is None:
            found = _read(job)
            if isinstance(found, Refused):
                return Made(job, None, None, refused=found)
            article = found
        extraction = extract(article)
        _check(article, extraction)
        return Made(job, article, extraction, sketch(article))
    except Exception as error:
        why = f"cannot be taken in: {type(error).__name__}: {error}".replace("\n", " ")
        return Made(job, None, None, refused=Refused(_shown(job), why[:300]))


def readable(path: str) -> bool:
    """Whether the file can become an article."""
    from pathlib import Path

    from store.read import read_article

    try:
        return not isinstance(read_article(Path(path), limits=_limits()), Refused)
    except Exception:
        return False


def _read(job: Job) -> Article | Refused:
    from pathlib import Path

    from store.read import read_article

    assert job.path is not None  # noqa: S101 - for the type checker
    article = read_article(Path(job.path), limits=_limits())
    if isinstance(article, Refused):
        return article
    return article._replace(id=job.id, path=_shown(job), paths=job.keys)


def _limits() -> Any:
    from store.read.limits import limits_from_environment

    return limits_from_environment()


def _shown(job: Job) -> str:
    from store.text import clean

    return " ".join(clean(job.keys[0]).split("\n"))


def _check(article: Article, extraction: Extraction) -> None:
    """Nothing whose offsets do not match its text gets into the store."""
    text = article.text
    for mention in extraction.mentions:
        if text[mention.start : mention.end] != mention.text or not mention.text:
            raise ValueError(f"mention at {mention.start} is not its text")
    for claim in extraction.claims:
        for evidence in claim.evidence:
            if text[evidence.start : evidence.end] != evidence.text:
                raise ValueError(f"evidence at {evidence.start} is not its text")


def _in_processes(
    jobs: Sequence[tuple[Job, Article | None]], processes: int, stop: Callable[[], bool]
) -> Iterator[Made]:
    """The same over several processes, never more than a few chunks ahead of what was taken."""
    import multiprocessing
    import threading
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait

    method = "fork" if threading.active_count() == 1 and hasattr(os, "fork") else "spawn"
    chunks = iter([jobs[at : at + _CHUNK] for at in range(0, len(jobs), _CHUNK)])
    pool = ProcessPoolExecutor(processes, multiprocessing.get_context(method), _ignore_interrupts)
    waiting: set[Any] = set()
    try:
        while True:
            while len(waiting) < processes * _AHEAD and not stop():
                chunk = next(chunks, None)
                if chunk is None:
                    break
                waiting.add(pool.submit(_make_all, chunk))
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                yield from future.result()
            if stop():
                for future in waiting:
                    future.cancel()
                waiting = {future for future in waiting if not future.cancelled()}
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _make_all(chunk: Sequence[tuple[Job, Article | None]]) -> list[Made]:
    return [make(job, article) for job, article in chunk]


def _ignore_interrupts() -> None:
    """Ctrl-C reaches every process of a terminal; only the first one decides what to do about it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
