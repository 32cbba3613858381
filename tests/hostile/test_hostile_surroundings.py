"""A hostile environment: missing homes, closed streams, full disks, odd terminals."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, SEEDS
from tests.hostile.folders import with_neighbours
from tests.hostile.running import LIMIT, Run, command, environment, in_pipe, inside, judge, on_terminal
from tests.hostile.texts import SOAK, article_of

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "no home": {"HOME": "/nowhere", "XDG_DATA_HOME": "", "XDG_STATE_HOME": ""},
    "home is a file": {"HOME": "/etc/passwd", "XDG_DATA_HOME": ""},
    "home is a device": {"HOME": "/dev/null", "XDG_DATA_HOME": "", "XDG_STATE_HOME": ""},
    "empty home": {"HOME": "", "XDG_DATA_HOME": ""},
    "data folder is a file": {"XDG_DATA_HOME": "/etc/passwd"},
    "relative data folder": {"XDG_DATA_HOME": "../../../../../../nowhere"},
    "store is a folder": {"DOSSIER_DB": "/"},
    "store is a device": {"DOSSIER_DB": "/dev/zero"},
    "store is a terminal": {"DOSSIER_DB": "/dev/tty"},
    "store nowhere": {"DOSSIER_DB": "/proc/1/root/nowhere/x.json"},
    "store of escapes": {"DOSSIER_DB": "/tmp/\x1b[31m\x9b/x.json"},
    "endless store": {"DOSSIER_DB": "/" + "x" * 9000},
    "empty store": {"DOSSIER_DB": ""},
    "C": {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "latin": {"PYTHONIOENCODING": "latin-1"},
    "odd language": {"LANG": "\x1b[31m.UTF-8", "LC_ALL": "xx_YY@\x9b"},
    "dumb": {"TERM": "dumb"},
    "no term": {"TERM": ""},
    "odd term": {"TERM": "../../etc/passwd", "COLORTERM": "\x1b[31m"},
    "no columns": {"COLUMNS": "0", "LINES": "0"},
    "one column": {"COLUMNS": "1", "LINES": "1"},
    "two columns": {"COLUMNS": "2"},
    "wide": {"COLUMNS": "100000", "LINES": "100000"},
    "negative": {"COLUMNS": "-5", "LINES": "-5"},
    "words": {"COLUMNS": "many", "LINES": "\x1b[31m"},
    "limits": {"DOSSIER_MAX_FILE_MB": "nan", "DOSSIER_MAX_LINE": "-1", "DOSSIER_MAX_FILES": "1e400"},
    "small limits": {"DOSSIER_MAX_FILE_MB": "0.000001", "DOSSIER_MAX_FILES": "1", "DOSSIER_MAX_DEPTH": "1"},
    "read-only": {"DOSSIER_READ_ONLY": "1"},
    "drivers": {"TEXTUAL_DRIVER": "os:system", "TEXTUAL_LOG": "/nowhere/x", "DOSSIER_DRIVER": "os:system"},
    "browser": {"BROWSER": "touch owned", "EDITOR": "touch owned", "PAGER": "touch owned"},
    "no path": {"PATH": "", "TMPDIR": "/nowhere"},
    "no time zone": {"TZ": "../../etc/passwd"},
}


MAKING = ("HOME", "XDG", "DOSSIER")
"""What begins the names of settings that lead to another store, or to making it anew."""


@pytest.fixture(scope="module")
def seeds_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the seeds, for environments that are not about the store."""
    path = tmp_path_factory.mktemp("seeds") / "store.json"
    assert inside("ingest", str(SEEDS), "--db", str(path)).code == 0
    return path


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_every_environment_gets_an_answer_or_a_line(name: str, seeds_store: Path) -> None:
    changed = dict(ENVIRONMENTS[name])
    about_the_store = any(key.startswith(MAKING) for key in changed)
    if not about_the_store:
        changed["DOSSIER_DB"] = str(seeds_store)
    judge(in_pipe("deals", **changed))
    if SOAK or not about_the_store:
        judge(on_terminal("articles", **changed))
    if SOAK:
        judge(in_pipe("ingest", SEEDS, **changed))
        for verb in ("search OpenAI", "claims", "show 000", "matrix", "export", "note 000 x", "explain x"):
            judge(in_pipe(*verb.split(), **changed))
            judge(on_terminal(*verb.split(), **changed))
    assert not (ROOT / "owned").exists()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of hostile articles in a folder of its own."""
    folder = with_neighbours(tmp_path / "in")
    for name, evil in {"a": "\x1b[31m[/][@click=app.quit]", "b": "é漢👩\u200d👧\u0301"}.items():
        (folder / f"{name}.txt").write_text(article_of(evil), "utf-8")
    path = tmp_path / "out" / "store.json"
    path.parent.mkdir()
    assert inside("ingest", str(folder), "--db", str(path)).code in (0, 1)
    return path


# ruff: noqa: SIM115 - the program inherits these files
STREAMS: dict[str, Callable[[], dict[str, object]]] = {
    "full disk": lambda: {"stdout": open("/dev/full", "wb")},
    "full disk for both": lambda: {"stdout": open("/dev/full", "wb"), "stderr": open("/dev/full", "wb")},
    "stdin closed": lambda: {"preexec_fn": lambda: os.close(0)},
    "stdout closed": lambda: {"preexec_fn": lambda: os.close(1)},
    "stderr closed": lambda: {"preexec_fn": lambda: os.close(2)},
    "all closed": lambda: {"preexec_fn": lambda: [os.close(number) for number in (0, 1, 2)]},
    "stdin is a folder": lambda: {"stdin": os.open("/", os.O_RDONLY)},
    "nobody reads": lambda: {"stdout": _broken_pipe()},
}


def _broken_pipe() -> int:
    reader, writer = os.pipe()
    os.close(reader)
    return writer


@pytest.mark.parametrize("name", STREAMS)
def test_streams_that_are_closed_or_full(name: str, store: Path) -> None:
    verbs = [
        ("articles",),
        ("export",),
        ("deals", "--csv"),
        ("note", "good1", "noted"),
        ("nonsense",),
        ("--help",),
    ]
    for verb in verbs:
        arguments = [*verb] if verb[0] in ("nonsense", "--help") else [*verb, "--db", str(store)]
        more: dict[str, object] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE}
        more |= {"stderr": subprocess.PIPE, **STREAMS[name]()}
        done = subprocess.run(
            command(*arguments),
            timeout=LIMIT,
            cwd=ROOT,
            env=environment(),
            check=False,
            **more,  # type: ignore[call-overload]
        )
        # A reader that is gone ends the program by its signal, as it does for every other program.
        judge(
            Run(f"{name}: {verb}", done.returncode, done.stdout or b"", done.stderr or b""),
            codes=(0, 1, 2, -13),
        )


def test_a_folder_that_is_gone(tmp_path: Path, store: Path) -> None:
    gone = tmp_path / "gone"
    script = 'mkdir "$0" && cd "$0" && rmdir "$0" && exec "$@"'
    for verb in (
        ("deals", "--db", str(store)),
        ("ingest", "."),
        ("ingest", str(SEEDS), "--db", "here.json"),
        ("export", "--db", str(store), "-o", "here.json"),
        ("verify", "--db", "here.json"),
        ("watch", ".", "--once"),
    ):
        done = subprocess.run(
            [b"sh", b"-c", script.encode(), os.fsencode(gone), *command(*verb)],
            capture_output=True,
            timeout=LIMIT,
            env=environment(),
            check=False,
        )
        judge(Run(str(verb), done.returncode, done.stdout, done.stderr))


def test_little_memory_few_files_and_small_files(store: Path) -> None:
    for limits in ("ulimit -v 400000", "ulimit -n 16", "ulimit -f 1"):
        for verb in (("deals",), ("search", "OpenAI"), ("ingest", str(SEEDS)), ("note", "good1", "x")):
            done = subprocess.run(
                [b"bash", b"-c", f'{limits}; exec "$@"'.encode(), b"-", *command(*verb, "--db", store)],
                capture_output=True,
                timeout=LIMIT,
                cwd=ROOT,
                env=environment(OPENBLAS_NUM_THREADS="1"),
                check=False,
            )
            judge(Run(f"{limits}: {verb}", done.returncode, done.stdout, done.stderr))
    assert b"good1" in judge(in_pipe("articles", "--db", store), codes=(0,)).out


def test_closed_streams_never_become_a_file_of_ours(store: Path) -> None:
    """The first file opened gets the lowest free number: what is said must not end up inside it."""
    done = subprocess.run(
        command("note", "nothing", "noted", "--db", str(store)),
        preexec_fn=lambda: [os.close(number) for number in (0, 1, 2)],
        cwd=ROOT,
        env=environment(),
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 2
    for path in store.parent.iterdir():
        assert b"dossier: nothing" not in path.read_bytes()
    assert judge(in_pipe("verify", "--db", store)).code == 0


def test_an_encoding_that_cannot_say_it_still_gets_every_line(store: Path) -> None:
    lines = judge(in_pipe("articles", "--db", store)).out.count(b"\n")
    for encoding in ("ascii", "latin-1", "cp437"):
        assert judge(in_pipe("articles", "--db", store, PYTHONIOENCODING=encoding)).out.count(b"\n") == lines


MEASURED = (
    "import resource, subprocess, sys;"
    "code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL);"
    "print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""Runs a command from a small process: a child counts its parent's memory until it becomes itself."""


@pytest.mark.parametrize("name", ["many deals", "too large"])
def test_memory_is_bounded_by_what_the_readme_says(tmp_path: Path, name: str) -> None:
    [told] = re.findall(
        r"at most (\d+) MB, (\w+) times its file and (\d+) bytes for each character",
        " ".join((ROOT / "README.md").read_text("utf-8").split()),
    )
    text = "".join(f"Kering a racheté Société{n} pour {n + 1} millions d'euros. " for n in range(16_000))
    text = text[: 900_000 if SOAK else 60_000] if name == "many deals" else text * 15
    (tmp_path / "a.txt").write_text(text, "utf-8")
    size = (tmp_path / "a.txt").stat().st_size
    measured = subprocess.run(
        [
            sys.executable,
            "-c",
            MEASURED,
            *map(os.fsdecode, command("ingest", tmp_path / "a.txt", "--db", tmp_path / "s.json")),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
        cwd=ROOT,
        env=environment(),
    )
    code, kilobytes = map(int, measured.stdout.split()[-2:])
    characters = len(text) if name == "many deals" else 0
    assert code == (0 if characters else 2)
    factor = {"six": 6}[told[1]]
    assert kilobytes * 1024 <= int(told[0]) * 1e6 + factor * size + int(told[2]) * characters
