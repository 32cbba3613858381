"""How much reading takes on: limits that anyone may change, and that are named when they bite."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import NamedTuple

FILE_VARIABLE = "DOSSIER_MAX_FILE_MB"
LINE_VARIABLE = "DOSSIER_MAX_LINE"
LINES_VARIABLE = "DOSSIER_MAX_LINES"
TEXT_VARIABLE = "DOSSIER_MAX_TEXT"
DEPTH_VARIABLE = "DOSSIER_MAX_DEPTH"
COUNT_VARIABLE = "DOSSIER_MAX_FILES"
PAGES_VARIABLE = "DOSSIER_MAX_PAGES"
SECONDS_VARIABLE = "DOSSIER_MAX_SECONDS"
ARCHIVE_VARIABLE = "DOSSIER_MAX_ARCHIVE_MB"
UNPACKED_VARIABLE = "DOSSIER_MAX_UNPACKED_MB"
RATIO_VARIABLE = "DOSSIER_MAX_RATIO"


class Limits(NamedTuple):
    """What one walk and one file may hold.

    `file_bytes` bounds what is read into memory; `line_characters`, `lines` and `characters` bound the text,
    and with it the time that one file can take to some seconds, whatever it holds. No article of the press
    comes near them: the longest have some 100 000 characters. `pages` bounds a PDF, and `seconds` the
    processor time that reading one source of another format than text may take. Of an archive or mailbox,
    `archive_bytes` bounds the file, `unpacked_bytes` all that it holds, `ratio` how many times its own size a
    member unpacks to (press text compresses three to ten times, a bomb a thousand times); `files` bounds how
    many it holds.
    """

    file_bytes: int = 16_000_000
    line_characters: int = 1_000_000
    depth: int = 150
    files: int = 200_000
    lines: int = 30_000
    characters: int = 1_000_000
    pages: int = 500
    seconds: int = 20
    archive_bytes: int = 2_000_000_000
    unpacked_bytes: int = 4_000_000_000
    ratio: int = 100


DEFAULT = Limits()


def limits_from_environment(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits as the environment sets them; a value that is no positive number is passed over."""
    return Limits(
        file_bytes=_bytes(environment.get(FILE_VARIABLE), DEFAULT.file_bytes),
        line_characters=int(_positive(environment.get(LINE_VARIABLE)) or DEFAULT.line_characters),
        depth=int(_positive(environment.get(DEPTH_VARIABLE)) or DEFAULT.depth),
        files=int(_positive(environment.get(COUNT_VARIABLE)) or DEFAULT.files),
        lines=int(_positive(environment.get(LINES_VARIABLE)) or DEFAULT.lines),
        characters=int(_positive(environment.get(TEXT_VARIABLE)) or DEFAULT.characters),
        pages=int(_positive(environment.get(PAGES_VARIABLE)) or DEFAULT.pages),
        seconds=int(_positive(environment.get(SECONDS_VARIABLE)) or DEFAULT.seconds) or DEFAULT.seconds,
        archive_bytes=_bytes(environment.get(ARCHIVE_VARIABLE), DEFAULT.archive_bytes),
        unpacked_bytes=_bytes(environment.get(UNPACKED_VARIABLE), DEFAULT.unpacked_bytes),
        ratio=int(_positive(environment.get(RATIO_VARIABLE)) or DEFAULT.ratio),
    )


def too_large(size: int, limits: Limits) -> str:
    """Why a file or member of `size` bytes is refused."""
    return f"is {size / 1e6:.1f} MB, over the limit of {limits.file_bytes / 1e6:g} MB ({FILE_VARIABLE})"


def _bytes(value: str | None, default: int) -> int:
    """The bytes that `value` says in millions."""
    megabytes = _positive(value)
    return int(megabytes * 1_000_000) if megabytes else default


def _positive(value: str | None) -> float | None:
    """The number that `value` writes, when it is one between 0 and a million million."""
    try:
        number = float(value) if value and len(value) <= 15 else 0.0
    except ValueError:
        return None
    return number if 0 < number < 1e12 else None
