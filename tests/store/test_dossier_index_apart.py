"""The index of a large store is made by another process; where that cannot be, it is made here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from store.dossier import bundled_paths, indexing, ingest, open_dossier
from store.search import index as searching


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(indexing, "APART", 1)
    ingest(bundled_paths(), tmp_path / "s.json")
    return tmp_path / "s.json"


def test_another_process_makes_it_and_it_is_found(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "build_new", lambda *_: pytest.fail("it was made here"))
    dossier = open_dossier(db)
    dossier.prepare_index()
    assert db.with_suffix(".index").exists()
    assert dossier.search("softbank").hits
    assert not list(db.parent.glob(".*.new"))


def test_where_no_process_can_be_started_it_is_made_here(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(db.parent / "no such program"))
    assert open_dossier(db).search("softbank").hits
    assert db.with_suffix(".index").exists()


def test_giving_up_ends_the_process_and_leaves_nothing(db: Path) -> None:
    assert indexing.make_apart(str(db), lambda: True) is False
    assert not db.with_suffix(".index").exists()
    assert not list(db.parent.glob(".*.new"))


def test_who_may_only_read_starts_no_process(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "make_apart", lambda *_: pytest.fail("a process was started"))
    dossier = open_dossier(db, read_only=True)
    dossier.prepare_index()
    assert dossier.search("softbank").hits
    assert not db.with_suffix(".index").exists()
