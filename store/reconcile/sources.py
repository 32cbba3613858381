"""Whose text an article says it is, and which articles stand for one source of a deal.

Copies of one text are one source, and so are articles that lean on one for a deal: a deal counts how many
independent ones tell it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from store.model import Article, Claim, Group
from store.reconcile.sets import Disjoint
from store.text import fold_text

AGENCIES = {
    "afp": "AFP", "agence france presse": "AFP", "reuters": "Reuters", "ap": "AP", "associated press": "AP",
    "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "dpa": "dpa", "ansa": "ANSA",
    "efe": "EFE", "xinhua": "Xinhua", "pa media": "PA Media", "dow jones newswires": "Dow Jones",
    "belga": "Belga", "ats": "ATS",
}  # fmt: skip
"""News agencies whose credit in a byline or closing line makes an article theirs."""

_NAMES = r"(AFP|Reuters|AP|Associated Press|Bloomberg(?: News)?|dpa|ANSA|EFE|Xinhua|PA Media|Belga|ATS)"
_OPENING = re.compile(rf"\({_NAMES}\)\s?[-–—]")
_CLOSING = re.compile(
    rf"(?:\((?:avec |with |source ?: ?)?|(?:avec|with|source ?:|[—–-]) ?){_NAMES}\)?[. ]*$",
    re.MULTILINE | re.IGNORECASE,
)
_BEFORE_SOURCE = re.compile(
    r"^(?:l['’]|les? |la |the |agenc[ey] |quotidien |journal |site |newspaper |daily ){1,4}", re.IGNORECASE
)
_EDGE = 400
"""Characters at either end of a text in which a credit is looked for."""


def credited(article: Article) -> str | None:
    """The agency whose text an article says it is, in its byline, its outlet or at its edges."""
    for stated in (article.author, article.outlet):
        if stated and (agency := AGENCIES.get(fold_text(stated).strip())):
            return agency
    match = _OPENING.search(article.text[:_EDGE]) or _CLOSING.search(article.text[-_EDGE:])
    return AGENCIES.get(fold_text(match[1])) if match else None


def source_name(source: str) -> str:
    """A source without `the agency` before its name, agencies under their usual one."""
    bare = _BEFORE_SOURCE.sub("", source.strip()) or source
    return AGENCIES.get(fold_text(bare).strip(), bare)


class Voice(NamedTuple):
    """What an article says of where its text comes from: an agency it credits, and its outlet."""

    credit: str | None
    outlet: str | None


def voice_of(article: Article) -> Voice:
    """Whose text an article says it is."""
    return Voice(credited(article), source_name(article.outlet) if article.outlet is not None else None)


Leaning = tuple[tuple[str, frozenset[str]], ...]
"""Sources with the articles of one deal that lean on each."""


class Sources:
    """Which articles stand for one source: copies of one text, and those that lean on one for a deal."""

    def __init__(self, voices: Mapping[str, Voice], copies: Iterable[tuple[str, str]]) -> None:
        self._voices = voices
        self._order = sorted(voices)
        place = {name: at for at, name in enumerate(self._order)}
        sets = Disjoint(len(self._order))
        for a, b in copies:
            sets.union(place[a], place[b])
        self.original = {name: self._order[sets.find(at)] for name, at in place.items()}
        """For each article, the first of those that share its text."""

    def of_deal(self, claims: Sequence[Claim]) -> tuple[Mapping[str, int], Leaning]:
        """For each article of one deal, the number of the source it belongs to; and who leans on whom."""
        names = sorted({claim.article for claim in claims})
        if len(names) == 1:
            return {names[0]: 0}, ()
        sets = Disjoint(len(names))
        first: dict[object, int] = {}
        leaning: dict[str, set[str]] = defaultdict(set)
        place = {name: at for at, name in enumerate(names)}
        for name in names:
            sets.union(first.setdefault(("copy", self.original[name]), place[name]), place[name])
        for name, source in sorted(self._sources(claims)):
            leaning[source].add(name)
            sets.union(first.setdefault(source, place[name]), place[name])
        found = tuple((source, frozenset(who)) for source, who in leaning.items() if len(who) > 1)
        return {name: sets.find(at) for name, at in place.items()}, found

    def _sources(self, claims: Iterable[Claim]) -> set[tuple[str, str]]:
        """Articles of a deal with the source each leans on, or is."""
        found: set[tuple[str, str]] = set()
        for claim in claims:
            if claim.source:
                found.add((claim.article, source_name(claim.source)))
            for stated in self._voices[claim.article]:
                if stated:
                    found.add((claim.article, stated))
        return found

    def groups(self, leaning: Iterable[Leaning]) -> tuple[Group, ...]:
        """Every group of two articles or more, by what all deals found."""
        copies: dict[str, list[str]] = defaultdict(list)
        for name in self._order:
            copies[self.original[name]].append(name)
        found = [Group("near_copy", None, tuple(sorted(c))) for c in copies.values() if len(c) > 1]
        by_source: dict[str, set[frozenset[str]]] = defaultdict(set)
        for one in leaning:
            for source, who in one:
                by_source[source].add(who)
        for source, sets in by_source.items():
            joined = _joined(sorted(sets, key=sorted))
            found += [Group("same_source", source, tuple(sorted(s))) for s in joined]
        return tuple(sorted(found, key=lambda g: (g.relation, g.source or "", g.articles)))


def _joined(sets: Sequence[frozenset[str]]) -> list[set[str]]:
    """Sets that share a member, made one."""
    names = sorted(frozenset().union(*sets))
    place = {name: at for at, name in enumerate(names)}
    joined = Disjoint(len(names))
    for members in sets:
        first, *rest = sorted(members)
        for other in rest:
            joined.union(place[first], place[other])
    return [{names[at] for at in found} for found in joined.sets().values() if len(found) > 1]
