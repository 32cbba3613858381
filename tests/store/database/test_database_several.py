"""Several programs on one store, and programs killed at any moment."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from store.database import files, lock
from store.database.base import Moved
from store.database.lock import locked
from store.database.notes import Notes
from store.database.tiny import TinyDatabase
from store.model import DossierError, Note
from tests.conftest import ROOT
from tests.store.database import conftest as sample

KILLS = 300 if os.environ.get("DOSSIER_SOAK") else 20

WRITER = """
import sys
from store.database.schema import Tables
from store.database.tiny import TinyDatabase
from store.dossier import analyst
from tests.store.database import conftest as sample

path, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
database = TinyDatabase(path)
for number in range(count):
    note = analyst.new_note("001", f"{name} {number}")
    database.edit_notes(lambda notes: analyst.put(notes, note))
    if name.startswith("both") and number % 5 == 0:
        database.write(sample.change("001", f"{name}-{number}"), None)
    print(number, flush=True)
"""


def writer(path: str, name: str, count: int) -> subprocess.Popen[bytes]:
    """A process that writes notes, and says the number of each once it is on the disk."""
    command = [sys.executable, "-c", WRITER, path, name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def texts(database: TinyDatabase) -> set[str | None]:
    """All notes there are."""
    return {note.text for note in database.read_notes().notes.values()}


def test_eight_writers_and_a_reader_lose_nothing(database: TinyDatabase) -> None:
    writers = [writer(database.path, f"both{number}", 10) for number in range(8)]
    reader = TinyDatabase(database.path)
    while any(process.poll() is None for process in writers):
        snapshot = reader.read()
        assert snapshot is not None
        assert snapshot.ledger().entities
        assert len(snapshot.articles()) == len(snapshot.article_ids)
        reader.read_notes()
        time.sleep(0.01)
    for process in writers:
        _, errors = process.communicate()
        assert (process.returncode, errors) == (0, b"")
    assert texts(database) == {f"both{w} {n}" for w in range(8) for n in range(10)}
    articles = set(database.read().article_ids) if database.read() else set()
    assert articles == {"001", *(f"both{w}-{n}" for w in range(8) for n in (0, 5))}


def test_killed_at_any_moment_every_note_that_was_confirmed_is_there(database: TinyDatabase) -> None:
    rng = random.Random(7)
    confirmed: set[str] = set()
    for number in range(KILLS):
        name = f"both{number}"
        process = writer(database.path, name, 1000)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(rng.uniform(0, 0.05))
        process.send_signal(signal.SIGKILL)
        rest, _ = process.communicate()
        lines = (first + rest).split(b"\n")[:-1]
        confirmed.update(f"{name} {int(line)}" for line in lines)
        assert database.read() is not None
        assert confirmed <= texts(database)
    assert len(confirmed) >= KILLS
    last = Note("n000000000001", "001", "last", (), "me", "2025")
    database.edit_notes(lambda notes: notes._replace(notes={**notes.notes, last.id: last}))
    database.write(sample.change("001"), None)
    assert not [name for name in os.listdir(os.path.dirname(database.path)) if name.startswith(".")]


def test_a_change_made_for_an_older_state_is_refused(database: TinyDatabase) -> None:
    other = TinyDatabase(database.path)
    seen = other.read()
    assert seen is not None
    database.write(sample.change("001", "002"), seen.generation)
    with pytest.raises(Moved):
        other.write(sample.change("001", "003"), seen.generation)
    assert database.read().article_ids == ("001", "002")  # type: ignore[union-attr]


def test_a_reader_keeps_its_state_and_learns_that_it_moved(database: TinyDatabase) -> None:
    reader = TinyDatabase(database.path)
    snapshot, notes = reader.read(), reader.read_notes()
    assert snapshot is not None
    assert not reader.moved(snapshot, notes)
    database.edit_notes(lambda _: Notes({"n1": Note("n1", "001", "x", (), "me", "2025")}, {}))
    assert reader.moved(snapshot, notes)
    notes = reader.read_notes()
    database.write(sample.change("001", "002"), None)
    assert reader.moved(snapshot, notes)
    assert snapshot.article_ids == ("001",)


def test_who_waits_in_vain_is_told_for_whom(database: TinyDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    monkeypatch.setenv("USER", "marie\x1b[2J")
    with locked(database.path), pytest.raises(DossierError) as caught:
        database.write(sample.change("001"), None)
    message = str(caught.value)
    assert f"is being written by process {os.getpid()} of marie[2J; try again" in message
    assert "\x1b" not in message
    database.write(sample.change("001"), None)


def test_a_lock_that_is_a_link_or_a_pipe_is_not_followed(database: TinyDatabase, tmp_path: Path) -> None:
    os.unlink(database.path + ".lock")
    victim = tmp_path / "victim"
    victim.write_text("precious")
    os.symlink(victim, database.path + ".lock")
    with pytest.raises(DossierError, match="symbolic link"):
        database.write(sample.change("001"), None)
    os.unlink(database.path + ".lock")
    os.mkfifo(database.path + ".lock")
    with pytest.raises(DossierError, match="not a regular file"):
        database.write(sample.change("001"), None)
    assert victim.read_text() == "precious"


def test_reading_creates_nothing_and_takes_no_lock(
    database: TinyDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = os.path.dirname(database.path)
    for name in os.listdir(folder):
        if name.endswith(".lock"):
            os.unlink(os.path.join(folder, name))
    before = sorted(os.listdir(folder))
    real = os.open

    def reading_only(path: str, flags: int, *rest: object, **named: object) -> int:
        assert not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT), path
        return real(path, flags, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", reading_only)
    fresh = TinyDatabase(database.path)
    assert fresh.read() is not None
    assert fresh.read_notes() == Notes({}, {})
    assert sorted(os.listdir(folder)) == before
    assert files.stamp_of(database.path) is not None


@pytest.mark.parametrize("looked_at", ["", "deals", "claims"])
def test_a_state_at_hand_is_not_read_again_to_be_changed(
    looked_at: str, database: TinyDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.database import layout
    from store.database import snapshot as states

    states._cache.clear()
    before = database.read()
    assert before is not None
    if looked_at:
        getattr(before, looked_at)()  # a table that is decoded is let go, and it alone is read for the change
    read: list[tuple[int, int]] = []
    honest = layout.cut_again

    def again(file: BinaryIO, place: tuple[int, int]) -> dict[str, bytes]:
        read.append(place)
        return honest(file, place)

    monkeypatch.setattr(layout, "cut_again", again)
    monkeypatch.setattr(layout, "cut", None)
    second = sample.change("002")
    database.write(second._replace(ledger=None), 1)
    monkeypatch.undo()
    assert len(read) == bool(looked_at)
    states._cache.clear()
    after = database.read()
    assert after is not None
    assert after.article_ids == ("001", "002")
    assert after.deals() == sample.ledger("001").deals
    assert after.claims() == sample.ledger("001").claims
