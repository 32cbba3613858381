"""How an article is written: its marks, the length of its paragraphs, whether it asks and answers."""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

from store.read import forms
from store.read.lines import Line
from store.read.roles import Draft

_MANY = 0.3
"""Above this share of title-like lines over another one, the article is written in lines without stops."""


class Style:
    """How this article is written, from all its open lines."""

    def __init__(self, draft: Draft) -> None:
        """Measure the open lines once."""
        lines = [draft.lines[at] for at in range(len(draft.lines)) if draft.roles[at] == "open"]
        self.marked = sum(1 for line in lines if line.level > 0)
        self.bold = sum(1 for line in lines if line.sign == "**" and forms.title_like(line))
        texts = [
            len(line.text)
            for line in lines
            if forms.running(line) and not line.bullet and line.closing != "?"
        ]
        self.paragraph = median(texts) if texts else 0
        plain = [line for line in lines if not line.bullet and line.level == 0 and not is_hour(line)]
        loose = [forms.title_like(line) and not line.closing for line in plain]
        in_runs = sum(1 for at in range(len(loose) - 1) if loose[at] and loose[at + 1])
        self.loose = len(plain) >= 8 and in_runs > _MANY * len(plain)
        questions = [line for line in plain if line.closing == "?" and len(line.text) <= 400]
        speakers = Counter(forms.speaker(q.text) for q in questions)
        asked = sum(1 for q in questions if forms.addresses_someone(q.text) or _again(q, speakers))
        self.asks = sum(1 for q in questions if forms.title_like(q) and q.words >= 3 and q.blanks > 0)
        self.interview = len(questions) >= 3 and asked >= 0.4 * len(questions)


def _again(line: Line, speakers: Counter[str | None]) -> bool:
    """Whether the line begins with a speaker who puts other questions too."""
    speaker = forms.speaker(line.text)
    return speaker is not None and speakers[speaker] >= 2


_HOUR = re.compile(
    r"(?:[01]?\d|2[0-3]) ?(?:(?:h|[:.](?=\d)) ?(?:[0-5]\d)?|(?=[ap]\.?m))(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?$"
)
_LONGEST_HOUR = 16


def is_hour(line: Line) -> bool:
    """Whether a line is the hour of an entry in a live report (`20h40`, `9:05 p.m. BST`)."""
    return len(line.text) <= _LONGEST_HOUR and _HOUR.match(line.text) is not None


def is_capitals(line: Line) -> bool:
    """Whether a line is a heading by its capitals."""
    return line.level == 0 and len(line.text) <= 110 and line.closing != "." and forms.in_capitals(line.text)
