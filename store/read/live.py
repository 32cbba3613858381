"""Live pages: entries that begin with the hour on a line of its own, most with a title under it."""

from __future__ import annotations

from store.read import forms
from store.read.roles import Draft
from store.read.style import is_hour

_HOURS = 3
"""Hours alone on a line that make an article one that is told as it happens."""


def entry_titles(draft: Draft) -> list[int]:
    """The titles of the entries of a live page: short lines between an hour on a line of its own and text."""
    lines = draft.lines
    stamped = [at + 1 for at in range(len(lines) - 2) if is_hour(lines[at])]
    if len(stamped) < _HOURS:
        return []
    return [
        at
        for at in stamped
        if draft.roles[at] == "open" and not lines[at].bullet and lines[at].closing != "."
        and forms.title_like(lines[at]) and draft.open_after(at) == at + 1
        and len(lines[at + 1].text) > len(lines[at].text)
    ]  # fmt: skip
