"""A plain form of the text, character for character, on which all rules are written.

Typography must not change what is read: any space is a space, any apostrophe an apostrophe, any
hyphen a hyphen, and case is gone. The plain form has exactly the length of the original, so a
position in one is the position in the other.
"""

from __future__ import annotations

_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_APOSTROPHES = "\u2018\u2019\u02bc\u00b4\u0060\u2032\uff07"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\u00ad"
_QUOTES = "\u201c\u201d\u201e\u00ab\u00bb"

_PLAIN: tuple[tuple[str, str], ...] = (
    *((sign, " ") for sign in _SPACES),
    *((sign, "'") for sign in _APOSTROPHES),
    *((sign, "-") for sign in _HYPHENS),
    *((sign, '"') for sign in _QUOTES),
    ("\u2014", ";"),  # an em dash ends a clause as a semicolon does
    ("\uff04", "$"),
    *((sign, "^") for sign in "¹²³⁴⁵⁶⁷⁸⁹⁰"),  # the figure of a footnote, a square: no letter or digit
    ("\u0130", "i"),  # the only capital whose lower form is longer than itself
)
"""What is levelled, sign for sign. One search for each sign costs a tenth of `str.translate`."""


def plain(text: str) -> str:
    """Lower-case the text and level its typography; the result has the same length."""
    return plain_cased(text).lower()


def plain_cased(text: str) -> str:
    """Level the typography and keep the case; the result has the same length."""
    for sign, level in _PLAIN:
        if sign in text:
            text = text.replace(sign, level)
    return text
