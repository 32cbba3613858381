"""The palette: every command by its name, with its key, and why it cannot run where it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tui.catalogue import t
from tui.commands import Command, hint_key, in_scope
from tui.screens.overlay import Choice, Chooser
from tui.spoken import labelled
from tui.theme import THEMES
from tui.trail import TABS, Place

if TYPE_CHECKING:
    from tui.explorer import Explorer

_MOTION = ("text", "reader", "list", "pane")


def open_palette(app: Explorer) -> None:
    """Offer the commands: those of this view first, then everywhere's, then the others."""
    view = app.view
    if view is None:
        return
    near = view.scopes()
    order = [
        view.view_name,
        "app",
        *(s for s in TABS if s != view.view_name),
        *(s for s in near if s in _MOTION),
    ]
    choices = [_choice(app, command) for command in in_scope(*order) if command.id != "app.palette"]
    choices.sort(key=lambda choice: choice.why_not is not None)
    choices += [Choice(("theme", name), labelled(t("label.theme"), t(f"theme.{name}"))) for name in THEMES]
    choices += [
        Choice(("lookup", query), labelled(t("label.lookup"), name), query)
        for name, query in sorted(app.saved.items())
    ]

    def answered(value: Any) -> None:
        if isinstance(value, Command):
            app.call_after_refresh(run_command, app, value)
        elif value is not None and value[0] == "theme":
            app.choose_theme(value[1])
        elif value is not None:
            app.go(Place("lookup", extra={"query": value[1]}))

    app.push_screen(Chooser(t("label.palette"), choices), answered)


def _choice(app: Explorer, command: Command) -> Choice:
    view = app.view
    why = view.why_not(command.id) if view is not None else None
    key = hint_key(command, app.keys, app.ascii_only)
    return Choice(command, command.help, key, why)


async def run_command(app: Explorer, command: Command) -> None:
    """Carry a command out as if its key had been pressed in the pane with the focus."""
    view = app.view
    if view is not None:
        await app.run_action(command.action, view.focused if view.focused is not None else view)
