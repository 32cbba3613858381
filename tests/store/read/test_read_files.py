"""Folders and files of every kind: good neighbours are read, all others refused with one line each."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from store.model import Article, Refused
from store.read import Limits, discover, limits_from_environment, read_article

GOOD = (
    "Un titre sans point\n\nMistral a levé 1,7 milliard d'euros auprès d'ASML, et il va recruter à Paris.\n"
)


def _names(found: list[Path | Refused]) -> list[str]:
    return [item.name for item in found if isinstance(item, Path)]


def _refused(found: list[Path | Refused]) -> dict[str, str]:
    return {os.path.basename(item.path): item.why for item in found if isinstance(item, Refused)}


def test_bad_neighbours_cost_nobody_anything(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b.md").write_text(GOOD.replace("Mistral", "Poolside"), "utf-8")
    (tmp_path / "binary.txt").write_bytes(os.urandom(4000))
    (tmp_path / "empty.txt").touch()
    (tmp_path / "line.txt").write_text("a" * 10_000_000)
    read = [read_article(p) if isinstance(p, Path) else p for p in discover([tmp_path])]
    assert [item.id for item in read if isinstance(item, Article)] == ["a", "b"]
    reasons = {os.path.basename(item.path): item.why for item in read if isinstance(item, Refused)}
    assert reasons["empty.txt"] == "is empty"
    assert reasons["binary.txt"] == "looks like a binary file: save the article as text"
    assert "over the limit of 1000000 (DOSSIER_MAX_LINE)" in reasons["line.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_what_may_not_be_read_is_named(tmp_path: Path) -> None:
    closed = tmp_path / "closed.txt"
    closed.write_text(GOOD)
    closed.chmod(0)
    folder = tmp_path / "folder"
    folder.mkdir(0o000)
    try:
        assert read_article(closed) == Refused(str(closed), "cannot be read: permission denied")
        assert _refused(list(discover([tmp_path]))) == {"folder": "cannot be read: permission denied"}
    finally:
        folder.chmod(0o700)


def test_pipes_sockets_devices_and_links_are_refused_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("/etc/hostname")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "good.txt").write_text(GOOD)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s.txt"))
        found = list(discover([tmp_path]))
    assert _names(found) == ["good.txt"]
    assert _refused(found) == {
        "pipe.txt": "is a named pipe, not a file",
        "s.txt": "is a socket, not a file",
        "link.txt": "is a symbolic link, not followed inside a folder: name what it leads to",
        "loop": "is a symbolic link, not followed inside a folder: name what it leads to",
        "self.txt": "is a symbolic link, not followed inside a folder: name what it leads to",
    }
    for name in ("pipe.txt", "link.txt", "self.txt", "loop", "."):
        assert isinstance(read_article(tmp_path / name), Refused)
    assert read_article("/dev/zero") == Refused("/dev/zero", "is a device, not a file")
    assert isinstance(read_article("/dev/null\x00x"), Refused)


def test_a_link_that_is_given_is_followed_once(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text(GOOD)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert _names(list(discover([tmp_path / "link", tmp_path / "real", tmp_path / "real" / "a.txt"]))) == [
        "a.txt"
    ]


def test_what_is_plainly_no_article_is_passed_over_in_silence(tmp_path: Path) -> None:
    for name in (
        "README.md",
        "LICENSE",
        ".hidden.txt",
        "dossier.json",
        "dossier.json.lock",
        "a.txt~",
        "CHANGELOG",
    ):
        (tmp_path / name).write_text("text")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(GOOD)
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    found = list(discover([tmp_path]))
    assert _names(found) == []
    assert _refused(found) == {"photo.jpg": "is of no kind that can be read (.jpg)"}
    assert _names(list(discover([tmp_path / "README.md"]))) == ["README.md"]


def test_missing_paths_are_refused(tmp_path: Path) -> None:
    assert list(discover([tmp_path / "none"])) == [Refused(str(tmp_path / "none"), "no such file or folder")]


def test_depth_size_and_number_have_limits_that_are_named(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*"abcdef")
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_text(GOOD)
    (tmp_path / "1.txt").write_text(GOOD)
    (tmp_path / "2.txt").write_text(GOOD)
    found = list(discover([tmp_path], Limits(depth=3)))
    assert _refused(found) == {"c": "is deeper than 3 folders (DOSSIER_MAX_DEPTH)"}
    found = list(discover([tmp_path], Limits(files=1)))
    assert _names(found) == ["1.txt"]
    assert "DOSSIER_MAX_FILES" in next(iter(_refused(found).values()))
    refused = read_article(tmp_path / "1.txt", Limits(file_bytes=10))
    assert isinstance(refused, Refused)
    assert "over the limit of 1e-05 MB (DOSSIER_MAX_FILE_MB)" in refused.why


@pytest.mark.parametrize(
    ("text", "limits", "why"),
    [
        ("ab\n" * 20, Limits(lines=10), "has 20 lines, over the limit of 10 (DOSSIER_MAX_LINES)"),
        ("a\r" * 20, Limits(lines=10), "has 20 lines, over the limit of 10 (DOSSIER_MAX_LINES)"),
        ("a b " * 9, Limits(line_characters=30), "has a line of 36 characters, over the limit of 30 "),
        (GOOD * 3, Limits(characters=90), "characters, over the limit of 90 (DOSSIER_MAX_TEXT)"),
    ],
)
def test_a_text_that_is_no_article_by_its_size_is_refused(
    tmp_path: Path, text: str, limits: Limits, why: str
) -> None:
    (tmp_path / "1.txt").write_text(text)
    refused = read_article(tmp_path / "1.txt", limits)
    assert isinstance(refused, Refused)
    assert why in refused.why
    assert isinstance(read_article(tmp_path / "1.txt"), Article)


def test_a_sparse_giant_is_refused_before_it_is_read(tmp_path: Path) -> None:
    giant = tmp_path / "giant.txt"
    with giant.open("wb") as file:
        file.truncate(3_000_000_000)
    refused = read_article(giant)
    assert isinstance(refused, Refused)
    assert refused.why.startswith("is 3000.0 MB, over the limit of 16 MB")


def test_names_of_any_bytes_become_one_safe_line(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/new\nline\x1b]0;x\xff.txt"
    with open(raw, "w") as file:
        file.write(GOOD)
    [path] = list(discover([tmp_path]))
    assert isinstance(path, Path)
    article = read_article(path)
    assert isinstance(article, Article)
    assert article.path.endswith("/new line]0;x\\xff.txt")
    article.path.encode("utf-8")


def test_a_hundred_levels_are_walked(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(100):
        folder = folder / "d"
    folder.mkdir(parents=True)
    (folder / "deep.txt").write_text(GOOD)
    assert _names(list(discover([tmp_path]))) == ["deep.txt"]


def test_the_environment_sets_the_limits_and_nonsense_does_not() -> None:
    limits = limits_from_environment(
        {"DOSSIER_MAX_FILE_MB": "2.5", "DOSSIER_MAX_LINE": "many", "DOSSIER_MAX_DEPTH": "-1"}
    )
    assert limits == Limits(file_bytes=2_500_000)


def test_xml_is_refused_with_advice(tmp_path: Path) -> None:
    page = tmp_path / "feed.txt"
    page.write_text("<?xml version='1.0'?><rss><item>Bonjour</item></rss>")
    assert read_article(page) == Refused(str(page), "is an XML file: save the article as text")
