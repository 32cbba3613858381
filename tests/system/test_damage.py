"""A record that is damaged where it is looked at: told in one line with the cure, which works."""

from __future__ import annotations

import sys
from pathlib import Path

import pexpect

from tests.conftest import ROOT, SEEDS, Run


def test_damage_met_late_is_told_with_its_cure(dossier: Run, tmp_path: Path) -> None:
    store = tmp_path / "d.json"
    assert dossier("ingest", SEEDS, "--db", store).returncode == 0
    text = store.read_text("utf-8")
    at = text.index("+6 ", text.index('"entities"'))
    store.write_text(text[:at] + "+x " + text[at + 3 :], "utf-8")
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "tui", "--lang", "fr", "--db", str(store)],
        cwd=ROOT,
        encoding="utf-8",
        dimensions=(40, 120),
        timeout=20,
    )
    terminal.send("e")
    terminal.expect("cette base a des mentions abîmées.*verify --repair")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 2
    told = dossier("verify", "--db", store)
    assert told.returncode == 2
    assert told.stderr.decode().count("\n") == 1
    dossier("verify", "--repair", "--db", store)
    assert dossier("entities", "--db", store).returncode == 0
