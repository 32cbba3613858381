"""The statements of one deal, taken together; and what makes them strays that may belong to another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from store.figures import digits
from store.reconcile.facts import Fact

UNKNOWN = "other_amount"
ONE_SIDED = frozenset({"contract", "acquisition"})
"""Kinds that tell too little of a fact when they name the payer alone."""

_NOBODY: frozenset[str] = frozenset()
_SIGNS = [(bool(signs & 1), bool(signs & 2), bool(signs & 4)) for signs in range(8)]

Amount = tuple[float, str | None]
"""A figure's lower end and unit."""


class Told:
    """The statements of one deal, with all its parties and articles taken together."""

    __slots__ = (
        "about",
        "articles",
        "born",
        "by",
        "everyone",
        "facts",
        "figures",
        "misread",
        "payment",
        "strangers",
        "vague",
    )

    def __init__(self, facts: list[Fact]) -> None:
        self.facts = facts
        one = facts[0]
        if len(facts) == 1:
            self.about, self.by, self.everyone = one.about, one.by, one.everyone
            self.articles: set[str] | frozenset[str] = one.articles
        else:
            self.about = frozenset().union(*(fact.about for fact in facts))
            self.by = frozenset().union(*(fact.by for fact in facts))
            self.everyone = frozenset().union(*(fact.everyone for fact in facts))
            self.articles = frozenset().union(*(fact.articles for fact in facts))
        self.figures: tuple[Amount, ...] = tuple(
            {(f.figure.low, f.figure.unit): None for f in facts if f.figure is not None}
        )
        self.strangers = _NOBODY
        """Whom a misread statement names in the place of a party of the deal."""
        self.born = 0
        """The first pass of adoption that finds it there."""
        self.misread = _is_misread(facts)
        self.payment = all(_is_payment(fact) for fact in facts)
        self.vague = all(f.figure is not None and (f.kind == UNKNOWN or not f.everyone) for f in facts)

    def __getstate__(self) -> tuple[Any, ...]:
        """What cannot be taken from the only statement, where there is but one, which is the rule."""
        signs = self.misread | self.payment << 1 | self.vague << 2
        if len(self.facts) == 1 and not self.strangers:
            return self.facts[0], self.figures, signs, self.born
        return (self.facts, self.figures, signs, self.born, self.about, self.by, self.everyone,
                self.articles, self.strangers)  # fmt: skip

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        if len(state) == 4:
            one, self.figures, signs, self.born = state
            self.facts, self.strangers = [one], _NOBODY
            self.about, self.by, self.everyone, self.articles = one.about, one.by, one.everyone, one.articles
        else:
            (self.facts, self.figures, signs, self.born, self.about, self.by, self.everyone,
             self.articles, self.strangers) = state  # fmt: skip
        self.misread, self.payment, self.vague = _SIGNS[signs]


def together(home: Told, stray: Told, parts: Sequence[Told]) -> Told:
    """The deal of these parts, the last of which is the stray; whom that misnames is no party of it."""
    made = Told([fact for told in parts for fact in told.facts])
    named: frozenset[str] = frozenset()
    if stray.about and home.about and stray.about.isdisjoint(home.about):
        named = stray.about
    elif stray.by and home.by and stray.by.isdisjoint(home.by):
        named = stray.by
    made.strangers = home.strangers | (named - home.everyone)
    made.about -= made.strangers
    made.by -= made.strangers
    return made


def _is_misread(found: Sequence[Fact]) -> bool:
    """Whether one article alone makes a statement with a telling figure, or a telling date, and two sides."""
    if len(found) > 1 or len(found[0].articles) > 1 or found[0].figure is None:
        return False
    if not found[0].about and not found[0].by:
        return False
    return digits(found[0].figure.low) > 1 or _is_dated(found[0])


def _is_dated(fact: Fact) -> bool:
    """Whether a fact is dated to the month or finer."""
    return fact.date is not None and fact.date[1] - fact.date[0] <= 31


def _is_payment(fact: Fact) -> bool:
    """Whether a statement tells who pays and how much, and nothing of whom or for what."""
    alone = len(fact.everyone) == 1 and fact.figure is not None
    return alone and (fact.kind == "spending" or (fact.kind in ONE_SIDED and fact.by == fact.everyone))
