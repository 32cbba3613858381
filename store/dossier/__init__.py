"""The one door to a dossier: open, ingest, look, search, compare, note, decide, verify, export.

Importing this costs little and opening a small store little more: the rooms behind are entered only by the
call that needs them.
"""

from __future__ import annotations

from store.dossier.contents import Mark
from store.dossier.dossier import Dossier
from store.dossier.opening import (
    bundled_paths,
    default_db,
    ingest,
    network_file_system,
    open_dossier,
    open_paths,
    repair,
    there,
)
from store.dossier.places import store_of
from store.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.ingest import Progress
    from store.reconcile.recast import recast

__all__ = [
    "Dossier",
    "Mark",
    "Progress",
    "bundled_paths",
    "default_db",
    "ingest",
    "network_file_system",
    "open_dossier",
    "open_paths",
    "recast",
    "repair",
    "store_of",
    "there",
]


def __getattr__(name: str) -> Any:
    """`Progress` and `recast`, without paying for their rooms where nobody asks for them."""
    if name == "Progress":
        from store.ingest import Progress

        return Progress
    if name == "recast":
        from store.reconcile.recast import recast

        return recast
    raise AttributeError(name)
