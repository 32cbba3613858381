"""A store's bytes: JSON as TinyDB has it, laid out so that nothing is parsed before it is looked at.

Every document stands on a line of its own, so that cutting the file into lines is all that opening costs, and
a document that a write does not touch goes from one state to the next as it is. In a large store the texts,
and what was extracted of each, are not even kept in memory: only where they stand. The last table holds a sum
over all bytes before it: what was changed or lost otherwise than by this program is noticed.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator

from store.database.fields import Damaged, Doc
from store.database.held import Held, Kept
from store.database.schema import Tables
from store.hints import Any, BinaryIO

SUM = "_sum"
COLD = frozenset({"texts", "extractions"})
"""Tables of which a large store is hardly ever asked for more than a few documents."""
_CLOSING = b'"_sum":{\n'

Places = dict[str, tuple[int, int]]
"""For each table, where its documents begin in a file, and their bytes."""

LARGE = 1_000_000
"""Above this many bytes, loading orjson costs less than it saves, and texts stay in the file."""


def render(tables: Tables, places: Places | None = None) -> Iterator[bytes]:
    """The lines of a store; documents are records of their fields, or bytes, or held in a file.

    Where each table stands is told in `places`.
    """
    import orjson

    total = size = 0

    def sized() -> int:
        return size

    for line in _lines(tables, orjson.dumps, {} if places is None else places, sized):
        total, size = zlib.crc32(line, total), size + len(line)
        yield line
    yield _closing(total)


def _lines(
    tables: Tables, dumps: Callable[[Any], bytes], places: Places, sized: Callable[[], int]
) -> Iterator[bytes]:
    """The lines; `sized` tells how many bytes were taken of them."""
    yield b"{\n"
    for name, docs in tables.items():
        if name == SUM:
            continue
        yield dumps(name) + b":{\n"
        left, start = len(docs), sized()
        for number, doc in docs.items():
            left -= 1
            value = doc if type(doc) is bytes else doc.load() if type(doc) is Held else dumps(doc)
            yield b'"%s":%s%s' % (number.encode(), value, b",\n" if left else b"\n")
        places[name] = start, sized() - start
        yield b"},\n"


def cut(file: BinaryIO, kept: Kept | None = None, places: Places | None = None) -> Tables | None:
    """The tables of a store with every document as bytes; None when it is not as `render` wrote it.

    With the file `kept` open, the documents of the cold tables stay in it. Where each of the others stands is
    told in `places`.
    """
    if file.readline(3) != b"{\n":
        return None
    total, start = zlib.crc32(b"{\n"), 2
    tables: Tables = {}
    docs: dict[str, Any] = {}
    name, begun = "", 0
    hold = False
    for line in file:
        if line.startswith(_CLOSING):
            return tables if line + file.read(200) == _closing(total) else None
        total = zlib.crc32(line, total)
        if line.endswith(b":{\n"):
            name, begun = _name(line[:-3]), start + len(line)
            tables[name] = docs = {}
            hold = kept is not None and name in COLD
        elif (at := line.find(b":", 0, 30)) > 0 and line[:1] == b'"':
            end = len(line) - (2 if line[-2:] == b",\n" else 1)
            number = line[1 : at - 1].decode("latin-1")
            docs[number] = Held(kept, start + at + 1, end - at - 1) if hold and kept else line[at + 1 : end]
        elif places is not None and name:
            places[name] = begun, start - begun
        start += len(line)
    return None


def cut_again(file: BinaryIO, place: tuple[int, int]) -> dict[str, bytes]:
    """The documents of a table that stands at this place in a file known to be whole."""
    file.seek(place[0])
    docs = {}
    for line in file.read(place[1]).splitlines():  # of JSON's control characters none stands in a document
        at = line.find(b":", 0, 30)
        docs[line[1 : at - 1].decode("latin-1")] = line[at + 1 :].removesuffix(b",")
    return docs


def parse(data: bytes) -> Any:
    """Any JSON; raises ValueError or RecursionError for what is none."""
    return loader(len(data))(data)


def loader(size: int) -> Callable[[bytes], Any]:
    """What parses the documents of a store of this many bytes."""
    if size < LARGE:
        return _loads
    import orjson

    return orjson.loads


def document(doc: Any, loads: Callable[[bytes], Any] | None = None) -> Doc:
    """A document, parsed if it is not yet; raises Damaged when it is none."""
    if type(doc) is Held:
        doc = doc.load()
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
    if type(doc) is Held:
        doc = doc.load()
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
