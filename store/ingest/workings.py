"""What made a ledger, kept beside a large store, so that the next process need not begin from nothing.

`NAME.workings` can be thrown away at any time. It holds for one version of the rules and for the articles
whose signs it has: those that came, changed or went since are brought up to date, which gives the ledger of
starting over. Each write of the store after that adds a line at its end, which says what records it touched:
while these lines lead from one state to the next without a gap, nothing but these records, and what changes
now, has to be written.

It is a pickle, of which nothing but records of this program is read, and only from a file that nobody but its
owner, who runs this, could write. What it says of single articles and deals stays packed in it until that is
looked at.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple
from zlib import crc32

from store.database import files
from store.database.change import Touched
from store.database.held import Held
from store.fingerprint import rules_mark
from store.model import DossierError

if TYPE_CHECKING:
    from store.database import Snapshot
    from store.reconcile import Reconciler

SMALL = 300
"""Below so many articles, starting over takes no longer than a look at what was kept."""
LARGE = 25_000
"""Above so many articles, keeping what made their ledger takes more memory than a machine may have."""
BEHIND = 60
"""So many articles behind, it is written again."""
MANY = 1000
"""So many writes behind, too."""
NOTHING = Touched(frozenset(), frozenset(), frozenset())


class Since(NamedTuple):
    """What was done to a store since its workings were kept: in how many writes, and to which articles.

    `touched` are the records that the store may have otherwise than the last ledger made by what was kept.
    """

    writes: int = 0
    articles: frozenset[str] = frozenset()
    touched: Touched = NOTHING

    def is_long(self, more: int) -> bool:
        """Whether, with so many articles more, it is time to keep what there is now."""
        return self.writes >= MANY or len(self.articles) + more > BEHIND


class Restored(NamedTuple):
    """What made the ledger of an earlier state, and the signs of its articles then.

    `since` tells what was done from there to the present state, None where that is not known.
    """

    maker: Reconciler
    signs: Mapping[str, int]
    since: Since | None


def path_of(store: str) -> str:
    """Where the workings of a store are."""
    return store.removesuffix(".json") + ".workings"


def save(snapshot: Snapshot, maker: Reconciler) -> None:
    """Keep what made the ledger of this state; where that cannot be written, it is gone without.

    An older one goes first: what stands there is always of the present rules.
    """
    import pickle

    from store.uncollected import uncollected

    about = {
        "rules": rules_mark(),
        "created": snapshot.meta.get("created"),
        "state": state_of(snapshot),
        "signs": signs(snapshot),
    }
    path = path_of(snapshot.path)

    def fill(file: BinaryIO) -> None:
        file.write(json.dumps(about).encode() + b"\n")
        with uncollected():
            for part in maker.state():
                pickle.Pickler(file, pickle.HIGHEST_PROTOCOL).dump(part)

    try:
        files.fill(path, fill)
    except (DossierError, OSError):
        return


def add(snapshot: Snapshot, before: Any, articles: Iterable[str], touched: Touched) -> None:
    """Say at the end of what is kept that one write led from the state `before` to this one."""
    line = {"rules": rules_mark(), "from": before, "to": state_of(snapshot), "put": sorted(articles)}
    line |= {name: sorted(ids) for name, ids in touched._asdict().items()}
    flags = os.O_WRONLY | os.O_APPEND | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
    try:
        descriptor = os.open(path_of(snapshot.path), flags)
    except OSError:
        return
    try:
        if _is_ours(os.fstat(descriptor)):
            os.write(descriptor, json.dumps(line).encode() + b"\n")
    except OSError:
        return
    finally:
        files.close_quietly(descriptor)


def restore(snapshot: Snapshot) -> Restored | None:
    """What made the ledger of an earlier state of this store; None where nothing fitting was kept."""
    try:
        with files.Reading(path_of(snapshot.path)) as reading:
            if not _is_ours(os.fstat(reading.file.fileno())):
                return None
            about = json.loads(reading.file.readline())
            rules = rules_mark()
            fits = about["rules"] == rules and about["created"] == snapshot.meta.get("created")
            if not fits or not isinstance(about["signs"], dict):
                return None
            maker = _unpacked(reading.file)
            since = _since(reading.file, about["state"], state_of(snapshot), rules)
    except Exception:
        # Whatever is wrong with it, the ledger can be made without.
        return None
    return Restored(maker, about["signs"], since)


def state_of(snapshot: Snapshot) -> list[Any]:
    """What no other state of the store has in common with this one."""
    return [snapshot.generation, snapshot.meta.get("written")]


def _is_ours(state: os.stat_result) -> bool:
    """Whether nobody but who runs this could have written a file."""
    plain = stat.S_ISREG(state.st_mode) and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return plain and state.st_uid == os.geteuid()


def _since(lines: Iterable[bytes], then: Any, now: Any, rules: str) -> Since | None:
    """What the lines tell of the way from one state to another, None where they do not lead there."""
    by_start: dict[str, dict[str, Any]] = {}
    for text in lines:
        try:
            line = json.loads(text)
        except ValueError:  # the process that wrote it was killed
            continue
        if line["rules"] == rules:
            by_start[str(line["from"])] = line
    articles: set[str] = set()
    touched: list[set[str]] = [set() for _ in Touched._fields]
    writes, at = 0, then
    while at != now:
        found = by_start.pop(str(at), None)
        if found is None:
            return None
        articles.update(found["put"])
        for ids, name in zip(touched, Touched._fields, strict=True):
            ids.update(found[name])
        writes, at = writes + 1, found["to"]
    return Since(writes, frozenset(articles), Touched(*map(frozenset, touched)))


def signs(snapshot: Snapshot) -> dict[str, int]:
    """A sign of what each article yields: another one, another yield."""
    return dict(_signs(snapshot))


def _signs(snapshot: Snapshot) -> Iterator[tuple[str, int]]:
    for article in snapshot.article_ids:
        doc = snapshot.entry(article).yields
        yield article, crc32(doc.load() if isinstance(doc, Held) else doc)


def _unpacked(file: BinaryIO) -> Reconciler:
    from store.reconcile import Reconciler
    from store.reconcile.cold import unpack_from

    return Reconciler.resumed(*[unpack_from(file) for _ in range(3)])
