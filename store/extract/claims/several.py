"""Several firms taken up at once: `les trois géants`, `the two`, `both groups`."""

from __future__ import annotations

from store.extract.claims.passages import Sentence
from store.extract.claims.topics import Salience
from store.text.guarded import Guarded

_ALL_OF = Guarded(
    r"(?<!\w)(?:(?:les|ces|the|these|all|tous) (?P<n>deux|trois|quatre|cinq|two|three|four|five) |"
    r"(?P<both>both |tous deux ))"
    r"(?:[^\W\d_]+(?:-[^\W\d_]+)?[ ']){0,7}\Z",
    by="deux|trois|quatre|cinq|two|three|four|five|both",
)
_HOW_MANY = {"deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5}


def all_of(sentence: Sentence, at: int, salience: Salience) -> tuple[str, ...]:
    """The firms of the list told before that `les trois géants` takes up, when there are as many."""
    found = _ALL_OF.within(sentence.mask, sentence.mask[max(0, at - 70) : at])
    wanted = 2 if found and found["both"] else _HOW_MANY.get(found["n"], 0) if found else 0
    if not wanted:
        return ()
    names = salience.listed()
    if wanted == 2 and len(names) != 2:
        names = tuple(name for name in salience.pair if _told_of_late(name, salience))
    return names if len(names) == wanted else ()


def _told_of_late(name: str, salience: Salience) -> bool:
    """Tell whether one of the two sentences before names a firm."""
    return any(m.name == name for told in salience.passed[-2:] for m in told.mentions)
