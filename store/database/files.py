"""Files as the store reads and writes them: whole, never half, and only where it is safe to.

Every operating system call of a commit stands here, in order, so that each can be made to fail in a test.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator

from store.hints import BinaryIO
from store.model import DossierError
from store.record import NamedTuple

LIMIT = 8 * 1024**3
"""A store larger than this many bytes is not one of ours."""

_PIECE = 1 << 20
"""Bytes written at a time."""
_BUFFER = 1 << 18
"""Bytes read at a time."""


class Stamp(NamedTuple):
    """Which state of a file was read: it changes whenever the file is replaced or written."""

    device: int
    inode: int
    size: int
    modified: int


def stamp_of(path: str) -> Stamp | None:
    """The stamp of a file as it is now, None when there is none."""
    try:
        return _stamp(os.stat(path))
    except OSError:
        return None


def real(path: str | os.PathLike[str]) -> str:
    """Where a store really is: links are followed, but not in a folder that others can write to.

    Someone else could plant a link there and have us read or replace a file of their choosing.
    """
    name = os.path.abspath(os.fspath(path))
    if not os.path.islink(name):
        return name
    folder = os.path.dirname(name)
    if os.stat(folder).st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise DossierError(
            f"{name}: is a symbolic link in a folder that others can write to: name what it leads to"
        )
    return os.path.realpath(name)


class Reading:
    """A regular file open for reading, all of one state, with the `stamp` of that state.

    Takes no lock and creates nothing: a writer replaces the file as a whole, so what is open here stays
    what it was. Raises FileNotFoundError when there is none, DossierError when it cannot be read.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        flags = os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW | os.O_CLOEXEC
        try:
            self._descriptor = os.open(path, flags)
        except (FileNotFoundError, NotADirectoryError):
            raise FileNotFoundError(path) from None
        except OSError as error:
            raise DossierError(f"{path}: cannot be read: {reason(error)}") from None
        try:
            self.stamp = _checked(os.fstat(self._descriptor), path)
            self.file = os.fdopen(self._descriptor, "rb", buffering=_BUFFER, closefd=False)
        except BaseException as error:
            close_quietly(self._descriptor)
            if isinstance(error, OSError):
                raise DossierError(f"{path}: cannot be read: {reason(error)}") from None
            raise

    def __enter__(self) -> Reading:
        return self

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        close_quietly(self._descriptor)
        if isinstance(error, OSError):
            raise DossierError(f"{self.path}: cannot be read: {reason(error)}") from None


def _checked(state: os.stat_result, path: str) -> Stamp:
    if stat.S_ISDIR(state.st_mode):
        raise DossierError(f"{path}: is a folder, where a store (.json) is wanted")
    if not stat.S_ISREG(state.st_mode):
        raise DossierError(f"{path}: is not a regular file: name another")
    if state.st_size > LIMIT:
        raise DossierError(f"{path}: is too large to be a store: name another")
    return _stamp(state)


def read_whole(path: str) -> tuple[bytes, Stamp]:
    """The bytes of a regular file and the stamp of their state; raises as Reading does."""
    with Reading(path) as reading:
        return reading.file.read(), reading.stamp


def replace(path: str, data: bytes | Iterable[bytes], backup: bool = True, fresh: int = 0o600) -> None:
    """Make `data` the file's content: the old state or the new one, never something between.

    A new file is written beside it, synced to the disk, and renamed over it; the old state stays as
    `.bak`. A file that is new gets the permissions `fresh`. The caller holds the lock. Raises DossierError;
    before the rename, the old state is untouched.
    """
    new = _new_name(path)
    moved = False
    try:
        sweep(path)
        old = _state(path)
        try:
            _write_new(new, data, old, fresh)
            if backup and old is not None:
                _back_up(path, new)
            os.replace(new, path)
            moved = True
        except BaseException:
            _unlink_quietly(new)
            raise
        _sync_folder(os.path.dirname(path))
    except OSError as error:
        if moved:
            raise DossierError(f"{path}: written, but the disk did not confirm it: {reason(error)}") from None
        raise DossierError(f"{path}: not saved, the old state is intact: {reason(error)}") from None


def write_file(path: str | os.PathLike[str], content: bytes | str) -> None:
    """Write a file that a user asked for, complete or not at all; an old one is replaced, without backup.

    A new one gets the permissions that the user's umask leaves.
    """
    target = real(path)
    if os.path.exists(target) and not os.path.isfile(target):
        raise DossierError(f"{target}: is not a regular file: name another")
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise DossierError(f"{target}: cannot be written: permission denied")
    replace(target, content.encode() if isinstance(content, str) else content, False, 0o666)


def fill(path: str, content: Callable[[BinaryIO], None]) -> None:
    """Make a file that can be made again, written bit by bit; nobody else may read it.

    It takes the place of an older one when it is whole, but is not worth a wait for the disk. Raises OSError.
    """
    new = _new_name(path)
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb", buffering=_PIECE) as file:
            content(file)
        sweep(path, but=new)
        os.replace(new, path)
    except BaseException:
        _unlink_quietly(new)
        raise


def make_folder(folder: str) -> None:
    """Make the folder of a store and those above it, for this user only; one that exists stays as it is."""
    if os.path.isdir(folder):
        return
    try:
        os.makedirs(os.path.dirname(folder) or ".", exist_ok=True)
        os.mkdir(folder, 0o700)
    except OSError as error:
        if not os.path.isdir(folder):
            raise DossierError(f"{folder}: cannot be made: {reason(error)}") from None


def sweep(path: str, but: str = "") -> None:
    """Remove what a killed writer left beside the file. The caller holds the lock, so none is alive."""
    folder, name = os.path.split(path)
    prefix = f".{name}."
    for entry in os.listdir(folder):
        place = os.path.join(folder, entry)
        if entry.startswith(prefix) and entry.endswith((".new", ".old")) and place != but:
            _unlink_quietly(place)


def close_quietly(descriptor: int) -> None:
    """Close what nothing was written to; the descriptor is gone even when closing reports a fault."""
    try:
        os.close(descriptor)
    except OSError:
        return


def reason(error: OSError) -> str:
    """Why a call failed, in plain words."""
    known = {
        errno.ENOSPC: "the disk is full",
        errno.EDQUOT: "the disk quota is used up",
        errno.EROFS: "the file system is read-only",
        errno.EACCES: "permission denied",
        errno.EPERM: "permission denied",
        errno.ENOENT: "no such file or folder",
        errno.ELOOP: "is a symbolic link",
    }
    return known.get(error.errno or 0) or (error.strerror or str(error)).lower()


def _stamp(state: os.stat_result) -> Stamp:
    return Stamp(state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns)


def _state(path: str) -> os.stat_result | None:
    """Whose the file is and who may do what with it, None when there is none."""
    try:
        return os.stat(path, follow_symlinks=False)
    except FileNotFoundError:
        return None


def _new_name(path: str) -> str:
    """Where a new state is written before it takes its place; `sweep` knows such names."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.{os.getpid()}-{time.time_ns():x}.new")


def _write_new(
    path: str, data: bytes | Iterable[bytes], old: os.stat_result | None, fresh: int = 0o600
) -> None:
    """Write a file durably, open to the same people as the old one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(path, flags, fresh)
    try:
        if old is not None:
            _give(descriptor, old)
        for piece in [data] if isinstance(data, bytes) else _pieces(data):
            view = memoryview(piece)
            while view:
                view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _pieces(lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines in pieces of about a megabyte, so that the whole is never in memory."""
    waiting: list[bytes] = []
    size = 0
    for line in lines:
        waiting.append(line)
        size += len(line)
        if size >= _PIECE:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)


def _give(descriptor: int, old: os.stat_result) -> None:
    """The old file's group and permissions; without the group's where that group is not ours to give."""
    mode = stat.S_IMODE(old.st_mode)
    if os.fstat(descriptor).st_gid != old.st_gid:
        try:
            os.fchown(descriptor, -1, old.st_gid)
        except PermissionError:
            mode &= ~stat.S_IRWXG
    os.fchmod(descriptor, mode)


def _back_up(path: str, new: str) -> None:
    """Keep the present state under a second name; a copy where the file system knows no hard links."""
    spare = new.removesuffix(".new") + ".old"
    try:
        try:
            os.link(path, spare, follow_symlinks=False)
        except OSError as error:
            if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.ENOSYS):
                raise
            data, _ = read_whole(path)
            _write_new(spare, data, _state(path))
        os.replace(spare, path + ".bak")
    finally:
        _unlink_quietly(spare)  # still there when the call failed, or when .bak was this very state


def _sync_folder(folder: str) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        close_quietly(descriptor)


def _unlink_quietly(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return
