"""Whom a title, a heading or the opening of a paragraph puts at the head of what follows."""

from __future__ import annotations

from store.extract.claims.bearings import SAID_FIRST, held
from store.extract.claims.openings import POSSESSED
from store.extract.claims.passages import Sentence
from store.extract.claims.speakers import speaks_for
from store.model import Mention


class Heads:
    """The firms at the head of the passage at hand, while sentences go by.

    `titled` are the two of a title, `leading` its first that nothing holds or owns, `speaker` who speaks in
    it; `headed` are those of the heading. `firm` is the only one of the heading (`block` is -1 then), or the
    one that the paragraph `block` opens with.
    """

    def __init__(self) -> None:
        self.titled: tuple[str, ...] = ()
        self.leading: str | None = None
        self.speaker: str | None = None
        self.headed: tuple[str, ...] = ()
        self.firm: str | None = None
        self.block = -1
        self._seen = -1

    def leave_section(self) -> None:
        """Forget the heading."""
        self.firm, self.headed = None, ()

    def see(self, sentence: Sentence) -> None:
        """Keep whom a sentence puts at the head: a title, a heading, the first of a bullet or paragraph."""
        firms = [m for m in sentence.mentions if m.type == "ORG"]
        if sentence.role == "title":
            self._see_title(sentence, firms)
        if sentence.role == "heading":
            self.headed = tuple(dict.fromkeys(m.name for m in firms))
            self.firm = self.headed[0] if len(self.headed) == 1 else None
            self.block = -1
        elif self.block not in (-1, sentence.block):
            self.firm, self.block = None, -1
        begins = sentence.block != self._seen
        self._seen = sentence.block
        if sentence.role == "body" and self.firm is None and begins:
            opens = SAID_FIRST.match(sentence.mask)
            at = sentence.start + opens.end() - 1 if opens else -1
            first = next((m for m in firms if m.start == at), None)
            if first is not None:
                self.firm, self.block = first.name, sentence.block

    def _see_title(self, sentence: Sentence, firms: list[Mention]) -> None:
        self.speaker = self.speaker or speaks_for(sentence)
        names = tuple(dict.fromkeys(m.name for m in firms))
        self.titled = names if len(names) == 2 else ()
        owned = any(POSSESSED.match(sentence.mask, m.end - sentence.start) for m in firms[1:])
        free = (m.name for m in firms if not held(sentence, m))
        self.leading = None if owned else next(free, None)
