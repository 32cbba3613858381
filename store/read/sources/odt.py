"""OpenDocument texts: paragraphs, headings by level, lists, and the properties that the file states."""

from __future__ import annotations

from store.read.limits import Limits
from store.read.sources import package
from store.read.sources.writing import Converted, Unreadable, Writing

_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def read(data: bytes, limits: Limits) -> Converted:
    """The article of a document. Raises Unreadable."""
    with package.opened(data) as parts:
        body = package.member(parts, "content.xml", limits)
        if body is None:
            raise Unreadable("is named as an OpenDocument text but is none")
        core = package.member(parts, "meta.xml", limits)
    properties = package.properties(core)
    document = _Document()
    package.parse(body, document.start, document.end, document.text)
    writing = Writing()
    document.write(writing, properties.title)
    return writing.done("odt", author=properties.author, date=properties.date, sure=False)


class _Document:
    """Gathers paragraphs and headings; deleted text and remarks are left out."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str]] = []
        self._open: list[tuple[str, list[str]]] = []
        self._items = 0
        self._skipping = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take in a tag."""
        if self._skipping or name in (f"{_TEXT} tracked-changes", f"{_OFFICE} annotation", f"{_TEXT} note"):
            self._skipping += 1
        elif name == f"{_TEXT} h":
            level = attributes.get(f"{_TEXT} outline-level", "2")
            self._open.append((level if level.isdigit() else "2", []))
        elif name == f"{_TEXT} p":
            titled = attributes.get(f"{_TEXT} style-name", "") == "Title"
            self._open.append(("title" if titled else ("item" if self._items else "p"), []))
        elif name == f"{_TEXT} list-item":
            self._items += 1
        elif self._open and name in (f"{_TEXT} s", f"{_TEXT} tab", f"{_TEXT} line-break"):
            self._open[-1][1].append(" ")

    def end(self, name: str) -> None:
        """Leave a tag."""
        if self._skipping:
            self._skipping -= 1
        elif name in (f"{_TEXT} h", f"{_TEXT} p") and self._open:
            kind, text = self._open.pop()
            self._found.append((kind, "".join(text)))
        elif name == f"{_TEXT} list-item":
            self._items -= 1

    def text(self, text: str) -> None:
        """Take in text."""
        if self._open and not self._skipping:
            self._open[-1][1].append(text)

    def write(self, writing: Writing, title: str | None) -> None:
        """Write the paragraphs, the title first."""
        first = self._title(title)
        if first is not None:
            writing.title(self._found[first][1])
        for at, (kind, text) in enumerate(self._found):
            if at == first:
                continue
            if kind.isdigit():
                writing.heading(text, int(kind[:3]))
            elif kind == "item":
                writing.item(text)
            else:
                writing.paragraph(text)

    def _title(self, title: str | None) -> int | None:
        """Which of the first paragraphs is the title: by its style, or because the properties say so."""
        for at, (kind, text) in enumerate(self._found[:10]):
            if kind == "title" or (title and text.strip() == title.strip()):
                return at
        return None
