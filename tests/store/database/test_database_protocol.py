"""What every database must do, whatever keeps its states; a shared server would have to pass this too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from store.database import Database, Moved
from store.database.change import Change
from store.database.memory import MemoryDatabase
from store.database.tiny import TinyDatabase
from store.dossier import bundled_paths
from store.dossier.dossier import Dossier
from store.ingest import Ingest
from store.model import Note
from tests.store.database import conftest as sample

MAKERS: dict[str, Callable[[Path], Database]] = {
    "files": lambda folder: TinyDatabase(folder / "a.json"),
    "memory": lambda _: MemoryDatabase(),
    "memory begun from files": lambda folder: MemoryDatabase(TinyDatabase(folder / "a.json")),
}


@pytest.fixture(params=MAKERS)
def any_database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    """A database with nothing in it."""
    return MAKERS[request.param](tmp_path)


def test_it_begins_with_nothing_and_gives_back_what_was_written(any_database: Database) -> None:
    assert any_database.read() is None
    written = any_database.write(sample.change("001", "002"), 0)
    read = any_database.read()
    assert read is not None
    for snapshot in (written, read):
        assert snapshot.generation == 1
        assert snapshot.articles() == (sample.article("001"), sample.article("002"))
        assert snapshot.extraction("002") == sample.extraction("002")
        assert snapshot.ledger() == sample.ledger("001", "002")
        assert snapshot.meta["name"] == "essai"


def test_a_change_without_articles_leaves_them_and_a_removed_one_goes(any_database: Database) -> None:
    any_database.write(sample.change("001", "002"), 0)
    any_database.write(Change(meta={"name": "other"}), 1)
    after = any_database.write(Change(removed=("001",), ledger=sample.ledger("002")), 2)
    assert after.meta["name"] == "other"
    assert after.article_ids == ("002",)
    assert after.ledger() == sample.ledger("002")
    assert "001" not in after


def test_a_change_made_for_another_state_is_refused_whole(any_database: Database) -> None:
    any_database.write(sample.change("001"), 0)
    for seen in (0, 2):
        with pytest.raises(Moved):
            any_database.write(sample.change("003"), seen)
    present = any_database.read()
    assert present is not None
    assert (present.article_ids, present.generation) == (("001",), 1)
    assert any_database.write(sample.change("003"), None).article_ids == ("001", "003")


def test_a_state_once_read_stays_and_is_known_to_have_moved(any_database: Database) -> None:
    any_database.write(sample.change("001"), 0)
    snapshot, notes = any_database.read(), any_database.read_notes()
    assert snapshot is not None
    assert not any_database.moved(snapshot, notes)
    any_database.write(sample.change("002"), 1)
    assert any_database.moved(snapshot, notes)
    assert snapshot.articles() == (sample.article("001"),)
    assert snapshot.deals() == sample.ledger("001").deals


def test_notes_are_apart_from_the_articles(any_database: Database) -> None:
    any_database.write(sample.change("001"), 0)
    note = Note("n1", "001", "read", (), "ann", "2025-01-01")
    edited = any_database.edit_notes(lambda notes: notes._replace(notes={note.id: note}))
    assert edited.notes == any_database.read_notes().notes == {"n1": note}
    present = any_database.read()
    assert present is not None
    assert present.generation == 1
    any_database.begin_notes()
    assert any_database.read_notes().notes == {"n1": note}


def test_a_dossier_lives_in_it(any_database: Database) -> None:
    report = Ingest(any_database).run(bundled_paths()[:2])
    assert len(report.added) == 2
    dossier = Dossier(any_database)
    entity = dossier.entities[0]
    dossier.note(entity.id, "who is this?")
    dossier.decide("rename", entity.id, name="Somebody Else")
    again = Dossier(any_database)
    assert again.entity(entity.id).name == "Somebody Else"
    assert [note.text for note in again.notes] == ["who is this?"]
    assert again.undo() is not None
    assert again.entity(entity.id).name == entity.name
    assert not Ingest(any_database).run(bundled_paths()[:2]).added
