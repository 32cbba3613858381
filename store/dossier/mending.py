"""Mending a damaged store: what people added first, then what can be made again from the articles.

Nothing is thrown away: a damaged file is set aside under a name that says so. The notes come back from the
lines that are whole and from the backup, the articles from the backup, else from their files.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from store.database import files, notes_path
from store.database import notes as notes_file
from store.database.documents import LEDGER, parse
from store.database.lock import locked
from store.database.notes import Notes
from store.database.snapshot import Snapshot, read_store
from store.model import DossierError


def mend(path: str) -> list[str]:
    """Mend the store at `path` and its notes; what was done, a line each. Nothing when all is well."""
    store = files.real(path)
    said = _mend_notes(files.real(notes_path(store)))
    return said + _mend_store(store)


def _mend_notes(path: str) -> list[str]:
    """Keep every record of the damaged file that can be read, and those of the backup that it lacks."""
    try:
        notes_file.read_notes(path)
        return []
    except DossierError as error:
        fault = error
    data = _bytes(path)
    if data is None:
        raise fault
    with locked(path):
        found = _salvaged(data)
        rescued = len(found.notes) + len(found.decisions)
        try:
            backup = notes_file.read_notes(path + ".bak")
        except DossierError:
            backup = Notes({}, {})
        both = Notes({**backup.notes, **found.notes}, {**backup.decisions, **found.decisions})
        aside = _set_aside(path, data)
        files.replace(path, notes_file.render(notes_file.encoded(both)), backup=False)
    total = len(both.notes) + len(both.decisions)
    return [f"{path}: {total} notes and decisions kept ({rescued} from the damaged file, now {aside})"]


def _salvaged(data: bytes) -> Notes:
    """The records of all lines that are whole, also between the marks of an unfinished merge."""
    docs: dict[str, list[Any]] = {"notes": [], "decisions": []}
    for line in data.decode("utf-8", "replace").splitlines():
        _, colon, rest = line.strip().rstrip(",").partition(": ")
        try:
            doc = _writable(json.loads(rest)) if colon and rest.startswith("{") else None
        except (ValueError, RecursionError):
            continue
        if isinstance(doc, dict) and "id" in doc:
            docs["decisions" if "action" in doc else "notes"].append(doc)
    tables: dict[str, dict[str, Any]] = {}
    for name, found in docs.items():
        tables[name] = {}
        for doc in found:
            try:
                _ = notes_file.note_from(doc) if name == "notes" else notes_file.decision_from(doc)
            except ValueError:
                continue
            place = str(notes_file.key_of(str(doc["id"])))
            if tables[name].get(place, doc) == doc:
                tables[name][place] = doc
            else:
                key, other = notes_file.beside(tables[name], place, doc)
                tables[name][key] = other
    return notes_file.decoded(tables, "")


def _writable(doc: Any) -> Any:
    """The same with a question mark for each half character, so that a record is not lost for one."""
    return json.loads(json.dumps(doc, ensure_ascii=False).encode("utf-8", "replace"))


def _mend_store(path: str) -> list[str]:
    """The store from its backup when that is whole, else from the files that it names."""
    if not os.path.lexists(path):
        return [] if not os.path.exists(path + ".bak") else _restored(path, None)
    try:
        _decode_all(read_store(path))
        return []
    except DossierError:
        data = _bytes(path)
        if data is None:
            raise
    _check_ours(data, path)
    return _restored(path, data)


def _restored(path: str, data: bytes | None) -> list[str]:
    from store.database import open_database
    from store.ingest import Ingest

    said = []
    with locked(path):
        if data is not None:
            said.append(f"{path}: was damaged; set aside as {_set_aside(path, data)}")
            os.unlink(path)
        backup = _bytes(path + ".bak")
        places = _places(data or b"") | _places(backup or b"")
        if backup is not None and _is_whole(backup, path):
            files.replace(path, backup, backup=False)
            said.append(f"{path}: brought back from its backup")
    present = sorted(place for place in places if os.path.exists(place))
    if b'"bundled":true' in (data or b"") + (backup or b""):
        from store.dossier.places import bundled

        names = {file: os.path.basename(file) for file in bundled()}
        report = Ingest(open_database(path), name="bundled", bundled=True).run([*names, *present], names)
    else:
        report = Ingest(open_database(path)).run(present)
    made = len(report.added) + len(report.changed) + len(report.unchanged)
    said.append(
        f"{path}: {made} articles read again from their files, {len(places) - len(present)} files gone"
    )
    return said


def _check_ours(data: bytes, path: str) -> None:
    """Refuse to mend what is another program's, or a newer dossier's."""
    try:
        tables = parse(data, path)
    except DossierError:
        ours = not data.strip() or b'"program":"dossier"' in data.replace(b" ", b"")
        if not ours and not os.path.exists(path + ".bak"):
            raise
        return
    from store.database import schema

    schema.about(tables, path)


def _is_whole(data: bytes, path: str) -> bool:
    from store.database import schema

    try:
        _decode_all(Snapshot(schema.migrated(parse(data, path), path), path))
    except DossierError:
        return False
    return True


def _decode_all(snapshot: Snapshot) -> None:
    """Decode every record, so that damage anywhere is found."""
    for identifier in snapshot.article_ids:
        snapshot.article(identifier)
        snapshot.extraction(identifier)
    for table in LEDGER:
        for record in getattr(snapshot, table)():
            tuple(getattr(record, "mentions", ()))


def _places(data: bytes) -> set[str]:
    """The paths of articles in a store's bytes, whatever state they are in."""
    text = data.decode("utf-8", "replace")
    found: set[str] = set()
    decoder = json.JSONDecoder()
    for key in ('"path":', '"paths":'):
        at = text.find(key)
        while at >= 0:
            start = at + len(key)
            start += len(text[start : start + 8]) - len(text[start : start + 8].lstrip())
            found.update(_strings(decoder, text, start))
            at = text.find(key, at + 1)
    return {place for place in found if os.path.isabs(place)}


def _strings(decoder: json.JSONDecoder, text: str, start: int) -> Iterable[str]:
    try:
        value, _ = decoder.raw_decode(text, start)
    except (ValueError, RecursionError):
        return []
    values = value if isinstance(value, list) else [value]
    return [value for value in values if isinstance(value, str)]


def _set_aside(path: str, data: bytes) -> str:
    """Keep the damaged bytes under a name that is not taken yet."""
    number = 1
    while os.path.lexists(f"{path}.damaged-{number}"):
        number += 1
    files.replace(f"{path}.damaged-{number}", data, backup=False)
    return os.path.basename(f"{path}.damaged-{number}")


def _bytes(path: str) -> bytes | None:
    try:
        data, _ = files.read_whole(path)
    except FileNotFoundError:
        return None
    return data
