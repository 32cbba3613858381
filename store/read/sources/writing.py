"""The text that a reader makes of a source, written piece by piece, with what each piece is."""

from __future__ import annotations

from typing import NamedTuple

from store.read.told import Told
from store.text.clean import clean_counted

BULLET = "• "
_LONGEST_TITLE = 250


class Unreadable(Exception):
    """A source that cannot become an article; the text is the one-line reason, without the path."""


class Converted(NamedTuple):
    """A source as text, and what its format tells besides. `removed` counts hostile characters dropped."""

    text: str
    told: Told
    encoding: str
    removed: int = 0


class Writing:
    """Gathers pieces, each cleaned and on lines of its own with an empty line before it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._removed = 0
        self._headings: dict[int, int] = {}
        self._asides: list[tuple[int, int]] = []
        self._titled = False

    def title(self, text: str | None) -> None:
        """Write the title, which comes first; nothing when there is none or it is too long for one."""
        text = line_of(text or "")
        if text and not self._pieces and len(text) <= _LONGEST_TITLE:
            self._titled = self._add(text) is not None

    def heading(self, text: str, level: int) -> None:
        """Write a heading of level 1 to 6."""
        at = self._add(line_of(text))
        if at is not None:
            self._headings[at] = max(1, min(level, 6))

    def paragraph(self, text: str, aside: bool = False) -> None:
        """Write a paragraph, on one line."""
        at = self._add(line_of(text))
        if aside and at is not None:
            self._asides.append((at, self._size))

    def item(self, text: str) -> None:
        """Write an item of a list."""
        text = line_of(text)
        if text:
            self._add(BULLET + text)

    def block(self, text: str, aside: bool = False) -> None:
        """Write text whose lines stay as they are."""
        at = self._add(text.strip("\r\n"))
        if aside and at is not None:
            self._asides.append((at, self._size))

    @property
    def empty(self) -> bool:
        """Whether nothing is written yet but the title."""
        return len(self._pieces) <= self._titled

    @property
    def text(self) -> str:
        """What is written so far."""
        return "\n\n".join(self._pieces)

    def done(
        self,
        encoding: str,
        author: str | None = None,
        date: str | None = None,
        outlet: str | None = None,
        marked: bool = True,
        sure: bool = True,
    ) -> Converted:
        """The whole. `marked` is false where the source marks no headings; see Told for `sure`.

        Raises Unreadable when there is no text.
        """
        if self.empty:
            raise Unreadable("holds no text")
        told = Told(
            author=line_of(author or "")[:200] or None,
            date=date,
            outlet=line_of(outlet or "")[:200] or None,
            titled=self._titled,
            headings=self._headings if marked else None,
            asides=tuple(self._asides),
            sure=sure,
        )
        return Converted(f"{self.text}\n", told, encoding, self._removed)

    def _add(self, text: str) -> int | None:
        """Add a piece; gives where it begins, None where nothing of it is left."""
        text, removed = clean_counted(text)
        self._removed += removed
        if not text.strip():
            return None
        at = self._size + 2 if self._pieces else 0
        self._pieces.append(text)
        self._size = at + len(text)
        return at


def line_of(text: str) -> str:
    """`text` on one line: runs of blanks and breaks as one space, no-break spaces as they are."""
    return " ".join(text.replace("\u00a0", "\ue000").replace("\u202f", "\ue001").split()).translate(_BACK)


_BACK = {0xE000: "\u00a0", 0xE001: "\u202f"}
