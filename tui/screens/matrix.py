"""Matrix: who says what. Rows are deals, columns articles, cells the figure each tells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from store.answers import Matrix as Found
from store.answers import MatrixRow
from store.model import UnknownId
from tui import spoken
from tui.catalogue import t
from tui.commands import bindings, command, hint_key
from tui.index import MANY_ROWS, is_first
from tui.screens.base import Pane, Selected, View
from tui.sentence import sentence_span
from tui.spoken import money
from tui.trail import Place
from tui.widgets.line_list import LineList
from tui.widgets.paint import AGREEMENT_TONES, Cell, Piece, pieces_of, safe, sign, width_of
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
        self._matrix: Found | None = None
        self._listing = False
        self._left_at: Place | None = None
        self._then: Place | None = None
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
        tone = AGREEMENT_TONES[deal.agreement]
        who = safe(spoken.who(deal.kind, deal.parties, 2))
        words: list[Piece] = [(who, "strong"), (f"  {t(f'kind.{deal.kind}')}", "dim")]
        cells = [self._cell(row.cells[n], deal.agreement == "disputed", n == self.at) for n in self._shown]
        before, after = (
            [(_count(row.cells[n] for n in side), "dim")] if side else [] for side in self._sides()
        )
        return (sign(self.app, deal.agreement), tone), words, *before, *cells, *after

    def _sides(self) -> tuple[range, range]:
        """The columns on the left and on the right for which there is no room."""
        return range(self._shown.start), range(self._shown.stop, len(self.columns))

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
        if self._fit(0, len(self.columns), room):
            return range(len(self.columns))
        room -= 2 * (self._beyond() + self.listing.gap)
        first, last = self.at, self.at + 1
        while first > self._shown.start and self._fit(first - 1, last, room):
            first -= 1
        while last < len(self.columns) and self._fit(first, last + 1, room):
            last += 1
        while first > 0 and self._fit(first - 1, last, room):
            first -= 1
        return range(first, last)

    def _beyond(self) -> int:
        """The cells that it takes to say how many columns there is no room for, with the sign of the side."""
        return len(str(len(self.columns))) + 1

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
        known = set(self.dossier.article_ids)
        marked = [id for id in self.explorer.marked if id in known]
        self._matrix = None
        self._list(marked if len(marked) > 1 else None)

    def on_screen_suspend(self) -> None:
        """Let a large matrix go while another view is on screen: found again as quickly as it is left."""
        if self._matrix is not None and len(self._matrix.rows) > MANY_ROWS:
            self._left_at = self.place()
            self._matrix, self._rows_shown = None, ()
            self.listing.set_rows(())
            self.outdate()

    def matrix_rows(self) -> list[MatrixRow]:
        """The rows on screen."""
        return list(self.listing.rows)

    def _list(self, ids: Sequence[str] | None = None) -> None:
        """Show the rows: found out at once where they are few, else in a thread."""
        work = partial(self._found, self._matrix, ids, self.figures)
        if self.dossier.count_of_deals <= MANY_ROWS:
            self._listed(work())
            return
        self._listing = True
        self.listing.empty = t("state.counting")
        self.pane.entitle(self._title(), t("state.counting"))
        self.work_out("rows", work, self._listed)

    def _found(
        self, matrix: Found | None, ids: Sequence[str] | None, figures: bool
    ) -> tuple[Found, list[MatrixRow]]:
        """The matrix, unless it is known, and those of its rows that are shown, in their order."""
        found = matrix or self.dossier.matrix(ids)
        fields = self.dossier.fields_of_deals("id", "kind", "status", "aside", "amount")
        first = {id: amount or 0 for id, *of, amount in fields if figures or is_first(*of)}
        rows = [row for row in found.rows if row.deal in first]
        return found, sorted(rows, key=lambda row: (-row.told, -first[row.deal]))

    def _listed(self, found: tuple[Found, list[MatrixRow]]) -> None:
        """Show what was found, then go where the view was to be."""
        self._listing = False
        self._matrix, rows = found
        self.columns = self._matrix.articles
        self.at = min(self.at, max(0, len(self.columns) - 1))
        self._rows_shown, self._rooms = rows, {}
        self.listing.empty = t("empty.matrix")
        self._set_columns()
        self.listing.set_rows(rows)
        self._entitle()
        if self._then is not None:
            place, self._then = self._then, None
            self._show_place(place)

    def _entitle(self) -> None:
        rows = self._rows_shown
        marked = len(self.explorer.marked) > 1
        note = t("count.marked", n=len(self.columns)) if marked else t("count.articles", n=len(self.columns))
        dot = sign(self.app, "sep")
        if len(self._shown) < len(self.columns):
            note += f", {self._here()}"
        extra = f" {dot} {t('label.figures_too')}" if self.figures else ""
        self.pane.entitle(self._title(), f"{t('count.deals', n=len(rows))} {dot} {note}{extra}")

    def _here(self) -> str:
        """Which of the columns are on screen, and the keys that bring the others."""
        app = self.explorer
        keys = (hint_key(command(id), app.keys, app.ascii_only) for id in ("matrix.left", "matrix.right"))
        first, last = self._shown.start + 1, self._shown.stop
        return t("label.columns", first=first, last=last, keys=" ".join(keys))

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
        before, after = (len(side) for side in self._sides())
        room = self._beyond()
        left = [Column("", room, align="right", label=f"{sign(self.app, 'left')}{before}")] if before else []
        right = [Column("", room, label=f"{after}{sign(self.app, 'right')}")] if after else []
        self.listing.columns = (Column("", 1), Column("who", 16, flex=1), *left, *shown, *right)

    def on_resize(self, _event: events.Resize) -> None:
        """Show as many columns as fit now."""
        self.listing.gap = 2 if self.size.width >= ROOMY else 1
        if self._ready and not self._outdated and not self._listing:
            self._columns_moved()

    # -- places and events

    def show(self, place: Place) -> None:
        """Show the matrix with the cursor where it was."""
        if self.explorer.marked and not self._listing:
            self.load()
        left, self._left_at = self._left_at, None
        place = left if left is not None and place.target is None else place
        if self._listing:
            self._then = place
        else:
            self._show_place(place)

    def _show_place(self, place: Place) -> None:
        if place.other in self.columns:
            self.at = self.columns.index(place.other)
            self._columns_moved()
        if place.target is not None:
            self.listing.select(place.target)

    def place(self) -> Place:
        """Say on which deal and article the cursor is, or was when the view was left."""
        if self._left_at is not None:
            return self._left_at
        article = self.columns[self.at] if self.columns else None
        return Place(self.view_name, self.listing.current_key, article)

    def selected(self) -> Selected | None:
        """The deal under the cursor."""
        row = self.listing.current
        if row is None:
            return None
        deal = self.dossier.deal(row.deal)
        return Selected("deal", deal.id, spoken.who(deal.kind, deal.parties) or t(f"kind.{deal.kind}"))

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
            self._columns_moved()

    def _columns_moved(self) -> None:
        """Show other columns of the same rows."""
        self._set_columns()
        self.listing.columns_changed()
        self._entitle()

    def action_figures(self) -> None:
        """Show figures too, or no longer."""
        self.figures = not self.figures
        self._list()


def _count(cells: Iterable[Sequence[str]]) -> str:
    """How many of some articles tell a deal, nothing for none."""
    return str(sum(map(bool, cells)) or "")
