"""Memory of where one was: a small file for each dossier, in the user's state folder.

It holds places, lookups, what was read and what was told; nothing of it is worth a message when it cannot be
read or written. Read-only mode has no such file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from store.model import Refused
from tui.trail import VIEWS, Place

FORM = 1
MOST_BYTES = 1_000_000


class State:
    """What is remembered of one dossier between sessions."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.views: dict[str, Place] = {}
        self.view: str | None = None
        self.lookups: list[str] = []
        self.saved: dict[str, str] = {}
        """Saved lookups by the name they were given."""
        self.marked: list[str] = []
        self.seen: set[str] = set()
        self.drafts: dict[str, str] = {}
        """Notes that were being typed, by what they are on: a line that drops loses none."""
        self.refused: list[Refused] = []
        """What was refused of the sources when they were last read: told by then."""
        self.vanished: list[str] = []
        """The articles whose files were gone."""
        self.theme: str | None = None
        self.language: str | None = None
        self._written: str | None = None

    def remember(self, place: Place) -> None:
        """Take note of where a view stands, and that it is the view on screen."""
        self.view = place.view
        self.views[place.view] = place

    def load(self) -> None:
        """Read the file; what is missing or of another form is forgotten."""
        data = _read(self.path)
        if data.get("form") != FORM:
            return
        for name, raw in _mapping(data.get("views")).items():
            if name in VIEWS and isinstance(raw, dict):
                self.views[name] = _place(name, raw)
        self.view = data["view"] if data.get("view") in self.views else None
        self.lookups = _texts(data.get("lookups"))
        saved = _mapping(data.get("saved")).items()
        self.saved = {name: query for name, query in saved if isinstance(query, str)}
        self.marked = _texts(data.get("marked"))
        self.seen = set(_texts(data.get("seen")))
        drafts = _mapping(data.get("drafts")).items()
        self.drafts = {target: text for target, text in drafts if isinstance(text, str)}
        self.refused = _refused(data.get("refused"))
        self.vanished = _texts(data.get("vanished"))
        self.theme = data.get("theme") if isinstance(data.get("theme"), str) else None
        self.language = data.get("language") if isinstance(data.get("language"), str) else None

    def save(self) -> None:
        """Write the file, whole or not at all; a folder that takes no file is no fault."""
        if self.path is None:
            return
        text = json.dumps(self._data(), ensure_ascii=False, indent=1)
        if text == self._written:
            return
        temporary = self.path.with_suffix(f".{os.getpid()}.tmp")
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            temporary.write_text(text, encoding="utf-8", errors="replace")
            os.replace(temporary, self.path)
        except OSError:
            return
        self._written = text

    def _data(self) -> dict[str, Any]:
        views = {
            name: {"target": p.target, "other": p.other, "extra": dict(p.extra)}
            for name, p in self.views.items()
        }
        return {
            "form": FORM,
            "view": self.view,
            "views": views,
            "lookups": self.lookups,
            "saved": self.saved,
            "marked": self.marked,
            "seen": sorted(self.seen),
            "drafts": self.drafts,
            "refused": self.refused,
            "vanished": self.vanished,
            "theme": self.theme,
            "language": self.language,
        }


def state_path(dossier: Path | None, environ: Mapping[str, str] | None = None) -> Path | None:
    """Say where the memory of a dossier is kept (XDG base directories); None for one without a file."""
    env = os.environ if environ is None else environ
    if dossier is None:
        return None
    home = env.get("XDG_STATE_HOME") or os.path.join(
        env.get("HOME") or os.path.expanduser("~"), ".local", "state"
    )
    return Path(home) / "dossier" / f"{_digest(os.fsencode(os.path.abspath(dossier)))[:16]}.json"


def _digest(content: bytes) -> str:
    """SHA-256 by Python's own module: `hashlib` would first load that of a large library."""
    try:
        from _sha2 import sha256  # type: ignore[import-not-found, unused-ignore]
    except ImportError:
        try:
            from _sha256 import sha256  # type: ignore[import-not-found, unused-ignore]
        except ImportError:
            from hashlib import sha256
    return str(sha256(content).hexdigest())


def _read(path: Path | None) -> dict[str, Any]:
    if path is None:
        return {}
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(MOST_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: Any) -> list[str]:
    items: Iterable[Any] = value if isinstance(value, list) else ()
    return [item for item in items if isinstance(item, str)]


def _refused(value: Any) -> list[Refused]:
    pairs = [_texts(pair) for pair in value] if isinstance(value, list) else []
    return [Refused(*pair) for pair in pairs if len(pair) == len(Refused._fields)]


def _place(view: str, raw: dict[str, Any]) -> Place:
    target, other = raw.get("target"), raw.get("other")
    return Place(
        view,
        target if isinstance(target, str) else None,
        other if isinstance(other, str) else None,
        extra=_mapping(raw.get("extra")),
    )
