"""Opening: the bundled dossier, a folder, a store, and where nothing may be written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from store.database.tiny import TinyDatabase
from store.dossier import bundled_paths, default_db, ingest, open_dossier, open_paths
from store.export import dump_json
from store.model import DossierError, UnknownId
from tests.conftest import SEEDS


def files_under(folder: Path) -> set[str]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_with_no_path_the_bundled_articles_are_there(private_home: Path) -> None:
    dossier = open_dossier()
    assert dossier.path == default_db() == private_home / "data" / "dossier" / "dossier.json"
    assert [article.path for article in dossier.articles] == sorted(path.name for path in SEEDS.glob("*.txt"))
    assert dossier.article_ids == ("000", "001", "002", "003", "004")
    assert [path.name for path in bundled_paths()] == [article.path for article in dossier.articles]
    assert dossier.name == "bundled"
    again = open_dossier()
    assert again.generation == dossier.generation


def test_the_default_place_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from platformdirs import user_data_dir

    assert default_db().parent == Path(user_data_dir("dossier", appauthor=False))
    monkeypatch.delenv("XDG_DATA_HOME")
    assert default_db().parent == Path(user_data_dir("dossier", appauthor=False))
    monkeypatch.setenv("DOSSIER_DB", str(tmp_path / "mine.json"))
    assert default_db() == tmp_path / "mine.json"
    assert open_dossier().path == tmp_path / "mine.json"
    assert (tmp_path / "mine.json").exists()


def test_every_mention_and_every_proof_is_where_the_export_says() -> None:
    export = json.loads(dump_json(open_dossier().export()))
    texts = {article["id"]: article["text"] for article in export["articles"]}
    spans = [mention for entity in export["entities"] for mention in entity["mentions"]]
    proofs = [evidence for claim in export["claims"] for evidence in claim["evidence"]]
    assert len(spans) > 100
    assert len(proofs) > 20
    for span in spans + proofs:
        assert texts[span["article"]][span["start"] : span["end"]] == span["text"]
    for article in export["articles"]:
        for section in article["sections"]:
            inside = article["text"][section["start"] : section["end"]]
            assert all(paragraph in inside for paragraph in section["paragraphs"])


def test_the_seeds_verify_without_a_fault() -> None:
    assert open_dossier().verify() == ()


def test_the_export_has_the_shape_of_the_contract() -> None:
    dossier = open_dossier()
    dossier.note("000", "à relire")
    export = dossier.export()
    shape = {
        "articles": "id path title title_stated author date language text sections",
        "entities": "id name type aliases mentions",
        "deals": "id kind amount amount_max currency unit status date parties agreement why "
        "independent_sources life claims",
        "claims": "id deal article kind amount amount_max currency unit approximate parties status "
        "status_cue date evidence",
        "links": "from to relation",
        "totals": "by key currency low high deals",
        "notes": "id target text tags author at",
    }
    assert {"dossier", "groups", *shape} <= set(export)
    for name, fields in shape.items():
        for record in export[name]:
            assert set(fields.split()) <= set(record), name
    head = export["dossier"]
    assert {"name", "schema", "created"} <= set(head)
    assert all(head[name] == len(export[name]) for name in ("articles", "entities", "deals", "claims"))
    assert set(export["articles"][0]["sections"][0]) == {
        "heading",
        "kind",
        "language",
        "paragraphs",
        "start",
        "end",
    }


def test_an_empty_string_is_never_how_unknown_is_said() -> None:
    def empty(value: object, where: str) -> list[str]:
        if isinstance(value, dict):
            return [found for key, item in value.items() for found in empty(item, f"{where}.{key}")]
        if isinstance(value, list):
            return [found for item in value for found in empty(item, where)]
        return [where] if value == "" else []

    assert empty(open_dossier().export(), "export") == []


def test_read_only_writes_nothing_at_all(private_home: Path, tmp_path: Path) -> None:
    dossier = open_dossier(read_only=True)
    assert len(dossier.articles) == 5
    assert dossier.path is None
    folder, report = open_paths([SEEDS], read_only=True)
    assert report is not None
    assert len(report.added) == len(folder.articles) == 5
    assert dossier.search("openai").hits
    assert files_under(private_home) == set()
    for attempt in (
        lambda: dossier.note("000", "x"),
        lambda: dossier.tag("000", "x"),
        lambda: dossier.decide("hide", "openai"),
        dossier.undo,
    ):
        with pytest.raises(DossierError, match="read-only"):
            attempt()


def test_read_only_of_a_store_leaves_its_folder_as_it_is(tmp_path: Path) -> None:
    store = tmp_path / "shared" / "s.json"
    ingest([SEEDS], store)
    before = files_under(store.parent)
    dossier = open_dossier(store, read_only=True)
    dossier.search("openai")
    dossier.compare("001", "004")
    assert files_under(store.parent) == before


def test_a_store_whose_folder_became_read_only_still_opens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tmp_path / "s.json"
    ingest([SEEDS], store)
    open_dossier(store).decide("hide", "openai")
    database = TinyDatabase(store)
    database.edit_notes(lambda notes: notes._replace(decisions={}))
    real = os.open

    def refuse(path: str, flags: int, *rest: object, **named: object) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(30, "Read-only file system")
        return real(path, flags, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", refuse)
    dossier = open_dossier(store)
    assert dossier.entity("openai")
    assert "read-only" in dossier.messages[0]
    with pytest.raises(DossierError, match="cannot be changed here"):
        dossier.note("000", "x")
    assert not dossier.changed_on_disk()


def test_where_no_store_can_be_made_the_bundled_articles_are_read_in_memory(
    private_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (private_home / "data").write_text("a file where the folder should be")
    dossier = open_dossier()
    assert len(dossier.articles) == 5
    assert dossier.read_only
    assert "cannot be made" in dossier.messages[0]


def test_a_folder_has_a_store_of_its_own_and_follows_its_files(tmp_path: Path, private_home: Path) -> None:
    folder = tmp_path / "Mes articles"
    folder.mkdir()
    for path in sorted(SEEDS.glob("*.txt"))[:2]:
        (folder / path.name).write_bytes(path.read_bytes())
    dossier, report = open_paths([folder])
    assert report is not None
    assert report.added == ("000", "001")
    assert dossier.name == "Mes articles"
    dossier.note("000", "gardé")
    (folder / "001_5b349b3acecf55e6.txt").unlink()
    again, report = open_paths([folder])
    assert report is not None
    assert report.vanished == ("001",)
    assert again.path == dossier.path
    assert [note.text for note in again.notes] == ["gardé"]
    elsewhere, _ = open_paths([SEEDS])
    assert elsewhere.path != dossier.path
    assert (private_home / "data" / "dossier" / "folders").stat().st_mode & 0o777 == 0o700


def test_a_store_given_as_a_path_is_opened(tmp_path: Path) -> None:
    ingest([SEEDS], tmp_path / "s.json")
    dossier, report = open_paths([tmp_path / "s.json"])
    assert report is None
    assert len(dossier.articles) == 5
    for missing in (tmp_path / "none.json", tmp_path / "none"):
        with pytest.raises(DossierError, match="no such"):
            open_paths([missing])


def test_a_folder_without_articles_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DossierError, match="holds no article"):
        open_paths([tmp_path / "empty"])


def test_unknown_ids_name_what_was_meant() -> None:
    dossier = open_dossier()
    for attempt in (dossier.article, dossier.claims_of_article, dossier.mentions_in, dossier.similar):
        with pytest.raises(UnknownId, match=r"^01: no article .*; did you mean 00"):
            attempt("01")
    with pytest.raises(UnknownId, match="did you mean openai"):
        dossier.entity("opneai")
    with pytest.raises(UnknownId):
        dossier.note("nothing-like-it", "x")


def test_what_belongs_together_is_found_from_both_ends() -> None:
    dossier = open_dossier()
    for article in dossier.article_ids:
        assert all(claim.article == article for claim in dossier.claims_of_article(article))
        marks = dossier.marks_in(article)
        assert list(marks) == sorted(marks)
        assert [mark.mention for mark in marks] == list(dossier.mentions_in(article))
    assert sum(len(dossier.mentions_in(a)) for a in dossier.article_ids) == sum(
        len(entity.mentions) for entity in dossier.entities
    )
    openai = next(entity for entity in dossier.entities if entity.name == "OpenAI")
    assert dossier.articles_of_entity(openai.id) == dossier.article_ids
    for deal in dossier.deals_of_entity(openai.id):
        assert any(party.name in (openai.name, *openai.aliases) for party in deal.parties)
    for deal in dossier.deals:
        assert {claim.id for claim in dossier.claims_of_deal(deal.id)} == set(deal.claims)
        assert dossier.articles_of_deal(deal.id)


def test_comparing_through_the_dossier_is_comparing_with_the_whole_ledger() -> None:
    from store.compare.comparison import compare

    dossier = open_dossier()
    whole = compare(dossier.article("001"), dossier.article("004"), dossier.ledger)
    assert dossier.compare("001", "004") == whole


@pytest.mark.parametrize(
    "character", ["\x7f", "\x85", "\x9b", "\u202e", "\u2066", "\u200b", "\ufeff", "\u061c"]
)
def test_json_for_a_terminal_escapes_what_a_terminal_obeys(character: str) -> None:
    dumped = dump_json({"é": f"a{character}b"})
    assert character not in dumped
    assert "é" in dumped
    assert json.loads(dumped) == {"é": f"a{character}b"}
