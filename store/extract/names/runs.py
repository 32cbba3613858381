"""Plain runs of capitals inside chains, and the words that only open a sentence before one."""

from __future__ import annotations

import re

from store.extract.names.chains import OF, STRONG_PARTICLES, Chain
from store.extract.names.institutions import InstitutionReader
from store.extract.names.letters import ADVERB
from store.extract.names.persons import PersonReader
from store.extract.names.tokens import Word
from store.extract.names.words import NUMBERED_FIRMS
from store.text.dates import ENGLISH_MONTHS, FRENCH_MONTHS

VERSION = re.compile(
    r" (?!(?:19|20)\d\d(?!\w))(?:v?\d{1,4}(?:\.\d{1,2}){0,2}(?:[a-zA-FH-Z][a-z]?|(?<=[46-9]\d\d)G)?"
    r"|[IVX]{1,4})"
    r"(?![\w%$€£])(?![.,]\d)"
    r"(?! ?(?:[%$€£]|(?:millions?|milliards?|billions?|trillions?|000|euros|dollars|utilisateurs|users|ans"
    rf"|jours|{FRENCH_MONTHS}|{ENGLISH_MONTHS}|mois|days|years|months|fois|times"
    r"|percent|per cent|points|employees|salariés|pays|countries|Mds?|M€|k€|et \d|and \d|à \d|to \d)(?!\w)))"
)
"""A version after a name, unless a unit or another word tells that it counts something."""
AFTER_VERSION = frozenset(
    """
    Pro Max Mini Ultra Plus Turbo Flash Lite Air Large Medium Small Sonnet Opus Haiku Instruct Preview Scout
    Maverick Behemoth Nano Thinking Vision Voice Fold Flip FE SE XL Super Ti Heavy
    Ultimate Premium Essential Duo Family Business Team Unlimited Standard Codex Coder Deep Think
    """.split()
)
AFTER = re.compile(rf"((?: (?:{'|'.join(sorted(AFTER_VERSION))})(?!\w)){{0,3}})")
"""What a product goes on with behind its number (`iPhone 15 Pro Max`)."""
_SHORT_VERSION = re.compile(rf"(?= (?:\d{{1,2}}|[IVX]{{1,4}})(?!\d)){VERSION.pattern}")
"""A version of one or two figures, as products of two words have."""
_DEVICE = re.compile(rf"(?= \d{{1,3}}(?!\d)){VERSION.pattern}")
"""A number of one to three figures, as devices have that are called after their firm."""
_THE = re.compile(r"(?i)(?:^|[\s(])(?:the|le|la|l'|du|au|un|une|new|nouveau|nouvelle|son|sa|its) ?\Z")
_PAUSE = re.compile(
    r"[,;:!?)»\"\n]|\.(?!\d)|$| (?:est|a|was|is|has|in|on|of|de|du|with|to|pour|and|et|or|ou|qui|which|that"
    r"|sera|will|for|sur|en|dans|from|chez|by|par|review|test|more|than|que|il|elle|on|it|he|she|they|we|"
    r"you|can|could"
    r"|would|had|also|now|still|peut|reste|offre|offers|costs|coûte|weighs|pèse|scored?|manages?|vs|versus"
    r"|against|face|at|as|comme|puis|mais|but|when|quand|if|si|after|après|avec|without|sans)(?!\w)"
)
"""What follows a version, not a thing that is counted."""
COUNTS = frozenset("One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Hundred Thousand".split())
"""Figures that begin names of firms (`Eight Roads`, `Two Sigma`)."""
_BRANCHES = frozenset("France Deutschland Italia España Iberia Benelux Nederland Polska Brasil".split())
"""Lands that stand right behind a firm's name to name its branch there, though no list has the firm."""
_NOUN_OF_LAND = re.compile(r"(?:(?<!\w)(?:le|la|du|au)|l') ?\Z")
"""What tells that a nationality with a capital is who is meant (`du Britannique AltaOne Capital`)."""
_GERUND = re.compile(r"[A-Z][a-z]{2,}ing$")
_FUND = frozenset("Ventures Capital Partners Advisors Investments Labs Associates Equity Fund".split())
LEGAL = frozenset("Inc Inc. Corp Corp. Ltd Ltd. LLC plc PLC".split())
"""Legal forms, behind which a ticker may stand (`Qualcomm Inc QCOM`)."""
_PARTICIPLE = re.compile(r"[A-ZÉ][a-zéèêîôûç]{3,}(?:é|ée|és|ées)$")
"""A French participle that opens a sentence (`Rebaptisé X, le réseau…`)."""


class RunReader(PersonReader, InstitutionReader):
    """Reads plain runs of capitals."""

    @staticmethod
    def index_after(chain: Chain, i: int, end: int) -> int:
        """The first word, from `i` on, that does not begin before `end`."""
        while i < len(chain.words) and chain.words[i].start < end:
            i += 1
        return i

    def run(self, chain: Chain, i: int, first: bool) -> tuple[int, str, bool]:
        """A plain run of capitals."""
        words, links, j = chain.words, chain.links, i + 1
        while j < len(words) and j < i + 6 and links[j - 1] in (" ", " & "):
            text = words[j].text
            kind = self.kind(text)
            if words[j - 1].text in LEGAL and text.isupper():
                break
            if kind == "breaker" or (kind == "weak" and text not in self.suffix):
                break
            if kind in ("never", "grammar") and text not in self.suffix and text not in self.product_suffix:
                if first or not chain.linked(j) or self.kind(words[j + 1].text) in ("never", "breaker"):
                    break
                if text.isupper() and len(text) > 1:
                    break
            if j == i + 1 and text in _BRANCHES and links[i] == " " and self._unknown(words[i]):
                return words[j].end, "org", False
            listed = text not in self.suffix and any(not s.soft for s in self.lex.senses.get(text, ()))
            if listed and not (j == i + 1 and self._fund_between(chain, i)):
                break
            own = text in self.lex.given and self.person_follows(chain, j)
            if kind == "given" and (own or (chain.linked(j) and j - i >= 2)):
                break
            j += 1
        return self._grown(chain, i, j)

    def _unknown(self, word: Word) -> bool:
        """Whether no list has the word, and nothing tells it from a firm's name."""
        return self.kind(word.text) == "name" and word.text not in self.lex.senses and word.text[1:].islower()

    def _grown(self, chain: Chain, i: int, j: int) -> tuple[int, str, bool]:
        """The run of words `i` to `j` with what makes it longer: `of Brazil`, a version, `van der Berg`."""
        words, links = chain.words, chain.links
        if words[j - 1].text in self.heads and j < len(words) and links[j - 1] in OF and j - i > 1:
            whole = self.institution(chain, j - 1)
            if whole is not None:
                return whole, "org", False
        model = self.model(words[i]) if j == i + 1 else self._double_model(chain, i, j)
        if model is not None:
            return model, "product", False
        if words[j - 1].text in NUMBERED_FIRMS and (numbered := VERSION.match(self.text, words[j - 1].end)):
            return numbered.end(), "org", False
        if j - i == 1 and i < len(links) and links[i] in STRONG_PARTICLES and self.family(words[i + 1].text):
            return words[i + 1].end, "person", False
        return words[j - 1].end, self._run_shape(chain, i, j), False

    def _fund_between(self, chain: Chain, i: int) -> bool:
        """Whether a known name stands between an unknown one and a fund's word (`NIF SMBC Ventures`)."""
        words = chain.words
        if i + 2 >= len(words) or not chain.linked(i) or not chain.linked(i + 1):
            return False
        unknown = words[i].text not in self.lex.senses and self.kind(words[i].text) in ("name", "code")
        return unknown and words[i].text.isupper() and words[i + 2].text in _FUND

    def model(self, word: Word) -> int | None:
        """Where an unknown name with its version ends, when a pause or a small word follows (`Boson 4`)."""
        if self.kind(word.text) != "name" or not word.text.isalpha() or word.text.isupper():
            return None
        version = VERSION.match(self.text, word.end)
        if version is None:
            return None
        line = AFTER.match(self.text, version.end())
        ends = [version.end()] if line is None else [line.end(), version.end()]
        return next((end for end in ends if _PAUSE.match(self.text, end)), None)

    def device(self, start: int, end: int) -> re.Match[str] | None:
        """The number that makes a device of a well-known firm's name (`the Fairphone 5`, `la Renault 5`)."""
        version = _DEVICE.match(self.text, end)
        if version is None or not _PAUSE.match(self.text, version.end()):
            return None
        whole = self.text[start : version.end()]
        again = self.text.count(whole) > 1
        return version if again or _THE.search(self.text, max(0, start - 10), start) else None

    def _double_model(self, chain: Chain, i: int, j: int) -> int | None:
        """Where an unknown name of two words with its version ends (`Gorilla Glass 5`)."""
        pair = chain.words[i:j]
        if len(pair) != 2 or any(self.kind(word.text) not in ("name", "common") for word in pair):
            return None
        if (
            any(not word.text.isalpha() or word.text.isupper() for word in pair)
            or pair[1].text in self.suffix
        ):
            return None
        version = _SHORT_VERSION.match(self.text, pair[1].end)
        return version.end() if version and _PAUSE.match(self.text, version.end()) else None

    def _run_shape(self, chain: Chain, i: int, j: int) -> str:
        last = chain.words[j - 1].text
        if chain.words[i].text.startswith("$"):
            return "product"
        if j - i == 1:
            return ""
        if last in self.suffix:
            return "org"
        if last in self.lex.classes["place_tail"]:
            return "place"
        return "product" if last in self.product_suffix or self.kind(last) == "code" else ""

    def _rest_is_name(self, chain: Chain, i: int) -> bool:
        """Whether the word after `i` begins a name of its own, so that word `i` only opens the sentence."""
        if not chain.linked(i):
            return i + 1 < len(chain.words)
        after = chain.words[i + 1]
        if after.text in self.suffix:
            return False
        if after.text[0].islower() or self.words.camel(after.text):
            return True
        strong = any(not sense.soft for sense in self.lex.senses.get(after.text, ()))
        return strong or self.kind(after.text) in ("given", "never", "breaker")

    def only_opens(self, chain: Chain, i: int, kind: str) -> bool:
        """Whether word `i` opens a sentence and the name begins after it."""
        if kind == "common":
            return self._rest_is_name(chain, i)
        word = chain.words[i].text
        if _GERUND.match(word) and chain.linked(i):
            named = chain.words[i + 1].text in self.lex.senses or self._rest_is_name(chain, i)
            return named and word not in self.lex.senses and word not in self.lex.longer
        trade = word[1:].islower() and word.lower() in self.lex.classes["firm"]
        if not chain.linked(i) or not (trade or _PARTICIPLE.match(word) or ADVERB.search(word)):
            return False
        if trade and chain.words[i + 1].text in self.suffix:
            return False
        return word not in self.lex.senses and word not in self.lex.longer

    def unlikely(self, chain: Chain, i: int, first: bool, kind: str) -> tuple[int, str, bool] | None:
        """Words that hardly ever begin a name, when they do: `TA Associates`, `The Browser Company`."""
        if not chain.linked(i):
            return None
        text, after = chain.words[i].text, chain.words[i + 1].text
        if kind in ("never", "grammar") and text.isupper() and len(text) > 1 and after in self.suffix:
            return self.run(chain, i, first)
        if kind == "never" and text[1:].islower() and self.kind(after) in ("name", "common"):
            return None if first and after in self.lex.senses else self.run(chain, i, False)
        if text in COUNTS and kind == "grammar" and self.kind(after) in ("name", "common"):
            return None if first and self._rest_is_name(chain, i) else self.run(chain, i, False)
        if kind == "weak":
            if _NOUN_OF_LAND.search(self.text, max(0, chain.words[i].start - 4), chain.words[i].start):
                return None
            found = self.run(chain, i, first)
            least = 2 if text.lower() in self.lex.demonyms or after not in _FUND else 1
            return found if found[1] == "org" and self.index_after(chain, i, found[0]) - i > least else None
        if kind == "grammar" and not first and self.kind(after) in ("name", "common", "grammar", "given"):
            return self.run(chain, i, first)
        return None
