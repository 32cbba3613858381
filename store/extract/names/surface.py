"""Typography that must make no difference to names: every mapping keeps the length, so offsets stay true."""

from __future__ import annotations

import unicodedata

_SAME: tuple[tuple[str, str], ...] = (
    ("\u2019", "'"),
    ("\u02bc", "'"),
    ("\u2018", "'"),
    ("\u00b4", "'"),
    ("\uff07", "'"),
    ("\u00a0", " "),
    ("\u202f", " "),
    ("\u2009", " "),
    ("\u2002", " "),
    ("\u2003", " "),
    ("\u2004", " "),
    ("\u2005", " "),
    ("\u2006", " "),
    ("\u2007", " "),
    ("\u2008", " "),
    ("\u200a", " "),
    ("\u3000", " "),
    ("\t", " "),
    ("\u2010", "-"),
    ("\u2011", "-"),
    ("\u201c", '"'),
    ("\u201d", '"'),
    ("\u201e", '"'),
)


def levelled(text: str) -> str:
    """`text` with one apostrophe, one space, one hyphen and one double quote, of the same length.

    Less than the plain form on which claims are read: capitals tell names, and a dash or a guillemet that
    stands between two keeps them apart.
    """
    for odd, usual in _SAME:
        if odd in text:
            text = text.replace(odd, usual)
    return text


def unaccented(word: str) -> str:
    """`word` without its accents (`Luís` and `Luis` are one given name)."""
    if word.isascii():
        return word
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
