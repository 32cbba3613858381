"""Opening the dossier that the options of a verb name."""

from __future__ import annotations

import os
import sys

from store.hints import TYPE_CHECKING
from store.model import DossierError
from store.text import clean
from tui.catalogue import t
from tui.catalogue.store import told as told_in

if TYPE_CHECKING:
    import argparse

    from store.dossier import Dossier


def opened(args: argparse.Namespace) -> Dossier:
    """The dossier of `--db`, or the default one.

    Raises DossierError when `--db` names a store that does not exist: reading never creates one.
    """
    from store.dossier import open_dossier, there

    path: str | None = args.db or None
    folder = getattr(path, "folder", "")
    if folder and path is not None and not there(path):
        raise DossierError(t("fault.no_store_of", path=folder))
    dossier = open_dossier(path, read_only=read_only(args))
    told(dossier)
    return dossier


def told(dossier: Dossier) -> None:
    """Say on stderr what was noticed along the way, such as a note that someone else changed too."""
    for message in dossier.messages:
        sys.stderr.write(f"dossier: {clean(told_in(message))}\n")
    dossier.messages.clear()


def writable(args: argparse.Namespace) -> Dossier:
    """The same, for a verb that changes it; raises DossierError in read-only mode."""
    refuse_read_only(args)
    dossier = opened(args)
    warn_of_network(dossier.path)
    return dossier


def warn_of_network(path: str | os.PathLike[str] | None) -> None:
    """Say on stderr when the store at `path` is on a network share, whose server its lock depends on."""
    from store.dossier import network_file_system

    if path is None:
        return
    kind = network_file_system(os.fspath(path))
    if kind is not None:
        said = t("told.network", path=clean(os.fspath(path)), kind=kind)
        sys.stderr.write(f"dossier: {said}\n")


def read_only(args: argparse.Namespace) -> bool:
    """Whether the locked-down mode is on, by option or by environment."""
    return bool(args.read_only) or os.environ.get("DOSSIER_READ_ONLY", "") not in ("", "0")


def refuse_read_only(args: argparse.Namespace) -> None:
    """Raise DossierError when the locked-down mode is on."""
    if read_only(args):
        raise DossierError(t("fault.read_only"))
