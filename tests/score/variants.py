"""The typographic forms one text may come in. Each keeps every offset: one sign for one sign."""

from __future__ import annotations

import re
from collections.abc import Callable

_SPACE = "[ \u00a0\u202f]"
_TIGHT = re.compile(
    rf"(?<=\d){_SPACE}(?=\d{{3}}(?!\d))"  # 1 000
    rf"|(?<=\d){_SPACE}(?=[%€$£]|[kMG]?[€$£]|Mds?\b|[Mm]illi|[Bb]illion|[Tt]rillion|GW|MW)"
    rf"|(?<=[\w)»’'\"”]){_SPACE}(?=[:;!?»])"
    rf"|(?<=«){_SPACE}"
)
"""Places where typesetters put a space that must not break: in numbers, before units and French signs."""


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
