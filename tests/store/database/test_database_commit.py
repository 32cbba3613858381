"""A commit whose every system call fails in turn, or during whose every one the program dies."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from store.database import files
from store.database.notes import Notes, notes_path
from store.database.snapshot import read_store
from store.database.tiny import TinyDatabase
from store.model import DossierError, Note
from tests.store.database import conftest as sample

CALLS = ("open", "fchmod", "write", "fsync", "close", "link", "replace", "listdir", "unlink", "fstat", "stat")
"""The calls by which a commit touches the disk, or looks at it."""


class Interference:
    """Counts the calls of `os` and, at the one that is asked for, does something else instead."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, act: Callable[[str], None]) -> None:
        self.count = 0
        self.at = -1
        self.log: list[str] = []
        for name in CALLS:
            real = getattr(os, name)
            monkeypatch.setattr(os, name, self._wrapped(name, real, act))

    def _wrapped(self, name: str, real: Callable[..., object], act: Callable[[str], None]) -> object:
        def call(*args: object, **named: object) -> object:
            self.count += 1
            self.log.append(name)
            if self.count - 1 == self.at:
                if name == "close":
                    real(*args, **named)
                act(name)
            return real(*args, **named)

        return call


def change_notes(database: TinyDatabase) -> None:
    """Add a note: a small commit."""
    note = Note("n00000000000b", "001", "new", (), "me", "2025-01-02")
    database.edit_notes(lambda notes: notes._replace(notes={**notes.notes, note.id: note}))


def change_store(database: TinyDatabase) -> None:
    """Add an article: a commit of the store."""
    database.write(sample.change("001", "002"), None)


def state(database: TinyDatabase) -> tuple[tuple[str, ...], list[str]]:
    """What a reader finds."""
    notes = TinyDatabase(database.path).read_notes()
    return read_store(database.path).article_ids, sorted(note.text or "" for note in notes.notes.values())


@pytest.fixture
def ready(database: TinyDatabase) -> TinyDatabase:
    """A store with an article, a note and a backup of each."""
    first = Note("n00000000000a", "001", "old", (), "me", "2025-01-01")
    database.edit_notes(lambda _: Notes({first.id: first}, {}))
    database.edit_notes(lambda notes: notes._replace(notes={first.id: first._replace(revision=1)}))
    database.write(sample.change("001"), None)
    return database


OLD = (("001",), ["old"])
CHANGES = {
    "notes": (change_notes, (("001",), ["new", "old"])),
    "store": (change_store, (("001", "002"), ["old"])),
}


@pytest.mark.parametrize("what", CHANGES)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_any_failing_call_leaves_the_old_state_or_the_new_one(
    ready: TinyDatabase, what: str, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, new = CHANGES[what]

    def fail(name: str) -> None:
        raise OSError(number, os.strerror(number))

    calls = _calls_of(act, ready, monkeypatch)
    assert {"open", "write", "fsync", "link", "replace"} <= set(calls)
    for at in range(len(calls)):
        _reset(ready)
        with monkeypatch.context() as patch:
            Interference(patch, fail).at = at
            try:
                act(ready)
                outcome = "done"
            except DossierError as error:
                outcome = str(error)
        assert outcome == "done" or outcome.startswith(os.path.dirname(ready.path))
        assert "\n" not in outcome
        found = state(ready)
        assert found in (OLD, new), f"{calls[at]} (call {at})"
        if outcome == "done":
            assert found == new, f"{calls[at]} (call {at}) was acknowledged"
        elif "old state is intact" in outcome:
            assert found == OLD, f"{calls[at]} (call {at}): {outcome}"
        act(ready)
        assert state(ready) == new
        assert not _leftovers(ready)


@pytest.mark.parametrize("what", CHANGES)
def test_dying_at_any_call_leaves_the_old_state_or_the_new_one(
    ready: TinyDatabase, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    act, new = CHANGES[what]

    def die(name: str) -> None:
        os._exit(9)

    calls = _calls_of(act, ready, monkeypatch)
    seen = set()
    for at in range(len(calls)):
        _reset(ready)
        child = os.fork()
        if child == 0:
            with monkeypatch.context() as patch:
                Interference(patch, die).at = at
                act(ready)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        assert os.waitstatus_to_exitcode(status) == 9, f"call {at} was not made"
        found = state(ready)
        assert found in (OLD, new), f"{calls[at]} (call {at})"
        seen.add(found == new)
        act(ready)
        assert state(ready) == new
        assert not _leftovers(ready)
    assert seen == {True, False}


def test_half_a_write_is_never_the_file(ready: TinyDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    written = 0

    def few_bytes(descriptor: int, data: bytes) -> int:
        nonlocal written
        if written > 200:
            raise OSError(errno.ENOSPC, "full")
        count = real(descriptor, bytes(data[:50]))
        written += count
        return count

    monkeypatch.setattr(os, "write", few_bytes)
    with pytest.raises(DossierError, match="the disk is full"):
        change_store(ready)
    monkeypatch.undo()
    assert state(ready) == OLD
    assert not _leftovers(ready)


def test_the_backup_is_the_state_before(ready: TinyDatabase) -> None:
    change_store(ready)
    backup = Path(ready.path + ".bak")
    assert read_store(str(backup)).article_ids == ("001",)
    assert read_store(ready.path).article_ids == ("001", "002")


def test_a_file_system_without_hard_links_gets_a_copy(
    ready: TinyDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    change_store(ready)
    assert read_store(ready.path + ".bak").article_ids == ("001",)


def test_modes_are_private_and_a_chosen_one_is_kept(ready: TinyDatabase) -> None:
    folder = Path(ready.path).parent
    assert folder.stat().st_mode & 0o777 == 0o700
    names = [ready.path, ready.path + ".bak", ready.path + ".lock", notes_path(ready.path)]
    assert {os.stat(name).st_mode & 0o777 for name in names} == {0o600}
    os.chmod(ready.path, 0o660)
    change_store(ready)
    assert os.stat(ready.path).st_mode & 0o777 == 0o660
    change_store(ready)
    assert os.stat(ready.path + ".lock").st_mode & 0o777 == 0o660


def test_write_file_replaces_a_file_whole_and_leaves_nothing_else(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    target = folder / "out.json"
    files.write_file(target, "un\n")
    files.write_file(target, b"deux\n")
    assert target.read_text() == "deux\n"
    assert os.listdir(folder) == ["out.json"]
    with pytest.raises(DossierError, match="not a regular file"):
        files.write_file(folder, b"")
    with pytest.raises(DossierError, match="no such file or folder"):
        files.write_file(folder / "none" / "out.json", b"")


def _calls_of(
    act: Callable[[TinyDatabase], None], database: TinyDatabase, monkeypatch: pytest.MonkeyPatch
) -> list[str]:
    """The calls that a commit makes when all is well."""
    _reset(database)
    with monkeypatch.context() as patch:
        watching = Interference(patch, lambda _: None)
        act(database)
        return list(watching.log)


def _reset(database: TinyDatabase) -> None:
    """Back to the old state: one article, one note, one backup of each."""
    database.write(sample.change("001")._replace(removed=("002",)), None)
    database.edit_notes(
        lambda notes: notes._replace(notes={k: n for k, n in notes.notes.items() if n.text == "old"})
    )
    assert state(database) == OLD


def _leftovers(database: TinyDatabase) -> list[str]:
    return [name for name in os.listdir(os.path.dirname(database.path)) if name.startswith(".")]
