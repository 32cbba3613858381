"""The typographic forms one text may come in. Each keeps every offset: one sign for one sign."""

from __future__ import annotations

import re
from collections.abc import Callable

_SPACE = "[ \u00a0\u202f]"
_TIGHT = re.compile(
    rf"(?<=\d){_SPACE}(?=[\w%€$£])"  # 1 000, 600 M€, 40 milliards, 9 septembre
    rf"|(?<=[\w)»’'\"”…]){_SPACE}(?=[:;!?»%€])"
    rf"|(?<=«){_SPACE}"
)
"""Places where typesetters put a space that must not break: after a number and around French signs."""


def no_break(text: str) -> str:
    return _TIGHT.sub("\u00a0", text)


def narrow(text: str) -> str:
    return _TIGHT.sub("\u202f", text)


def straight(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'")


def curly(text: str) -> str:
    return text.replace("'", "’")


VARIANTS: dict[str, Callable[[str], str]] = {
    "no-break spaces": no_break,
    "narrow spaces": narrow,
    "straight apostrophes": straight,
    "curly apostrophes": curly,
}
