"""What a rule is: a trigger, the kind of claim it makes, where its amount and its parties stand."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.model import Kind, Role, Status


class Rule(NamedTuple):
    """One way the press words a deal or a figure.

    `trigger` is a regular expression on the plain text, alternatives at top level, each beginning
    with three letters or more (they index it). `frame` says which role the name in each slot takes:
    `left=buyer obj=target by=buyer`. `money` says where the amount stands and how far at most, in
    characters: `R60` behind the trigger, `L20` before it. `alone` makes a claim without an amount
    when all `needs` roles are named. `status` is what the words themselves say of the deal.
    `example` is a sentence that fires the rule, and its test.
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
    quantity: str | None = None
    noun: bool = False


class Compiled(NamedTuple):
    """A rule made ready: its pattern, its slots in order, and its reach on either side."""

    rule: Rule
    pattern: re.Pattern[str]
    slots: tuple[tuple[str, Role], ...]
    right: int
    left: int


_REACH = re.compile(r"([LR])(\d+)")


def alternatives(trigger: str) -> list[str]:
    """Split a trigger at the bars that are in no bracket."""
    parts, depth, current = [], 0, ""
    for sign in trigger:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += sign
    return [*parts, current]


def keys(trigger: str) -> set[str]:
    """The first three characters of each way a trigger can begin, by which it is found."""
    found: set[str] = set()
    for part in alternatives(trigger):
        for head in _heads(part, 3):
            if len(head) < 3 or not all(c.isalpha() or c in "'-" for c in head):
                raise ValueError(f"a trigger must begin with three letters: {part}")
            found.add(head)
    return found


def _heads(part: str, need: int) -> set[str]:
    """Spell out how a pattern can begin, up to `need` characters; groups may be optional."""
    if need <= 0 or not part:
        return {""}
    if part.startswith(("(?=", "(?!", "(?<")):
        return _heads(part[_closing(part) + 1 :], need)
    if part.startswith("(?:"):
        close = _closing(part)
        inner, rest = part[3:close], part[close + 1 :]
        optional = rest.startswith("?")
        rest = rest[1:] if optional else rest
        found = _heads(rest, need) if optional else set()
        for option in alternatives(inner):
            found |= _heads(option + rest, need)
        return found
    sign, rest = part[0], part[1:]
    if sign == "[":
        close = part.index("]")
        return {c + tail for c in part[1:close] for tail in _heads(part[close + 1 :], need - 1)}
    if rest.startswith("?"):
        return {sign + tail for tail in _heads(rest[1:], need - 1)} | _heads(rest[1:], need)
    return {sign + tail for tail in _heads(rest, need - 1)}


def _closing(part: str) -> int:
    """The index of the bracket that closes the group the pattern begins with."""
    depth = 0
    for at, sign in enumerate(part):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return at
    raise ValueError(f"unbalanced: {part}")


def compile_rule(rule: Rule) -> Compiled:
    """Make a rule ready to be matched at the start of a word."""
    reach = {side: int(far) for side, far in _REACH.findall(rule.money)}
    slots = tuple(tuple(part.split("=")) for part in rule.frame.split())
    pattern = re.compile(f"(?:{rule.trigger})(?![^\\W\\d_])")
    return Compiled(rule, pattern, slots, reach.get("R", 0), reach.get("L", 0))  # type: ignore[arg-type]


def index(rules: tuple[Rule, ...]) -> dict[str, tuple[Compiled, ...]]:
    """Index rules by the first three letters of their triggers."""
    table: dict[str, list[Compiled]] = {}
    for rule in rules:
        made = compile_rule(rule)
        for key in keys(rule.trigger):
            table.setdefault(key, []).append(made)
    return {key: tuple(found) for key, found in table.items()}
