"""Firms called after their partners, with commas in their name: `Wachtell, Lipton, Rosen & Katz`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.extract.names.candidates import Piece
from store.extract.names.lexicon import Lexicon
from store.extract.names.tokens import UPPER, Line

_LAST = re.compile(
    rf" & [{UPPER}][\w'-]{{1,24}}(?: (?:LLP|L\.L\.P\.|LLC|PC|P\.C\.|Co\.?)(?!\w))?(?! [{UPPER}])"
)
_FIRST = re.compile(rf"(?<!\w)[{UPPER}][\w'-]{{1,24}}(?:, [{UPPER}][\w'-]{{1,24}}){{1,4}},?\Z")
_TRADE = re.compile(
    r"\b(?:law|lawyers?|attorneys?|counsel|legal|advis(?:er|or)s?|avocats?|cabinet|conseils?|juridique|LLP|L\.L\.P"
    r"|partners? at|banquiers?|bankers?)\b"
)
"""What stands near such a firm; firms of other trades that follow one another are a list."""
_REACH = 90
"""Characters looked at on either side."""


_IN_NAME = re.compile(rf"[{UPPER}][\w'-]{{0,24}} \Z")


def _first_partner(text: str, first: re.Match[str]) -> int:
    """Where the partnership begins: behind a name of another firm whose last word stands first."""
    inner = _IN_NAME.search(text, max(0, first.start() - 30), first.start())
    return first.start() if inner is None else text.index(", ", first.start()) + 2


def partnerships(text: str, lines: Iterator[Line] | list[Line], lex: Lexicon) -> list[Piece]:
    """The partnerships of `text` (plain), each as one piece."""
    found: list[Piece] = []
    if " & " not in text:
        return found
    rows = list(lines)
    at = 0
    for last in _LAST.finditer(text):
        first = _FIRST.search(text, max(0, last.start() - _REACH), last.start())
        if first is None or not _TRADE.search(text, max(0, first.start() - _REACH), last.end() + _REACH):
            continue
        start, end = _first_partner(text, first), last.end()
        names = re.split(r",? & |, ", text[start:end])
        if any(any(not sense.soft for sense in lex.senses.get(name, ())) for name in names):
            continue
        while rows[at].end < start:
            at += 1
        found.append(Piece(text[start:end], start, end, rows[at], False, "org"))
    return found
