"""What made a ledger, kept beside a large store, so that the next process need not begin from nothing.

`NAME.workings` can be thrown away at any time. It holds for one version of the rules and for the articles
whose signs it has: those that came, changed or went since are brought up to date, which gives the ledger of
starting over. It is a pickle, of which nothing but records of this program is read, and only from a file that
nobody but its owner, who runs this, could write. What it says of single articles and deals stays packed in it
until that is looked at.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO
from zlib import crc32

from store.database import files
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
        "decisions": snapshot.meta.get("decisions"),
        "created": snapshot.meta.get("created"),
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


def restore(snapshot: Snapshot) -> tuple[Reconciler, Mapping[str, int], bool] | None:
    """What made the ledger of an earlier state of this store, the signs of its articles then, and whether
    the same decisions held; None where nothing fitting was kept.
    """
    try:
        with files.Reading(path_of(snapshot.path)) as reading:
            state = os.fstat(reading.file.fileno())
            if state.st_uid != os.geteuid() or state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                return None
            about = json.loads(reading.file.readline())
            fits = about["rules"] == rules_mark() and about["created"] == snapshot.meta.get("created")
            if not fits or not isinstance(about["signs"], dict):
                return None
            maker = _unpacked(reading.file)
    except Exception:
        # Whatever is wrong with it, the ledger can be made without.
        return None
    return maker, about["signs"], about["decisions"] == snapshot.meta.get("decisions")


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
