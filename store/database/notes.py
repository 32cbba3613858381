"""The analyst's own file: notes, tags and decisions, one record a line, readable and mergeable in git.

Every record stands on its own line under a number made of its id, so that it keeps its place whoever else
adds what. Empty lines divide each table into parts that never move: git's merge asks only where two people
changed one part, so the parts are many, and a file begun empty has them all. Each table ends with a
record that says what it is, so that no other line ever loses or gains a comma, and nothing in the file counts
or dates its writes. Taking the lines of both sides (`merge=union`) always gives a file that can be read.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable

from store.database import schema
from store.database.fields import Damaged, Doc, flag, optional, strings, text, whole
from store.database.files import Stamp, read_whole
from store.database.layout import refuse_surrogates
from store.database.schema import Tables, damaged
from store.hints import Any
from store.model import Decision, Note
from store.record import NamedTuple

PARTS = 1 << 16
"""Parts of a table: two changes collide in git with a chance of one in so many. It costs a byte each."""

ABOUT = {
    "decisions": "the analysts' decisions, one a line, replayed at every ingest",
    "notes": "the analysts' notes and tags, one a line",
}
_CLOSING = "0"


class Notes(NamedTuple):
    """All that people added, by id; decisions in the order in which they were taken."""

    notes: dict[str, Note]
    decisions: dict[str, Decision]
    stamp: Stamp | None = None

    def active(self) -> tuple[Decision, ...]:
        """The decisions to replay, oldest first."""
        return tuple(decision for decision in self.decisions.values() if not decision.undone)

    def mark(self) -> str:
        """A short sign of the decisions to replay: the ledger was made with others when it differs."""
        active = self.active()
        content = json.dumps([decision_doc(decision) for decision in active], sort_keys=True)
        return f"{len(active)}-{zlib.crc32(content.encode()):08x}"


def notes_path(path: str) -> str:
    """Where the notes of a store are: `NAME.notes.json` beside `NAME.json`."""
    return path.removesuffix(".json") + ".notes.json"


def read_notes(path: str) -> Notes:
    """The notes file at `path`; nothing when there is none. Raises DossierError when it is damaged."""
    try:
        data, stamp = read_whole(path)
    except FileNotFoundError:
        return Notes({}, {})
    return decoded(parse(data, path), path, stamp)


def parse(data: bytes, path: str) -> Tables:
    """The tables of the file's bytes; of a number that stands twice, both records."""
    try:
        tables = json.loads(data.decode(), object_pairs_hook=_pairs)
        if b"\\u" in data:
            refuse_surrogates(tables)
    except (ValueError, RecursionError):
        if b"\n<<<<<<< " in data or data.startswith(b"<<<<<<< "):
            why = "it holds the marks of an unfinished merge"
        else:
            why = "it breaks off or was written over"
        raise damaged(path, why) from None
    return schema.migrated(tables, path, schema.NOTES)


def decoded(tables: Tables, path: str, stamp: Stamp | None = None) -> Notes:
    """The records of the tables."""
    notes: dict[str, Note] = {}
    decisions: list[Decision] = []
    for table in ABOUT:
        docs = tables.get(table, {})
        if type(docs) is not dict:
            raise damaged(path, f"the table {table} is not one")
        for number, doc in docs.items():
            if number == _CLOSING:
                continue
            try:
                if table == "notes":
                    note = note_from(doc)
                    notes[note.id] = note
                else:
                    decisions.append(decision_from(doc))
            except (Damaged, AttributeError) as error:
                raise damaged(path, f"{table} {number}: {error}") from None
    decisions.sort(key=lambda decision: (decision.at, decision.id))
    ordered = sorted(notes.values(), key=lambda note: (note.at, note.id))
    return Notes({note.id: note for note in ordered}, {d.id: d for d in decisions}, stamp)


def encoded(notes: Notes) -> Tables:
    """The tables of the records."""
    return {
        "_meta": {"1": {"program": schema.NOTES, "schema": schema.NOTES_SCHEMA}},
        "decisions": _placed(notes.decisions.values(), decision_doc),
        "notes": _placed(notes.notes.values(), note_doc),
    }


def render(tables: Tables) -> bytes:
    """The file's bytes: tables and records sorted, a record a line, between the lines that divide."""
    pieces = ["{\n", f'  "_meta": {_line(tables["_meta"])}']
    for name in sorted(name for name in tables if name != "_meta"):
        pieces.append(f",\n  {_line(name)}: {{\n")
        docs = sorted((int(number), doc) for number, doc in tables[name].items() if number != _CLOSING)
        part = 0
        for number, doc in docs:
            here = number * PARTS >> 48
            pieces.append("\n" * (here - part))
            part = here
            pieces.append(f'    "{number}": {_line(doc)},\n')
        pieces.append("\n" * (PARTS - part))
        pieces.append(f'    "{_CLOSING}": {_line({"about": ABOUT.get(name, name)})}\n  }}')
    return "".join([*pieces, "\n}\n"]).encode()


def key_of(identifier: str) -> int:
    """The number of a record, below 2**48: its id's own twelve hexadecimal digits, or a sum of the id."""
    digits = identifier[1:]
    if len(digits) == 12 and all(c in "0123456789abcdef" for c in digits):
        return max(1, int(digits, 16))
    content = identifier.encode()
    return max(1, zlib.crc32(content) << 16 | zlib.adler32(content) & 0xFFFF)


def note_doc(note: Note) -> Doc:
    """The document of a note."""
    doc: Doc = {"id": note.id, "target": note.target, "author": note.author, "at": note.at}
    if note.text is not None:
        doc["text"] = note.text
    if note.tags:
        doc["tags"] = list(note.tags)
    if note.revision:
        doc["revision"] = note.revision
    return doc


def note_from(doc: Doc) -> Note:
    """The note of a document."""
    return Note(
        id=text(doc, "id"),
        target=text(doc, "target"),
        text=optional(doc, "text"),
        tags=strings(doc, "tags"),
        author=text(doc, "author"),
        at=text(doc, "at"),
        revision=whole(doc, "revision", 0),
    )


def decision_doc(decision: Decision) -> Doc:
    """The document of a decision."""
    doc: Doc = {key: value for key, value in decision._asdict().items() if value is not None}
    if not decision.undone:
        del doc["undone"]
    return doc


def decision_from(doc: Doc) -> Decision:
    """The decision of a document."""
    args: Any = doc.get("args", {})
    if type(args) is not dict:
        raise Damaged("args")
    return Decision(
        id=text(doc, "id"),
        action=text(doc, "action"),
        target=text(doc, "target"),
        args=args,
        basis=optional(doc, "basis"),
        author=text(doc, "author"),
        at=text(doc, "at"),
        undone=flag(doc, "undone"),
    )


def _placed(records: Iterable[Any], as_doc: Callable[[Any], Doc]) -> dict[str, Doc]:
    """Documents by number; of two ids that make the same number, the later one takes the next."""
    placed: dict[str, Doc] = {}
    for record in sorted(records, key=lambda record: record.id):
        placed[_free(placed, key_of(record.id))] = as_doc(record)
    return placed


def _free(taken: dict[str, Any], number: int) -> str:
    while str(number) in taken:
        number = number % (2**48 - 1) + 1
    return str(number)


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A JSON object; where a line-wise merge left one number twice with two contents, both are kept."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found and found[key] != value and isinstance(value, dict) and "id" in value:
            key, value = beside(found, key, value)
        found[key] = value
    return found


def beside(found: dict[str, Any], key: str, value: Doc) -> tuple[str, Doc]:
    """A place for the second record of one number. Of one decision, a copy that is undone wins."""
    other = found[key]
    same = isinstance(other, dict) and other.get("id") == value["id"]
    if same and "action" in value:
        return key, {**value, "undone": bool(other.get("undone") or value.get("undone"))}
    place = _free(found, int(key) if key.isdecimal() else 1)
    return place, {**value, "id": f"n{int(place):012x}"} if same else value
