"""Walks folders and opens files without being caught by links, pipes, devices, loops or depth.

Every entry that could be an article comes out as a path, or as a refusal with its reason; what is plainly
something else (hidden files, read-me files, code, the store's own files) is passed over in silence.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from store.model import Refused
from store.read.limits import COUNT_VARIABLE, DEFAULT, DEPTH_VARIABLE, Limits, too_large
from store.read.sources.formats import format_of_name, suffix_of
from store.text.clean import clean

_PASSED_OVER = frozenset(
    """
    .json .jsonl .lock .bak .tmp .db .sqlite .sqlite3 .index .py .pyc .toml .yaml .yml .ini .cfg .css
    .tcss .js .ts .sh .svg .xml .log .orig .swp
    """.split()
)
_ABOUT_THE_FOLDER = frozenset(
    """
    readme lisezmoi licence license copying changelog changes history notice authors contributors
    contributing code_of_conduct security install todo makefile dockerfile manifest requirements
    """.split()
)
_FOLDERS_PASSED_OVER = frozenset({"__pycache__", "node_modules", "__MACOSX"})
_PARTS_OF_A_PAGE = ("_files", "_fichiers")
"""How browsers call the folder of pictures and scripts beside a page they save."""


def display_path(path: str | os.PathLike[str]) -> str:
    """`path` as one safe line: undecodable bytes escaped, control characters gone, line breaks as spaces."""
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return clean(name).replace("\n", " ").replace("\t", " ")


def discover(paths: Iterable[str | os.PathLike[str]], limits: Limits = DEFAULT) -> Iterator[Path | Refused]:
    """The article files under `paths`, in a stable order, each once; and what had to be refused.

    A path that is given may be a symbolic link; links found inside folders are not followed.
    """
    seen: set[str] = set()
    count = 0
    for given in paths:
        for found in _walk_given(os.fspath(given), limits):
            if isinstance(found, Path):
                key = os.path.abspath(found)
                if key in seen:
                    continue
                seen.add(key)
                count += 1
                if count > limits.files:
                    why = f"more than {limits.files} files: the rest is left out ({COUNT_VARIABLE})"
                    yield Refused(display_path(given), why)
                    return
            yield found


def _walk_given(given: str, limits: Limits) -> Iterator[Path | Refused]:
    """What one given path leads to."""
    try:
        real = os.path.realpath(given) if os.path.islink(given) else given
        mode = os.stat(real).st_mode
    except (OSError, ValueError) as error:
        yield Refused(display_path(given.replace("\x00", "?")), reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _walk_folder(real, limits)
    elif stat.S_ISREG(mode):
        yield Path(real)
    else:
        yield Refused(display_path(given), f"is {kind_of(mode)}, not a file")


def _walk_folder(top: str, limits: Limits) -> Iterator[Path | Refused]:
    """All entries under `top`, folder by folder, names in order."""
    waiting: list[tuple[str, int]] = [(top, 1)]
    entered: set[tuple[int, int]] = set()
    while waiting:
        folder, depth = waiting.pop()
        try:
            status = os.stat(folder)
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Refused(display_path(folder), reason(error))
            continue
        inner: list[tuple[str, int]] = []
        parts = _parts_of_pages(entry.name for entry in listed)
        for entry in listed:
            found = "nothing" if entry.name in parts else _weigh_entry(entry)
            if found == "folder":
                if depth >= limits.depth:
                    why = f"is deeper than {limits.depth} folders ({DEPTH_VARIABLE})"
                    yield Refused(display_path(entry.path), why)
                else:
                    inner.append((entry.path, depth + 1))
            elif not isinstance(found, str):
                yield found
        waiting.extend(reversed(inner))


def _weigh_entry(entry: os.DirEntry[str]) -> Path | Refused | str:
    """An article's path, a refusal, `"folder"` to enter, or `"nothing"` to pass over."""
    name = entry.name
    try:
        if weigh_file_name(name, folder=True) is not None:
            return "nothing"
        mode = entry.stat(follow_symlinks=False).st_mode
    except OSError as error:
        return Refused(display_path(entry.path), reason(error))
    if stat.S_ISDIR(mode):
        return "folder"
    why = weigh_file_name(name)
    if why == "":
        return "nothing"
    if stat.S_ISLNK(mode):
        return Refused(
            display_path(entry.path),
            "is a symbolic link, not followed inside a folder: name what it leads to",
        )
    if not stat.S_ISREG(mode):
        return Refused(display_path(entry.path), f"is {kind_of(mode)}, not a file")
    return Refused(display_path(entry.path), why) if why else Path(entry.path)


def weigh_file_name(name: str, folder: bool = False) -> str | None:
    """Why a file of this name found in a folder or an archive is refused.

    `""` where it is plainly something else and passed over in silence, None where it is to be read. With
    `folder` only what holds for folders too is asked.
    """
    if name.startswith((".", "~")) or name in _FOLDERS_PASSED_OVER or name.endswith("~"):
        return ""
    if folder:
        return None
    stem, suffix = os.path.splitext(name)
    if suffix.lower() in _PASSED_OVER or stem.lower() in _ABOUT_THE_FOLDER:
        return ""
    known = format_of_name(name) is not None
    return None if known else f"is of no kind that can be read ({display_path(suffix_of(name))})"


def _parts_of_pages(names: Iterable[str]) -> frozenset[str]:
    """The folders that browsers put beside the pages among `names`."""
    pages = (os.path.splitext(name) for name in names)
    stems = [stem for stem, suffix in pages if suffix.lower() in (".html", ".htm", ".xhtml")]
    return frozenset(stem + part for stem in stems for part in _PARTS_OF_A_PAGE)


def read_bytes(path: str | os.PathLike[str], limits: Limits = DEFAULT) -> bytes:
    """The bytes of a regular file within the size limit; raises `OSError` or `ValueError` with a reason."""
    descriptor, size = open_regular(path)
    try:
        if size > limits.file_bytes:
            raise ValueError(too_large(size, limits))
        pieces: list[bytes] = []
        left = limits.file_bytes + 1
        while left > 0 and (piece := os.read(descriptor, min(left, 1 << 20))):
            pieces.append(piece)
            left -= len(piece)
        if left <= 0:
            raise ValueError(too_large(limits.file_bytes + 1, limits))
        return b"".join(pieces)
    finally:
        os.close(descriptor)


def open_regular(path: str | os.PathLike[str]) -> tuple[int, int]:
    """A descriptor of a regular file, and its size; raises `OSError` or `ValueError` with a reason.

    The file is opened without following a link and without waiting for the far end of a pipe, and looked at
    before a byte is read.
    """
    mode = os.lstat(path).st_mode
    if not stat.S_ISREG(mode):
        raise ValueError(f"is {kind_of(mode)}, not a file")
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY
    descriptor = os.open(path, flags)
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        raise ValueError(f"is {kind_of(status.st_mode)}, not a file")
    return descriptor, status.st_size


def kind_of(mode: int) -> str:
    """What a file of this mode is, in words."""
    if stat.S_ISLNK(mode):
        return "a symbolic link"
    if stat.S_ISDIR(mode):
        return "a folder"
    if stat.S_ISFIFO(mode):
        return "a named pipe"
    if stat.S_ISSOCK(mode):
        return "a socket"
    return "a device" if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) else "no regular file"


_REASONS = {
    errno.ENOENT: "no such file or folder",
    errno.EACCES: "cannot be read: permission denied",
    errno.EPERM: "cannot be read: permission denied",
    errno.ELOOP: "is a symbolic link or a loop of links",
    errno.ENAMETOOLONG: "has too long a path",
    errno.ENXIO: "is a socket or device without a reader",
}


def reason(error: OSError | ValueError) -> str:
    """One line of plain words for a failed system call, without the path."""
    if isinstance(error, OSError):
        known = _REASONS.get(error.errno or 0)
        return known or f"cannot be read: {clean(error.strerror or type(error).__name__)}"
    return clean(str(error)).replace("\n", " ")
