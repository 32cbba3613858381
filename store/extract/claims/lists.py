"""The firms that a sentence coordinates in one list, for `les deux groupes` and `leurs` behind it."""

from __future__ import annotations

from store.extract.claims.grammar import COORD
from store.extract.claims.passages import Sentence
from store.model import Mention


def longest_list(sentence: Sentence) -> tuple[str, ...]:
    """The most organisations that a sentence coordinates in one list, two or more."""
    best: list[str] = []
    run: list[Mention] = []
    for mention in sentence.mentions:
        if mention.type != "ORG":
            continue
        gap = sentence.mask[run[-1].end - sentence.start : mention.start - sentence.start] if run else ""
        run = [*run, mention] if run and COORD.fullmatch(gap) else [mention]
        if len(run) > max(1, len(best)):
            best = [m.name for m in run]
    return tuple(dict.fromkeys(best))
