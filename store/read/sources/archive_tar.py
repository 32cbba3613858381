"""Members of a tar, packed or not, read in one pass."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any

from store.model import Refused
from store.read.limits import RATIO_VARIABLE, UNPACKED_VARIABLE, Limits, too_large
from store.read.sources.bounds import SMALL
from store.read.sources.mbox import messages_inside
from store.read.sources.members import Member
from store.read.sources.naming import is_mailbox, shown_name, weigh_name
from store.read.sources.writing import Unreadable

_XZ_MEMORY = 256_000_000
_LONGEST_HEADER = 1_000_000
_DAMAGED = (tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError)
_EXTENDED = frozenset(
    {
        tarfile.XHDTYPE,
        tarfile.XGLTYPE,
        tarfile.SOLARIS_XHDTYPE,
        tarfile.GNUTYPE_LONGNAME,
        tarfile.GNUTYPE_LONGLINK,
    }
)


def _headers(ends: list[bool]) -> type[tarfile.TarInfo]:
    """Headers of one archive. Extensions (long names and the like) are read whole, so they are bounded.

    The empty block that ends an archive is put down in `ends`: tarfile takes one cut off for whole.
    """

    class Header(tarfile.TarInfo):
        """One header."""

        @classmethod
        def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Header:
            """The header in `buf`."""
            if len(buf) == tarfile.BLOCKSIZE and not any(buf):
                ends.append(True)
            header = super().frombuf(buf, encoding, errors)
            if header.type in _EXTENDED and header.size > _LONGEST_HEADER:
                raise Unreadable("has a header too long for an archive of articles")
            return header

    return Header


def entries(file: IO[bytes], shown: str, limits: Limits) -> Iterator[Member | Refused]:
    """The members in the archive's order. Raises Unreadable when it is no tar, breaks off, or is a bomb."""
    stream: Any = _Counted(_unpacked(file), file, limits)
    count = 0
    ends: list[bool] = []
    try:
        with tarfile.open(fileobj=stream, mode="r|", tarinfo=_headers(ends)) as archive:
            for count, info in enumerate(archive, 1):  # noqa: B007 - told where it breaks off
                if info.isdir():
                    continue
                name = shown_name(info.name)
                found = weigh_name(info.name)
                why = found if found is not None else _why_not(info, limits)
                if why is None and is_mailbox(info.name):
                    file_inside = archive.extractfile(info)
                    if file_inside is not None:
                        yield from messages_inside(file_inside, name, shown, limits)
                elif why is None:
                    yield Member(name, info.size, _loader(archive, info, limits))
                elif why:
                    yield Refused(f"{shown}/{name}", why)
                archive.members = []  # type: ignore[attr-defined]
    except _DAMAGED:
        whole = "is damaged: it is no whole tar archive"
        raise Unreadable(f"is damaged after {count} members" if count else whole) from None
    if not ends:
        raise Unreadable(f"is damaged: it is cut off after {count} members")


def _unpacked(file: IO[bytes]) -> Any:
    """The tar inside its packing, told from its first bytes."""
    start = file.read(6)
    file.seek(0)
    if start.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=file)
    if start.startswith(b"BZh"):
        return bz2.BZ2File(file)
    return _Xz(file) if start == b"\xfd7zXZ\x00" else file


class _Xz(io.RawIOBase):
    """What an xz file unpacks to, in bounded memory: its header may ask for gigabytes."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._unpacker = self._new()

    def _new(self) -> lzma.LZMADecompressor:
        return lzma.LZMADecompressor(format=lzma.FORMAT_XZ, memlimit=_XZ_MEMORY)

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes; none at the end."""
        while True:
            if self._unpacker.eof:
                rest = self._unpacker.unused_data.lstrip(b"\x00") or self._file.read(65536).lstrip(b"\x00")
                if not rest:
                    return b""
                self._unpacker = self._new()
                data = self._unpacker.decompress(rest, size)
            else:
                packed = self._file.read(65536) if self._unpacker.needs_input else b""
                if self._unpacker.needs_input and not packed:
                    raise EOFError
                data = self._unpacker.decompress(packed, size)
            if data:
                return data


class _Counted:
    """A stream that ends the reading of a bomb: too much in all, or too much out of too little."""

    def __init__(self, stream: Any, packed: IO[bytes], limits: Limits) -> None:
        self._stream = stream
        self._packed = packed
        self._plain = stream is packed
        self._limits = limits
        self._size = 0

    def read(self, size: int) -> bytes:
        """Up to `size` bytes. Raises Unreadable past the limits."""
        data: bytes = self._stream.read(size)
        self._size += len(data)
        if self._size > self._limits.unpacked_bytes:
            most = self._limits.unpacked_bytes / 1e6
            raise Unreadable(f"unpacks to more than {most:g} MB ({UNPACKED_VARIABLE})")
        if not self._plain and self._size > SMALL + self._limits.ratio * self._packed.tell():
            most = self._limits.ratio
            raise Unreadable(f"unpacks to over {most} times its size ({RATIO_VARIABLE})")
        return data


def _why_not(info: tarfile.TarInfo, limits: Limits) -> str | None:
    """Why a member is not read, by its header."""
    if not info.isreg() or info.issparse():
        return "is a link or a device, not a file"
    too_much = info.size > limits.file_bytes and not is_mailbox(info.name)
    return too_large(info.size, limits) if too_much else None


def _loader(archive: tarfile.TarFile, info: tarfile.TarInfo, limits: Limits) -> Callable[[], bytes]:
    """What reads the member, before the archive goes on to the next."""

    def load() -> bytes:
        try:
            file = archive.extractfile(info)
            data = file.read(limits.file_bytes + 1) if file is not None else b""
        except _DAMAGED:
            data = b""
        if len(data) < info.size:
            raise Unreadable("is damaged: it cannot be unpacked")
        return data

    return load
