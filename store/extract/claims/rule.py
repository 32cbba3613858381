"""What a rule is: a trigger, the kind of claim it makes, where its amount and its parties stand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

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
    """A rule made ready: its slots in order, and its reach on either side."""

    rule: Rule
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


MOST_LETTERS = 6
"""Characters of the longest opening by which a trigger is found."""


def keys(trigger: str) -> set[str]:
    """The first three to six characters of each way a trigger can begin, by which it is found."""
    found: set[str] = set()
    for part in alternatives(trigger):
        for head in _heads(part, MOST_LETTERS):
            if len(head) < 3 or not all(c.isalpha() or c in "'-" for c in head[:3]):
                raise ValueError(f"a trigger must begin with three letters: {part}")
            found.add(head)
    return found


def _heads(part: str, need: int) -> set[str]:
    """Spell out how a pattern can begin, up to `need` characters or the first that is not spelt out."""
    if need <= 0 or not part or part[0] in "\\.^$)" or part.startswith(("[^", "[\\")):
        return {""}
    if part.startswith(("(?=", "(?!", "(?<")):
        return _heads(part[_closing(part) + 1 :], need)
    if part.startswith("(?:"):
        close = _closing(part)
        inner, rest = part[3:close], part[close + 1 :]
        if rest.startswith(("*", "{")):
            return {""}
        optional = rest.startswith("?")
        rest = rest[1:] if optional else rest
        found = _heads(rest, need) if optional else set()
        for option in alternatives(inner):
            found |= _heads(option + rest, need)
        return found
    sign, rest = part[0], part[1:]
    if sign == "[":
        close = part.index("]")
        rest = part[close + 1 :]
        if rest.startswith(("?", "*", "{")):
            return {""}
        return {c + tail for c in part[1:close] for tail in _heads(rest.removeprefix("+"), need - 1)}
    if sign == "(" or rest.startswith(("*", "{", "+")):
        return {""}
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


@cache
def pattern_of(trigger: str) -> re.Pattern[str]:
    """Compile a trigger the first time a word opens as it does: most articles need a few of them."""
    return re.compile(f"(?:{trigger})(?![^\\W\\d_])")


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


def finder(openings: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds every place in a mask where a word begins as one of the openings does.

    Written as a tree of letters, so that a word is left at its first letter that leads nowhere. It only
    looks ahead: an opening of two words must not hide another that begins at the second.
    """
    tree: dict[str, Any] = {}
    for opening in sorted(openings, key=len):
        branch = tree
        for sign in opening:
            if "" in branch:
                break
            branch = branch.setdefault(sign, {})
        else:
            branch.clear()
            branch[""] = True
    return re.compile(f"(?<![^\\W\\d_])(?={_written(tree)})")


def _written(tree: dict[str, Any]) -> str:
    """Write a tree of letters as a pattern."""
    if "" in tree:
        return ""
    parts = [re.escape(sign) + _written(branch) for sign, branch in sorted(tree.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
