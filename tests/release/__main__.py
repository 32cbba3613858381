"""Try the release: `python -m tests.release` builds sdist and wheel, and uses both as a stranger would.

The sdist must hold every file of the repository, and run its own tests from where it is unpacked. The wheel,
built from the sdist, is installed into a clean environment of each Python that the project names, where it
opens the bundled dossier and finds its licences. A Python that is not on this machine is skipped by name.
The tools of building come from the package index; the program itself is installed as its users do it.
"""

from __future__ import annotations

import glob
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWN_TESTS = ("tests/test_layering.py", "tests/test_readme.py", "tests/tui/test_cli.py", "tests/store/text")
"""The tests run from the unpacked sdist: they read sources, documents, seeds and the installed program."""
VERBS = (["deals"], ["search", "opneai"], ["show", "003"], ["verify"], ["--help"])


def main() -> int:
    """Build, unpack, install and run; one line each, exit 1 at the first that fails."""
    with tempfile.TemporaryDirectory(prefix="release-") as name:
        folder = Path(name)
        sdist = _built("--sdist", ROOT, folder)
        source = _unpacked(sdist, folder / "source")
        missing = sorted(_kept_in_git() - {str(path.relative_to(source)) for path in source.rglob("*")})
        if missing:
            return _said(f"sdist: {len(missing)} files are missing, such as {', '.join(missing[:5])}", 1)
        _said(f"sdist: complete, {sdist.name}")
        _run(
            [sys.executable, "-m", "pytest", "-q", *OWN_TESTS],
            source,
            {**os.environ, "PYTHONPATH": str(source)},
        )
        _said("sdist: its own tests pass where it is unpacked")
        wheel = _built("--wheel", source, folder)
        for version in _pythons():
            python = _interpreter(version)
            if python is None:
                _said(f"Python {version}: not on this machine, skipped")
                continue
            _try_wheel(wheel, python, folder / version)
            _said(f"Python {version}: installed, answers, names its licences")
    return 0


def _built(what: str, source: Path, folder: Path) -> Path:
    """Build one of the two, in an environment of its own that has the tool for it."""
    tools = folder / "tools"
    if not tools.exists():
        _run([sys.executable, "-m", "venv", str(tools)])
        _run([str(tools / "bin/pip"), "install", "--quiet", "build"])
    out = folder / "dist"
    _run([str(tools / "bin/python"), "-m", "build", what, "--outdir", str(out), str(source)])
    return next(out.glob("*.tar.gz" if what == "--sdist" else "*.whl"))


def _unpacked(sdist: Path, folder: Path) -> Path:
    with tarfile.open(sdist) as archive:
        archive.extractall(folder, filter="data")
    return next(folder.iterdir())


def _kept_in_git() -> set[str]:
    """Every file of the repository but those that only git needs."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return set(filter(None, done.stdout.decode().split("\0"))) - {".gitattributes"}


def _pythons() -> Iterator[str]:
    """The versions that the project names in its classifiers."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for classifier in project["classifiers"]:
        version = classifier.removeprefix("Programming Language :: Python :: ")
        if "." in version and version != classifier:
            yield version


def _interpreter(version: str) -> str | None:
    """A Python of this version: on the path, or among those of pyenv."""
    pyenv = os.environ.get("PYENV_ROOT", os.path.expanduser("~/.pyenv"))
    found = [shutil.which(f"python{version}"), *glob.glob(f"{pyenv}/versions/{version}.*/bin/python")]
    for python in filter(None, found):
        if subprocess.run([python, "-c", "import venv"], capture_output=True, check=False).returncode == 0:
            return python
    return None


def _try_wheel(wheel: Path, python: str, folder: Path) -> None:
    """Install the wheel alone, as pipx does, and ask it what a newcomer asks first."""
    _run([python, "-m", "venv", str(folder)])
    pip = [str(folder / "bin/pip"), "install", "--quiet", "--disable-pip-version-check"]
    _run([*pip, "--constraint", str(ROOT / "constraints.txt"), str(wheel)])
    home = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "data"), "PATH": os.environ["PATH"]}
    for words in VERBS:
        if not _run([str(folder / "bin/dossier"), *words], cwd=folder, env=home) and words != ["verify"]:
            raise SystemExit(f"dossier {' '.join(words)}: no answer on {python}")
    told = _run([str(folder / "bin/dossier"), "export"], cwd=folder, env=home)
    if len(json.loads(told)["articles"]) != 5:
        raise SystemExit(f"the bundled articles are not in the wheel: {python}")
    ask = "import importlib.metadata as m; print(*m.metadata('dossier').get_all('License-File'))"
    if _run([str(folder / "bin/python"), "-c", ask], cwd=folder).split() != ["LICENSE", "LICENSE-DATA.md"]:
        raise SystemExit("the wheel does not hold its licences")


def _run(command: Sequence[str], cwd: Path = ROOT, env: dict[str, str] | None = None) -> str:
    """What a command prints; ends with what it said when it fails."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout[-4000:]}{done.stderr[-4000:]}")
    return done.stdout


def _said(line: str, code: int = 0) -> int:
    print(line, flush=True)
    return code


if __name__ == "__main__":
    raise SystemExit(main())
