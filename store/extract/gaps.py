"""Paragraphs broken by hand and indented: read without the gaps that their joined lines keep.

Joining lines keeps every character in its place, so that a break and the indentation behind it stand in
the text as a run of spaces. Names, amounts and rules all expect one space: such an article is read in a copy
without the runs, and what was found is put back in its own places.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from typing import NamedTuple

from store.model import Article, Evidence, Extraction, Paragraph, Section

_GAP = re.compile(r"(?<=\S) ( {1,40})(?=\S)")
_SHORTEST, _LONGEST = 30, 130
"""Characters between two gaps of a paragraph whose lines were joined; the columns of a table are narrower."""
_LEAST = 3
"""Gaps of one width that an article with indented lines has."""


class Levelled(NamedTuple):
    """An article without its gaps.

    `cuts` are the places in the copy where gaps were, `before[i]` what is left out before the `i`-th.
    """

    article: Article
    cuts: list[int]
    before: list[int]

    def origin(self, at: int) -> int:
        """The place in the article's own text of place `at` of the copy."""
        return at + self.before[bisect_right(self.cuts, at)]


def level(article: Article) -> Levelled | None:
    """The article without the gaps of its joined lines; None when it has none."""
    if "   " not in article.text:
        return None
    gaps = _gaps(article)
    if len(gaps) < _LEAST:
        return None
    pieces, cuts, before, end, gone = [], [], [0], 0, 0
    for start, stop in gaps:
        pieces.append(article.text[end:start])
        gone += stop - start
        cuts.append(stop - gone)
        before.append(gone)
        end = stop
    pieces.append(article.text[end:])
    stops = [stop for _, stop in gaps]
    sections = tuple(_moved(section, stops, before) for section in article.sections)
    return Levelled(article._replace(text="".join(pieces), sections=sections), cuts, before)


def _gaps(article: Article) -> list[tuple[int, int]]:
    """The surplus spaces of every gap, where gaps of one width stand as far apart as lines are long."""
    found: list[tuple[int, int]] = []
    for section in article.sections:
        for part in section.paragraphs:
            last = part.start
            for gap in _GAP.finditer(article.text, part.start, part.end):
                if _SHORTEST <= gap.start() - last <= _LONGEST:
                    found.append(gap.span(1))
                last = gap.end()
    widths = Counter(stop - start for start, stop in found)
    return sorted(gap for gap in found if widths[gap[1] - gap[0]] >= _LEAST)


def _moved(section: Section, stops: list[int], before: list[int]) -> Section:
    """The section with its places in the copy; none lies inside a gap."""

    def moved(at: int) -> int:
        return at - before[bisect_right(stops, at)]

    return section._replace(
        start=moved(section.start),
        end=moved(section.end),
        paragraphs=tuple(Paragraph(moved(p.start), moved(p.end), p.bullet) for p in section.paragraphs),
        heading_start=None if section.heading_start is None else moved(section.heading_start),
    )


def restored(article: Article, levelled: Levelled, found: Extraction) -> Extraction:
    """What was found in the copy, in its places in `article`."""

    def own(start: int, end: int) -> tuple[int, int, str]:
        low, high = levelled.origin(start), levelled.origin(end - 1) + 1
        return low, high, article.text[low:high]

    mentions = []
    for mention in found.mentions:
        start, end, text = own(mention.start, mention.end)
        mentions.append(mention._replace(start=start, end=end, text=text))
    claims = [
        claim._replace(
            evidence=tuple(Evidence(piece.article, *own(piece.start, piece.end)) for piece in claim.evidence)
        )
        for claim in found.claims
    ]
    return found._replace(mentions=tuple(mentions), claims=tuple(claims))
