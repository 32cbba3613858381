"""What an ingest has to do: which files are new, changed, the same, elsewhere now, or gone; and their ids.

Content decides, by its digest: a file touched but not changed is the same, a file found under another path
is the same article there, equal files are one article with several paths.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from store.model import Refused
from store.text import clean


class File(NamedTuple):
    """A file found: where it is, the text by which the store knows that place, and its content.

    `member` is its name in the archive or mailbox at `path`; None for a file of its own.
    """

    path: str
    key: str
    digest: str
    size: int
    member: str | None = None


class Scan(NamedTuple):
    """All that was found under the given paths.

    `places` are the keys of the files, `scope` the folders and files looked through (what was known there
    and is not found is gone), `unseen` the parts of it that could not be looked into.
    """

    files: tuple[File, ...]
    places: frozenset[str]
    refused: tuple[Refused, ...]
    scope: tuple[str, ...]
    unseen: tuple[str, ...] = ()


class Known(NamedTuple):
    """An article that the store has: its content, where it was found, and what extracted it."""

    digest: str
    paths: tuple[str, ...]
    code: str | None


class Job(NamedTuple):
    """A file to read and extract as the article `id`; `path` None to extract the stored text again.

    `member` is its name in the archive or mailbox at `path`.
    """

    id: str
    path: str | None
    keys: tuple[str, ...]
    digest: str
    size: int
    member: str | None = None


class Plan(NamedTuple):
    """Jobs, and the articles by what becomes of them. `moved` gives new paths to articles that stay."""

    jobs: tuple[Job, ...]
    moved: Mapping[str, tuple[str, ...]]
    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    renamed: tuple[str, ...]
    vanished: tuple[str, ...]


def make_plan(
    scan: Scan,
    known: Mapping[str, Known],
    retired: Mapping[str, str],
    code: str,
    readable: Callable[[File], bool],
) -> Plan:
    """Match what was found with what the store has.

    `retired` maps the paths and digests of pruned articles to their ids, which nobody else ever gets.
    `code` marks the present program: what another one extracted is extracted again. `readable` tells
    whether a file can become an article, asked only where the choice of an id depends on it.
    """
    contents: dict[str, list[File]] = {}
    for file in sorted(scan.files, key=lambda file: file.member is not None):
        contents.setdefault(file.digest, []).append(file)
    owners = _owners(contents, known)
    new = [files for digest, files in contents.items() if digest not in owners]
    ids = _Ids(known, retired, readable).give(new)
    jobs: list[Job] = []
    changed: list[str] = []
    for digest, files in contents.items():
        keys = tuple(file.key for file in files)
        owner = owners.get(digest) or ids[digest]
        before = known.get(owner)
        if before is None or before.digest != digest:
            jobs.append(Job(owner, files[0].path, keys, digest, files[0].size, files[0].member))
            if before is not None:
                changed.append(owner)
    fate = _Fate(scan, known, set(changed))
    jobs += _again(known, {job.id for job in jobs}, set(fate.vanished), code)
    return Plan(
        jobs=tuple(jobs),
        moved=fate.moved,
        added=tuple(sorted(ids.values())),
        changed=tuple(sorted(changed)),
        unchanged=tuple(sorted(fate.unchanged)),
        renamed=tuple(sorted(fate.renamed)),
        vanished=tuple(sorted(fate.vanished)),
    )


def _owners(contents: Mapping[str, list[File]], known: Mapping[str, Known]) -> dict[str, str]:
    """For each content that belongs to a stored article, its id: the same content, else the same place.

    A place passes its id on only when the article's old content is found nowhere any more.
    """
    by_digest = {article.digest: identifier for identifier, article in known.items()}
    by_path = {path: identifier for identifier, article in known.items() for path in article.paths}
    owners = {digest: by_digest[digest] for digest in contents if digest in by_digest}
    taken = set(owners.values())
    for digest, files in contents.items():
        if digest in owners:
            continue
        for file in files:
            owner = by_path.get(file.key)
            if owner is not None and owner not in taken:
                owners[digest] = owner
                taken.add(owner)
                break
    return owners


class _Fate:
    """What becomes of the stored articles that keep their content, place by place."""

    def __init__(self, scan: Scan, known: Mapping[str, Known], changed: set[str]) -> None:
        self.moved: dict[str, tuple[str, ...]] = {}
        self.unchanged: list[str] = []
        self.renamed: list[str] = []
        self.vanished: list[str] = []
        found: dict[str, list[str]] = {}
        for file in scan.files:
            found.setdefault(file.digest, []).append(file.key)
        for identifier, article in known.items():
            if identifier not in changed:
                self._place(identifier, article, found.get(article.digest, []), scan)

    def _place(self, identifier: str, article: Known, here: list[str], scan: Scan) -> None:
        kept = [path for path in article.paths if path in here or _still_holds(path, scan)]
        paths = tuple(dict.fromkeys([*kept, *here]))
        if not paths:
            self.vanished.append(identifier)
            return
        if here:
            self.unchanged.append(identifier)
            if not kept:
                self.renamed.append(identifier)
        if paths != article.paths:
            self.moved[identifier] = paths


def _still_holds(path: str, scan: Scan) -> bool:
    """Whether a known place was not looked at this time, or could not be: it is taken to be as it was."""
    if path in scan.places:
        return False
    looked_at = any(_under(path, top) for top in scan.scope)
    return not looked_at or any(_under(path, top) for top in scan.unseen)


def _under(path: str, top: str) -> bool:
    """Whether a place is this one or in it."""
    return path == top or path.startswith(top.rstrip("/") + "/")


def _again(known: Mapping[str, Known], busy: set[str], gone: set[str], code: str) -> Iterable[Job]:
    """The stored articles that another version of the program extracted, whose text is at hand."""
    for identifier, article in known.items():
        if article.code != code and identifier not in busy and identifier not in gone:
            yield Job(identifier, None, article.paths, article.digest, 0)


class _Ids:
    """Gives ids to new articles: the stem up to its first `_` when unique in the dossier, else the stem."""

    def __init__(
        self, known: Mapping[str, Known], retired: Mapping[str, str], readable: Callable[[File], bool]
    ) -> None:
        self._taken = set(known)
        self._retired = retired
        self._reserved = set(retired.values())
        self._readable = readable
        self._shorts: dict[str, int] = {}
        for article in known.values():
            self._count(short_of(article.paths[0]))

    def give(self, new: list[list[File]]) -> dict[str, str]:
        """Ids by digest."""
        sharing: dict[str, list[list[File]]] = {}
        for files in new:
            sharing.setdefault(short_of(files[0].key), []).append(files)
        ids: dict[str, str] = {}
        for short, group in sharing.items():
            alone = not self._shorts.get(short) and (len(group) == 1 or self._readable_of(group) < 2)
            for files in group:
                ids[files[0].digest] = self._one(files, short if alone else stem_of(files[0].key))
        return ids

    def _one(self, files: list[File], wish: str) -> str:
        for sign in (files[0].digest, *(file.key for file in files)):
            back = self._retired.get(sign)
            if back is not None and back not in self._taken:
                self._taken.add(back)
                return back
        identifier, number = wish, 2
        while identifier in self._taken or identifier in self._reserved:
            identifier = f"{wish}-{number}"
            number += 1
        self._taken.add(identifier)
        return identifier

    def _readable_of(self, group: list[list[File]]) -> int:
        """How many of a group can become articles, counted up to two."""
        count = 0
        for files in group:
            count += self._readable(files[0])
            if count == 2:
                break
        return count

    def _count(self, short: str) -> None:
        self._shorts[short] = self._shorts.get(short, 0) + 1


def stem_of(key: str) -> str:
    """A file's name without its folder and ending, on one line."""
    stem = os.path.splitext(os.path.basename(key))[0]
    return " ".join(clean(stem).split()) or "article"


def line_of(key: str) -> str:
    """A place as it is shown, on one line."""
    return " ".join(clean(key).split("\n"))


def short_of(key: str) -> str:
    """The stem up to its first `_`."""
    stem = stem_of(key)
    return stem.split("_", 1)[0].strip() or stem
