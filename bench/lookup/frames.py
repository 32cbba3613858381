"""From a key to the finished frame: the explorer's lookup in a terminal, beside fzf on the same passages.

A store of the made corpus is written to disk and opened as anybody would; letters are typed at the pace of a
quick typist. A frame is finished when the program has sent nothing more for a moment, which is not counted.
"""

from __future__ import annotations

import os
import select
import shlex
import shutil
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from bench.lookup.corpus import Corpus
from bench.lookup.questions import Question
from bench.wire.line import Line
from store.database import open_database
from store.database.change import Change
from store.database.entry import entry
from store.fingerprint import code_mark
from store.model import Extraction, Ledger

COLUMNS, ROWS = 80, 24
PACE = 0.12
"""Seconds from one letter to the next: a hundred words a minute."""
QUIET, SLOW_QUIET = 0.045, 0.4
"""Seconds without a byte after which a frame is finished; fzf draws its hits long after its line."""


def store_of(corpus: Corpus, path: Path) -> None:
    """Write a corpus as the store of a dossier."""
    records, code = corpus.records, code_mark()
    made = tuple(entry(article, Extraction(article.id, (), ()), code) for article in records.articles)
    ledger = Ledger(tuple(records.entities), tuple(records.claims), tuple(records.deals), (), (), ())
    database = open_database(os.fspath(path))
    facts = {"code": code, "decisions": database.read_notes().mark()}
    database.write(Change(made, (), ledger, facts), None)


def explorer(store: Path, questions: Sequence[Question]) -> list[float]:
    """Milliseconds from each letter typed into the lookup to its finished frame."""
    command = [sys.executable, "-m", "tui", "--lang", "en", os.fspath(store)]
    with Line(command, COLUMNS, ROWS) as line:
        line.until(b"Ledger", 120.0)
        line.settle(1.0, 30.0)
        line.press("/openai")
        line.until(b"in the title", 120.0)  # the first answer waits for the index to be built
        line.settle(1.0, 10.0)
        times: list[float] = []
        for question in questions:
            line.press("\x15")
            times += [_key(line, letter) for letter in question.query]
        return times


def fzf(lines: Path, questions: Sequence[Question]) -> list[float]:
    """The same for fzf over the passages."""
    if shutil.which("fzf") is None:
        return []
    with Line(["sh", "-c", f"fzf < {shlex.quote(os.fspath(lines))}"], COLUMNS, ROWS) as line:
        line.settle(5.0, 30.0)
        times: list[float] = []
        for question in questions:
            line.press("\x15")
            line.settle(2.0, 10.0)
            times += [_key(line, letter, 10.0, SLOW_QUIET) for letter in question.query]
        return times


def _key(line: Line, letter: str, at_most: float = 2.0, quiet: float = QUIET) -> float:
    """Press one key and return how many milliseconds its last byte took; then wait for the next beat."""
    began = last = time.perf_counter()
    line.send(letter)
    while time.perf_counter() - began < at_most:
        ready, _, _ = select.select([line.handle], [], [], quiet if last > began else at_most)
        if not ready or not line.take():
            break
        last = time.perf_counter()
    time.sleep(max(0.0, PACE - (time.perf_counter() - began)))
    return (last - began) * 1000
