"""Finding which rules fire in a sentence, the longest wording first where they overlap."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from store.extract.claims.rule import LEAST_LETTERS, MOST_LETTERS, Compiled, Rule, index, pattern_of
from store.extract.claims.rules_deals import DEALS
from store.extract.claims.rules_figures import ALL_FIGURES
from store.record import maker
from store.text.remembered import Remembered
from store.text.spotting import places


class Fired(NamedTuple):
    """A rule that fired: what it is, its span in the mask of the sentence, and the rule as written."""

    made: Compiled
    start: int
    end: int
    rule: Rule


_fired = maker(Fired)

_Tried = tuple[tuple[Compiled, Callable[[str, int], re.Match[str] | None]], ...]
"""Rules, each with what matches what of its trigger opens in one way."""


class _Table(NamedTuple):
    """What finds the words that open a trigger, and the rules to try there by the first letters."""

    places: re.Pattern[str]
    tried: Remembered[_Tried]


@cache
def _table(alone: bool) -> _Table:
    rules = (*DEALS, *ALL_FIGURES)
    made = index(tuple(rule for rule in rules if rule.alone) if alone else rules)
    heads: dict[str, list[str]] = {}
    for opening in sorted(made, key=len):
        heads.setdefault(opening[:LEAST_LETTERS], []).append(opening)

    def tried(letters: str) -> _Tried:
        """The rules to try where a word begins with these letters, those of short openings first."""
        return tuple(
            (one, pattern_of(one.rule.trigger, opening).match)
            for opening in heads[letters[:LEAST_LETTERS]]
            if letters.startswith(opening)
            for one in made[opening]
        )

    return _Table(places(made), Remembered(tried))


def fire(mask: str, alone: bool = False) -> list[Fired]:
    """List the rules that fire in a masked sentence, in order of place.

    Of two that overlap the longer wins (`offre de rachat` over `rachat`); two that cover exactly the
    same words both stay, and the amount decides. `alone` tries only the rules that make a claim without
    an amount: all that a sentence without one can use.
    """
    table = _table(alone)
    tried = table.tried
    found: list[Fired] = []
    for place in table.places.finditer(mask):
        at = place.start(1)
        if at < 0:
            break
        for made, match in tried[mask[at : at + MOST_LETTERS]]:
            if hit := match(mask, at):
                found.append(_fired((made, at, hit.end(), made.rule)))
    apart = all(one.end <= other.start for one, other in pairwise(found))
    return found if apart else _longest(found)


def _longest(found: list[Fired]) -> list[Fired]:
    kept: list[Fired] = []
    for one in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        inside = any(
            k.start < one.end
            and one.start < k.end
            and (k.start, k.end) != (one.start, one.end)
            and (k.rule.money or not one.rule.money)
            for k in kept
        )
        if not inside:
            kept.append(one)
    return sorted(kept, key=lambda f: (f.start, f.end))
