"""Two small screens over a view: a chooser (type to narrow, Enter picks) and a question with one line."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from typing import Any, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.model import DossierError
from tui.catalogue import t
from tui.catalogue.store import failure
from tui.commands import bindings
from tui.widgets.finding import plain
from tui.widgets.line import Line
from tui.widgets.line_list import LineList
from tui.widgets.paint import Cell, safe
from tui.widgets.record_list import Column, Heading, RecordList


class Choice(NamedTuple):
    """One thing to choose: what it gives, its words, a remark on the right; `why_not` closes it; `also` are
    words by which it is found, that are not shown; its group is found by its name, too."""

    value: Any
    label: str
    remark: str = ""
    why_not: str | None = None
    tone: str = ""
    group: str = ""
    also: str = ""


class Overlay(ModalScreen[Any], inherit_bindings=False):
    """A box over the view."""

    AUTO_FOCUS = "Line"
    # A box takes the keys of the app away; leaving must work from everywhere all the same.
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "app.leave", show=False, id="overlay.quit")]

    def on_mount(self) -> None:
        """Draw in ASCII where the terminal knows nothing else."""
        self.set_class(bool(getattr(self.app, "ascii_only", False)), "-ascii")

    def action_leave(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Chooser(Overlay):
    """A list narrowed by typing. Dismissed with the value chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("chooser")]

    def __init__(
        self,
        title: str,
        choices: Iterable[Choice],
        remark: str = "",
        first: Callable[[], Sequence[Choice]] | None = None,
    ) -> None:
        """`first` finds, in a thread, the choices that stand above the others in place of their likes."""
        super().__init__()
        self.question = title
        self.remark = remark
        self.choices = list(choices)
        self.first = first
        self.typed = ""
        self._finding = self._going = False
        self._words: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the line and the list."""
        remarks = self.first is not None or any(choice.remark or choice.why_not for choice in self.choices)
        self.line = Line(placeholder=t("ask.narrow"))
        self.listing = RecordList(
            [Column("", 12, flex=2), Column("", 4, 40, align="right")]
            if remarks
            else [Column("", 12, flex=1)],
            self._cells,
            lambda choice: str(id(choice)),
            header=False,
            empty=t("empty.chooser"),
        )
        self.listing.can_focus = False
        self.listing.driven = True
        with Vertical(classes="box") as box:
            box.border_title = Content(safe(self.question))
            box.border_subtitle = self._below()
            yield self.line
            yield self.listing

    def _below(self) -> Content:
        """The line under the list: what there is to say, else the keys."""
        return Content(safe(self.remark or t("ask.choose_esc")))

    def on_mount(self) -> None:
        """Show all choices; those that stand first as soon as they are found."""
        super().on_mount()
        self._list(self.choices)
        if self.first is not None:
            self._finding = True
            self.query_one(".box").border_subtitle = Content(t("state.counting"))
            self.run_worker(self._find_first(self.first))

    async def _find_first(self, find: Callable[[], Sequence[Choice]]) -> None:
        """Put what was found above the rest, unless the cursor has gone elsewhere meanwhile."""
        worker = getattr(self.app, "worker", None)
        found: Sequence[Choice] = ()
        below = self._below()
        try:
            found = await asyncio.get_running_loop().run_in_executor(worker, find)
        except (DossierError, OSError) as error:
            below = Content(safe(failure(error)))
        self._finding = False
        values = {choice.value for choice in found}
        self.choices = [*found, *(choice for choice in self.choices if choice.value not in values)]
        self._words = []
        self.query_one(".box").border_subtitle = below
        chosen = self.listing.current if self.listing.cursor > 0 else None
        self._narrow()
        if chosen is not None:
            at = next((n for n, row in enumerate(self.listing.rows) if row == chosen), 0)
            self.listing.move_to(at)
        if self._going:
            self.action_go()

    def _cells(self, choice: Choice) -> Sequence[Cell]:
        if choice.why_not:
            return (safe(choice.label), "dim"), (safe(choice.why_not), "quiet")
        return (safe(choice.label), choice.tone), (safe(choice.remark), "dim")

    def on_input_changed(self, event: Any) -> None:
        """Keep the choices that hold every word typed; those that begin with them come first."""
        self.typed = event.value
        self._narrow()

    def _narrow(self) -> None:
        words = plain(self.typed).split()
        if not words:
            self._list(self.choices)
            return
        if not self._words:
            self._words = [plain(f"{c.label} {c.also} {c.group}") for c in self.choices]
        kept = [(c, w) for c, w in zip(self.choices, self._words, strict=True) if all(x in w for x in words)]
        kept.sort(key=lambda pair: not pair[1].startswith(words[0]))
        self._list([choice for choice, _ in kept])

    def _list(self, choices: Sequence[Choice]) -> None:
        """Show some choices, under headings where they have groups."""
        rows: list[Any] = []
        group = ""
        for choice in choices:
            if choice.group and choice.group != group:
                rows.append(Heading(choice.group))
            group = choice.group
            rows.append(choice)
        self.listing.set_rows(rows, keep="")
        self.listing.move_to(0)

    def on_line_list_chosen(self, _event: LineList.Chosen) -> None:
        """A click on the cursor chooses."""
        self.action_go()

    def action_step(self, by: int) -> None:
        """Move in the list."""
        self.listing.action_step(by)

    def action_page(self, by: int) -> None:
        """Move in the list by windows."""
        self.listing.action_page(by)

    def action_edge(self, end: bool) -> None:
        """Go to the first or last choice; in a line that holds text, to its beginning or end."""
        if not self.typed:
            self.listing.action_edge(end)
        elif end:
            self.line.action_end()
        else:
            self.line.action_home()

    def action_go(self) -> None:
        """Choose what is under the cursor, unless it is closed; the first of all, once it is known."""
        if self._finding and self.listing.cursor <= 0 and not self.typed:
            self._going = True
            return
        choice = self.listing.current
        if isinstance(choice, Choice) and not choice.why_not:
            self.dismiss(choice.value)


class Prompt(Overlay):
    """A question with one line. Dismissed with the text, or None. `check` says what is wrong with it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("prompt")]

    def __init__(
        self,
        title: str,
        value: str = "",
        hint: str = "",
        check: Callable[[str], str | None] | None = None,
        draft: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__()
        self.draft = draft
        self.question = title
        self.value = value
        self.hint = hint
        self.check = check

    def compose(self) -> ComposeResult:
        """Lay out the hint and the line."""
        with Vertical(classes="box") as box:
            box.border_title = Content(safe(self.question))
            box.border_subtitle = Content(t("ask.enter_esc"))
            if self.hint:
                lines = "\n".join(map(safe, self.hint.split("\n")))
                yield Static(Content(lines), classes="ask", markup=False)
            self.wrong = Static("", classes="ask", markup=False)
            self.wrong.display = False
            yield self.wrong
            self.line = Line(self.value)
            yield self.line

    def on_input_changed(self, event: Any) -> None:
        """Keep what is being typed, for the case that the line drops."""
        if self.draft is not None:
            self.draft(event.value)

    def action_accept(self) -> None:
        """Take the answer, or say what is wrong with it."""
        text = self.line.value.strip()
        wrong = self.check(text) if self.check else None
        if wrong:
            self.wrong.update(Content.styled(safe(wrong), "$error"))
            self.wrong.display = True
        else:
            self.dismiss(text)
