"""A table of records in columns: fixed or flexible widths, a sort sign, groups with headings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from textual import events

from store.record import NamedTuple
from tui.catalogue import has, t
from tui.widgets.line_list import LineList
from tui.widgets.paint import Cell, Line, Piece, fit, pieces_of, sign, width_of
from tui.widgets.wrap import wrap

SAMPLE = 200
"""Rows measured to find how wide a column needs to be: enough to be right, few enough to be instant."""

DEEP = 3
"""Lines of a row at the most: a headline of ninety letters beside a text on a screen of eighty columns."""

TIGHT = 36
"""Cells for a text that flows below which rows have two lines however many they are."""

LARGEST_FIRST = frozenset({"amount", "sources", "mentions", "articles", "deals"})


class Column(NamedTuple):
    """One column: `least` and `most` cells, `flex` when it takes what is left, `drop` the order in which
    columns leave a narrow table (0: never). A `label` stands as it is; without one the catalogue has it. A
    text that `flows` goes on in the lines below, as far as its row is deep."""

    key: str
    least: int
    most: int = 0
    flex: int = 0
    align: str = "left"
    drop: int = 0
    label: str | None = None
    tone: str = "header"
    flows: bool = False


class Heading(NamedTuple):
    """A row that only titles the rows below it."""

    text: str
    note: str = ""


class RecordList(LineList):
    """Rows of records. `cells(row)` gives one cell per column, in their order; what is more is left out.

    The columns of a `steady` list keep the width they once needed: filtering does not move them about. Where
    a column flows, rows are as deep as the longest needs while all of them fit into the window, and `DEEP` at
    the most; a steady list being filtered counts the rows it had.
    """

    def __init__(
        self,
        columns: Sequence[Column],
        cells: Callable[[Any], Sequence[Cell]],
        key: Callable[[Any], str],
        *,
        header: bool = True,
        empty: str = "",
        gap: int = 2,
        steady: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.columns = tuple(columns)
        self.cells = cells
        self.key = key
        self.rows: Sequence[Any] = ()
        self.empty = empty
        self.gap = gap
        self.sort: tuple[str, bool] | None = None
        self.header_lines = 1 if header else 0
        self._layout: dict[int, list[tuple[int, int]]] = {}
        self._steady = steady
        self._widest: list[int] = [0] * len(self.columns)
        self._flowing = next((i for i, column in enumerate(self.columns) if column.flows), None)
        self._most_rows = 0

    def show_sort(self, key: str, reverse: bool) -> None:
        """Point at the sorted column; counts and amounts stand largest first unless reversed."""
        self.sort = (key, reverse != (key in LARGEST_FIRST))

    def set_rows(self, rows: Sequence[Any], keep: str | None = None) -> None:
        """Show other rows; the cursor stays on the record with key `keep` (default: where it stood)."""
        wanted = keep if keep is not None else self.current_key
        before = max(0, self.cursor)
        self.rows = rows
        self._layout.clear()
        self._most_rows = max(self._most_rows, len(rows)) if self._steady else len(rows)
        self._set_depth()
        cursor = before
        if wanted is not None:
            cursor = next((i for i, row in enumerate(rows) if self._key(row) == wanted), before)
        self.lines_changed(cursor)

    def columns_changed(self) -> None:
        """Take note that there are other columns; the rows and the cursor stay."""
        self._layout.clear()
        self.redraw()

    def _key(self, row: Any) -> str | None:
        return None if isinstance(row, Heading) else self.key(row)

    @property
    def current(self) -> Any | None:
        """The record under the cursor, or None."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    @property
    def current_key(self) -> str | None:
        """The key of the record under the cursor, or None."""
        row = self.current
        return None if row is None else self._key(row)

    def select(self, key: str) -> bool:
        """Put the cursor on the record with this key; False when it is not shown."""
        for index, row in enumerate(self.rows):
            if self._key(row) == key:
                self.move_to(index)
                return True
        return False

    # -- depth

    def on_resize(self, _event: events.Resize) -> None:
        """Find how deep rows are in the window as it is now."""
        self._set_depth()

    def _set_depth(self) -> None:
        self.depth = 1
        if self._flowing is None or not self.rows or not self.size.width:
            return
        first = dict(self._widths(self.text_width)).get(self._flowing, 0)
        room = (self.size.height - self.header_lines) // self._most_rows
        depth = max(2 if first < TIGHT else 1, min(room, DEEP))
        if depth > 1 and len(self.rows) <= SAMPLE:
            depth = min(depth, max(len(self._spans(row, self.text_width)) for row in self.rows))
        self.depth = max(1, depth)

    def _spans(self, row: Any, width: int) -> list[tuple[int, int]]:
        """Where the lines of the flowing text begin and end; those below use what is free at their right."""
        if self._flowing is None or isinstance(row, Heading):
            return []
        text = _text(self.cells(row)[self._flowing])
        first, *rest = wrap(text, dict(self._widths(width)).get(self._flowing, 1))
        if not rest:
            return [first]
        return [first, *wrap(text, width - self._indent(width), rest[0][0])]

    def _indent(self, width: int) -> int:
        """Cells left of the column that flows."""
        before = [size for i, size in self._widths(width) if i < (self._flowing or 0)]
        return 1 + sum(before) + self.gap * len(before)

    def line_below(self, index: int, number: int, width: int) -> Line:
        """Lay out what goes on below; what the last line cannot hold is cut there."""
        row = self.rows[index]
        spans = self._spans(row, width)
        if number >= len(spans):
            return ()
        cell = self.cells(row)[self._flowing or 0]
        start, end = spans[number]
        end = spans[-1][1] if number == self.depth - 1 else end
        pad, tone = self._indent(width), pieces_of(cell)[0][1]
        return [(" " * pad, ""), *fit([(_text(cell)[start:end], tone)], width - pad)]

    # -- lines

    def total(self) -> int:
        """Count the rows, or the lines of the sentence that says there are none."""
        return len(self.rows) or (len(self._empty_lines()) if self.empty else 0)

    def selectable(self, index: int) -> bool:
        """Headings and the empty-state sentence take no cursor."""
        return bool(self.rows) and not isinstance(self.rows[index], Heading)

    def line(self, index: int, width: int) -> Line:
        """Lay out one row."""
        if not self.rows:
            return [(" " + self._empty_lines()[index], "quiet")]
        row = self.rows[index]
        if isinstance(row, Heading):
            return self._heading(row, width)
        cells = [pieces_of(cell) for cell in self.cells(row)]
        if self.depth > 1 and self._flowing is not None:
            start, end = self._spans(row, width)[0]
            cells[self._flowing] = [(_text(cells[self._flowing])[start:end], cells[self._flowing][0][1])]
        return self._join(cells, width)

    def header(self, width: int) -> Line:
        """Lay out the column titles, with a sign on the sorted one."""
        return self._join([self._title(column) for column in self.columns], width)

    def _title(self, column: Column) -> list[Piece]:
        if column.label is not None:
            return [(column.label, column.tone)]
        label = t(f"head.{column.key}") if has(f"head.{column.key}") else t(f"col.{column.key}")
        label = label if column.key else ""
        if self.sort and self.sort[0] == column.key:
            return [(f"{label}{sign(self.app, 'down' if self.sort[1] else 'up')}", "title")]
        return [(label, "header")]

    def _heading(self, row: Heading, width: int) -> Line:
        title = f" {row.text} "
        note = f" {row.note} " if row.note else ""
        room = width - width_of([(title, ""), (note, "")]) - 1
        rule = sign(self.app, "rule") * max(0, room)
        return fit([(title, "title"), (rule, "line"), (note, "dim")], width)

    def _empty_lines(self) -> list[str]:
        width = max(8, self.size.width - 3)
        return [line[start:end] for line in self.empty.split("\n") for start, end in wrap(line, width)]

    def _join(self, cells: Sequence[Sequence[Piece]], width: int) -> list[Piece]:
        pieces: list[Piece] = [(" ", "")]
        for place, (index, size) in enumerate(self._widths(width)):
            if place:
                pieces.append((" " * self.gap, ""))
            pieces.extend(fit(cells[index], size, self.columns[index].align))
        return pieces

    # -- widths

    def _widths(self, width: int) -> list[tuple[int, int]]:
        """Share `width` among the columns: `(column, cells)` for those that stay."""
        if width not in self._layout:
            self._layout[width] = self._share(width - 1)
        return self._layout[width]

    def _share(self, width: int) -> list[tuple[int, int]]:
        natural = self._natural()
        stay = list(range(len(self.columns)))
        while len(stay) > 1 and self._least(stay) > width:
            droppable = [i for i in stay if self.columns[i].drop]
            if not droppable:
                break
            stay.remove(max(droppable, key=lambda i: self.columns[i].drop))
        sizes = {i: self.columns[i].least for i in stay}
        room = width - self._least(stay)
        for i in sorted(stay, key=lambda i: self.columns[i].flex):
            column = self.columns[i]
            most = column.most or column.least
            wanted = natural[i] if column.flex else min(natural[i], most)
            more = max(0, min(room, wanted - sizes[i]))
            sizes[i] += more
            room -= more
        flexible = [i for i in stay if self.columns[i].flex]
        if flexible and room > 0:
            sizes[flexible[-1]] += room
        return [(i, sizes[i]) for i in stay]

    def _least(self, stay: Sequence[int]) -> int:
        return sum(self.columns[i].least for i in stay) + self.gap * (len(stay) - 1)

    def _natural(self) -> list[int]:
        sizes = [width_of(self._title(column)) if self.header_lines else 0 for column in self.columns]
        for row in self.rows[:SAMPLE]:
            if isinstance(row, Heading):
                continue
            for i, cell in enumerate(self.cells(row)[: len(sizes)]):
                sizes[i] = max(sizes[i], width_of(pieces_of(cell)))
        if self._steady and len(self._widest) == len(sizes):
            sizes = self._widest = [max(pair) for pair in zip(sizes, self._widest, strict=True)]
        return sizes


def _text(cell: Cell) -> str:
    return "".join(text for text, _ in pieces_of(cell))
