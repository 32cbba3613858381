"""The head of an article: front matter, what stands over the title, title, standfirst, byline, date."""

from __future__ import annotations

import re
from statistics import median

from store.read import forms
from store.read.datelines import dateline
from store.read.lines import Line
from store.read.metadata import Stated, fence_end, fenced_pair, key_value, stated_by
from store.read.page import is_furniture, is_menu, title_under_menu
from store.read.roles import Draft
from store.read.rubrics import all_rubric, is_dated, is_dated_title, is_kicker, is_masthead
from store.text.dates import parse_date
from store.text.fold import fold_text

_TITLE_KEYS = frozenset(("title", "titre", "headline", "objet", "subject"))
_HEAD_LINES = 10
"""How many lines from the top may hold title, byline and date."""
_LONG_PARAGRAPH = 300
"""The body begins at a line of more characters, unless a byline right below makes it a standfirst."""
_RUBRIC_WORDS = 4
"""Words of the longest rubric that stands between a standfirst and its byline."""


def read_head(draft: Draft) -> None:
    """Find front matter, title, byline and date at the top, and where the body begins."""
    draft.chronology = _is_chronology(draft)
    if draft.title_start is not None:
        draft.body_from = 1
        _below_title(draft, 1)
        return
    at = _over_first_level(draft, _front_matter(draft))
    at = _menu(draft, at)
    at = _above_title(draft, at)
    if at < len(draft.lines) and draft.title is None:
        if _is_title(draft, at):
            line = draft.lines[at]
            draft.title, draft.title_start = draft.text[line.start : line.end], line.start
            draft.roles[at] = "title"
            at += 1
    elif at < len(draft.lines) and draft.title is not None and _same(draft.lines[at].text, draft.title):
        draft.title_start = draft.lines[at].start
        draft.roles[at] = "title"
        at += 1
    draft.body_from = at
    _below_title(draft, at)


def _same(left: str, right: str) -> bool:
    """Whether two titles are one."""
    return fold_text(left).strip(" .*#") == fold_text(right).strip(" .*#")


def _front_matter(draft: Draft) -> int:
    """Read `Key: value` lines at the very top; gives the first line after them."""
    lines = draft.lines
    pairs: list[tuple[str, str]] = []
    fence = fence_end(draft.text)
    at = 0
    while at < len(lines) and at < 40:
        fenced = lines[at].start < fence
        pair = key_value(lines[at].text) if lines[at].sign in {"", "**", "*"} else None
        pair = pair or (fenced_pair(lines[at].text) if fenced else None)
        listed = fenced or (lines[at].bullet and bool(pairs) and not pairs[-1][1])
        if not fenced and (at >= 20 or fence):
            break
        if pair is None and not listed:
            break
        if pair is not None:
            pairs.append(pair)
        at += 1
    known = [key for key, _ in pairs]
    if not pairs or (len(pairs) < 2 and known[0] not in _TITLE_KEYS):
        return 0
    for key, value in pairs:
        _learn_pair(draft, key, value)
    for index in range(at):
        pair = key_value(lines[index].text) or fenced_pair(lines[index].text)
        if pair and pair[0] in _TITLE_KEYS and draft.title_start is None and draft.title:
            draft.title_start = lines[index].start + lines[index].text.index(draft.title)
            draft.title = draft.text[draft.title_start : draft.title_start + len(draft.title)]
            draft.roles[index] = "title"
        else:
            draft.set_aside(index, opens=index == 0)
    return at


def _learn_pair(draft: Draft, key: str, value: str) -> None:
    """Keep what one front matter line states."""
    if not value:
        return
    if key in _TITLE_KEYS:
        draft.title = draft.title or value
    elif key.startswith(("auteur", "author", "byline", "par", "by")):
        draft.learn(Stated(author=re.sub(r"^(?:par|by) ", "", value.strip("[]\"' "), flags=re.IGNORECASE)))
    elif key.startswith(("date", "publi")):
        found = stated_by(value, draft.language) or parse_date(value, draft.language)
        if found is not None:
            draft.learn(Stated(date=found.date if isinstance(found, Stated) else found.iso))
    elif key in {"source", "outlet", "media", "journal", "site"}:
        draft.learn(Stated(outlet=value))


def _over_first_level(draft: Draft, at: int) -> int:
    """Set aside what stands over the one heading of the first level, when the top is of a lower one."""
    top = draft.lines[at : at + _HEAD_LINES]
    first = [at + i for i, line in enumerate(top) if line.level == 1]
    if draft.title is not None or not first or draft.lines[at].level < 2:
        return at
    if any(forms.running(line) and len(line.text) > forms.LONG_TEXT for line in top[: first[0] - at]):
        return at
    for index in range(at, first[0]):
        stated = stated_by(draft.lines[index].text, draft.language)
        if stated is not None:
            draft.learn(stated)
        draft.set_aside(index, opens=index == at)
    return first[0]


def _menu(draft: Draft, at: int) -> int:
    """Set aside the menu of a page copied with it; gives the line where the title stands, or may."""
    if draft.title is not None:
        return at
    title = title_under_menu(draft, at)
    for index in range(at, title):
        stated = stated_by(draft.lines[index].text, draft.language)
        if stated is not None and index + 3 >= title and (stated.sure or is_dated(draft, index + 1)):
            draft.learn(stated)
        draft.set_aside(index, opens=index == at)
    return title


def _above_title(draft: Draft, at: int) -> int:
    """Set aside kickers, dates and buttons above the title; gives the line where the title may stand."""
    lines = draft.lines
    top = at
    while at < min(len(lines) - 1, top + 6):
        line = lines[at]
        stated = stated_by(line.text, draft.language) if line.level == 0 else None
        label = draft.label(at)
        if stated is not None and (stated.sure or stated.date):
            if at == top and is_dated_title(draft, at, stated):
                break
            draft.learn(stated)
        elif _is_alternative_text(draft, at) or is_menu(line):
            pass
        elif is_masthead(draft, at):
            if line.words > 1:
                draft.outlet = draft.outlet or draft.text[line.start : line.end]
        elif not (label and label.kind in {"share", "caption", "advert", "call", "notice"}) and not is_kicker(
            draft, at
        ):
            break
        draft.set_aside(at, opens=at == top)
        at += 1
    return at


def _is_alternative_text(draft: Draft, at: int) -> bool:
    """Whether a line describes a picture whose credit stands right below: in small letters, no stop."""
    line = draft.lines[at]
    if not line.text[:1].islower() or line.closing or line.level > 0:
        return False
    below = draft.label(at + 1)
    return below is not None and below.kind == "caption"


_KICKED = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ’' -]{3,28}|Chronique|Tribune|Opinion|Analyse|Analysis|Entretien|Interview|"
    r"[ÉE]dito(?:rial)?|"
    r"Exclusi(?:f|ve)|Portrait|Enquête|Reportage|Récit|Décryptage|Comment|Column|Billet|Humeur|Essay|"
    r"Profile)[.!] "
    r"(?=[«“\"A-ZÀ-Þ])"
)
"""A rubric in capitals that opens the line of the title: `CHRONIQUE. « Le joueur de Tokyo »`."""


def _is_title(draft: Draft, at: int) -> bool:
    """Whether the first line stands as a title."""
    lines = draft.lines
    line = lines[at]
    if line.bullet or len(line.text) > 250 or at + 1 >= len(lines):
        return False
    if line.level > 0 or (line.sign == "**" and line.closing != "."):
        return True
    said = line.text[kicked.end() :] if (kicked := _KICKED.match(line.text)) else line.text
    said = said.replace("... ", ", ").replace("… ", ", ")
    if line.sign in {">", "*"} or draft.label(at) is not None:
        return False
    if forms.sentence_count(said) > 1 and not forms.in_two_parts(line):
        return False
    if line.closing in {",", ";", ":"} or dateline(line.text, draft.language) is not None:
        return False
    if line.closing != ".":
        return len(line.text) <= 200
    return _closed_title(draft, at)


def _closed_title(draft: Draft, at: int) -> bool:
    """Whether a first line that ends in a full stop is a title nonetheless: one that stands apart."""
    lines = draft.lines
    line, rest = lines[at], lines[at + 1 :]
    if len(line.text) > 150 or forms.talks_on(line.text) or forms.names_a_day(line.text):
        return False
    following = stated_by(rest[0].text, draft.language)
    if following is not None and (following.sure or following.date):
        return True
    apart = next((count for count, other in enumerate(rest[:3]) if other.blanks > 0), None)
    if apart is None:
        return False
    body = [other for other in rest if not other.bullet and other.level == 0]
    spaced = sum(1 for other in body[apart + 1 : apart + 12] if other.blanks > 0)
    if apart >= 1:
        return spaced <= 0.5 * len(body[apart + 1 : apart + 12]) and len(body) >= 4
    lengths = [len(other.text) for other in body if len(other.text) > 60] or [0]
    long_next = len(rest[0].text) >= max(150, int(1.5 * len(line.text)))
    return len(line.text) <= 110 and long_next and (median(lengths) >= 250 or spaced <= 2)


def _below_title(draft: Draft, top: int) -> None:
    """Set aside byline and date under the title, mark the standfirst, and find where the body begins."""
    lines = draft.lines
    at = top
    last_meta = top - 1
    while at < min(len(lines), max(top, last_meta + 1) + _HEAD_LINES):
        line = lines[at]
        if line.level > 0 or (len(line.text) > _LONG_PARAGRAPH and not _signed_below(draft, at, top)):
            break
        stated = stated_by(line.text, draft.language) or _wire_line(line, draft)
        meta = stated is not None and _is_head_meta(draft, at, stated, top)
        if meta or (last_meta == at - 1 and is_furniture(draft, at)) or _rubric_over_byline(draft, at):
            if stated is not None and meta:
                draft.learn(stated)
            draft.set_aside(at, opens=last_meta != at - 1 or draft.roles[at - 1] not in {"aside", "label"})
            last_meta = at
        at += 1
    draft.body_from = max(last_meta + 1, draft.body_from) if last_meta <= top + 4 else draft.body_from
    first = draft.open_after(top - 1)
    if first is not None and draft.title_start is not None and _is_standfirst(draft, first):
        draft.roles[first] = "text"
    for _ in range(2):
        if first is not None and (stated := dateline(lines[first].text, draft.language)) is not None:
            draft.learn(stated)
            break
        first = draft.open_after(first) if first is not None and draft.roles[first] == "text" else None


def _wire_line(line: Line, draft: Draft) -> Stated | None:
    """What a dateline says that stands on a line of its own: `Bruxelles, 23 avr 2025 (AFP) -`."""
    short = len(line.text) <= 60 and line.text.endswith(("-", "–", "—"))
    return dateline(line.text, draft.language) if short else None


def _rubric_over_byline(draft: Draft, at: int) -> bool:
    """Whether the line is a rubric (`ANALYSIS • Chips`, under a standfirst any few words) over the byline."""
    line = draft.lines[at]
    short = len(line.text) <= 60 and line.words <= 6 and not line.closing and not line.bullet
    if not short or at + 1 >= len(draft.lines) or not is_dated(draft, at + 1):
        return False
    touching = line.blanks > 0 and draft.lines[at + 1].blanks == 0 and not draft.chronology
    under = draft.title_start is not None and at > draft.body_from and line.words <= _RUBRIC_WORDS
    return all_rubric(line) or (touching and under)


def _signed_below(draft: Draft, at: int, top: int) -> bool:
    """Whether the long line at `at` is a standfirst: under the title, with the byline right below."""
    if at != top or draft.title_start is None:
        return False
    for line in draft.lines[at + 1 : at + 4]:
        stated = stated_by(line.text, draft.language)
        if stated is not None and stated.sure and (stated.author is not None or stated.date is not None):
            return True
        if line.words > _RUBRIC_WORDS or line.closing:
            break
    return False


def _is_head_meta(draft: Draft, at: int, stated: Stated, top: int) -> bool:
    """Whether a line near the top that could be a byline is one."""
    lines = draft.lines
    if lines[at].bullet and not lines[at].sign.startswith(("–", "—", "-")):
        return stated.sure and stated.author is None and stated.date is None
    if stated.date is not None and stated.author is None and draft.chronology:
        return not _over_text(lines, at)
    if stated.sure or stated.date is not None:
        return True
    shouted = forms.in_capitals(lines[at].text) and lines[at].blanks > 0
    if draft.title_start is None or forms.takeaways(lines[at].text) or shouted:
        return False
    for near in (at - 1, at + 1):
        if 0 <= near < len(lines):
            other = stated_by(lines[near].text, draft.language)
            if other is not None and (other.sure or other.date):
                return True
    names = len((stated.author or "").split())
    return at == top and 2 <= names <= 3 and looks_personal(stated.author or "")


def looks_personal(name: str) -> bool:
    """Whether a bare name has the form of a person's: no capitals run, digits or company words."""
    words = name.split()
    initialled = len(words) > 1 and all(re.fullmatch(r"[A-ZÀ-Þ]\.", w) for w in words[:-1])
    plain = all(w[0].isupper() and (w[1:].islower() or "-" in w or len(w) <= 2) for w in words)
    return (plain or initialled) and not any(
        w.lower() in {"ai", "inc", "group", "capital", "labs", "bank", "the", "la", "le", "les"}
        for w in words
    )


def _is_chronology(draft: Draft) -> bool:
    """Whether three dates or more stand over text: then they are headings, not the date of the article."""
    lines = draft.lines
    dates = 0
    for at, line in enumerate(lines):
        if len(line.text) <= 40 and any(c.isdigit() for c in line.text) and _over_text(lines, at):
            stated = stated_by(line.text, draft.language)
            dates += stated is not None and stated.date is not None and stated.author is None
    return dates >= 3


def _over_text(lines: list[Line], at: int) -> bool:
    """Whether running text stands right under the line."""
    return at + 1 < len(lines) and forms.running(lines[at + 1]) and len(lines[at + 1].text) >= 60


def _is_standfirst(draft: Draft, at: int) -> bool:
    """Whether the first line under the title is its standfirst rather than a first heading."""
    lines = draft.lines
    line = lines[at]
    if line.level > 0 or line.bullet:
        return False
    if line.sign == "*" or (line.sign == ">" and line.closing) or line.closing == "." or line.words >= 10:
        return True
    below = draft.label(at + 1) if at + 1 < len(lines) else None
    if below is not None and below.kind == "caption":
        return True
    if at + 1 < len(lines) and dateline(lines[at + 1].text, draft.language) is not None:
        return True
    touching = line.blanks == 0 and at > 0 and draft.roles[at - 1] == "title"
    return touching and at + 1 < len(lines) and lines[at + 1].blanks > 0


def is_author(draft: Draft, stated: Stated) -> bool:
    """Whether a closing name is the author that the head of the article states."""
    return stated.author is not None and stated.author == draft.author
