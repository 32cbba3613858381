"""Which names of one article are forms of one thing, and the fullest form among them."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract.names.candidates import Piece
from store.extract.names.decide import Verdict
from store.extract.names.lexicon import Lexicon
from store.model import EntityType, Language

_HEADS = frozenset("Groupe Group Banque Fondation Studio Cabinet Maison The Le La Les".split())  # noqa: SIM905
_PARTICLES = frozenset("de du des d von van der den bin ben al da di del la le el".split())  # noqa: SIM905


class Named(NamedTuple):
    """An accepted occurrence with its type, its fullest name and the rules behind both."""

    piece: Piece
    type: EntityType
    name: str
    rules: tuple[str, ...]


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[ ]|(?<=d)'", name) if part]


class Persons:
    """The persons an article names in full, by family name and by given name, with where."""

    def __init__(self) -> None:
        self.by_part: dict[str, list[tuple[int, str]]] = {}

    def add(self, name: str, at: int) -> None:
        """Notes a full name met at offset `at`."""
        parts = _parts(name)
        if len(parts) < 2:
            return
        keys = {parts[0], parts[-1]}
        for i in range(1, len(parts)):
            keys.add(" ".join(parts[i:]))
        if "-" in parts[-1]:
            keys.update(parts[-1].split("-")[:1])
        for key in keys:
            self.by_part.setdefault(key, []).append((at, name))

    def full(self, part: str, at: int) -> str | None:
        """The full name `part` stands for at `at`: the last one met before, else the first one after."""
        known = self.by_part.get(part)
        if not known:
            return None
        if len(known) == 1:
            return known[0][1]
        before = [name for where, name in known if where <= at]
        return before[-1] if before else known[0][1]


def full_orgs(names: dict[str, EntityType], suffix: frozenset[str]) -> dict[str, str]:
    """Short forms of organisations and products to the full form this article gives (`GoPlus`)."""
    found: dict[str, str] = {}
    for name, kind in names.items():
        if kind != "ORG" or " " not in name:
            continue
        words = name.split(" ")
        for cut in range(1, len(words)):
            short = " ".join(words[:cut])
            if names.get(short) == "ORG" and all(w.strip(",.") in suffix or w in suffix for w in words[cut:]):
                found.setdefault(short, name)
        if words[0] in _HEADS and names.get(" ".join(words[1:])) == "ORG":
            found.setdefault(" ".join(words[1:]), name)
    return found


def is_acronym(short: str, name: str) -> bool:
    """Whether the letters of `short` begin words of `name`, in order (`BCE`, Banque centrale européenne)."""
    if not (2 <= len(short) <= 8 and short.isalpha() and short[0].isupper()):
        return False
    at = 0
    letters = short.upper()
    for word in re.findall(r"\w+", name):
        if at < len(letters) and word[0].upper() == letters[at]:
            at += 1
    return at == len(letters)


def acronyms(text: str, pieces: list[Piece]) -> dict[str, str]:
    """Acronyms that stand in brackets right after the name they shorten."""
    found: dict[str, str] = {}
    for one, two in zip(pieces, pieces[1:], strict=False):
        if text[one.end : two.start] == " (" and text[two.end : two.end + 1] == ")":
            if is_acronym(two.text, one.text):
                found[two.text] = one.text
            elif is_acronym(one.text, two.text):
                found[one.text] = two.text
    return found


def resolve(
    text: str,
    pieces: list[Piece],
    verdicts: dict[str, Verdict],
    lex: Lexicon,
    language: Language | None,
) -> list[Named]:
    """Every accepted piece with the fullest name of its thing."""
    pieces = [piece for piece in pieces if piece.text in verdicts]
    persons = Persons()
    for piece in pieces:
        verdict = verdicts[piece.text]
        if verdict.type == "PERSON":
            persons.add(verdict.sense.name(language) if verdict.sense else piece.text, piece.start)
    short = full_orgs({name: verdict.type for name, verdict in verdicts.items()}, lex.classes["suffix"])
    letters = acronyms(text, pieces)
    return [_name(piece, verdicts, persons, short, letters, language) for piece in pieces]


def _name(
    piece: Piece,
    verdicts: dict[str, Verdict],
    persons: Persons,
    short: dict[str, str],
    letters: dict[str, str],
    language: Language | None,
) -> Named:
    verdict, name = verdicts[piece.text], piece.text
    if verdict.sense is None or verdict.sense.soft or verdict.type == "PERSON":
        whole = persons.full(name, piece.start)
        sure_other = verdict.type != "PERSON" and verdict.open >= 5.0
        if whole and whole != name and not sure_other:
            return Named(piece, "PERSON", whole, (*verdict.rules, "part of a full name"))
    if verdict.sense is not None:
        return Named(piece, verdict.type, verdict.sense.name(language), verdict.rules)
    if name in letters and letters[name] in verdicts:
        long = letters[name]
        other = verdicts[long]
        full = other.sense.name(language) if other.sense else long
        return Named(piece, other.type, full, (*verdict.rules, "acronym in brackets"))
    if name in short:
        return Named(piece, verdict.type, short[name], (*verdict.rules, "short form"))
    return Named(piece, verdict.type, name, verdict.rules)
