"""Files that are not a sound store: one clear line, and not a byte of them changed."""

from __future__ import annotations

import json
import os
import shlex
from pathlib import Path

import pytest

from store.database import schema
from store.database.layout import render
from store.database.notes import notes_path, read_notes
from store.database.snapshot import read_store
from store.database.tiny import TinyDatabase
from store.dossier import ingest, repair
from store.model import DossierError
from tests.store.database import conftest as sample

FOREIGN = {
    "empty": b"",
    "spaces": b" \n",
    "text": b"Un article.\n",
    "binary": bytes(range(256)),
    "list": b"[1, 2]",
    "other json": b'{"name": "package", "version": "1.0"}',
    "other tinydb": b'{"_default": {"1": {"a": 1}}}',
    "deep": b'{"a":' * 100_000,
    "meta is a list": b'{"_meta": [1]}',
    "no form": b'{"_meta": {"1": {"program": "dossier"}}}',
    "newer": b'{"_meta": {"1": {"program": "dossier", "schema": 99}}, "articles": {}}',
    "utf-16": '{"_meta": {}}'.encode("utf-16"),
    "a table that is none": b'{"_meta": {"1": {"program": "dossier", "schema": 1}}, "deals": [1]}',
}


FOREIGN["a sum and nothing of ours"] = b"".join(render({"articles": {}}))
FOREIGN["a sum and another program"] = b"".join(render({"_meta": {"1": {"program": "x", "schema": 1}}}))


@pytest.mark.parametrize("name", FOREIGN)
def test_what_is_no_store_is_refused_and_left_alone(name: str, tmp_path: Path) -> None:
    path = tmp_path / "strange.json"
    path.write_bytes(FOREIGN[name])
    database = TinyDatabase(path)
    for attempt in (database.read, lambda: database.write(sample.change("001"), None)):
        with pytest.raises(DossierError) as caught:
            attempt()
        message = str(caught.value)
        assert message.startswith(f"{path}: ")
        assert "\n" not in message
        assert len(message) < 500
    assert path.read_bytes() == FOREIGN[name]
    assert not (tmp_path / "strange.json.bak").exists()


@pytest.mark.parametrize("name", ["store.json", "store", "my store.db"])
def test_damaged_notes_are_mended_by_the_command_the_error_names(name: str, tmp_path: Path) -> None:
    (tmp_path / "001.txt").write_text("Acme lève 3 millions d'euros.\n")
    path = tmp_path / name
    ingest([tmp_path / "001.txt"], path)
    notes = Path(notes_path(str(path)))
    notes.write_bytes(notes.read_bytes() + b"{")
    with pytest.raises(DossierError, match="is damaged") as caught:
        read_notes(str(notes))
    cure = shlex.split(str(caught.value).split("`")[1])
    assert cure[:4] == ["dossier", "verify", "--repair", "--db"]
    assert cure[4:] == [str(path)]
    assert repair(cure[4])
    read_notes(str(notes))


def test_a_newer_store_names_both_forms(tmp_path: Path) -> None:
    path = tmp_path / "new.json"
    path.write_bytes(FOREIGN["newer"])
    with pytest.raises(DossierError, match=rf"newer dossier \(form 99, known here: {schema.SCHEMA}\)"):
        TinyDatabase(path).read()


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_store_cut_off_is_damaged_never_taken_for_empty(database: TinyDatabase, share: float) -> None:
    path = Path(database.path)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DossierError, match=r"is damaged .*--repair"):
        database.read()
    with pytest.raises(DossierError, match="is damaged"):
        database.write(sample.change("001"), None)
    assert path.read_bytes() == data[: int(len(data) * share)]


def test_an_older_form_is_brought_up_and_kept_as_it_was(
    database: TinyDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = json.loads(Path(database.path).read_bytes())
    tables["_meta"]["1"]["schema"] = 0
    tables["pieces"] = tables.pop("articles")
    old = json.dumps(tables).encode()
    Path(database.path).write_bytes(old)

    def renamed(older: schema.Tables) -> schema.Tables:
        older["articles"] = older.pop("pieces")
        return older

    with pytest.raises(DossierError, match="has form 0, which only an older dossier reads: open it there"):
        read_store(database.path)
    monkeypatch.setitem(schema.MIGRATIONS, 0, renamed)
    monkeypatch.setitem(schema.MIGRATIONS, 1, lambda tables: tables)
    assert read_store(database.path).article_ids == ("001",)
    assert Path(database.path).read_bytes() == old
    database.write(sample.change("001", "002"), None)
    assert json.loads(Path(database.path).read_bytes())["_meta"]["1"]["schema"] == schema.SCHEMA
    assert Path(database.path + ".form-0.bak").read_bytes() == old


def test_a_link_is_followed_only_where_nobody_else_could_have_put_it(
    database: TinyDatabase, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir(mode=0o700)
    (mine / "link.json").symlink_to(database.path)
    linked = TinyDatabase(mine / "link.json")
    linked.write(sample.change("001", "002"), None)
    assert (mine / "link.json").is_symlink()
    assert database.read().article_ids == ("001", "002")  # type: ignore[union-attr]
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o777)
    (shared / "link.json").symlink_to(database.path)
    with pytest.raises(DossierError, match="others can write to"):
        TinyDatabase(shared / "link.json")


def test_pipes_and_folders_are_no_stores(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    for name in ("pipe.json", "folder.json"):
        with pytest.raises(DossierError, match=r"is not a regular file|is a folder"):
            TinyDatabase(tmp_path / name).read()


@pytest.mark.parametrize("number", ["EROFS", "EACCES"])
def test_a_folder_that_cannot_be_written_is_said_in_one_line(
    database: TinyDatabase, number: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import errno

    real = os.open

    def refuse(path: str, flags: int, *rest: object, **named: object) -> int:
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            raise OSError(getattr(errno, number), "no")
        return real(path, flags, *rest, **named)  # type: ignore[arg-type]

    os.unlink(database.path + ".lock")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(DossierError) as caught:
        database.write(sample.change("001"), None)
    assert str(caught.value).split(": ", 1)[0] == database.path
    assert database.read() is not None


def test_the_folder_that_went_away(database: TinyDatabase) -> None:
    folder = Path(database.path).parent
    folder.rename(folder.with_name("elsewhere"))
    assert database.read() is None
    assert (
        folder.with_name(
            "elsewhere",
        )
        .joinpath("essai.json")
        .exists()
    )
