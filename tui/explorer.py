"""The app: wiring of views, trail, themes and commands that work everywhere. No layout, no data."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen
from textual.timer import Timer
from textual.types import CSSPathType

from store.model import DossierError
from store.text import clean
from tui.catalogue import t
from tui.catalogue.store import failure
from tui.commands import bindings
from tui.index import Index
from tui.looks import Looks, theme_name
from tui.memory import give_back
from tui.news import fresh
from tui.screens.base import View, undisturbed
from tui.state import State
from tui.trail import VIEWS, Place, Trail

if TYPE_CHECKING:
    from textual.driver import Driver

    from store.dossier import Dossier
    from store.model import IngestReport


def _lazy(module: str, name: str) -> Callable[[], Screen[Any]]:
    """Import a view's module only when the view is first opened."""

    def make() -> Screen[Any]:
        from importlib import import_module

        screen: Screen[Any] = getattr(import_module(f"tui.screens.{module}"), name)()
        return screen

    return make


DRAFT_SECONDS = 2.0
MANY = 500
"""From so many articles on, what the other views need is found out while the first one is read."""


class Explorer(Looks, inherit_bindings=False):
    """The explorer of one dossier."""

    CSS_PATH: ClassVar[CSSPathType | None] = [
        "explorer.tcss",
        *(f"screens/{name}.tcss" for name in VIEWS),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    ENABLE_COMMAND_PALETTE = False
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {
        name: _lazy(name, name.title()) for name in VIEWS
    }
    DEFAULT_MODE = "articles"

    def __init__(
        self,
        dossier: Dossier,
        *,
        theme: str | None = None,
        read_only: bool = False,
        keymap: Mapping[str, str] | None = None,
        driver_class: type[Driver] | None = None,
        environ: Mapping[str, str] | None = None,
        state: State | None = None,
        report: IngestReport | None = None,
    ) -> None:
        """`report` is what opening the sources found: what was not told before, the first view tells."""
        env = dict(os.environ if environ is None else environ)
        state = state or State(None)
        name = theme_name(theme or state.theme, env)
        last = state.view if state.view in self.MODES else None
        self.DEFAULT_MODE = last or "articles"  # type: ignore[misc]
        super().__init__(name, state, env, driver_class=driver_class)
        self.dossier = dossier
        self.report = self.news = fresh(report, state) if report is not None else None
        self.locked = read_only or dossier.read_only
        self.index = Index(dossier)
        self.trail = Trail()
        self.keys: Mapping[str, str] = keymap or {}
        self.failure: str | None = None
        self._drafting: Timer | None = None
        known_ids = {article.id for article in dossier.articles}
        self.marked = [id for id in self.state.marked if id in known_ids]
        self.saved, self.lookups = self.state.saved, self.state.lookups
        self.searcher = ThreadPoolExecutor(1, thread_name_prefix="lookup")
        self.worker = ThreadPoolExecutor(1, thread_name_prefix="work")
        """What takes longer than a key may is found out in here, one thing at a time."""
        self.saver = ThreadPoolExecutor(1, thread_name_prefix="save")
        """What is to be kept waits for nothing else."""
        self._leaving = False
        if keymap:
            self.set_keymap(dict(keymap))

    def on_mount(self) -> None:
        """Once the first screen stands, keep what was loaded out of the garbage collector's rounds."""
        if not gc.isenabled():  # as `run` leaves it while the program opens
            self.call_after_refresh(_keep_loaded)
        if len(self.dossier.article_ids) >= MANY:
            self.call_after_refresh(self.worker.submit, self._prepare)

    def _prepare(self) -> None:
        """In a thread: find out what views will ask for; then see to the index, which others wait for.

        What is found stays: a collector that walks through it again and again would hold up the keys.
        """
        undisturbed(lambda: self.dossier.prepare(lambda: self._leaving))
        gc.freeze()
        if not self._leaving:
            with suppress(RuntimeError):  # it was left at this very moment
                self.searcher.submit(self.dossier.prepare_index)
            first, second = self.dossier.article_ids[:2]
            undisturbed(lambda: self.dossier.compare(first, second))  # which loads what any other needs
        give_back()

    def tidy(self) -> None:
        """In a thread, give back what the view that was just left needed for a large dossier."""
        if len(self.dossier.article_ids) >= MANY and not self._leaving:
            with suppress(RuntimeError):  # as above
                self.worker.submit(give_back)

    def on_unmount(self) -> None:
        """Remember where this session ended."""
        self._leaving = True
        self.dossier.give_up()
        for threads in (self.searcher, self.worker, self.saver):
            threads.shutdown(wait=False, cancel_futures=True)
        self.state.save()

    def keep_place(self) -> None:
        """Take note of where the view on screen stands, for the next session."""
        view = self.view
        if view is not None and view.is_current:
            self.state.marked = list(self.marked)
            self.state.remember(view.place())

    def keep_draft(self, target: str, text: str) -> None:
        """Keep a note that is being typed; on disk two seconds after a letter at the latest."""
        self.state.drafts[target] = text
        if self._drafting is None:
            self._drafting = self.set_timer(DRAFT_SECONDS, self._save_draft)

    def _save_draft(self) -> None:
        self._drafting = None
        self.saver.submit(self.state.save)

    @property
    def view(self) -> View | None:
        """The view on screen, under whatever lies over it."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, View):
                return screen
        return None

    # -- places

    def go(self, place: Place) -> None:
        """Go to a place, remembering this one on the trail."""
        view = self.view
        if view is not None:
            self.trail.jump(view.place())
            self.keep_place()
        self.arrive(place)
        self.saver.submit(self.state.save)

    def arrive(self, place: Place) -> None:
        """Show a place, leaving no trace on the trail."""
        self.switch_mode(place.view)
        view = self.view
        if view is not None:
            view.arrive(place)

    def action_view(self, name: str) -> None:
        """Change to another view, as it was left; its list takes the keys, also when one is there already."""
        view = self.view
        if view is not None and view.view_name != name:
            self.go(Place(name))
            view = self.view
        if view is not None:
            view.focus_first()

    def action_lookup(self) -> None:
        """Open the lookup line."""
        self.go(Place("lookup"))

    def action_trail_back(self) -> None:
        """Step back along the trail; at its beginning, leave."""
        view = self.view
        if view is None or view.step_out():
            return
        place = self.trail.back(view.place())
        if place is None:
            view.say(t("say.trail_begins"))
        else:
            self.arrive(place)

    def action_close_or_leave(self) -> None:
        """Step back along the trail; where it begins, leave."""
        view = self.view
        if view is not None and view.step_out():
            return
        if self.trail.depth:
            self.action_trail_back()
        else:
            self.action_leave()

    def action_trail_forward(self) -> None:
        """Step forward along the trail again."""
        view = self.view
        if view is None:
            return
        place = self.trail.forward(view.place())
        if place is None:
            view.say(t("say.trail_ends"))
        else:
            self.arrive(place)

    def action_compare_here(self) -> None:
        """Compare the marked articles, the sources of this deal, or this article with its most similar."""
        from tui.screens.choose_pair import compare_from

        compare_from(self)

    # -- what works everywhere

    def action_palette(self) -> None:
        """Open the palette."""
        from tui.screens.palette import open_palette

        open_palette(self)

    def action_explain(self) -> None:
        """Open the help of the pane with the focus."""
        from tui.screens.help import Help

        view = self.view
        if view is not None:
            scopes = sorted(view.scopes(), key=lambda scope: scope != view.view_name)
            self.push_screen(Help(tuple(scopes), self.keys, self.ascii_only))

    def action_note(self) -> None:
        """Write a note on what is selected."""
        from tui.screens.notes import ask_note

        ask_note(self)

    def action_tag(self) -> None:
        """Tag what is selected."""
        from tui.screens.work import ask_tag

        ask_tag(self)

    def action_undo_decision(self) -> None:
        """Take back the last decision."""
        from tui.screens.work import undo

        undo(self)

    def action_redo_decision(self) -> None:
        """Make the last decision taken back again."""
        from tui.screens.work import redo

        redo(self)

    def action_why(self) -> None:
        """Explain the fact that is selected: what was recognised, and by which rule."""
        from tui.screens.explain import explain_selected

        explain_selected(self)

    def action_sources(self) -> None:
        """List what is new in the sources, what was refused of them, and what is gone."""
        from tui.screens.sources import show_sources

        show_sources(self)

    def action_outside(self, command_id: str) -> None:
        """Open the article in the pager or the editor."""
        from tui.outside import open_outside

        open_outside(self, command_id)

    def action_copy(self) -> None:
        """Copy a citation of what is selected."""
        from tui.screens.work import copy_citation

        copy_citation(self)

    def action_export_shown(self) -> None:
        """Write what is shown to a file."""
        from tui.screens.work import ask_export

        ask_export(self)

    def action_reload(self) -> None:
        """Read the store again."""
        try:
            self.dossier.reload()
        except (DossierError, OSError) as error:
            self.say(failure(error), "bad")
            return
        self.dossier_changed()
        self.say(t("say.reloaded"))

    def dossier_changed(self) -> None:
        """Take note that the dossier says other things now: every view shows them when next seen."""
        self.index = Index(self.dossier)
        for stack in self._screen_stacks.values():
            for screen in stack:
                if isinstance(screen, View):
                    screen.outdate()
        view = self.view
        if view is not None:
            view.freshen()

    def action_suspend(self) -> None:
        """Stop until the shell says to go on, the terminal as it was before; not where nothing may be run."""
        from tui.screens.work import allowed

        if allowed(self, "app.suspend"):
            self.action_suspend_process()

    def action_leave(self) -> None:
        """Leave the explorer."""
        self.keep_place()
        self.exit(return_code=0)

    def say(self, text: str, tone: str = "") -> None:
        """Say something in the status line of the view."""
        view = self.view
        if view is not None:
            view.say(text, tone)

    # -- ends

    def leave_soon(self, code: int) -> None:
        """Leave from a signal handler: the event loop does it when it next runs."""
        loop = getattr(self, "_loop", None)
        if loop is not None:
            loop.call_soon_threadsafe(self._leave, code)

    def _leave(self, code: int) -> None:
        try:
            self.keep_place()
        finally:
            self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """End on an unforeseen error with one line: the crash screen would print articles unfiltered.

        A record that turns out damaged where it is looked at is told as the store tells it, with its cure.
        """
        error = self._exception
        if isinstance(error, DossierError | OSError):
            self.failure = clean(failure(error))
        else:
            self.failure = t("error.internal", why=clean(f"{type(error).__name__}: {error}")[:200])
        self._return_code = 2
        self._close_messages_no_wait()


def _keep_loaded() -> None:
    gc.freeze()
    gc.enable()
