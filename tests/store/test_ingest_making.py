"""What made a ledger is used for the next one too, but only for the state of the store it stands for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from store.database import open_database, read_notes
from store.dossier import bundled_paths, ingest, open_dossier
from store.ingest import making, run
from store.reconcile import Reconciler, reconcile


def made_anew(db: Path) -> object:
    """The ledger that starting over would give."""
    snapshot = open_database(str(db)).read()
    assert snapshot is not None
    articles = snapshot.articles()
    extractions = [snapshot.extraction(article.id) for article in articles]
    decisions = read_notes(str(db).removesuffix(".json") + ".notes.json").active()
    return reconcile(articles, extractions, decisions)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "press"
    place.mkdir()
    for path in bundled_paths():
        (place / path.name).write_bytes(path.read_bytes())
    return place


def test_changes_one_after_the_other_give_the_ledger_of_starting_over(folder: Path, tmp_path: Path) -> None:
    db = tmp_path / "press.json"
    ingest([folder], db)
    first, *_ = sorted(folder.iterdir())
    for change in range(3):
        first.write_text(
            first.read_text(encoding="utf-8").replace("OpenAI", f"Zorba{change}"), encoding="utf-8"
        )
        ingest([folder], db)
        assert making._kept
        dossier = open_dossier(db)
        dossier.decide("rename", dossier.entities[change].id, name=f"Name {change}")
        assert dossier.ledger == open_dossier(db).ledger == made_anew(db)
    first.unlink()
    ingest([folder], db, prune=True)
    assert open_dossier(db).ledger == made_anew(db)


def test_a_store_that_someone_else_changed_is_looked_at_anew(folder: Path, tmp_path: Path) -> None:
    db, other = tmp_path / "press.json", tmp_path / "other.json"
    first, second, *_ = sorted(folder.iterdir())
    ingest([folder], db)
    dossier = open_dossier(db)
    dossier.decide("rename", dossier.entities[0].id, name="Name")
    ingest([first], other)
    db.write_bytes(other.read_bytes())
    ingest([second], db)
    assert len(open_dossier(db).articles) == 2
    assert open_dossier(db).ledger == made_anew(db)


@pytest.mark.parametrize(("batch", "stop"), [(1 << 40, 0), (1, 0), (1, 3), (1 << 40, 2)])
def test_what_was_heard_while_files_were_read_gives_the_ledger_of_starting_over(
    batch: int, stop: int, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Batches may be committed on the way, and an interruption may come in the middle of an article."""
    recalled: list[str] = []
    heard: list[str] = []
    recall, take = making._recalled, Reconciler.take

    def told_anew(snapshot: Any, name: str) -> Any:
        recalled.append(name)
        return recall(snapshot, name)

    def interrupted(self: Reconciler, said: Any) -> None:
        take(self, said)
        heard.append(said.article)
        if len(heard) == stop:
            raise KeyboardInterrupt

    monkeypatch.setattr(making, "_recalled", told_anew)
    monkeypatch.setattr(run, "is_shared", lambda _: True)
    monkeypatch.setattr(run, "_BATCH", batch)
    db = tmp_path / "press.json"
    with monkeypatch.context() as patched:
        patched.setattr(Reconciler, "take", interrupted)
        report = ingest([folder], db)
    assert report.stopped == bool(stop)
    assert open_dossier(db).ledger == made_anew(db)
    if not stop:
        assert not recalled
        assert sorted(heard) == list(report.added)  # each once
    ingest([folder], db)
    assert len(open_dossier(db).articles) == 5
    assert open_dossier(db).ledger == made_anew(db)
