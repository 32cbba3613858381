"""Damaged and foreign stores: reading says what is wrong in a line, writing never makes it worse."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.hostile.running import in_pipe, inside, judge, on_terminal
from tests.hostile.stores import DAMAGES
from tests.hostile.texts import SOAK

READING = (
    ("articles",),
    ("entities", "--csv"),
    ("deals", "--json"),
    ("claims",),
    ("matrix",),
    ("search", "OpenAI"),
    ("show", "000"),
    ("compare", "000", "001"),
    ("decide", "--list"),
    ("export",),
    ("verify",),
)
WRITING = (
    ("note", "000", "a note"),
    ("tag", "000", "tag"),
    ("decide", "hide", "openai"),
    ("verify", "--repair"),
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds with a note, a tag and a decision, in a folder of its own."""
    folder = tmp_path_factory.mktemp("good")
    store = folder / "store.json"
    for arguments in (
        ("ingest", str(SEEDS)),
        ("note", "000", "ask the desk"),
        ("tag", "001", "later"),
        ("decide", "rename", "openai", "name=OpenAI Inc."),
    ):
        assert inside(*arguments, "--db", str(store)).code == 0
    return folder


def notes_file(store: Path) -> Path:
    return store.with_name("store.notes.json")


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_store(damage: str, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(good, folder)
    store = folder / "store.json"
    store.write_bytes(DAMAGES[damage](store.read_bytes()))
    kept = notes_file(store).read_bytes()
    for verb in READING:
        judge(inside(*verb, "--db", str(store)))
    assert notes_file(store).read_bytes() == kept
    for verb in WRITING:
        judge(inside(*verb, "--db", str(store)))
    judge(inside("ingest", str(SEEDS), "--db", str(store)))
    judge(inside("articles", "--db", str(store)))
    assert "ask the desk" in everything_in(folder)
    if SOAK:
        judge(in_pipe("deals", "--db", store))
        judge(on_terminal("articles", "--db", store))


@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_notes(damage: str, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(good, folder)
    store = folder / "store.json"
    damaged = DAMAGES[damage](notes_file(store).read_bytes())
    notes_file(store).write_bytes(damaged)
    before = store.read_bytes()
    for verb in READING:
        judge(inside(*verb, "--db", str(store)))
    assert notes_file(store).read_bytes() == damaged
    for verb in WRITING[:3]:
        judge(inside(*verb, "--db", str(store)))
    assert b"articles" in before
    judge(inside("articles", "--db", str(store)))
    judge(inside("verify", "--repair", "--db", str(store)))
    judge(inside("export", "--db", str(store)), codes=(0,))


def test_a_note_with_half_a_character_is_kept(good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(good, folder)
    store = folder / "store.json"
    notes_file(store).write_bytes(notes_file(store).read_bytes().replace(b"the desk", b"the \\ud83d desk"))
    assert judge(inside("export", "--db", str(store))).code == 2
    assert judge(inside("verify", "--repair", "--db", str(store))).code == 0
    exported = json.loads(judge(inside("export", "--db", str(store)), codes=(0,)).out)
    assert [note["text"] for note in exported["notes"] if note["text"]] == ["ask the ? desk"]
    assert len(exported["notes"]) == 2
    assert len(exported["decisions"]) == 1


def everything_in(folder: Path) -> str:
    """All that lies in the folder, as one text."""
    return "\n".join(path.read_text("utf-8", "replace") for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_only_costs_time(damage: str, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(good, folder)
    store = folder / "store.json"
    judge(inside("search", "OpenAI", "--db", str(store)), codes=(0,))
    beside = [path for path in folder.iterdir() if path.name not in ("store.json", "store.notes.json")]
    for path in beside:
        if path.suffix not in (".lock", ".bak") and path.is_file():
            data = path.read_bytes()
            try:
                path.write_bytes(DAMAGES[damage](data))
            except ValueError:
                path.write_bytes(data[: len(data) // 2] + b"\x00" * 4096)
    assert b"OpenAI" in judge(inside("search", "OpenAI", "--db", str(store)), codes=(0,)).out


@pytest.mark.parametrize("name", ["store.json", "store.notes.json", "store.json.lock"])
@pytest.mark.parametrize("kind", ["folder", "pipe", "loop", "dangling", "device", "closed"])
def test_a_store_that_is_no_file(name: str, kind: str, good: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(good, folder)
    path = folder / name
    path.unlink(missing_ok=True)
    # Where others can write, a link may be theirs: it is not followed.
    folder.chmod(0o777)
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "closed":
        path.touch(0)
    else:
        path.symlink_to({"loop": name, "dangling": "nowhere", "device": "/dev/zero"}[kind])
    store = folder / "store.json"
    for verb in (("articles",), ("note", "000", "x"), ("ingest", str(SEEDS)), ("verify", "--repair")):
        judge(inside(*verb, "--db", str(store)))
    assert not (folder / "nowhere").exists()
