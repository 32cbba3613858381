"""Firms called like a day of the week: `la start-up Sunday`, where the article says that it is one.

A day is no name by itself. Once one of its places says so, every other one that is no date is the firm too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.extract.names.candidates import Piece
from store.extract.names.tokens import Line

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_TRADE = r"start-?ups?|start-up|scale-up|fintech|licorne|unicorn|pousse|pépite"
_SAYS_SO = re.compile(
    rf"(?<!\w)(?:{_TRADE})(?: [a-zéèêà]{{4,14}})? (?P<day>{_DAY})(?!\w)(?! (?:night|morning|afternoon|"
    rf"evening))|"
    rf"(?<!\w)(?P<told>{_DAY}), (?:une?|la|le|l'|the|an?) ?(?:[\w'-]+ ){{0,4}}?"
    rf"(?:{_TRADE}|company|firm|société|entreprise|spécialiste|application)(?!\w)"
)
_DATE_BEFORE = re.compile(
    r"(?<!\w)(?:on|On|last|next|this|since|until|late|early|every|each|of|from|and|or|,) \Z"
)
_DATE_BEHIND = re.compile(r" (?:night|morning|afternoon|evening|before|after|at \d|\d)|, [A-Z][a-z]+\.? \d")


def day_firms(text: str, rows: Sequence[Line]) -> list[Piece]:
    """The places of `text` (plain) where a day of the week is a firm, each as one piece."""
    if "day" not in text:
        return []
    called = {found["day"] or found["told"] for found in _SAYS_SO.finditer(text)}
    pieces: list[Piece] = []
    for day in sorted(called):
        at = 0
        for place in re.finditer(rf"(?<![\w'-]){day}(?![\w-])", text):
            start, end = place.span()
            if _DATE_BEFORE.search(text, max(0, start - 8), start) or _DATE_BEHIND.match(text, end):
                continue
            while rows[at].end < start:
                at += 1
            pieces.append(Piece(day, start, end, rows[at], False, "org"))
    return pieces
