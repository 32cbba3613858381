"""Keys one after the other: each is let in when the one before it has done what it does.

Over a slow line several keys arrive in one packet. Textual hands each to the widget that has the focus at
that moment; those behind a key that opens a line or a view would be taken by the list that had it before.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.message import Message
from textual.widgets import Input

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.widget import Widget

ROUNDS = 2
"""How often a key is followed through the queues: once to its action, once to what that tells others."""

FLOOD = 64
"""Keys that wait when nobody types them any more: text that came as keys, or noise on the line."""

GLANCE = 0.02
"""Seconds between two looks, while keys wait, at whether the taker of the last one is still there."""

PATIENCE = 2.0
"""Seconds without a key taken after which those that wait are let in, whatever became of the one before them:
longer than a busy machine takes, for a letter that comes before its line is a command, and `q` leaves."""


class Passed(Message):
    """Goes through the same queues behind a key: when it reaches the app, so has the key or its taker."""


class KeysInTurn(App[None]):
    """An app that takes one key at a time."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._ahead: deque[events.Key | events.Paste] = deque()
        self._taken = 0
        self._under_way = False
        self._rounds = 0
        self._place: Screen[Any] | None = None
        self._expected: Widget | None = None
        self._followed: Widget | None = None

    async def on_event(self, event: events.Event) -> None:
        """Let a key in, or keep it until its turn comes."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._under_way or self._expected is not None:
            if isinstance(event, events.Key) and event.key == "ctrl+q" and len(self._ahead) > FLOOD:
                self._ahead.clear()  # whoever leaves need not wait for it
            self._ahead.append(event)
            if self._is_lost():
                await self._go_on()
            elif len(self._ahead) == 1:
                self.set_timer(GLANCE, self._glance)
                self.set_timer(PATIENCE, lambda taken=self._taken: self._lose_patience(taken))
        else:
            await self._let_in(event)

    def expect_focus(self, widget: Widget) -> None:
        """Keep further keys until `widget` has the focus, which it is about to get."""
        self._expected = widget

    def focus_came(self, widget: Widget) -> None:
        """Let in the keys that waited for `widget`."""
        if self._expected is widget:
            self._expected = None
            self._under_way = True
            self._follow(self.screen)

    async def on_passed(self, event: Passed) -> None:
        """Follow the key once more, wherever it led; then let the next one in."""
        event.stop()
        if not self._under_way or self._expected is not None:
            return
        if self.screen is not self._place:
            self._rounds = ROUNDS
        if self._rounds:
            self._rounds -= 1
            self._follow(self.focused or self.screen)
            return
        await self._go_on()

    def _next(self) -> events.Key | events.Paste:
        """The key whose turn it is; in a flood, all the letters that are next for a line, as a paste."""
        first = self._ahead.popleft()
        if len(self._ahead) < FLOOD or not isinstance(self.focused, Input):
            return first
        letters: list[str] = []
        event: events.Key | events.Paste = first
        while isinstance(event, events.Key) and event.is_printable and event.character:
            letters.append(event.character)
            if not self._ahead:
                return events.Paste("".join(letters))
            event = self._ahead.popleft()
        if not letters:
            return first
        self._ahead.appendleft(event)
        return events.Paste("".join(letters))

    async def _let_in(self, event: events.Key | events.Paste) -> None:
        self._under_way = True
        self._taken += 1
        self._rounds = ROUNDS - 1
        taker = self.focused or self.screen
        self._place = self.screen
        await super().on_event(event)
        self._follow(taker)

    def _is_lost(self) -> bool:
        """Whether what took the last key is gone, and with it what was to tell that the key is done."""
        gone = self._followed is not None and not (self._followed.is_attached and self._followed.is_running)
        return self._expected is None and self._under_way and gone

    async def _go_on(self) -> None:
        """Let the next key in."""
        self._under_way = False
        if self._ahead:
            await self._let_in(self._next())

    async def _glance(self) -> None:
        """While keys wait, look whether what took the last one is gone: a line closed by Escape, say."""
        if self._is_lost():
            await self._go_on()
        if self._ahead:
            self.set_timer(GLANCE, self._glance)

    def _follow(self, widget: Widget) -> None:
        self._place = self.screen
        self._followed = widget
        if not widget.post_message(Passed()):  # it is being taken down
            self.call_later(self.on_passed, Passed())

    async def _lose_patience(self, taken: int) -> None:
        """Go on when nothing has moved since the timer was set: a queue was taken down with its messages."""
        if not self._ahead:
            return
        if taken == self._taken:
            self._expected = None
            await self._let_in(self._next())
        if self._ahead:
            self.set_timer(PATIENCE, lambda taken=self._taken: self._lose_patience(taken))
