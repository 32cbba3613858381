"""From words to pieces: the spans that may be names, cut out of the chains of name words.

A chain is a run of name words on one line, joined by single spaces, `&`, an elision or a small word that
names may hold (`of`, `de`, `von der`). A chain is cut from the left: well-known forms first, then persons by
their given names, institutions by their first word, then plain runs of capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.extract.names.chains import Chain
from store.extract.names.letters import Names
from store.extract.names.lexicon import FORM_KEY, Sense
from store.extract.names.runs import AFTER, AFTER_VERSION, LEGAL, VERSION, RunReader
from store.extract.names.tokens import Line, Word, is_initial
from store.extract.names.words import ENGLISH_MONTHS, KNOWN_MONTHS, LAWS, NUMBERED_FIRMS
from store.model import EntityType
from store.record import maker

_FORCES = re.compile(
    r" (?:Navy|Army|Air Force|Space Force|Marine Corps|Coast Guard|Treasury|Postal Service|Forest Service|"
    r"Cyber Command|Special Operations Command)(?!\w)"
)
"""Offices called by what they are behind their state (`U.S. Navy`)."""
_STATES = frozenset(("U.S.", "US", "U.K.", "UK", "EU"))
"""States in letters, which stand before the names of their offices."""
_LANDS = frozenset(
    """
    France Europe Deutschland Germany Allemagne Italia Italie Italy España Espagne Spain Portugal India Inde
    Japan Japon Korea Corée China Chine Canada Brasil Brazil Brésil Belgique Belgium Suisse Switzerland
    Maroc Morocco Africa Afrique Asia Asie UK USA US Iberia Nederland Netherlands Polska Poland Pologne
    Australia Australie Austria Autriche Ireland Irlande Romania Roumanie Sweden Suède Norway Norvège
    Denmark Danemark Finland Finlande Hellas Greece Grèce Turkey Turquie Israel Israël Mexico Mexique
    Argentina Argentine Chile Chili Colombia Colombie Egypt Égypte Nigeria Kenya Tunisie Tunisia Algérie
    Sénégal Singapore Singapour Indonesia Indonésie Vietnam Thailand Malaysia Philippines Arabia
    International Luxembourg Monaco Québec Ukraine Hungary Hongrie Czech Slovakia Bulgaria Croatia Serbia
    """.split()
)
"""Lands that stand after a firm's name to name its branch there."""
_OFFICE_TAILS = frozenset(
    """
    Général Générale Exécutif Exécutive Financier Financière Technique Adjoint Adjointe Délégué Déléguée
    Product Produit Sales Marketing Engineering Growth Operations People Design Legal Strategy Finance
    Associé Associée Emeritus Elect
    """.split()
)
"""What a function goes on with (`Directeur Général`, `VP Product`)."""
_LINE = re.compile(
    r" (?:Note|Tab|Watch|Buds|Laptop|Book|Phone|Pad|Edge|Fit|Ring|Hub|Stick|Slate|Air|Mini)"
    r" [A-Z]{0,2}\d{1,2}(?![\w%€$]|[.,]\d)(?! ?(?:[%€$]|millions?|milliards?|billions?))"
    r"(?: (?:Pro|Ultra|Plus|Max|FE)(?!\w)){0,2}"
)
"""A line of devices with its number behind their family (`Galaxy` → `Galaxy Note 9`)."""


MAX_NAME = 160
"""Characters of the longest name: no firm or person has more, and what compares names is bounded by it."""
_BYLINE = re.compile(r"(?:By|Par|PAR|Propos recueillis par|Interview by|Written by)[ :]")
_IN = re.compile(r"(?i)(?<!\w)(?:in|since|by|last|until|this|next|early|late|en) $")
"""What a month stands behind, and no given name."""
_YEAR = re.compile(r" (?:19|20)\d\d(?!\w)")
_LEGAL = re.compile(r", (?:Inc\.?|Ltd\.?|LLC|L\.P\.|Corp\.?|Co\.)(?!\w)")


_ACRONYM = re.compile(r" \([A-Z][A-Za-z]{1,7}\)")
"""The short form of a contest or a text, in brackets behind it."""
_DISTRICT = re.compile(
    r"(?<=Court) (?:for|in) the (?:(?:Northern|Southern|Eastern|Western|Central|Middle) )?District of"
    r" [A-Z][a-z]{2,15}(?: (?:York|Jersey|Mexico|Hampshire|Carolina|Dakota|Virginia|Island))?(?!\w)"
)
"""The district of a court of the United States, which is part of its name."""
_ARTICLES = frozenset("The Le La Les".split())
"""What names begin with that other names may stand behind."""
_VERSIONS = frozenset("0123456789vIVX")
"""Signs that a version begins with."""
_MORE = frozenset((" ", ","))
"""What may stand between a well-known form and what makes another thing of it."""
_NO_MORE = frozenset('abcdefghijklmnopqrstuwxyzàéèêâçôîœ("«[–—-/&%€$:')
"""Signs behind it that begin neither a version nor a line of devices, nor, after a blank, a legal form."""


class Piece(NamedTuple):
    """A span that may be a name.

    `shy`: its capital tells nothing (it opens a sentence), so it needs support. `shape`: what its own form
    tells: `person`, `surname first`, `org`, `branch` of a firm, `product`, `place`, or nothing. `trimmable`:
    its first word is an ordinary one that opens a sentence, and may not belong to it.
    """

    text: str
    start: int
    end: int
    line: Line
    shy: bool
    shape: str
    trimmable: bool = False


_piece = maker(Piece)


class Cutter(RunReader):
    """Cuts the chains of one article into pieces."""

    def __init__(self, text: str, words: Names) -> None:
        super().__init__(text, words)
        self._done = 0

    def cut(self, chain: Chain) -> Iterable[Piece]:
        """The pieces of one chain, left to right."""
        words = chain.words
        if len(words) > 1:
            return self._cut_run(chain)
        form, start, end = word = words[0]
        alone = self.words.alone(form)
        if start < self._done:
            return ()
        if form in self.spelled:
            return self._cut_run(chain)
        if alone == "dull":
            return ()
        text = self.text
        if alone == "plain":
            numbered = text[end : end + 1] == " " and text[end + 1 : end + 2] in _VERSIONS
            return (self._lone(word, chain.line, self.model(word) if numbered else None),)
        if alone:
            tails = self.lex.longer.get(form, ())
            if text[end : end + FORM_KEY] in tails or text[end : end + 1] in tails:
                return self._cut_run(chain)
            if alone == "opens":
                return ()
            follows = text[end : end + 1]
            behind = end + 2 if follows == "," else end + 1
            if follows not in _MORE or text[behind : behind + 1] in _NO_MORE:
                return (self._lone(word, chain.line, None),)
        return self._cut_run(chain)

    def _lone(self, word: Word, line: Line, version: int | None) -> Piece:
        """The piece that a word makes as it stands, with its version and the institution before it."""
        text, (form, start, end) = self.text, word
        first = is_initial(text, start, line.start)
        if not first:
            start = self.lower_head(start, line.start)
        end, shape = (version, "product") if version else (end, "")
        several = end - start > len(form)
        if several and not shape and _BYLINE.match(text, line.start):
            shape = "person"
        self._done = end
        shy = line.heady or (first and not several)
        return _piece((text[start:end], start, end, line, shy, shape, False))

    def _cut_run(self, chain: Chain) -> Iterator[Piece]:
        """The pieces of a chain of several words, or of one that lists tell more of."""
        words, i = chain.words, self.index_after(chain, 0, self._done)
        if i == len(words):
            return
        first = is_initial(self.text, words[i].start, chain.line.start)
        while i < len(words):
            found = self._piece_at(chain, i, first)
            if found is None:
                first = first and chain.linked(i, "'")
                i += 1
                continue
            end, shape, known = self._with_partner(chain, i, found)
            start, after = words[i].start, self.index_after(chain, i, end)
            if shape == "phrase":
                first, i, self._done = False, max(after, i + 1), end
                continue
            if not first and shape != "person":
                start = self.lower_head(start, chain.line.start)
            several = after - i > 1 or " " in self.text[start:end]
            ordinary = self.kind(words[i].text) in ("common", "grammar", "weak", "never")
            trimmable = first and several and not known and ordinary
            shy = trimmable or chain.line.heady or (first and not several)
            if not shape and several and _BYLINE.match(self.text, chain.line.start):
                shape = "person"
            self._done = end
            if end - start <= MAX_NAME:
                yield _piece((self.text[start:end], start, end, chain.line, shy, shape, trimmable))
            first = False
            i = max(after, i + 1)

    def _piece_at(self, chain: Chain, i: int, first: bool) -> tuple[int, str, bool] | None:
        """Where a piece that begins at word `i` ends, its shape, and whether the lists have it as it stands.

        None when no piece begins there; the shape `phrase` is that of an expression which is no name.
        """
        word = chain.words[i]
        kind = self.kind(word.text)
        known = self.known_end(word)
        if self._is_month(word):
            return None
        if (spelled := self.spelled_end(word) if self.spelled else None) and spelled >= (known or 0):
            return spelled, "org", False
        if known is not None and (known > word.end or word.text in self.lex.phrases):
            return self._known_at(chain, i, known)
        if self._is_law(chain, i) or (kind in ("common", "name") and self._in_title(chain, i)):
            return None
        person = self.words.may_be_given(word.text) and self.person_follows(chain, i)
        sense = self._sense(word.start, word.end) if known is not None else None
        if sense and not (person and (sense.soft or sense.type == "PERSON" or word.text in self.lex.given)):
            return self._extend(chain, i, word.end, sense)
        if person or kind == "given" or self.initialled(chain, i):
            return self.person(chain, i)
        if word.text in self.lex.classes["head_none"] and (called := self.institution(chain, i)):
            return self._with_letters(called), "phrase", False
        headed = self.institution(chain, i) if word.text in self.heads else None
        if kind in ("never", "weak", "breaker", "grammar") and (headed is None or kind != "never"):
            return self.unlikely(chain, i, first, kind)
        if headed is not None:
            return headed, "org", False
        if word.text in self.lex.family_first and self.second_name(chain, i):
            return chain.words[i + 1].end, "surname first", False
        if first and self.only_opens(chain, i, kind):
            return None
        return self.run(chain, i, first)

    def _with_letters(self, end: int) -> int:
        """Where a contest or a text ends, with its short form in brackets."""
        letters = _ACRONYM.match(self.text, end)
        return letters.end() if letters else end

    def _known_at(self, chain: Chain, i: int, known: int) -> tuple[int, str, bool] | None:
        """`_piece_at` for a well-known form of several words, up to `known`."""
        start = chain.words[i].start
        if self.text[start:known] in self.lex.phrases:
            return known, "phrase", False
        if chain.words[i].text in _ARTICLES and self._gives_way(chain, i, known):
            return None
        if court := _DISTRICT.match(self.text, known):
            return court.end(), "org", False
        return self._extend(chain, i, known, self._sense(start, known))

    def _gives_way(self, chain: Chain, i: int, known: int) -> bool:
        """Whether a name with an article reaches into a longer one (`The City of Reading`)."""
        if self.text.startswith(" of ", known):
            return True
        if not chain.linked(i):
            return False
        behind = chain.words[i + 1]
        return max(self.known_end(behind) or 0, self.spelled_end(behind) or 0) > known

    def _with_partner(self, chain: Chain, i: int, found: tuple[int, str, bool]) -> tuple[int, str, bool]:
        """A name of two words or more with the partner behind `&` (`Wilson Sonsini Goodrich & Rosati`)."""
        end, shape, _ = found
        j = self.index_after(chain, i, end)
        if shape not in ("person", "branch") or j >= len(chain.words) or chain.links[j - 1] != " & ":
            return found
        partner = chain.words[j]
        free = partner.text not in self.lex.senses and self.kind(partner.text) == "name"
        alone = free and not chain.linked(j)
        return (partner.end, "org", False) if alone or partner.text in self.suffix else found

    def _is_month(self, word: Word) -> bool:
        """Whether a word is a month here: a year stands behind it, or `in` before (`In October Stripe`)."""
        if word.text in KNOWN_MONTHS:
            return _YEAR.match(self.text, word.end) is not None
        if word.text not in ENGLISH_MONTHS:
            return False
        return _IN.search(self.text, max(0, word.start - 8), word.start) is not None

    def _sense(self, start: int, end: int) -> Sense:
        """The reading that says how far a well-known form reaches: the product's, when a version follows."""
        senses = self.lex.senses[self.text[start:end]]
        if len(senses) > 1 and VERSION.match(self.text, end):
            return next((sense for sense in senses if sense.type == "PRODUCT"), senses[0])
        return senses[0]

    def _is_law(self, chain: Chain, i: int) -> bool:
        """Whether a law, a prize or a day follows in the same run: no name then (`Digital Markets Act`)."""
        words, links = chain.words, chain.links
        if words[i].text == "Bill" and self.person_follows(chain, i):
            return False
        for j in range(i, min(i + 5, len(words))):
            if words[j].text in LAWS:
                return True
            if j == len(links) or links[j] != " ":
                return False
        return False

    def _in_title(self, chain: Chain, i: int) -> bool:
        """Whether an ordinary word stands inside a function (`Chief Business Officer`)."""
        if chain.linked(i) and chain.words[i + 1].text in ("Secretary", "Minister", "Commissioner"):
            return True
        if i > 0 and chain.linked(i - 1) and chain.words[i].text in _OFFICE_TAILS:
            return self.kind(chain.words[i - 1].text) == "breaker"
        return (
            i > 0
            and chain.linked(i - 1)
            and chain.linked(i)
            and (self.kind(chain.words[i - 1].text) == self.kind(chain.words[i + 1].text) == "breaker")
        )

    def _extend(self, chain: Chain, i: int, end: int, sense: Sense) -> tuple[int, str, bool]:
        """A well-known form with what makes another thing of it: a version, a line, a branch."""
        if sense.type == "PERSON":
            return end, "", True
        j, base = self.index_after(chain, i, end), end
        if sense.type == "PLACE":
            return self._extend_place(chain, i, j, end)
        last = chain.words[j - 1].text
        version, kind = self._version(chain.words[i].start, end, last, sense)
        if version:
            end, sense = version, sense._replace(type=kind)
        elif sense.soft and (self._paired(chain, j) or self._run_on(chain, j, sense)):
            return self.run(chain, i, False)
        if sense.type == "PRODUCT" and self.text[end - 1].isdigit() and (line := AFTER.match(self.text, end)):
            end = line.end()
        j = self.index_after(chain, i, end)
        if sense.type == "PRODUCT" and (line := _LINE.match(self.text, end)):
            end = line.end()
            j = self.index_after(chain, i, end)
        while j < len(chain.words) and self.text[end : chain.words[j].start] == " ":
            if not self._belongs(chain, j, sense) or (chain.words[j - 1].text in LEGAL and j > i + 1):
                break
            end, j = chain.words[j].end, j + 1
        if end == base:
            legal = _LEGAL.match(self.text, end) if sense.type == "ORG" else None
            return (legal.end() if legal else end), "", True
        last = chain.words[j - 1].text
        if (last in self.suffix or last in _LANDS) and sense.type == "ORG":
            return end, "org", False
        sure = sense.type == "PRODUCT" or self.kind(last) == "code" or last in self.product_suffix
        return end, "product" if sure else "branch", False

    def _version(self, start: int, end: int, last: str, sense: Sense) -> tuple[int | None, EntityType]:
        """Where a well-known form ends with its version, and what it is then: a firm's is a device."""
        if sense.type == "PRODUCT" or last in NUMBERED_FIRMS:
            version = VERSION.match(self.text, end)
            return (version.end() if version else None), sense.type
        version = self.device(start, end) if sense.type == "ORG" and not sense.soft else None
        return (version.end(), "PRODUCT") if version else (None, sense.type)

    def _extend_place(self, chain: Chain, i: int, j: int, end: int) -> tuple[int, str, bool]:
        """A place with what makes another place or an institution of it (`Carson City`)."""
        if self.text[chain.words[i].start : end] in _STATES and chain.linked(j - 1):
            if force := _FORCES.match(self.text, end):
                return force.end(), "org", False
            office = self.known_end(chain.words[j])
            if office is not None and chain.words[j].text in self.heads:
                return office, "org", False
        if grown := self.place_firm(chain, i, j):
            return grown, "org", False
        if chain.linked(j - 1) and chain.words[j].text in self.lex.classes["place_tail"]:
            return chain.words[j].end, "place", False
        return end, "", True

    def _land(self, chain: Chain, j: int, sense: Sense) -> bool:
        """Whether word `j` is the land of a firm's branch (`Rakuten France`)."""
        return sense.type == "ORG" and not sense.soft and chain.words[j].text in _LANDS

    def _belongs(self, chain: Chain, j: int, sense: Sense) -> bool:
        """Whether word `j` goes on with the well-known form before it (`Game Pass Ultimate`)."""
        text = chain.words[j].text
        kind = self.kind(text)
        if (self.known_end(chain.words[j]) or 0) > chain.words[j].end:
            return False
        if self._land(chain, j, sense):
            return True
        if kind == "code" or text in self.product_suffix or (sense.type == "ORG" and text in self.suffix):
            return True
        if sense.type == "PRODUCT":
            return text in AFTER_VERSION
        if kind not in ("name", "common") or any(not s.soft for s in self.lex.senses.get(text, ())):
            return False
        return self.known_end(chain.words[j]) in (None, chain.words[j].end) and not (
            self.words.may_be_given(text) and self.person_follows(chain, j)
        )

    def _paired(self, chain: Chain, j: int) -> bool:
        """Whether an unknown name follows `&`: the form before it is half of a firm (`Ledger & Byte`)."""
        if not chain.linked(j - 1, " & "):
            return False
        other = chain.words[j]
        return self.known_end(other) is None and self.kind(other.text) in ("name", "common")

    def _run_on(self, chain: Chain, j: int, sense: Sense) -> bool:
        """Whether word `j` right behind the form makes a longer name of it."""
        return chain.linked(j - 1) and self._goes_on(chain.words[j].text, sense)

    def _goes_on(self, text: str, sense: Sense) -> bool:
        """Whether `text` makes a longer name of a form that is an ordinary word too."""
        if sense.type == "PRODUCT" and text == "AI":
            return False
        senses = self.lex.senses.get(text, ())
        if text in self.suffix or text in self.product_suffix:
            return True
        return self.kind(text) in ("name", "common") and all(s.soft for s in senses)
