"""Lines that announce or are text from outside the article: labels of teasers, calls, adverts, notices.

The patterns stand in `labels.txt`, one a line; they are matched on the folded beginning of a line (no
accents, apostrophes or hyphens), so that each is written once for all its spellings.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from store.text.fold import fold_text
from store.text.spotting import first_of, openings, tree, tried_by_letters

LabelKind = Literal["teasers", "more", "contents", "call", "advert", "notice", "caption", "share"]
"""`teasers`: links in or after the text; `more`: recommendations that close a page; `contents`: what an issue
holds. The others are one line, or a few that `asides` bounds."""


class Label(NamedTuple):
    """What a line was recognised as; `alone` when the line holds nothing but the label itself."""

    kind: LabelKind
    alone: bool


_LOOKED_AT = 240
"""Characters of a line that are folded and matched."""
_BEGINNING = 32
"""Characters that show what letters a line opens with, however they are folded."""
_LONGEST_LINE = 320
"""Characters of the longest line that is an aside by itself, but for notices and links."""
_TOLD_BY = 6
"""Letters that tell of most patterns if a line begins as they do: of fewer, half of all lines seem to."""


class _Section(NamedTuple):
    """The patterns of a section: all of them, and those that do not tell by their letters how they begin.

    `signed` begin with a figure or a sign; those of `holding` stand behind a word that a line holds.
    """

    all: re.Pattern[str]
    signed: re.Pattern[str] | None
    holding: tuple[tuple[str, re.Pattern[str]], ...]


class _Sections(NamedTuple):
    """The sections by name, and what matches a line that one of their patterns may open.

    `anywhere` finds what is searched all along a line, and `worded` in one pass what those of `_WORDED` find.
    `noticed` are the words that tell of a notice which is not looked at up to its end.
    """

    named: dict[str, _Section]
    opening: re.Pattern[str]
    anywhere: dict[str, Callable[[str], re.Match[str] | None]]
    worded: Callable[[str], re.Match[str] | None]
    noticed: tuple[str, ...]


@cache
def _sections() -> _Sections:
    """The patterns of `labels.txt`, read when the first line is looked at."""
    written = _written()
    named = {name: _section(parts) for name, parts in written.items() if not name.endswith(_ANYWHERE)}
    anywhere = {name: _finder(parts) for name, parts in written.items() if name.endswith(_ANYWHERE)}
    told: set[str] = set()
    for name in named:
        told = told.union(*(openings(part, _TOLD_BY) for part in _plain(written[name])))
    noticed = [word for word, one in named["notice"].holding if not one.pattern.endswith("$")]
    worded = _finder([part for name in _WORDED for part in written[name]])
    return _Sections(named, re.compile(tree(told - {""})), anywhere, worded, tuple(noticed))


_WORDED = ("advert anywhere", "call anywhere")
_ANYWHERE = " anywhere"
_HOLDS = " :: "
"""Stands between words one of which a line holds and the pattern that is tried only then."""


def _section(parts: list[str]) -> _Section:
    """The section of these lines of the file."""
    signed = [part for part in _plain(parts) if "" in openings(part, _TOLD_BY)]
    holding = [
        (word, re.compile(part))
        for words, holds, part in (one.partition(_HOLDS) for one in parts)
        if holds
        for word in words.split()
    ]
    every = re.compile(tried_by_letters(part.rpartition(_HOLDS)[2] for part in parts))
    return _Section(every, re.compile("|".join(signed)) if signed else None, tuple(holding))


def _plain(parts: list[str]) -> list[str]:
    """The patterns tried wherever they may begin; one with a bracket that may be missing is two."""
    plain: list[str] = []
    for part in parts:
        if part.startswith(("\\(?", "\\[?")):
            plain += [part[:2] + part[3:], part[3:]]
        elif _HOLDS not in part:
            plain.append(part)
    return plain


def _finder(parts: list[str]) -> Callable[[str], re.Match[str] | None]:
    """What finds the first of some patterns in a line: quickly where each begins with a letter of a word."""
    whole = "|".join(parts)
    lettered = all("" not in openings(part, 1) for part in parts)
    return first_of(whole).match if lettered else re.compile(whole).search


def _written() -> dict[str, list[str]]:
    """The lines of `labels.txt` by section."""
    sections: dict[str, list[str]] = {}
    name = ""
    for line in (Path(__file__).parent / "labels.txt").read_text("utf-8").splitlines():
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace(" ", "").isalpha():
            name = line[1:-1]
            sections[name] = []
        elif line and not line.startswith("#"):
            sections[name].append(line)
    return sections


class _Head(NamedTuple):
    """The folded beginning of a line, and whether its first letters open some pattern: few lines do."""

    folded: str
    opens: bool

    def match(self, section: str) -> re.Match[str] | None:
        """What of a section the line begins with."""
        patterns, folded = _sections().named[section], self.folded
        if self.opens:
            return patterns.all.match(folded)
        if patterns.signed is not None and not folded[0].isalpha() and (hit := patterns.signed.match(folded)):
            return hit
        for word, pattern in patterns.holding:
            if word in folded and (hit := pattern.match(folded)):
                return hit
        return None

    def tailed(self, section: str, tail: str) -> bool:
        """Whether the line begins with something of a section that `tail` follows."""
        return self.opens and _with_tail(section, tail).match(self.folded) is not None

    def holds(self, section: str) -> bool:
        """Whether something of a section stands anywhere in it."""
        return _sections().anywhere[section](self.folded) is not None

    def holds_any(self) -> bool:
        """Whether something of the sections that are found by their words stands anywhere in it."""
        return _sections().worded(self.folded) is not None


def _head(folded: str) -> _Head:
    return _Head(folded, _sections().opening.match(folded) is not None)


_ALONE_TAIL = r"(?: ?[:>|.…!?→»]| ?[-–—])*$"
_INLINE_TAIL = r" ?(?:[:|>»→]| [-–—] )"

_LINK_ALONE = re.compile(
    r"[^\w\[(]{0,6}(?:\[[^\]]{1,200}\]\([^)\s]{1,400}\)|(?:https?://|www\.)\S{1,400})[.\s]{0,3}$"
)


_HANDLE = re.compile(r"@[\w./-]{2,40}$")
"""The account of an author or outlet on a line of its own."""
_CREDITED = re.compile(
    r"(?:[–—|(•-][ \u00a0\u202f]?(?:photos?|crédits?|credits?|images?|illustrations?)(?: photos?)?"
    r"[ \u00a0\u202f]?:[ \u00a0\u202f]?[^.:]{2,60}"
    r"|\.[ \u00a0\u202f](?:crédits?|credits?)(?: (?:photos?|images?))?[ \u00a0\u202f]?:[^:]{2,80})\)?$",
    re.IGNORECASE,
)
"""The end of a caption that names who made the picture (`… — Photo : D. Martin`)."""
_TAGS = 2
"""Signs of a hashtag apart from their words that make a line one of tags (`Enquête # Fonds # Start-up`)."""
_BUTTON = 60
"""Characters of the longest button that ends with dots or an arrow (`Continue reading...`)."""


def names_its_maker(text: str) -> bool:
    """Whether a line is a caption that ends with who made the picture."""
    return len(text) <= _LOOKED_AT and ":" in text and _CREDITED.search(text) is not None


def find_label(text: str) -> Label | None:
    """What `text`, the content of one line, is besides the article; `None` for the article's own words."""
    if _LINK_ALONE.match(text):
        return Label("teasers", False)
    if len(text) > _LONGEST_LINE and _runs_on(text):
        return None
    if text[0] == "@" and _HANDLE.match(text):
        return Label("share", False)
    if text.startswith(("©", "(c)", "((")):
        return Label("notice", False)
    if "©" in text and len(text) <= 200 and text[-1] != ".":
        return Label("caption", False)
    if names_its_maker(text):
        return Label("caption", False)
    folded = _folded_head(text)
    if not folded:
        return None
    found = _told_by(_head(folded), text)
    if found is None and folded[0] in "([" and text[-1] in ")].":
        inner = folded[1:].rstrip(")]. ")
        found = _told_by(_head(inner), text) if inner else None
    return found


def _runs_on(text: str) -> bool:
    """Whether a long line opens with letters, but as no label does, and holds nothing that tells of a notice.

    A glance at the first letters tells most of them, without folding all that is looked at.
    """
    if not text[0].isalpha() or _sections().opening.match(fold_text(text[:_BEGINNING])):
        return False
    head = text[:_LOOKED_AT].lower()
    return all(word not in head for word in _sections().noticed)


def _told_by(head: _Head, text: str) -> Label | None:
    """What the beginning of a line says it is."""
    return (_teaser_label(head, text) if head.opens else None) or _one_line(head, text)


def _folded_head(text: str) -> str:
    """The folded beginning of `text` without the signs and emoji before its first word."""
    folded = fold_text(text[:_LOOKED_AT])
    at = 0
    while at < len(folded) and not (folded[at].isalnum() or folded[at] in "(![©"):
        at += 1
    return folded[at:].strip()


def _teaser_label(head: _Head, text: str) -> Label | None:
    """A label of links to other pieces: alone on its line, or with what it announces after a colon."""
    if head.match("strong"):
        if head.tailed("strong", _ALONE_TAIL):
            return Label("teasers", True)
        if head.tailed("strong", _INLINE_TAIL):
            return Label("teasers", False)
        if len(text) <= 220 and text.rstrip()[-1:] not in {".", ","}:
            return Label("teasers", False)
    for section, kind in _BLOCK_LABELS:
        if head.match(section) is None:
            continue
        if head.tailed(section, _ALONE_TAIL):
            return Label(kind, True)
        if kind != "contents" and len(text) <= 300 and head.tailed(section, _INLINE_TAIL):
            return Label(kind, False)
    return None


_FIGURE = re.compile(r"\d")
"""A notice with a date or a number says all by itself; one without may head what it is about."""


@cache
def _with_tail(section: str, tail: str) -> re.Pattern[str]:
    """A section's patterns and what must follow them: where a short one fails, a longer one is tried."""
    return re.compile(f"(?:{_sections().named[section].all.pattern}){tail}")


_BLOCK_LABELS: tuple[tuple[str, LabelKind], ...] = (
    ("plain", "teasers"),
    ("more", "more"),
    ("contents", "contents"),
)


def _one_line(head: _Head, text: str) -> Label | None:
    """A line that is an aside by itself."""
    size, folded = len(text), head.folded
    if head.tailed("advert", _ALONE_TAIL):
        return Label("advert", True)
    held = size <= _LONGEST_LINE and head.holds_any()
    if size <= _LONGEST_LINE and (head.match("advert opening") or (held and head.holds("advert anywhere"))):
        return Label("advert", False)
    if size <= 1200 and (match := head.match("notice")) is not None:
        alone = re.match(_ALONE_TAIL, folded[match.end() :]) is not None
        return Label("notice", alone and not _FIGURE.search(folded))
    if size <= _LONGEST_LINE and (
        head.match("call")
        or (size <= 260 and (head.match("call opening") or (held and head.holds("call anywhere"))))
    ):
        return Label("call", False)
    if size <= 200 and head.match("share"):
        return Label("share", False)
    if size <= _LOOKED_AT and text.count("# ") >= _TAGS and text[-1] not in ".!?":
        return Label("share", False)
    if size <= _BUTTON and folded[-1] in ".>→»" and _head(folded.rstrip(" .>→»")).match("share"):
        return Label("share", False)
    if size <= 240 and (folded[-1] != "." or size <= 80) and head.match("caption"):
        return Label("caption", False)
    if size <= 240 and text[-1] not in ".!?:;," and head.holds("credit anywhere"):
        return Label("caption", False)
    return None
