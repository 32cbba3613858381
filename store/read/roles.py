"""The part each line plays, filled in step by step by the head, the asides and the headings of an article."""

from __future__ import annotations

from typing import Literal

from store.model import Language
from store.read import forms
from store.read.labels import Label, find_label
from store.read.lines import Line
from store.read.metadata import Stated

Role = Literal["open", "title", "heading", "text", "aside", "label"]
"""`open`: not decided yet, then running text; `aside` goes on with the aside above it, `label` opens one."""


class Draft:
    """The lines of an article with their roles, and what the article states of itself."""

    def __init__(self, text: str, lines: list[Line], language: Language | None) -> None:
        """Start with every line open."""
        self.text = text
        self.lines = lines
        self.language = language
        self.roles: list[Role] = ["open"] * len(lines)
        self.named: set[int] = set()
        """Lines that name their aside: they become its heading."""
        self.labels: dict[int, Label | None] = {}
        self.title: str | None = None
        self.title_start: int | None = None
        self.author: str | None = None
        self.date: str | None = None
        self.outlet: str | None = None
        self._last_of_body: int | None = None
        self._short_over_text: list[int] | None = None
        self.chronology = False
        """Whether dates stand as headings over text."""
        self.body_from = 0
        """The first line after title, byline and date."""

    def label(self, at: int) -> Label | None:
        """What the line at `at` is besides the article; worked out once."""
        if at not in self.labels:
            self.labels[at] = find_label(self.lines[at].text)
        return self.labels[at]

    def last_of_body(self) -> int:
        """The last line that must be the article's own: a long paragraph, or a marked heading."""
        if self._last_of_body is None:
            self._last_of_body = -1
            for at in range(len(self.lines) - 1, -1, -1):
                line = self.lines[at]
                own = line.level > 0 or (not line.bullet and len(line.text) >= forms.SUBSTANTIAL)
                if own and self.label(at) is None:
                    self._last_of_body = at
                    break
        return self._last_of_body

    def short_over_text(self) -> list[int]:
        """Some lines that have the form of unmarked headings: short, without a stop, right over text."""
        if self._short_over_text is None:
            self._short_over_text = []
            for at in range(self.body_from, len(self.lines) - 1):
                line, under = self.lines[at], self.lines[at + 1]
                if self.roles[at] != "open" or line.bullet or line.closing or len(under.text) < 90:
                    continue
                if under.closing and forms.title_like(line) and len(self._short_over_text) < 12:
                    self._short_over_text.append(at)
        return self._short_over_text

    def set_aside(self, at: int, opens: bool = True, named: bool = False) -> None:
        """Put one line aside; `opens` begins a new aside there, `named` makes the line its heading."""
        self.roles[at] = "label" if opens else "aside"
        if named:
            self.named.add(at)

    def learn(self, stated: Stated) -> None:
        """Keep an author and date that a line states, unless one was stated before."""
        self.author = self.author or stated.author
        self.date = self.date or stated.date
        self.outlet = self.outlet or stated.outlet

    def open_after(self, at: int) -> int | None:
        """The next line after `at` that is not aside."""
        for index in range(at + 1, len(self.lines)):
            if self.roles[index] not in {"aside", "label"}:
                return index
        return None

    def open_before(self, at: int) -> int | None:
        """The last line before `at` that is not aside."""
        for index in range(at - 1, -1, -1):
            if self.roles[index] not in {"aside", "label"}:
                return index
        return None
