"""What all views share: the two lines around them, panes and focus, arriving at places, messages."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from store.model import Claim, DossierError
from store.record import NamedTuple
from tui.catalogue import t
from tui.catalogue.store import failure, told
from tui.commands import bindings, views_of_key
from tui.news import news_of
from tui.trail import Place
from tui.widgets.chrome import StatusLine, TopLine, scopes_of
from tui.widgets.line_list import LineList
from tui.widgets.paint import safe

if TYPE_CHECKING:
    from tui.explorer import Explorer
    from tui.index import Index
    from tui.widgets.reader import Reader

Found = TypeVar("Found")

BREAKPOINTS = [(0, "-cramped"), (56, "-narrow"), (100, "-medium"), (120, "-wide"), (160, "-huge")]
REST_SECONDS = 0.13
"""How long a cursor rests before its detail is shown: longer than a held key takes to repeat, and about as
long as a hand that steps through a list."""
TYPING_SECONDS = 0.3
"""The same while a line is typed in: longer than from one letter to the next."""
LOW = [(0, "-low"), (14, "-short"), (30, "-tall")]


def undisturbed(work: Callable[[], Found]) -> Found:
    """Work in a thread without the collector of cycles, whose rounds grow with what is found and let no key
    in."""
    running = gc.isenabled()
    gc.disable()
    try:
        return work()
    finally:
        if running:
            gc.enable()


class Selected(NamedTuple):
    """What a command would act on: an article, entity, deal or claim, by id and in words."""

    kind: str
    id: str
    label: str


class Pane(Container):
    """A bordered part of a view, with a title that data may stand in."""

    DEFAULT_CSS = "Pane { layout: vertical; }"

    def entitle(self, title: str, note: str = "") -> None:
        """Set the title and the note below, as plain text."""
        self.border_title = Content(safe(title))
        self.border_subtitle = Content(safe(note))


class View(Screen[None], inherit_bindings=False):
    """One of the views. Subclasses compose a body, name their panes, and show places."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("pane")]
    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    VERTICAL_BREAKPOINTS = LOW
    AUTO_FOCUS = ""
    view_name: ClassVar[str] = ""
    pane_order: ClassVar[tuple[str, ...]] = ()
    """Ids of the widgets that take the focus, in the order of Tab."""

    def __init__(self) -> None:
        super().__init__()
        # What it is styled by is read as it is registered: no need to read all styles again for it.
        self._css_update_count = self.app._css_update_count
        # And what it is styled by its size, so that it is not laid out first for another.
        width, height = self.app.size
        self.add_class(*self._get_breakpoint_classes(width, BREAKPOINTS))
        self.add_class(*self._get_breakpoint_classes(height, LOW))
        self._arriving: Place | None = None
        self._ready = False
        self._outdated = True
        self._seen = False
        self._awaited: Callable[[], None] | None = None
        self._rest: Timer | None = None

    @property
    def explorer(self) -> Explorer:
        """The app."""
        return cast("Explorer", self.app)

    @property
    def index(self) -> Index:
        """The look-ups over the dossier as it is now."""
        return self.explorer.index

    @property
    def dossier(self) -> Any:
        """The dossier."""
        return self.explorer.dossier

    # -- what subclasses say

    def body(self) -> Iterable[Widget]:
        """Make the widgets between the two lines."""
        raise NotImplementedError

    def load(self) -> None:
        """Read the dossier anew into the widgets; called before the first place and after each change."""

    def show(self, place: Place) -> None:
        """Show a place of this view; one without a target means: as it stands."""

    def place(self) -> Place:
        """Say where the view stands."""
        return Place(self.view_name)

    def selected(self) -> Selected | None:
        """Say what a command would act on."""
        return None

    def step_out(self) -> bool:
        """Close what lies open inside the view (a filter line); False when nothing did."""
        return False

    def why_not(self, command_id: str) -> str | None:
        """Say why a command cannot run here, or None when it can."""
        from tui.screens.work import why_not

        return why_not(self.explorer, self.selected(), command_id)

    # -- wiring

    def compose(self) -> ComposeResult:
        """Lay the body between the two lines."""
        yield TopLine(self.view_name)
        with Container(id="body"):
            yield from self.body()
        yield Static(Content(t("state.too_small")), id="small", markup=False)
        yield StatusLine()

    def on_mount(self) -> None:
        """Read the dossier and go where the explorer wants to be."""
        self.set_class(self.explorer.ascii_only, "-ascii")
        self._ready = True
        self.freshen()
        wanted = self._arriving or Place(self.view_name)
        kept = self.explorer.state.views.get(self.view_name)
        if kept is not None and wanted.target is None and not wanted.extra:
            wanted = kept
        self.arrive(wanted)

    def _compositor_refresh(self) -> None:
        """Draw a frame, except before there is something to show, and while the app holds frames back:
        Textual would draw it and throw it away."""
        if self._ready and not self.app._batch_count:
            super()._compositor_refresh()

    def arrive(self, place: Place) -> None:
        """Show a place, as soon as the widgets stand."""
        if not self._ready:
            self._arriving = place
            return
        self._arriving = None
        self.freshen()
        self.status.clear()
        self.show(place)
        if self.focused is None and self.pane_order:
            self.focus_pane(self.pane_order[0])
        self._hint()
        self._tell()

    def _tell(self) -> None:
        """Say once of each state of the dossier what was noticed and what no longer fits its text."""
        if self.index.told:
            return
        self.index.told = True
        report, self.explorer.report = self.explorer.report, None
        news = news_of(report, self.explorer.keys, self.explorer.ascii_only) if report else ""
        unresolved = len(self.dossier.unresolved)
        notices = [
            *map(told, self.dossier.messages),
            *([t("say.unresolved", n=unresolved)] if unresolved else []),
        ]
        self.dossier.messages.clear()
        if notices or news:
            self.say("; ".join(filter(None, (news, *notices))), "warn" if notices else "")

    def outdate(self) -> None:
        """Take note that the dossier changed; the view reads it again when it is next seen."""
        self._outdated = True

    def freshen(self) -> None:
        """Read the dossier again if it changed."""
        if self._ready and self._outdated:
            self._outdated = False
            with self.app.batch_update():
                self.load()
            self.query_one(TopLine).refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Draw the status line anew: it names no keys in a window too low for the view, though as wide."""
        if self._ready:
            self.status.refresh()

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Read what changed while another view was on screen."""
        # When it is first seen, it has just been styled.
        event.refresh_styles = self._seen
        self._seen = True
        self.freshen()

    def on_screen_suspend(self) -> None:
        """Hold little while another view is on screen."""
        for lines in self.query(LineList):
            lines.settle()
        self.explorer.tidy()

    @property
    def status(self) -> StatusLine:
        """The status line."""
        return self.query_one(StatusLine)

    def say(self, text: str, tone: str = "") -> None:
        """Show a message until the next key."""
        if self._ready:
            self.status.say(text, tone)

    def scopes(self) -> tuple[str, ...]:
        """List the scopes whose commands work now, the nearest first."""
        return scopes_of(self.focused, self.view_name)

    def _hint(self) -> None:
        self.status.hint(self.scopes())

    def on_key(self, event: events.Key) -> None:
        """Any key takes the last message away; one that decides only in other views says in which."""
        self.status.clear()
        if event.key.isupper() and event.key not in self.active_bindings:
            views = views_of_key(event.key, self.explorer.keys)
            if views:
                names = ", ".join(t(f"view.{view}") for view in views)
                self.say(t("say.key_elsewhere", key=event.key, views=names), "warn")

    def on_descendant_focus(self, _event: events.DescendantFocus) -> None:
        """Show which pane has the focus, and what its keys do."""
        for pane in self.query(Pane):
            pane.set_class(pane.has_focus_within, "-focused")
        self._hint()
        self.focus_moved()
        if self.dossier.changed_on_disk():
            self.say(t("say.changed_on_disk"), "warn")

    def focus_moved(self) -> None:
        """Rearrange what depends on the pane with the focus."""

    # -- from here to there

    def on_reader_mark_opened(self, event: Reader.MarkOpened) -> None:
        """Enter on a marked name opens its page; on a marked fact, its deal."""
        if event.mark.kind == "fact":
            self.open_claim(self.dossier.claim(event.mark.ref))
        else:
            self.explorer.go(Place("entities", event.mark.ref))

    def open_claim(self, claim: Claim) -> None:
        """Go to the deal that a claim tells."""
        if claim.deal is None:
            self.say(t("say.no_deal"))
        else:
            self.explorer.go(Place("ledger", claim.deal, extra={"claim": claim.id}))

    # -- details that follow a cursor

    def follow(self, show: Callable[[], None]) -> None:
        """Show the detail of what the cursor is on once it rests: held keys send the list alone."""
        self._awaited = show
        if self._rest is not None:
            self._rest.stop()
        typing = "line" in getattr(self.focused, "scopes", ())
        self._rest = self.set_timer(TYPING_SECONDS if typing else REST_SECONDS, self.catch_up)

    def catch_up(self) -> None:
        """Show at once what is waiting to be shown: before anything acts on it."""
        show, self._awaited = self._awaited, None
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        if show is not None:
            show()

    # -- what takes longer than a key may

    def work_out(
        self, what: str, work: Callable[[], Found], show: Callable[[Found], None], searching: bool = False
    ) -> None:
        """Find something out in a thread, then show it; of what is asked for again, the last alone counts.

        Keys are taken meanwhile: whoever asks says on the screen that it is on its way. What is `searching`
        waits for the index with the lookups, not before all else.
        """
        threads = self.explorer.searcher if searching else self.explorer.worker
        self.run_worker(self._worked_out(threads, work, show), group=f"work: {what}", exclusive=True)

    async def _worked_out(
        self, threads: Executor, work: Callable[[], Found], show: Callable[[Found], None]
    ) -> None:
        try:
            found = await asyncio.get_running_loop().run_in_executor(threads, undisturbed, work)
        except (DossierError, OSError) as error:
            self.say(failure(error), "bad")
            return
        with self.app.batch_update():
            show(found)

    # -- panes

    def panes(self) -> list[str]:
        """List the panes that can take the focus now, in the order of Tab."""
        return [id for id in self.pane_order if not self.query_one(f"#{id}").disabled]

    def focus_pane(self, id: str) -> None:
        """Give a pane the focus."""
        self.catch_up()
        self.query_one(f"#{id}").focus(scroll_visible=False)

    def focus_first(self) -> None:
        """Give the first pane the focus: the list, where there is one."""
        if self._ready and self.pane_order:
            self.focus_pane(self.pane_order[0])

    def action_pane(self, by: int) -> None:
        """Move the focus to another pane."""
        self.catch_up()
        order = self.panes()
        if not order:
            return
        here = self.focused.id if self.focused is not None else None
        at = order.index(here) if here in order else -by
        self.focus_pane(order[(at + by) % len(order)])
