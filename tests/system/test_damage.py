"""A record that is damaged where it is looked at: told in one line with the cure, which works."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import SEEDS, Run
from tests.system.conftest import Open
from tests.system.terminal import needs_tmux


@needs_tmux
def test_damage_met_late_is_told_with_its_cure(explorer: Open, dossier: Run, tmp_path: Path) -> None:
    store = tmp_path / "d.json"
    assert dossier("ingest", SEEDS, "--db", store).returncode == 0
    text = store.read_text("utf-8")
    at = text.index("+6 ", text.index('"entities"'))
    store.write_text(text[:at] + "+x " + text[at + 3 :], "utf-8")
    terminal = explorer(f"--lang fr --db {store}", columns=120, rows=40)
    terminal.wait_for(lambda screen: "Articles" in screen or "abîmées" in screen)
    terminal.keys("e")
    assert "verify --repair" in terminal.wait_for("cette base a des mentions abîmées")
    assert terminal.exit_status() == 2
    told = dossier("verify", "--db", store)
    assert told.returncode == 2
    assert told.stderr.decode().count("\n") == 1
    dossier("verify", "--repair", "--db", store)
    assert dossier("entities", "--db", store).returncode == 0
