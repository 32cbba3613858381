"""An ingest over many files: in several processes, interrupted, killed, beside others."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.database.snapshot import read_store
from store.dossier import Progress, ingest, open_dossier
from store.ingest import run as run_module
from store.ingest import work
from store.model import Article, Claim, Evidence, Extraction, Mention, Party
from tests.conftest import ROOT


def plain_extract(article: Article) -> Extraction:
    """Every `Acme`, and every amount as a claim of its."""
    mentions = tuple(
        Mention(article.id, match.start(), match.end(), "Acme", "ORG", "Acme")
        for match in re.finditer("Acme", article.text)
    )
    claims = tuple(_claim(article.id, match) for match in re.finditer(r"(\d+) millions", article.text))
    return Extraction(article.id, mentions, claims)


def _claim(article: str, match: re.Match[str]) -> Claim:
    return Claim(
        id=f"c{article}{match.start()}",
        deal=None,
        article=article,
        kind="investment",
        amount=float(match[1]) * 1e6,
        amount_max=None,
        currency="EUR",
        unit=None,
        approximate=None,
        parties=(Party("Acme", "recipient"),),
        status="announced",
        status_cue=None,
        date=None,
        evidence=(Evidence(article, match.start(), match.end(), match[0]),),
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sixty articles, each with a figure of its own, and an extractor that finds it."""
    monkeypatch.setattr("store.extract.extract", plain_extract)
    return written(tmp_path / "articles", 60)


def written(folder: Path, count: int, first: int = 0) -> Path:
    """Write that many articles."""
    folder.mkdir(exist_ok=True)
    for number in range(first, first + count):
        text = f"Titre {number}\n\nAcme a levé {number + 100} millions d'euros, dit-on ici.\n" * 5
        (folder / f"{number:03d}_x.txt").write_text(text)
    return folder


def test_several_processes_give_what_one_gives(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    (folder / "bad.txt").write_bytes(b"\x00\x01" * 500)
    seen: list[Progress] = []
    many = ingest([folder], tmp_path / "many.json", progress=seen.append)
    monkeypatch.setattr(work, "MANY", 10_000)
    one = ingest([folder], tmp_path / "one.json")
    assert many == one
    assert len(many.added) == 60
    assert len(many.refused) == 1
    a, b = read_store(str(tmp_path / "many.json")), read_store(str(tmp_path / "one.json"))
    assert a.articles() == b.articles()
    assert a.ledger() == b.ledger()
    assert [progress.done for progress in seen] == list(range(1, 62))
    assert seen[-1].bytes_done == seen[-1].bytes == sum(path.stat().st_size for path in folder.iterdir())


def test_an_interruption_keeps_what_is_done_and_the_next_run_goes_on(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    store = tmp_path / "store.json"
    count = 0

    def interrupted(progress: Progress) -> None:
        nonlocal count
        count += 1
        if count == 7:
            raise KeyboardInterrupt

    report = ingest([folder], store, progress=interrupted)
    assert report.stopped
    assert len(report.added) == 7
    dossier = open_dossier(store)
    assert len(dossier.articles) == 7
    assert len(dossier.claims) == 35
    assert dossier.verify() == ()
    rest = ingest([folder], store)
    assert (len(rest.unchanged), len(rest.added), rest.stopped) == (7, 53, False)


@pytest.mark.parametrize("processes", [1, 2])
def test_being_asked_to_stop_is_an_interruption(
    folder: Path, tmp_path: Path, processes: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: processes)
    seen: list[Progress] = []
    report = ingest([folder], tmp_path / "store.json", progress=seen.append, stop=lambda: len(seen) >= 5)
    assert report.stopped
    assert 5 <= len(report.added) < 60
    assert len(open_dossier(tmp_path / "store.json").articles) == len(report.added)


def test_what_is_committed_in_batches_is_one_ingest(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    whole = ingest([folder], tmp_path / "whole.json")
    monkeypatch.setattr(run_module, "_BATCH", 500)
    report = ingest([folder], tmp_path / "batches.json")
    assert report == whole
    a, b = read_store(str(tmp_path / "whole.json")), read_store(str(tmp_path / "batches.json"))
    assert a.ledger() == b.ledger()
    assert b.generation > 2
    assert not b.meta.get("stale")


INGEST = """
import os, sys
from store.ingest import run as run_module
from tests.store.test_ingest_run import plain_extract
import store.extract
store.extract.extract = plain_extract
os.cpu_count = lambda: 1
run_module._BATCH = int(sys.argv[3])
from store.dossier import ingest
report = ingest([sys.argv[1]], sys.argv[2], progress=lambda p: print(p.done, flush=True))
print("added", *report.added)
"""


def started(folder: Path, store: Path, batch: int = 8_000_000) -> subprocess.Popen[bytes]:
    """An ingest in a process of its own."""
    command = [sys.executable, "-c", INGEST, str(folder), str(store), str(batch)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_a_killed_ingest_leaves_a_whole_store_and_is_gone_on_with(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.json"
    stored: set[int] = set()
    for pause in (0.0, 0.005, 0.01, 0.02, 0.03, 0.3, 2.0):
        if pause > 0.1 and stored:
            break  # a busy machine needs longer
        process = started(folder, store, batch=300)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if store.exists():
            dossier = open_dossier(store)
            assert dossier.verify() == ()
            stored.add(len(dossier.articles))
    assert stored
    ingest([folder], store)
    assert len(open_dossier(store).articles) == 60
    assert open_dossier(store).verify() == ()


def test_eight_ingests_at_once_lose_no_article_and_share_no_id(tmp_path: Path) -> None:
    store = tmp_path / "store.json"
    folders = [written(tmp_path / f"f{n}", 3, first=10 * n) for n in range(8)]
    for number, folder in enumerate(folders):
        (folder / "same_x.txt").write_text(f"Titre\n\nAcme a levé {number + 1} millions, encore une fois.\n")
    running = [started(folder, store) for folder in folders]
    added: list[str] = []
    for process in running:
        output, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, b"")
        added += output.decode().split("added ")[1].split()
    dossier = open_dossier(store)
    assert len(dossier.articles) == len(added) == len(set(added)) == 32
    assert set(dossier.article_ids) == set(added)
    assert dossier.verify() == ()


def test_a_file_whose_process_dies_is_refused_alone(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    (folder / "poison.txt").write_text("Titre\n\nCe texte-ci est un POISON pour tout processus qui le lit.\n")
    parent = os.getpid()

    def fragile(article: Article) -> Extraction:
        if "POISON" in article.text and os.getpid() != parent:
            os._exit(11)
        return plain_extract(article)

    monkeypatch.setattr("store.extract.extract", fragile)
    report = ingest([folder], tmp_path / "store.json")
    assert len(report.added) == 60
    assert [(Path(r.path).name, r.why) for r in report.refused] == [
        ("poison.txt", "cannot be taken in: the process that read it died")
    ]


def test_no_process_outlives_a_killed_ingest(tmp_path: Path) -> None:
    folder = written(tmp_path / "articles", 200)
    slow = INGEST.replace("os.cpu_count = lambda: 1", "os.cpu_count = lambda: 2").replace(
        "store.extract.extract = plain_extract",
        "import time\nstore.extract.extract = lambda a: (print('child', os.getpid(), flush=True), "
        "time.sleep(0.05), plain_extract(a))[2]",
    )
    command = [sys.executable, "-c", slow, str(folder), str(tmp_path / "s.json"), "8000000"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    children: set[int] = set()
    while len(children) < 2:
        words = process.stdout.readline().split()
        if words[:1] == [b"child"]:
            children.add(int(words[1]))
    process.kill()
    process.wait()
    end = time.monotonic() + 30
    while any(_alive(child) for child in children) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(_alive(child) for child in children)


def _alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as file:
            return file.read().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False
