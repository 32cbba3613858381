"""What people add, as operations on all that they added: each is applied to the state of its moment."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from typing import Any

from store.database.notes import Notes
from store.database.tiny import now
from store.model import Decision, DossierError, Note
from store.text import clean

LONGEST = 100_000
"""Characters of a note."""


def author() -> str:
    """Who works here: the login name."""
    name = os.environ.get("DOSSIER_AUTHOR") or os.environ.get("USER") or os.environ.get("LOGNAME")
    return " ".join(clean(name or f"user {os.getuid()}").split())[:100]


def new_note(target: str, text: str) -> Note:
    """A note not yet kept; raises DossierError for an empty or endless text."""
    return Note(_new_id("n"), target, _checked(text), (), author(), now())


def new_tag(target: str, tag: str) -> Note:
    """A tag not yet kept. Its id comes from what it says, so that two people's same tag is one."""
    word = " ".join(clean(tag).split()).lstrip("#").strip()
    if not word or len(word) > 100:
        raise DossierError(f"{word[:20]!r}: a tag must be 1 to 100 characters on one line")
    return Note(_tag_id(target, word), target, None, (word,), author(), now())


def new_decision(action: str, target: str, args: dict[str, Any], basis: str | None) -> Decision:
    """A decision not yet kept."""
    return Decision(_new_id("x"), action, target, _cleaned(args), basis, author(), now())


def put(notes: Notes, note: Note) -> Notes:
    """With this note, new or in the place of the one of its id."""
    return notes._replace(notes={**notes.notes, note.id: note})


def without(notes: Notes, note: Note) -> Notes:
    """Without this note, unless someone changed it since."""
    if notes.notes.get(note.id) != note:
        return notes
    return notes._replace(notes={key: value for key, value in notes.notes.items() if key != note.id})


def without_tag(notes: Notes, targets: Collection[str], tag: str) -> Notes:
    """Without this tag on a thing, under whichever of its ids and by whomever it was put there."""
    word = " ".join(tag.split()).lstrip("#").strip()
    kept: dict[str, Note] = {}
    for note in notes.notes.values():
        if note.target in targets and word in note.tags:
            tags = tuple(other for other in note.tags if other != word)
            if tags or note.text is not None:
                kept[note.id] = note._replace(tags=tags, revision=note.revision + 1)
        else:
            kept[note.id] = note
    return notes._replace(notes=kept)


def edited(notes: Notes, seen: Note, text: str, result: list[Note]) -> Notes:
    """With a new text for a note as it was seen; beside it, when someone changed or deleted it since."""
    content = _checked(text)
    present = notes.notes.get(seen.id)
    if present is not None and (present.revision, present.text) == (seen.revision, seen.text):
        note = present._replace(text=content, author=author(), revision=present.revision + 1)
    else:
        note = new_note(seen.target, content)
    result.append(note)
    return put(notes, note)


def decided(notes: Notes, decision: Decision) -> Notes:
    """With this decision, taken after all others."""
    latest = max((other.at for other in notes.decisions.values()), default="")
    if decision.at <= latest:
        decision = decision._replace(at=_just_after(latest))
    return notes._replace(decisions={**notes.decisions, decision.id: decision})


def last_taken(notes: Notes) -> Decision | None:
    """This analyst's latest decision that stands."""
    mine = [d for d in notes.decisions.values() if d.author == author() and not d.undone]
    return mine[-1] if mine else None


def last_undone(notes: Notes) -> Decision | None:
    """This analyst's decision to take again: the first undone one after the latest that stands."""
    found: Decision | None = None
    for decision in reversed(notes.decisions.values()):
        if decision.author != author():
            continue
        if not decision.undone:
            break
        found = decision
    return found


def turned(
    notes: Notes, choose: Callable[[Notes], Decision | None], undone: bool, result: list[Decision]
) -> Notes:
    """With the chosen decision undone, or standing again."""
    chosen = choose(notes)
    if chosen is None:
        return notes
    result.append(chosen._replace(undone=undone))
    return notes._replace(decisions={**notes.decisions, chosen.id: result[0]})


def _just_after(at: str) -> str:
    """A microsecond later than a time that another clock may have given; unreadable times sort as text."""
    fraction = at[20:26]
    if at[19:20] == "." and fraction.isdecimal() and len(fraction) == 6 and fraction != "999999":
        return f"{at[:20]}{int(fraction) + 1:06d}Z"
    return at + "+"


def _checked(text: str) -> str:
    content = clean(text).strip()
    if not content:
        raise DossierError("an empty note says nothing: write some words")
    if len(content) > LONGEST:
        raise DossierError(f"this note has {len(content)} characters; {LONGEST} at most")
    return content


def _cleaned(value: Any) -> Any:
    """Arguments with every text in them cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(str(key)): _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, (list, tuple)) else value


def _new_id(letter: str) -> str:
    return letter + os.urandom(6).hex()


def _tag_id(target: str, tag: str) -> str:
    import hashlib

    return "t" + hashlib.sha256(f"{target}\0{tag}".encode()).hexdigest()[:12]
