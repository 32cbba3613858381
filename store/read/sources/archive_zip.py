"""Members of a zip, read from the archive as they are asked for."""

from __future__ import annotations

import stat
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from store.model import Refused
from store.read.limits import UNPACKED_VARIABLE, Limits, too_large
from store.read.sources.bounds import over_ratio
from store.read.sources.mbox import messages_inside
from store.read.sources.members import Member
from store.read.sources.naming import is_mailbox, shown_name, weigh_name
from store.read.sources.writing import Unreadable

_KINDS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""How members may be packed: the other kinds may ask for gigabytes to be unpacked."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, struct.error)
_LARGEST_LIST = 32_000_000
"""Bytes of the list of members at the end of the archive, which is read as a whole."""
_END = struct.Struct("<4s4H2LH")


def entries(file: IO[bytes], shown: str, limits: Limits) -> Iterator[Member | Refused]:
    """The members in the archive's order. Raises Unreadable when it is no zip."""
    if _size_of_list(file) > _LARGEST_LIST:
        raise Unreadable("lists more members than an archive of articles can have")
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error):
        raise Unreadable("is damaged: it is no whole zip archive") from None
    with archive:
        for info in archive.infolist():
            if info.is_dir():
                continue
            name = shown_name(info.filename)
            found = weigh_name(info.filename)
            why = found if found is not None else _why_not(info, limits)
            if why is None and is_mailbox(info.filename):
                yield from _messages(archive, info, name, shown, limits)
            elif why is None:
                yield Member(name, info.file_size, _loader(archive, info, limits))
            elif why:
                yield Refused(f"{shown}/{name}", why)


def _messages(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, shown: str, limits: Limits
) -> Iterator[Member | Refused]:
    """The messages of a mailbox, which is unpacked as they are asked for, never past the size it states."""
    try:
        with archive.open(info) as file:
            yield from messages_inside(file, name, shown, limits)
    except _DAMAGED:
        yield Refused(f"{shown}/{name}", "is damaged: it cannot be unpacked")


def _size_of_list(file: IO[bytes]) -> int:
    """The size of the list of members, as the end of the archive says; 0 when it says nothing."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 70_000))
    tail = file.read(70_000)
    file.seek(0)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        return 0
    listed = int(_END.unpack_from(tail, at)[5])
    large = tail.rfind(b"PK\x06\x06")
    if listed == 0xFFFFFFFF and large >= 0 and len(tail) - large >= 56:
        listed = int(struct.unpack_from("<Q", tail, large + 40)[0])
    return listed


def _why_not(info: zipfile.ZipInfo, limits: Limits) -> str | None:
    """Why a member is not read, by what the list says of it."""
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return "is a link or a device, not a file"
    if info.flag_bits & 1:
        return "is encrypted: save it without its password"
    if info.compress_type not in _KINDS:
        return "is packed in a way that is not read: pack it anew"
    if info.file_size > limits.unpacked_bytes:
        return f"unpacks to more than {limits.unpacked_bytes / 1e6:g} MB ({UNPACKED_VARIABLE})"
    if info.file_size > limits.file_bytes and not is_mailbox(info.filename):
        return too_large(info.file_size, limits)
    return over_ratio(info.file_size, info.compress_size, limits)


def _loader(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> Callable[[], bytes]:
    """What reads the member. The list may lie about its size, so that the bytes are counted."""

    def load() -> bytes:
        try:
            with archive.open(info) as file:
                data = file.read(limits.file_bytes + 1)
        except _DAMAGED:
            raise Unreadable("is damaged: it cannot be unpacked") from None
        if len(data) > limits.file_bytes:
            raise Unreadable(too_large(len(data), limits))
        return data

    return load
