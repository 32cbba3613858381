"""Reading and extracting files, in this process or over several, one article never harming another."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from store.ingest.helpers import method, pool_of, ready, uninterrupted
from store.ingest.plan import File, Job, line_of
from store.model import Article, Extraction, Refused

if TYPE_CHECKING:
    from store.database.entry import Entry

MANY = 40
"""From this many files on, starting other processes pays."""

_CHUNK = 8
"""Files given to a process at a time."""
_AHEAD = 3
"""Chunks given to each process before it asks, so that none waits while the first process writes."""

Task = tuple[Job, Article | None]
"""A job, and the article to extract again where its text is at hand."""


class Made(NamedTuple):
    """What became of one job: an article as the store keeps it, or the reason why not."""

    job: Job
    entry: Entry | None
    refused: Refused | None = None


def is_shared(jobs: int) -> bool:
    """Whether so many jobs are done by several processes."""
    return jobs >= MANY and (os.cpu_count() or 1) > 1


def carry_out(
    jobs: Sequence[Task], code: str, stop: Callable[[], bool], meanwhile: Callable[[], None] | None = None
) -> Iterator[Made]:
    """Do the jobs and yield each when it is done, in no order; ends early when `stop` says so.

    `code` marks the program in what it makes. `meanwhile` is what this process may do before it needs any of
    it: where there is another processor, it is done while even a single job is in another process.

    A job with an article at hand extracts that one again; else its file is read.
    """
    if not jobs:
        return
    processes = min(os.cpu_count() or 1, 16, len(jobs) if meanwhile else 16)
    few = len(jobs) < MANY
    if few and ready():
        processes = ready()
    elif (few and (meanwhile is None or method() != "fork")) or (os.cpu_count() or 1) < 2:
        for job, article in jobs:
            if stop():
                return
            yield make(job, article, code)
        return
    yield from _in_processes(jobs, code, processes, stop, meanwhile)


def make(job: Job, article: Article | None, code: str) -> Made:
    """Do one job. Whatever goes wrong inside is this file's refusal, with its kind named."""
    from store.extract import extract
    from store.ingest.heard import as_entry

    try:
        if article is None:
            found = _read(job)
            if isinstance(found, Refused):
                return Made(job, None, found)
            article = found
        extraction = extract(article)
        _check(article, extraction)
        return Made(job, as_entry(article, extraction, code))
    except Exception as error:
        why = f"cannot be taken in: {type(error).__name__}: {error}".replace("\n", " ")
        return Made(job, None, Refused(line_of(job.keys[0]), why[:300]))


def readable(file: File) -> bool:
    """Whether the file can become an article."""
    try:
        return not isinstance(_article_at(file.path, file.member), Refused)
    except Exception:
        # What is wrong with it is told when it is taken in, which comes next.
        return False


def _read(job: Job) -> Article | Refused:
    assert job.path is not None  # noqa: S101 - for the type checker
    article = _article_at(job.path, job.member)
    if isinstance(article, Refused):
        return article
    return article._replace(id=job.id, path=line_of(job.keys[0]), paths=job.keys)


def _article_at(path: str, member: str | None) -> Article | Refused:
    """The article of a file, or of a member of an archive or mailbox."""
    from store.read import read_article, read_member
    from store.read.limits import limits_from_environment

    limits = limits_from_environment()
    return read_article(path, limits) if member is None else read_member(path, member, limits)


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
    jobs: Sequence[Task],
    code: str,
    processes: int,
    stop: Callable[[], bool],
    meanwhile: Callable[[], None] | None,
) -> Iterator[Made]:
    """The same over several processes.

    When one of them dies (a crash in a library, no memory left), the articles it may have died of are tried
    again one at a time, and the rest go on in fresh processes.
    """
    from concurrent.futures.process import BrokenProcessPool

    size = max(1, min(_CHUNK, len(jobs) // (4 * processes)))
    chunks = [jobs[at : at + size] for at in range(0, len(jobs), size)]
    chunks.reverse()
    under_way: dict[Any, Sequence[Task]] = {}
    while chunks and not stop():
        try:
            yield from _in_pool(chunks, code, under_way, processes, stop, meanwhile)
        except BrokenProcessPool:
            suspects = [task for chunk in under_way.values() for task in chunk]
            under_way.clear()
            for task in suspects:
                if not stop():
                    yield _alone(task, code)


def _in_pool(
    chunks: list[Sequence[Task]],
    code: str,
    under_way: dict[Any, Sequence[Task]],
    processes: int,
    stop: Callable[[], bool],
    meanwhile: Callable[[], None] | None,
) -> Iterator[Made]:
    """Take chunks from the end of the list, never more than a few ahead of what was yielded."""
    from concurrent.futures import FIRST_COMPLETED, wait

    pool = pool_of(processes)
    try:
        while True:
            while chunks and len(under_way) < processes * _AHEAD and not stop():
                with uninterrupted():
                    under_way[pool.submit(_make_all, chunks[-1], code)] = chunks[-1]
                    chunks.pop()  # not before: where the processes are gone already, it is still to be done
            if not under_way:
                return
            if meanwhile is not None:
                meanwhile()
                meanwhile = None
            done, _ = wait(under_way, return_when=FIRST_COMPLETED)
            for future in done:
                made = future.result()
                del under_way[future]
                yield from made
            if stop():
                for future in [future for future in under_way if future.cancel()]:
                    del under_way[future]
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _alone(task: Task, code: str) -> Made:
    """Do one job in a process of its own; that it dies is the file's refusal."""
    from concurrent.futures.process import BrokenProcessPool

    pool = pool_of(1)
    try:
        with uninterrupted():
            made = pool.submit(make, *task, code)
        return made.result()
    except BrokenProcessPool:
        why = "cannot be taken in: the process that read it died"
        return Made(task[0], None, Refused(line_of(task[0].keys[0]), why))
    finally:
        pool.shutdown(wait=True)


def _make_all(chunk: Sequence[Task], code: str) -> list[Made]:
    """Do some jobs; what they leave in circles is let go at their end, and not looked for in between."""
    import gc

    made = [make(job, article, code) for job, article in chunk]
    gc.collect(0)
    return made
