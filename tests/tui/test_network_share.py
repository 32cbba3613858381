"""A store on a network share is told of by whatever writes it, and by nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import mounts
from tests.conftest import ROOT
from tui.cli import main


def test_writers_warn_and_readers_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "mounts"
    table.write_text(f"server:/press {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(mounts.network_file_system, "__defaults__", (str(table),))
    store = str(tmp_path / "press.json")
    article = str(next((ROOT / "seeds").glob("000*")))
    warning = f"{store}: on a network file system (nfs4)"
    for verb in (["ingest", article], ["watch", "--once", article], ["note", "000", "seen"]):
        assert main([*verb, "--db", store]) == 0
        assert warning in capsys.readouterr().err
    assert main(["deals", "--db", store]) == 0
    assert warning not in capsys.readouterr().err
