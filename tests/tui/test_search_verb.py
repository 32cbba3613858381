"""`dossier search` as the source of other tools: what streams, where it points, how it ends."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

PROGRAM = f"{sys.executable} -m tui"


def rows(done: subprocess.CompletedProcess[bytes]) -> list[list[str]]:
    return [line.split("\t") for line in done.stdout.decode().splitlines()]


@pytest.mark.parametrize(
    "query", ["opneai", "softbank 30 milliards", "openai stargate", "musk", "levee de fonds"]
)
def test_a_pipe_gets_the_hits_of_json_in_their_order(dossier: Run, query: str) -> None:
    streamed = rows(dossier("search", query, "--limit", "500"))
    found = json.loads(dossier("search", query, "--limit", "500", "--json").stdout)
    assert [row[:2] for row in streamed] == [[hit["kind"], hit["id"]] for hit in found["hits"]]
    assert [row[7] for row in streamed] == ["; ".join(hit["reasons"]) for hit in found["hits"]]
    assert found["total"] >= len(streamed)


def test_a_reader_that_has_enough_ends_it_without_a_word(dossier: Run) -> None:
    dossier("deals")
    done = subprocess.run(
        f"{PROGRAM} search openai --limit 100000 | head -1; exit ${{PIPESTATUS[0]}}",
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert done.returncode in (0, 141)
    assert done.stderr == b""
    assert done.stdout.startswith(b"entity\topenai\t")


@pytest.fixture
def taken_in(dossier: Run, tmp_path: Path) -> Path:
    """A store of the seeds that knows where their files are."""
    store = tmp_path / "seeds.json"
    assert dossier("ingest", "seeds", "--db", store).returncode == 0
    return store


def test_vimgrep_points_at_the_first_match(dossier: Run, taken_in: Path) -> None:
    done = dossier("search", "in:passages softbank", "--vimgrep", "--limit", "50", "--db", taken_in)
    assert done.returncode == 0
    lines = done.stdout.decode().splitlines()
    assert len(lines) > 5
    for line in lines:
        path, number, column, text = line.split(":", 3)
        written = Path(path).read_text("utf-8-sig").split("\n")[int(number) - 1].encode()
        assert written[int(column) - 1 :].decode().startswith("SoftBank"), line
        assert "SoftBank" in text


def test_vimgrep_leaves_out_what_has_no_place(dossier: Run) -> None:
    done = dossier("search", "in:entities openai", "--vimgrep")
    assert (done.returncode, done.stdout) == (1, b"")


@pytest.mark.skipif(shutil.which("fzf") is None, reason="fzf is not installed")
def test_fzf_narrows_what_search_gives(dossier: Run) -> None:
    found = dossier("search", "openai", "--limit", "100").stdout
    done = subprocess.run(["fzf", "--filter", "stargate"], input=found, capture_output=True, check=True)
    assert b"Stargate" in done.stdout
    assert set(done.stdout.splitlines()) < set(found.splitlines())


@pytest.mark.skipif(shutil.which("vim") is None, reason="vim is not installed")
def test_vim_reads_the_places_as_its_error_list(dossier: Run, taken_in: Path, tmp_path: Path) -> None:
    places = tmp_path / "places"
    places.write_bytes(dossier("search", "softbank", "--vimgrep", "--limit", "5", "--db", taken_in).stdout)
    wanted = tmp_path / "at"
    script = f"call writefile([expand('%:p') . ':' . line('.') . ':' . col('.')], '{wanted}')"
    subprocess.run(
        ["vim", "-u", "NONE", "-es", "-q", str(places), "-c", script, "-c", "qa!"],
        capture_output=True,
        check=False,
    )
    assert places.read_text().startswith(wanted.read_text().strip())


@pytest.mark.parametrize(
    ("query", "place", "cure"),
    [
        ("openai knd:bid", "at character 8", "did you mean kind"),
        ("openai kind:foo", "at character 8", "kind: is one of"),
        ("amount:>>", "at character 1", "as in amount:>10Md$"),
        ('"levée de', "at character 1", 'write "levée de"'),
        ("/gpt-[/", "at character 1", "write a simpler one"),
        ("(musk OR altman", "at character 1", "add a )"),
        ("musk OR", "at character 6", "as in: musk OR altman"),
        ("-musk", "at character 1", "openai -musk"),
        ("date:yesterday", "at character 1", "as in date:2025-03.."),
    ],
)
def test_a_bad_query_says_what_where_and_what_would_be_right(
    dossier: Run, query: str, place: str, cure: str
) -> None:
    done = dossier("search", "--", query)
    assert (done.returncode, done.stdout) == (2, b"")
    said = done.stderr.decode()
    assert said.count("\n") == 1
    assert place in said
    assert cure in said
