"""Documents that are a zip of XML files: members within bounds, XML without declarations, properties."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat

from store.read.decode import binary_kind
from store.read.limits import Limits
from store.read.sources.bounds import over_ratio
from store.read.sources.writing import Unreadable, line_of

_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_DEEPEST = 300
"""Levels of elements within elements."""
_MAKERS = frozenset(
    """
    user admin administrator administrateur utilisateur unknown author auteur owner windows microsoft
    python-docx word openoffice libreoffice
    """.split()
) | {"microsoft office user", "utilisateur windows", "windows user", "utilisateur de microsoft office"}
"""What programs put as the author where nobody told them."""


class Properties(NamedTuple):
    """What a document states of itself."""

    title: str | None = None
    author: str | None = None
    date: str | None = None


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip in `data`. Raises Unreadable."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise Unreadable(
                "is encrypted, or of an old kind of Office: save it anew without a password"
            ) from None
        kind = None if data.startswith(b"PK") else binary_kind(data)
        raise Unreadable(f"is {kind or 'damaged: it is no whole zip file'}") from None


def member(parts: zipfile.ZipFile, name: str, limits: Limits) -> bytes | None:
    """A member within bounds; None when there is none of that name. Raises Unreadable."""
    try:
        info = parts.getinfo(name)
    except KeyError:
        return None
    if info.flag_bits & 1:
        raise Unreadable("is encrypted: save it without its password")
    try:
        with parts.open(info) as file:
            data = file.read(limits.file_bytes + 1)
    except _DAMAGED:
        raise Unreadable(f"is damaged: {name} cannot be unpacked") from None
    if len(data) > limits.file_bytes:
        raise Unreadable(f"unpacks {name} to more than {limits.file_bytes / 1e6:g} MB")
    why = over_ratio(len(data), info.compress_size, limits)
    if why is not None:
        raise Unreadable(why)
    return data


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Parse XML, names as `namespace local`. Raises Unreadable for declarations, depth, and bad XML."""
    depth = 0

    def opens(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise Unreadable(f"nests its elements deeper than {_DEEPEST} levels")
        start(name, attributes)

    def closes(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    def declares(*_: object) -> None:
        raise Unreadable("declares entities, which no document needs")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = opens
    parser.EndElementHandler = closes
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = declares
    parser.EntityDeclHandler = declares
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise Unreadable("is damaged: its text is no whole XML") from None


def properties(data: bytes | None) -> Properties:
    """The properties in a core or meta file; a maker that nobody chose is none."""
    found: dict[str, str] = {}
    within: list[str] = []

    def start(name: str, _: dict[str, str]) -> None:
        within.append(name.rpartition(" ")[2])

    def end(_: str) -> None:
        within.pop()

    def text(part: str) -> None:
        if within and len(found.get(within[-1], "")) < 1000:
            found[within[-1]] = found.get(within[-1], "") + part

    if data is not None:
        try:
            parse(data, start, end, text)
        except Unreadable:
            return Properties()
    author = line_of(found.get("creator") or found.get("initial-creator") or "")
    made = re.match(
        r"\d{4}-\d\d-\d\d(?=T|$)", (found.get("created") or found.get("creation-date") or "").strip()
    )
    return Properties(
        title=line_of(found.get("title", "")) or None,
        author=author if author and author.lower() not in _MAKERS else None,
        date=made[0] if made else None,
    )
