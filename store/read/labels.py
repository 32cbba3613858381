"""Lines that announce or are text from outside the article: labels of teasers, calls, adverts, notices.

The patterns stand in `labels.txt`, one a line; they are matched on the folded beginning of a line (no
accents, apostrophes or hyphens), so that each is written once for all its spellings.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from store.text.fold import fold_text
from store.text.spotting import tried_by_letters

LabelKind = Literal["teasers", "more", "contents", "call", "advert", "notice", "caption", "share"]
"""`teasers`: links in or after the text; `more`: recommendations that close a page; the rest are one line."""


class Label(NamedTuple):
    """What a line was recognised as; `alone` when the line holds nothing but the label itself."""

    kind: LabelKind
    alone: bool


_LOOKED_AT = 240
"""Characters of a line that are folded and matched."""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of `labels.txt` by section, read when the first line is looked at."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (Path(__file__).parent / "labels.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace(" ", "").isalpha():
            name = line[1:-1]
            sections[name] = []
        elif line and not line.startswith("#"):
            sections[name].append(line)
    return {
        name: re.compile("|".join(parts) if name.endswith("anywhere") else tried_by_letters(parts))
        for name, parts in sections.items()
    }


_ALONE_TAIL = r"(?: ?[:>|.…!?→»]| ?[-–—])*$"
_INLINE_TAIL = r" ?(?:[:|>»→]| [-–—] )"

_LINK_ALONE = re.compile(
    r"[^\w\[(]{0,6}(?:\[[^\]]{1,200}\]\([^)\s]{1,400}\)|(?:https?://|www\.)\S{1,400})[.\s]{0,3}$"
)


_HANDLE = re.compile(r"@[\w./-]{2,40}$")
"""The account of an author or outlet on a line of its own."""


def find_label(text: str) -> Label | None:
    """What `text`, the content of one line, is besides the article; `None` for the article's own words."""
    if _LINK_ALONE.match(text):
        return Label("teasers", False)
    if _HANDLE.match(text):
        return Label("share", False)
    if text.startswith(("©", "(c)")):
        return Label("notice", False)
    if "©" in text and len(text) <= 200 and text[-1] != ".":
        return Label("caption", False)
    folded = _folded_head(text)
    if not folded:
        return None
    found = _teaser_label(folded, text) or _one_line(folded, text)
    if found is None and folded[0] in "([" and text[-1] in ")].":
        inner = folded[1:].rstrip(")]. ")
        found = (_teaser_label(inner, text) or _one_line(inner, text)) if inner else None
    return found


def _folded_head(text: str) -> str:
    """The folded beginning of `text` without the signs and emoji before its first word."""
    folded = fold_text(text[:_LOOKED_AT])
    at = 0
    while at < len(folded) and not (folded[at].isalnum() or folded[at] in "(![©"):
        at += 1
    return folded[at:].strip()


def _teaser_label(folded: str, text: str) -> Label | None:
    """A label of links to other pieces: alone on its line, or with what it announces after a colon."""
    patterns = _patterns()
    if patterns["strong"].match(folded):
        if _with_tail("strong", _ALONE_TAIL).match(folded):
            return Label("teasers", True)
        if _with_tail("strong", _INLINE_TAIL).match(folded):
            return Label("teasers", False)
        if len(text) <= 220 and text.rstrip()[-1:] not in {".", ","}:
            return Label("teasers", False)
    for section, kind in _BLOCK_LABELS:
        if patterns[section].match(folded) is None:
            continue
        if _with_tail(section, _ALONE_TAIL).match(folded):
            return Label(kind, True)
        if kind != "contents" and len(text) <= 300 and _with_tail(section, _INLINE_TAIL).match(folded):
            return Label(kind, False)
    return None


@cache
def _with_tail(section: str, tail: str) -> re.Pattern[str]:
    """A section's patterns and what must follow them: where a short one fails, a longer one is tried."""
    return re.compile(f"(?:{_patterns()[section].pattern}){tail}")


_BLOCK_LABELS: tuple[tuple[str, LabelKind], ...] = (
    ("plain", "teasers"),
    ("more", "more"),
    ("contents", "contents"),
)


def _one_line(folded: str, text: str) -> Label | None:
    """A line that is an aside by itself."""
    size = len(text)
    patterns = _patterns()
    if _with_tail("advert", _ALONE_TAIL).match(folded):
        return Label("advert", True)
    if size <= 320 and (
        patterns["advert opening"].match(folded) or patterns["advert anywhere"].search(folded)
    ):
        return Label("advert", False)
    if size <= 1200 and (match := patterns["notice"].match(folded)) is not None:
        return Label("notice", re.match(_ALONE_TAIL, folded[match.end() :]) is not None)
    if size <= 320 and (
        patterns["call"].match(folded)
        or (
            size <= 260
            and (patterns["call opening"].match(folded) or patterns["call anywhere"].search(folded))
        )
    ):
        return Label("call", False)
    if size <= 200 and patterns["share"].match(folded):
        return Label("share", False)
    if size <= 240 and patterns["caption"].match(folded) and (folded[-1] != "." or size <= 80):
        return Label("caption", False)
    if size <= 240 and text[-1] not in ".!?:;," and patterns["credit anywhere"].search(folded):
        return Label("caption", False)
    return None
