"""The ledger: one row per deal; below it who says so, totals, a chart, a timeline of what is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from store.model import Deal, DossierError, Total, UnknownId
from tui import formats
from tui.catalogue import t
from tui.commands import bindings
from tui.index import first_view
from tui.screens.base import Pane, Selected, View
from tui.screens.ledger_claims import claim_place
from tui.screens.ledger_pages import (
    chart_page,
    decisions_page,
    proof_page,
    timeline_page,
    total_name,
    totals_page,
)
from tui.screens.ledger_rows import (
    COLUMNS,
    GROUPS,
    SORTS,
    cells,
    group_names,
    grouped,
    sort_value,
    under_wholes,
)
from tui.trail import Place
from tui.widgets.line_bar import LineBar
from tui.widgets.line_list import LineList
from tui.widgets.page import Page
from tui.widgets.paint import sign
from tui.widgets.record_list import Heading, RecordList

PANELS = ("proof", "totals", "chart", "timeline", "decisions")
_MAKERS = dict(zip(PANELS[1:], (totals_page, chart_page, timeline_page, decisions_page), strict=True))


ROOMY = 100
"""Columns of the terminal from which those of the table stand two cells apart."""


class Ledger(View):
    """The table of deals above, the panel below (beside it on a wide monitor)."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ledger")]
    view_name = "ledger"
    pane_order = ("ledger-list", "ledger-panel")

    def __init__(self) -> None:
        super().__init__()
        self.sorting = ("amount", False)
        self.grouping = "none"
        self.figures = False
        self.query_text = ""
        self.panel = "proof"
        self.proof_of: str | None = None
        self.filter_error = ""
        self.depths: dict[str, int] = {}
        self.summed: Total | None = None
        self._found: tuple[str, Sequence[Deal] | DossierError] | None = None

    def body(self) -> Iterable[Widget]:
        """Make the table and the panel."""
        self.listing = RecordList(
            COLUMNS,
            lambda deal: cells(self.explorer, deal, self.depths.get(deal.id, 0)),
            lambda deal: deal.id,
            steady=True,
            id="ledger-list",
            empty=t("empty.ledger"),
        )
        self.page = Page(id="ledger-panel", empty=t("empty.proof"))
        self.filter_bar = LineBar(t("label.filter"), placeholder=t("ask.filter"), id="ledger-filter")
        with Pane(id="deals-pane", classes="pane") as self.deals_pane:
            yield self.filter_bar
            yield self.listing
        with Pane(id="proof-pane", classes="pane") as self.proof_pane:
            yield self.page

    def on_resize(self, event: events.Resize) -> None:
        """Set the columns closer together where names would not fit otherwise."""
        self.listing.gap = 2 if event.size.width >= ROOMY else 1

    # -- rows

    def load(self) -> None:
        """List the deals again, and the panel with them."""
        self.proof_of = self._found = None
        self._list()

    def shown_deals(self) -> list[Deal]:
        """The deals on screen, in their order."""
        return [row for row in self.listing.rows if not isinstance(row, Heading)]

    def _list(self, keep: str | None = None) -> None:
        rows = self._filtered()
        key, reverse = self.sorting
        rows.sort(key=lambda deal: sort_value(self.explorer, deal, key), reverse=reverse)
        count, self.depths = len(rows), {}
        if key == "amount" and self.grouping == "none":
            rows, self.depths = under_wholes(rows, self.index.wholes)
        self.listing.show_sort(*self.sorting)
        self.listing.empty = t("empty.filtered") if self.query_text else t("empty.ledger")
        shown = rows if self.grouping == "none" else grouped(rows, lambda d: group_names(d, self.grouping))
        self.listing.set_rows(shown, keep=keep)
        self._entitle(count)
        self._show_panel()

    def _filtered(self) -> list[Deal]:
        deals: Iterable[Deal] = self.dossier.deals
        self.filter_error = ""
        if self.query_text:
            try:
                deals = self._kept(self.query_text)
            except DossierError as error:
                self.filter_error = str(error)
        if self.summed is not None:
            parts = set(self.summed.deals)
            return [deal for deal in deals if deal.id in parts]
        return [deal for deal in deals if self.figures or first_view(deal)]

    def _kept(self, query: str) -> Sequence[Deal]:
        """The deals that the filter keeps: as the worker found them, or found now."""
        if self._found is None or self._found[0] != query:
            self._found = (query, self.dossier.filter_deals(query, lenient=self.filter_bar.is_open))
        if isinstance(self._found[1], DossierError):
            raise self._found[1]
        return self._found[1]

    async def _filter(self, query: str) -> None:
        """Filter off the event loop: an answer that a later letter overtook is dropped."""
        work = partial(self.dossier.filter_deals, query, lenient=True)
        found: Sequence[Deal] | DossierError
        try:
            found = await asyncio.get_running_loop().run_in_executor(self.explorer.searcher, work)
        except DossierError as error:
            found = error
        if query == self.query_text:
            self._found = (query, found)
            self._list_found()

    def _list_found(self) -> None:
        """Show what a filter being typed finds, from its first row."""
        self._list()
        self.listing.move_to(0)

    def _entitle(self, count: int) -> None:
        dot = f" {sign(self.app, 'sep')} "
        parts = [t("count.deals", n=count)]
        if self.summed is not None:
            parts.append(t("label.summed", what=total_name(self.summed)))
        if self.figures:
            parts.append(t("label.figures_too"))
        if self.grouping != "none":
            parts.append(t("label.by", by=t(f"col.{self.grouping}")))
        if self.query_text and not self.filter_bar.is_open:
            parts.append(self.query_text)
        self.deals_pane.entitle(t("view.ledger"), self.filter_error or dot.join(parts))

    # -- the panel

    def _show_panel(self) -> None:
        names = [t(f"label.{name}") for name in PANELS if name != self.panel]
        dot = f" {sign(self.app, 'sep')} "
        self.proof_pane.entitle(t(f"label.{self.panel}"), f"v: {dot.join(names)}")
        self.set_class(self.panel != "proof", "-figures")
        if self.panel == "proof":
            deal = self.listing.current
            self.proof_of = deal.id if deal is not None else None
            self.page.empty = t("empty.proof")
            self.page.set_page(proof_page(self.explorer, deal) if deal is not None else None)
            return
        deals = list({deal.id: deal for deal in self.shown_deals()}.values())
        self.page.set_page(_MAKERS[self.panel](self.explorer, deals))

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Follow the cursor of the table with the proof."""
        current = self.listing.current
        follows = event.list is self.listing and self.panel == "proof"
        if follows and current is not None and current.id != self.proof_of:
            self.follow(self._show_panel)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter on a deal goes to its proof; on a claim, to its sentence; on a linked deal, to it.

        A deal that one article tells once has one sentence to go to: Enter goes straight there.
        """
        if event.list is self.listing:
            deal = self.listing.current
            claims = [*self.dossier.claims_of_deal(deal.id)] if deal is not None else []
            if len(claims) == 1:
                self.explorer.go(claim_place(self.explorer, claims[0]))
                return
            self.panel = "proof"
            self._show_panel()
            self.focus_pane("ledger-panel")
            return
        target = self.page.target
        if isinstance(target, tuple) and target[0] == "total":
            self._open_total(target[1])
        elif isinstance(target, Place) and target.view == "ledger":
            self.explorer.trail.jump(self.place())
            self.show(target)
        elif isinstance(target, Place):
            self.explorer.go(target)

    def _open_total(self, total: Total) -> None:
        """Show the rows that a total sums, and no others; Escape shows the rest again."""
        self.summed = total
        self.panel = "proof"
        self.grouping = "none"
        self._list()
        self.listing.move_to(0)
        self.focus_pane("ledger-list")
        self.say(t("say.summed", what=total_name(total)))

    # -- places

    def show(self, place: Place) -> None:
        """Show a deal with its proof, even when the filter would hide it."""
        extra = place.extra
        if "query" in extra:
            self._restore(extra)
        if place.target is not None:
            try:
                deal = self.dossier.deal(place.target)
            except UnknownId:
                self.say(t("say.gone", id=place.target), "warn")
                return
            self._unhide(deal)
            self.panel = str(extra.get("panel", "proof"))
            self.listing.select(deal.id)
            self._show_panel()
            if "claim" in extra:
                self.focus_pane("ledger-panel")
                self.page.select(self._claim_place(extra["claim"]))
        elif self.listing.cursor < 0:
            self.listing.move_to(0)
        if extra.get("pane") in self.pane_order:
            self.focus_pane(extra["pane"])
            if extra.get("row") is not None:
                self.page.move_to(int(extra["row"]))

    def _claim_place(self, claim_id: str) -> Place | None:
        try:
            return claim_place(self.explorer, self.dossier.claim(claim_id))
        except UnknownId:
            return None

    def _unhide(self, deal: Deal) -> None:
        """Lift the filters that hide a deal one jumps to."""
        if deal.id in {shown.id for shown in self.shown_deals()}:
            return
        self.summed = None
        if not first_view(deal):
            self.figures = True
        if self.query_text and deal.id not in {found.id for found in self._filtered()}:
            self.query_text = ""
            self.filter_bar.close()
        self._list(keep=deal.id)

    def _restore(self, extra: Mapping[str, Any]) -> None:
        self.query_text = str(extra.get("query", ""))
        self.figures = bool(extra.get("figures"))
        self.grouping = str(extra.get("group", "none"))
        self.panel = str(extra.get("panel", "proof"))
        key, reverse = extra.get("sort", ("amount", False))
        self.sorting = (key if key in SORTS else "amount", bool(reverse))
        if self.query_text:
            self.filter_bar.open(self.query_text, focus=False)
        else:
            self.filter_bar.close()
        self._list()

    def place(self) -> Place:
        """Say which deal is under the cursor and how the table is filtered and sorted."""
        self.catch_up()
        extra: dict[str, Any] = {
            "query": self.query_text,
            "figures": self.figures,
            "group": self.grouping,
            "sort": list(self.sorting),
            "panel": self.panel,
        }
        if self.focused is not None and self.focused.id in self.pane_order:
            extra["pane"] = self.focused.id
            extra["row"] = self.page.cursor if self.focused is self.page else None
        return Place(self.view_name, self.listing.current_key, extra=extra)

    def selected(self) -> Selected | None:
        """The claim under the panel's cursor, else the deal."""
        self.catch_up()
        target = self.page.target if self.focused is self.page else None
        if isinstance(target, Place) and target.extra.get("claim"):
            return Selected("claim", target.extra["claim"], target.extra["claim"])
        deal = self.listing.current
        if deal is None:
            return None
        return Selected("deal", deal.id, formats.who(deal.kind, deal.parties) or t(f"kind.{deal.kind}"))

    # -- the filter

    def action_filter(self) -> None:
        """Open the filter line."""
        self.filter_bar.open(self.query_text or None)

    def on_line_bar_changed(self, event: LineBar.Changed) -> None:
        """Filter while typing."""
        self.query_text = event.text.strip()
        if self.query_text:
            work = self._filter(self.query_text)
            self.run_worker(work, group="filter", exclusive=True, exit_on_error=False)
        else:
            self._list_found()

    def on_line_bar_accepted(self, _event: LineBar.Accepted) -> None:
        """Leave the line for the table, filtered."""
        self.focus_pane("ledger-list")
        self._entitle(len({deal.id for deal in self.shown_deals()}))

    def on_line_bar_stepped(self, event: LineBar.Stepped) -> None:
        """Arrow keys move in the table."""
        self.listing.action_step(event.by)

    def on_line_bar_left(self, _event: LineBar.Left) -> None:
        """Escape gives up the filter."""
        self.step_out()
        self.focus_pane("ledger-list")

    def step_out(self) -> bool:
        """Show all the rows again, else take the filter away, when there is one."""
        if self.summed is not None:
            self.summed = None
            self._list()
            return True
        if not self.query_text and not self.filter_bar.is_open:
            return False
        self.filter_bar.close()
        self.query_text = ""
        self._list()
        return True

    # -- commands

    def action_figures(self) -> None:
        """Show figures, opinions and asides too, or no longer."""
        self.figures = not self.figures
        self._list()

    def action_panel(self) -> None:
        """Show the next panel below."""
        self.panel = PANELS[(PANELS.index(self.panel) + 1) % len(PANELS)]
        self._show_panel()

    def action_sort(self) -> None:
        """Sort by the next column."""
        key = SORTS[(SORTS.index(self.sorting[0]) + 1) % len(SORTS)]
        self.sorting = (key, False)
        self._list()
        self.say(t("say.sorted", by=t(f"col.{key}") or t("agreement.agreed")))

    def action_reverse(self) -> None:
        """Turn the order around."""
        self.sorting = (self.sorting[0], not self.sorting[1])
        self._list()

    def action_group(self) -> None:
        """Group by the next thing."""
        self.grouping = GROUPS[(GROUPS.index(self.grouping) + 1) % len(GROUPS)]
        self._list()
        self.say(t("say.grouped", by=t(f"col.{self.grouping}")))

    def _decide(self, action: str) -> None:
        from tui.screens import decide_deal

        deal = self.listing.current
        if deal is not None:
            getattr(decide_deal, f"ask_{action}")(self.explorer, deal)

    def action_merge(self) -> None:
        """Decide that two deals are one."""
        self._decide("merge")

    def action_split(self) -> None:
        """Decide that one of its claims tells another fact."""
        self._decide("split")

    def action_correct(self) -> None:
        """Correct a field."""
        self._decide("correct")

    def action_reject(self) -> None:
        """Reject a claim."""
        self._decide("reject")

    def action_hide(self) -> None:
        """Decide not to show it."""
        self._decide("hide")
