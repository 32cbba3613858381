"""What a single word is by itself, and the name words inside a hyphenated or glued one."""

from __future__ import annotations

import re

from store.extract.names.lexicon import Lexicon, Sense
from store.extract.names.surface import unaccented
from store.extract.names.tokens import UPPER
from store.text.remembered import Remembered

_GLUE = re.compile(r"(?:et|est|a|ont|de|des|du|dans|pour|qui|que|en|and|is|in|with|to|has|the|par|sur|va)$")
_CLEAR_GLUE = frozenset("et est ont dans pour qui que and with has the".split())
_PRICED = re.compile(
    r"(?:USD|EUR|GBP|INR|AUD|CAD|SGD|HKD|CHF|JPY|CNY|RMB|AED|SAR|MYR|RM|NGN|ZAR|KES|BRL|MXN|SEK|NOK|DKK|PLN|"
    r"IDR|PHP|THB|VND|KRW|TWD|NZD|ILS|TRY|Rs)\d[\d.,]*(?:k|m|mn|bn|b|K|M|B)?$"
)
"""A currency that sticks to its sum, which is no model of anything: `USD15 billion`."""
_CODE = re.compile(rf"[{UPPER}]{{1,4}}-?\d{{1,5}}(?:\.\d{{1,2}})?[A-Za-z]{{0,2}}$")
_SIZE = re.compile(r"\d{1,3}(?:[A-Z]|[A-Z]{2}|[GMTk][WHBVo]h?|Mds?|Mrds?|Mio|H\d{2})$")
"""A figure with its unit (`70B` parameters, `5G`, `2GW`): a name only when it is well known (`3M`)."""
_CAMEL = re.compile(rf"[^\W\d_{UPPER}][{UPPER}]|^[{UPPER}]{{2,}}[^\W\d_{UPPER}]{{3,}}")
_PRONOUNS = frozenset(
    "je tu il elle on nous vous ils elles ce t là ci même mêmes y en moi toi le la les lui".split()
)
_PLACE_LINKS = frozenset("sur en sous lès les le la de des du d aux et l in upon".split())
_ENGLISH_TAILS = frozenset(
    "led based backed owned like made era style run born built free ready only bound wide to là ci".split()
)
_SHORT = 2
"""Letters of a hyphenated tail that is a version rather than a name (`Latent-X`)."""


NUMBERED_FIRMS = frozenset(("Fund", "Fonds", "Capital", "Ventures", "Partners"))
"""Last words of firms that come in numbers (`Fund III`)."""
LAWS = frozenset(
    """
    Act Bill Law Prize Prix Award Awards Directive Regulation Order Amendment Day Conference Agreement Treaty
    Roundtable
    """.split()
)
"""What makes a law, a prize or a day of the capitals before it."""
ENGLISH_MONTHS = frozenset(
    "January February March April May June July August September October November December".split()
)
KNOWN_MONTHS = frozenset(("Mars", "MARS"))
"""Months that are well-known names too."""
MONTHS = ENGLISH_MONTHS | KNOWN_MONTHS
_LONG = 60
"""Letters of a word that is looked at with care, for it may make too long a name."""


class Words:
    """The kinds and parts of words, each worked out once, since words come back often.

    `kind` tells `never`, `weak` (never alone), `breaker`, `grammar`, `common`, `given`, `code` or `name`;
    `parts` the name words inside a matched word: hyphenated pairs apart, glued and ordinary tails off;
    `dull` whether a word that stands alone is never a name, whatever its context (`Le`, `PDG`);
    `alone` how one that stands alone is read: `dull` as above; `plain` is as it stands, for no list knows it
    or a longer form that begins with it; `opens` is no name unless a longer form begins with it; `listed` is
    as it stands, unless a longer form begins with it or what follows makes another thing of it; nothing when
    it takes a closer look. `camel` whether capitals inside the word say that it is a name wherever it stands
    (`VanEck`).
    """

    def __init__(self, lex: Lexicon) -> None:
        self.lex = lex
        self.kind = Remembered(self._kind).__getitem__
        self.parts = Remembered(self._cut_word).__getitem__
        self.dull = Remembered(self._is_dull).__getitem__
        self.camel = Remembered(self._is_camel).__getitem__
        self.alone = Remembered(self._alone).__getitem__

    def _is_dull(self, word: str) -> bool:
        unlisted = word not in self.lex.senses and word not in self.lex.longer
        return unlisted and self.kind(word) in ("never", "weak", "grammar", "breaker")

    def _alone(self, word: str) -> str:
        lex, kind = self.lex, self.kind(word)
        if self.dull(word):
            return "dull"
        if word in lex.classes["head_org"] or word in LAWS or word in NUMBERED_FIRMS or len(word) > _LONG:
            return ""
        if word in lex.senses and word.lower() not in lex.never:
            return "listed" if self._is_listed(word, lex.senses[word]) else ""
        if kind in ("never", "weak", "grammar", "breaker"):
            return "" if word in lex.classes["head_none"] else "opens"
        unlisted = word not in lex.senses and word not in lex.longer and word[0] != "$"
        return "plain" if unlisted and kind in ("name", "common", "given", "code") else ""

    def _is_listed(self, word: str, senses: tuple[Sense, ...]) -> bool:
        """Whether a well-known form has one reading, and only what stands behind it may make more of it."""
        if len(senses) > 1 or word in self.lex.phrases or word in MONTHS or word == "Bill":
            return False
        return not (senses[0].type == "PRODUCT" and word[-1].isdigit())

    def _kind(self, word: str) -> str:
        lex, low = self.lex, word.lower()
        if word in lex.given or ("-" in word and self._hyphen_given(word)):
            return "given"
        if word in lex.classes["breaker"]:
            return "breaker"
        if "-" in word and all(part.lower() in lex.demonyms for part in word.split("-")):
            return "weak"
        if low in lex.never or (len(word) == 1 and word not in lex.senses):
            return "weak" if low in lex.weak else "never"
        if low in lex.grammar:
            return "grammar"
        if low in lex.common:
            return "common"
        if word in lex.given_soft or unaccented(word) in lex.given_bare:
            return "given"
        return "code" if _CODE.match(word) else "name"

    def _is_camel(self, word: str) -> bool:
        return _CAMEL.search(word) is not None and word.lower() not in self.lex.never

    def versioned(self, word: str) -> bool:
        """Whether the word is a family of products with what tells its version (`Qwen3-Coder`)."""
        head, dash, tail = word.partition("-")
        if not dash or not tail or " " in word:
            return False
        senses = self.lex.senses.get(head) or self.lex.senses.get(self.lex.upper.get(head.upper(), ""), ())
        return any(s.type == "PRODUCT" and s.family for s in senses)

    def may_be_given(self, word: str) -> bool:
        """Whether the word is a given name, be it an ordinary word too (`Mark`, `Will`)."""
        return word in self.lex.given_soft or self.kind(word) == "given"

    def _hyphen_given(self, word: str) -> bool:
        parts = word.split("-")
        if len(parts) != 2 or not parts[1][:1].isupper():
            return False
        known = [part in self.lex.given or part in self.lex.given_soft for part in parts]
        return all(known) or (known[0] and len(parts[0]) <= 4 and parts[1] not in self.lex.senses)

    def _cut_word(self, word: str) -> tuple[tuple[int, int], ...]:
        lex = self.lex
        whole = ((0, len(word)),)
        if word in lex.senses or word in lex.longer or word in lex.given or not word[0].isalnum():
            return whole
        if "-" in word:
            return self._cut_compound(word)
        if (word[0].isdigit() and _SIZE.match(word)) or _PRICED.match(word):
            return ()
        glued = _GLUE.search(word)
        if glued:
            head = word[: glued.start()]
            if len(head) > 1 and head in lex.senses and self._gluable(head, glued.group()):
                return ((0, len(head)),)
            if len(head) > 1 and head.isupper() and head.lower() in lex.never:
                return ()
        return whole

    def _gluable(self, head: str, tail: str) -> bool:
        """Whether a well-known form may have a small word glued to it: not `Gard` in `Garden`."""
        if any(sense.type == "PLACE" or sense.soft for sense in self.lex.senses[head]):
            return False
        return not head[1:].islower() or (len(head) >= 5 and tail in _CLEAR_GLUE)

    def _cut_compound(self, word: str) -> tuple[tuple[int, int], ...]:
        whole = ((0, len(word)),)
        parts = word.split("-")
        if self._hyphen_given(word) or word.lower() in self.lex.never:
            return whole
        if len(parts) > 2 and "-".join(parts[:2]).lower() in self.lex.never:
            return ()
        if all(part[:1].isupper() or part[:1].isdigit() for part in parts):
            return self._cut_pair(parts) or whole
        if word[0].islower() and parts[-1][:1].isdigit():
            return whole
        if parts[1][:1].isdigit() or any(p in self.lex.senses and p[:1].islower() for p in parts):
            return whole
        if any(p.lower() in _PLACE_LINKS for p in parts[1:-1]) and parts[-1][:1].isupper():
            return whole
        if len(parts) == 2 and parts[0] in self.lex.given and self._asian(parts[1]):
            return whole
        keep = next(i for i, part in enumerate([*parts, "a"]) if i and part[:1].islower())
        if keep == len(parts):
            return whole
        if any(part in _PRONOUNS for part in parts[keep:]) and self.kind(parts[0]) != "name":
            return ()
        head = "-".join(parts[:keep])
        return self._cut_word(head) if keep > 1 else ((0, len(head)),)

    @staticmethod
    def _asian(part: str) -> bool:
        """Whether a tail in small letters is the second half of a given name (`Jae-yong`)."""
        return part.isalpha() and part.islower() and len(part) <= 6 and part not in _ENGLISH_TAILS

    def _cut_pair(self, parts: list[str]) -> tuple[tuple[int, int], ...] | None:
        """Names tied by a hyphen (`Musk-OpenAI`), apart; None when the whole is one name (`Saint-Gobain`)."""
        if any(part[:1].isdigit() or len(part) <= _SHORT for part in parts[1:]):
            return None
        senses = [self.lex.senses.get(part, ()) for part in parts]
        if all(s.type == "PRODUCT" for s in senses[0]) and senses[0] and not any(senses[1:]):
            return None
        strong = [any(not sense.soft for sense in group) for group in senses]
        things = [any(s.type != "PLACE" and not s.soft for s in group) for group in senses]
        names = [bool(group) or self.kind(part) == "name" for part, group in zip(parts, senses, strict=True)]
        if not (all(strong) or (any(things) and all(names)) or (any(things) and not all(names))):
            return None
        spans, at = [], 0
        for part, name in zip(parts, names, strict=True):
            if name:
                spans.append((at, at + len(part)))
            at += len(part) + 1
        return tuple(spans)
