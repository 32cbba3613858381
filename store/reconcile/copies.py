"""Articles that copy one text: pairs of which one holds much of the other's.

Near copies are found by shingles of five words in lower case. Only shingles that open on a long word are
kept (about one in eight), which is the same choice in every article, so that a copied passage yields the
same shingles; two articles meet when they share enough of the shorter one's. A shingle found in more than a
few dozen articles is boilerplate and pairs nobody.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from sys import byteorder
from typing import Any
from zlib import crc32

from store.model import Article

SHINGLE = 5
"""Words of a shingle."""
ANCHOR = 8
"""Letters of a word that opens a kept shingle."""
CONTAINED = 0.5
"""Share of the shorter article's shingles that makes it a near copy: an edited wire text keeps more."""
FEWEST = 6
"""Below so many shared shingles, two short texts may share a quotation only."""
BOILERPLATE = 40
"""A shingle in more articles than this pairs nobody."""

_WORD = re.compile(r"\w+")

KEPT = 128
"""Shingles kept of an article: those with the smallest hashes, which copies share wherever they were cut."""
INDEXED = 32
"""Shingles by which articles meet before they are compared."""


def sketch(article: Article) -> bytes:
    """The smallest hashes of an article's shingles, sorted, four bytes each; the same on every machine."""
    body = "\n".join(article.text[s.start : s.end] for s in article.sections if s.kind == "body")
    words = _WORD.findall(body.lower())
    hashes = {
        crc32(" ".join(words[at : at + SHINGLE]).encode())
        for at, word in enumerate(words[: 1 - SHINGLE])
        if len(word) >= ANCHOR
    }
    return b"".join(value.to_bytes(4, "big") for value in sorted(hashes)[:KEPT])


def unpacked(found: bytes) -> Sequence[int]:
    """The hashes of a sketch."""
    made = array("I", found)
    if byteorder == "little":
        made.byteswap()
    return made


class Copies:
    """Pairs of articles of which one holds much of the other's text; two that stay are compared once."""

    def __init__(self) -> None:
        self._sketches: dict[str, Sequence[int]] = {}
        self._known: dict[tuple[str, str], bool] = {}
        self._changed: set[str] = set()
        self._left: list[Sequence[int]] = []
        """Sketches that were there when pairs were asked for, and are no more."""

    def __getstate__(self) -> dict[str, Any]:
        kept = {name: array("I", found).tobytes() for name, found in self._sketches.items()}
        return {**vars(self), "_sketches": kept}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._sketches = {name: array("I", found) for name, found in state["_sketches"].items()}

    def put(self, article: str, found: Sequence[int]) -> None:
        """Take in the sketch of an article, in the place of an older one."""
        if article in self._sketches:
            self.remove(article)
        self._sketches[article] = found
        self._changed.add(article)

    def remove(self, article: str) -> None:
        """Forget an article."""
        found = self._sketches.pop(article)
        if article not in self._changed:
            self._left.append(found)
            self._changed.add(article)

    def pairs(self) -> list[tuple[str, str]]:
        """All pairs of copies, in order."""
        changed, self._changed = self._changed, set()
        meeting = self._meeting_again(changed) if len(changed) < len(self._sketches) // 8 else None
        if meeting is None:
            before, self._known, meeting = self._known, {}, _meeting(self._sketches)
            self._known = {pair: before[pair] for pair in meeting & before.keys()}
        else:
            stale = [pair for pair in self._known if pair[0] in changed or pair[1] in changed]
            for pair in stale:
                del self._known[pair]
        self._left = []
        last, own = "", set[int]()
        for a, b in sorted(meeting):
            if (a, b) not in self._known or a in changed or b in changed:
                if a != last:
                    last, own = a, set(self._sketches[a])
                self._known[a, b] = _is_copy(own, self._sketches[a], self._sketches[b])
        return sorted([pair for pair, found in self._known.items() if found])

    def _meeting_again(self, changed: set[str]) -> set[tuple[str, str]] | None:
        """The pairs of which one has changed that meet now; None where others may meet otherwise, too,
        because a shingle has become boilerplate, or is none any more.
        """
        now = [self._sketches[name] for name in changed if name in self._sketches]
        values = {value for found in (*now, *self._left) for value in found[:INDEXED]}
        holders: dict[int, list[str]] = defaultdict(list)
        for name, found in self._sketches.items():
            if not values.isdisjoint(found[:INDEXED]):
                for value in values.intersection(found[:INDEXED]):
                    holders[value].append(name)
        came = Counter([value for found in now for value in found[:INDEXED]])
        went = Counter([value for found in self._left for value in found[:INDEXED]])
        for value in values:
            count = len(holders.get(value, ()))
            if (count > BOILERPLATE) != (count - came[value] + went[value] > BOILERPLATE):
                return None
        return {
            (name, other) if name < other else (other, name)
            for value, names in holders.items()
            if 1 < len(names) <= BOILERPLATE
            for name in changed.intersection(names)
            for other in names
            if other != name
        }


def _meeting(sketches: Mapping[str, Sequence[int]]) -> set[tuple[str, str]]:
    """Pairs of articles that share one of their smallest shingles, boilerplate left out."""
    holders: dict[int, list[str]] = defaultdict(list)
    for name, found in sketches.items():
        for value in found[:INDEXED]:
            holders[value].append(name)
    return {
        pair
        for names in holders.values()
        if 1 < len(names) <= BOILERPLATE
        for pair in combinations(sorted(names), 2)
    }


def _is_copy(own: set[int], a: Sequence[int], b: Sequence[int]) -> bool:
    """Whether one holds most of the other, judged on the hashes small enough to be kept in both.

    `own` are those of the first.
    """
    both = own.intersection(b)
    if len(both) < FEWEST:
        return False
    limit = min(a[-1] if len(a) == KEPT else 1 << 32, b[-1] if len(b) == KEPT else 1 << 32)
    shared = len([value for value in both if value <= limit])
    shorter = min(bisect_right(a, limit), bisect_right(b, limit))
    return shared >= FEWEST and shared >= CONTAINED * shorter
