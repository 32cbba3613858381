"""Entities: who and what is named, and for each one page: names, spread, company, deals, contexts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from store.model import PRECEDENCE, Entity, UnknownId
from tui.catalogue import t
from tui.commands import bindings
from tui.index import MANY_ROWS, Index
from tui.screens.base import Pane, Selected
from tui.screens.entity_page import entity_page
from tui.screens.filtered import FilteredView
from tui.trail import Place
from tui.widgets.finding import plain
from tui.widgets.line_bar import LineBar
from tui.widgets.line_list import LineList
from tui.widgets.page import Page
from tui.widgets.paint import Cell, safe, sign
from tui.widgets.record_list import Column, RecordList

TYPES = (None, *PRECEDENCE)


def _ordered(index: Index, column: str) -> None:
    """Find out an order of the entities, and what their rows say."""
    index.entities.of(column)


class Entities(FilteredView):
    """The table of entities and the page of the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("entities")]
    view_name = "entities"
    pane_order = ("entities-list", "entity-page")
    sorts = ("mentions", "name", "type", "articles", "deals")

    def __init__(self) -> None:
        super().__init__()
        self.only: str | None = None
        self.shown: str | None = None

    def body(self) -> Iterable[Widget]:
        """Make the table and the page."""
        self.listing = RecordList(
            [
                Column("type", 1, 1),
                Column("name", 12, flex=1),
                Column("mentions", 6, 8, align="right"),
                Column("articles", 3, 8, align="right", drop=2),
                Column("deals", 5, 6, align="right", drop=1),
            ],
            self._cells,
            lambda entity: entity.id,
            steady=True,
            id="entities-list",
            empty=t("empty.entities"),
        )
        self.page = Page(id="entity-page", empty=t("empty.entity"))
        self.filter_bar = LineBar(t("label.filter"), id="entities-filter")
        with Pane(id="names-pane", classes="pane") as self.names_pane:
            yield self.filter_bar
            yield self.listing
        with Pane(id="page-pane", classes="pane") as self.page_pane:
            yield self.page

    def _cells(self, entity: Entity) -> Sequence[Cell]:
        tone = entity.type.lower()
        name: Cell = (safe(entity.name), "")
        if entity.decided or entity.id in self.index.noted:
            name = [(safe(entity.name), ""), (f" {sign(self.app, 'decided')}", "key")]
        deals = self.index.deals_of_entity.get(entity.id, 0)
        return (
            (sign(self.app, entity.type), tone),
            name,
            str(len(entity.mentions)),
            (str(self.index.counts_of_articles[entity.id]), "dim"),
            (str(deals) if deals else "", "amount"),
        )

    # -- what it shows

    def load(self) -> None:
        """List the entities again and lay the page out again."""
        self._list()
        shown, self.shown = self.shown, None
        if shown is not None:
            self._show_entity(shown, top=False)

    def _list(self) -> None:
        """Show the rows; an order that is not known yet is found out in a thread where they are many."""
        self.listing.show_sort(*self.sorting)
        if self.dossier.count_of_entities > MANY_ROWS and not self._known(self.sorting[0]):
            self._listing = True
            self.listing.empty = t("state.counting")
            self.names_pane.entitle(t("view.entities"), t("state.counting"))
            column = self.sorting[0]
            self.work_out("rows", partial(_ordered, self.index, column), self._list_ordered)
        else:
            self._list_ordered()

    def _known(self, column: str) -> bool:
        return "entities" in self.index.__dict__ and self.index.entities.known(column)

    def _list_ordered(self, _found: object = None) -> None:
        rows: Sequence[Entity] = self.index.entities.sorted(*self.sorting)
        if self.only:
            rows = [entity for entity in rows if entity.type == self.only]
        if self.narrowed:
            words, said = plain(self.narrowed).split(), self.index.words_of_entities
            rows = [entity for entity in rows if all(word in said[entity.id] for word in words)]
        self.listing.empty = t("empty.filtered") if self.narrowed or self.only else t("empty.entities")
        self.listing.set_rows(rows)
        kind = t(f"type.{self.only}") if self.only else t("label.all")
        self.names_pane.entitle(t("view.entities"), f"{kind} {sign(self.app, 'sep')} {len(rows)}")
        self._are_listed()

    def _show_entity(self, id: str, top: bool = True) -> None:
        if self.shown == id:
            return
        try:
            entity = self.dossier.entity(id)
        except UnknownId:
            self.shown = None
            self.page.set_page(None)
            return
        self.shown = id
        self.page_pane.entitle(entity.name, t(f"type.{entity.type}"))
        self.page.set_page(entity_page(self.explorer, entity), top=top)
        if not self.index.met_at_once(id):
            self.work_out("company", partial(self.index.together_with, id), lambda _: self._fill_in(id))

    def _fill_in(self, id: str) -> None:
        """Lay the page out again with what was not known at once, where the reader is in it kept."""
        if self.shown == id:
            self.page.build_again()

    # -- places

    def show(self, place: Place) -> None:
        """Show the page of an entity."""
        if place.target is not None:
            try:
                self.dossier.entity(place.target)
            except UnknownId:
                self.say(t("say.gone", id=place.target), "warn")
                return
        self._once_listed(lambda: self._show_place(place))

    def _show_place(self, place: Place) -> None:
        if place.target is not None:
            if not self.listing.select(place.target):
                self.only = None
                self._unfilter()
                self.listing.select(place.target)
            self._show_entity(place.target)
            self.focus_pane(place.extra.get("pane", "entity-page"))
        elif self.shown is None and self.listing.current is not None:
            self._show_entity(self.listing.current.id)
        if "row" in place.extra:
            self.page.move_to(int(place.extra["row"]))

    def place(self) -> Place:
        """Say whose page is shown, and where in it."""
        self.catch_up()
        extra: dict[str, Any] = {"row": self.page.cursor}
        if self.focused is not None and self.focused.id in self.pane_order:
            extra["pane"] = self.focused.id
        return Place(self.view_name, self.shown, extra=extra)

    def selected(self) -> Selected | None:
        """The deal under the page's cursor, else the entity."""
        self.catch_up()
        target = self.page.target if self.focused is self.page else None
        if isinstance(target, Place) and target.view == "ledger" and target.target:
            return Selected("deal", target.target, target.target)
        if self.shown is None:
            return None
        return Selected("entity", self.shown, self.dossier.entity(self.shown).name)

    # -- events

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Follow the cursor of the table with the page."""
        if event.list is self.listing:
            self.follow(self._follow_list)

    def _follow_list(self) -> None:
        if self.listing.current is not None:
            self._show_entity(self.listing.current.id)

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """Enter on a name reads its page; on a row of the page, goes there."""
        self.catch_up()
        if event.list is self.listing:
            self.focus_pane("entity-page")
        elif isinstance(self.page.target, Place):
            self.explorer.go(self.page.target)

    def step_out(self) -> bool:
        """Take the filter away, when there is one."""
        if self.only:
            self.only = None
            self._unfilter()
            return True
        return super().step_out()

    # -- commands

    def action_next_type(self) -> None:
        """Show the next type only."""
        self.only = TYPES[(TYPES.index(self.only) + 1) % len(TYPES)]
        self._list()

    def _decide(self, action: str) -> None:
        from tui.screens import decide_entity

        self.catch_up()
        if self.shown is not None:
            getattr(decide_entity, f"ask_{action}")(self.explorer, self.dossier.entity(self.shown))

    def action_merge(self) -> None:
        """Decide that this entity is another one too."""
        self._decide("merge")

    def action_split(self) -> None:
        """Decide that one of its names is somebody else."""
        self._decide("split")

    def action_rename(self) -> None:
        """Decide what it is called."""
        self._decide("rename")

    def action_retype(self) -> None:
        """Decide what it is."""
        self._decide("retype")

    def action_hide(self) -> None:
        """Decide not to show it."""
        self._decide("hide")
