"""Making the lookup index of a large store in a process apart: seconds of work that would hold up keys."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

APART = 300
"""From so many articles on, the index is made apart."""
_LOOK = 0.05
"""Seconds from one look at the process to the next."""
_CODE = "from store.dossier.indexing import main; main()"


def make_apart(store: str, stopped: Callable[[], bool]) -> bool:
    """Make the index of the store at this path in a process of its own; whether it was made.

    What was begun is taken away again when it is `stopped`.
    """
    import subprocess

    if not sys.executable:
        return False
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(place for place in sys.path if place)}
    quiet = subprocess.DEVNULL
    command = [sys.executable, "-P", "-c", _CODE, store]
    try:
        child = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment)  # noqa: S603
    except OSError:
        return False
    with child:
        while True:
            try:
                return child.wait(_LOOK) == 0
            except subprocess.TimeoutExpired:
                if stopped():
                    child.terminate()


def main() -> None:
    """What the process does: `sys.argv[1]` is the store, which is only read."""
    import signal

    from store.dossier.opening import open_dossier

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.nice(3)
    open_dossier(sys.argv[1], read_only=True).write_index()
