"""The user's own pager and editor: which command, and why not."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.model import DossierError
from tests.tui.driving import explorer, lines, press
from tests.tui.gold_dossier import GoldDossier
from tui import outside
from tui.explorer import Explorer


def script(path: Path, text: str) -> str:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


@contextmanager
def lent(_app: Explorer) -> Iterator[None]:
    yield


def test_the_variable_is_split_and_looked_for(tmp_path: Path) -> None:
    less = script(tmp_path / "less", "exit 0")
    assert outside.program("PAGER", {"PAGER": f"{less} -N"}) == [less, "-N"]
    assert outside.program("EDITOR", {"VISUAL": less, "EDITOR": "vi"}) == [less]
    for wrong in ("/nowhere/less", "less '"):
        with pytest.raises(DossierError, match="PAGER"):
            outside.program("PAGER", {"PAGER": wrong})


async def test_the_pager_gets_the_cleaned_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", script(tmp_path / "pager", f'cp "$1" {tmp_path}/seen'))
    monkeypatch.setattr(Explorer, "suspend", lent)
    async with explorer("p") as (app, _pilot):
        article = app.dossier.articles[0]
        assert (tmp_path / "seen").read_text() == f"{article.title}\n\n{article.text}\n"


async def test_the_editor_gets_the_file_and_a_change_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", script(tmp_path / "editor", 'echo more >> "$1"'))
    monkeypatch.setattr(Explorer, "suspend", lent)
    dossier = GoldDossier()
    file = tmp_path / "article.txt"
    file.write_text("text")
    os.utime(file, (1, 1))
    dossier.articles = (dossier.articles[0]._replace(path=str(file)), *dossier.articles[1:])
    async with explorer("f4", dossier=dossier) as (app, _pilot):
        assert file.read_text() == "textmore\n"
        assert "take it in again" in lines(app)[-1]


async def test_what_cannot_run_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGER", "/nowhere/less")
    async with explorer("p") as (app, pilot):
        assert "/nowhere/less, which is not there" in lines(app)[-1]
        monkeypatch.setenv("PAGER", "true")
        await press(pilot, "p")
        assert "cannot be lent" in lines(app)[-1]
    async with explorer("p", read_only=True) as (app, _pilot):
        assert "read-only" in lines(app)[-1]


def test_a_member_of_an_archive_is_opened_as_its_archive(tmp_path: Path) -> None:
    archive = tmp_path / "press.zip"
    archive.write_bytes(b"PK")
    assert outside.file_of(str(archive)) == archive
    assert outside.file_of(f"{archive}/2025/a.txt") == archive
    assert outside.file_of(str(tmp_path / "gone.txt")) is None
