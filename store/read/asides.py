"""Asides: what a label opens and how far it goes, single lines from outside, and links that stand alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from store.read import forms
from store.read.labels import names_its_maker
from store.read.lines import Line
from store.read.metadata import stated_by
from store.read.roles import Draft
from store.text.fold import fold_text

_BUTTON = 40
"""Characters of the longest button or field of a form."""
_PROMOTION = re.compile(
    r"\b(?:decouvrez|profitez|essayez|offre|promo|code|gratuit|gratuite|jusqu a \d+ ?%|try|save|free"
    r"|deal|discount|shop|buy now"
    r"|learn more|en savoir plus|reservez|sponsor|partenaire)\b"
)
_WRITER_FR = "journaliste|redact(?:eur|rice)|chroniqueu(?:r|se)|correspondante?"
_WRITER_EN = "editor|reporter|columnist|correspondent|journalist|writer|contributor"
_BIOGRAPHY = re.compile(
    r"(?:.{3,60}? (?:est|was|is) (?:un |une |an? |the |le |la )?(?:\w+ ){0,3}?"
    rf"(?:{_WRITER_FR}|{_WRITER_EN}|freelance\w*|pigiste|contribut(?:eur|rice))\b"
    r"|.{3,60}? (?:covers|couvre|writes about|ecrit sur)\b)"
)


_COLUMNIST = re.compile(
    r".{3,60}? (?:writes (?:this|the|a|our|his|her|every|each|on \w+days)|edits (?:this|the)"
    r"|(?:tient|signe|anime) (?:cette|la|une)"
    rf"|is (?:a|an|the) (?:\w+ ){{0,3}}(?:{_WRITER_EN}) (?:at|for|of|with)"
    rf"|est (?:\w+ ){{0,3}}(?:{_WRITER_FR}|editorialiste) (?:a|au|chez|pour|en)"
    r"|covers .{3,60} for|couvre .{3,60} pour)\b"
)
"""What only the notice on an author says, by its form alone."""


def find_asides(draft: Draft) -> None:
    """Set aside what labels open, single lines from outside, the author's biography, teasers at the end."""
    at = 0
    while at < len(draft.lines):
        if draft.roles[at] == "open" and draft.lines[at].level == 0 and not _is_body_item(draft, at):
            label = draft.label(at)
            if label is not None and not (label.alone and _heads_own_items(draft, at)):
                at = _set_aside(draft, at)
                continue
        elif draft.roles[at] == "open" and draft.lines[at].level > 0:
            label = draft.label(at)
            if label is not None and label.alone and label.kind in {"teasers", "more", "notice", "contents"}:
                at = _set_aside(draft, at)
                continue
        at += 1
    _between_calls(draft)
    _strays(draft)
    _biography(draft)
    _cut_teasers(draft)


_PROMOTED = 4
"""Lines between two calls or adverts that may belong to what they offer."""
_CALLS = frozenset({"call", "advert"})


def _between_calls(draft: Draft) -> None:
    """Set the short lines aside that stand between two calls or adverts: what an event or offer tells."""
    calls = [at for at, role in enumerate(draft.roles) if role == "label" and _is_call(draft, at)]
    for first, last in pairwise(calls):
        between = range(first + 1, last)
        if 0 < len(between) <= _PROMOTED and all(_is_loose(draft, at) for at in between):
            for at in between:
                draft.set_aside(at, opens=False)


def _strays(draft: Draft) -> None:
    """Set single words aside that stand below the body between lines set aside: tags, buttons."""
    for at in range(max(draft.last_of_body(), draft.body_from) + 1, len(draft.lines)):
        if draft.roles[at] != "open" or at == 0 or draft.roles[at - 1] not in {"aside", "label"}:
            continue
        end = _while(draft, at, at + 6, _is_stray)
        if at < end and (end == len(draft.lines) or draft.roles[end] in {"aside", "label"}):
            for index in range(at, end):
                draft.set_aside(index, opens=False)


def _is_stray(line: Line) -> bool:
    """Whether a line is a word or a few, without a closing sign."""
    short = len(line.text) <= 40 and line.words <= 4 and not line.closing
    return short and line.level == 0 and not line.bullet and not forms.in_capitals(line.text)


def _is_call(draft: Draft, at: int) -> bool:
    label = draft.label(at)
    return label is not None and label.kind in _CALLS


def _is_loose(draft: Draft, at: int) -> bool:
    """Whether a line can belong to an offer: short, not closed by a stop, no heading."""
    line = draft.lines[at]
    return draft.roles[at] != "open" or (len(line.text) <= 160 and line.closing != "." and line.level == 0)


_OWN_ITEM = 60
"""Characters of a short news item of the article's own; the titles of other pieces are not closed."""
_NO_LETTER = re.compile(r"^[^\w]{1,8}")
_ROUNDUP = frozenset(("et aussi", "also", "in other news", "en bref", "in brief"))
_CUT_LENGTH = 240
"""Characters of the longest teaser that a page cuts off with dots."""


def _heads_own_items(draft: Draft, at: int) -> bool:
    """Whether `Et aussi` heads short news items, closed sentences, rather than links to other pieces."""
    if fold_text(_NO_LETTER.sub("", draft.lines[at].text)).strip(" :.!>→") not in _ROUNDUP:
        return False
    items = []
    for line in draft.lines[at + 1 : at + 9]:
        if not line.bullet:
            break
        items.append(line)
    own = sum(1 for line in items if line.closing == "." and len(line.text) >= _OWN_ITEM)
    return len(items) >= 2 and own >= 0.75 * len(items)


def _cut_teasers(draft: Draft) -> None:
    """Set the closing lines aside that a page has cut off with dots: teasers of other pieces."""
    at, found = len(draft.lines) - 1, []
    while at > draft.body_from:
        line = draft.lines[at]
        if draft.roles[at] == "open":
            cut = line.text.endswith(("...", "…")) and len(line.text) <= _CUT_LENGTH and line.level == 0
            if not cut or forms.sentence_count(line.text) > 2:
                break
            found.append(at)
        at -= 1
    if len(found) >= 2:
        for index in reversed(found):
            draft.set_aside(index, opens=index == found[-1])


def _is_body_item(draft: Draft, at: int) -> bool:
    """Whether a bullet belongs to a list of the article, whose items are not labels."""
    line = draft.lines[at]
    if not line.bullet or at == 0:
        return False
    above = draft.lines[at - 1]
    return above.sign == line.sign and draft.roles[at - 1] == "open"


def _set_aside(draft: Draft, at: int) -> int:
    """Set aside the label at `at` and all that belongs to it; gives the first line after."""
    label = draft.label(at)
    assert label is not None  # noqa: S101 - the caller has just found it
    draft.set_aside(at, named=label.alone)
    if label.kind == "caption" and _is_described(draft, at):
        draft.set_aside(at - 1)
        draft.set_aside(at, opens=False)
    if label.kind == "advert" and not label.alone and _heads_advert(draft, at):
        draft.set_aside(at - 1)
        draft.set_aside(at, opens=False)
    if label.kind in {"teasers", "more", "contents"}:
        end = (
            _block_end(draft, at, label.kind) if label.alone else _items_end(draft, at + 1, titles_only=True)
        )
    elif label.kind == "notice" and label.alone:
        end = _tail_end(draft, at) or min(at + 2, len(draft.lines))
    elif label.kind == "call":
        end = _while(draft, at + 1, at + 3, _is_button)
    elif label.kind == "advert" and _MESSAGE.match(fold_text(draft.lines[at].text)):
        end = at + 2 if _heads_offer(draft, at) else _while(draft, at + 1, at + 5, _is_offer)
    elif label.kind == "advert":
        end = _while(draft, at + 1, at + 4, _is_promotion)
    else:
        end = at + 1
    for index in range(at + 1, end):
        draft.set_aside(index, opens=False)
    return end


_MESSAGE = re.compile(r"\W*(?:a message from|presented by|together with|sponsored by|brought to you by)\b")


def _is_offer(line: Line) -> bool:
    """Whether a line can belong to a sponsor's message: a few words or short sentences, no heading."""
    return len(line.text) <= 180 and line.level == 0 and line.sign not in {"number", "**"}


def _heads_offer(draft: Draft, at: int) -> bool:
    """Whether a sponsor's message of one paragraph touches the label that stands apart over it."""
    lines = draft.lines
    if at + 2 >= len(lines) or lines[at].blanks == 0 or draft.roles[at + 1] != "open":
        return False
    return lines[at + 1].blanks == 0 and lines[at + 1].level == 0 and lines[at + 2].blanks > 0


_CREDIT = re.compile(r"(?:image|photo|picture|illustration)s? credits?\b|credits?(?: photos?| images?)? ?:")


def _is_described(draft: Draft, at: int) -> bool:
    """Whether the line right over a picture's credit, in a block of the two, says what the picture shows."""
    line, above = draft.lines[at], draft.lines[at - 1]
    if at == 0 or line.blanks > 0 or above.blanks == 0 or draft.roles[at - 1] not in {"open", "text"}:
        return False
    ends = at + 1 == len(draft.lines) or draft.lines[at + 1].blanks > 0
    credited = names_its_maker(line.text) or _CREDIT.match(fold_text(line.text)) is not None
    return ends and credited and len(above.text) <= 200 and above.level == 0


def _heads_advert(draft: Draft, at: int) -> bool:
    """Whether the line above, touching the advert at `at`, is its title."""
    touching = at > draft.body_from and draft.lines[at].blanks == 0 and draft.roles[at - 1] == "open"
    return touching and forms.title_like(draft.lines[at - 1]) and not draft.lines[at - 1].bullet


def _while(draft: Draft, start: int, stop: int, fits: Callable[[Line], bool]) -> int:
    """The first line from `start` up to `stop` that does not fit."""
    at = start
    while at < min(stop, len(draft.lines)) and draft.roles[at] == "open" and fits(draft.lines[at]):
        at += 1
    return at


def _is_button(line: Line) -> bool:
    """Whether a line is the button or field of a form."""
    return (
        len(line.text) <= _BUTTON
        and line.level == 0
        and re.match(
            r"(?:je |votre |your |e mail|email|ok|valider|envoyer|submit|send|sign|subscribe|s |j )",
            fold_text(line.text),
        )
        is not None
    )


def _is_promotion(line: Line) -> bool:
    """Whether a line is the text of an advert."""
    return len(line.text) <= 200 and line.level == 0 and _PROMOTION.search(fold_text(line.text)) is not None


def _items_end(draft: Draft, start: int, titles_only: bool = False) -> int:
    """The first line from `start` that is no item of a list."""
    at = start
    while at < len(draft.lines) and draft.roles[at] == "open":
        line = draft.lines[at]
        item = line.bullet or (line.sign == "number" and not titles_only)
        if titles_only and line.blanks > 0:
            break
        if not item or (titles_only and (len(line.text) > forms.TITLE_LENGTH or line.closing == ".")):
            break
        at += 1
    return at


def _block_end(draft: Draft, at: int, kind: str) -> int:
    """Where the block under a lone label ends: after its items, its titles, or with the article."""
    tail = _tail_end(draft, at) if kind == "more" else None
    if tail is not None:
        return tail
    items = _items_end(draft, at + 1)
    if items > at + 1 or kind == "contents":
        return items
    titles = _titles_end(draft, at + 1)
    if titles == at + 1:
        return _lone_summary_end(draft, at + 1)
    if kind == "teasers" and titles < len(draft.lines) and _alternates(draft, titles):
        return _tail_end(draft, at) or titles
    return titles


def _tail_end(draft: Draft, at: int) -> int | None:
    """The next label or end, when nothing after `at` looks like the article going on; else `None`."""
    if at < draft.last_of_body():
        return None
    for index in range(at + 1, len(draft.lines)):
        if draft.roles[index] != "open":
            return index
        if index > at + 1 and not draft.lines[index].bullet and draft.label(index) is not None:
            return index
    return len(draft.lines)


def _titles_end(draft: Draft, start: int) -> int:
    """The first line after the titles that a label announces, less a heading that resumes the article."""
    at = start
    while at < len(draft.lines) and draft.roles[at] == "open" and draft.label(at) is None:
        line = draft.lines[at]
        if line.level > 0 or line.bullet:
            break
        if not forms.title_like(line) and stated_by(line.text, draft.language) is None:
            break
        at += 1
    if at >= len(draft.lines) or at - start < 2:
        return at
    for index in range(start + 1, at):
        if draft.lines[index].blanks > 0 and not any(draft.lines[i].blanks for i in range(start, index)):
            return index
    last = draft.lines[at - 1]
    if last.blanks == 0 and draft.lines[at].blanks > 0:
        return at
    resumes = draft.lines[at].bullet or len(draft.lines[at].text) >= forms.LONG_TEXT
    return at - 1 if resumes and last.words <= 16 and _has_headings(draft, at) else at


def _has_headings(draft: Draft, besides: int) -> bool:
    """Whether the article has unmarked headings elsewhere."""
    return any(abs(at - besides) > 3 for at in draft.short_over_text())


def _lone_summary_end(draft: Draft, start: int) -> int:
    """After a label without titles: one sentence that is a link's text, when the article goes on after it."""
    if start + 1 >= len(draft.lines) or draft.roles[start] != "open" or draft.label(start) is not None:
        return start
    line = draft.lines[start]
    short = len(line.text) <= forms.TITLE_LENGTH and forms.sentence_count(line.text) == 1
    return start + 1 if short and line.level == 0 and not forms.talks_on(line.text) else start


def _alternates(draft: Draft, at: int) -> bool:
    """Whether titles and short summaries take turns from `at` on, as in a list of recommendations."""
    rest: list[Line] = []
    for index in range(at, min(at + 6, len(draft.lines))):
        if draft.roles[index] != "open" or draft.label(index) is not None:
            break
        rest.append(draft.lines[index])
    titles = sum(1 for line in rest if forms.title_like(line) and not line.closing)
    return titles >= 2 and all(len(line.text) < forms.SUBSTANTIAL for line in rest)


def _signature(draft: Draft) -> None:
    """Set aside the line near the foot that only names again who wrote the article."""
    if draft.author is None:
        return
    names = {name.strip() for name in re.split(r",| et | and | & ", draft.author)}
    for at in range(len(draft.lines) - 1, max(draft.body_from, len(draft.lines) - 14), -1):
        line = draft.lines[at]
        if draft.roles[at] != "open" or line.closing or line.level > 0 or line.words > 9:
            continue
        said = [part.strip() for part in re.split(r",| et | and | & ", line.text)]
        if said[0] in names or (said[0] in draft.author and len(said[0]) > 6):
            draft.set_aside(at)


def _biography(draft: Draft) -> None:
    """Set aside a closing paragraph on who the author is."""
    last = draft.open_before(len(draft.lines))
    if last is None or last <= draft.body_from + 1:
        return
    line = draft.lines[last]
    about_author = draft.author is not None and line.text.startswith(draft.author)
    _signature(draft)
    if about_author and line.words <= 8 and not line.closing and line.blanks > 0:
        draft.set_aside(last)
        return
    if len(line.text) <= 400 and (line.sign == "*" or about_author or line.blanks > 0):
        folded = fold_text(line.text[:300])
        named = line.text[:1].isupper() and line.text.partition(" ")[2][:1].isupper()
        own = about_author or line.sign == "*"
        if (own and _BIOGRAPHY.match(folded)) or (named and _COLUMNIST.match(folded)):
            draft.set_aside(last)
