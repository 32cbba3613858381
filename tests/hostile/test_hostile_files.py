"""Folders of hostile files through the real program: each verb keeps its promises, the good come through."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hostile.folders import (
    KINDS,
    NAMES,
    fill_with_kinds,
    fill_with_names,
    fill_with_texts,
    with_neighbours,
)
from tests.hostile.running import decoded, in_pipe, judge, on_terminal, without_rights
from tests.hostile.texts import GOOD, SOAK, hostile_texts

FILLS = {"texts": fill_with_texts, "names": fill_with_names, "kinds": fill_with_kinds}
READING: tuple[tuple[str, ...], ...] = (
    ("articles",),
    ("articles", "--json"),
    ("articles", "--csv"),
    ("entities",),
    ("entities", "--csv"),
    ("deals",),
    ("deals", "--csv"),
    ("deals", "--md"),
    ("claims",),
    ("claims", "--csv"),
    ("matrix",),
    ("search", "OpenAI"),
    ("search", "kind:deal [/] racheté", "--json"),
    ("compare", "good1", "good2"),
    ("compare", "good1", "good2", "--json"),
    ("show", "good1"),
    ("export",),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "out" / "store.json"
    _remove(tmp_path)


def _remove(folder: Path) -> None:
    """Delete what ordinary clean-up cannot: closed folders and paths beyond what the system takes."""
    for closed in (folder / "in" / "closed", folder / "in" / "closed.txt"):
        if closed.exists():
            closed.chmod(0o700)
    shutil.rmtree(folder, ignore_errors=True)


def ingested(folder: Path, store: Path) -> dict[str, object]:
    """Ingest the folder next to its good neighbours; the export of what came of it."""
    store.parent.mkdir(exist_ok=True)
    judge(in_pipe("ingest", folder, "--db", store))
    exported = json.loads(judge(in_pipe("export", "--db", store), codes=(0,)).out)
    assert {"good1", "good2"} <= {article["id"] for article in exported["articles"]}
    amounts = {claim["amount"] for claim in exported["claims"] if claim["article"].startswith("good")}
    assert {3.2e9, 8e9} <= amounts
    texts = {article["id"]: article["text"] for article in exported["articles"]}
    for mention in (mention for entity in exported["entities"] for mention in entity["mentions"]):
        assert texts[mention["article"]][mention["start"] : mention["end"]] == mention["text"]
    assert judge(in_pipe("verify", "--db", store)).code == 0
    return exported


@pytest.mark.parametrize("fill", FILLS)
def test_every_verb_keeps_its_promises_over_a_hostile_folder(tmp_path: Path, store: Path, fill: str) -> None:
    folder = with_neighbours(tmp_path / "in")
    FILLS[fill](folder)
    exported = ingested(folder, store)
    identifiers = [article["id"] for article in exported["articles"]]  # type: ignore[attr-defined]
    for verb in READING if SOAK or fill == "texts" else READING[::4]:
        run = judge(in_pipe(*verb, "--db", store))
        if verb[0] == "articles" and len(verb) == 1:
            assert len(decoded(run).splitlines()) == len(identifiers)
    for verb in READING if SOAK else READING[::6]:
        judge(on_terminal(*verb, "--db", store))
    for identifier in identifiers if SOAK else identifiers[::25]:
        judge(in_pipe("show", "--db", store, "--", identifier))
        judge(on_terminal("show", "--db", store, "--", identifier))
    again = judge(on_terminal("ingest", folder, "--db", store))
    assert again.code in (0, 1)


@pytest.mark.parametrize("name", sorted(hostile_texts()) if SOAK else [])
def test_each_hostile_text_alone(tmp_path: Path, store: Path, name: str) -> None:
    folder = with_neighbours(tmp_path / "in")
    (folder / f"{name}.txt").write_bytes(hostile_texts()[name])
    ingested(folder, store)


@pytest.mark.parametrize("name", [*NAMES, *KINDS] if SOAK else [])
def test_each_hostile_entry_alone(tmp_path: Path, store: Path, name: str) -> None:
    folder = with_neighbours(tmp_path / "in")
    if name in KINDS:
        KINDS[name](folder)
    else:
        with open(os.path.join(os.fsencode(folder), NAMES[name]), "wb") as file:
            file.write(b"Titre\n\nMeta a investi 14,3 milliards de dollars dans Scale AI.\n")
    ingested(folder, store)


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_that_is_given_itself_is_read_or_refused_in_a_line(
    tmp_path: Path, store: Path, kind: str
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    try:
        KINDS[kind](folder)
    except OSError:
        pytest.skip("cannot be made here")
    store.parent.mkdir()
    entries = sorted(folder.iterdir())[:1] if not SOAK else sorted(folder.iterdir())
    for entry in entries:
        judge(in_pipe("ingest", entry, "--db", store))


Change = Callable[[Path], object]
CHANGES: dict[str, Change] = {
    "vanishes": lambda path: path.unlink(),
    "grows": lambda path: path.write_text(path.read_text() * 3000),
    "becomes a pipe": lambda path: (path.unlink(), os.mkfifo(path)),
    "becomes a link": lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
    "becomes a folder": lambda path: (path.unlink(), path.mkdir()),
    "is emptied": lambda path: path.write_bytes(b""),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_between_being_found_and_being_read(
    tmp_path: Path, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import store.ingest.work as work
    from store.dossier import ingest

    folder = with_neighbours(tmp_path / "in")
    (folder / "gone.txt").write_text("Titre\n\nMeta a investi 14,3 milliards de dollars dans Scale AI.\n")
    before = work.make
    done: list[bool] = []

    def make(job: work.Job, article: object, code: str) -> work.Made:
        if not done:
            done.append(True)
            CHANGES[change](folder / "gone.txt")
        return before(job, article, code)  # type: ignore[arg-type]

    monkeypatch.setattr(work, "make", make)
    report = ingest([folder], db=tmp_path / "store.json")
    assert {"good1", "good2"} <= set(report.added)
    assert done


def test_what_is_closed_to_the_reader_is_named_and_costs_its_neighbours_nothing(
    tmp_path: Path, store: Path
) -> None:
    folder = with_neighbours(tmp_path / "in")
    KINDS["closed"](folder)
    locked = tmp_path / "locked"
    shutil.copytree(with_neighbours(tmp_path / "more"), locked)
    locked.chmod(0)
    try:
        if subprocess.run(["ls", locked], preexec_fn=without_rights, capture_output=True).returncode == 0:
            pytest.skip("this user may read everything here")
        exported = ingested(folder, store)
        assert [article["id"] for article in exported["articles"]] == ["good1", "good2"]  # type: ignore[attr-defined]
        run = judge(in_pipe("ingest", folder, locked, "--db", store), codes=(1,))
        refused = [line for line in decoded(run).splitlines() if line.startswith("refused")]
        named = sorted(line.split("\t")[1].rpartition("/")[2] for line in refused)
        assert named == ["closed", "closed.txt", "locked"]
        assert all("permission denied" in line for line in refused)
    finally:
        locked.chmod(0o700)
    store.parent.chmod(0o500)
    try:
        run = judge(in_pipe("note", "good1", "x", "--db", store), codes=(2,))
        assert b"\n" not in run.err.rstrip(b"\n")
        assert judge(in_pipe("deals", "--db", store), codes=(0,)).out
        store.chmod(0)
        assert b"denied" in judge(in_pipe("deals", "--db", store), codes=(2,)).err
    finally:
        store.parent.chmod(0o700)
        store.chmod(0o600)
    assert judge(in_pipe("note", "good1", "x", "--db", store), codes=(0,))


def test_the_reader_says_that_something_was_taken_out(tmp_path: Path, store: Path) -> None:
    folder = with_neighbours(tmp_path / "in")
    (folder / "evil.txt").write_text(
        GOOD.format(buyer="Me\x1bta", target="\u202eScale", amount="1\u200b4"), "utf-8"
    )
    ingested(folder, store)
    # Each stands three times, three times and twice in that text.
    assert "8 hidden characters taken out" in decoded(judge(in_pipe("show", "evil", "--db", store)))
    assert "hidden character" not in decoded(judge(in_pipe("show", "good1", "--db", store)))
