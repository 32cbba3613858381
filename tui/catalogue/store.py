"""What the store says, in the language of the interface.

The store speaks English: it is what scripts read. For people, `told` finds the sentence by its English words,
takes out what stands in its blanks, and says it again. A sentence it does not know stays as it is.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from functools import cache

from tui.catalogue import has, language, t, typeset

_ASKED = r"\{([tl]\d)\}"
_SCALED = r"\b(billions|milliards|millions) (?!contre|à)([a-z]{3,12})"
"""A scale and the currency after it, which French joins by `de`."""


def told(sentence: str) -> str:
    """A sentence of the store for people; several, apart by `; `, one by one."""
    return sentence if language() == "en" or not sentence else _french(sentence)


def failure(error: Exception) -> str:
    """What went wrong, for people: which file and why, when the system says so; else as the store says."""
    if not isinstance(error, OSError):
        return told(str(error))
    known = f"fault.system.{errno.errorcode.get(error.errno or 0)}"
    why = t(known) if has(known) else error.strerror or str(error)
    return t("fault.of_file", path=os.fsdecode(error.filename), why=why) if error.filename else why


def _french(sentence: str) -> str:
    """Whole, as a list of several, or in the end with whatever stands in its blanks."""
    found = _matched(sentence, several=False)
    if found is None and "; " in sentence:
        parts = [_french(part) for part in sentence.split("; ")]
        if parts != sentence.split("; "):
            return "\u202f; ".join(parts)
    if found is None:
        found = _matched(sentence, several=True)
    return found if found is not None else _figures(sentence)


def _matched(sentence: str, several: bool) -> str | None:
    """The sentence said again by the template that has most of its words; None when none has them all.

    Unless `several`, no blank may hold more than one sentence.
    """
    from tui.catalogue.store_fr import SAID

    if (exact := SAID.get(sentence)) is not None and "{" not in sentence:
        return typeset(exact)
    for pieces, french in _templates():
        blanks = _blanks(sentence, pieces)
        if blanks is not None and (several or not any("; " in blank for blank in blanks)):
            return french.format(*blanks, **_asked(french, blanks))
    return None


@cache
def _templates() -> list[tuple[tuple[str, ...], str]]:
    """The English words around the blanks, with the French; those that begin with a word come first."""
    from tui.catalogue.store_fr import SAID

    known = [
        (tuple(english.split("{}")), typeset(french)) for english, french in SAID.items() if "{}" in english
    ]
    return sorted(known, key=lambda item: (not item[0][0], -sum(map(len, item[0]))))


def _blanks(sentence: str, pieces: tuple[str, ...]) -> list[str] | None:
    """What stands between the pieces of a template, when the sentence is made of them in their order."""
    first, *middle, last = pieces
    if len(sentence) < sum(map(len, pieces)) or not (sentence.startswith(first) and sentence.endswith(last)):
        return None
    end = len(sentence) - len(last)
    at, found = len(first), []
    for piece in middle:
        # Two blanks side by side: the first is one letter (a plural) or nothing.
        place = sentence.find(piece, at, end) if piece else at
        if place < 0:
            return None
        found.append(sentence[at:place])
        at = place + len(piece)
    return [*found, sentence[at:end]]


def _asked(french: str, blanks: list[str]) -> Mapping[str, str]:
    """The blanks that a template wants said again (`t`), or member by member (`l`)."""
    result = {}
    for name in re.findall(_ASKED, french):
        blank = blanks[int(name[1:])]
        parts = blank.split(", ") if name[0] == "l" else [blank]
        result[name] = ", ".join(_french(part) for part in parts)
    return result


def _figures(text: str) -> str:
    """Figures set against each other, in French: `1,7 contre 2 milliards d’euros`."""
    from tui.catalogue.store_fr import FIGURES

    if " against " not in text and not text.startswith("= "):
        return text
    for english in sorted(FIGURES, key=len, reverse=True):
        text = f" {text} ".replace(f" {english} ", f" {FIGURES[english]} ").strip()
    text = re.sub(
        _SCALED, lambda found: f"{found[1]} {'d’' if found[2] == 'euros' else 'de '}{found[2]}", text
    )
    return " ".join(_pointed(word) for word in text.split(" "))


def _pointed(word: str) -> str:
    """A number as the French write it."""
    bare = word.replace(",", "").replace(".", "", 1)
    return word.replace(",", "\u202f").replace(".", ",") if bare.isdigit() else word
