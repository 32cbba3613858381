"""Stretches of text where capitals make no name: addresses, tickers, defined terms, buttons of a page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Container, Sequence

from store.extract.names.candidates import Piece
from store.model import Article

_ADDRESS = re.compile(r"https?://\S{1,400}|www\.\S{1,200}")
_MAIL = re.compile(r"@\S{1,60}")
_MARKETS = (
    r"NYSE(?: American| Arca)?|NASDAQ|Nasdaq(?:GS|GM|CM)?|TSXV?|TSX-V|CSE|OTC(?:QX|QB|MKTS)?"
    r"|OTC Bulletin Board|LSE|AIM|ASX|HKEX|SEHK|HKSE|FSE|FRA|TSE|TYO|BSE|NSE|SGX|KRX|KOSDAQ|XETRA"
    r"|ETR|SIX|OMX|BIT|BME|JSE|TASE|EPA|AMS"
    r"|Euronext(?: (?:Paris|Growth|Amsterdam|Brussels|Access))?|ISIN|Ticker|ticker|mnémo|Mnémo"
    r"|Code ISIN|Symbol"
)
_BEYOND = re.compile(r"[Oo]utre-[A-Z]\w{2,20}")
"""A land told by what lies before it (`outre-Rhin`)."""
_SPEAKER = re.compile(
    r"\n((?:[A-Z]\.-?){2,4}|(?:(?:CO-?)?HOST|GUEST|MODERATOR|OPERATOR|ANALYST|INTERVIEWER|SPEAKER|"
    r"PRESENTER|NARRATOR|"
    r"REPORTER|QUESTION|ANSWER|ANIMATEUR|INVITÉE?|JOURNALISTE)(?: ?\d)?) ?:"
)
"""The initials or the role before what someone says in an interview (`C.C. :`, `MODERATOR:`)."""
_INITIALS = re.compile(r"\n([A-Z]{2}) ?: ")
_DOLLARS = re.compile(r"\$(?=\d)")
_LAND = re.compile(r"(?<!\w)[A-Z]{1,3}\Z")
"""The land of a currency before its sign (`NZ$2.1 billion`)."""
_POSTCODE = re.compile(r"[A-Z](?<!\w[A-Z])[A-Z]?\d[A-Z\d]? \d[A-Z]{2}(?!\w)")
"""A British postcode (`EC2A 3NF`)."""
_POSTCODE_END = re.compile(r" \d[A-Z]{2}(?!\w)")
"""Its second half, which few texts have: an engine skips to blanks more quickly than to capitals."""
_STREET = re.compile(
    r"(?<!\w)\d{1,4}(?: bis| ter)?,? (?:rue|avenue|av\.|boulevard|bd|quai|allées?|impasse|chemin|cours)"
    r"(?: de la| de l'| des| du| de| d')? ?[A-ZÀ-Þ][\w'-]{1,24}(?: [A-ZÀ-Þ][\w'-]{1,24}){0,2}"
)
"""A house in its street (`12 rue des Petits-Champs`)."""
_FLAW = re.compile(r"(?<!\w)CVE-\d{4}-\d{3,7}")
_BRACKET = re.compile(r"[(<]([^()<>\n]{2,80}+)(?<![a-zà-ÿ.,%€])[)>]")
"""What stands in brackets and does not end as no term and no ticker does: with a small letter, say."""
_TICKER = re.compile(
    rf"(?:{_MARKETS})(?: ?[:–-] ?| )(?P<code>[A-Z0-9][A-Z0-9.]{{0,11}}"
    r"(?:[;,] ?[A-Z]{2,6}(?![\w:])){0,3})(?!\w)"
)
_NAMED = ("NYSE", "NASDAQ", "Nasdaq", "LSE", "Euronext")
"""Markets that readers know by these names; the other codes are none."""
_LONE = re.compile(r"\$[A-Z]{1,5}$|[A-Z0-9]{1,6}\.[A-Z]{1,3}$")
"""A ticker alone in its brackets: `($MSFT)`, `<AAPL.O>`."""
_DEFINED = re.compile(
    r"(?:the|an?|each,? an?|(?:collectively|together),? the"
    r"|(?:ci-après,? |dénommée?s? )?(?:les?|la|l'|un|une)) ?"
    r"[\"«] ?(?P<term>[^\"»]{2,60}?) ?[\"»]$"
)
"""A term that a legal text defines in brackets, with an article: (the "Option Premium")."""
_RUBRIC = re.compile(r"\n([A-ZÀ-Þ][A-ZÀ-Þ' -]{3,24})(?:\.| :) (?=[A-ZÀ-Þ0-9«\"L])")
"""The rubric in capitals that opens a short news item: `COMMANDE. Eutelsat…`."""
_RUBRICS = 3
"""From how many of them on they are the manner of the article."""
_SHARED = frozenset(
    """
    facebook twitter x linkedin whatsapp instagram telegram pocket flipboard reddit pinterest bluesky
    threads tumblr messenger mastodon email e-mail mail imprimer print copier copy lien link partager
    share tweet tweeter save listen read min gift comment
    cet cette l' article this the sur on via par et and to ; | · •
    """.split()
)
_BUTTONS = 120
"""Characters of the longest line of buttons."""


class Unnamed:
    """Where in one article capitals make no name. `text` is plain, as long as the article's own."""

    def __init__(self, text: str, article: Article, lowered: frozenset[str]) -> None:
        """`lowered` are the words of the text."""
        self._spans: list[tuple[int, int]] = []
        if "://" in text or "www." in text:
            self._spans += [match.span() for match in _ADDRESS.finditer(text)]
        if "@" in text:
            self._spans += [(_word_start(text, m.start()), m.end()) for m in _MAIL.finditer(text)]
        if "$" in text:
            for sign in _DOLLARS.finditer(text):
                at = sign.start()
                if land := _LAND.search(text, max(0, at - 3), at):
                    self._spans.append(land.span())
        if ":" in text:
            self._spans += [match.span(1) for match in _SPEAKER.finditer(text)]
            self._spans += _initials(text)
        self._spans += _addresses(text, lowered)
        if "utre-" in text:
            self._spans += [match.span() for match in _BEYOND.finditer(text)]
        self.terms: frozenset[str] = frozenset()
        if "(" in text or "<" in text:
            self._read_brackets(text)
        for section in article.sections:
            if section.kind == "aside":
                self._spans += [
                    (part.start, part.end)
                    for part in section.paragraphs
                    if part.end - part.start <= _BUTTONS and _all_buttons(text[part.start : part.end])
                ]
        rubrics = [match.span(1) for match in _RUBRIC.finditer(text)]
        self._rubrics = rubrics if len(rubrics) >= _RUBRICS else []
        self._spans.sort()
        self._starts = [start for start, _ in self._spans]

    def _read_brackets(self, text: str) -> None:
        terms = set()
        for match in _BRACKET.finditer(text):
            inner, start = match[1], match.start(1)
            if inner[-1] in '"»':
                defined = _DEFINED.match(inner)
                if defined is not None:
                    terms.add(defined["term"])
            elif _LONE.match(inner):
                self._spans.append(match.span(1))
            elif inner[-1].isupper() or inner[-1].isdigit():
                for code in _TICKER.finditer(inner):
                    opens = code.start("code") if code[0].startswith(_NAMED) else code.start()
                    self._spans.append((start + opens, start + code.end()))
        self.terms = frozenset(terms)

    def without(self, pieces: Sequence[Piece], known: Container[str]) -> list[Piece]:
        """The pieces that may be names; a defined term stays when it is a `known` name or an acronym."""
        if self._rubrics:
            pieces = [piece for piece in pieces if piece.text in known or not self._heads(piece)]
        if not self._spans and not self.terms:
            return list(pieces)
        return [piece for piece in pieces if not self._holds(piece) and not self._defines(piece, known)]

    def _heads(self, piece: Piece) -> bool:
        """Whether a piece is no more than the rubric of a short news item."""
        return any(low <= piece.start < high for low, high in self._rubrics)

    def _holds(self, piece: Piece) -> bool:
        at = bisect_right(self._starts, piece.start) - 1
        return at >= 0 and piece.start < self._spans[at][1]

    def _defines(self, piece: Piece, known: Container[str]) -> bool:
        return piece.text in self.terms and piece.text not in known and not piece.text.isupper()


_STREETS = frozenset("rue avenue av. boulevard bd quai allée allées impasse chemin cours".split())


def _addresses(text: str, lowered: frozenset[str]) -> list[tuple[int, int]]:
    """Postcodes, houses in their streets, and the numbers of flaws."""
    found: list[tuple[int, int]] = []
    if _POSTCODE_END.search(text):
        found += [match.span() for match in _POSTCODE.finditer(text)]
    if not _STREETS.isdisjoint(lowered):
        found += [match.span() for match in _STREET.finditer(text)]
    if "CVE-" in text:
        found += [match.span() for match in _FLAW.finditer(text)]
    return found


def _word_start(text: str, at: int) -> int:
    """Where the word that goes on at `at` begins, at most sixty characters before."""
    head = text[max(0, at - 60) : at]
    return at - len(head) + max(head.rfind(" "), head.rfind("\n"), -1) + 1


def _all_buttons(line: str) -> bool:
    """Whether a line holds nothing but names of networks and the words of their buttons."""
    words = line.lower().replace("(", " ").replace(")", " ").replace(",", " ").replace("/", " ").split()
    return bool(words) and all(word.strip(".:+") in _SHARED or word.isdigit() for word in words)


def _initials(text: str) -> list[tuple[int, int]]:
    """The initials of two who talk, where both open several lines: `HB: Were they right?`, `LF: No.`"""
    found = [*_INITIALS.finditer(text)]
    told = Counter(match[1] for match in found)
    often = {initials for initials, times in told.items() if times > 1}
    return [match.span(1) for match in found if match[1] in often] if len(often) > 1 else []
