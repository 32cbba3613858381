"""French or English, told from function words, elisions and accents; `None` where the evidence is thin.

Stop-word counting is enough for two languages and costs nothing; a block of a few words is left undecided
for its neighbours to settle.
"""

from __future__ import annotations

import re

from store.model import Language

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

_FRENCH_POINTS = {word: 0.5 if word in _WEAK else 1.0 for word in _FRENCH - _SHARED}
_FRENCH_POINTS.update({elision: 0.3 if elision in {"s'", "d'"} else 1.0 for elision in _ELISIONS})
_ENGLISH_POINTS = {word: 0.5 if word in _WEAK else 1.0 for word in _ENGLISH - _SHARED}
_ENGLISH_POINTS.update({"'s": 0.5, "'re": 1.0, "'ve": 1.0, "'ll": 1.0})

_WORD = re.compile(r"'(?:s|re|ve|ll)(?![^\W_])|[^\W\d_]+(?:'(?=[^\W\d_]{2}))?")
_ACCENTED = re.compile("[éèêëàâùûçîïôœ]")
_SAMPLE = 3000
"""Characters looked at: the language of a block shows in its first paragraphs."""
_ENOUGH = 2.0
"""Points one side must have: about two function words, or an elision and an accent."""


def language(text: str) -> Language | None:
    """The language of `text`, or `None` when it shows too few function words to tell."""
    french, english = weigh(text)
    if french >= _ENOUGH and french > 1.5 * english:
        return "fr"
    if english >= _ENOUGH and english > 1.5 * french:
        return "en"
    return None


def weigh(text: str) -> tuple[float, float]:
    """The evidence in `text` for French and for English, in points of about one function word each."""
    french = english = 0.0
    sample = text[:_SAMPLE].lower().replace("’", "'").replace("ʼ", "'")
    for word in _WORD.findall(sample):
        if word in _FRENCH_POINTS:
            french += _FRENCH_POINTS[word]
        elif word in _ENGLISH_POINTS:
            english += _ENGLISH_POINTS[word]
        elif not word.isascii() and _ACCENTED.search(word):
            french += 0.5
    return french, english
