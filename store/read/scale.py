"""The evidence for the language of parts of one article: each line is weighed once, however many ask."""

from __future__ import annotations

from bisect import bisect_left

from store.model import Language
from store.read.lines import Line
from store.text.language import evidence, spoken


class Scale:
    """Weighs stretches of a text that begin where a line does: nothing outside the lines tells anything."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self._text = text
        self._lines = lines
        self._starts = [line.start for line in lines]
        self._whole: dict[int, int] = {}

    def language(self, start: int, end: int) -> Language | None:
        """The language of `text[start:end]`, or `None` when it shows too little."""
        return spoken(self.evidence(start, end))

    def evidence(self, start: int, end: int) -> int:
        """What `text[start:end]` tells."""
        told = 0
        for at in range(bisect_left(self._starts, start), len(self._lines)):
            line = self._lines[at]
            if line.end <= end:
                if at not in self._whole:
                    self._whole[at] = evidence(self._text[line.start : line.end])
                told += self._whole[at]
            else:
                return told + (evidence(self._text[line.start : end]) if line.start < end else 0)
        return told
