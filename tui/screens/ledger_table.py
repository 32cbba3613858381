"""The table of deals: which of them, in which order and groups, filtered while one types."""

from __future__ import annotations

from functools import partial

from textual import events

from store.model import Deal, DossierError, Total
from tui.catalogue import t
from tui.catalogue.store import failure
from tui.index import MANY_ROWS, Index
from tui.screens.base import Pane
from tui.screens.filtered import FilteredView
from tui.screens.ledger_rows import COLUMNS, GROUPS, SORTS, Arranged, Wanted, arranged, cells, total_name
from tui.widgets.line_bar import LineBar
from tui.widgets.paint import sign
from tui.widgets.record_list import Heading, RecordList

ROOMY = 100
"""Columns of the terminal from which those of the table stand two cells apart."""


class DealTable(FilteredView):
    """A view with a table of deals; whoever inherits makes the panel that goes with its rows.

    Of a large dossier the rows are found out in a thread: until they are there, the table says so, stays as
    it was and takes keys.
    """

    sorts = SORTS
    deals_pane: Pane

    def __init__(self) -> None:
        super().__init__()
        self.grouping = "none"
        self.figures = False
        self.proof_of: str | None = None
        self.filter_error = ""
        self.depths: dict[str, int] = {}
        self.summed: Total | None = None
        self._found: tuple[str, frozenset[str] | DossierError | None] = ("", None)

    def table(self) -> None:
        """Make the table and the line that filters it."""
        self.listing = RecordList(
            COLUMNS,
            lambda deal: cells(self.explorer, deal, self.depths.get(deal.id, 0)),
            lambda deal: deal.id,
            steady=True,
            id="ledger-list",
            empty=t("empty.ledger"),
        )
        self.filter_bar = LineBar(t("label.filter"), placeholder=t("ask.filter"), id="ledger-filter")

    def _show_panel(self) -> None:
        """Show the panel of the rows, which are others now."""
        raise NotImplementedError

    def on_resize(self, _event: events.Resize) -> None:
        """Set the columns closer together where names would not fit otherwise."""
        self.listing.gap = 2 if self.size.width >= ROOMY else 1

    # -- rows

    def load(self) -> None:
        """List the deals again, and the panel with them."""
        self.proof_of, self._found = None, ("", None)
        self._list()

    def shown_deals(self) -> list[Deal]:
        """The deals on screen, in their order."""
        return [row for row in self.listing.rows if not isinstance(row, Heading)]

    def _list(self, keep: str | None = None) -> None:
        """Put the rows in order: at once where they are few, else in a thread, those of now kept so long."""
        self.listing.show_sort(*self.sorting)
        arrange = partial(self._arranged, self.index, self._wanted(), self.narrowed, self.filter_bar.is_open)
        if not self.many and self.narrowed in ("", self._found[0]):
            self._listed(keep, arrange())
            return
        self._listing = True
        self.listing.empty = t("state.counting")
        self.deals_pane.entitle(t("view.ledger"), t("state.counting"))
        self.work_out("rows", arrange, partial(self._listed, keep), searching=bool(self.narrowed))

    def _arranged(self, index: Index, wanted: Wanted, query: str, typing: bool) -> Arranged:
        """Filter, then put in order; of a filter that is overtaken by a letter nothing is shown."""
        if query and self._found[0] != query:
            kept: frozenset[str] | DossierError
            try:
                deals = index.dossier.filter_deals(query, typing, lambda: query != self.narrowed)
                kept = frozenset(deal.id for deal in deals)
            except DossierError as error:
                kept = error
            self._found = (query, kept)
        found = self._found[1] if query else None
        if isinstance(found, DossierError):
            return arranged(index, wanted)._replace(fault=failure(found))
        return arranged(index, wanted._replace(kept=found))

    def _listed(self, keep: str | None, found: Arranged) -> None:
        """Show rows that are in order now, then what waited for them."""
        self.depths, self.filter_error = found.depths, found.fault
        nothing = ("empty.filtered" if self.figures else "empty.no_deal") if self.narrowed else "empty.ledger"
        self.listing.empty = t(nothing)
        self.listing.set_rows(found.rows, keep=keep)
        self._entitle(found.deals)
        self._show_panel()
        self._are_listed()

    @property
    def many(self) -> bool:
        """Whether the dossier has more deals than are put in order under a key."""
        return bool(self.dossier.count_of_deals > MANY_ROWS)

    def _wanted(self) -> Wanted:
        summed = frozenset(self.summed.deals) if self.summed is not None else None
        return Wanted(self.sorting, self.grouping, self.figures, summed=summed)

    def _filtered_out(self, deal: Deal) -> bool:
        """Whether the filter, as it is, leaves a deal out."""
        found = self._found[1] if self.narrowed else None
        return isinstance(found, frozenset) and deal.id not in found

    def _filtered(self) -> None:
        """Show what a filter being typed finds, from its first row."""
        self._list()
        self._once_listed(lambda: self.listing.move_to(0))

    def _entitle(self, count: int) -> None:
        dot = f" {sign(self.app, 'sep')} "
        parts = [t("count.deals", n=count)]
        if self.summed is not None:
            parts.append(t("label.summed", what=total_name(self.summed)))
        if self.figures:
            parts.append(t("label.figures_too"))
        if self.grouping != "none":
            parts.append(t("label.by", by=t(f"col.{self.grouping}").lower()))
        if self.narrowed and not self.filter_bar.is_open:
            parts.append(self.narrowed)
        self.deals_pane.entitle(t("view.ledger"), self.filter_error or dot.join(parts))

    # -- the filter

    def on_line_bar_accepted(self, _event: LineBar.Accepted) -> None:
        """Name the filter above the rows, now that its line is left."""
        self._entitle(len({deal.id for deal in self.shown_deals()}))

    def step_out(self) -> bool:
        """Show all the rows again, else take the filter away, when there is one."""
        if self.summed is not None:
            self.summed = None
            self._list()
            return True
        return super().step_out()

    # -- order

    def action_figures(self) -> None:
        """Show figures, opinions and asides too, or no longer."""
        self.figures = not self.figures
        self._list()

    def action_group(self) -> None:
        """Group by the next thing."""
        self.grouping = GROUPS[(GROUPS.index(self.grouping) + 1) % len(GROUPS)]
        self._list()
        self.say(t("say.grouped", by=t(f"col.{self.grouping}").lower()))
