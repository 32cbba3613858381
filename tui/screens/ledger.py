"""The ledger: one row per deal; below it who says so, totals, a chart, a timeline of what is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from store.model import Deal, Total, UnknownId
from tui import spoken
from tui.catalogue import t
from tui.commands import bindings, command, hint_key
from tui.index import first_view
from tui.screens.base import Pane, Selected
from tui.screens.ledger_claims import claim_place
from tui.screens.ledger_decisions import decisions_page
from tui.screens.ledger_pages import chart_page, timeline_page, totals_page
from tui.screens.ledger_proof import proof_page
from tui.screens.ledger_rows import SORTS, total_name
from tui.screens.ledger_table import DealTable
from tui.trail import Place
from tui.widgets.line_list import LineList
from tui.widgets.page import Builder, Page
from tui.widgets.paint import sign

PANELS = ("proof", "totals", "chart", "timeline", "decisions")
_MAKERS = dict(zip(PANELS[1:], (totals_page, chart_page, timeline_page, decisions_page), strict=True))


class Ledger(DealTable):
    """The table of deals above, the panel below (beside it on a wide monitor)."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ledger")]
    view_name = "ledger"
    pane_order = ("ledger-list", "ledger-panel")

    def __init__(self) -> None:
        super().__init__()
        self.panel = "proof"

    def body(self) -> Iterable[Widget]:
        """Make the table and the panel."""
        self.table()
        self.page = Page(id="ledger-panel", empty=t("empty.proof"))
        with Pane(id="deals-pane", classes="pane") as self.deals_pane:
            yield self.filter_bar
            yield self.listing
        with Pane(id="proof-pane", classes="pane") as self.proof_pane:
            yield self.page

    # -- the panel

    def _show_panel(self) -> None:
        names = [t(f"label.{name}") for name in PANELS if name != self.panel]
        dot = f" {sign(self.app, 'sep')} "
        key = hint_key(command("ledger.panel"), self.explorer.keys, self.explorer.ascii_only)
        self.proof_pane.entitle(t(f"label.{self.panel}"), spoken.labelled(key, dot.join(names)))
        self.set_class(self.panel != "proof", "-figures")
        if self.panel == "proof":
            deal = self.listing.current
            self.proof_of = deal.id if deal is not None else None
            self.page.empty = t("empty.proof")
            self.page.set_page(proof_page(self.explorer, deal) if deal is not None else None)
            return
        make = partial(self._page_of_shown, self.panel)
        if self.many:
            self.page.empty = t("state.counting")
            self.page.set_page(None)
            self.work_out("panel", make, self.page.set_page)
        else:
            self.page.set_page(make())

    def _page_of_shown(self, panel: str) -> Builder:
        """What a panel says of all the deals on screen."""
        deals = list({deal.id: deal for deal in self.shown_deals()}.values())
        return _MAKERS[panel](self.explorer, deals)

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
        self._once_listed(lambda: self.listing.move_to(0))
        self.focus_pane("ledger-list")
        self.say(t("say.summed", what=total_name(total)))

    # -- places

    def show(self, place: Place) -> None:
        """Show a deal with its proof, even when the filter would hide it."""
        extra = place.extra
        if "query" in extra:
            self._restore(extra)
        self._once_listed(lambda: self._show_place(place))

    def _show_place(self, place: Place) -> None:
        extra = place.extra
        if place.target is not None:
            try:
                deal = self.dossier.deal(place.target)
            except UnknownId:
                self.say(t("say.gone", id=place.target), "warn")
                return
            self._unhide(deal)
            self._once_listed(lambda: self._show_deal(deal, extra))
        elif self.listing.cursor < 0:
            self.listing.move_to(0)
        if extra.get("pane") in self.pane_order:
            self.focus_pane(extra["pane"])
            if extra.get("row") is not None:
                self.page.move_to(int(extra["row"]))

    def _show_deal(self, deal: Deal, extra: Mapping[str, Any]) -> None:
        self.panel = str(extra.get("panel", "proof"))
        self.listing.select(deal.id)
        self._show_panel()
        if "claim" in extra:
            self.focus_pane("ledger-panel")
            self.page.select(self._claim_place(extra["claim"]))

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
        if self.narrowed and self._filtered_out(deal):
            self.narrowed = ""
            self.filter_bar.close()
        self._list(keep=deal.id)

    def _restore(self, extra: Mapping[str, Any]) -> None:
        self.narrowed = str(extra.get("query", ""))
        self.figures = bool(extra.get("figures"))
        self.grouping = str(extra.get("group", "none"))
        self.panel = str(extra.get("panel", "proof"))
        key, reverse = extra.get("sort", ("amount", False))
        self.sorting = (key if key in SORTS else "amount", bool(reverse))
        if self.narrowed:
            self.filter_bar.open(self.narrowed, focus=False)
        else:
            self.filter_bar.close()
        self._list()

    def place(self) -> Place:
        """Say which deal is under the cursor and how the table is filtered and sorted."""
        self.catch_up()
        extra: dict[str, Any] = {
            "query": self.narrowed,
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
        return Selected("deal", deal.id, spoken.who(deal.kind, deal.parties) or t(f"kind.{deal.kind}"))

    # -- commands

    def action_panel(self) -> None:
        """Show the next panel below."""
        self.panel = PANELS[(PANELS.index(self.panel) + 1) % len(PANELS)]
        self._show_panel()

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
