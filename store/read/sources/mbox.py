"""Messages of a mailbox (`mbox`), each by its day and its Message-ID, so that its name outlives its place."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import IO

from store.model import Refused
from store.read.limits import Limits, too_large
from store.read.sources.formats import SEPARATOR
from store.read.sources.members import Member
from store.read.sources.writing import Unreadable

_UNQUOTED = re.compile(rb"(?m)^>(>{0,20}From )")
_ID = re.compile(rb"(?im)^message-id:[ \t]{0,8}(?:\r?\n[ \t]{1,8})?<?([^>\s]{1,400})")
_DATE = re.compile(rb"(?im)^date:[ \t]{0,8}(?:\r?\n[ \t]{1,8})?([^\r\n]{6,80})")
_HEAD = 100_000
_PIECE = 1 << 16


def messages(file: IO[bytes], shown: str, limits: Limits) -> Iterator[Member | Refused]:
    """The messages in the order of the box. Raises Unreadable when it is no mailbox."""
    taken: Counter[str] = Counter()
    for data, size in _split(file, limits):
        name = name_of(data)
        taken[name] += 1
        if taken[name] > 1:
            name = f"{name}-{taken[name]}"
        name += ".eml"
        if size > limits.file_bytes:
            yield Refused(f"{shown}/{name}", too_large(size, limits))
        else:
            yield Member(name, size, _given(data))


def messages_inside(file: IO[bytes], name: str, shown: str, limits: Limits) -> Iterator[Member | Refused]:
    """The messages of a mailbox `name` that stands in the archive `shown`, read as the archive unpacks it."""
    try:
        for found in messages(file, f"{shown}/{name}", limits):
            yield found if isinstance(found, Refused) else found._replace(name=f"{name}/{found.name}")
    except Unreadable as error:
        yield Refused(f"{shown}/{name}", str(error))


def name_of(data: bytes) -> str:
    """`2025-03-31_9f1c2ab4`: the day a message was sent, and a digest of its Message-ID, or of itself."""
    from email.utils import parsedate_to_datetime

    head = data[:_HEAD].partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    stated, dated = _ID.search(head), _DATE.search(head)
    digest = hashlib.sha256(stated[1] if stated else data).hexdigest()[:8]
    try:
        day = parsedate_to_datetime(dated[1].decode("ascii", "replace")).date().isoformat() if dated else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        day = ""
    return f"{day or 'undated'}_{digest}"


def _given(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _split(file: IO[bytes], limits: Limits) -> Iterator[tuple[bytes, int]]:
    """Each message without its separator and quoting, and its size; of too long ones only the beginning.

    A separator is a line `From sender date` at the beginning or after an empty line; nothing less, because
    sentences begin with `From` too.
    """
    lines: list[bytes] = []
    size, empty, begun = 0, True, False
    while line := file.readline(_PIECE):
        if empty and line.startswith(b"From ") and SEPARATOR.match(line):
            if begun:
                yield _message(lines, size)
            lines, size, begun, empty = [], 0, True, False
            continue
        if not begun and line.strip():
            raise Unreadable("is named as a mailbox but is none")
        size += len(line)
        if size <= limits.file_bytes:
            lines.append(line)
        empty = line in (b"\n", b"\r\n")
    if begun:
        yield _message(lines, size)


def _message(lines: list[bytes], size: int) -> tuple[bytes, int]:
    """A message as it was sent, without the empty line that the box adds at its end."""
    if len(lines) > 1 and lines[-1] in (b"\n", b"\r\n"):
        size -= len(lines.pop())
    data = b"".join(lines)
    return (_UNQUOTED.sub(rb"\1", data) if b"\n>" in data else data), size
