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
from store.extract.names.tokens import UPPER, Line, Word, is_initial

_LINKS = frozenset(
    " |'| & | de | du | des | d'| de la | de l'| le | la | von | van | van der | von der | van den | bin | ben | al "
    "| da | della | di | del | dos | do | of | of the | and | et | for | the | y | el | ter | ten | zu ".split(
        "|"
    )
)
_PARTICLES = frozenset(
    " de | de la | d'| du | des | von | van | van der | von der | van den | bin | ben | al | da | della | di | del "
    "| dos | do | el | ter | ten | le | la ".split("|")
)
_OF = frozenset(" de | du | des | d'| de la | de l'| of | of the | for ".split("|"))
_PARTICLE_WORDS = frozenset(
    "Le La De Du Des Van Von Der El Al Ben Bin Mc Mac Da Di Dos Saint St Bel Abu Ould Ait".split()  # noqa: SIM905
)
_GLUE = re.compile(r"(?:et|est|a|ont|de|des|du|dans|pour|qui|que|en|and|is|in|with|to|has|the|par|sur|va)$")
_CODE = re.compile(rf"[{UPPER}]{{1,4}}-?\d{{1,5}}[A-Za-z]{{0,2}}$")
_VERSION = re.compile(
    r"[  ](?:v?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]{0,2}|[IVX]{2,4})(?![\w%$€£])(?![.,]\d)"
    r"(?!\s(?:millions?|milliards?|billions?|000|%|euros|dollars|utilisateurs|users|janvier|février|mars|avril|mai"
    r"|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|ans|jours|mois|days|years|months|fois|times|Md|Mds|M€|k€))"
)
_AFTER_VERSION = frozenset(
    "Pro Max Mini Ultra Plus Turbo Flash Lite Air Large Medium Small Sonnet Opus Haiku Instruct Preview Scout "
    "Maverick Behemoth Nano Thinking Vision Voice Fold Flip FE SE XL Super Ti Heavy Codex Coder".split()  # noqa: SIM905
)
_LOWER_TAIL = re.compile(
    r"(?: (?:[a-zéèà-]{3,18}(?:ale?|aux|ales|iques?|aires?|iens?|iennes?|ives?|ifs?|ières?|éens?|éennes?|aises?|ois"
    r"|oises|ains?|aines?|onnels?|onnelles?|ielles?|iels?|ubliques?|érieure?s?))(?![\w-])){1,2}"
)
_PRONOUNS = frozenset("je tu il elle on nous vous ils elles ce t là ci même mêmes y en moi toi".split())  # noqa: SIM905
_PLACE_LINKS = frozenset("sur en sous lès les le la de des du d aux et l in upon".split())  # noqa: SIM905


class Piece(NamedTuple):
    """A span that may be a name.

    `shy`: its capital tells nothing (first word of a sentence, or a loose line), so it needs support.
    `shape`: what its own form tells: `person`, `surname first`, `org`, `product`, or nothing.
    `trimmed`: the same piece without its first word, an ordinary word that opens a sentence.
    """

    text: str
    start: int
    end: int
    line: Line
    shy: bool
    shape: str
    known: bool
    trimmed: bool = False


class _Chain(NamedTuple):
    words: list[Word]
    links: list[str]
    line: Line


class Cutter:
    """Cuts one article's text into pieces. Keeps the kind of each word met, since words come back often."""

    def __init__(self, text: str, lex: Lexicon) -> None:
        self.text = text
        self.lex = lex
        self._kinds: dict[str, str] = {}
        self._parts: dict[str, tuple[tuple[int, int], ...]] = {}
        classes = lex.classes
        self.suffix = classes["suffix"]
        self.product_suffix = classes["product_suffix"]
        self.heads = classes["head_org"]
        self.breakers = classes["breaker"]

    # --- words -----------------------------------------------------------------------------------

    def kind(self, word: str) -> str:
        """What an isolated word is: never, breaker, grammar, common, given, code or name."""
        found = self._kinds.get(word)
        if found is None:
            found = self._kinds[word] = self._kind(word)
        return found

    def _kind(self, word: str) -> str:
        lex, low = self.lex, word.lower()
        if word in lex.given or ("-" in word and self._hyphen_given(word)):
            return "given"
        if word in self.breakers:
            return "breaker"
        if low in lex.never or (len(word) == 1 and word not in lex.senses):
            return "never"
        if low in lex.grammar:
            return "grammar"
        if low in lex.common:
            return "common"
        if word in lex.given_soft:
            return "given"
        return "code" if _CODE.match(word) else "name"

    def _hyphen_given(self, word: str) -> bool:
        parts = word.split("-")
        given = self.lex.given | self.lex.given_soft
        return (
            len(parts) == 2
            and parts[0] in given
            and (parts[1] in given or parts[1][:1].isupper() and len(parts[0]) < 5)
        )

    def parts(self, word: str) -> tuple[tuple[int, int], ...]:
        """The name words inside a matched word: hyphenated pairs apart, glued and ordinary tails off."""
        found = self._parts.get(word)
        if found is None:
            found = self._parts[word] = self._cut_word(word)
        return found

    def _cut_word(self, word: str) -> tuple[tuple[int, int], ...]:
        lex = self.lex
        if word in lex.senses or word in lex.longer or word in lex.given or not word[0].isalnum():
            return ((0, len(word)),)
        if "-" in word:
            return self._cut_compound(word)
        glued = _GLUE.search(word)
        if glued and glued.start() > 1 and word[: glued.start()] in lex.senses | {}:
            return ((0, glued.start()),)
        if glued and word[: glued.start()].lower() in lex.never and word[: glued.start()].isupper():
            return ()
        if "." in word:
            head = word.split(".")[0]
            if head in lex.senses and word not in lex.senses:
                return ((0, len(word)),)
        return ((0, len(word)),)

    def _cut_compound(self, word: str) -> tuple[tuple[int, int], ...]:
        lex = self.lex
        parts = word.split("-")
        if self._hyphen_given(word) or word.lower() in lex.never:
            return ((0, len(word)),)
        if all(part[:1].isupper() or part[:1].isdigit() for part in parts):
            strong = [any(s.type != "PLACE" or not s.soft for s in lex.senses.get(p, ())) for p in parts]
            digits = any(part[:1].isdigit() for part in parts[1:])
            names = [
                self.kind(part) in ("name", "given") or known
                for part, known in zip(parts, strong, strict=True)
            ]
            if not digits and any(strong) and (len(parts) > 2 or all(names) or not all(strong)):
                return tuple(
                    span for span, ok, known in zip(_spans(parts), names, strong, strict=True) if ok or known
                )
            return ((0, len(word)),)
        if parts[1][:1].isdigit() or any(part in lex.senses and part[:1].islower() for part in parts):
            return ((0, len(word)),)
        if any(p.lower() in _PLACE_LINKS for p in parts[1:-1]) and parts[-1][:1].isupper():
            return ((0, len(word)),)
        keep = next(i for i, part in enumerate(parts + ["a"]) if i and part[:1].islower())
        if any(part in _PRONOUNS for part in parts[keep:]) and self.kind(parts[0]) != "name":
            return ()
        end = len("-".join(parts[:keep]))
        return ((0, end),)

    # --- chains ----------------------------------------------------------------------------------

    def chains(self, pattern: re.Pattern[str], lines: Iterator[Line]) -> Iterator[_Chain]:
        """The chains of the text in order."""
        text = self.text
        line = next(lines)
        words: list[Word] = []
        links: list[str] = []
        for match in pattern.finditer(text):
            start, token = match.start(), match.group()
            while start > line.end:
                line_next = next(lines)
                if words:
                    yield _Chain(words, links, line)
                    words, links = [], []
                line = line_next
            for low, high in self.parts(token):
                word = Word(token[low:high], start + low, start + high)
                if words:
                    gap = text[words[-1].end : word.start] if word.start - words[-1].end < 10 else "\n"
                    if gap in _LINKS or (gap == ". " and len(words[-1].text) == 1):
                        links.append(gap)
                        words.append(word)
                        continue
                    yield _Chain(words, links, line)
                words, links = [word], []
        if words:
            yield _Chain(words, links, line)

    # --- cutting ---------------------------------------------------------------------------------

    def cut(self, chain: _Chain) -> Iterator[Piece]:
        """The pieces of one chain, left to right."""
        words, i = chain.words, 0
        initial = is_initial(self.text, words[0].start, chain.line.start)
        while i < len(words):
            first = initial and i == 0
            end, known, shape = self._piece_at(chain, i, first)
            if end is None:
                i += 1
                if i < len(words) and words[i - 1].text.lower() in ("l", "d", "qu", "s", "c", "j", "n"):
                    continue
                initial = initial and i == 0
                continue
            start = words[i].start
            after = i
            while after < len(words) and words[after].start < end:
                after += 1
            text = self.text[start:end]
            kind = self.kind(words[i].text)
            several = after - i > 1 or " " in text
            shy = chain.line.loose or (first and not several)
            if first and several and not known and kind == "common":
                yield Piece(text, start, end, chain.line, True, shape, known, True)
            else:
                yield Piece(text, start, end, chain.line, shy, shape, known)
            i = max(after, i + 1)

    def _piece_at(self, chain: _Chain, i: int, first: bool) -> tuple[int | None, bool, str]:
        """Where a piece that begins at word `i` ends, whether it is well known, and its shape."""
        word = chain.words[i]
        known = self._known_end(word)
        kind = self.kind(word.text)
        if known is not None:
            sense = self._sense(word.start, known)
            if not (sense.soft and kind == "given" and known == word.end and self._person_follows(chain, i)):
                return self._extend(chain, i, known, sense)
        if kind in ("never", "breaker", "grammar"):
            if kind == "grammar" and not first and self._may_open(chain, i):
                return self._run(chain, i)
            return None, False, ""
        if kind == "given":
            return self._person(chain, i)
        if word.text in self.heads:
            tail = self._institution(chain, i)
            if tail is not None:
                return tail, False, "org"
        if word.text in self.lex.family_first and self._second_name(chain, i):
            return chain.words[i + 1].end, False, "surname first"
        if kind == "common" and first and self._rest_is_name(chain, i):
            return None, False, ""
        return self._run(chain, i)

    def _may_open(self, chain: _Chain, i: int) -> bool:
        """`The`, `Le`, `Les` inside a sentence, before a capital: part of a name (`The Browser Company`)."""
        return (
            chain.words[i].text in ("The", "Le", "La", "Les")
            and i + 1 < len(chain.words)
            and chain.links[i] == " "
            and self.kind(chain.words[i + 1].text) in ("name", "common")
        )

    def _known_end(self, word: Word) -> int | None:
        """Where the longest well-known form that begins at `word` ends."""
        text = self.text
        for form in self.lex.longer.get(word.text, ()):
            end = word.start + len(form)
            if text.startswith(form, word.start) and not (
                end < len(text) and _joined(text[end - 1], text[end])
            ):
                return end
        if word.text in self.lex.senses and word.text.lower() not in self.lex.never:
            return word.end
        return None

    def _sense(self, start: int, end: int) -> Sense:
        return self.lex.senses[self.text[start:end]][0]

    def _index_after(self, chain: _Chain, i: int, end: int) -> int:
        while i < len(chain.words) and chain.words[i].start < end:
            i += 1
        return i

    def _extend(self, chain: _Chain, i: int, end: int, sense: Sense) -> tuple[int, bool, str]:
        """A well-known form with what makes another thing of it: a version, a line, a branch."""
        j = self._index_after(chain, i, end)
        base = end
        if sense.type == "PERSON":
            return end, True, ""
        if sense.family or sense.type == "ORG":
            version = _VERSION.match(self.text, end) if sense.family else None
            if version:
                end = version.end()
                j = self._index_after(chain, i, end)
        while j < len(chain.words) and self.text[end : chain.words[j].start] == " ":
            word = chain.words[j]
            kind = self.kind(word.text)
            if sense.type == "PLACE":
                if word.text not in self.suffix and word.text not in ("Motors", "Stock"):
                    break
                end, sense = word.end, sense._replace(type="ORG")
                j += 1
                continue
            if sense.type == "PRODUCT":
                if (
                    word.text not in _AFTER_VERSION
                    and word.text not in self.product_suffix
                    and kind != "code"
                ):
                    break
            elif not (kind == "code" or word.text in self.suffix or word.text in self.product_suffix):
                break
            end = word.end
            j += 1
        if end == base:
            return end, True, ""
        return end, False, self._shape_of(self.text[chain.words[i].start : end], sense.type)

    def _shape_of(self, text: str, base: str) -> str:
        last = text.rsplit(" ", 1)[-1]
        if base == "PRODUCT" or _CODE.match(last):
            return "product"
        if base != "PLACE" and last in self.product_suffix:
            return "product"
        return "org"

    def _person_follows(self, chain: _Chain, i: int) -> bool:
        if i + 1 >= len(chain.words) or chain.links[i] not in (" ", ". "):
            return False
        after = chain.words[i + 1].text
        return (
            self.kind(after) in ("name", "given", "never" if len(after) == 1 else "name")
            and after not in self.suffix
            and not any(s.type in ("ORG", "PRODUCT") and not s.soft for s in self.lex.senses.get(after, ()))
        )

    def _person(self, chain: _Chain, i: int) -> tuple[int, bool, str]:
        """A given name and the family name after it."""
        words, links = chain.words, chain.links
        j, count = i + 1, 1
        while j < len(words) and count < 5:
            link, text = links[j - 1], words[j].text
            kind = self.kind(text)
            initial = len(text) == 1 and text.isupper() and self.text[words[j].end : words[j].end + 1] == "."
            if link == ". " and len(words[j - 1].text) != 1:
                break
            if link == "'" and words[j - 1].text not in ("D", "O", "L", "N"):
                break
            if link not in (" ", ". ", "'") and (link not in _PARTICLES or not self._family(text)):
                break
            if not initial and text not in _PARTICLE_WORDS and text not in ("D", "O"):
                if kind in ("never", "breaker", "grammar") or (text in self.suffix and count > 1):
                    break
                if count >= 2 and any(
                    not s.soft and s.type != "PERSON" for s in self.lex.senses.get(text, ())
                ):
                    break
                if link == " " and any(not s.soft and s.type == "ORG" for s in self.lex.senses.get(text, ())):
                    break
            count += 1
            j += 1
        while j - 1 > i and (len(words[j - 1].text) == 1 or words[j - 1].text in ("Le", "La", "De")):
            j -= 1
        if j == i + 1:
            return words[i].end, False, ""
        last = words[j - 1].text
        shape = "org" if last in self.suffix or last in self.product_suffix else "person"
        return words[j - 1].end, False, shape

    def _family(self, text: str) -> bool:
        senses = self.lex.senses.get(text, ())
        return self.kind(text) in ("name", "given") and all(s.type == "PERSON" or s.soft for s in senses)

    def _second_name(self, chain: _Chain, i: int) -> bool:
        if i + 1 >= len(chain.words) or chain.links[i] != " ":
            return False
        after = chain.words[i + 1].text
        return (
            self.kind(after) in ("name", "given")
            and after not in self.lex.senses
            and after not in self.suffix
            and after[1:].islower() | ("-" in after)
        )

    def _institution(self, chain: _Chain, i: int) -> int | None:
        """`Université de Lille`, `Agence nationale de l'habitat`: a first word that heads institutions."""
        words, links = chain.words, chain.links
        end = words[i].end
        tail = _LOWER_TAIL.match(self.text, end)
        if tail:
            end = tail.end()
        j, grown = i + 1, tail is not None
        while j < len(words) and j < i + 6:
            gap = self.text[end : words[j].start]
            if gap not in _OF and gap not in (" ", " et ", " and ", " & "):
                break
            if self.kind(words[j].text) in ("never", "breaker"):
                break
            if gap in (" et ", " and ") and not grown:
                break
            end, grown = words[j].end, True
            lower = _LOWER_TAIL.match(self.text, end)
            if lower and gap in _OF:
                end = lower.end()
            j += 1
        del links
        return end if grown else None

    def _rest_is_name(self, chain: _Chain, i: int) -> bool:
        """Whether the word after `i` begins a name of its own, so that word `i` only opens the sentence."""
        if i + 1 >= len(chain.words) or chain.links[i] != " ":
            return True
        after = chain.words[i + 1]
        return self._known_end(after) is not None or self.kind(after.text) in ("given", "never", "breaker")

    def _run(self, chain: _Chain, i: int) -> tuple[int, bool, str]:
        """A plain run of capitals."""
        words, links = chain.words, chain.links
        j = i + 1
        while j < len(words) and j < i + 6 and links[j - 1] in (" ", " & "):
            text = words[j].text
            kind = self.kind(text)
            if kind in ("breaker", "grammar") or (kind == "never" and text not in self.suffix):
                break
            if text not in self.suffix and any(not s.soft for s in self.lex.senses.get(text, ())):
                break
            if kind == "given" and j + 1 < len(words) and links[j] == " " and j - i >= 2:
                break
            j += 1
        end = words[j - 1].end
        last = words[j - 1].text
        if last.isupper() and len(last) == 1 and j - 1 > i:
            end, last = words[j - 2].end, words[j - 2].text
        if j - i > 1 and last in self.suffix:
            return end, False, "org"
        if j - i > 1 and (last in self.product_suffix or self.kind(last) == "code"):
            return end, False, "product"
        if words[i].text.startswith("$"):
            return end, False, "product"
        return end, False, ""


def _joined(a: str, b: str) -> bool:
    return (a.isalnum() or a in "+&'") and (b.isalnum() or b == "_")


def _spans(parts: list[str]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for part in parts:
        spans.append((at, at + len(part)))
        at += len(part) + 1
    return spans
