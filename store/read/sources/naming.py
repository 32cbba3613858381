"""Names inside archives: shown safely, and weighed as the names of files in a folder are."""

from __future__ import annotations

import re

from store.read.discovery import display_path, weigh_file_name
from store.read.sources.formats import MBOX, format_of_name

_DRIVE = re.compile(r"[A-Za-z]:")


def shown_name(name: str) -> str:
    """A member's name as one safe line with plain slashes, below its archive whatever it says."""
    parts = display_path(name.replace("\\", "/").replace("\x00", "?")).split("/")
    return "/".join(part for part in parts if part not in ("", ".")) or "?"


def weigh_name(name: str) -> str | None:
    """Why a member is refused by its name; `""` to pass over it, None to read it."""
    plain = name.replace("\\", "/")
    parts = plain.split("/")
    if ".." in parts:
        return "has a name that leads out of its archive"
    if plain.startswith("/") or _DRIVE.match(plain):
        return "has an absolute name"
    for part in parts[:-1]:
        if weigh_file_name(part, folder=True) is not None:
            return ""
    found = weigh_file_name(parts[-1])
    kind = format_of_name(parts[-1])
    if found is None and kind is not None and kind.holds and kind is not MBOX:
        return f"is {kind.called} inside another: unpack it first"
    return found


def is_mailbox(name: str) -> bool:
    """Whether a member is a mailbox, whose messages are members too."""
    return format_of_name(name.replace("\\", "/").rsplit("/", 1)[-1]) is MBOX
