"""A store's bytes: JSON as TinyDB has it, laid out so that nothing is parsed before it is looked at.

Every document stands on a line of its own, so that cutting the file into lines is all that opening costs, and
a document that a write does not touch goes from one state to the next as it is. The last table holds a sum
over all bytes before it: what was changed or lost otherwise than by this program is noticed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO

from store.database.fields import Damaged, Doc
from store.database.schema import Tables

SUM = "_sum"
_CLOSING = b'"_sum":{\n'

_FAST = 1_000_000
"""Above this many bytes, loading orjson costs less than it saves."""


def render(tables: Tables) -> list[bytes]:
    """The lines of a store; documents are records of their fields, or bytes as they were read."""
    import orjson

    lines = [b"{\n"]
    for name, docs in tables.items():
        if name == SUM:
            continue
        lines.append(orjson.dumps(name) + b":{\n")
        left = len(docs)
        for number, doc in docs.items():
            left -= 1
            value = doc if type(doc) is bytes else orjson.dumps(doc)
            lines.append(b'"%s":%s%s' % (number.encode(), value, b",\n" if left else b"\n"))
        lines.append(b"},\n")
    total = 0
    for line in lines:
        total = zlib.crc32(line, total)
    return [*lines, _closing(total)]


def cut(file: BinaryIO) -> Tables | None:
    """The tables of a store with every document as bytes; None when it is not as `render` wrote it."""
    if file.readline(3) != b"{\n":
        return None
    total = zlib.crc32(b"{\n")
    tables: Tables = {}
    docs: dict[str, Any] = {}
    for line in file:
        if line.startswith(_CLOSING):
            return tables if line + file.read(200) == _closing(total) else None
        total = zlib.crc32(line, total)
        if line.endswith(b":{\n"):
            docs = {}
            tables[_name(line[:-3])] = docs
        elif (at := line.find(b":")) > 0 and line[:1] == b'"':
            docs[line[1 : at - 1].decode("latin-1")] = line[at + 1 : -2 if line[-2:] == b",\n" else -1]
    return None


def parse(data: bytes) -> Any:
    """Any JSON; raises ValueError or RecursionError for what is none."""
    return loader(len(data))(data)


def loader(size: int) -> Callable[[bytes], Any]:
    """What parses the documents of a store of this many bytes."""
    if size < _FAST:
        return _loads
    import orjson

    return orjson.loads


def document(doc: Any, loads: Callable[[bytes], Any] | None = None) -> Doc:
    """A document, parsed if it is not yet; raises Damaged when it is none."""
    if type(doc) is bytes:
        try:
            doc = (loads or _loads)(doc)
        except (ValueError, RecursionError):
            raise Damaged("not a document") from None
    if type(doc) is not dict:
        raise Damaged("not a document")
    return doc


def id_of(doc: Any) -> str | None:
    """The id of a document, which stands first in it, without parsing the rest; None when it has none."""
    if type(doc) is bytes and doc[:7] == b'{"id":"':
        identifier = doc[7 : doc.find(b'"', 7)]
        if b"\\" not in identifier:
            return identifier.decode()
    found = document(doc).get("id")
    return found if isinstance(found, str) else None


def _name(word: bytes) -> str:
    """The name of a table; bytes that are none end up as a sum that does not match."""
    try:
        return str(json.loads(word))
    except ValueError:
        return repr(word)


def _closing(total: int) -> bytes:
    return _CLOSING + b'"1":{"crc32":%d}\n}\n}\n' % total


def _loads(doc: bytes) -> Any:
    found = json.loads(doc.decode())
    if b"\\u" in doc:
        refuse_surrogates(found)
    return found


def refuse_surrogates(value: Any) -> None:
    """Raise ValueError where a string holds half a character, which nothing could write out again."""
    json.dumps(value, ensure_ascii=False).encode()
