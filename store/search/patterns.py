"""Regular expressions typed by people: refused when they could run for ever, searched under a time limit."""

from __future__ import annotations

import re
import time
import warnings
from functools import lru_cache
from typing import Any

MAX_PATTERN = 200
MAX_REPEATS = 3
"""Unbounded repeats one pattern may have: each multiplies the time by the length of the text."""
WINDOW = 400
"""Characters of text a pattern sees at once when it has more than one unbounded repeat."""


@lru_cache(maxsize=64)
def refusal(pattern: str) -> str | None:
    """Why `pattern` cannot be searched, in words, or `None` when it can."""
    if len(pattern) > MAX_PATTERN:
        return f"it is longer than {MAX_PATTERN} characters"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
        repeats = _repeats(tree, False)
    except (re.error, RecursionError, OverflowError) as error:
        return str(error)
    if repeats is None:
        return "a repeat inside a repeat can take for ever"
    if repeats > MAX_REPEATS:
        return f"it has more than {MAX_REPEATS} open repeats (* + {{n,}})"
    return None


def _repeats(tree: Any, inside: bool) -> int | None:
    """How many long repeats a parsed pattern has, or `None` when one stands inside another."""
    total = 0
    for op, argument in tree:
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, high, child = argument
            long = int(high) > 12
            if long and inside:
                return None
            below = _repeats(child, inside or long or int(high) > 1)
            if below is None:
                return None
            total += below + (1 if long else 0)
        elif name in ("GROUPREF", "GROUPREF_EXISTS"):
            return None
        else:
            for child in _children(argument):
                below = _repeats(child, inside)
                if below is None:
                    return None
                total += below
    return total


def _children(argument: Any) -> list[Any]:
    """The sub-patterns of one parsed operation."""
    parser = re._parser  # type: ignore[attr-defined]
    if isinstance(argument, parser.SubPattern):
        return [argument]
    if isinstance(argument, (tuple, list)):
        return [child for part in argument for child in _children(part)]
    return []


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> tuple[re.Pattern[str], bool]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = re._parser.parse(pattern)  # type: ignore[attr-defined]
        flags = 0 if any(c.isupper() for c in re.sub(r"\\.", "", pattern)) else re.IGNORECASE
        return re.compile(pattern, flags), (_repeats(tree, False) or 0) > 1


def find(pattern: str, text: str, deadline: float) -> list[tuple[int, int]]:
    """The ranges of `text` that match, empty ones left out, up to the deadline (`time.monotonic`).

    A pattern without capitals ignores case.
    """
    regex, slow = _compiled(pattern)
    found: list[tuple[int, int]] = []
    step = WINDOW if slow else max(len(text), 1)
    for low in range(0, len(text), step):
        if time.monotonic() > deadline:
            break
        for match in regex.finditer(text, low, min(len(text), low + step + (WINDOW // 4 if slow else 0))):
            if match.end() > match.start() and (not found or match.start() >= found[-1][1]):
                found.append(match.span())
            if len(found) >= 50:
                return found
    return found
