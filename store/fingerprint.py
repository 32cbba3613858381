"""Which program made an extraction: a mark of the code and lexicons that read and extract."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

_ROOMS = ("text", "read", "extract")
_TESTIMONY = ("copies.py", "names.py", "sources.py", "testimony.py")
"""What of reconciliation is asked of each article by itself, and kept beside what was extracted."""


def code_mark() -> str:
    """Eight hexadecimal digits that change with any line of what is asked of an article by itself.

    That is the rooms `text`, `read` and `extract`, and what takes its testimony.
    """
    import hashlib

    digest = hashlib.sha256()
    for path in sorted(_files()):
        with open(path, "rb") as file:
            content = file.read()
        digest.update(f"{os.path.basename(path)} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()[:8]


def rules_mark() -> str:
    """Eight hexadecimal digits that change with any line of what makes the ledger, and with the Python."""
    import hashlib
    import sys

    top = os.path.dirname(__file__)
    digest = hashlib.sha256(sys.version.encode())
    paths = [os.path.join(top, name) for name in ("model.py", "mentions.py", "figures.py")]
    for room in ("reconcile", "text"):
        with os.scandir(os.path.join(top, room)) as entries:
            paths += [entry.path for entry in entries if entry.name.endswith((".py", ".toml", ".txt"))]
    for path in sorted(paths):
        with open(path, "rb") as file:
            digest.update(path.encode() + file.read())
    return digest.hexdigest()[:8]


def code_stamp() -> str:
    """A quicker sign, of the files' sizes and times: while it stays, so does the mark."""
    return _stamp(_files())


def comparing_stamp() -> str:
    """The same of the rules by which articles are compared."""
    return _stamp(_within(("compare", "text")))


def _stamp(paths: Iterable[str]) -> str:
    import zlib

    states = (os.stat(path) for path in sorted(paths))
    return f"{zlib.crc32(repr([(s.st_size, s.st_mtime_ns) for s in states]).encode()):08x}"


def _files() -> Iterator[str]:
    top = os.path.dirname(__file__)
    yield from (os.path.join(top, "reconcile", name) for name in _TESTIMONY)
    yield from _within(_ROOMS)


def _within(rooms: Iterable[str]) -> Iterator[str]:
    """The files of rooms that say how something is done."""
    waiting = [os.path.join(os.path.dirname(__file__), room) for room in rooms]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir() and entry.name != "__pycache__":
                    waiting.append(entry.path)
                elif entry.name.endswith((".py", ".toml", ".txt")):
                    yield entry.path
