"""What a release says of itself is so; `make release` builds and installs it."""

from __future__ import annotations

import re
import tomllib

from store import __version__
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_the_version_is_told_in_the_changelog_with_its_day() -> None:
    sections = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert sections[0] == "Unreleased"
    assert re.fullmatch(rf"{re.escape(__version__)} \(\d{{4}}-\d\d-\d\d\)", sections[1])


def test_the_pythons_named_begin_with_the_oldest_that_is_asked_for() -> None:
    named = [name.rsplit(" ", 1)[1] for name in PROJECT["classifiers"] if "Python :: 3." in name]
    assert PROJECT["requires-python"] == f">={named[0]}"


def test_the_licence_of_every_list_of_words_is_named() -> None:
    told = (ROOT / "LICENSE-DATA.md").read_text("utf-8")
    named = [re.escape(path).replace(r"\*", "[^/]*") for path in re.findall(r"`([^`]+)`", told)]
    lists = [path.relative_to(ROOT).as_posix() for path in (ROOT / "store").rglob("*.txt")]
    assert len(lists) > 10
    assert [path for path in lists if not any(re.match(pattern, path) for pattern in named)] == []
    assert all((ROOT / name).exists() for name in PROJECT["license-files"])
