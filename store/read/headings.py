"""Headings: lines that stand over text. Marked ones are taken as they are; form and place tell the others."""

from __future__ import annotations

import re
from statistics import median

from store.read import forms
from store.read.lines import Line
from store.read.live import entry_titles
from store.read.metadata import stated_by
from store.read.roles import Draft
from store.read.style import Style, is_capitals, is_hour

_TEASER_WORDS = 8
"""A line of this many words over another heading is the title of another piece, not a heading of this one."""
_LONGEST = forms.TITLE_LENGTH + 20
"""Characters of the longest line that may be a heading without a mark of one."""
_CLOSED_LENGTH = 125
"""Characters of the longest heading that ends in a full stop."""
_OWN_TEXT = 80
"""Characters of text that an exclamation which is a heading has under it, up to the next heading."""
_OWN_ANSWER = 60
"""Characters of text that a question which is a heading has under it, up to the next heading."""


def find_headings(draft: Draft) -> None:
    """Give every heading its role, and set aside titles of other pieces that stand alone."""
    style = Style(draft)
    candidates = [
        at
        for at in range(len(draft.lines))
        if draft.roles[at] == "open" and _may_head(draft, at, style) and not _pull_quote(draft.lines, at)
    ]
    chosen = _settle_runs(draft, candidates)
    chosen = _without_foreign(draft, chosen, style)
    for at in (*chosen, *entry_titles(draft)):
        draft.roles[at] = "heading"
    for at in _closed_headings(draft, chosen, style):
        draft.roles[at] = "heading"
    _lone_last_line(draft)


def _is_marked(line: Line) -> bool:
    """Whether a line is marked as a heading by a sign, emphasis or capitals."""
    pictured = not line.closing and forms.begins_with_picture(line.text)
    return line.level > 0 or line.sign == "**" or pictured or is_capitals(line)


def _may_head(draft: Draft, at: int, style: Style) -> bool:
    """Whether the line at `at` may be a heading, its neighbours in a run of such lines left aside."""
    line = draft.lines[at]
    if line.level > 0:
        return bool(line.text.strip())
    if len(line.text) > _LONGEST:
        return False
    if (line.text.startswith("(") and line.text.endswith(")")) or is_hour(line):
        return False
    below = draft.open_after(at)
    if below is None:
        return False
    if line.bullet:
        return _pictured(draft, at, below)
    if line.sign == "*" or (line.sign == ">" and not _rubric_by_sign(draft, at, below)):
        return False
    if line.sign == "number" and (draft.lines[below].sign == "number" or line.words > 20):
        return False
    return _has_form(draft, at, style) and not _is_statement(draft, at)


def _is_statement(draft: Draft, at: int) -> bool:
    """Whether the line only states an author, or a date at the end of the article."""
    stated = stated_by(draft.lines[at].text, draft.language)
    if stated is None:
        return False
    if (stated.author or not stated.date) and stated.sure:
        return True
    return bool(stated.date) and not draft.chronology and at > len(draft.lines) - 4


def _has_form(draft: Draft, at: int, style: Style) -> bool:
    """Whether a line without the mark of a heading has the form of one."""
    line = draft.lines[at]
    if _is_marked(line) and (line.closing in {"", ":"} or forms.title_like(line)):
        asks = style.interview and line.closing == "?"
        return not asks and not forms.asks_by_sign(line.text)
    if forms.takeaways(line.text) and not style.interview:
        return True
    if not forms.title_like(line) or _in_table(draft, at) or line.text.startswith("|"):
        return False
    if line.closing in {"?", "!", "…"}:
        return _asks_as_heading(draft, at, style)
    apart = line.blanks > 0 or (at > 0 and is_hour(draft.lines[at - 1]))
    return not (style.loose and (line.words > 9 or not apart))


def _in_table(draft: Draft, at: int) -> bool:
    """Whether a line is one of several with a label and its figure: `Revenue: $1.18 billion expected`."""
    near = (draft.lines[i] for i in (at - 1, at + 1) if 0 <= i < len(draft.lines))
    return forms.FIGURE_LINE.match(draft.lines[at].text) is not None and any(
        forms.FIGURE_LINE.match(line.text) for line in near
    )


def _rubric_by_sign(draft: Draft, at: int, below: int) -> bool:
    """Whether a line behind `>` is a rubric over text, not a quotation: short, no stop, apart."""
    line, under = draft.lines[at], draft.lines[below]
    short = forms.title_like(line) and not line.closing and line.words <= 10 and line.blanks > 0
    return short and under.sign != ">" and under.blanks > 0 and forms.running(under)


def _pull_quote(lines: list[Line], at: int) -> bool:
    """Whether the line is a quotation set apart with its speaker on the next line, or that speaker."""
    quote = at if _all_quoted(lines[at].text) else at - 1
    if quote < 0 or quote + 1 >= len(lines) or not _all_quoted(lines[quote].text):
        return False
    speaker = lines[quote + 1]
    return speaker.blanks == 0 and forms.title_like(speaker) and speaker.words <= 12 and not speaker.closing


_CRY = 80
"""Characters of the longest exclamation that is a heading."""
_CLOSING_QUOTE = {"«": "»", "“": "”", '"': '"'}


def _all_quoted(text: str) -> bool:
    """Whether one pair of quotation marks encloses all of a line."""
    closing = _CLOSING_QUOTE.get(text[:1])
    return closing is not None and text.rstrip(" .").find(closing, 1) == len(text.rstrip(" .")) - 1


def _pictured(draft: Draft, at: int, below: int) -> bool:
    """Whether a line behind a pictured sign is a heading: short, no stop, plain text right under it."""
    line, next_line = draft.lines[at], draft.lines[below]
    if at > 0 and draft.lines[at - 1].sign == line.sign:
        return False
    if (
        line.sign[0] in "-–—*•·◦o+"
        or line.closing not in {"", "?"}
        or line.words > 10
        or not forms.title_like(line)
    ):
        return False
    if next_line.bullet:
        return next_line.sign[0] in "-–—*•·" and _heads_others(draft, at)
    if at > 0 and draft.lines[at - 1].bullet and not _heads_others(draft, at):
        return False
    return forms.running(next_line) and len(next_line.text) > 60


def _heads_others(draft: Draft, at: int) -> bool:
    """Whether another line behind the same sign stands over plain text: then the sign marks headings."""
    lines = draft.lines
    return any(
        line.sign == lines[at].sign
        and index != at
        and not lines[index + 1].sign
        and len(lines[index + 1].text) > 60
        for index, line in enumerate(lines[:-1])
    )


_ASKED = 3
"""Questions apart over their answers that make an article one of questions; some of them trail off."""


def _touches_text(draft: Draft, at: int) -> bool:
    """Whether running text stands on the very next line, or a long paragraph right below."""
    if at + 1 == len(draft.lines):
        return False
    below = draft.lines[at + 1]
    return (
        forms.running(below)
        and (below.blanks == 0 or len(below.text) >= forms.LONG_TEXT)
        and not below.bullet
    )


def _asks_as_heading(draft: Draft, at: int, style: Style) -> bool:
    """Whether a question or exclamation stands over text of its own rather than in the talk."""
    line = draft.lines[at]
    small_talk = forms.rhetorical(line.text) and (style.paragraph < 140 or line.words < 4)
    if line.closing in {"?", "…"} and style.asks >= _ASKED and line.blanks > 0 and _touches_text(draft, at):
        return not style.interview
    if style.interview or small_talk or (line.closing != "?" and forms.talks_on(line.text)):
        return False
    apart = line.blanks > 0 and at + 1 < len(draft.lines) and draft.lines[at + 1].blanks > 0
    if line.closing == "!" and len(line.text) > _CRY:
        return False
    short = line.words < 3 and not (style.asks >= 3 and line.blanks > 0 and line.closing == "?")
    if short or (not apart and style.paragraph < 120 and not forms.asks_fully(line.text)):
        return False
    own, least = 0, _OWN_ANSWER if line.closing == "?" else _OWN_TEXT
    for index in range(at + 1, len(draft.lines)):
        if draft.roles[index] != "open":
            continue
        other = draft.lines[index]
        if not other.bullet and (other.level > 0 or (forms.title_like(other) and not other.closing)):
            return own >= least or own == 0
        own += len(other.text)
        if own >= least:
            return True
    return False


def _settle_runs(draft: Draft, candidates: list[int]) -> list[int]:
    """Of candidates with no text between them keep those that head text; set aside titles of other pieces."""
    chosen: list[int] = []
    known = set(candidates)
    heads = _over_standfirsts(draft, known)
    for at in candidates:
        line = draft.lines[at]
        below = draft.open_after(at)
        if draft.roles[at] == "text":
            continue
        if below is None or below not in known:
            if line.level > 0 or (below is not None and _heads(draft, at, below)):
                chosen.append(at)
            continue
        over = draft.lines[below]
        if _RUBRIC.match(line.text):
            continue
        if at in heads:
            draft.roles[below] = "text"
            chosen.append(at)
            continue
        marked = line.sign == "number" or (
            _is_marked(line) and (_is_marked(over) or line.words < _TEASER_WORDS)
        )
        if line.level > 0 or marked or (line.closing == "?" and over.sign == ">"):
            chosen.append(at)
        elif _is_linked_title(draft, at) and (_ran_on(draft, at) or line.words >= _TEASER_WORDS):
            draft.set_aside(at)
        elif line.words < _TEASER_WORDS and not line.closing and not _in_list(draft, at, known):
            chosen.append(at)
    return [at for at in chosen if draft.roles[at] == "open"]


_RUBRIC = re.compile(r"\d{1,2} ?[·•|/–—-] ?[^\W\d_][\w &'-]{1,24}$")
"""The number and rubric of an item over its heading: `01 · Business`."""


def _over_standfirsts(draft: Draft, known: set[int]) -> set[int]:
    """The titles of a roundup whose items have standfirsts: a fuller line without a stop, then text.

    Where such a pair stands once, or right under running text, its first line may be a link to another piece.
    """
    found: set[int] = set()
    for at in sorted(known):
        line, below = draft.lines[at], draft.open_after(at)
        if below is None or below not in known or line.blanks == 0 or _is_marked(line) or line.words < 4:
            continue
        under, text = draft.lines[below], draft.open_after(below)
        plain = under.sign == "" and not _is_marked(under) and not under.closing
        if not plain or under.words <= max(line.words, 9) or text is None or text in known:
            continue
        apart = found or draft.roles[at - 1] == "label" or not _ran_on(draft, at)
        if apart and forms.running(draft.lines[text]):
            found.add(at)
    return found


def _heads(draft: Draft, at: int, below: int) -> bool:
    """Whether text that a heading can have stands under the candidate."""
    line, under = draft.lines[at], draft.lines[below]
    if line.level > 0 or under.bullet or under.sign in {"number", ">", "*", "**"}:
        return True
    if forms.tabled(under):
        return line.blanks > 0 and line.words <= 8
    return forms.running(under) and (len(under.text) >= 40 or len(under.text) > len(line.text))


def _is_linked_title(draft: Draft, at: int) -> bool:
    """Whether a line reads as the title of another piece: a full title with a name or figure in it."""
    line = draft.lines[at]
    if line.closing == "?" and forms.speaker(line.text) is not None:
        return False
    enough = line.words >= _TEASER_WORDS or (line.words >= 5 and line.closing == "?")
    return enough and not forms.rhetorical(line.text) and forms.holds_name_or_figure(line.text)


def _ran_on(draft: Draft, at: int) -> bool:
    """Whether running text stands right above the line."""
    above = draft.open_before(at)
    return above is not None and forms.running(draft.lines[above]) and draft.roles[above] in {"open", "text"}


def _in_list(draft: Draft, at: int, known: set[int]) -> bool:
    """Whether three or more candidates follow one another: a list without signs, not headings."""
    run = 1
    for step in (-1, 1):
        near = draft.open_before(at) if step < 0 else draft.open_after(at)
        while near is not None and near in known and run < 3:
            run += 1
            near = draft.open_before(near) if step < 0 else draft.open_after(near)
    return run >= 3


def _is_numbered(line: Line) -> bool:
    """Whether a line bears the number of an item: `2. Versant hunts for deals`, `1 big thing: …`."""
    return line.sign == "number" or re.match(r"\d{1,2} (?:\w+ )?(?:things?|choses?)\b", line.text) is not None


def _without_foreign(draft: Draft, chosen: list[int], style: Style) -> list[int]:
    """Leave out unmarked lines among marked headings, and a title far longer than the article's headings.

    Where headings carry marks, an unmarked title between two paragraphs is a link to another piece.
    """
    lines = draft.lines
    marked = [at for at in chosen if _is_marked(lines[at]) or _is_numbered(lines[at])]
    known = set(marked)
    others = [at for at in chosen if at not in known]
    same_kind = style.marked >= 2 or style.bold >= 3 or len(marked) >= 3
    if same_kind and len(marked) > len(others):
        for at in others:
            if _is_linked_title(draft, at) or lines[at].words >= 6:
                draft.set_aside(at)
        weak = all(_is_numbered(lines[at]) or forms.begins_with_picture(lines[at].text) for at in marked)
        if weak:
            return [at for at in chosen if draft.roles[at] == "open"]
        return marked
    far = _far_longer(lines, chosen)
    asked = sum(1 for at in chosen if lines[at].closing == "?")
    if far is not None and lines[far].closing == "?" and 2 * asked > len(chosen):
        return chosen
    if far is None or far in marked or not _is_linked_title(draft, far) or not _ran_on(draft, far):
        return chosen
    draft.set_aside(far)
    return [at for at in chosen if at != far]


def _far_longer(lines: list[Line], chosen: list[int]) -> int | None:
    """The one heading that is twice as long as is usual here, all others being short."""
    if len(chosen) < 3:
        return None
    by_words = sorted(chosen, key=lambda at: lines[at].words)
    longest, rest = by_words[-1], by_words[:-1]
    words = lines[longest].words
    usual = median(lines[at].words for at in rest)
    return longest if words >= 13 and words >= 2 * usual and lines[rest[-1]].words <= 11 else None


def _closed_headings(draft: Draft, chosen: list[int], style: Style) -> list[int]:
    """Headings with a full stop: rare single sentences, apart, among long paragraphs and other headings."""
    lines = draft.lines
    if not chosen or style.marked or style.interview or style.paragraph < 250:
        return []
    found: list[int] = []
    spaced = any(line.blanks for line in lines[draft.body_from + 1 :])
    short = 0
    for at in range(draft.body_from, len(lines)):
        line = lines[at]
        if draft.roles[at] != "open" or line.bullet or line.closing != "." or len(line.text) > _CLOSED_LENGTH:
            continue
        if line.sign or forms.sentence_count(line.text) != 1 or line.text[0] in '“”"«':
            continue
        short += 1
        if (
            not forms.talks_on(line.text)
            and not forms.names_a_day(line.text)
            and _between_long(draft, at, style, spaced)
        ):
            found.append(at)
    return found if short <= max(2, len(chosen) // 2) and len(found) <= len(chosen) else []


def _between_long(draft: Draft, at: int, style: Style, spaced: bool) -> bool:
    """Whether a paragraph of full length stands under the line, apart from it, and text above."""
    lines = draft.lines
    below, above = draft.open_after(at), draft.open_before(at)
    if below is None or above is None or draft.roles[above] != "open":
        return False
    under, over = lines[below], lines[above]
    apart = lines[at].blanks > 0 and under.blanks > 0
    if under.bullet or len(under.text) < style.paragraph * 0.8 or forms.sentence_count(under.text) < 2:
        return False
    return (apart or not spaced) and forms.running(over)


def _lone_last_line(draft: Draft) -> None:
    """Set aside a title of another piece that stands as the very last line."""
    last = draft.open_before(len(draft.lines))
    if last is None or last <= draft.body_from or draft.roles[last] != "open":
        return
    line = draft.lines[last]
    if (
        not line.bullet
        and not line.closing
        and line.words >= 6
        and forms.title_like(line)
        and _ran_on(draft, last)
    ):
        draft.set_aside(last)
