"""Who may know whom: read from the imports, and from what is loaded by what a person runs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ALLOWED = {
    "hints": set(),
    "uncollected": set(),
    "record": set(),
    "model": set(),
    "answers": {"model"},
    "revision": {"model"},
    "text": {"model"},
    "read": {"model", "text"},
    "extract": {"uncollected", "model", "text"},
    "search": {"uncollected", "model", "answers", "text"},
    "compare": {"model", "answers", "text", "figures", "mentions"},
    "figures": set(),
    "reconcile": {"uncollected", "model", "revision", "text", "figures", "mentions"},
    "mentions": {"model"},
    "database": {"model", "revision", "text", "mentions"},
    "fingerprint": set(),
    "ingest": {
        "uncollected",
        "model",
        "revision",
        "text",
        "read",
        "extract",
        "reconcile",
        "database",
        "fingerprint",
        "mentions",
    },
    "export": {"model", "answers"},
    "verify": {"model"},
    "dossier": {"*"},
}
"""The rooms of the store, and which of the others each may import. Arrows only point down.

Which figures can both hold is decided in one place, `figures`, for reconciling and for comparing.
"""

SCREEN = ("textual", "rich", "tui")


def imports_of(path: Path) -> list[tuple[str, bool]]:
    """Every module imported anywhere in a file, and whether it is only for the type checker."""
    found: list[tuple[str, bool]] = []

    def walk(node: ast.AST, typing: bool) -> None:
        for child in ast.iter_child_nodes(node):
            inside = typing or (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test))
            if isinstance(child, ast.Import):
                found.extend((alias.name, inside) for alias in child.names)
            elif isinstance(child, ast.ImportFrom):
                assert child.level == 0, f"{path}: relative import"
                names = [f"{child.module}.{alias.name}" for alias in child.names]
                found.extend((name, inside) for name in names)
            walk(child, inside)

    walk(ast.parse(path.read_text()), False)
    return found


def room_of(path: Path) -> str:
    """The room that a file of the store belongs to."""
    part = path.relative_to(ROOT / "store").parts[0]
    return part.removesuffix(".py")


STORE = sorted(path for path in (ROOT / "store").rglob("*.py") if path != ROOT / "store" / "__init__.py")
TUI = sorted((ROOT / "tui").rglob("*.py"))


def test_every_room_is_named_here() -> None:
    assert {room_of(path) for path in STORE} == set(ALLOWED)


@pytest.mark.parametrize("path", STORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_store_knows_nothing_of_screens_and_only_rooms_below(path: Path) -> None:
    room = room_of(path)
    allowed = ALLOWED[room] | {room, "record", "hints"}  # how a record is made is the ground under all
    for name, typing in imports_of(path):
        assert name.split(".")[0] not in SCREEN, f"{path}: imports {name}"
        if name.startswith("store.") and not typing and "*" not in allowed:
            _, below, *rest = name.split(".")
            assert below in allowed or ".".join([below, *rest[:1]]) in allowed, f"{path}: imports {name}"


@pytest.mark.parametrize("path", TUI, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_screens_know_the_dossier_and_the_records_only(path: Path) -> None:
    doors: tuple[str, ...] = (
        "store.dossier",
        "store.model",
        "store.answers",
        "store.record",
        "store.hints",
        "store.search",
        "store.text",
        "store.__version__",
    )
    if path.parent.name not in ("screens", "widgets"):
        doors += ("store.export", "store.database.write_file", "store.extract.explain", "store.__version__")
    for name, typing in imports_of(path):
        if name.split(".")[0] == "store" and not typing:
            assert name.startswith(doors), f"{path}: imports {name}"


def loaded(code: str) -> set[str]:
    """The modules that are loaded after running some code in a fresh interpreter."""
    script = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stdout.split()}


HEAVY = set("textual rich tui tinydb rapidfuzz orjson sqlite3 platformdirs multiprocessing inspect".split())


def test_importing_the_dossier_loads_nothing_heavy() -> None:
    modules = loaded("import store.dossier")
    assert not modules & HEAVY
    assert not modules & {"dataclasses", "hashlib", "pathlib", "fcntl", "datetime"}


def test_reading_a_small_store_loads_nothing_heavy() -> None:
    read = "from store.dossier import open_dossier\nd = open_dossier()\nd.deals, d.entities, d.articles"
    loaded(read)
    assert not loaded(read) & HEAVY


def test_ingesting_loads_no_screen(tmp_path: Path) -> None:
    modules = loaded(f"from store.dossier import ingest\ningest(['seeds'], {str(tmp_path / 's.json')!r})")
    assert not modules & set(SCREEN)


NEEDLESS = set(
    "dataclasses inspect hashlib pathlib shutil locale tempfile random decimal logging csv traceback".split()
) | {"typing", "argparse", "gettext", "datetime", "threading", "contextlib"}
NEEDED = {"search": {"sqlite3"}}
"""What a verb cannot do without."""
NOT_ON_THE_WAY = (
    "store.extract",
    "store.reconcile",
    "store.read",
    "store.ingest",
    "store.text.language",
    "store.text.dates",
    "store.compare.matrix",
    "store.compare.similarity",
    "store.compare.difference",
    "tui.catalogue.en",
    "tui.catalogue.fr",
    "tui.commands",
)


@pytest.mark.parametrize("line", ["articles", "deals", "entities", "search opneai", "compare 001 004"])
def test_a_headless_verb_loads_only_what_it_needs(line: str) -> None:
    """A verb answers within two and a half times the start of Python: no module is loaded in vain."""
    loaded_by(line)  # makes the store and its index
    modules = loaded_by(line)
    heavy = (HEAVY | NEEDLESS) - NEEDED.get(line.split()[0], set()) - {"tui"}
    assert not {name.split(".")[0] for name in modules} & heavy
    assert not [name for name in modules if name.startswith(NOT_ON_THE_WAY)]


def loaded_by(line: str) -> set[str]:
    """The modules that are loaded after a command line has been answered in a fresh interpreter."""
    script = (
        "import sys; before = set(sys.modules)\n"
        "from tui import cli\n"
        f"cli.main({line.split()!r})\n"
        "print(*sorted(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    return set(done.stderr.splitlines()[-1].split())
