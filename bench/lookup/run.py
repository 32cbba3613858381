"""Measures the lookup at three sizes, every keystroke of every query, beside fzf and ripgrep on the same
passages.

`python -m bench lookup [--sizes 1000,10000,100000] [--queries 200] [--frames 12]`. A keystroke is one call
of `search` with what has been typed so far, in wall clock and in processor time, which a busy machine
disturbs less. fzf and ripgrep are asked whole queries only: at 100 000 passages one answer of fzf takes
seconds. `--frames` also types so many queries into the explorer in a terminal (one into fzf), and times each
key to its finished frame.
"""

from __future__ import annotations

import argparse
import gc
import shutil
import subprocess
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench import figures
from bench.lookup.corpus import Corpus, make
from bench.lookup.questions import Question, ask
from store.search import open_index
from store.search.index import Index

SIZES = "1000,10000,100000"
"""Passages; what is measured at these is kept for the README, at other sizes it is only printed."""
AIMS = {10_000: 5, 100_000: 10}
"""Milliseconds for 95 of 100 keystrokes, by passages."""
AIM_FRAME = 40
"""Milliseconds from a key to its finished frame, for 95 of 100."""
YARDSTICK_QUERIES = 16
FIRST = 5


class Ranks(NamedTuple):
    """How right the answers were."""

    recall: float
    reciprocal: float


def main(arguments: Sequence[str] = ()) -> int:
    """Print one table a size, and how the work of a keystroke grows from one to the next."""
    parser = argparse.ArgumentParser(prog="bench lookup")
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument("--frames", type=int, default=12)
    chosen = parser.parse_args(arguments)
    before: tuple[int, float] | None = None
    kept: list[figures.Figure] = []
    for size in (int(part) for part in chosen.sizes.split(",")):
        worked = _one_size(size, chosen.queries, chosen.frames, kept)
        if before is not None:
            print(
                f"  {size / before[0]:.0f} times the passages, {worked / before[1]:.1f} times the work a key"
            )
        before = size, worked
    if chosen.sizes == SIZES:
        figures.keep("lookup", kept)
    return 0


def _one_size(size: int, asked: int, frames: int, kept: list[figures.Figure]) -> float:
    corpus = make(size)
    questions = ask(corpus, asked)
    gc.collect()
    gc.freeze()
    with tempfile.TemporaryDirectory() as folder:
        articles, entities = len(corpus.records.articles), len(corpus.records.entities)
        print(f"\n{size} passages, {articles} articles, {entities} entities")
        index = _built(corpus, Path(folder) / "bench.index")
        keystroke, worked = _keystrokes(index, questions)
        own = _answers("dossier", questions, lambda q: _by_dossier(index, q))
        index.close()
        lines = Path(folder) / "passages.txt"
        lines.write_text("\n".join(line.replace("\n", " ") for line in corpus.lines) + "\n", "utf-8")
        few = questions[:YARDSTICK_QUERIES]
        whole = ""
        if shutil.which("fzf"):
            others = _answers("fzf", few, lambda q: _by_command(["fzf", "--filter", q.query], lines, q))
            print(f"    fzf takes {others / own:.0f} times as long as dossier for a whole query (median)")
            whole = f"fzf, a whole query {others:.0f} ms"
        aim = f"≤ {AIMS[size]} ms" if size in AIMS else ""
        if whole or aim:
            what = f"a keystroke among {figures.number(size)} passages, 95 in 100"
            kept.append(figures.Figure(what, f"{keystroke:.1f} ms", whole, aim))
        if shutil.which("rg"):
            _answers("ripgrep", few, lambda q: _by_command(["rg", "-i", "-F", "--", q.query], lines, q))
        if frames:
            took = _frames(corpus, questions[:frames], Path(folder) / "bench.json", lines)
            what = f"key to finished frame among {figures.number(size)} passages, 95 in 100"
            other = f"fzf {took['fzf']:.0f} ms" if "fzf" in took else ""
            if "dossier" in took:
                kept.append(figures.Figure(what, f"{took['dossier']:.0f} ms", other, f"≤ {AIM_FRAME} ms"))
    gc.unfreeze()
    return worked


def _frames(corpus: Corpus, questions: Sequence[Question], store: Path, lines: Path) -> dict[str, float]:
    """Print how long a key takes to its finished frame; return that of 95 keys in 100, by program."""
    from bench.lookup import frames

    frames.store_of(corpus, store)
    found: dict[str, float] = {}
    for name, times in (
        ("dossier", frames.explorer(store, questions)),
        ("fzf", frames.fzf(lines, questions[:1])),
    ):
        times.sort()
        if times:
            found[name] = _at(times, 0.95)
            print(
                f"  {name}: key to finished frame, {len(times)} keys: p50 {_at(times, 0.5):.0f} ms, "
                f"p95 {_at(times, 0.95):.0f} ms, most {times[-1]:.0f} ms"
            )
    return found


def _built(corpus: Corpus, path: Path) -> Index:
    """Build the index, open it again, and print what that took."""
    text = sum(len(article.text.encode()) for article in corpus.records.articles)
    began, working = time.perf_counter(), time.process_time()
    index = open_index(path, corpus.records)
    index.prepare()
    building, worked = time.perf_counter() - began, time.process_time() - working
    index.close()
    size = path.stat().st_size
    index = open_index(path, corpus.records)
    began = time.perf_counter()
    index.prepare()
    index.search("openai", lenient=True)
    opening = time.perf_counter() - began
    print(
        f"  build {building:.2f} s (processor {worked:.2f} s), "
        f"open and first answer {opening * 1000:.0f} ms, "
        f"index {size / 1e6:.1f} MB = {size / text:.2f} of the text"
    )
    return index


def _keystrokes(index: Index, questions: Iterable[Question]) -> tuple[float, float]:
    """Type every query letter by letter and print how long each answer took, and the memory held.

    Returns the time and the processor time of 95 keystrokes in 100, in milliseconds.
    """
    times: list[float] = []
    worked: list[float] = []
    for question in questions:
        for end in range(1, len(question.query) + 1):
            began, working = time.perf_counter(), time.process_time()
            index.search(question.query[:end], lenient=True)
            times.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - working) * 1000)
    times.sort()
    worked.sort()
    tracemalloc.start()
    again = open_index(index.path, index.source)
    for question in list(questions)[:20]:
        again.search(question.query)
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    again.close()
    print(
        f"  {len(times)} keystrokes: p50 {_at(times, 0.5):.1f} ms, p95 {_at(times, 0.95):.1f} ms, "
        f"p99 {_at(times, 0.99):.1f} ms, most {times[-1]:.1f} ms; "
        f"processor p50 {_at(worked, 0.5):.1f}, p95 {_at(worked, 0.95):.1f} ms; {held / 1e6:.0f} MB held"
    )
    return _at(times, 0.95), _at(worked, 0.95)


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _answers(name: str, questions: Sequence[Question], rank: Callable[[Question], int | None]) -> float:
    """Ask whole queries and print how right and how quick the answers are; return the median in
    milliseconds."""
    ranks: list[int | None] = []
    times: list[float] = []
    for question in questions:
        began = time.perf_counter()
        ranks.append(rank(question))
        times.append((time.perf_counter() - began) * 1000)
    times.sort()
    right = _ranks(ranks)
    print(
        f"  {name:<8} {len(questions):>4} queries: "
        f"recall@{FIRST} {right.recall:.3f}, MRR {right.reciprocal:.3f}, "
        f"p50 {_at(times, 0.5):.1f} ms, p95 {_at(times, 0.95):.1f} ms"
    )
    if name == "dossier":
        for kind in dict.fromkeys(question.kind for question in questions):
            some = _ranks([r for r, q in zip(ranks, questions, strict=True) if q.kind == kind])
            print(f"    {kind:<14} recall@{FIRST} {some.recall:.3f}, MRR {some.reciprocal:.3f}")
    return _at(times, 0.5)


def _ranks(ranks: Sequence[int | None]) -> Ranks:
    found = [rank for rank in ranks if rank is not None]
    size = max(1, len(ranks))
    return Ranks(sum(rank <= FIRST for rank in found) / size, sum(1 / rank for rank in found) / size)


def _by_dossier(index: Index, question: Question) -> int | None:
    hits = index.search(question.query).hits
    return next((at for at, hit in enumerate(hits, 1) if question.fits(hit)), None)


def _by_command(command: list[str], lines: Path, question: Question) -> int | None:
    with lines.open("rb") as text:
        done = subprocess.run(command, stdin=text, capture_output=True, check=False)
    answers = done.stdout.decode("utf-8", "replace").splitlines()[:50]
    return next((at for at, line in enumerate(answers, 1) if question.fits_line(line)), None)
