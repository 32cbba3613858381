"""One verdict per name and article: is it a name, and of what. Evidence adds up over all its occurrences."""

from __future__ import annotations

from typing import NamedTuple

from store.extract.names.candidates import Cutter, Piece
from store.extract.names.context import fired
from store.extract.names.lexicon import Lexicon, Sense
from store.model import EntityType

_MOST = 24
"""Occurrences of one name whose context is read; more would add time and no certainty."""
_TWICE = 2
"""Times one rule may count for one name."""
_TYPES: tuple[EntityType, ...] = ("ORG", "PERSON", "PRODUCT", "PLACE")
_SUPPORT = 2.0
"""Evidence that an ordinary or unsupported word needs to be a name."""


class Verdict(NamedTuple):
    """What a name is, the sense of the lists when it has one, and the rules that told it."""

    type: EntityType
    sense: Sense | None
    rules: tuple[str, ...]
    open: float


class Evidence:
    """What is known of one name so far."""

    def __init__(self) -> None:
        self.scores: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.pieces: list[Piece] = []
        self.bold = 0

    def add(self, rule: str, kind: str, weight: float) -> None:
        """Counts a rule, at most twice."""
        seen = self.counts.get(rule, 0)
        if seen < _TWICE:
            self.counts[rule] = seen + 1
            self.scores[kind] = self.scores.get(kind, 0.0) + weight

    def best(self) -> tuple[EntityType, float]:
        """The type with most evidence, and how much."""
        kind = max(_TYPES, key=lambda name: self.scores.get(name, 0.0))
        return kind, self.scores.get(kind, 0.0)


def gather(pieces: list[Piece], text: str) -> dict[str, Evidence]:
    """The evidence of each name, by its plain text."""
    found: dict[str, Evidence] = {}
    for piece in pieces:
        evidence = found.get(piece.text)
        if evidence is None:
            evidence = found[piece.text] = Evidence()
        evidence.pieces.append(piece)
        if not piece.shy:
            evidence.bold += 1
    del text
    return found


def sure(senses: tuple[Sense, ...]) -> bool:
    """A form with one reading that is nothing else: its context need not be read."""
    return len(senses) == 1 and not senses[0].soft


def judge(
    name: str, evidence: Evidence, text: str, cutter: Cutter, lowered: frozenset[str]
) -> Verdict | None:
    """The verdict on one name; None when it is no name here."""
    lex = cutter.lex
    senses = lex.senses.get(name, ())
    if sure(senses):
        return Verdict(senses[0].type, senses[0], ("known",), 9.0)
    for sense in senses:
        evidence.add("known", sense.type, 2.2 if sense.soft else 4.0)
    _by_shape(name, evidence, cutter)
    from_lists = sum(evidence.scores.values())
    for piece in evidence.pieces[:_MOST]:
        if not piece.line.loose:
            for rule in fired(text, piece.start, piece.end, piece.line.start, piece.line.end):
                evidence.add(rule.name, rule.type, rule.weight)
    against = evidence.scores.get("NONE", 0.0)
    told = sum(evidence.scores.values()) - from_lists - against
    if not _stands(name, evidence, told - against, from_lists, cutter, lowered):
        return None
    _by_default(name, evidence, lex)
    kind, score = evidence.best()
    chosen = next((sense for sense in senses if sense.type == kind), None)
    return Verdict(kind, chosen, tuple(evidence.counts), score)


def _by_shape(name: str, evidence: Evidence, cutter: Cutter) -> None:
    shape = evidence.pieces[0].shape
    if shape == "person":
        evidence.add("given name", "PERSON", 4.0)
    elif shape == "surname first":
        evidence.add("surname first", "PERSON", 1.6)
    elif shape == "org":
        evidence.add("form of a firm", "ORG", 3.5)
    elif shape == "product":
        evidence.add("form of a product", "PRODUCT", 3.0)
    elif cutter.kind(name) == "given":
        evidence.add("lone given name", "PERSON", 1.0)


def _by_default(name: str, evidence: Evidence, lex: Lexicon) -> None:
    """What a name without any evidence most likely is in this press."""
    words = name.split(" ")
    if len(words) in (2, 3) and all(w.isalpha() and w[0].isupper() and w[1:].islower() for w in words):
        plain = any(w.lower() in lex.common or w.lower() in lex.grammar for w in words)
        evidence.add("two plain words", "ORG" if plain else "PERSON", 0.7)
        evidence.add("capital", "ORG", 0.3)
    elif any(char.isdigit() for char in name):
        evidence.add("letters and digits", "PRODUCT", 0.9)
    else:
        evidence.add("capital", "ORG", 0.7)


def _stands(
    name: str, evidence: Evidence, told: float, listed: float, cutter: Cutter, lowered: frozenset[str]
) -> bool:
    """Whether there is enough to call this a name at all."""
    words = name.split(" ")
    kinds = [cutter.kind(word) for word in words]
    ordinary = all(kind in ("common", "never", "grammar", "breaker") for kind in kinds)
    if evidence.bold:
        if len(words) == 1 and (ordinary or name.lower() in lowered) and name[1:].islower():
            return told + listed >= _SUPPORT
        if ordinary:
            return told + listed >= 1.0 or evidence.bold >= 2
        return told + listed > -1.0
    if listed >= 3.5 and not ordinary:
        return True
    if len(words) == 1 and (ordinary or name.lower() in lowered):
        return told >= 2.5
    return told >= 1.2
