"""The lines of an article with what their form alone tells: signs, marks, blank lines, closing sign."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from store.record import maker

HARD_WRAP = 130
"""Longest line, in characters, of a text whose paragraphs are broken by hand or by a mail program."""


class Line(NamedTuple):
    """One line with something on it.

    `text` is its content with plain spaces and apostrophes, a character for each of the original's, so that
    all ways of typesetting an article read alike. `start` and `end` bound the content, without blanks, bullet
    signs or heading marks; `sign` is what was left out before it (`-`, `##`, `**`, `>`), `==` for a heading
    that is underlined, `number` where one stands first, which stays. `blanks` is the number of empty lines
    above it, and `level` the depth of a marked heading (0 for none). `closing` is the sign it ends with,
    behind closing quotes and brackets; `""` for a letter or digit. `bullet` tells an item of a list.
    """

    start: int
    end: int
    text: str
    sign: str
    blanks: int
    level: int
    closing: str
    bullet: bool

    @property
    def words(self) -> int:
        """About how many words it has."""
        return self.text.count(" ") + self.text.count("\u00a0") + 1


_CLOSING = frozenset(".!?…:;,")
_PLAIN = {" ": "\u00a0\u202f\u2009\u2007\u2002\u2003", "'": "’ʼ‘", "-": "\u2011"}
_BULLET = re.compile(
    r"(?P<sign>[-•*–—‣▪▫◦●○■□·➤►▶➔➜✓✔✅☑→➡👉🔹🔸🔷🔶📌📍▸»]\ufe0f?|\+(?=[ \t\u00a0\u202f]{1,8}[^\W\d_]))"
    r"(?P<blank>[ \t\u00a0\u202f]{1,8})?"
)
_TIGHT_SIGNS = frozenset("•‣▪▫◦●■➤►▶➔➜✓✔✅☑→➡👉🔹🔸🔷🔶📌📍▸")
"""Signs that are bullets even when no blank follows them."""
_HEADING_MARK = re.compile(r"(#{1,6})(?:[ \t\u00a0]{1,8}|(?!\w{1,40}\s*$))(?=[^\s#])")
"""A mark of a heading; `#Edition`, a word alone behind it without a blank, is a hashtag."""
_NUMERALS = "IVX"
"""The letters that a line with a sign before its content may begin with."""
_NUMBER = re.compile(rf"(?:\d{{1,2}}|[{_NUMERALS}]{{1,4}})(?:[.)]|\s?[/–—-])[ \t\u00a0]{{1,4}}(?=\S)")
_RULE = re.compile(r"[-*_=~+•·.—–⸻\s#|]{3,}$|[-=]{2,}$")
_SIGNS = 6
"""Characters of the longest line of mere signs that counts as blank (`×`, `[…]`)."""
_NO_WORD = re.compile(r"\W+$")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|__|\*|_)(?=\S)")


def plain(text: str) -> str:
    """`text` with plain spaces, apostrophes and hyphens, every character in its place."""
    for sign, spellings in _PLAIN.items():
        for spelling in spellings:
            text = text.replace(spelling, sign)
    return text


def split_lines(text: str) -> list[Line]:
    """All lines that hold something; a line of dashes or stars counts as blank, or underlines a heading."""
    text = plain(text)
    lines: list[Line] = []
    blanks = 0
    start = 0
    length = len(text)
    front_matter = text.lstrip().startswith("---\n")
    while start < length:
        stop = text.find("\n", start)
        stop = length if stop < 0 else stop
        raw = text[start:stop]
        stripped = raw.strip()
        if not stripped or (len(stripped) <= _SIGNS and _is_sign(stripped)):
            blanks += 1
        elif _RULE.match(stripped[:200]) and len(stripped) <= 200:
            if front_matter and lines:
                front_matter = False
            elif not blanks and lines and _underlines(stripped, lines[-1]):
                lines[-1] = lines[-1]._replace(level=1 if stripped[0] == "=" else 2, sign="==")
            blanks += 1
        else:
            at = start + raw.index(stripped[0])
            lines.append(_line(text, at, at + len(stripped), blanks))
            blanks = 0
        start = stop + 1
    return lines


def _is_sign(text: str) -> bool:
    """Whether a short line holds mere signs; one of dashes or equals may underline a heading."""
    return text[0] not in "-=" and _NO_WORD.match(text) is not None


def _underlines(rule: str, above: Line) -> bool:
    """Whether a rule right under a line makes it a heading, as in Markdown."""
    return rule[0] in "=-" and len(set(rule)) == 1 and len(above.text) <= 130 and not above.sign


def _line(text: str, start: int, end: int, blanks: int) -> Line:
    """The line at `start:end`, its signs taken off."""
    start, end, sign, level = _without_signs(text, start, end)
    last = text[max(start, end - 5) : end].rstrip("»”\"')]*_ \u00a0\u202f")[-1:]
    closing = last if last in _CLOSING else ""
    return _made(
        (start, end, text[start:end], sign, blanks, level, closing, level == 0 and sign not in _NO_ITEM)
    )


_made = maker(Line)
_NO_ITEM = frozenset(("", "**", "*", ">", "number"))
"""Signs before a line that is no item of a list."""


def _without_signs(text: str, start: int, end: int) -> tuple[int, int, str, int]:
    """Where the content of `text[start:end]` is, the sign before it, and the level of a heading."""
    first = text[start]
    if first.isalpha() and first not in _NUMERALS:
        return start, end, "", 0
    if (mark := _HEADING_MARK.match(text, start, end)) is not None:
        return *_bare(text, mark.end(), end), mark[1], len(mark[1])
    if first == ">":
        inner = start
        while inner < end and text[inner] in "> \t":
            inner += 1
        return (inner, end, ">", 0) if inner < end else (start, end, "", 0)
    bullet = _BULLET.match(text, start, end)
    if bullet is not None and bullet.end() < end and (bullet["blank"] or bullet["sign"][0] in _TIGHT_SIGNS):
        return bullet.end(), end, bullet["sign"], 0
    inner, last = _bare(text, start, end)
    if inner > start:
        return inner, last, "**" if inner - start > 1 else "*", 0
    return start, end, "number" if _NUMBER.match(text, start, end) else "", 0


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The range without the emphasis that encloses all of it, or closing heading marks."""
    while end > start and text[end - 1] in "# \t":
        end -= 1
    mark = _EMPHASIS.match(text, start, end)
    if mark is None or end - start > 600:
        return start, end
    sign = mark[1]
    inner = text[start + len(sign) : end - len(sign)]
    if (
        end - start > 2 * len(sign)
        and text.endswith(sign, start, end)
        and sign not in inner
        and inner.strip()
    ):
        return start + len(sign), end - len(sign)
    return start, end


def unwrap(text: str) -> str:
    """Put paragraphs that are broken by hand back on one line; every character keeps its place.

    A break is one of these when the first word of the next line would not have fitted, in a block of lines
    of about one width. Articles with a line to each paragraph come back as they are.
    """
    if not _looks_wrapped(text):
        return text
    lines = text.split("\n")
    width = max(map(len, lines))
    out: list[str] = []
    for at, line in enumerate(lines):
        out.append(line)
        if at + 1 < len(lines):
            out.append(" " if _runs_on(line, lines[at + 1], width) else "\n")
    return "".join(out)


def _looks_wrapped(text: str) -> bool:
    """Whether no line is long, and most lines of any length run up to about one width."""
    if len(text) < 400:
        return False
    lines = text.split("\n")
    lengths = [len(line) for line in lines]
    widest = max(lengths)
    if not 50 <= widest <= HARD_WRAP:
        return False
    full = sum(1 for length in lengths if length > widest - 16)
    filled = sum(1 for length in lengths if length > 0)
    broken = sum(
        1
        for line in lines
        if len(line) > widest - 16 and line.rstrip()[-1:] not in {".", "!", "?", "…", "»", ":"}
    )
    if full >= 0.4 * filled and broken >= 0.6 * full:
        return True
    return sum(_breaks_off(one, two, widest) for one, two in pairwise(lines)) >= _BREAKS


_BREAKS = 3
"""Lines of nearly full width that go on in small letters on the next, as no paragraphs do."""


def _breaks_off(line: str, following: str, widest: int) -> bool:
    """Whether a line of nearly full width breaks off in its sentence, which the next one goes on with."""
    goes_on = following.lstrip(" ")[:1]
    return len(line) > widest - 24 and line.rstrip()[-1:] not in _CLOSING and goes_on.islower()


def _runs_on(line: str, following: str, width: int) -> bool:
    """Whether `following` is the rest of the paragraph that `line` is part of."""
    bare = line.rstrip()
    first = following.strip().split(" ", 1)[0]
    if not bare or not first or len(bare) < 0.5 * width or _RULE.match(first):
        return False
    if _BULLET.match(following.strip()) and len(first) <= 2:
        return False
    if first[0] == "#" or bare.lstrip()[:1] == "#" or _NUMBER.match(following.strip()):
        return False
    return len(bare) + 1 + len(first) > width - 3 or first[0].islower()
