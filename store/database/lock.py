"""The advisory lock that a writer holds from reading a file to having replaced it.

It is a file of its own, `NAME.lock`, never removed: a lock on the store itself would be left behind on the
old inode at each replacement. `flock` ends with its process, however that ends.
"""

from __future__ import annotations

import fcntl
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager

from store.database.files import close_quietly, reason
from store.model import DossierError

PATIENCE = 10.0
"""Seconds to wait for another writer before saying who it is."""

_HOLDER = 200
"""Bytes of the lock file that say who holds it."""


@contextmanager
def locked(path: str, patience: float | None = None) -> Iterator[None]:
    """Hold the writers' lock of the file at `path`; raises DossierError when another keeps it too long."""
    try:
        descriptor = _open(path)
    except OSError as error:
        raise DossierError(f"{path}: cannot be changed here: {reason(error)}") from None
    try:
        _wait(descriptor, path, PATIENCE if patience is None else patience)
        _sign(descriptor)
        yield
    finally:
        close_quietly(descriptor)


def _open(path: str) -> int:
    lock = path + ".lock"
    mode = _mode_beside(path)
    common = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
    try:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | common, mode)
    except PermissionError:
        descriptor = os.open(lock, os.O_RDONLY | common)
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            raise DossierError(f"{lock}: is not a regular file, so it is not used as a lock: move it away")
        if state.st_uid == os.geteuid() and stat.S_IMODE(state.st_mode) != mode:
            os.fchmod(descriptor, mode)
    except BaseException:
        close_quietly(descriptor)
        raise
    return descriptor


def _mode_beside(path: str) -> int:
    """The permissions of the store: whoever may write it must be able to lock it too."""
    try:
        return stat.S_IMODE(os.stat(path).st_mode) & 0o666
    except OSError:
        return 0o600


def _wait(descriptor: int, path: str, patience: float) -> None:
    end = time.monotonic() + patience
    pause = 0.002
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= end:
                raise DossierError(f"{path}: is being written by {_holder(descriptor)}; try again") from None
        except OSError as error:
            raise DossierError(f"{path}: cannot be locked: {reason(error)}") from None
        time.sleep(pause)
        pause = min(pause * 1.5, 0.05)


def _sign(descriptor: int) -> None:
    """Say in the lock file who holds it; only a help for people, so a failure does not matter."""
    user = os.environ.get("USER") or str(os.getuid())
    try:
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"process {os.getpid()} of {user}\n".encode()[:_HOLDER], 0)
    except OSError:
        return


def _holder(descriptor: int) -> str:
    try:
        text = os.pread(descriptor, _HOLDER, 0).decode("utf-8", "replace")
    except OSError:
        text = ""
    return "".join(c for c in text if c.isprintable()).strip() or "another process"
