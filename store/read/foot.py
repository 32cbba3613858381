"""The closing lines of an article: author, date, reading time below its text."""

from __future__ import annotations

from store.read.head import is_author, looks_personal
from store.read.metadata import Stated, stated_by
from store.read.roles import Draft

_FOOT_LINES = 10
"""How many lines from the end may hold author, date and reading time."""
_ONE_LINE = frozenset({"notice", "call", "share", "caption", "advert", "teasers"})
"""Kinds of labels that may stand between the closing lines."""


def _is_contact(draft: Draft, at: int) -> bool:
    """Whether a line heads an address for the press: the name under it is not the author's."""
    label = draft.label(at)
    return label is not None and label.kind == "notice" and label.alone


def read_foot(draft: Draft) -> None:
    """Set aside closing lines: author, date, reading time, from the end upwards."""
    lines = draft.lines
    at = len(lines) - 1
    found: list[tuple[int, Stated]] = []
    while at > draft.body_from and at >= len(lines) - _FOOT_LINES:
        line = lines[at]
        if draft.roles[at] == "open":
            label = draft.label(at)
            stated = stated_by(line.text, draft.language) if line.level == 0 else None
            if stated is not None and not stated.sure and label is not None and label.kind == "notice":
                stated = None  # `Media Contact` is nobody's name
            if stated is not None and not stated.sure and _is_contact(draft, at - 1):
                break
            if stated is None and (label is None or label.kind not in _ONE_LINE):
                break
            if stated is not None:
                found.append((at, stated))
        at -= 1
    sure = any(stated.sure or stated.date or is_author(draft, stated) for _, stated in found)
    if not sure and not (len(found) == 1 and looks_personal(found[0][1].author or "")):
        return
    for index, stated in reversed(found):
        draft.learn(stated)
        draft.set_aside(index, opens=index == found[-1][0])
