"""Patterns that find words in a plain text quickly: whole words are passed over by their first letters.

An engine that looks for one of hundreds of wordings tries them all at every letter. Here the openings of
the wordings, read out of their patterns, stand as a tree of letters at the beginning of each word, and a word
that leads nowhere is left behind whole. Both patterns below begin where they are asked to and pass over words
without ever coming back to one, so that they are linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import groupby, pairwise

from store.hints import Any
from store.text.remembered import SMALL_LETTERS, Remembered

_TOLD_BY = 3
"""Letters of the openings that tell whether a wording is tried."""


def alternatives(pattern: str) -> list[str]:
    """Split a regular expression at the bars that are in no bracket."""
    cuts = [at for at, sign, depth in _signs(pattern) if sign == "|" and depth == 0]
    return [pattern[low + 1 : high] for low, high in pairwise([-1, *cuts, len(pattern)])]


def _signs(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Each sign of a pattern that is not escaped or in a class, its place, and how many groups are open."""
    depth, escaped, listed = 0, False, False
    for at, sign in enumerate(pattern):
        if escaped or sign == "\\":
            escaped = not escaped
        elif listed or sign == "[":
            listed = sign != "]"
        else:
            depth += (sign == "(") - (sign == ")")
            yield at, sign, depth


def openings(part: str, need: int) -> set[str]:
    """Spell out how a pattern can begin, up to `need` characters or the first that is not spelt out."""
    if need <= 0 or not part or part[0] in "\\.^$)" or part.startswith(("[^", "[\\")):
        return {""}
    if part.startswith(("(?=", "(?!", "(?<")):
        return openings(part[_closing(part) + 1 :], need)
    if part.startswith("(?:"):
        close = _closing(part)
        inner, rest = part[3:close], part[close + 1 :]
        if rest.startswith(("*", "{")):
            return {""}
        optional = rest.startswith("?")
        rest = rest[1:] if optional else rest
        found = openings(rest, need) if optional else set()
        for option in alternatives(inner):
            found |= openings(option + rest, need)
        return found
    sign, rest = part[0], part[1:]
    if sign == "[":
        close = part.index("]")
        rest = part[close + 1 :]
        if "-" in part[1:close] or rest.startswith(("?", "*", "{")):
            return {""}
        return {c + tail for c in part[1:close] for tail in openings(rest.removeprefix("+"), need - 1)}
    if sign == "(" or rest.startswith(("*", "{", "+")):
        return {""}
    if rest.startswith("?"):
        return {sign + tail for tail in openings(rest[1:], need - 1)} | openings(rest[1:], need)
    return {sign + tail for tail in openings(rest, need - 1)}


def _closing(part: str) -> int:
    """The index of the bracket that closes the group the pattern begins with."""
    for at, _, depth in _signs(part):
        if depth == 0:
            return at
    raise ValueError(f"unbalanced: {part}")


def _passing(hit: str) -> str:
    """What passes over all words that do not begin with `hit`, and stops at the first that does."""
    return f"[^{SMALL_LETTERS}]*+(?:(?!{hit})[{SMALL_LETTERS}]++[^{SMALL_LETTERS}]*+)*+"


def places(found_by: Iterable[str]) -> re.Pattern[str]:
    """One pattern whose `finditer` gives every word of a text that begins as one of the openings does.

    The word begins where group 1 does; the last match may have none. A word is taken whole, but one that
    stands inside an opening of several words is found as well.
    """
    hit = f"(?={tree(found_by)})"
    return re.compile(rf"{_passing(hit)}(?:()[{SMALL_LETTERS}]++|\Z)")


def first_of(words: str) -> re.Pattern[str]:
    """One pattern whose `match` finds the first place where a word begins with one of `words`, in group 1.

    `words` are alternatives of a regular expression, each beginning with a letter of a word.
    """
    hit = tried_by_letters(alternatives(words))
    return re.compile(f"{_passing(f'(?:{hit})')}({hit})")


def tried_by_letters(patterns: Iterable[str]) -> str:
    """Alternatives in their order; those that tell how they begin are tried only where that stands."""
    parts: list[str] = []
    for told, group in groupby(patterns, key=lambda part: "" not in openings(part, _TOLD_BY)):
        some = list(group)
        found_by = {opening for part in some for opening in openings(part, _TOLD_BY)}
        told_by = f"(?={tree(found_by)})" if told else ""
        parts.append(f"{told_by}(?:{'|'.join(f'(?:{part})' for part in some)})")
    return "|".join(parts)


def tree(found_by: Iterable[str]) -> str:
    """The openings as one pattern, written as a tree of letters: a word is left at its first wrong letter."""
    root: dict[str, Any] = {}
    for opening in sorted(found_by, key=len):
        branch = root
        for sign in opening:
            if "" in branch:
                break
            branch = branch.setdefault(sign, {})
        else:
            branch.clear()
            branch[""] = True
    return _written(root)


def _written(tree: dict[str, Any]) -> str:
    """Write a tree of letters as a pattern."""
    if "" in tree:
        return ""
    parts = [re.escape(sign) + _written(branch) for sign, branch in sorted(tree.items())]
    return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"


def opened_by(parts: Mapping[str, Set[str]], opening: str) -> str:
    """Those of some alternatives, in their order, that may stand where a text opens with `opening`.

    `parts` gives for each how it can begin; they are those for which one is the beginning of the other.
    """
    fitting = (
        part
        for part, begins in parts.items()
        if any(opening.startswith(other) or other.startswith(opening) for other in begins)
    )
    return "|".join(f"(?:{part})" for part in fitting)


class Wordings:
    """Several sets of wordings, of each of which the first in a text is found, in one pass for all of them.

    Each set is what `first_of` takes. An alternative that does not tell with what letters it begins is left
    out. Where a word opens as some do, only these are tried; their patterns are made on first need.
    """

    def __init__(self, sets: Sequence[str]) -> None:
        begins = ({part: openings(part, _TOLD_BY) for part in alternatives(words)} for words in sets)
        self._sets = [{part: some for part, some in parts.items() if "" not in some} for parts in begins]
        heads: dict[str, list[int]] = {}
        for number, parts in enumerate(self._sets):
            for opening in set().union(*parts.values()):
                heads.setdefault(opening, []).append(number)
        self._heads = heads
        self._places = places(heads)
        self._tried = Remembered(self._opened)

    def _opened(self, letters: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
        """The sets with a wording that opens as these letters do, each with the pattern of these wordings.

        Those that share most letters come first.
        """
        return tuple(
            (at, re.compile(opened_by(self._sets[at], letters[:length])))
            for length in range(len(letters), 0, -1)
            for at in self._heads.get(letters[:length], ())
        )

    def first(self, text: str) -> dict[int, tuple[int, int]]:
        """The span of the first wording of each set that stands in `text`, by the number of the set."""
        found: dict[int, tuple[int, int]] = {}
        tried = self._tried
        for place in self._places.finditer(text):
            at = place.start(1)
            if at < 0:
                break
            for number, pattern in tried[text[at : at + _TOLD_BY]]:
                if number not in found and (hit := pattern.match(text, at)):
                    found[number] = hit.span()
        return found
