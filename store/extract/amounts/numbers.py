"""Numbers written in digits: which separators group, and which mark the decimals."""

from __future__ import annotations

import re

NUMBER = re.compile(
    r"\d(?:\d{0,2}(?:(?: \d{3}){1,5}|(?:'\d{3}){1,5})(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{0,14}(?:[.,]\d{1,15}){0,5})"
)
"""A number in digits, as long as any press figure (fifteen digits), never more; Switzerland groups by `'`.

Its first digit stands apart, because an engine skips quickly to what begins with one plain set.
"""

_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?\Z")


def read_number(written: str, language: str | None, scaled: bool) -> float | None:
    """Give the value of a number as written; None when its shape is no number (`1.2.3`).

    By shape first: two different separators, or one that comes twice, group the thousands. One
    separator with exactly three digits behind is told by the language: `3.000` is three thousand in
    French, `3,000` in English; with a scale behind, the language's own decimal sign stays decimal
    (`1,250 milliard` in French, `1.234 billion` in English).
    """
    if written.isdecimal():
        return float(written) if len(written) <= 15 else None
    written = written.replace(" ", "").replace("'", "")
    signs = [c for c in written if c in ".,"]
    if not signs:
        return float(written) if len(written) <= 15 else None
    if not _GROUPED.match(written) or written.startswith("0"):
        if len(signs) > 1:
            return None
        return float(written.replace(",", "."))
    if len(set(signs)) == 2:
        group = signs[0]
        return float(written.replace(group, "").replace(",", "."))
    if len(signs) > 1:
        return float(written.replace(signs[0], ""))
    decimal = "," if language == "fr" else "."
    if signs[0] == decimal and scaled:
        return float(written.replace(",", "."))
    return float(written.replace(signs[0], ""))
