"""Decoded text → Article: lines get their roles, roles become sections, and every section its language."""

from __future__ import annotations

from pathlib import PurePath

from store.model import Article, Language, Paragraph, Section, SectionKind
from store.read.asides import find_asides
from store.read.columns import columnist, is_column_notice
from store.read.foot import read_foot
from store.read.head import read_head
from store.read.headings import find_headings
from store.read.lines import plain, split_lines, unwrap
from store.read.page import set_copies_aside
from store.read.roles import Draft
from store.read.scale import Scale
from store.read.told import Told, mark, put_aside, state
from store.record import maker
from store.text.clean import clean_counted
from store.text.dates import parse_date
from store.text.language import SAMPLE, language, sides
from store.text.sentences import sentences

_SHOWN_TITLE = 80
"""Characters of a title that is taken from the first sentence."""


def parse_article(
    text: str, path: str = "", digest: str = "", encoding: str = "utf-8", told: Told | None = None
) -> Article:
    """The article in `text`, which is cleaned first; `path` only gives its id and name.

    `told` is what the format it comes from says besides.
    """
    cleaned, removed = clean_counted(text)
    cleaned = unwrap(cleaned)
    lines = split_lines(cleaned)
    scale = Scale(cleaned, lines)
    main = scale.language(0, SAMPLE) or language(cleaned[len(cleaned) // 2 :])
    draft = Draft(cleaned, lines, main)
    if told is not None:
        mark(draft, told)
    read_head(draft)
    set_copies_aside(draft)
    if told is not None:
        put_aside(draft, told)
    read_foot(draft)
    find_asides(draft)
    find_headings(draft)
    if draft.date is None and draft.title is not None:
        dated = parse_date(draft.title, main)
        draft.date = dated.iso if dated is not None and len(dated.iso) == 10 else None
    _find_columnist(draft)
    if told is not None:
        state(draft, told)
    sections = _sections(draft, scale)
    stem = PurePath(path).stem
    return Article(
        id=stem.partition("_")[0] or stem,
        path=path,
        title=draft.title or _derived_title(draft) or stem or "?",
        title_stated=draft.title is not None,
        author=_as_written(draft),
        date=draft.date,
        language=_body_language(sections) or main,
        text=cleaned,
        sections=sections,
        digest=digest,
        encoding=encoding,
        removed=removed,
        outlet=draft.outlet,
        paths=(path,) if path else (),
        title_start=draft.title_start,
    )


def _as_written(draft: Draft) -> str | None:
    """The author with the apostrophes and spaces that the text gives the name."""
    if draft.author is None:
        return None
    if draft.author in draft.text:
        return draft.author
    at = plain(draft.text).find(draft.author)
    return draft.text[at : at + len(draft.author)] if at >= 0 else draft.author


def _find_columnist(draft: Draft) -> None:
    """Take the author of a column from its standfirst, when a notice says that it is its author's opinion."""
    if draft.author is not None:
        return
    asides = (line for line, role in zip(draft.lines, draft.roles, strict=True) if role == "label")
    if any(is_column_notice(line.text) for line in asides):
        first = draft.open_after(draft.body_from - 1)
        if first is not None:
            draft.author = columnist(draft.lines[first].text)


def _derived_title(draft: Draft) -> str | None:
    """The first sentence of the body, shortened at a word."""
    for line, role in zip(draft.lines, draft.roles, strict=True):
        if role in {"open", "text", "heading"}:
            return _shortened(draft.text[line.start : line.end])
    return _shortened(draft.text[draft.lines[0].start : draft.lines[0].end]) if draft.lines else None


def _shortened(text: str) -> str:
    """The first sentence of `text`, cut at a word where it is long."""
    spans = sentences(text[:1000])
    first = text[spans[0][0] : spans[0][1]] if spans else text[:_SHOWN_TITLE]
    if len(first) <= _SHOWN_TITLE:
        return first
    cut = first[: _SHOWN_TITLE + 1]
    at = max(cut.rfind(" "), cut.rfind("\u00a0"))
    return cut[: at if at > 20 else _SHOWN_TITLE].rstrip(" ,;:–—-(«“\u00a0\u202f") + "…"


class _Opened:
    """A section while its paragraphs are gathered."""

    def __init__(self, kind: SectionKind, heading: str | None, at: int | None, start: int, end: int) -> None:
        """Begin with the heading, if any, at `at`."""
        self.kind = kind
        self.heading = heading
        self.heading_start = at
        self.start = start
        self.end = end
        self.paragraphs: list[Paragraph] = []
        self.language: Language | None = None

    def add(self, paragraph: Paragraph) -> None:
        """Take in one more paragraph."""
        if not self.paragraphs and self.heading is None:
            self.start = paragraph.start
        self.paragraphs.append(paragraph)
        self.end = paragraph.end


_paragraph = maker(Paragraph)


def _sections(draft: Draft, scale: Scale) -> tuple[Section, ...]:
    """The sections in the order of the text; the title belongs to none of them."""
    opened: list[_Opened] = []
    current: _Opened | None = None
    for at, (line, role) in enumerate(zip(draft.lines, draft.roles, strict=True)):
        if role == "title":
            current = None
            continue
        if role == "heading" or at in draft.named:
            kind: SectionKind = "body" if role == "heading" else "aside"
            current = _Opened(kind, draft.text[line.start : line.end], line.start, line.start, line.end)
            opened.append(current)
            continue
        kind = "aside" if role in {"aside", "label"} else "body"
        if (
            current is None
            or current.kind != kind
            or role == "label"
            or _turns(scale, current, line.start, line.end)
        ):
            current = _Opened(kind, None, None, line.start, line.end)
            opened.append(current)
        current.add(_paragraph((line.start, line.end, line.bullet or line.sign == "number")))
    return _with_languages(draft, opened, scale)


_SURE = 4.0
"""Points of language evidence a paragraph needs to open a section of its own in the other language."""
_TURNS_WITHIN = 300
"""Characters of a paragraph that tell whether it opens one."""
_TOLD_WITHIN = 900
"""Characters of a section that tell its language: some 150 words."""


def _turns(scale: Scale, current: _Opened, start: int, end: int) -> bool:
    """Whether the paragraph is in another language than the section so far, beyond doubt."""
    if current.kind != "body" or not current.paragraphs:
        return False
    french, english = sides(scale.evidence(start, min(end, start + _TURNS_WITHIN)))
    if max(french, english) < _SURE:
        return False
    if current.language is None:
        first = current.paragraphs[0].start
        current.language = scale.language(first, min(current.end, first + _TOLD_WITHIN))
    told: Language = "fr" if french > english else "en"
    clear = max(french, english) > 3 * min(french, english)
    return clear and current.language is not None and told != current.language


def _with_languages(draft: Draft, opened: list[_Opened], scale: Scale) -> tuple[Section, ...]:
    """The finished sections; one too short to tell takes the language of its neighbour of the same kind."""
    told = [
        scale.language(section.start, min(section.end, section.start + _TOLD_WITHIN)) for section in opened
    ]
    sections: list[Section] = []
    for at, section in enumerate(opened):
        spoken = told[at] or _neighbour_language(opened, told, at) or draft.language
        sections.append(
            Section(
                section.heading,
                section.kind,
                spoken,
                section.start,
                section.end,
                tuple(section.paragraphs),
                section.heading_start,
            )
        )
    return tuple(sections)


def _neighbour_language(opened: list[_Opened], told: list[Language | None], at: int) -> Language | None:
    """The language of the nearest section of the same kind that shows one, the one before first."""
    for reach in range(1, 4):
        for near in (at - reach, at + reach):
            if 0 <= near < len(opened) and opened[near].kind == opened[at].kind and told[near]:
                return told[near]
    return None


def _body_language(sections: tuple[Section, ...]) -> Language | None:
    """The language of most of the body."""
    weight: dict[Language, int] = {"fr": 0, "en": 0}
    for section in sections:
        if section.kind == "body" and section.language is not None:
            weight[section.language] += section.end - section.start
    most: Language = "fr" if weight["fr"] >= weight["en"] else "en"
    return most if weight[most] else None
