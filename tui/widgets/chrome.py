"""The two lines around every view: the views with the dossier's name and counts above, hints below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from textual.strip import Strip

from tui.catalogue import t
from tui.commands import Command, command, hint_key, in_scope, keys_of
from tui.trail import TABS
from tui.widgets.paint import Painter, Piece, fit, safe, sign, width_of

if TYPE_CHECKING:
    from tui.explorer import Explorer


class Bar(Painter):
    """One painted line."""

    DEFAULT_CSS = "Bar { height: 1; width: 1fr; }"

    @property
    def explorer(self) -> Explorer:
        """The app."""
        return cast("Explorer", self.app)

    def pieces(self, width: int) -> list[Piece]:
        """Lay out the line."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        return self.strip(self.pieces(width) if y == 0 else (), width, self.tone("bar"))


class TopLine(Bar):
    """Which view this is, what others there are, and the dossier with its counts."""

    def __init__(self, view: str) -> None:
        super().__init__()
        self.view = view

    def pieces(self, width: int) -> list[Piece]:
        """Lay out the views on the left and the dossier on the right, which gives way first."""
        left: list[Piece] = []
        for name in TABS:
            key = hint_key(command(f"app.{name}"), self.explorer.keys, self.ascii_only)
            if name == self.view:
                left.append((f" {key} {t(f'view.{name}')} ", "tab"))
            else:
                left += [(f" {key}", "key"), (f" {t(f'view.{name}')} ", "")]
        if self.view not in TABS:
            left.append((f" {t(f'view.{self.view}')} ", "tab"))
        right = self._dossier(width - width_of(left) - 2)
        gap = width - width_of(left) - width_of(right)
        return fit([*left, (" " * max(1, gap), ""), *right], width)

    def _dossier(self, room: int) -> list[Piece]:
        dossier = self.explorer.dossier
        dot = f" {sign(self.app, 'sep')} "
        counts = dot.join(
            t(f"count.{what}", n=count)
            for what, count in (
                ("articles", len(dossier.article_ids)),
                ("entities", dossier.count_of_entities),
                ("deals", self.explorer.index.count_of_deals),
            )
        )
        name = safe(dossier.name)
        lock = f"{t('state.read_only')}{dot}" if self.explorer.locked else ""
        if len(lock) + len(name) + len(dot) + len(counts) < room:
            return [(f"{lock}{name}", "strong"), (f"{dot}{counts} ", "")]
        if len(lock) + len(name) < room:
            return [(f"{lock}{name} ", "strong")]
        return [(name[: max(0, room - 2)] + "… ", "strong")] if room > 6 else []


class StatusLine(Bar):
    """What the keys do here; or, until the next key, what the last one did."""

    def __init__(self) -> None:
        super().__init__()
        self.message: tuple[str, str] | None = None
        self.scopes: tuple[str, ...] = ()

    def say(self, text: str, tone: str = "") -> None:
        """Show a message in place of the hints."""
        self.message = (safe(text), tone)
        self.refresh()

    def clear(self) -> None:
        """Show the hints again."""
        if self.message is not None:
            self.message = None
            self.refresh()

    def hint(self, scopes: tuple[str, ...]) -> None:
        """Show the hints of other scopes."""
        if scopes != self.scopes:
            self.scopes = scopes
            self.refresh()

    def pieces(self, width: int) -> list[Piece]:
        """Lay out the message, or as many hints as fit whole; that of the help in any case."""
        if self.message is not None:
            text, tone = self.message
            return fit([(" ", ""), (text, tone or "accent")], width)
        result: list[Piece] = []
        if self.screen.has_class("-cramped") or self.screen.has_class("-low"):
            return result  # nothing is shown that keys could act on
        takers = self._takers()
        hinted = [
            one
            for one in in_scope(*self.scopes)
            if one.hint and takers[keys_of(one, self.explorer.keys)[0]] is one
        ]
        last = self._hint_of(hinted.pop()) if hinted and hinted[-1].id == "app.help" else []
        for one in hinted:
            hint = self._hint_of(one)
            if width_of(result) + width_of(hint) + width_of(last) > width:
                break
            result += hint
        return [*result, *last]

    def _hint_of(self, one: Command) -> list[Piece]:
        key = hint_key(one, self.explorer.keys, self.ascii_only)
        return [(f" {key}", "key"), (f" {one.label} ", "")]

    def _takers(self) -> dict[str, Command]:
        """Tell which command each key reaches: what goes first, else that of the nearest scope."""
        near = getattr(self.screen.focused, "scopes", ())
        takers: dict[str, Command] = {}
        ordered = in_scope(*near, *(scope for scope in self.scopes if scope not in near))
        for one in sorted(ordered, key=lambda one: not one.priority):
            for key in keys_of(one, self.explorer.keys):
                takers.setdefault(key, one)
        return takers


def scopes_of(focused: Any, view: str) -> tuple[str, ...]:
    """List the scopes whose commands work while `focused` has the focus, the nearest first."""
    near: tuple[str, ...] = getattr(focused, "scopes", ())
    if "line" in near:
        return (view,) if view == "lookup" else near
    ordered = (view, *near) if near == ("text",) else (*near, view)
    return (*ordered, "pane", "app")


class InfoBar(Bar):
    """A line that a view writes: the reasons of a pair, a remark that stays."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pieces: list[Piece] = []

    def set(self, pieces: list[Piece]) -> None:
        """Write the line."""
        if pieces != self._pieces:
            self._pieces = pieces
            self.refresh()

    def pieces(self, width: int) -> list[Piece]:
        """Cut the line to the width."""
        return fit(self._pieces, width)
