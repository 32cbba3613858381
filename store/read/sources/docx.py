"""Word documents: paragraphs, headings by style, lists, and the properties that the file states.

Read with the standard library: a zip of bounded members, and an XML parser that takes no declarations, so
that there are no entities to expand and nothing to fetch.
"""

from __future__ import annotations

import re

from store.read.limits import Limits
from store.read.sources import package
from store.read.sources.writing import Converted, Unreadable, Writing

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_LONGEST_CELL = 120
_HEADING = re.compile(r"(?:heading|titre|überschrift)\s?(\d)$", re.IGNORECASE)


def read(data: bytes, limits: Limits) -> Converted:
    """The article of a document. Raises Unreadable."""
    with package.opened(data) as parts:
        body = package.member(parts, "word/document.xml", limits)
        if body is None:
            raise Unreadable("is named as a Word document but is none")
        styles = package.member(parts, "word/styles.xml", limits)
        core = package.member(parts, "docProps/core.xml", limits)
    known = _Styles()
    if styles is not None:
        package.parse(styles, known.start, known.end, known.text)
    document = _Document(known.levels)
    package.parse(body, document.start, document.end, document.text)
    properties = package.properties(core)
    writing = Writing()
    if not document.titled and properties.title and document.says(properties.title):
        writing.title(properties.title)
    document.write(writing, properties.title)
    return writing.done("docx", author=properties.author, date=properties.date, sure=False)


class _Styles:
    """The levels of headings by the id of their style: 0 for the title, whatever language it is named in."""

    def __init__(self) -> None:
        self.levels: dict[str, int] = {}
        self._id = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in a tag."""
        if name == f"{_WORD} style":
            self._id = attributes.get(f"{_WORD} styleId", "")
        elif name == f"{_WORD} name" and self._id:
            value = attributes.get(f"{_WORD} val", "")
            level = _level_of(value)
            if level is not None:
                self.levels[self._id] = level
        elif name == f"{_WORD} outlineLvl" and self._id:
            value = attributes.get(f"{_WORD} val", "")
            if value.isdigit() and int(value) < 6:
                self.levels.setdefault(self._id, int(value) + 1)

    def end(self, name: str) -> None:
        """Leave a tag."""
        if name == f"{_WORD} style":
            self._id = ""

    def text(self, text: str) -> None:
        """Text stands in no style."""


def _level_of(style: str) -> int | None:
    """The level of a style's name; None for text."""
    if style.lower() in ("title", "titre"):
        return 0
    match = _HEADING.match(style)
    return int(match[1]) if match else None


class _Document:
    """Gathers the paragraphs. What was deleted, and the older form of a drawing's text, is left out."""

    def __init__(self, levels: dict[str, int]) -> None:
        self._levels = levels
        self._found: list[tuple[str, int | None, bool]] = []
        self._open: list[list[str]] = []
        self._styles: list[str] = []
        self._listed: list[bool] = []
        self._rows: list[list[tuple[str, int | None, bool]]] = []
        self._cells: list[int] = []
        self._skipping = 0
        self._in_text = False

    @property
    def titled(self) -> bool:
        """Whether some paragraph has the style of a title."""
        return any(level == 0 for _, level, _ in self._found)

    def says(self, title: str) -> bool:
        """Whether a title is among the first paragraphs, in which case it is the article's."""
        return any(text.strip() == title.strip() for text, _, _ in self._found[:5])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in a tag."""
        if self._skipping or name == f"{_COMPATIBLE} Fallback":
            self._skipping += 1
            return
        if name == f"{_WORD} tr":
            self._rows.append([])
            self._cells.append(0)
        elif name == f"{_WORD} tc" and self._cells:
            self._cells[-1] += 1
        elif name == f"{_WORD} p":
            self._open.append([])
            self._styles.append("")
            self._listed.append(False)
        elif not self._open:
            return
        elif name == f"{_WORD} pStyle":
            self._styles[-1] = attributes.get(f"{_WORD} val", "")
        elif name == f"{_WORD} numPr":
            self._listed[-1] = True
        elif name == f"{_WORD} t":
            self._in_text = True
        elif name in (f"{_WORD} tab", f"{_WORD} br", f"{_WORD} cr"):
            self._open[-1].append(" ")
        elif name == f"{_WORD} noBreakHyphen":
            self._open[-1].append("-")

    def end(self, name: str) -> None:
        """Leave a tag."""
        if self._skipping:
            self._skipping -= 1
        elif name == f"{_WORD} t":
            self._in_text = False
        elif name == f"{_WORD} p" and self._open:
            text = "".join(self._open.pop())
            style, listed = self._styles.pop(), self._listed.pop()
            level = self._levels.get(style, _level_of(style))
            (self._rows[-1] if self._rows else self._found).append((text, level, listed))
        elif name == f"{_WORD} tr" and self._rows:
            self._end_row()

    def _end_row(self) -> None:
        """Take a row of figures as one item; of a table that lays out text, each paragraph by itself."""
        row, cells = self._rows.pop(), self._cells.pop()
        texts = [text.strip() for text, _, _ in row]
        if len(row) == cells > 1 and all(len(text) <= _LONGEST_CELL for text in texts):
            row = [(" | ".join(filter(None, texts)), None, True)]
        (self._rows[-1] if self._rows else self._found).extend(row)

    def text(self, text: str) -> None:
        """Take in text."""
        if self._in_text and not self._skipping:
            self._open[-1].append(text)

    def write(self, writing: Writing, title: str | None) -> None:
        """Write the paragraphs, the title of the document first wherever it stands."""
        titles = [at for at, (_, level, _) in enumerate(self._found) if level == 0]
        first = titles[0] if titles else None
        if first is not None:
            writing.title(self._found[first][0])
        for at, (text, level, listed) in enumerate(self._found):
            if at == first or (first is None and title and at < 5 and text.strip() == title.strip()):
                continue
            if level is not None:
                writing.heading(text, max(level, 1))
            elif listed:
                writing.item(text)
            else:
                writing.paragraph(text)
