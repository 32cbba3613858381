"""A page of prose and rows: sections laid out to the width, some rows leading somewhere."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from textual import events

from store.record import NamedTuple
from tui.widgets.line_list import LineList
from tui.widgets.paint import Line, Piece, fit, width_of
from tui.widgets.wrap import wrap


class Row(NamedTuple):
    """One line of a page. `make(width)` lays it out when it is first seen; `target` is where Enter leads,
    None for a line that takes no cursor."""

    make: Callable[[int], Line]
    target: Any = None


class Rows(Sequence[Row]):
    """Rows of which long runs are made only where they are looked at: tens of thousands cost as few do."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._runs: list[Callable[[int], Row]] = []
        self._ends: list[int] = []
        self.later = 0
        """Where something stands that is filled in later, with more rows or fewer."""
        self.extend(rows)

    def extend(self, rows: Iterable[Row]) -> None:
        """Add some rows, made already."""
        made = list(rows)
        self.run(len(made), made.__getitem__)

    def run(self, count: int, make: Callable[[int], Row]) -> None:
        """Add so many rows; `make(n)` gives the n-th of them."""
        if count > 0:
            self._runs.append(make)
            self._ends.append(len(self) + count)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, index: Any) -> Any:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = index + len(self) if index < 0 else index
        if not 0 <= at < len(self):
            raise IndexError(index)
        run = bisect_right(self._ends, at)
        return self._runs[run](at - (self._ends[run - 1] if run else 0))


Builder = Callable[[int], Sequence[Row]]


def fixed(*pieces: Piece, target: Any = None) -> Row:
    """Make a row of given pieces."""
    return Row(lambda _width: pieces, target)


def blank() -> Row:
    """Make an empty line."""
    return fixed()


def heading(text: str, note: str = "", rule: str = "─") -> Row:
    """Make a line that titles what follows, ruled to the width."""

    def make(width: int) -> Line:
        tail = f" {note}" if note else ""
        room = max(0, width - width_of([(f" {text} ", ""), (tail, "")]) - 1)
        return fit([(f" {text} ", "title"), (rule * room, "line"), (tail, "dim")], width)

    return Row(make)


def prose(text: str, width: int, tone: str = "", indent: int = 1, target: Any = None) -> list[Row]:
    """Wrap text into rows; a target goes on the first."""
    pad = " " * indent
    lines = [text[start:end] for start, end in wrap(text, max(8, width - indent - 1))]
    return [fixed((pad + line, tone), target=target if not n else None) for n, line in enumerate(lines)]


def marked_prose(
    text: str, width: int, spans: Sequence[tuple[int, int, str]], tone: str = "", indent: int = 1
) -> list[Row]:
    """Wrap text into rows with the tones of `spans` (start, end, tone) laid over it."""
    rows: list[Row] = []
    for start, end in wrap(text, max(8, width - indent - 1)):
        pieces: list[Piece] = [(" " * indent, "")]
        at = start
        for low, high, over in sorted(spans):
            low, high = max(low, at), min(high, end)
            if low >= high:
                continue
            pieces += [(text[at:low], tone), (text[low:high], over)]
            at = high
        pieces.append((text[at:end], tone))
        rows.append(fixed(*pieces))
    return rows


class Page(LineList):
    """A page. Up and down move among the rows that lead somewhere, and scroll where none is in sight."""

    def __init__(self, *, empty: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.rows: Sequence[Row] = ()
        self.empty = empty
        self._builder: Builder | None = None
        self._built_for = 0

    def set_page(self, builder: Builder | None, top: bool = True) -> None:
        """Show another page, from its top unless it is the same one again."""
        self._builder = builder
        self._build()
        if top:
            self.scroll_lines_to(0)
            self.lines_changed(0)
        else:
            self.lines_changed()

    def _build(self) -> None:
        width = max(10, self.text_width)
        self._built_for = self.size.width
        if self._builder is not None:
            self.rows = self._builder(width)
        else:
            self.rows = [blank(), *prose(self.empty, width, "quiet")]

    def on_resize(self, event: events.Resize) -> None:
        """Lay the page out again when the width changed."""
        if self._built_for != self.size.width:
            wanted = self.target
            self._build()
            self.lines_changed(self._again(wanted) if wanted is not None else 0)

    def build_again(self) -> None:
        """Lay the same page out again, of which more is known now; what is on screen stays where it is."""
        top, cursor, before = int(self.scroll_offset.y), self.cursor, len(self.rows)
        later = getattr(self.rows, "later", 0)
        self._build()
        more = len(self.rows) - before
        self.lines_changed(cursor + more if cursor > later else cursor)
        if top > later:
            self.scroll_lines_to(top + more)

    def _again(self, wanted: Any) -> int:
        """Where the row that leads to `wanted` is now: most often where it was."""
        here = self.cursor
        if 0 <= here < len(self.rows) and self.rows[here].target == wanted:
            return here
        return next((i for i, row in enumerate(self.rows) if row.target == wanted), here)

    @property
    def target(self) -> Any | None:
        """Where the row under the cursor leads."""
        return self.rows[self.cursor].target if 0 <= self.cursor < len(self.rows) else None

    def select(self, target: Any) -> bool:
        """Put the cursor on the row that leads to `target`."""
        for index, row in enumerate(self.rows):
            if row.target == target:
                self.move_to(index)
                return True
        return False

    def total(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def selectable(self, index: int) -> bool:
        """Only rows that lead somewhere take the cursor."""
        return self.rows[index].target is not None

    def line(self, index: int, width: int) -> Line:
        """Lay out one row."""
        return self.rows[index].make(width)

    def action_step(self, by: int) -> None:
        """Move to the next row that leads somewhere when it is in sight, else scroll towards it."""
        direction = 1 if by > 0 else -1
        at = self.cursor + by
        while 0 <= at < self.total() and not self.selectable(at):
            at += direction
        top, window = self.scroll_offset.y, self.window
        if 0 <= at < self.total() and top <= at < top + window:
            self.move_to(at, direction)
        else:
            self.scroll_lines_to(max(0, top + by))
            if not self.max_scroll_y > 0 and 0 <= at < self.total():
                self.move_to(at, direction)

    def action_page(self, by: int) -> None:
        """Scroll by windows; the cursor follows to the first row in sight that takes it."""
        top = max(0, min(self.max_scroll_y, self.scroll_offset.y + by * max(1, self.window - 2)))
        self.scroll_lines_to(top)
        index = int(top) if by > 0 else int(top) + self.window - 1
        found = self._nearest(index, 1 if by > 0 else -1)
        if top <= found < top + self.window:
            self.cursor = found

    def action_edge(self, end: bool) -> None:
        """Go to the first or the last line."""
        super().action_edge(end)
        self.scroll_lines_to(self.max_scroll_y if end else 0)
