"""What a name tells by its letters alone, wherever it stands."""

from __future__ import annotations

import re
from typing import NamedTuple

from store.extract.names.lexicon import Lexicon, Sense
from store.extract.names.tokens import LEGAL_FORMS
from store.extract.names.words import Words
from store.model import EntityType
from store.text.remembered import Remembered

ADVERB = re.compile(
    r"(?:ally|ently|antly|ously|ively|edly|ingly|fully|ately|ibly|ably|essly|amment|ement|emment)$"
)
"""How English and French adverbs end, which open sentences with a capital (`Concurrently`)."""
DIGIT = re.compile(r"\d")
_ORDINARY = frozenset(("common", "never", "weak", "grammar", "breaker"))
"""Kinds of words that are no names by themselves."""
_ANY_SOFTWARE = ("Ops", "GPT")
_LOW_SOFTWARE = ("OS", "Bot", "Chat", "DB", "Kit", "SDK", "ML", "LM", "USD", "EUR", "Coin")
_FIRMS = tuple("Ventures Capital Partners Labs Invest Bank Group Health Bio Pharma Energy Tech Works".split())
_MEDICINES = tuple(
    "mab tinib ciclib brodib glutide patide vir parib sartan xaban leucel parvovec stat".split()
)
_FILES = ("cpp", "js", "rs")
_SOFTWARE = re.compile(rf"[a-zA-Z](?:{'|'.join(_ANY_SOFTWARE)})$|[a-z](?:{'|'.join(_LOW_SOFTWARE)})$")
_FUSED = re.compile(rf"[a-z](?:{'|'.join(_FIRMS)})$")
_TOWN = re.compile(
    r"^[^\W\d_]+(?:-[^\W\d_]+){0,2}-(?:sur|sous|lès|les|en|près|aux|le|la|de|du|upon|on)-[^\W\d_]"
)
_SAINT = re.compile(r"^(?:Sainte?|St|Ste)-[A-ZÀ-Þ][a-zà-ÿ]{2,}")
"""How towns are called after saints; the firms that are so are listed."""
_MEDICINE = re.compile(rf"[a-z]{{3}}(?:{'|'.join(_MEDICINES)})$")
_FIRM_CAMEL = re.compile(r"^(?!(?:Mc|Mac|De|Di|Du|La|Le|Fitz|Van|Von|O')[A-Z])[A-Z][a-z]{2,}[A-Z][a-z]{2,}$")
"""Two words in one, as no family is called: what speaks under such a name is a firm (`TechInsights says`)."""
_SOURCE_FILE = re.compile(rf"^[a-z]\w+\.(?:{'|'.join(_FILES)})$")
_BARE_VERSION = re.compile(r"^[VRKMT]\d{1,2}(?:\.\d{1,2})?$")
_HYPHEN_CODE = re.compile(r"^[^\W\d_]+-(?:[A-Z]|[A-Z]?\d{1,3}[A-Za-z]?)$")
_PLAIN_WORDS = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+(?: [^\W\d_a-z][^\W\d_A-Z]+){1,2}$")
_NUMBERED = re.compile(r"[ -]?[A-Za-z]{0,2}\d+(?:\.\d+)?[A-Za-z]{0,2}$")
_LEGAL_TAIL = re.compile(
    rf",? (?:(?:UK|US|USA) )?(?:{LEGAL_FORMS}|Co|Company|Group|Holdings?|Group Holdings?)\.?$"
)
"""Legal forms, which make no other firm of a well-known one (`Oracle Corp`)."""

Clue = tuple[str, EntityType, float]
"""A rule, the type it speaks for and its weight."""

_FORMS: tuple[tuple[re.Pattern[str], Clue], ...] = (
    (_TOWN, ("form of a town", "PLACE", 3.0)),
    (_SAINT, ("name of a saint", "PLACE", 1.2)),
    (_MEDICINE, ("form of a medicine", "PRODUCT", 1.5)),
    (_BARE_VERSION, ("form of a version", "PRODUCT", 3.0)),
    (_SOURCE_FILE, ("form of a program", "PRODUCT", 3.0)),
    (_FUSED, ("form of a firm in one word", "ORG", 1.5)),
    (_SOFTWARE, ("form of a software", "PRODUCT", 1.2)),
)
"""What the letters of a single name tell."""
_ENDS = _ANY_SOFTWARE + _LOW_SOFTWARE + _FIRMS + _MEDICINES + _FILES
"""How a name of one of these forms ends that has neither a hyphen nor a last figure: most names do not."""


class Letters(NamedTuple):
    """What the letters of a name tell.

    `senses` are its readings in the lists; `form` what its form speaks for when its pieces have no shape,
    and `defaults` what it most likely is without any evidence. `firm`: it is called as no person is.
    `person`: its words may be those of a person. `ordinary`: none of its words is a name by itself. `adverb`:
    it is one word that ends as adverbs do. `ends` are the first and the last word of two or three plain ones.
    """

    senses: tuple[Sense, ...]
    form: Clue | None
    defaults: tuple[Clue, ...]
    firm: bool
    person: bool
    ordinary: bool
    adverb: bool
    ends: tuple[str, str] | None


class Names(Words):
    """The kinds and parts of words, and the letters of whole names: each worked out once."""

    def __init__(self, lex: Lexicon) -> None:
        super().__init__(lex)
        self.letters = Remembered(self._letters).__getitem__

    def _letters(self, name: str) -> Letters:
        lex, words = self.lex, name.split(" ")
        numbered = DIGIT.search(name) is not None
        plain = _PLAIN_WORDS.match(name) is not None
        person = plain and _like_person(words, lex)
        simple = len(words) in (2, 3) and all(word.isalpha() and word[1:].islower() for word in words)
        return Letters(
            senses=_senses_of(name, lex),
            form=self._form(name),
            defaults=_plain_defaults(person) if plain else _defaults(name, numbered),
            firm=numbered or _FIRM_CAMEL.search(name) is not None,
            person=person,
            ordinary=all(self.kind(word) in _ORDINARY for word in words),
            adverb=len(words) == 1 and ADVERB.search(name) is not None,
            ends=(words[0], words[-1]) if simple else None,
        )

    def _form(self, name: str) -> Clue | None:
        hyphen = "-" in name
        if hyphen and self.versioned(name):
            return "version of a product", "PRODUCT", 3.5
        if hyphen or name[-1:].isdigit() or name.endswith(_ENDS):
            for form, clue in _FORMS:
                if form.search(name):
                    return clue
        if self.kind(name) == "given":
            return "lone given name", "PERSON", 1.8 if name in self.lex.given else 1.0
        return None


def _senses_of(name: str, lex: Lexicon) -> tuple[Sense, ...]:
    """The readings the lists give `name`, also in capitals (`LONDON`) or, for products, in the plural.

    A land before it or a legal form behind make no other thing of a firm (`US Treasury`, `Oracle Corp`).
    """
    senses = lex.senses.get(name)
    if senses is None and name.startswith(("U.S. ", "US ", "UK ", "U.K. ")):
        senses = tuple(s for s in lex.senses.get(name.partition(" ")[2], ()) if s.type == "ORG")
    if senses is None and ", " in name:
        senses = lex.senses.get(name.partition(", ")[0])
    if senses is None and " " in name and (legal := _LEGAL_TAIL.search(name)):
        bare = name[: legal.start()]
        known = lex.senses.get(bare) or lex.senses.get(_without_trade(bare), ())
        senses = tuple(s for s in known if s.type == "ORG")
    if senses is None and len(name) > 3:
        if name.isupper() or (" " in name and name.upper() in lex.upper):
            senses = lex.senses.get(lex.upper.get(name.upper(), ""))
        elif name.endswith("s"):
            senses = tuple(s for s in lex.senses.get(name[:-1], ()) if s.type == "PRODUCT")
    return senses or ()


_TRADES = frozenset(
    "Pharmaceutical Pharmaceuticals Technology Technologies Laboratories International".split()
)
"""What a firm's full name tells of its trade before the legal form (`Takeda Pharmaceuticals Inc`)."""


def _without_trade(name: str) -> str:
    """The name without its last word where that tells but the trade."""
    head, _, last = name.rpartition(" ")
    return head if last in _TRADES else name


def like_firm(name: str, lex: Lexicon) -> bool:
    """Whether a given name stands before a word of firms that no family is called by (`Walden Catalyst`)."""
    last = name.rpartition(" ")[2].lower()
    return last in lex.classes["firm_word"] and (last in lex.common or len(last) > 6)


def _like_person(words: list[str], lex: Lexicon) -> bool:
    """Whether two or three plain words may be a person: none is an ordinary word or one that firms use."""
    lower = [word.lower() for word in words]
    return not any(w in lex.common or w in lex.grammar or w in lex.classes["firm_word"] for w in lower)


def _plain_defaults(person: bool) -> tuple[Clue, ...]:
    """What plain words without any evidence most likely are in this press; `person`: they may be a person."""
    return ("two plain words", "PERSON" if person else "ORG", 0.7), ("capital", "ORG", 0.3)


def _defaults(name: str, numbered: bool) -> tuple[Clue, ...]:
    """What a name without any evidence most likely is in this press; `numbered`: there is a figure in it."""
    if "-" in name and _HYPHEN_CODE.search(name):
        return (("ends with a code", "PRODUCT", 0.9),)
    if numbered and _NUMBERED.search(name) and not name[0].isdigit():
        return (("ends with a number", "PRODUCT", 0.9),)
    return (("capital", "ORG", 0.7),)
