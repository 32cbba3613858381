"""Notes, tags and decisions: kept, shared, undone, replayed, and never lost in silence."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from store.database.notes import notes_path
from store.database.tiny import TinyDatabase
from store.dossier import Dossier, ingest, open_dossier
from store.model import DossierError
from tests.conftest import SEEDS


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the seeds that may be changed."""
    made = tmp_path / "articles"
    made.mkdir()
    for path in SEEDS.glob("*.txt"):
        shutil.copy(path, made)
    return made


@pytest.fixture
def store(tmp_path: Path, folder: Path) -> Path:
    """The store of that copy."""
    path = tmp_path / "s.json"
    ingest([folder], path)
    return path


def a_deal(dossier: Dossier) -> str:
    """The id of a deal with an amount, told once, by article 002."""
    return next(
        deal.id
        for deal in dossier.deals
        if deal.amount and len(deal.claims) == 1 and dossier.claim(deal.claims[0]).article == "002"
    )


def test_a_note_is_on_disk_when_the_call_returns(store: Path) -> None:
    before = store.read_bytes()
    dossier = open_dossier(store)
    note = dossier.note("001", "  à\x1b[31m relire\u202e  ")
    assert note.text == "à[31m relire"
    assert open_dossier(store).notes == (note,)
    assert store.read_bytes() == before
    deal = a_deal(dossier)
    dossier.note(deal, "chiffre à vérifier")
    dossier.note("openai", "sujet")
    assert len(open_dossier(store).notes_on(deal)) == 1
    for empty in ("", "  ", "\u200b"):
        with pytest.raises(DossierError):
            dossier.note("001", empty)


def test_tags_are_a_set_whoever_puts_them(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine, theirs = open_dossier(store), open_dossier(store)
    monkeypatch.setenv("USER", "marie")
    mine.tag("001", "#urgent")
    monkeypatch.setenv("USER", "paul")
    theirs.tag("001", "urgent")
    theirs.tag("001", "io")
    assert theirs.tags_on("001") == ("io", "urgent")
    assert [note.author for note in theirs.notes if "urgent" in note.tags] == ["marie"]
    assert mine.changed_on_disk()
    mine.reload()
    assert mine.tags_on("001") == ("io", "urgent")
    assert mine.untag("001", "urgent")
    assert not mine.untag("001", "urgent")
    assert open_dossier(store).tags_on("001") == ("io",)


def test_a_note_follows_what_it_is_on_into_another(store: Path) -> None:
    dossier = open_dossier(store)
    one, other = [deal.id for deal in dossier.deals if deal.amount and deal.currency][:2]
    for target in (one, other, "microsoft", "openai"):
        dossier.note(target, f"sur {target}")
    dossier.tag(other, "relire")
    dossier.decide("merge", one, into=other)
    dossier.decide("merge", "microsoft", into="openai")
    merged = next(deal.id for deal in dossier.deals if deal.id in (one, other))
    assert {note.text for note in dossier.notes_on(merged)} == {f"sur {one}", f"sur {other}", None}
    assert {note.text for note in dossier.notes_on("openai")} == {"sur microsoft", "sur openai"}
    assert dossier.verify() == ()
    assert dossier.untag(merged, "relire")
    dossier.undo()
    dossier.undo()
    assert [note.text for note in dossier.notes_on("microsoft")] == ["sur microsoft"]
    assert [note.text for note in open_dossier(store).notes_on(other)] == [f"sur {other}"]


def test_a_note_follows_a_deal_that_another_article_gives_its_id(tmp_path: Path) -> None:
    told = "Acme a levé 3 millions d'euros auprès de Rhône Capital le 3 mars 2025.\n"
    ids = set()
    for number in range(9):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Article {number}\n\n{told}")
        ingest([path], tmp_path / "a.json")
        dossier = open_dossier(tmp_path / "a.json")
        (deal,) = (deal for deal in dossier.deals if deal.kind in ("funding_round", "investment"))
        if deal.id not in ids:
            dossier.note(deal.id, f"note {len(ids)}")
        ids.add(deal.id)
        assert len(dossier.notes_on(deal.id)) == len(ids)
        assert dossier.verify() == ()
    assert len(ids) > 1


def test_a_hidden_deal_is_no_fault_and_keeps_its_notes(store: Path) -> None:
    dossier = open_dossier(store)
    deal = a_deal(dossier)
    dossier.note(deal, "chiffre à vérifier")
    dossier.decide("hide", deal)
    assert deal not in {other.id for other in dossier.deals}
    assert dossier.verify() == ()
    dossier.undo()
    assert [note.text for note in dossier.notes_on(deal)] == ["chiffre à vérifier"]


def test_two_texts_for_one_note_are_both_kept_and_said(store: Path) -> None:
    mine, theirs = open_dossier(store), open_dossier(store)
    note = mine.note("001", "avant")
    theirs.reload()
    theirs.edit_note(note.id, "leur texte")
    kept = mine.edit_note(note.id, "mon texte")
    assert kept.id != note.id
    assert "both are kept" in mine.messages[0]
    assert {note.text for note in open_dossier(store).notes} == {"leur texte", "mon texte"}
    assert theirs.edit_note(note.id, "encore").revision == 2


def test_a_note_deleted_can_be_restored_and_one_changed_meanwhile_is_kept(store: Path) -> None:
    mine, theirs = open_dossier(store), open_dossier(store)
    note = mine.note("001", "avant")
    mine.delete_note(note.id)
    assert open_dossier(store).notes == ()
    mine.restore_note(note)
    theirs.reload()
    theirs.edit_note(note.id, "changé")
    mine.delete_note(note.id)
    assert "it is kept" in mine.messages[0]
    assert [note.text for note in open_dossier(store).notes] == ["changé"]


def test_a_decision_changes_the_ledger_and_ten_undos_bring_it_back(store: Path) -> None:
    dossier = open_dossier(store)
    before = dossier.ledger
    deal = a_deal(dossier)
    dossier.decide("correct", deal, field="amount", value=123e6)
    dossier.decide("rename", "openai", name="OpenAI, Inc.")
    after = dossier.ledger
    assert dossier.deal(deal).amount == 123e6
    assert "amount" in dossier.deal(deal).decided
    for _ in range(10):
        fresh = open_dossier(store)
        assert fresh.undo() is not None
        assert fresh.undo() is not None
        assert fresh.undo() is None
        assert fresh.ledger == before
        fresh = open_dossier(store)
        assert fresh.redo() is not None
        assert fresh.redo() is not None
        assert fresh.redo() is None
        assert fresh.ledger == after


def test_a_new_decision_ends_what_can_be_redone(store: Path) -> None:
    dossier = open_dossier(store)
    dossier.decide("rename", "openai", name="A")
    dossier.undo()
    dossier.decide("rename", "openai", name="B")
    assert dossier.redo() is None
    assert [decision.undone for decision in dossier.decisions] == [True, False]


def test_only_ones_own_decisions_are_undone(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USER", "marie")
    open_dossier(store).decide("rename", "openai", name="A")
    monkeypatch.setenv("USER", "paul")
    dossier = open_dossier(store)
    assert dossier.undo() is None
    dossier.decide("hide", "elon-musk")
    assert dossier.undo() is not None
    assert [decision.author for decision in dossier.decisions if not decision.undone] == ["marie"]


def test_a_decision_survives_reingest_rename_and_a_change_elsewhere(store: Path, folder: Path) -> None:
    dossier = open_dossier(store)
    deal = a_deal(dossier)
    sentence = dossier.claims_of_deal(deal)[0].evidence[0].text
    dossier.decide("correct", deal, field="amount", value=77e6)

    def holds() -> None:
        now = open_dossier(store)
        assert now.unresolved == ()
        corrected = [d for d in now.deals if d.amount == 77e6 and "amount" in d.decided]
        assert len(corrected) == 1
        assert now.claims_of_deal(corrected[0].id)[0].evidence[0].text == sentence

    ingest([folder], store)
    holds()
    path = next(folder.glob("002_*"))
    moved = path.rename(folder / "renamed-elsewhere.txt")
    ingest([folder], store)
    holds()
    moved.write_text(moved.read_text() + "\n\nUn paragraphe de plus, tout à la fin, sans aucun chiffre.\n")
    assert ingest([folder], store).changed == ("002",)
    holds()


def test_a_decision_whose_text_is_gone_is_reported(store: Path, folder: Path) -> None:
    dossier = open_dossier(store)
    decision = dossier.decide("reject_claim", dossier.claims_of_article("002")[0].id)
    path = next(folder.glob("002_*"))
    path.write_text("Un autre titre\n\nCet article a été réécrit du tout au tout, sans chiffre aucun.\n")
    report = ingest([folder], store)
    assert [item.decision for item in report.unresolved] == [decision.id]
    now = open_dossier(store)
    assert [item.decision for item in now.unresolved] == [decision.id]
    assert any(fault.record == decision.id for fault in now.verify())
    assert now.decisions == (decision,)


def test_decisions_merged_in_by_others_are_replayed_at_opening(store: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    shutil.copy(store, other)
    open_dossier(other).decide("rename", "openai", name="Autre nom")
    shutil.copy(notes_path(str(other)), notes_path(str(store)))
    assert "Autre nom" in {entity.name for entity in open_dossier(store, read_only=True).entities}
    assert "Autre nom" not in store.read_text()
    assert "Autre nom" in {entity.name for entity in open_dossier(store).entities}
    assert "Autre nom" in store.read_text()


def test_a_decision_that_does_not_fit_is_refused_in_words(store: Path) -> None:
    dossier = open_dossier(store)
    for action, target, args in (
        ("explode", "openai", {}),
        ("rename", "openai", {}),
        ("merge", "openai", {"into": "nobody-known"}),
        ("hide", "nobody-known", {}),
        ("retype", "openai", {"type": "GOD"}),
    ):
        with pytest.raises(DossierError) as caught:
            dossier.decide(action, target, **args)
        assert "\n" not in str(caught.value)
    assert dossier.decisions == ()


def test_merge_of_deals_is_what_it_says(store: Path) -> None:
    dossier = open_dossier(store)
    first, second = [deal for deal in dossier.deals if deal.kind == dossier.deals[0].kind][:2]
    count = len(dossier.deals)
    assert dossier.decide("merge", first.id, into=second.id).action == "merge_deals"
    assert len(dossier.deals) == count - 1


def test_a_decision_taken_after_another_clocks_comes_last(store: Path) -> None:
    dossier = open_dossier(store)
    first = dossier.decide("rename", "openai", name="A")
    database = TinyDatabase(store)
    late = first._replace(at="2999-01-01T00:00:00.000000Z")
    database.edit_notes(lambda notes: notes._replace(decisions={late.id: late}))
    dossier.reload()
    dossier.decide("rename", "openai", name="B")
    assert [decision.args["name"] for decision in dossier.decisions] == ["A", "B"]
    assert "B" in {entity.name for entity in open_dossier(store).entities}


def test_reload_shows_what_another_program_did(store: Path, folder: Path) -> None:
    dossier = open_dossier(store)
    generation = dossier.generation
    assert not dossier.changed_on_disk()
    (folder / "new.txt").write_text(
        "Un titre neuf\n\nUn texte neuf qui parle de SoftBank et de rien d'autre.\n"
    )
    ingest([folder], store)
    assert dossier.changed_on_disk()
    assert "new" not in dossier.article_ids
    dossier.reload()
    assert "new" in dossier.article_ids
    assert dossier.generation != generation
    assert not dossier.changed_on_disk()


def test_a_full_disk_refuses_the_note_and_keeps_the_rest(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = open_dossier(store)
    dossier.note("001", "première")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(DossierError, match="the disk is full"):
            dossier.note("001", "seconde")
    assert [note.text for note in dossier.notes] == ["première"]
    assert [note.text for note in open_dossier(store).notes] == ["première"]
