"""Looking through the given paths: every file that could be an article, with its content's digest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from store.ingest.plan import File, Scan
from store.model import Refused

if TYPE_CHECKING:
    from store.read.limits import Limits


def key_of(path: str) -> str:
    """The text by which the store knows a place: its absolute path, bytes that are no text escaped."""
    return os.fsencode(os.path.abspath(path)).decode("utf-8", "backslashreplace")


def scan(
    paths: Iterable[str | os.PathLike[str]], known: frozenset[str], names: Mapping[str, str] | None = None
) -> Scan:
    """Find and digest the files under `paths`.

    `known` are the places that the store has: a given file that is gone but known is no refusal, it has
    vanished. `names` gives other keys to some paths (the bundled articles have no place of their own).
    """
    from store.read import discover
    from store.read.discovery import display_path
    from store.read.limits import limits_from_environment
    from store.read.sources.members import is_container

    limits = limits_from_environment()
    given = [os.fspath(path) for path in paths]
    files: list[File] = []
    refused: list[Refused] = []
    scope, lost = _scope(given, known)
    for found in discover([path for path in given if path not in lost], limits):
        if isinstance(found, Refused):
            refused.append(found)
            continue
        path = os.fspath(found)
        if is_container(path):
            for member in _members(path, limits, len(files)):
                if isinstance(member, Refused):
                    refused.append(member)
                else:
                    files.append(member)
            continue
        key = (names or {}).get(path) or key_of(path)
        try:
            digest, size = _digest(path, limits)
        except (OSError, ValueError) as error:
            refused.append(Refused(display_path(path), _reason(error)))
            continue
        files.append(File(path, key, digest, size))
    places = frozenset(file.key for file in files)
    unseen = tuple(os.path.abspath(entry.path) for entry in refused)
    return Scan(tuple(files), places, tuple(refused), scope, unseen)


def _members(path: str, limits: Limits, found: int) -> Iterator[File | Refused]:
    """The members of an archive or mailbox as files, each a place below it; at most as many as are left."""
    import hashlib

    from store.read.discovery import display_path
    from store.read.limits import COUNT_VARIABLE
    from store.read.sources.members import members
    from store.read.sources.writing import Unreadable

    shown, key = display_path(path), key_of(path)
    try:
        for member in members(path, limits):
            if isinstance(member, Refused):
                yield member
                continue
            found += 1
            if found > limits.files:
                yield Refused(
                    shown, f"more than {limits.files} files: the rest is left out ({COUNT_VARIABLE})"
                )
                return
            try:
                data = member.load()
            except Unreadable as error:
                yield Refused(f"{shown}/{member.name}", str(error))
                continue
            digest = hashlib.sha256(data).hexdigest()
            yield File(path, f"{key}/{member.name}", digest, len(data), member.name)
    except (OSError, ValueError) as error:
        yield Refused(shown, _reason(error))


def _scope(given: list[str], known: frozenset[str]) -> tuple[tuple[str, ...], set[str]]:
    """The keys of what is looked through, and the given files that are gone but known.

    A folder that is gone as a whole is in neither: a disk not mounted must not look like articles deleted.
    """
    scope: list[str] = []
    lost: set[str] = set()
    for path in given:
        if "\0" in path:
            continue
        key = key_of(os.path.realpath(path) if os.path.islink(path) else path)
        if os.path.exists(path):
            scope.append(key)
        elif key in known:
            scope.append(key)
            lost.add(path)
    return tuple(scope), lost


def _digest(path: str, limits: Limits) -> tuple[str, int]:
    import hashlib

    from store.read.discovery import read_bytes

    data = read_bytes(path, limits)
    return hashlib.sha256(data).hexdigest(), len(data)


def _reason(error: OSError | ValueError) -> str:
    from store.read.discovery import reason

    return reason(error)
