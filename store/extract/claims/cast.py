"""What an article has told of its firms so far: which one a description can stand for.

A description fits a firm by its trade (`le motoriste`), by its home (`the German carmaker`) and by what
it is (`la société` is no fund).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from store.extract.claims.authorities import is_authority, is_regulator
from store.extract.claims.callings import YOUNG, Callings, calling, is_distinct
from store.extract.claims.epithets import Epithets
from store.extract.claims.funds import agrees, is_fund
from store.extract.claims.homes import home_of, home_said, homes_told
from store.extract.claims.openings import SIDE_WORDS
from store.extract.claims.passages import Sentence
from store.model import TAKEOVERS, Claim, Party

_PUBLIC = re.compile(
    r"autorité|régulateur|gendarme|institution|agence|authority|regulator|agency|watchdog|\A\w+\Z"
)
"""What an authority can be called; a pronoun can stand for it too."""
_YOUNG = re.compile(rf"{YOUNG}|jeune")
_NO_FIRM = frozenset(
    {"association", "syndicat", "fédération", "fondation", "ong", "collectif", "institut", "charity",
     "foundation", "union", "think tank"}
)  # fmt: skip
"""What those are called who are no firm: `l'association Privacy International` is no `entreprise`."""
_NEVER_YOUNG = frozenset(
    {"banque", "constructeur", "avionneur", "motoriste", "électricien", "pétrolier", "opérateur",
     "laboratoire", "distributeur", "équipementier", "armateur", "conglomérat", "bank", "drugmaker",
     "planemaker", "airline"}
)  # fmt: skip
"""Trades of the list whose firms are no start-ups: `the start-up` is not Volkswagen."""

SIDE = re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{side}>{said})' for side, said in SIDE_WORDS.items())})\Z")
"""The side of a deal told before that a description names."""
_DEALT: dict[str, tuple[str, ...]] = {
    "buyer": ("buyer", "bidder"), "target": ("target",), "seller": ("seller",), "owner": ("buyer", "bidder"),
}  # fmt: skip


class Cast:
    """The firms of an article, in the order of the sentences that have gone by (`passed`)."""

    def __init__(self, callings: Callings, ranked: Sequence[str]) -> None:
        self._callings = callings
        self.ranked = ranked
        self.passed: list[Sentence] = []
        self._dealt: dict[str, set[str]] = {}
        self._takeovers: list[tuple[Party, ...]] = []
        self._epithets = Epithets()
        self._learnt = 0
        self._homes: dict[str, str] = {}
        self._asked = 0
        self._names: dict[str, None] = {}
        self._counted = 0

    def called(self, words: str, near: str | None, topic: str | None) -> str | None:
        """The firm that is called as some words say, named last: `le motoriste` is Safran.

        The article's own firm (`topic`) stays unless it is called otherwise, or the trade is one few have.
        """
        noun = calling(words)
        if noun is None or (near and noun in (own := self._callings.of(near))):
            return near if noun else None
        if near and not own and near == topic and not is_distinct(noun):
            return None
        said = home_said(words)
        told = (name for name in reversed(self.named()) if name != near)
        fit = (name for name in told if noun in self._callings.of(name))
        homes = ((name, home_of(name, self._homes_told()) if said else None) for name in fit)
        return next((name for name, home in homes if home in (None, said)), None)

    def epithet(self, at: Sentence, words: str, town: str | None, near: str | None, here: bool) -> str | None:
        """The firm that the article has called as some words do, or told to be at home in their town."""
        for sentence in self.passed[self._learnt :]:
            self._epithets.read(sentence)
        self._learnt = len(self.passed)
        self._epithets.read(at, max(0, at.mask.find(words)))
        return self._epithets.meant(words, town, near, here)

    def is_known_as(self, words: str, name: str) -> bool:
        """Tell whether a firm is known to be what a description says: its trade, or else its land."""
        if noun := calling(words):
            return noun in self._callings.of(name)
        said = home_said(words)
        return said is not None and home_of(name, self._homes_told()) == said

    def can_be(self, words: str, name: str) -> bool:
        """Tell whether a description can stand for an organisation, by what it is and where it is at home."""
        if is_regulator(name) and not _PUBLIC.search(words):
            return False
        if " " in words and self._callings.told(name) & _NO_FIRM and calling(words) not in _NO_FIRM:
            return False
        if _YOUNG.search(words) and not self._can_be_young(name):
            return False
        said = home_said(words)
        home = home_of(name, self._homes_told()) if said else None
        return agrees(words, name) and (home is None or home == said)

    def native(self, words: str, near: str) -> str | None:
        """The firm of the last sentences that is at home where a description says, where `near` is not.

        `Amolyt a été absorbé par AstraZeneca. Le britannique a payé`.
        """
        said = home_said(words)
        if said is None or home_of(near, self._homes_told()) is not None:
            return None
        lately = [told for told in self.passed[-2:] if told.role == "body"]
        told = (m.name for sentence in reversed(lately) for m in reversed(sentence.mentions))
        return next((n for n in told if n != near and home_of(n, self._homes_told()) == said), None)

    def side(self, words: str, near: str | None) -> str | None:
        """The side of the takeover told last that a description names: `l'acquéreur`, `its prey`.

        An owner is asked of the firm at hand (`near`): `Wolt has grown; its owner bought SevenRooms`.
        """
        found = SIDE.search(words)
        wanted = _DEALT[found.lastgroup] if found and found.lastgroup else ()
        told = self._takeovers[-6:][::-1]
        if found and found["owner"]:
            own = [parties for parties in told if any(p.role == "target" and p.name == near for p in parties)]
            told = own or (told[:1] if words.startswith(("its ", "their ", "sa ", "son ", "leur ")) else [])
        for parties in told:
            if name := next((p.name for p in parties if p.role in wanted), None):
                return name
        return None

    def _can_be_young(self, name: str) -> bool:
        """Tell whether a firm may be a start-up: it is of no old trade, and no one who gives others money."""
        if is_authority(name) or self.only_backs(name):
            return False
        return not self._callings.of(name) & _NEVER_YOUNG

    def only_backs(self, name: str) -> bool:
        """Tell whether a firm has put money in others and got none, as far as is told."""
        dealt: Set[str] = self._dealt.get(name, frozenset())
        return is_fund(name) or ("investor" in dealt and "recipient" not in dealt)

    def gave(self, name: str) -> bool:
        """Tell whether a firm has put money in others and got none, in what was told so far."""
        dealt: Set[str] = self._dealt.get(name, frozenset())
        return "investor" in dealt and "recipient" not in dealt

    def remember(self, claim: Claim) -> None:
        """Keep in which roles the parties of a claim dealt, and its sides when it is a takeover."""
        if claim.kind in TAKEOVERS and len(claim.parties) > 1:
            self._takeovers.append(claim.parties)
        for party in claim.parties:
            self._dealt.setdefault(party.name, set()).add(party.role)

    def other_than(self, words: str, name: str, titled: Sequence[str]) -> str | None:
        """Whom a description stands for that cannot be this firm: at home there, titled, or named most."""
        told = self.named()
        said = home_said(words)
        native = (firm for firm in self.ranked if said and firm in told and firm != name)
        kin = next((firm for firm in native if home_of(firm, self._homes_told()) == said), None)
        if kin is not None:
            return kin
        others = (*titled, *(firm for firm in self.ranked if firm in told))
        return next((other for other in others if other != name and self.can_be(words, other)), name)

    def named(self) -> dict[str, None]:
        """The names of the sentences so far, each where it was named last."""
        for sentence in self.passed[self._counted :]:
            for mention in sentence.mentions:
                self._names.pop(mention.name, None)
                self._names[mention.name] = None
        self._counted = len(self.passed)
        return self._names

    def _homes_told(self) -> dict[str, str]:
        """The countries that the sentences so far give to firms; read only once someone asks."""
        for sentence in self.passed[self._asked :]:
            for at, home in homes_told(sentence.mask):
                named = next((m.name for m in sentence.mentions if m.start - sentence.start == at), None)
                if named:
                    self._homes.setdefault(named, home)
        self._asked = len(self.passed)
        return self._homes
