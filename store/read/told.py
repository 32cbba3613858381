"""What a format tells of an article besides its text: who, when, where; which lines head or stand aside.

A web page, a mail or a word processor's file states these outright. The layout takes them as they are, and
looks in the text only for what is left open.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from store.read.metadata import Stated
from store.read.roles import Draft


class Told(NamedTuple):
    """What the format states. Offsets count code points of the text, which is cleaned already.

    `titled` says that the first line is the title. `headings` maps the start of each heading's line to its
    level; `None` where the format marks none, so that their form must tell. `asides` are ranges of text that
    is not the article's. `sure` is false where the file states its maker rather than the article's: then
    author and date only stand in where the text has none.
    """

    author: str | None = None
    date: str | None = None
    outlet: str | None = None
    titled: bool = False
    headings: Mapping[int, int] | None = None
    asides: tuple[tuple[int, int], ...] = ()
    sure: bool = True


def mark(draft: Draft, told: Told) -> None:
    """Take in title, headings and what is stated for sure, before the lines are looked at.

    A heading that is a label (`Lire aussi`) stays a label: what stands under it is not the article's.
    """
    if told.headings is not None:
        for at, line in enumerate(draft.lines):
            level = told.headings.get(line.start, 0)
            level = 0 if level and draft.label(at) is not None else level
            if level or line.level:
                draft.lines[at] = line._replace(level=level, sign="#" * level, bullet=False)
    if told.titled and draft.lines:
        first = draft.lines[0]
        draft.title, draft.title_start = draft.text[first.start : first.end], first.start
        draft.roles[0] = "title"
    if told.sure:
        state(draft, told)


def state(draft: Draft, told: Told) -> None:
    """Keep author, date and outlet where none is known yet."""
    draft.learn(Stated(author=told.author, date=told.date, outlet=told.outlet))


def put_aside(draft: Draft, told: Told) -> None:
    """Set the lines aside that the format says are not the article's."""
    for start, end in told.asides:
        opens = True
        for at, line in enumerate(draft.lines):
            if start <= line.start < end and draft.roles[at] in ("open", "text"):
                draft.set_aside(at, opens=opens)
                opens = False
