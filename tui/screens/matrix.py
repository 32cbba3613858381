"""Matrix: who says what. Rows are deals, columns articles, cells the figure each tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from store.answers import MatrixRow
from store.model import UnknownId
from tui import formats
from tui.catalogue import t
from tui.commands import bindings
from tui.figures import money
from tui.index import first_view, sentence_span
from tui.screens.base import Pane, Selected, View
from tui.trail import Place
from tui.widgets.line_list import LineList
from tui.widgets.paint import Cell, Piece, pieces_of, safe, sign, width_of
from tui.widgets.record_list import SAMPLE, Column, RecordList

LEAST, MOST = 4, 12
"""Cells for one article's column, which is as wide as what stands in it: a range with its currency fits."""
EDGES = 5
"""Cells of a row that no column has: the frame, the scroll bar, the space on the left and the sign."""
WHO = 30
"""Cells for who and what at the least."""
ROOMY = 100
"""Columns of the terminal from which those of the table stand two cells apart."""


class Matrix(View):
    """One table. The current article's column is titled in the accent; Enter opens what its cell says."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("matrix")]
    view_name = "matrix"
    pane_order = ("matrix-list",)

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[str, ...] = ()
        self.at = 0
        self.figures = False
        self._shown = range(0)
        self._rows: Sequence[MatrixRow] = ()
        self._rows_shown: Sequence[MatrixRow] = ()
        self._rooms: dict[int, int] = {}

    def body(self) -> Iterable[Widget]:
        """Make the table."""
        self.listing = RecordList(
            [Column("", 1)], self._cells, lambda row: row.deal, id="matrix-list", empty=t("empty.matrix")
        )
        with Pane(id="matrix-pane", classes="pane") as self.pane:
            yield self.listing

    def _cells(self, row: MatrixRow) -> Sequence[Cell]:
        deal = self.dossier.deal(row.deal)
        tone = {"disputed": "bad", "agreed": "good"}.get(deal.agreement, "dim")
        who = safe(formats.who(deal.kind, deal.parties, 2))
        words: list[Piece] = [(who, "strong"), (f"  {t(f'kind.{deal.kind}')}", "dim")]
        cells = [self._cell(row.cells[n], deal.agreement == "disputed", n == self.at) for n in self._shown]
        return (sign(self.app, deal.agreement), tone), words, *cells

    def _cell(self, claims: Sequence[str], disputed: bool, here: bool) -> Cell:
        if not claims:
            return (sign(self.app, "sep"), "line")
        text = money(self.dossier.claim(claims[0]))
        more = f"+{len(claims) - 1}" if len(claims) > 1 else ""
        told = sign(self.app, "marked") if text == "–" else text
        return [(told, "bad" if disputed else "amount"), (more, "dim"), ("", "key" if here else "")]

    def _fitting(self) -> range:
        """The columns that fit, moved so that the current one is among them."""
        if not self.columns:
            return range(0)
        room = self.size.width - EDGES - 2 * self.listing.gap - WHO
        first, last = self.at, self.at + 1
        while first > self._shown.start and self._fit(first - 1, last, room):
            first -= 1
        while last < len(self.columns) and self._fit(first, last + 1, room):
            last += 1
        while first > 0 and self._fit(first - 1, last, room):
            first -= 1
        return range(first, last)

    def _fit(self, first: int, last: int, room: int) -> bool:
        """Whether the columns from `first` up to `last` fit in `room` cells, one alone in any case."""
        gap = self.listing.gap
        left = room
        for n in range(first, last):
            left -= self._room_for(n) + (gap if n > first else 0)
            if left < 0:
                return last - first == 1
        return True

    def _room_for(self, n: int) -> int:
        """The cells that column `n` needs for its id and its figures."""
        if n not in self._rooms:
            told = [
                self._cell(row.cells[n], False, False) for row in self._rows_shown[:SAMPLE] if row.cells[n]
            ]
            widest = max((width_of(pieces_of(cell)) for cell in told), default=0)
            self._rooms[n] = max(LEAST, min(MOST, max(widest, width_of([(safe(self.columns[n]), "")]))))
        return self._rooms[n]

    # -- what it shows

    def load(self) -> None:
        """Read the matrix again: of the marked articles when two or more are, else of all."""
        known = {article.id for article in self.dossier.articles}
        marked = [id for id in self.explorer.marked if id in known]
        matrix = self.dossier.matrix(marked if len(marked) > 1 else None)
        self.columns, self._rows = matrix.articles, matrix.rows
        self.at = min(self.at, max(0, len(self.columns) - 1))
        self._list()

    def matrix_rows(self) -> list[MatrixRow]:
        """The rows on screen."""
        return list(self.listing.rows)

    def _list(self) -> None:
        deals = ((row, self.dossier.deal(row.deal)) for row in self._rows)
        kept = [(row, deal.amount or 0) for row, deal in deals if self.figures or first_view(deal)]
        rows = [row for row, _ in sorted(kept, key=lambda pair: (-pair[0].told, -pair[1]))]
        if rows != self._rows_shown:
            self._rows_shown, self._rooms = rows, {}
        self._set_columns()
        self.listing.set_rows(rows)
        marked = len(self.explorer.marked) > 1
        note = t("count.marked", n=len(self.columns)) if marked else t("count.articles", n=len(self.columns))
        dot = sign(self.app, "sep")
        extra = f" {dot} {t('label.figures_too')}" if self.figures else ""
        self.pane.entitle(self._title(), f"{t('count.deals', n=len(rows))} {dot} {note}{extra}")

    def _title(self) -> str:
        if not self.columns:
            return t("view.matrix")
        article = self.dossier.article(self.columns[self.at])
        return f"{article.id} {sign(self.app, 'sep')} {article.title}"

    def _set_columns(self) -> None:
        self._shown = self._fitting()
        shown = [
            Column(
                "",
                self._room_for(n),
                align="right",
                label=safe(self.columns[n])[:MOST],
                tone="title" if n == self.at else "header",
            )
            for n in self._shown
        ]
        self.listing.columns = (Column("", 1), Column("who", 16, flex=1), *shown)

    def on_resize(self) -> None:
        """Show as many columns as fit now."""
        self.listing.gap = 2 if self.size.width >= ROOMY else 1
        if self._ready and not self._outdated:
            self._list()

    # -- places and events

    def show(self, place: Place) -> None:
        """Show the matrix with the cursor where it was."""
        if self.explorer.marked:
            self.load()
        if place.other in self.columns:
            self.at = self.columns.index(place.other)
            self._list()
        if place.target is not None:
            self.listing.select(place.target)

    def place(self) -> Place:
        """Say on which deal and article the cursor is."""
        article = self.columns[self.at] if self.columns else None
        return Place(self.view_name, self.listing.current_key, article)

    def selected(self) -> Selected | None:
        """The deal under the cursor."""
        row = self.listing.current
        if row is None:
            return None
        deal = self.dossier.deal(row.deal)
        return Selected("deal", deal.id, formats.who(deal.kind, deal.parties) or t(f"kind.{deal.kind}"))

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        """Enter opens the two articles side by side where two tell the deal, else the one's sentence."""
        row: Any = self.listing.current
        telling = [id for id, cell in zip(self.columns, row.cells, strict=True) if cell]
        here = self.columns[self.at]
        first = here if here in telling else telling[0]
        others = [id for id in telling if id != first]
        if others:
            self.explorer.go(Place("compare", first, others[0], extra={"deal": row.deal}))
            return
        try:
            claim = self.dossier.claim(row.cells[self.columns.index(first)][0])
        except UnknownId:
            return
        span = sentence_span(self.dossier.article(first), claim)
        self.explorer.go(Place("articles", first, span=span))

    # -- commands

    def action_column(self, by: int) -> None:
        """Move to another article's column."""
        if self.columns:
            self.at = max(0, min(len(self.columns) - 1, self.at + by))
            self._list()

    def action_figures(self) -> None:
        """Show figures too, or no longer."""
        self.figures = not self.figures
        self._list()
