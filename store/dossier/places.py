"""Where stores are, and where the bundled articles come from."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from store.hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.database import Snapshot


def default_store() -> str:
    """`$DOSSIER_DB`, else `dossier.json` in the user's data folder."""
    return os.environ.get("DOSSIER_DB") or os.path.join(data_folder(), "dossier.json")


def data_folder() -> str:
    """The user's data folder for this program, as platformdirs gives it; on Linux without asking it."""
    if not sys.platform.startswith("linux"):
        import platformdirs

        return platformdirs.user_data_dir("dossier", appauthor=False)
    base = os.environ.get("XDG_DATA_HOME", "").strip()
    if not os.path.isabs(base):
        base = os.path.expanduser("~/.local/share")
    return os.path.join(base, "dossier")


def store_of(paths: Sequence[Any]) -> str:
    """The store of some article files or folders: named after the first one, told apart by their places."""
    import hashlib

    places = [os.path.realpath(path) for path in paths]
    sign = hashlib.sha256("\0".join(sorted(places)).encode("utf-8", "surrogateescape")).hexdigest()[:10]
    name = os.path.splitext(os.path.basename(places[0]))[0]
    safe = "".join(c if c.isalnum() and c.isascii() else "-" for c in name).strip("-")[:40] or "folder"
    return os.path.join(data_folder(), "folders", f"{safe}-{sign}.json")


def bundled() -> list[str]:
    """The files of the bundled articles, in order."""
    from importlib.resources import files

    folder = files("seeds")
    return sorted(str(entry) for entry in folder.iterdir() if entry.name.endswith(".txt"))


def is_outdated(snapshot: Snapshot) -> bool:
    """Whether another version of the program extracted this store."""
    from store.fingerprint import code_mark, code_stamp

    if snapshot.meta.get("code_stamp") == code_stamp():
        return False
    return snapshot.meta.get("code") != code_mark()
