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


class Limits(NamedTuple):
    """What one walk and one file may hold.

    `file_bytes` bounds what is read into memory; `line_characters`, `lines` and `characters` bound the text,
    and with it the time that one file can take to some seconds, whatever it holds. No article of the press
    comes near them: the longest have some 100 000 characters.
    """

    file_bytes: int = 16_000_000
    line_characters: int = 200_000
    depth: int = 150
    files: int = 200_000
    lines: int = 30_000
    characters: int = 2_000_000


DEFAULT = Limits()


def limits_from_environment(environment: Mapping[str, str] = os.environ) -> Limits:
    """The limits as the environment sets them; a value that is no positive number is passed over."""
    megabytes = _positive(environment.get(FILE_VARIABLE))
    return Limits(
        file_bytes=int(megabytes * 1_000_000) if megabytes else DEFAULT.file_bytes,
        line_characters=int(_positive(environment.get(LINE_VARIABLE)) or DEFAULT.line_characters),
        depth=int(_positive(environment.get(DEPTH_VARIABLE)) or DEFAULT.depth),
        files=int(_positive(environment.get(COUNT_VARIABLE)) or DEFAULT.files),
        lines=int(_positive(environment.get(LINES_VARIABLE)) or DEFAULT.lines),
        characters=int(_positive(environment.get(TEXT_VARIABLE)) or DEFAULT.characters),
    )


def _positive(value: str | None) -> float | None:
    """The number that `value` writes, when it is one between 0 and a million million."""
    try:
        number = float(value) if value and len(value) <= 15 else 0.0
    except ValueError:
        return None
    return number if 0 < number < 1e12 else None
