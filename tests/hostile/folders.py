"""Folders no walk likes: links, loops, pipes, sockets, devices, depths, and names of any bytes."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.hostile.texts import GOOD, NEIGHBOURS, hostile_texts

BODY = GOOD.format(buyer="Meta", target="Scale AI", amount="14,3").encode()

NAMES: dict[str, bytes] = {
    "newline": b"a\nb.txt",
    "return": b"a\rb.txt",
    "escape": b"\x1b[31mred\x1b[0m.txt",
    "title": b"\x1b]0;owned\x07.txt",
    "c1": "a\u009b31mb.txt".encode(),
    "latin": b"caf\xe9.txt",
    "not-utf8": b"\xff\xfe\x80.txt",
    "surrogate": b"\xed\xa0\x80.txt",
    "bidi": "\u202etxt.exe.txt".encode(),
    "invisible": "a\u200b\ufeffb.txt".encode(),
    "long": b"n" * 250 + b".txt",
    "long-wide": "漢".encode() * 80 + b".txt",
    "dash": b"-rf.txt",
    "option": b"--db.txt",
    "formula": b"=1+1.txt",
    "markup": b"[@click=app.quit]x[@].txt",
    "quotes": b"\"'`$(touch owned).txt",
    "spaces": b"  a  .txt",
    "tab": b"a\tb.txt",
    "only-suffix": b"..txt",
    "underscore": b"_.txt",
    "underscores": b"____a.txt",
    "colon": b"deal:c1.txt",
    "dots": b"a..b...txt",
    "no-suffix": b"plain",
    "backslash": b"a\\..\\b.txt",
    "percent": b"%n%s%00.txt",
    "combining": ("a" + "\u0301" * 60 + ".txt").encode(),
    "emoji": "👨‍👩‍👧.txt".encode(),
    "same-id-1": b"same_1.txt",
    "same-id-2": b"same_2.txt",
    "store": b"store.json",
}


def with_neighbours(folder: Path) -> Path:
    """The folder, made, with the two good articles in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in NEIGHBOURS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def fill_with_texts(folder: Path) -> None:
    """One file for each hostile content."""
    for name, data in hostile_texts().items():
        (folder / f"{name}.txt").write_bytes(data)


def fill_with_names(folder: Path) -> None:
    """One file for each hostile name."""
    for at, name in enumerate(NAMES.values()):
        with (
            contextlib.suppress(OSError),
            open(os.path.join(os.fsencode(folder), name), "wb") as file,
        ):
            file.write(BODY.replace(b"Scale", b"Scale%d" % at))


def fill_with_kinds(folder: Path) -> None:
    """One entry for each kind of thing that is no file, or cannot be read."""
    for make in KINDS.values():
        with contextlib.suppress(OSError, AttributeError):
            make(folder)


def _socket(folder: Path) -> None:
    here = os.getcwd()
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.txt")
    finally:
        os.chdir(here)


def _levels(folder: Path) -> None:
    deep = folder.joinpath(*["level"] * 100)
    deep.mkdir(parents=True)
    (deep / "deep.txt").write_bytes(BODY)


def _beyond_path_max(folder: Path) -> None:
    """Folders whose path is longer than the system takes in one call."""
    here = os.open(".", os.O_RDONLY)
    try:
        os.chdir(folder)
        for _ in range(25):
            os.mkdir("p" * 200)
            os.chdir("p" * 200)
        Path("far.txt").write_bytes(BODY)
    finally:
        os.fchdir(here)
        os.close(here)


def _closed(folder: Path) -> None:
    (folder / "closed").mkdir()
    (folder / "closed" / "in.txt").write_bytes(BODY)
    (folder / "closed").chmod(0)
    (folder / "closed.txt").write_bytes(BODY)
    (folder / "closed.txt").chmod(0)


def _sparse(folder: Path) -> None:
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(5_000_000_000)


KINDS: dict[str, Callable[[Path], object]] = {
    "pipe": lambda folder: os.mkfifo(folder / "pipe.txt"),
    "socket": _socket,
    "device": lambda folder: os.mknod(folder / "zero.txt", 0o20666, os.makedev(1, 5)),
    "link to device": lambda folder: (folder / "null.txt").symlink_to("/dev/zero"),
    "loop": lambda folder: (folder / "loop.txt").symlink_to("loop.txt"),
    "folder loop": lambda folder: (folder / "again").symlink_to("."),
    "dangling": lambda folder: (folder / "dangling.txt").symlink_to("nowhere"),
    "link out": lambda folder: (folder / "passwd.txt").symlink_to("/etc/passwd"),
    "folder as file": lambda folder: (folder / "folder.txt").mkdir(),
    "levels": _levels,
    "path max": _beyond_path_max,
    "closed": _closed,
    "sparse": _sparse,
    "proc": lambda folder: (folder / "mem.txt").symlink_to("/proc/self/mem"),
}
