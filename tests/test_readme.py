"""What the README says is so: its commands run, its keys are the program's, its pictures and paths exist."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text("utf-8")
_KEYS = re.compile(r"(<!-- keys: [^>]*-->\n).*?(<!-- /keys -->)", re.DOTALL)


def commands() -> list[str]:
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("dossier ")]


def test_there_are_commands_to_run() -> None:
    assert len(commands()) > 15


def test_every_command_of_the_readme_runs(dossier: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    for line in commands():
        words = shlex.split(line.split("|")[0])[1:]
        done = dossier(*words, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)})
        assert done.returncode == 0, (line, done.stderr.decode())
        assert done.stdout or words[0] in ("verify", "export"), line


@pytest.mark.parametrize("target", ["run", "test", "check", "score", "bench", "screenshots"])
def test_make_has_the_targets_that_are_named(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_the_key_reference_is_the_table_of_commands() -> None:
    """Regenerate with DOSSIER_UPDATE=1."""
    from tui.commands import key_reference

    written = _KEYS.sub(lambda match: f"{match[1]}{key_reference().strip()}\n{match[2]}", README)
    if os.environ.get("DOSSIER_UPDATE"):
        (ROOT / "README.md").write_text(written, "utf-8")
    else:
        assert written == README


def test_every_picture_and_path_named_exists() -> None:
    named = re.findall(r"\]\(((?!http|#)[^)]+)\)", README) + re.findall(
        r"`((?:store|tui|tests|bench)/[\w/.]*)`", README
    )
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []
