"""The trail: where the reader has been, with back and forward as in a browser."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from store.record import NamedTuple

TABS = ("articles", "entities", "ledger", "compare", "matrix")
"""The views that the top line names, in its order."""
VIEWS = (*TABS, "lookup")
"""All views there are."""


class Place(NamedTuple):
    """Somewhere to be: a view, the thing shown in it, and where in that thing.

    `target` is an article, entity or deal id (for the comparison, the left article); `other` the right
    article; `span` the range of text to light. `extra` is what the view needs to stand as it was
    (filters, sort, scroll), made only of what JSON can hold.
    """

    view: str
    target: str | None = None
    other: str | None = None
    span: tuple[int, int] | None = None
    extra: Mapping[str, Any] = MappingProxyType({})


class Trail:
    """Two stacks around the present place. A jump forgets what lay forward, as browsers do."""

    def __init__(self, limit: int = 200) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self._limit = limit

    def jump(self, leaving: Place) -> None:
        """Remember the place that a jump leaves."""
        self._back.append(leaving)
        del self._back[: -self._limit]
        self._forward.clear()

    def back(self, leaving: Place) -> Place | None:
        """Step back: the place to show, or None at the beginning of the trail."""
        if not self._back:
            return None
        self._forward.append(leaving)
        return self._back.pop()

    def forward(self, leaving: Place) -> Place | None:
        """Step forward again: the place to show, or None when nothing lies there."""
        if not self._forward:
            return None
        self._back.append(leaving)
        return self._forward.pop()

    @property
    def depth(self) -> int:
        """Count the steps that can be taken back."""
        return len(self._back)
