"""What archives and mailboxes hold: their members one after another, within bounds, nothing put on the disk.

A member is known by the path of its container and its name in it (`press.zip/2025/a.txt`). Members come in
the order of the container, which is read from its beginning to its end once, however many are wanted.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.model import Refused
from store.read.limits import ARCHIVE_VARIABLE, COUNT_VARIABLE, UNPACKED_VARIABLE, Limits
from store.read.sources.formats import MBOX, PLAIN, SEPARATOR, Format, format_of_name, suffix_of
from store.read.sources.writing import Unreadable


class Member(NamedTuple):
    """One source in a container. `load` gives its bytes, before the next member is asked for.

    It raises Unreadable where they cannot be had. `size` is what the container says, for progress only.
    """

    name: str
    size: int
    load: Callable[[], bytes]


def is_container(path: str) -> bool:
    """Whether a file holds several articles: by its name, or as a mailbox without one (`Inbox`)."""
    return container_of(path) is not None


def container_of(path: str) -> Format | None:
    """The format of a file that holds several articles; None for every other file."""
    name = os.path.basename(path)
    kind = format_of_name(name)
    if kind is PLAIN and suffix_of(name) == "" and SEPARATOR.match(_start(path)):
        return MBOX
    return kind if kind is not None and kind.holds else None


def _start(path: str) -> bytes:
    """The first bytes of a regular file; none where it cannot be read, which is told elsewhere."""
    from store.read.discovery import open_regular

    try:
        with open(open_regular(path)[0], "rb") as file:
            return file.read(400)
    except (OSError, ValueError):
        return b""


def members(path: str, limits: Limits) -> Iterator[Member | Refused]:
    """The members of a container that could be articles, and what had to be refused, `path` in its name.

    Raises OSError or ValueError when the file cannot be opened. One that breaks off ends with a refusal.
    """
    from store.read.discovery import display_path, open_regular, reason

    shown = display_path(path)
    kind = container_of(path)
    if kind is None:
        raise ValueError("is no archive or mailbox")
    descriptor, size = open_regular(path)
    with open(descriptor, "rb") as file:
        if size > limits.archive_bytes:
            most = f"{limits.archive_bytes / 1e6:g} MB ({ARCHIVE_VARIABLE})"
            raise ValueError(f"is {size / 1e6:.1f} MB, over the limit of {most}")
        if kind is MBOX:
            from store.read.sources.mbox import messages as found
        elif kind.name == "zip":
            from store.read.sources.archive_zip import entries as found
        else:
            from store.read.sources.archive_tar import entries as found
        try:
            yield from _bounded(found(file, shown, limits), shown, limits)
        except Unreadable as error:
            yield Refused(shown, str(error))
        except (OSError, EOFError) as error:
            why = reason(error) if isinstance(error, OSError) and error.errno else "is damaged or cut off"
            yield Refused(shown, why)


def _bounded(found: Iterator[Member | Refused], shown: str, limits: Limits) -> Iterator[Member | Refused]:
    """No more members, and no more bytes in all, than the limits say; each name once."""
    left = [limits.unpacked_bytes]
    names: set[str] = set()
    for count, member in enumerate(found, 1):
        if count > limits.files:
            yield Refused(shown, f"more than {limits.files} members: the rest is left out ({COUNT_VARIABLE})")
            return
        if isinstance(member, Refused):
            yield member
        elif member.name in names:
            yield Refused(f"{shown}/{member.name}", "stands in the archive before: the first is taken")
        else:
            names.add(member.name)
            yield member._replace(load=_counted(member.load, left, limits))
        if left[0] < 0:
            return


def _counted(load: Callable[[], bytes], left: list[int], limits: Limits) -> Callable[[], bytes]:
    """`load` within what is left of the bytes of all members."""

    def loaded() -> bytes:
        data = load()
        left[0] -= len(data)
        if left[0] < 0:
            most = f"{limits.unpacked_bytes / 1e6:g} MB"
            raise Unreadable(
                f"holds more than {most} with those before it: the rest is left out ({UNPACKED_VARIABLE})"
            )
        return data

    return loaded


class _Cursor:
    """A container that is being read: members are had in its order without beginning again for each."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.sign = _sign(path, limits)
        self._found = members(path, limits)

    def load(self, name: str) -> bytes | None:
        """The bytes of the next member of this name; None when no more come."""
        for member in self._found:
            if isinstance(member, Member) and member.name == name:
                return member.load()
        return None


_cursor: list[_Cursor] = []
"""At most one, of the container read last."""


def load_member(path: str, name: str, limits: Limits) -> bytes:
    """The bytes of one member. Quick when members are asked for in the order of their container.

    Raises OSError, ValueError or Unreadable with the reason when it cannot be had.
    """
    sign = _sign(path, limits)
    for fresh in (False, True):
        if fresh or not _cursor or _cursor[0].sign != sign:
            _cursor[:] = [_Cursor(path, limits)]
            fresh = True
        try:
            data = _cursor[0].load(name)
        except BaseException:
            _cursor.clear()
            raise
        if data is not None:
            return data
        _cursor.clear()
        if fresh:
            break
    raise Unreadable("is no longer in its archive")


def _sign(path: str, limits: Limits) -> tuple[object, ...]:
    """What tells one state of a container from another, and from one opened by a parent process."""
    state = os.stat(path, follow_symlinks=False)
    if not stat.S_ISREG(state.st_mode):
        raise ValueError("is no longer a file")
    return (os.getpid(), path, state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, limits)
