"""The contract of the command line, kept by running it: forms, exit codes, one-line errors."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

LISTS = ["articles", "entities", "deals", "claims"]


@pytest.mark.parametrize("verb", LISTS)
def test_a_pipe_gets_one_record_a_line_with_the_same_fields(dossier: Run, verb: str) -> None:
    done = dossier(verb)
    assert done.returncode == 0, done.stderr
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert len(rows) >= 5
    assert len({len(row) for row in rows}) == 1
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("verb", LISTS)
def test_json_holds_what_the_export_holds(dossier: Run, verb: str) -> None:
    listed = json.loads(dossier(verb, "--json").stdout)[verb]
    exported = json.loads(dossier("export").stdout)[verb]
    key = lambda record: record["id"]  # noqa: E731
    assert sorted(listed, key=key) == sorted(exported, key=key)


@pytest.mark.parametrize("verb", LISTS)
def test_csv_has_a_header_and_as_many_rows(dossier: Run, verb: str) -> None:
    rows = list(csv.reader(io.StringIO(dossier(verb, "--csv").stdout.decode(), newline="")))
    count = len(json.loads(dossier(verb, "--json").stdout)[verb])
    assert rows[0][0] == "id"
    assert len(rows) == count + 1


def test_the_bundled_dossier_answers_on_a_fresh_machine(dossier: Run) -> None:
    ids = [line.split("\t")[0] for line in dossier("articles").stdout.decode().splitlines()]
    assert ids == ["000", "001", "002", "003", "004"]


def test_deals_tell_the_purchase_of_io(dossier: Run) -> None:
    lines = dossier("deals").stdout.decode().splitlines()
    assert any("6400000000\t\tUSD" in line and "io (target)" in line for line in lines)


def test_deals_as_markdown_cite_the_sentence(dossier: Run) -> None:
    text = dossier("deals", "--md").stdout.decode()
    assert "acquérir io, la jeune entreprise matérielle de Jony Ive" in text
    assert "[000]" in text or "\\[000\\]" in text


def test_nothing_found_is_exit_1_with_a_suggestion_or_a_word(dossier: Run) -> None:
    done = dossier("search", "zzzzqqqq")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr


def test_search_json_has_the_shape_of_the_contract(dossier: Run) -> None:
    found = json.loads(dossier("search", "opneai", "--json").stdout)
    assert set(found) == {"query", "took_ms", "total", "hits", "suggestions"}
    first = found["hits"][0]
    assert set(first) == {
        "kind", "id", "label", "article", "start", "end", "text", "score", "marks", "reasons",
    }  # fmt: skip
    assert first["label"] == "OpenAI"


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "nope"],
        ["compare", "000", "nope"],
        ["note", "nope", "text"],
        ["tag", "nope", "todo"],
        ["search", "x", "--limit", "-1"],
        ["deals", "--nonsense"],
        ["ingest", "/nonexistent/folder"],
        ["deals", "--db", "/nonexistent/store.json"],
        ["decide", "explode", "000"],
        ["nonexistent-verb"],
        ["show", "\x1b]0;evil\x07\x1b[31m"],
        ["deals", "\x1b[31m kind:nope"],
    ],
)
def test_failure_is_exit_2_and_one_clean_line(dossier: Run, arguments: list[str]) -> None:
    done = dossier(*arguments)
    text = done.stderr.decode()
    assert done.returncode == 2, text
    assert text.startswith("dossier: ")
    assert text.count("\n") == 1
    assert not any(ord(c) < 32 and c != "\n" for c in text)


def test_an_argument_that_is_no_utf8_is_an_error_not_a_crash(dossier: Run) -> None:
    done = dossier(b"show", b"\xff\xfe")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_a_note_is_on_disk_when_it_is_printed(dossier: Run) -> None:
    assert dossier("note", "000", "à vérifier").returncode == 0
    notes = json.loads(dossier("export").stdout)["notes"]
    assert [note["text"] for note in notes] == ["à vérifier"]


def test_ingest_reports_good_and_bad_neighbours(dossier: Run, tmp_path: Path, seeds: list[Path]) -> None:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for seed in seeds[:2]:
        shutil.copy(seed, folder)
    (folder / "empty.txt").touch()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "long.txt").write_text("a" * 10_000_000)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    store = tmp_path / "store.json"
    done = dossier("ingest", folder, "--db", store)
    rows = [line.split("\t") for line in done.stdout.decode().splitlines()]
    assert done.returncode == 1
    assert sorted(row[1] for row in rows if row[0] == "added") == ["000", "001"]
    refused = {Path(row[1]).name: row[2] for row in rows if row[0] == "refused"}
    assert set(refused) == {"empty.txt", "binary.txt", "long.txt", "gone.txt"}
    assert all(refused.values())
    again = dossier("ingest", folder, "--db", store)
    assert [line.split("\t")[0] for line in again.stdout.decode().splitlines()].count("unchanged") == 2


def test_csv_cells_that_a_spreadsheet_would_run_are_neutralised(dossier: Run, tmp_path: Path) -> None:
    folder = tmp_path / "formulas"
    folder.mkdir()
    (folder / "a.txt").write_text("=HYPERLINK(1)\n\nOpenAI a racheté io pour 6,4 milliards de dollars. " * 3)
    store = tmp_path / "f.json"
    dossier("ingest", folder, "--db", store)
    row = list(csv.reader(io.StringIO(dossier("articles", "--csv", "--db", store).stdout.decode())))[1]
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_read_only_mode_changes_nothing(dossier: Run, private_home: Path) -> None:
    dossier("articles")
    before = {path: path.read_bytes() for path in private_home.rglob("*") if path.is_file()}
    for arguments in (
        ["note", "000", "x"],
        ["tag", "000", "x"],
        ["ingest", "seeds"],
        ["export", "-o", "x.json"],
    ):
        done = dossier(*arguments, env={"DOSSIER_READ_ONLY": "1"})
        assert done.returncode == 2
        assert b"read-only" in done.stderr
    assert dossier("deals", env={"DOSSIER_READ_ONLY": "1"}).returncode == 0
    assert {path: path.read_bytes() for path in private_home.rglob("*") if path.is_file()} == before


def test_the_explorer_without_a_terminal_names_the_headless_verb(dossier: Run) -> None:
    done = dossier()
    assert done.returncode == 2
    assert b"dossier deals" in done.stderr


def test_help_and_version_answer(dossier: Run) -> None:
    assert b"ingest" in dossier("--help").stdout
    assert dossier("--version").stdout.startswith(b"dossier ")
    assert b"usage: dossier deals" in dossier("deals", "--help").stdout


def test_headless_verbs_import_neither_textual_nor_rich(dossier: Run) -> None:
    import subprocess

    script = (
        "import sys; from tui.cli import main; main(['deals']); main(['search', 'opneai']);"
        "sys.exit(any(m.split('.')[0] in ('textual', 'rich') for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, timeout=60)
    assert done.returncode == 0


def test_an_option_for_every_verb_may_stand_before_it(dossier: Run) -> None:
    before, behind = dossier("--lang", "fr", "show", "zz9"), dossier("show", "zz9", "--lang=fr")
    assert before.returncode == behind.returncode == 2
    assert before.stderr == behind.stderr
    assert dossier("--read-only", "tag", "000", "todo").returncode == 2


def test_the_store_may_be_named_before_the_verb(dossier: Run, tmp_path: Path) -> None:
    missing = str(tmp_path / "none.json")
    before, behind = dossier("--db", missing, "deals"), dossier("deals", f"--db={missing}")
    assert (before.returncode, before.stderr) == (behind.returncode, behind.stderr)
    assert b"no such store" in before.stderr


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (("/nope",), "give a folder or file of articles"),
        (("serch", "x"), "did you mean `dossier search`?"),
        (("zork",), "`dossier --help` lists the verbs"),
        (("show", "zz9"), "`dossier articles` lists them"),
        (("show", "0000"), "did you mean 000?"),
        (("articles", "--db", "/"), "no store was made of this folder yet; `dossier /` makes one"),
        (("decide", "rename", "io"), "rename needs name=VALUE"),
        (("deals", "kind:foo"), "cannot be “foo” at character 1: kind: is one of acquisition"),
    ],
)
def test_an_error_names_the_thing_and_the_cure(dossier: Run, words: tuple[str, ...], cure: str) -> None:
    done = dossier(*words)
    assert done.returncode == 2
    told = done.stderr.decode()
    assert cure in told
    assert told.count("\n") == 1
