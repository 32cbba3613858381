"""Finding which rules fire in a sentence, the longest wording first where they overlap."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from store.extract.claims.rule import LEAST_LETTERS, Compiled, Rule, index, pattern_of
from store.extract.claims.rules_deals import DEALS
from store.extract.claims.rules_figures import ALL_FIGURES
from store.text.spotting import places


class Fired(NamedTuple):
    """A rule that fired: what it is, and its span in the mask of the sentence."""

    made: Compiled
    start: int
    end: int

    @property
    def rule(self) -> Rule:
        """The rule as written."""
        return self.made.rule


class _Table(NamedTuple):
    """What finds the words that open a trigger, the openings by three letters, and the rules by these."""

    places: re.Pattern[str]
    openings: dict[str, tuple[str, ...]]
    rules: dict[str, tuple[Compiled, ...]]


@lru_cache(maxsize=2)
def _table(alone: bool) -> _Table:
    rules = (*DEALS, *ALL_FIGURES)
    made = index(tuple(rule for rule in rules if rule.alone) if alone else rules)
    heads: dict[str, list[str]] = {}
    for opening in sorted(made, key=len):
        heads.setdefault(opening[:LEAST_LETTERS], []).append(opening)
    return _Table(places(made), {head: tuple(some) for head, some in heads.items()}, made)


@cache
def _opened(opening: str, alone: bool) -> tuple[tuple[Compiled, re.Pattern[str]], ...]:
    """The rules with a trigger that opens so, each with the pattern of what of it does."""
    return tuple((made, pattern_of(made.rule.trigger, opening)) for made in _table(alone).rules[opening])


def fire(mask: str, alone: bool = False) -> list[Fired]:
    """List the rules that fire in a masked sentence, in order of place.

    Of two that overlap the longer wins (`offre de rachat` over `rachat`); two that cover exactly the
    same words both stay, and the amount decides. `alone` tries only the rules that make a claim without
    an amount: all that a sentence without one can use.
    """
    table = _table(alone)
    found: list[Fired] = []
    for place in table.places.finditer(mask):
        at = place.start(1)
        if at < 0:
            break
        for opening in table.openings[mask[at : at + LEAST_LETTERS]]:
            if not mask.startswith(opening, at):
                continue
            for made, pattern in _opened(opening, alone):
                if hit := pattern.match(mask, at):
                    found.append(Fired(made, at, hit.end()))
    return _longest(found) if len(found) > 1 else found


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
