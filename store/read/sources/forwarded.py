"""Mails that only pass another one on: the article is what was forwarded, with its writer, day and subject.

Mail programs print the head of the forwarded mail as lines of text, each in the language of its user: `From:`
and `Sent:` (Outlook), `De :` and `Objet :` (Gmail, Apple Mail, Thunderbird), under a line of dashes or none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from store.text.fold import fold_text

_SEARCHED = 200
"""Lines in which a forward begins: above it stands a note, not an article."""
LONGEST_NOTE = 600
"""Characters that one writes along with a mail sent on."""
_LONGEST_LINE = 1000
_MOST_FORWARDS = 10

_LABEL = re.compile(
    r"[>\s*_|]{0,12}([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ' -]{0,18}?)[\s*_]{0,4}:[\s*_]{0,6}(.{0,800})", re.DOTALL
)
_FIELDS = {
    "from": "sender",
    "de": "sender",
    "expediteur": "sender",
    "date": "date",
    "sent": "date",
    "envoye": "date",
    "envoye le": "date",
    "subject": "subject",
    "objet": "subject",
    "sujet": "subject",
    "to": "other",
    "a": "other",
    "pour": "other",
    "destinataire": "other",
    "cc": "other",
    "copie a": "other",
    "copie": "other",
    "bcc": "other",
    "reply to": "other",
    "repondre a": "other",
}
_FORWARDED = re.compile(
    r"forwarded message|begin forwarded|message (?:transfere|reexpedie|transmis)|fwd message"
)
_QUOTE = re.compile(r"^> ?")
_SUBJECT = re.compile(
    r"(?:re\s{0,2}:\s{0,3}){0,4}(?:tr|fwd?|fw)\s{0,2}(?:\[\d{1,2}\])?\s{0,2}:", re.IGNORECASE
)
_MAILTO = re.compile(r"[<\[]mailto:[^>\]]{1,200}[>\]]")


class Forward(NamedTuple):
    """What the head of a forwarded mail says; its text begins at the line `ends`, below `begins`."""

    begins: int
    ends: int
    sender: str
    subject: str
    date: str


def says_forward(subject: str) -> bool:
    """Whether a subject begins as those of forwarded mails do (`Fwd:`, `TR :`)."""
    return _SUBJECT.match(subject.strip()) is not None


def forward_in(lines: Sequence[str], said: bool) -> Forward | None:
    """The mail that `lines` pass on, the innermost of several; None where they are a mail of their own.

    `said` tells that the subject announces one. Without it, a head below other text is the history of an
    answer, unless a line above it says that it is forwarded.
    """
    found: Forward | None = None
    for _ in range(_MOST_FORWARDS):
        start = found.ends if found else 0
        inner = _next(lines, start)
        if inner is None:
            break
        above = "".join(lines[start : inner.begins]).strip(" >\t")
        if above and not (said or _is_marked(lines, start, inner.begins)):
            break
        if found is not None and len(above) > LONGEST_NOTE:
            break
        found = inner
    return found


def unquoted(lines: Sequence[str]) -> list[str]:
    """The lines without the `>` that some programs put before each line they pass on, once a forward."""
    bare = list(lines)
    for _ in range(_MOST_FORWARDS):
        written = [line for line in bare if line.strip()]
        if not written or sum(line.startswith(">") for line in written) < 0.9 * len(written):
            break
        bare = [_QUOTE.sub("", line) for line in bare]
    return bare


def _next(lines: Sequence[str], start: int) -> Forward | None:
    """The first head at or below `start`."""
    for at in range(start, min(len(lines), start + _SEARCHED)):
        if (field := _field(lines[at])) is None:
            continue
        held = {field[0]: field[1]}
        count, end = 1, at + 1
        while end < len(lines) and end - at < 30:
            field = _field(lines[end])
            if field is not None:
                held.setdefault(*field)
                count += 1
            elif not ("@" in lines[end] and "other" in held and len(lines[end]) < _LONGEST_LINE):
                break
            end += 1
        if held.get("sender") and count >= 3 and (held.get("subject") or held.get("date")):
            subject = _SUBJECT.sub("", held.get("subject", ""), count=1).strip()
            return Forward(at, end, held["sender"], subject, held.get("date", ""))
    return None


def _field(line: str) -> tuple[str, str] | None:
    """The field that a line of a head states, and its value."""
    match = _LABEL.match(line) if len(line) <= _LONGEST_LINE else None
    field = _FIELDS.get(fold_text(match[1]).strip()) if match else None
    return (field, _MAILTO.sub("", match[2]).strip(" *_\t")) if match and field else None


def _is_marked(lines: Sequence[str], start: int, begins: int) -> bool:
    """Whether one of the lines right above a head says that a mail is passed on."""
    return any(
        _FORWARDED.search(fold_text(line[:200]))
        for line in [line for line in lines[start:begins] if line.strip()][-2:]
    )
