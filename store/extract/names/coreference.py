"""Which names of one article are forms of one thing, and the fullest form among them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from store.extract.names.acronyms import is_acronym
from store.extract.names.candidates import Cutter, Piece
from store.extract.names.decide import MOST, Verdict
from store.extract.names.lexicon import Sense
from store.extract.names.tokens import LEGAL_FORMS
from store.model import EntityType, Language
from store.record import maker

_HEADS = frozenset("Groupe Group Banque Fondation Studio Cabinet Maison The Le La Les".split())
_ALONE = frozenset(
    "Commission Autorité Agence Cour Court Ministère Parquet Tribunal Université Conseil Council Agency "
    "Authority Department Fondation Foundation Institut Institute Senate Banque Fed Treasury".split()
)
"""First or last words of institutions that stand for the whole, with a capital (`la Commission`)."""
_PARTICLE = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<='))"
    r"(?:[Dd]e la|[Dd]e|[Dd]u|[Dd]es|[Dd]'|[Vv]on der|[Vv]an der|[Vv]an den|[Vv]on|[Vv]an"
    r"|Le|La|El|Al|Ben|Mc) ?$"
)
_RAISED = frozenset("Le La De Du Des El Al Ben Van Von Mc".split())
"""Particles of family names that keep their capital (`Le Floch`)."""
_WEAK = 3.0
"""Evidence below which a supposed person may be a firm's short name after all (`says Zap`)."""
_LESS = 1.5
"""Evidence below which a supposed person lends no part of the name to others."""
_FIRM = 5.0
"""Evidence that a firm bears the family name of a person named in full."""
_FIRM_BY_CHANCE = 0.5
"""What each occurrence beyond the fifth adds to the evidence asked for: a name that comes back often stands
beside every cue for firms at some time (`employees of Morales`)."""


class Named(NamedTuple):
    """An accepted occurrence with its type, its fullest name and the rules behind both."""

    start: int
    end: int
    type: EntityType
    name: str
    rules: tuple[str, ...]


_as_told = maker(Named)


class Persons:
    """The persons an article names in full, by each part of their names, with where."""

    def __init__(self) -> None:
        self.by_part: dict[str, list[tuple[int, str]]] = {}
        self._weights: dict[str, float] = {}

    def add(self, name: str, at: int, weight: float) -> None:
        """Notes a full name met at offset `at`, and the evidence that it is a person's."""
        self._weights[name] = weight
        parts = name.split(" ")
        if len(parts) < 2:
            return
        keys = {parts[0], *(" ".join(parts[i:]) for i in range(1, len(parts)))}
        if "'" in parts[-1]:
            keys.add(parts[-1].split("'")[-1])
        for key in keys:
            known = self.by_part.setdefault(key, [])
            if not known or known[-1][1] != name:
                known.append((at, name))

    def full(self, part: str, at: int) -> str | None:
        """The full name `part` stands for at `at`: the last one met before, else the first one after.

        Names with much less evidence than another one do not count (`Sabotaging Assange`, a heading).
        """
        known = self.by_part.get(part)
        if not known:
            return None
        if len(known) > 1:
            least = max(self._weights[name] for _, name in known) / 3
            known = [one for one in known if self._weights[one[1]] >= least]
        for where, name in reversed(known):
            if where <= at:
                return name
        return known[0][1]


_LEGAL_LAST = re.compile(rf" (?:{LEGAL_FORMS})\.?$")
_CALLED_BY = 4
"""Letters of the first word by which a firm named with its legal form is called (`Delphy Groep BV`)."""


def short_forms(
    verdicts: dict[str, Verdict], met: frozenset[str], suffix: frozenset[str], common: frozenset[str]
) -> dict[str, str]:
    """Short forms of organisations that the article also names in full (`GoPlus` of `GoPlus Security`).

    A well-known firm may also lose ordinary words (`Aligned` of `Aligned Data Centers`).
    """
    found: dict[str, str] = {}
    for name, verdict in verdicts.items():
        if verdict.type != "ORG" or " " not in name:
            continue
        words = name.split(" ")
        shorts = [
            " ".join(words[:cut])
            for cut in range(1, len(words))
            if all(word in suffix or word.strip("&.,") == "" for word in words[cut:])
        ]
        if verdict.sense is not None and all(w.lower() in common or _is_code(w) for w in words[1:]):
            shorts.append(words[0])
        if _LEGAL_LAST.search(name) and len(words[0]) >= _CALLED_BY and words[0].lower() not in common:
            shorts.append(words[0])
        if words[0] in _HEADS:
            shorts.append(" ".join(words[1:]))
        shorts += [word for word in (words[0], words[-1]) if word in _ALONE]
        for short in shorts:
            other = verdicts.get(short)
            if short in met and (other is None or _gives_way(other, short, met)):
                found.setdefault(short, name)
    return found


def _is_code(word: str) -> bool:
    """Whether a word is two or three capitals (`Guardian IT`)."""
    return word.isupper() and 2 <= len(word) <= 3


_ARTICLE = ("The ", "Le ", "La ", "Les ", "L'")


def _gives_way(other: Verdict, short: str, met: frozenset[str]) -> bool:
    """Whether the verdict on a short form counts less than the full name that it shortens.

    A paper that is known without its article does, where the text does not name it in full.
    """
    if other.type == "ORG" and other.sense is not None and short not in _ALONE:
        name = other.sense.names[0]
        return name.startswith(_ARTICLE) and name not in met and name != short
    if other.type == "ORG":
        return True
    return other.type == "PERSON" and other.sense is None and other.weight < _WEAK


def acronyms(text: str, pieces: list[Piece]) -> dict[str, str]:
    """Acronyms in brackets right after the name they shorten, or right before that name in brackets."""
    found: dict[str, str] = {}
    for one, two in pairwise(pieces):
        if text[one.end : two.start] == " (" and text[two.end : two.end + 1] == ")":
            if is_acronym(two.text, one.text):
                found[two.text] = one.text
            elif is_acronym(one.text, two.text):
                found[one.text] = two.text
    return found


_DEFINED = re.compile(
    r"(?: ?\([^()\n]{1,40}\))? ?\((?:[^()\n\"“«]{0,20} )?[\"“«] ?(?P<short>[^()\n\"”»]{2,40}?) ?[\"”»]"
    r"[^()\n]{0,60}\)"
)
"""What an article itself says it will call a firm: `AeroVironment, Inc. (NASDAQ: AVAV) (“AV”)`."""
_QUOTED = re.compile(r"\((?:[^()\n\"“«]{0,20} )?[\"“«]")
"""A quotation in brackets, which few articles have: found by its bracket at once."""
_LEGAL_END = re.compile(rf",? ?(?:{LEGAL_FORMS})?\.?\Z")


def defined(text: str, pieces: list[Piece]) -> dict[str, str]:
    """The short names that an article defines in brackets and quotes, with the names before them."""
    found: dict[str, str] = {}
    ends = [piece.end for piece in pieces]
    may = "(“" in text or '("' in text or ("« " in text and _QUOTED.search(text))
    for hit in _DEFINED.finditer(text) if may else ():
        at = bisect_right(ends, hit.start()) - 1
        if at < 0 or not _LEGAL_END.fullmatch(text, ends[at], hit.start()):
            continue
        short, full = hit["short"], pieces[at].text
        if not short.isupper() or _in_order(short, full):
            found[short] = full
    return found


def _in_order(letters: str, name: str) -> bool:
    """Whether a name has these letters in their order; else they shorten more than was taken for the name."""
    rest = iter(name.upper())
    return all(letter in rest for letter in letters if letter.isalpha())


def initials(verdicts: dict[str, Verdict]) -> dict[str, str]:
    """Unknown firms in capitals that are the first letters of just one other firm's first words.

    `DMG` stands for `Digital Media Group Company Limited`, though nothing says so in brackets.
    """
    firms = [name for name, verdict in verdicts.items() if verdict.type == "ORG"]
    shorts = [n for n in firms if 3 <= len(n) <= 5 and n.isalpha() and n.isupper() and not verdicts[n].sense]
    found: dict[str, str] = {}
    for short in shorts:
        long = [name for name in firms if name.count(" ") >= len(short) - 1 and _begins(short, name)]
        if len(long) == 1:
            found[short] = long[0]
    return found


def _begins(short: str, name: str) -> bool:
    """Whether the first words of `name` begin with the letters of `short`, one each."""
    words = name.split(" ")[: len(short)]
    return all(word[:1] == letter for word, letter in zip(words, short, strict=True))


class Namer:
    """Gives each accepted piece of one article the fullest name of its thing."""

    def __init__(
        self, cutter: Cutter, verdicts: dict[str, Verdict], pieces: list[Piece], language: Language | None
    ) -> None:
        self.cutter = cutter
        self.verdicts = verdicts
        self.language = language
        self.persons = Persons()
        self._told: dict[str, tuple[EntityType, str, tuple[str, ...]]] = {}
        """Names that are told alike wherever they stand, being no part of a longer one."""
        self.counts = Counter(piece.text for piece in pieces)
        self.met = frozenset(self.counts)
        accepted = [piece for piece in pieces if piece.text in verdicts]
        for piece in accepted:
            verdict = verdicts[piece.text]
            if verdict.type == "PERSON" and verdict.weight >= _LESS:
                name = self._listed(verdict.sense) if verdict.sense else piece.text
                self.persons.add(name, piece.start, verdict.weight)
        self.short = short_forms(verdicts, self.met, cutter.suffix, cutter.lex.common)
        self.defined = defined(cutter.text, accepted)
        self.letters = {**initials(verdicts), **acronyms(cutter.text, accepted)}

    def parts(self) -> frozenset[str]:
        """Parts of names that stand for the whole: family and given names, short forms of firms."""
        return frozenset(self.persons.by_part) | frozenset(self.short)

    def name(self, piece: Piece) -> Named | None:
        """The piece with its full name; None when it is no name."""
        if (told := self._told.get(piece.text)) is not None:
            return _as_told((piece.start, piece.end, *told))
        named = self._name(piece)
        alone = piece.text not in self.persons.by_part and piece.text not in self.short
        if named is not None and alone:
            self._told[piece.text] = (named.type, named.name, named.rules)
        return named

    def _name(self, piece: Piece) -> Named | None:
        verdict = self.verdicts.get(piece.text)
        person = self._as_person(piece, verdict)
        if person is not None:
            return person
        if (whole := self.verdicts.get(self.defined.get(piece.text, ""))) and whole.type == "ORG":
            name = self.short.get(self.defined[piece.text], self.defined[piece.text])
            full = self._listed(whole.sense) if whole.sense else name
            return Named(piece.start, piece.end, "ORG", full, ("defined in brackets",))
        if verdict is None or (piece.text in _ALONE and piece.text in self.short):
            return self._as_short(piece)
        if (spelled := self.verdicts.get(self.cutter.spelled.get(piece.text, ""))) is not None:
            full = self._listed(spelled.sense) if spelled.sense else self.cutter.spelled[piece.text]
            return Named(piece.start, piece.end, spelled.type, full, (*verdict.rules, "acronym in brackets"))
        if verdict.sense is not None and piece.text not in self.short:
            return Named(piece.start, piece.end, verdict.type, self._listed(verdict.sense), verdict.rules)
        long = self.letters.get(piece.text)
        if long in self.verdicts:
            other = self.verdicts[long]
            full = self._listed(other.sense) if other.sense else long
            return Named(piece.start, piece.end, other.type, full, (*verdict.rules, "acronym in brackets"))
        if piece.text in self.short:
            return self._as_short(piece)
        return Named(piece.start, piece.end, verdict.type, piece.text, verdict.rules)

    def _listed(self, sense: Sense) -> str:
        """The well-known name, or a fuller form of it that the article itself gives."""
        name = sense.name(self.language)
        if sense.type == "PLACE":
            return name
        fuller = [form for form in sense.forms if form in self.met and len(form) > len(name)]
        return max(fuller, key=len) if fuller else name

    def _as_short(self, piece: Piece) -> Named | None:
        name = self.short.get(piece.text)
        ordinary = self.cutter.kind(piece.text) in ("common", "grammar", "never", "weak")
        if name is None or (piece.shy and ordinary):
            return None
        rules = self.verdicts[piece.text].rules if piece.text in self.verdicts else ()
        other = self.verdicts[name]
        full = self._listed(other.sense) if other.sense else name
        return Named(piece.start, piece.end, other.type, full, (*rules, "short form"))

    def _as_person(self, piece: Piece, verdict: Verdict | None) -> Named | None:
        """The piece as a part of a person's full name."""
        text = piece.text
        whole = self.persons.full(text, piece.start)
        if whole is None or whole == text:
            return None
        if verdict is None and piece.shy and self._ordinary(text, whole):
            return None
        if verdict is not None and verdict.type != "PERSON":
            listed = verdict.sense is not None and not verdict.sense.soft
            by_chance = _FIRM_BY_CHANCE * max(0, min(self.counts[text], MOST) - 5)
            if listed or verdict.weight >= _FIRM + by_chance:
                return None
        start = piece.start
        parts = whole.split(" ")
        if text == parts[-1] and len(parts) > 2 and (parts[-2][0].islower() or parts[-2] in _RAISED):
            before = self.cutter.text[max(piece.line.start, start - 9) : start]
            particle = _PARTICLE.search(before)
            if particle:
                start -= len(before) - particle.start()
        rules = verdict.rules if verdict else ()
        return Named(start, piece.end, "PERSON", whole, (*rules, "part of a full name"))

    def _ordinary(self, text: str, whole: str) -> bool:
        """Whether a word that opens a sentence is no name though a full name holds it."""
        kind = self.cutter.kind(text)
        return kind in ("grammar", "never", "weak") or (kind == "common" and text != whole.split(" ")[-1])
