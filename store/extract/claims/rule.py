"""What a rule is: a trigger, the kind of claim it makes, where its amount and its parties stand."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from store.model import FIGURES, Kind, Role, Status
from store.text.spotting import alternatives, opened_by, openings


class Rule(NamedTuple):
    """One way the press words a deal or a figure.

    `trigger` is a regular expression on the mask of a sentence (names are `@`, amounts `¤`, percentages
    `%`), alternatives at top level, each beginning with three letters or more (they index it). `frame`
    says which role the name in each slot takes: `left=buyer obj=target by=buyer`. `money` says where the
    amount stands and how far at most, in characters: `R60` after the trigger, `L20` before it. `example`
    is a sentence that fires the rule, and its test. `prior` is added to the score by which an amount
    chooses its rule. `status` is what the words themselves say of the deal. `alone` names the roles that
    make a claim without an amount. `noun` says that the trigger is a noun.
    """

    name: str
    kind: Kind
    trigger: str
    frame: str
    money: str
    example: str
    prior: int = 0
    status: Status | None = None
    alone: str = ""
    noun: bool = False


class Compiled(NamedTuple):
    """A rule made ready: its slots in order, and its reach on either side."""

    rule: Rule
    slots: tuple[tuple[str, Role], ...]
    right: int
    left: int


FIGURE_KINDS = FIGURES | {"valuation"}
"""Kinds that measure a firm: they have a subject and no other side, and a date that can lie ahead."""

MAIN_ROLE: dict[str, Role] = {
    "acquisition": "buyer", "bid": "bidder", "investment": "investor", "funding_round": "recipient",
    "valuation": "subject", "contract": "customer", "partnership": "partner", "lawsuit": "plaintiff",
    "grant_or_donation": "donor", "revenue": "subject", "spending": "subject", "price": "subject",
    "market_metric": "subject", "other_amount": "subject",
}  # fmt: skip
"""The role an unnamed subject takes when the rule does not say."""

OTHER_ROLE: dict[str, Role] = {
    "bid": "target", "investment": "recipient", "funding_round": "recipient", "contract": "customer",
    "lawsuit": "defendant", "acquisition": "target", "partnership": "partner",
}  # fmt: skip
"""The role that the article's topic takes when one side alone is named."""

_REACH = re.compile(r"([LR])(\d+)")


LEAST_LETTERS = 3
MOST_LETTERS = 6
"""Characters of the shortest and the longest opening by which a trigger is found."""


def keys(trigger: str) -> set[str]:
    """The first three to six characters of each way a trigger can begin, by which it is found."""
    found: set[str] = set()
    for part, heads in _ways(trigger).items():
        for head in heads:
            if len(head) < LEAST_LETTERS or not all(c.isalpha() or c in "'-" for c in head[:LEAST_LETTERS]):
                raise ValueError(f"a trigger must begin with three letters: {part}")
            found.add(head)
    return found


@cache
def _ways(trigger: str) -> dict[str, set[str]]:
    """The ways of a trigger, each with its openings: spelt out once, asked again for each word that opens."""
    return {part: openings(part, MOST_LETTERS) for part in alternatives(trigger)}


@cache
def pattern_of(trigger: str, opening: str) -> re.Pattern[str]:
    """Compile the ways of a trigger that open so, the first time a word does: most articles need a few."""
    return re.compile(f"(?:{opened_by(_ways(trigger), opening)})(?![^\\W\\d_])")


def compile_rule(rule: Rule) -> Compiled:
    """Make a rule ready to be matched at the start of a word; its pattern waits until it is tried."""
    reach = {side: int(far) for side, far in _REACH.findall(rule.money)}
    slots = tuple(tuple(part.split("=")) for part in rule.frame.split())
    return Compiled(rule, slots, reach.get("R", 0), reach.get("L", 0))  # type: ignore[arg-type]


def index(rules: tuple[Rule, ...]) -> dict[str, tuple[Compiled, ...]]:
    """Index rules by the openings of their triggers."""
    table: dict[str, list[Compiled]] = {}
    for rule in rules:
        made = compile_rule(rule)
        for key in keys(rule.trigger):
            table.setdefault(key, []).append(made)
    return {key: tuple(found) for key, found in table.items()}
