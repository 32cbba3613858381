"""Sentences of French and English press text, as spans.

A sentence ends at `. ! ? …` before a space, unless the stop belongs to an abbreviation, an initial, a number
or a quotation that goes on; a line break always ends one, a colon never does. Sentences are bounded, so that
what works on them (regular expressions above all) works on bounded text.
"""

from __future__ import annotations

import re

from store.text.later import later

MAX_SENTENCE = 1500
"""Characters of the longest sentence; a longer one is cut at the last comma, semicolon or space before."""

_STOP = later(r"[.!?…](?:(?<=\.)\.{0,5}|(?<![.])[!?…]{0,5})(?:[\u00a0\u202f ]?»|[”\"'’)\]]){0,3}(?=\s|$)")
"""A stop with the closing signs behind it; its first sign is a plain set, which an engine finds quickly."""
_QUOTATION = later(r"«[^«»\n]{0,400}»|“[^“”\n]{0,400}”")
_BLANK = later(r"\s*\Z")
_SIGNS = 24
"""Characters looked at for signs of a list before a number; what is longer is a sentence."""
_LAST_WORD = later(r"(?:.*[\s(«“\"'’/–—])?([^\s(«“\"'’/–—]{1,24})\Z", re.DOTALL)
_NEXT_WORD = later(r"[\s«“\"'’(\[–—-]{0,6}([^\W_][\w’'.-]{0,30})")

_BEFORE_NAME = frozenset(
    """
    m mm mme mmes mlle mlles me mes mgr dr drs pr prof mr mrs ms st ste sts gen gén col lt sgt capt cdt
    cmdt rep sen gov hon rev pres sr messrs mt ft vs v cf al art fig figs vol chap éd ed réf ref tél tel
    env approx no nos n° p pp hab av boul bd r apr resp adj dép dept dépt min max c.-à-d p.ex e.g i.e eg
    ie viz circa ca ex j.-c
    """.split()
)
"""Abbreviations with something to follow: their stop never ends a sentence."""
_MAY_END = frozenset(
    """
    inc corp ltd co cos cie llc plc bros s.a s.a.s s.a.r.l n.v a.g s.p.a u.s u.k u.s.a u.n e.u u.e é.-u
    e.-u etc a.m p.m jr jan feb mar apr jun jul aug sep sept oct nov dec janv févr fevr avr juil déc md
    mds mn bn d.c j.-c av.j.-c b.c ph.d m.b.a assn intl mfg gov o.n.u a.i i.a st
    """.split()
)
"""Abbreviations that also close sentences: what follows decides."""
_STARTERS = frozenset(
    """
    le la les l un une des ce cet cette ces c il elle ils elles on nous vous je j tu mais or et ou donc
    car si en au aux dans pour par sur sous avec sans selon après avant depuis pendant alors ainsi
    cependant toutefois pourtant enfin ensuite puis quand lorsque comme d du de son sa ses leur leurs
    notre aujourd à plus moins aucun tous toute the a an this that these those it he she they we you i
    but and or so in on at by for from with without after before since while when as if its his her
    their our however meanwhile then there here what who why how according no not now today yesterday
    last both some many most one two
    """.split()
)
"""Words that open sentences and hardly ever names."""
_ABBREVIATIONS = _BEFORE_NAME | _MAY_END


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """The spans of the sentences of `text[start:end]`, without the blanks around them."""
    end = len(text) if end is None else min(end, len(text))
    spans: list[tuple[int, int]] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        _line_sentences(text, start, stop, spans)
        start = stop + 1
    return spans


def _line_sentences(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Add the sentences of one line."""
    quotations = _quotations(text, start, end)
    at, count = 0, len(quotations)
    begin = start
    for match in _STOP.finditer(text, start, end):
        while at < count and quotations[at][1] < match.end():
            at += 1
        if at < count and quotations[at][0] < match.start() and match.end() < quotations[at][1]:
            continue
        if _plainly_ends(text, begin, match, end) or _ends_sentence(text, begin, match, end):
            _add(text, begin, match.end(), spans)
            begin = match.end()
    _add(text, begin, end, spans)


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The short quotations of a line, whose inner stops end nothing."""
    if text.find("«", start, end) < 0 and text.find("“", start, end) < 0:
        return []
    return [match.span() for match in _QUOTATION.finditer(text, start, end)]


def _plainly_ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a bare full stop stands between a word of letters and a capital, as most do.

    Quick to tell, and nothing `_ends_sentence` would tell otherwise.
    """
    at, after = stop.span()
    if after - at > 1 or text[at] != "." or after + 1 >= end or text[after] != " ":
        return False
    if not text[after + 1].isupper():
        return False
    last = text[text.rfind(" ", max(begin, at - 24), at) + 1 : at]
    return 1 < len(last) <= 24 and last.isalpha() and last.lower() not in _ABBREVIATIONS


def _ends_sentence(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether the stop really closes the sentence begun at `begin`."""
    following = _NEXT_WORD.match(text, stop.end(), end)
    if following is None:
        return not stop[0].startswith(".") or _BLANK.match(text, stop.end(), end) is not None
    word = following[1]
    opens = word.partition("’")[0].partition("'")[0]
    starter = opens[0].isupper() and opens.lower() in _STARTERS
    if stop[0][0] != "." or stop[0].startswith(".."):
        if not _opens(word):
            return False
        return stop[0][0] in "!?" or starter or end - following.start(1) >= 30
    if len(stop[0]) > 1 and not stop[0][1:].isspace():
        return _opens(word)
    return _full_stop_ends(text, begin, stop.start(), word, starter)


def _full_stop_ends(text: str, begin: int, stop: int, word: str, starter: bool) -> bool:
    """Whether a bare full stop at `stop`, before `word`, ends the sentence."""
    before = _LAST_WORD.match(text, max(begin, stop - 24), stop)
    if before is None:
        return _opens(word)
    last = before[1].strip('([«“"').lower()
    if last in _MAY_END:
        return starter or (last == "etc" and _opens(word))
    if last in _BEFORE_NAME:
        return last in _ALSO_WORDS and starter
    if len(last) == 1 and last.isalpha() and before[1].isupper():
        return starter and text[max(begin, before.start(1) - 2) : before.start(1)].strip().islower()
    if "." in last and len(last) <= 6 and last.replace(".", "").replace("-", "").isalpha():
        return starter
    if last.isdigit() and text[begin : min(before.start(1), begin + _SIGNS)].strip(" \t•-–—*\u00a0") == "":
        return False
    return _opens(word) or (len(last) >= 5 and last.isalpha())


_ALSO_WORDS = frozenset("no me mes min max art ed al ex v col mt r p ca sen".split())
"""Abbreviations spelt like a word that may close a sentence."""


def _opens(word: str) -> bool:
    """Whether a sentence can begin with `word`: a capital or digit, or a brand such as `xAI` or `iPhone`."""
    return not word[0].islower() or not word[:4].islower()


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    """Add the span without its blanks, in pieces of at most `MAX_SENTENCE`."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MAX_SENTENCE:
        cut = start + MAX_SENTENCE
        for sign in ("; ", ", ", " "):
            found = text.rfind(sign, start + MAX_SENTENCE // 2, cut)
            if found >= 0:
                cut = found + len(sign.rstrip())
                break
        spans.append((start, cut))
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        spans.append((start, end))
