"""French or English, told from function words, elisions and accents; `None` where the evidence is thin.

Stop-word counting is enough for two languages and costs nothing; a block of a few words is left undecided
for its neighbours to settle.
"""

from __future__ import annotations

import re

from store.model import Language
from store.text.remembered import SMALL_LETTERS, Remembered

_FRENCH = frozenset(
    """
    le la les un une des du de et est sont dans par pour que qui avec sur au aux ce cet cette ces ses sa
    leur leurs il elle ils elles nous vous je tu mais ou où donc ni car ne pas plus très aussi selon
    après avant depuis entre chez vers sans sous été être avoir ont avait était fait faire peut doit
    dont comme alors ainsi afin lors déjà encore toujours jamais tous toute toutes tout même autre
    autres notre votre mon ma mes moi toi soi lui y voici voilà comment pourquoi quand quel quelle quels
    quelles cela ça ceci celui celle ceux quoi janvier février mars avril mai juin juillet août
    septembre octobre novembre décembre milliards millions euros lire vos nos fois lorsque puisque parce
    si moins près contre veut va vont soit serait aurait
    """.split()
)
_ENGLISH = frozenset(
    """
    the of and to in is are was were be been being that this these those it its for with as by from at
    which who what when where why how will would can could should may might must has have had not but or
    if than then there their they them he she his her him we our you your i my me about into over under
    after before between during against because while also more most other some such only own same so
    too very just up down out off again each any all both few no nor an do does did said says new year
    years billion million company read related january february march april may june july august
    september october november december on
    """.split()
)
_WEAK = frozenset({"million", "millions", "plus", "on", "no", "i", "y", "si", "fait", "ma", "mon", "sa"})
_SHARED = (_FRENCH & _ENGLISH) | {"on", "me", "mars", "million", "plus", "or", "a"}
_ELISIONS = ("l'", "d'", "qu'", "n'", "s'", "j'", "m'", "c'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'")

_FRENCH_TENTHS = {word: 5 if word in _WEAK else 10 for word in _FRENCH - _SHARED}
_FRENCH_TENTHS.update({elision: 3 if elision in {"s'", "d'"} else 10 for elision in _ELISIONS})
_ENGLISH_TENTHS = {word: 5 if word in _WEAK else 10 for word in _ENGLISH - _SHARED}
_ENGLISH_TENTHS.update({"'s": 5, "'re": 10, "'ve": 10, "'ll": 10})
_TENTHS = _FRENCH_TENTHS | {word: -tenths for word, tenths in _ENGLISH_TENTHS.items()}
"""What a word tells, in tenths of a point: above zero it is French, below it is English."""

_WORD = re.compile(rf"[{SMALL_LETTERS}]+(?:'(?=[{SMALL_LETTERS}]{{2}}))?|'(?:s|re|ve|ll)(?![^\W_])")
_ACCENTED = frozenset("éèêëàâùûçîïôœ")
SAMPLE = 2000
"""Characters looked at: the language of a block shows in its first paragraphs."""
_ENOUGH = 2.0
"""Points one side must have: about two function words, or an elision and an accent."""


def language(text: str) -> Language | None:
    """The language of `text`, or `None` when it shows too few function words to tell."""
    return spoken(evidence(text))


def spoken(told: int) -> Language | None:
    """The language that some evidence speaks for, or `None` when there is too little."""
    french, english = sides(told)
    if french >= _ENOUGH and french > 1.5 * english:
        return "fr"
    if english >= _ENOUGH and english > 1.5 * french:
        return "en"
    return None


def weigh(text: str) -> tuple[float, float]:
    """The evidence in `text` for French and for English, in points of about one function word each."""
    return sides(evidence(text))


def evidence(text: str) -> int:
    """What the beginning of `text` tells for both languages; that of several texts may be added up.

    No word goes over a blank, so what each run of signs between blanks tells is added up.
    """
    return sum(map(_EVIDENCE.__getitem__, text[:SAMPLE].split()))


def sides(told: int) -> tuple[float, float]:
    """Evidence as points for French and points for English."""
    return (told >> _SIDE) / 10, (told & _ENGLISH_SIDE) / 10


_SIDE = 15
"""Bits of a sum that hold the English tenths, of which a sample has some ten thousand at most; the French
ones stand above them, all within a number that the machine adds in one step."""
_ENGLISH_SIDE = (1 << _SIDE) - 1


_STOPS = ",.;:!?)"
"""Signs behind a word, which tell nothing."""


def _told_by(run: str) -> int:
    """The tenths of a run of signs, both sides in one number: of its function words, elisions and accents."""
    bare = run.rstrip(_STOPS)
    if bare.isascii() and bare.isalpha():  # one word without an accent, as most runs are
        one = _TENTHS.get(bare.lower(), 0)
        return one << _SIDE if one > 0 else -one
    words = _WORD.findall(run.lower().replace("’", "'").replace("ʼ", "'"))
    told = [tenths for word in words if (tenths := _TENTHS.get(word))]
    french = sum(tenths for tenths in told if tenths > 0)
    english = -sum(tenths for tenths in told if tenths < 0)
    french += 5 * sum(1 for word in words if word not in _TENTHS and not _ACCENTED.isdisjoint(word))
    return (french << _SIDE) + english


_EVIDENCE = Remembered(_told_by)
