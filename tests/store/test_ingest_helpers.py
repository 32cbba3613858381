"""Processes made ready before it is known what they have to do."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from store.database import open_database
from store.ingest import Ingest, helpers, making, run
from store.ingest.plan import Job
from store.ingest.work import carry_out

TEXT = "Orvane raised 5 million euros.\n\nOrvane has raised 5 million euros from Brastel Capital.\n"


@pytest.fixture
def sample(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.skipif(helpers.method() != "fork", reason="needs forks")
def test_a_process_that_is_ready_does_the_work_and_one_that_nobody_takes_is_ended(sample: str) -> None:
    helpers.warm(1, sample)
    ready = helpers._ready[0][1]
    (process,) = ready._processes.values()
    job = Job("a", sample, (sample,), "d", len(TEXT))
    (made,) = carry_out([(job, None)], "code", lambda: False)
    assert made.entry is not None
    assert made.entry.id == "a"
    assert not helpers.ready()
    process.join(10)
    assert process.exitcode == 0
    helpers.warm(1, sample)
    (process,) = helpers._ready[0][1]._processes.values()
    helpers.cool()
    process.join(10)
    assert process.exitcode not in (None, 0)
    assert not helpers.ready()


@pytest.mark.skipif(helpers.method() != "fork", reason="needs forks")
def test_what_dies_while_it_gets_ready_loses_no_article(sample: str) -> None:
    helpers.warm(1, sample)
    ready = helpers._ready[0][1]
    (process,) = ready._processes.values()
    process.kill()
    process.join(10)
    while not ready._broken:  # its end is noticed a little later
        time.sleep(0.01)
    job = Job("a", sample, (sample,), "d", len(TEXT))
    (made,) = carry_out([(job, None)], "code", lambda: False)
    assert made.entry is not None


def test_processes_get_ready_only_where_they_are_wanted(
    sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[int] = []
    monkeypatch.setattr(run, "warm", lambda processes, _: wanted.append(processes))
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    store = tmp_path / "s.json"
    many = tmp_path / "many" / "below"
    many.mkdir(parents=True)
    run._get_ready([str(many)], str(store))
    Ingest(open_database(str(store))).run([sample])
    assert wanted == []  # few files, and no store to speak of
    for number in range(50):
        (many / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    run._get_ready([str(many.parent)], str(store))
    assert wanted == []  # a folder that may be unchanged
    run._get_ready([str(many.parent)], str(tmp_path / "new.json"))
    assert wanted == [3]
    monkeypatch.setattr(run, "_BATCH", 100)
    making._kept.clear()
    run._get_ready([sample], str(store))
    run._get_ready([sample, str(many)], str(store))
    assert wanted == [3, 1]  # a file into a store that is large
