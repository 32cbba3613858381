"""Names that an article itself spells out before their first letters in brackets: `Hal River Agency (HRA)`.

The letters show where such a name begins, though its first word may be an ordinary one that opens a sentence
(`Pioneer Valley Labs (PVL)`), and that they are a name, though other texts mean a common thing by them.
"""

from __future__ import annotations

import re

from store.extract.names.acronyms import is_acronym
from store.extract.names.lexicon import Lexicon

_LETTERS = re.compile(r" \(([A-Z]{2,8})\)")
_BEFORE = re.compile(r"(?:[A-Z][\w'-]{0,30} (?:(?:of the|for the|of|for|and|the|&) )?){1,8}\Z")
"""Words with a capital right before the bracket, and the small ones between them."""
_REACH = 120
"""Characters looked at before a bracket."""


def spelled_out(text: str, lex: Lexicon) -> dict[str, str]:
    """The first letters and the full names of institutions and firms that `text` (plain) spells out."""
    found: dict[str, str] = {}
    for bracket in _LETTERS.finditer(text) if " (" in text else ():
        near = text[max(0, bracket.start() - _REACH) : bracket.start()]
        before = _BEFORE.search(near + " ")
        name = _with_letters(before[0].rstrip(" "), bracket[1], lex) if before is not None else None
        if name := name or _led_by_head(near, bracket[1], lex):
            found.setdefault(bracket[1], name)
    return found


_CLAUSE = re.compile(r"[\w'-]{1,40}(?: [\w'-]{1,40}){1,14}\Z")
"""Words without a sign between them."""


def _led_by_head(text: str, letters: str, lex: Lexicon) -> str | None:
    """The end of `text` from the head of an institution on, whose words begin with the letters in order."""
    clause = _CLAUSE.search(text)
    words = clause[0].split(" ") if clause is not None else []
    for at in range(len(words) - 2, -1, -1):
        head = words[at].rpartition("'")[2]
        if head in lex.classes["head"] and head[0] == letters[0]:
            name = " ".join([head, *words[at + 1 :]])
            return name if is_acronym(letters, name) else None
    return None


def _with_letters(words: str, letters: str, lex: Lexicon) -> str | None:
    """The last of some words, as many as begin with just these letters; None when they are no institution."""
    parts = words.split(" ")
    for at in range(len(parts) - 1, -1, -1):
        some = [part for part in parts[at:] if part[0].isupper()]
        if len(some) >= len(letters):
            ends = (some[0], some[-1])
            firm = any(part in lex.classes["suffix"] or part in lex.classes["head_org"] for part in ends)
            told = "".join(part[0] for part in some) == letters and parts[at][0].isupper()
            return " ".join(parts[at:]) if firm and told else None
    return None
