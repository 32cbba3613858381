"""Lookup: one line from anywhere, live hits grouped by kind, each saying why it matched, with a preview."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.timer import Timer
from textual.widget import Widget

from store.answers import Hit, Results
from store.model import DossierError
from tui.catalogue import t
from tui.catalogue.store import told
from tui.commands import bindings
from tui.screens.base import Pane, Selected, View
from tui.screens.lookup_preview import preview_rows
from tui.screens.lookup_rows import (
    Asked,
    asked_rows,
    cells,
    counted,
    hit_rows,
    place_of,
    row_key,
    title_of,
    why,
)
from tui.screens.overlay import Prompt
from tui.trail import Place
from tui.widgets.line_bar import LineBar
from tui.widgets.line_list import LineList
from tui.widgets.page import Page, prose
from tui.widgets.paint import safe
from tui.widgets.record_list import Column, RecordList

SCOPES: tuple[str | None, ...] = (None, "articles", "passages", "entities", "deals", "notes")
LIMIT = 200
"""Hits asked for: more than anybody walks through, few enough to lay out within a frame."""
HISTORY = 50
RESTED = 0.25
"""Seconds without a key after which all hits are looked for: while keys come, only the best are."""
PATIENCE = 0.5
"""Seconds that a key which goes by the hits waits for those of the whole line."""


class Lookup(View):
    """The line keeps the focus; arrows move among the hits while typing. Only the last answer is shown."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("lookup")]
    view_name = "lookup"

    def __init__(self) -> None:
        super().__init__()
        self.query_text = ""
        self.within: str | None = None
        self.results: Results | None = None
        self._asked = 0
        self._wanted_cursor = 0
        self._history_at = 0
        self._answered = asyncio.Event()
        self._going = False
        self._resting: Timer | None = None

    def body(self) -> Iterable[Widget]:
        """Make the line, the hits and the preview."""
        self.bar = LineBar(t("label.lookup"), placeholder=t("ask.lookup"), id="lookup-line")
        self.hits = RecordList(
            [Column("", 1), Column("", 20, flex=1), Column("", 8, 40, align="right", drop=1)],
            lambda row: cells(self.explorer, row),
            row_key,
            header=False,
            empty=t("empty.lookup"),
            id="lookup-hits",
        )
        self.hits.can_focus = False
        self.hits.driven = True
        self.preview = Page(id="lookup-preview")
        self.preview.can_focus = False
        with Pane(id="hits-pane", classes="pane") as self.hits_pane:
            yield self.bar
            yield self.hits
        with Pane(id="preview-pane", classes="pane") as self.preview_pane:
            yield self.preview

    # -- asking

    def on_line_bar_changed(self, event: LineBar.Changed) -> None:
        """Look up while typing."""
        self._ask(event.text)

    def _ask(self, text: str, cursor: int = 0) -> None:
        self.query_text = text
        self._asked += 1
        self._wanted_cursor = cursor
        self._going = False
        self._answered.clear()
        if self._resting is not None:
            self._resting.stop()
        if not text.strip():
            self.workers.cancel_group(self, "lookup")
            self._show_results(None)
            return
        if not self.dossier.index_ready and not self.hits.rows:
            self.hits.empty = t("state.counting")
            self.hits.redraw()
        self._start_search(text)

    def _start_search(self, text: str, hurried: bool = True) -> None:
        work = self._search(text, self._asked, hurried)
        self.run_worker(work, group="lookup", exclusive=True, exit_on_error=False)

    async def _search(self, text: str, number: int, hurried: bool) -> None:
        """Search off the event loop; one that a later letter overtook is given up."""
        from store.search.gather import CancelledError

        def overtaken() -> bool:
            return number != self._asked

        work = partial(
            self.dossier.search, text, LIMIT, self.within, lenient=True, cancelled=overtaken, hurried=hurried
        )
        try:
            results = await asyncio.get_running_loop().run_in_executor(self.explorer.searcher, work)
        except CancelledError:
            return
        except DossierError as error:
            results = Results(text, 0.0, 0, (), (), str(error))
        if overtaken():
            return
        if not hurried:
            self._wanted_cursor = self.hits.cursor
        self._show_results(results)
        if hurried and results.more:
            self._resting = self.set_timer(RESTED, lambda: self._look_again(text, number))

    def _look_again(self, text: str, number: int) -> None:
        """Look for all hits once the line rests: below the best, and how many there are."""
        if number == self._asked and self.is_current:
            self._start_search(text, hurried=False)

    async def _caught_up(self) -> bool:
        """Wait until the hits are those of the whole line, keys typed ahead included; false if they are
        late."""
        if self.bar.text != self.query_text:
            self._ask(self.bar.text)
        try:
            await asyncio.wait_for(self._answered.wait(), PATIENCE)
        except TimeoutError:
            return False
        return True

    def _show_results(self, results: Results | None) -> None:
        self.results = results
        self._answered.set()
        if results is not None:
            rows = hit_rows(results)
        else:
            rows = asked_rows(self.explorer.saved, self.explorer.lookups)
        self.hits.empty = self._empty_words(results)
        with self.app.batch_update():
            self.hits.set_rows(rows, keep="")
            self.hits.move_to(self._wanted_cursor)
            self._entitle(results)
            if not rows:
                self._show_preview(None)
        if self._going:
            self._going = False
            self._go()

    @staticmethod
    def _empty_words(results: Results | None) -> str:
        if results is None:
            return t("empty.lookup")
        return safe(told(results.error)) if results.error else t("empty.no_hits") + "\n" + t("empty.lookup")

    def _entitle(self, results: Results | None) -> None:
        names = [t("label.all") if scope is None else t(f"scope.hits.{scope}") for scope in SCOPES]
        here = SCOPES.index(self.within)
        names[here] = f"[{names[here]}]"
        self.hits_pane.entitle(" ".join(names), counted(results) if results is not None else "")

    # -- the preview

    def on_line_list_moved(self, event: LineList.Moved) -> None:
        """Show the hit under the cursor in its context."""
        if event.list is self.hits:
            self.follow(lambda: self._show_preview(self.hits.current))

    def on_line_list_chosen(self, event: LineList.Chosen) -> None:
        """A click on the cursor goes there."""
        if event.list is self.hits:
            self._go()

    def _show_preview(self, hit: Hit | Asked | None) -> None:
        if isinstance(hit, Hit):
            self.preview_pane.entitle(title_of(self.explorer, hit), why(hit))
            self.preview.set_page(partial(preview_rows, self.explorer, hit))
            return
        self.preview_pane.entitle(t("label.preview"))
        words = t("empty.lookup") if isinstance(hit, Asked) else ""
        self.preview.set_page(lambda width: [r for line in words.split("\n") for r in prose(line, width)])

    # -- places

    def load(self) -> None:
        """Ask again: the dossier changed."""
        if self.results is not None:
            self._ask(self.query_text, self.hits.cursor)
        else:
            self._show_results(None)

    def show(self, place: Place) -> None:
        """Open the line, empty or as it was left."""
        query = str(place.extra.get("query", ""))
        scope = place.extra.get("scope")
        self.within = scope if scope in SCOPES else None
        self._history_at = 0
        self.bar.open(query)
        self._ask(query, int(place.extra.get("cursor", 0)))

    def place(self) -> Place:
        """Say what is looked up, and which hit the cursor is on."""
        extra = {"query": self.query_text, "scope": self.within, "cursor": self.hits.cursor}
        return Place(self.view_name, extra=extra)

    def selected(self) -> Selected | None:
        """The thing under the cursor."""
        hit = self.hits.current
        if not isinstance(hit, Hit) or hit.kind == "note":
            return None
        kind = "article" if hit.kind == "passage" else hit.kind
        return Selected(kind, (hit.article or hit.id) if kind == "article" else hit.id, hit.label)

    # -- commands

    async def action_step(self, by: int) -> None:
        """Move among the hits of all that was typed."""
        await self._caught_up()
        self.hits.action_step(by)

    async def action_page(self, by: int) -> None:
        """Move among the hits by windows."""
        await self._caught_up()
        self.hits.action_page(by)

    def action_scope(self, by: int) -> None:
        """Look only among one kind of thing."""
        self.within = SCOPES[(SCOPES.index(self.within) + by) % len(SCOPES)]
        self._entitle(self.results)
        self._ask(self.query_text)

    async def action_go(self) -> None:
        """Go to the hit under the cursor, once the hits are those of all that was typed."""
        if await self._caught_up():
            self._go()
        else:
            self._going = True

    def _go(self) -> None:
        hit = self.hits.current
        if isinstance(hit, Asked):
            self.bar.open(hit.query)
            self._ask(hit.query)
        if not isinstance(hit, Hit):
            return
        self._remember()
        place = place_of(self.explorer, hit)
        if place is not None:
            self.explorer.go(place)

    def _remember(self) -> None:
        text = self.query_text.strip()
        history = self.explorer.lookups
        if text:
            if text in history:
                history.remove(text)
            history.append(text)
            del history[:-HISTORY]

    def action_erase(self) -> None:
        """Erase a letter; from an empty line, go back."""
        if self.bar.text and self.bar.line is not None:
            self.bar.line.action_delete_left()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Go back to where the lookup was opened."""
        place = self.explorer.trail.back(self.place())
        self.explorer.arrive(place if place is not None else Place("articles"))

    def action_earlier(self) -> None:
        """Bring back an earlier lookup."""
        history = self.explorer.lookups
        if history:
            self._history_at = self._history_at % len(history) + 1
            text = history[-self._history_at]
            self.bar.open(text)
            self._ask(text)

    def action_save(self) -> None:
        """Save the lookup under a name; with the cursor on a saved one and nothing typed, forget that."""
        text, row = self.query_text.strip(), self.hits.current
        saved = self.explorer.saved
        if not text:
            if isinstance(row, Asked) and row.name in saved:
                del saved[row.name]
                self._show_results(None)
                self.say(t("say.forgotten", name=row.name))
            return

        def answered(name: str | None) -> None:
            if name:
                saved[name] = text
                self.say(t("say.saved_lookup", name=name))

        self.app.push_screen(Prompt(t("ask.save"), text, hint=text), answered)

    def action_compare(self) -> None:
        """Compare the article of the hit, or two that tell its deal."""
        from tui.screens.choose_pair import compare_from

        self._remember()
        compare_from(self.explorer)
