"""What the README says is so: its commands run, its keys are the program's, its pictures and paths exist."""

from __future__ import annotations

import argparse
import os
import re
import shlex
from pathlib import Path

from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
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


def test_make_has_the_targets_that_are_named() -> None:
    named = set(re.findall(r"(?:`|^|=1 )make\s+([a-z]+)", README + CONTRIBUTING, re.MULTILINE))
    assert named >= {"run", "test", "check", "score", "bench", "figures", "screenshots", "soak", "release"}
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert named <= targets


def test_every_verb_and_option_named_in_a_sentence_exists() -> None:
    from tui.verbs import VERBS, explore
    from tui.verbs._parsers import parsers

    known = {name: parser.format_help() for name, parser in parsers()}
    explorer = argparse.ArgumentParser()
    explore.arguments(explorer)
    for command in re.findall(r"[`(]dossier ([^`)\n]+)[`)]", README + CONTRIBUTING):
        first, *rest = command.split()
        options = [word.split("=")[0] for word in (first, *rest) if word.startswith("--")]
        helped = known.get(first, explorer.format_help()) + "--lang --help"
        assert first in VERBS or not re.fullmatch(r"[a-z]+", first), command
        assert [option for option in options if option not in helped] == [], command


def test_the_key_reference_is_the_table_of_commands() -> None:
    """Regenerate with DOSSIER_UPDATE=1."""
    from tui.commands import key_reference

    written = _KEYS.sub(lambda match: f"{match[1]}{key_reference().strip()}\n{match[2]}", README)
    if os.environ.get("DOSSIER_UPDATE"):
        (ROOT / "README.md").write_text(written, "utf-8")
    else:
        assert written == README


def test_every_picture_and_path_named_exists() -> None:
    both = README + CONTRIBUTING
    named = [link.split("#")[0] for link in re.findall(r"\]\(((?!http|#)[^)]+)\)", both)]
    named += re.findall(r"`((?:store|tui|tests|bench)/[\w/.]*)`", both)
    assert named
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_a_rule_leads_to_its_place() -> None:
    """Whoever sees it in `dossier explain` is told the file and line with it, and they are right."""
    from store.extract import explain

    (rule,) = explain("Mistral AI a levé 1,7 milliard d’euros auprès d’ASML.", "fr").fired
    assert "in which file and line it is written" in CONTRIBUTING
    path, line = rule.place.split(":")
    assert f'"{rule.name}"' in (ROOT / path).read_text("utf-8").splitlines()[int(line) - 1]
