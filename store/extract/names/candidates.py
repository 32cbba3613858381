"""From words to pieces: the spans that may be names, cut out of the chains of name words.

A chain is a run of name words on one line, joined by single spaces, `&`, an elision or a small word that
names may hold (`of`, `de`, `von der`). A chain is cut from the left: well-known forms first, then persons by
their given names, institutions by their first word, then plain runs of capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from store.extract.names.lexicon import Lexicon, Sense
from store.extract.names.tokens import Line, Word, is_initial
from store.extract.names.words import Words

_STRONG_PARTICLES = frozenset(
    " von | van | van der | von der | van den | van de | bin | ben | al | da | della | di | dos | ter | ten ".split(
        "|"
    )
)
_PARTICLES = _STRONG_PARTICLES | frozenset(" de | de la | d'| du | des | del | do | el | le | la ".split("|"))
_OF = frozenset(" de | du | des | d'| de la | de l'| of | of the | for ".split("|"))
_LINKS = _PARTICLES | _OF | frozenset((" ", "'", " & ", " and ", " et ", " the ", " y ", " zu "))
_PARTICLE_WORDS = frozenset(
    "Le La De Du Des Van Von Der El Al Ben Bin Mc Mac Da Di Dos Saint St Bel Abu Ould Ait".split()
)
_LAWS = frozenset(
    "Act Bill Law Prize Prix Award Awards Directive Regulation Order Amendment Day Conference".split()
)
_VERSION = re.compile(
    r" (?:v?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]{0,2}|[IVX]{1,4})(?![\w%$€£])(?![.,]\d)"
    r"(?! ?(?:[%$€£]|(?:millions?|milliards?|billions?|trillions?|000|euros|dollars|utilisateurs|users|ans|jours"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february"
    r"|march|april|may|june|july|august|september|october|november|december|mois|days|years|months|fois|times"
    r"|percent|per cent|points|employees|salariés|pays|countries|Mds?|M€|k€|et \d|and \d|à \d|to \d)(?!\w)))"
)
_AFTER_VERSION = frozenset(
    """
    Pro Max Mini Ultra Plus Turbo Flash Lite Air Large Medium Small Sonnet Opus Haiku Instruct Preview Scout
    Maverick Behemoth Nano Thinking Vision Voice Fold Flip FE SE XL Super Ti Heavy Codex Coder Deep Think
    """.split()
)
_LOWER_TAIL = re.compile(
    r"(?: (?:[a-zéèà-]{3,18}(?:ale?|aux|ales|iques?|aires?|iens?|iennes?|ives?|ifs?|ières?|éens?|éennes?|aises?"
    r"|ois|oises|ains?|aines?|onnels?|onnelles?|ielles?|iels?|ubliques?|érieure?s?))(?![\w-])){1,2}"
)


_LOWER_HEAD = re.compile(
    r"(?<![\w-])(?:tribunal(?: de commerce| judiciaire| administratif| des activités économiques)?|cour d'appel|parquet"
    r"|ministère|université|tribunal de l'entreprise|cour administrative d'appel)(?: [a-zéè-]{4,15}(?:al|ain|ien|ique))?"
    r" (?:de la |de l'|de |du |des |d')$"
)
_LEGAL = re.compile(r", (?:Inc\.?|Ltd\.?|LLC|L\.P\.|Corp\.?|Co\.)(?!\w)")


class Piece(NamedTuple):
    """A span that may be a name.

    `shy`: its capital tells nothing (it opens a sentence), so it needs support. `shape`: what its own form
    tells: `person`, `surname first`, `org`, `product`, or nothing. `trimmable`: its first word is an ordinary
    one that opens a sentence, and may not belong to it.
    """

    text: str
    start: int
    end: int
    line: Line
    shy: bool
    shape: str
    trimmable: bool = False


class Chain(NamedTuple):
    """A run of name words on one line; `links[i]` is the text between words `i` and `i + 1`."""

    words: list[Word]
    links: list[str]
    line: Line

    def linked(self, i: int, by: str = " ") -> bool:
        """Whether a word follows word `i` after exactly `by`."""
        return i < len(self.links) and self.links[i] == by


class Cutter:
    """Cuts one article's text (plain) into chains, and chains into pieces."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.text = text
        self.lex = lex
        self.words = Words(lex)
        self.kind = self.words.kind
        self._dulls: dict[str, bool] = {}
        self.suffix = lex.classes["suffix"]
        self.product_suffix = lex.classes["product_suffix"]
        self.heads = lex.classes["head_org"]

    def chains(self, pattern: re.Pattern[str], lines: Iterator[Line]) -> Iterator[Chain]:
        """The chains of the text in order."""
        text, parts = self.text, self.words.parts
        line = next(lines)
        words: list[Word] = []
        links: list[str] = []
        for match in pattern.finditer(text):
            start, token = match.start(), match.group()
            if start > line.end:
                if words:
                    yield Chain(words, links, line)
                    words, links = [], []
                while start > line.end:
                    line = next(lines)
            for low, high in parts(token):
                word = Word(token[low:high], start + low, start + high)
                if words:
                    gap = text[words[-1].end : word.start] if word.start - words[-1].end < 10 else "\n"
                    if gap in _LINKS or (gap == ". " and len(words[-1].text) == 1):
                        links.append(gap)
                        words.append(word)
                        continue
                    yield Chain(words, links, line)
                words, links = [word], []
        if words:
            yield Chain(words, links, line)

    def cut(self, chain: Chain) -> Iterator[Piece]:
        """The pieces of one chain, left to right."""
        words, i = chain.words, 0
        if len(words) == 1 and self._dull(words[0].text):
            return
        first = is_initial(self.text, words[0].start, chain.line.start)
        while i < len(words):
            found = self._piece_at(chain, i, first)
            if found is None:
                first = first and chain.linked(i, "'")
                i += 1
                continue
            end, shape, known = found
            start, after = words[i].start, self._index_after(chain, i, end)
            if not first and shape != "person":
                start = self._lower_head(start, chain.line.start)
            several = after - i > 1 or " " in self.text[start:end]
            ordinary = self.kind(words[i].text) in ("common", "grammar", "weak")
            trimmable = first and several and not known and ordinary
            shy = trimmable or (first and not several)
            yield Piece(self.text[start:end], start, end, chain.line, shy, shape, trimmable)
            first = False
            i = max(after, i + 1)

    def _dull(self, text: str) -> bool:
        """Whether a word that stands alone is never a name, whatever its context (`Le`, `PDG`)."""
        known = self._dulls.get(text)
        if known is None:
            unlisted = text not in self.lex.senses and text not in self.lex.longer
            known = unlisted and self.kind(text) in ("never", "weak", "grammar", "breaker")
            self._dulls[text] = known
        return known

    # Each of the following tells where a piece that begins at word `i` ends, and its shape.

    def _piece_at(self, chain: Chain, i: int, first: bool) -> tuple[int, str, bool] | None:
        word = chain.words[i]
        kind = self.kind(word.text)
        known = self.known_end(word)
        if known is not None and known > word.end:
            return self._extend(chain, i, known, self.lex.senses[self.text[word.start : known]][0])
        if self._is_law(chain, i):
            return None
        person = self.words.may_be_given(word.text) and self._person_follows(chain, i)
        sense = self.lex.senses[word.text][0] if known is not None else None
        if sense and not (person and (sense.soft or sense.type == "PERSON")):
            return self._extend(chain, i, word.end, sense)
        if person or kind == "given":
            return self._person(chain, i)
        if kind in ("never", "weak", "breaker", "grammar"):
            return self._unlikely(chain, i, first, kind)
        if word.text in self.heads:
            tail = self._institution(chain, i)
            if tail is not None:
                return tail, "org", False
        if word.text in self.lex.family_first and self._second_name(chain, i):
            return chain.words[i + 1].end, "surname first", False
        if kind == "common" and first and self._rest_is_name(chain, i):
            return None
        return self._run(chain, i, first)

    def known_end(self, word: Word) -> int | None:
        """Where the longest well-known form that begins at `word` ends."""
        text = self.text
        for form in self.lex.longer.get(word.text, ()):
            if text.startswith(form, word.start):
                end = word.start + len(form)
                if end == len(text) or not _joined(text[end - 1], text[end]):
                    return end
        if word.text in self.lex.senses and word.text.lower() not in self.lex.never:
            return word.end
        return None

    def _lower_head(self, start: int, line_start: int) -> int:
        """Where the name begins when an institution in small letters leads to it (`tribunal de commerce de Nanterre`)."""
        if self.text[max(line_start, start - 3) : start] not in ("de ", " d'", "du ", "es ", " l'", "la "):
            return start
        head = _LOWER_HEAD.search(self.text[max(line_start, start - 60) : start])
        return start if head is None else start - len(head.group())

    def _is_law(self, chain: Chain, i: int) -> bool:
        """Whether a law, a prize or a day follows in the same run: no name then (`Digital Markets Act`)."""
        for j in range(i, min(i + 5, len(chain.words))):
            if chain.words[j].text in _LAWS:
                return True
            if not chain.linked(j):
                return False
        return False

    def _unlikely(self, chain: Chain, i: int, first: bool, kind: str) -> tuple[int, str, bool] | None:
        """Words that hardly ever begin a name, when they do: `TA Associates`, `The Browser Company`."""
        if not chain.linked(i):
            return None
        text, after = chain.words[i].text, chain.words[i + 1].text
        if kind in ("never", "grammar") and text.isupper() and len(text) > 1 and after in self.suffix:
            return self._run(chain, i, first)
        if kind == "never" and not first and text[1:].islower() and self.kind(after) in ("name", "common"):
            return self._run(chain, i, first)
        if kind == "weak":
            found = self._run(chain, i, first)
            return found if found[1] == "org" and self._index_after(chain, i, found[0]) - i > 2 else None
        if kind == "grammar" and not first and self.kind(after) in ("name", "common", "grammar", "given"):
            return self._run(chain, i, first)
        return None

    @staticmethod
    def _index_after(chain: Chain, i: int, end: int) -> int:
        while i < len(chain.words) and chain.words[i].start < end:
            i += 1
        return i

    def _extend(self, chain: Chain, i: int, end: int, sense: Sense) -> tuple[int, str, bool]:
        """A well-known form with what makes another thing of it: a version, a line, a branch."""
        if sense.type == "PERSON":
            return end, "", True
        j, base = self._index_after(chain, i, end), end
        version = _VERSION.match(self.text, end) if sense.type == "PRODUCT" else None
        if version:
            end = version.end()
            j = self._index_after(chain, i, end)
        elif sense.type == "PLACE":
            grown = self._place_firm(chain, i, j)
            return (grown, "org", False) if grown else (end, "", True)
        elif sense.soft and chain.linked(j - 1) and self._goes_on(chain.words[j].text):
            return self._run(chain, i, False)
        while j < len(chain.words) and self.text[end : chain.words[j].start] == " ":
            text = chain.words[j].text
            if sense.type == "ORG" and not (
                self.kind(text) == "code" or text in self.suffix or text in self.product_suffix
            ):
                break
            if sense.type == "PRODUCT" and not (
                text in _AFTER_VERSION or text in self.product_suffix or self.kind(text) == "code"
            ):
                break
            end, j = chain.words[j].end, j + 1
        if end == base:
            legal = _LEGAL.match(self.text, end) if sense.type == "ORG" else None
            return (legal.end() if legal else end), "", True
        last = chain.words[j - 1].text
        product = sense.type == "PRODUCT" or self.kind(last) == "code" or last in self.product_suffix
        return end, "product" if product else "org", False

    def _goes_on(self, text: str) -> bool:
        senses = self.lex.senses.get(text, ())
        if text in self.suffix or text in self.product_suffix:
            return True
        return self.kind(text) in ("name", "common") and all(s.soft for s in senses)

    def _place_firm(self, chain: Chain, i: int, j: int) -> int | None:
        """`Barcelona Supercomputing Center`: a place, capitals, and a last word that only firms have."""
        end = None
        while j < len(chain.words) and j < i + 6 and chain.linked(j - 1):
            text = chain.words[j].text
            if self.kind(text) in ("breaker", "grammar"):
                break
            if text in self.suffix or text in self.heads:
                end = chain.words[j].end
            j += 1
        return end

    def _person_follows(self, chain: Chain, i: int) -> bool:
        if i + 1 >= len(chain.words) or chain.links[i] not in _STRONG_PARTICLES | {" ", ". ", " de ", " d'"}:
            return False
        after = chain.words[i + 1]
        if len(after.text) == 1:
            return self.text[after.end : after.end + 1] == "." or i + 2 < len(chain.words)
        senses = self.lex.senses.get(after.text, ())
        if after.text in self.suffix or any(s.type in ("ORG", "PRODUCT") and not s.soft for s in senses):
            return False
        if self.known_end(after) not in (None, after.end):
            return False
        if chain.links[i] in (" de ", " d'"):
            return self._family(after.text) and self.kind(after.text) == "name"
        return self.kind(after.text) in ("name", "given", "common", "weak") or after.text in _PARTICLE_WORDS

    def _person(self, chain: Chain, i: int) -> tuple[int, str, bool]:
        """A given name and the family name after it."""
        words, j = chain.words, i + 1
        while j < len(words) and j < i + 5 and self._goes_with(chain, i, j):
            j += 1
        while j - 1 > i and (len(words[j - 1].text) == 1 or words[j - 1].text in ("Le", "La", "De")):
            if words[j - 1].text == "O" and j - 1 == i + 1:
                break
            j -= 1
        if j == i + 1:
            return words[i].end, "", False
        last = words[j - 1].text
        firm = last in self.suffix or last in self.product_suffix
        return words[j - 1].end, "org" if firm else "person", False

    def _goes_with(self, chain: Chain, i: int, j: int) -> bool:
        """Whether word `j` belongs to the person whose name begins at word `i`."""
        link, text, before = chain.links[j - 1], chain.words[j].text, chain.words[j - 1].text
        if link == "'":
            return before in ("D", "O", "L", "N", "M")
        if link == ". ":
            return len(before) == 1
        if link != " ":
            return link in _PARTICLES and self._family(text) and (link in _STRONG_PARTICLES or j == i + 1)
        if text in _PARTICLE_WORDS or (len(text) == 1 and text.isupper()):
            return True
        senses = [s for s in self.lex.senses.get(text, ()) if not s.soft]
        if self.kind(text) in ("never", "breaker", "grammar"):
            return False
        if j > i + 1 and (text in self.suffix or any(s.type != "PERSON" for s in senses)):
            return False
        return not any(s.type in ("ORG", "PRODUCT") for s in senses)

    def _family(self, text: str) -> bool:
        senses = self.lex.senses.get(text, ())
        return self.kind(text) in ("name", "given") and all(s.type == "PERSON" or s.soft for s in senses)

    def _second_name(self, chain: Chain, i: int) -> bool:
        if not chain.linked(i):
            return False
        after = chain.words[i + 1].text
        free = after not in self.lex.senses and after not in self.suffix
        return free and self.kind(after) in ("name", "given") and (after[1:].islower() or "-" in after)

    def _institution(self, chain: Chain, i: int) -> int | None:
        """`Université de Lille`, `Agence nationale de l'habitat`: a first word that heads institutions."""
        words, end = chain.words, chain.words[i].end
        tail = _LOWER_TAIL.match(self.text, end)
        if tail:
            end = tail.end()
        j, grown = i + 1, tail is not None
        while j < len(words) and j < i + 6:
            gap = self.text[end : words[j].start]
            usual = gap in _OF or gap in (" ", " & ") or (gap in (" et ", " and ") and grown)
            if not usual or self.kind(words[j].text) in ("never", "breaker"):
                break
            if gap in (" et ", " and ", " ") and self.known_end(words[j]) is not None:
                break
            end, grown = words[j].end, True
            lower = _LOWER_TAIL.match(self.text, end)
            if lower and gap in _OF:
                end = lower.end()
            j += 1
        return end if grown else None

    def _rest_is_name(self, chain: Chain, i: int) -> bool:
        """Whether the word after `i` begins a name of its own, so that word `i` only opens the sentence."""
        if not chain.linked(i):
            return i + 1 < len(chain.words)
        after = chain.words[i + 1]
        strong = any(not sense.soft for sense in self.lex.senses.get(after.text, ()))
        return strong or self.kind(after.text) in ("given", "never", "breaker")

    def _run(self, chain: Chain, i: int, first: bool) -> tuple[int, str, bool]:
        """A plain run of capitals."""
        words, links, j = chain.words, chain.links, i + 1
        while j < len(words) and j < i + 6 and links[j - 1] in (" ", " & "):
            text = words[j].text
            kind = self.kind(text)
            if kind == "breaker" or (kind == "weak" and text not in self.suffix):
                break
            if kind in ("never", "grammar") and text not in self.suffix and text not in self.product_suffix:
                if first or not chain.linked(j) or self.kind(words[j + 1].text) in ("never", "breaker"):
                    break
                if text.isupper() and len(text) > 1:
                    break
            if text not in self.suffix and any(not s.soft for s in self.lex.senses.get(text, ())):
                break
            if kind == "given" and chain.linked(j) and j - i >= 2:
                break
            j += 1
        if (
            j - i == 1
            and i < len(links)
            and links[i] in _STRONG_PARTICLES
            and self._family(words[i + 1].text)
        ):
            return words[i + 1].end, "person", False
        return words[j - 1].end, self._run_shape(chain, i, j), False

    def _run_shape(self, chain: Chain, i: int, j: int) -> str:
        last = chain.words[j - 1].text
        if chain.words[i].text.startswith("$"):
            return "product"
        if j - i == 1:
            return ""
        if last in self.suffix:
            return "org"
        return "product" if last in self.product_suffix or self.kind(last) == "code" else ""


def _joined(a: str, b: str) -> bool:
    return (a.isalnum() or a in "+&'") and (b.isalnum() or b == "_")
