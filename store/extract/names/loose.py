"""Names on lines whose capitals tell nothing: only what the lists or the rest of the article know."""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.extract.names.candidates import Cutter, Piece
from store.extract.names.chains import Chain
from store.extract.names.decide import Verdict, in_cell, sure

_BEFORE, _BEHIND = frozenset(",|;(\t"), frozenset((",", "|", ";", ")", "\n", ""))
"""Signs between the items of a list or the cells of a table."""
_SEVERAL = re.compile(
    r"(?<!\w)(?:DEUX|TROIS|QUATRE|CINQ|SIX|SEPT|HUIT|NEUF|DIX|LES|DES|SES|NOS|VOS|LEURS|CES|MES) \Z"
)
_NOUNS = frozenset(("Paris", "Tours", "Cannes", "Angles", "Salons"))
"""Towns that are called like several things: bets, rounds, sticks."""
_SPEAKER = 3
"""Letters of the shortest family name in capitals that is looked up: two are initials."""
_SAYS = re.compile(r" ?:(?= )")
_LONGEST = 5
"""Words of the longest name looked for."""


class LooseReader:
    """Finds, on a line in capitals or in title case, the names that other lines of the article have."""

    def __init__(self, cutter: Cutter, verdicts: dict[str, Verdict], parts: frozenset[str]) -> None:
        self.cutter = cutter
        self.known = verdicts
        self.parts = parts
        self.upper = {name.upper(): name for name in [*parts, *verdicts]}

    def pieces(self, chain: Chain) -> Iterator[Piece]:
        """The pieces of a loose chain; their text is the form they stand for (`Sewan` for `SEWAN`)."""
        i = 0
        while i < len(chain.words):
            found = (
                (self.cutter.barred and self._cell(chain, i))
                or self._firm(chain, i)
                or self._longest(chain, i)
                or self._person(chain, i)
            )
            if found is None:
                i += 1
                continue
            end, form = self._grown(chain, *found)
            start = chain.words[i].start
            if end == chain.words[i].end and form in _NOUNS and self._counted(start):
                i += 1
                continue
            yield Piece(form, start, end, chain.line, False, "")
            while i < len(chain.words) and chain.words[i].start < end:
                i += 1

    def speaker(self, piece: Piece) -> Piece:
        """The piece as the name it stands for, where it is a family name in capitals before what is said."""
        if not piece.text.isupper() or piece.start != piece.line.start or len(piece.text) < _SPEAKER:
            return piece
        form = next((part for part in self.parts if part.upper() == piece.text), None)
        if form is None or form == piece.text or _SAYS.match(self.cutter.text, piece.end) is None:
            return piece
        return piece._replace(text=form, shy=False)

    def _grown(self, chain: Chain, end: int, form: str) -> tuple[int, str]:
        """A firm known by its short form, with the last words that only firms have (`GoPlus Security`)."""
        verdict = self.known.get(form)
        if verdict is None or verdict.type != "ORG" or verdict.sense is not None:
            return end, form
        for word in chain.words:
            if word.start == end + 1 and word.text in self.cutter.suffix and not word.text.isupper():
                end, form = word.end, f"{form} {word.text}"
                self.known.setdefault(form, verdict)
        return end, form

    def _longest(self, chain: Chain, i: int) -> tuple[int, str] | None:
        text, words = self.cutter.text, chain.words
        best: tuple[int, str] | None = None
        for j in range(min(i + _LONGEST, len(words)), i, -1):
            end = words[j - 1].end
            form = self._form(text[words[i].start : end], j - i > 1)
            if form is not None:
                best = end, form
                break
        whole = self.cutter.known_end(words[i])
        if whole is not None and (best is None or whole > best[0]):
            form = text[words[i].start : whole]
            if sure(self.cutter.lex.senses.get(form, ())) and self._allowed(form):
                return whole, form
        return best

    def _person(self, chain: Chain, i: int) -> tuple[int, str] | None:
        """A person with a given name of the lists, and no ordinary word (`Andrew Harnik`)."""
        word = chain.words[i]
        if word.text not in self.cutter.lex.given or not self.cutter.person_follows(chain, i):
            return None
        after = chain.words[i + 1]
        if not chain.linked(i) or self.cutter.kind(after.text) != "name" or after.text.isupper():
            return None
        text = f"{word.text} {after.text}"
        self.known.setdefault(text, Verdict("PERSON", None, ("given name",), 4.0))
        return after.end, text

    def _firm(self, chain: Chain, i: int) -> tuple[int, str] | None:
        """A firm in a list or a cell of a table: an unknown word first, a firm's word last, signs around."""
        words, text = chain.words, self.cutter.text
        start, j = words[i].start, i
        if text[max(0, start - 4) : start].rstrip(" ")[-1:] not in _BEFORE:
            return None
        if (
            self.cutter.kind(words[i].text) not in ("name", "given")
            and words[i].text not in self.cutter.lex.senses
        ):
            return None
        while j + 1 < len(words) and chain.linked(j) and j < i + _LONGEST:
            j += 1
        end = words[j].end
        if (
            j == i
            or words[j].text not in self.cutter.suffix
            or text[end : end + 2].strip(" ")[:1] not in _BEHIND
        ):
            return None
        form = text[start:end]
        if form.isupper():
            return None
        self.known.setdefault(form, Verdict("ORG", None, ("form of a firm",), 3.5))
        return end, form

    def _cell(self, chain: Chain, i: int) -> tuple[int, str] | None:
        """A name alone in its cell of a row with figures."""
        words, j = chain.words, i
        while j + 1 < len(words) and chain.linked(j) and j < i + _LONGEST:
            j += 1
        start, end = words[i].start, words[j].end
        form = self.cutter.text[start:end]
        if any(self.cutter.kind(word.text) != "name" for word in words[i : j + 1]) or form.isupper():
            return None
        if not in_cell(self.cutter.text, start, end, chain.line):
            return None
        self.known.setdefault(form, Verdict("ORG", None, ("cell of a row",), 1.5))
        return end, form

    def _counted(self, start: int) -> bool:
        """Whether a word for several stands before: what is in capitals then is no town (`DEUX PARIS`)."""
        return _SEVERAL.search(self.cutter.text, max(0, start - 8), start) is not None

    def _form(self, text: str, several: bool) -> str | None:
        """The known form that `text` is, as it stands or in capitals."""
        if not several and not self._allowed(text):
            return None
        if text in self.known or text in self.parts:
            return text
        if text.isupper() and len(text) > 3:
            found = self.upper.get(text)
            if found is None:
                found = self.cutter.lex.upper.get(text)
                senses = self.cutter.lex.senses.get(found or "", ())
                if not sure(senses) and not (several and senses):
                    found = None
            return found
        return None

    def _allowed(self, text: str) -> bool:
        return text in self.known or self.cutter.kind(text) not in ("grammar", "never", "breaker")
