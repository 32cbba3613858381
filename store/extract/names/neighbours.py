"""What neighbours tell: names in a list, places in a land, owners and what they own."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from store.extract.names.candidates import Cutter, Piece
from store.extract.names.decide import Verdict
from store.extract.names.letters import ADVERB
from store.model import EntityType
from store.record import maker

_FIRM = 2.0
"""Evidence from which a name can vouch for its neighbour in a list."""
_BETWEEN = frozenset(
    (", ", " et ", " ou ", " and ", " or ", ", et ", ", and ", " & ", ", or ", ", ou ", " / ", ", d'", "-")
)
_PARTS = frozenset("Division Unit Department Office Bureau Group Arm Branch Committee Board".split())
"""Last words of what an institution or a firm has that is one itself (`Antitrust Division`)."""
_WITHIN = re.compile(r", (?:en |in |au |aux |dans (?:le |la |les |l')|près de |near |outside )?| \(")
_AT = re.compile(r"(?:^|[\s(])(?:à|at|in|near|outside|from|de|près de|d') ?$", re.IGNORECASE)


class Close(NamedTuple):
    """Two pieces that follow each other closely, and what stands between them."""

    one: Piece
    two: Piece
    gap: str


_close = maker(Close)
_CLOSE = 9
"""Signs between two pieces that may tell of each other."""


def close_pairs(pieces: list[Piece], text: str) -> list[Close]:
    """The pieces that follow each other closely."""
    return [
        _close((one, two, text[one.end : two.start]))
        for one, two in pairwise(pieces)
        if two.start - one.end <= _CLOSE
    ]


def coordinate(pieces: list[Piece], verdicts: dict[str, Verdict], text: str) -> None:
    """Types names that little evidence speaks for by their neighbours in a list (`Reuters et Zonebourse`)."""
    accepted = [piece for piece in pieces if piece.text in verdicts]
    pairs = []
    for one, two in pairwise(accepted):
        gap = text[one.end : two.start] if two.start - one.end < 7 else ""
        if gap in _BETWEEN:
            pairs += [(one.text, two.text, gap), (two.text, one.text, gap)]
    for _ in range(2):
        votes: dict[str, dict[EntityType, int]] = {}
        for weak, strong, gap in pairs:
            if _may_type(weak, strong, gap, verdicts):
                group, kind = votes.setdefault(weak, {}), verdicts[strong].type
                group[kind] = group.get(kind, 0) + 1
        for name, group in votes.items():
            _settle(name, max(group, key=lambda kind: group[kind]), verdicts)


def _may_type(weak: str, strong: str, gap: str, verdicts: dict[str, Verdict]) -> bool:
    """Whether `strong`, sure of itself, may tell what its neighbour `weak` is.

    A full name of a person says nothing of a single word in its list, and a hyphen ties persons only.
    """
    told, telling = verdicts[weak], verdicts[strong]
    if not told.weight < _FIRM <= telling.weight or (gap == ", " and telling.type == "PLACE"):
        return False
    if telling.type == "PERSON" and " " in strong and " " not in weak:
        return False
    return gap != "-" or (telling.type == "PERSON" and told.sense is None)


def nest(pairs: list[Close], verdicts: dict[str, Verdict], text: str) -> None:
    """A name after `à` or `in` with its region or country behind it is a place (`Landshut, en Bavière`)."""
    for one, two, gap in pairs:
        if one.text not in verdicts or two.text not in verdicts:
            continue
        inner, outer = verdicts[one.text], verdicts[two.text]
        if outer.type != "PLACE" or outer.weight < _FIRM or inner.type == "PLACE" or inner.weight >= _FIRM:
            continue
        before = text[max(one.line.start, one.start - 9) : one.start]
        if _WITHIN.fullmatch(gap) and _AT.search(before):
            verdicts[one.text] = Verdict("PLACE", None, (*inner.rules, "place within a place"), _FIRM)


def possess(pairs: list[Close], verdicts: dict[str, Verdict]) -> None:
    """What a firm has is a product (`Alibaba's Zhenwu`), what a country has is a firm (`Japan's Rapidus`).

    Who has a person is a firm rather than another person.
    """
    for one, two, gap in pairs:
        if gap != "'s " or one.text not in verdicts or two.text not in verdicts:
            continue
        owner, owned = verdicts[one.text], verdicts[two.text]
        if (
            owned.type == "PERSON"
            and owned.weight >= _FIRM
            and owner.type == "PERSON"
            and owner.weight < _FIRM
        ):
            verdicts[one.text] = Verdict("ORG", None, (*owner.rules, "has a person"), _FIRM)
            continue
        part = two.text.rpartition(" ")[2] in _PARTS
        if owned.type == "PERSON" and owner.type == "ORG" and "two plain words" in owned.rules and not part:
            continue
        kind: EntityType = "PRODUCT" if owner.type == "ORG" and not part else "ORG"
        if owner.type in ("ORG", "PLACE") and owner.weight >= _FIRM and owned.weight < 1.2:
            verdicts[two.text] = Verdict(kind, None, (*owned.rules, "belongs to its neighbour"), 1.2)


def vouch(pairs: list[Close], verdicts: dict[str, Verdict], cutter: Cutter, lowered: frozenset[str]) -> None:
    """Accepts a name that opens a sentence and a list of names (`Dedalus et Maincare dominent`).

    A firm that is called like an ordinary word needs a firm beside it (`Orange et Nokia s'allient`).
    """
    for one, two, gap in pairs:
        if gap not in _BETWEEN or one.text in verdicts or two.text not in verdicts:
            continue
        neighbour, senses = verdicts[two.text], cutter.words.letters(one.text).senses
        listed = next((sense for sense in senses if sense.type == neighbour.type == "ORG"), None)
        if listed is not None and neighbour.weight >= _FIRM and not one.trimmable:
            verdicts[one.text] = Verdict("ORG", listed, ("known", "neighbour in a list"), _FIRM)
            continue
        if (
            one.trimmable
            or one.text.lower() in lowered
            or cutter.kind(one.text) != "name"
            or ADVERB.search(one.text)
        ):
            continue
        if neighbour.type != "PLACE":
            verdicts[one.text] = Verdict(neighbour.type, None, ("neighbour in a list",), 1.2)


def _settle(name: str, kind: EntityType, verdicts: dict[str, Verdict]) -> None:
    """Lets the neighbours of a name confirm its type, or change one that hardly anything supports."""
    old = verdicts[name]
    if kind == old.type:
        verdicts[name] = old._replace(weight=_FIRM)
    elif old.weight < 1.5:
        verdicts[name] = Verdict(kind, None, (*old.rules, "neighbour in a list"), _FIRM)
