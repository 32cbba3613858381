"""Pages copied from a browser: the menu over the title, the trail to it, the title said again, counters.

What a reader of such a copy skips: entries of the site's menu, the trail (`Accueil > Tech > Fusions`),
buttons and counters around the byline, and the title's further copies in captions and alternative texts.
"""

from __future__ import annotations

import re

from store.read import forms
from store.read.lines import Line
from store.read.metadata import stated_by
from store.read.roles import Draft
from store.read.rubrics import is_dated
from store.text.fold import fold_text

_MENU = re.compile(
    r"(?:(?:ouvrir |fermer |open |close |toggle |main |le |the )?(?:menu|navigation)(?: principal| mobile)?"
    r"|(?:skip|jump) to (?:main |the )?(?:content|navigation|footer)"
    r"|(?:aller|passer|acceder) au (?:contenu|menu)(?: principal)?|(?:retour )?(?:a l )?accueil"
    r"|home(?: ?page)?|rechercher?|search|se connecter|connexion|log ?in|sign in|mon compte|my account"
    r"|s abonner|abonnez vous|subscribe|rubriques?|sections|toutes les rubriques"
    r"|all sections|contact(?:ez nous| us)?|about(?: us)?|a propos|newsletters?|podcasts?|videos?|e ?paper"
    r"|tendances|trending|what s hot|hot topics|comparateurs?|get all your news in one place|one app"
    r"|start reading|fermer|ouvrir|close|open|feeds?|publicites?|advertisements?|see all .{3,20}"
    r"|voir tou(?:s|t|tes) .{3,20}|la bourse est (?:fermee|ouverte)"
    r"|(?:us )?markets? (?:are )?(?:closed|open))$"
)
"""Entries of a site's menu and head, folded."""
_GAP = re.compile(r"[ \t]{2,40}|\t")
_ROW = 3
"""Entries of a row, parted by wide gaps (`Newsroom    Blogs    Contact`), that make it a menu."""
_TRAIL = re.compile(
    r"[^|>»›▸►→/]{2,40}(?: ?[>»›▸►→] ?[^|>»›▸►→/]{2,40}){1,5}$|[^/]{2,30}(?: / [^/]{2,30}){2,5}$"
)
"""A trail through the site: `Home > Fintech > Payments`."""
_TOP = 60
"""Lines looked through for the title of a page."""
_TITLE_WORDS = 5
"""Words a title under a menu has at least."""
_MENU_WORDS = 3
"""Words of the longest entry of a menu."""
_COUNTER = re.compile(
    r"(?:\d{1,6}|(?:\d{1,3} )?(?:min|mins|minutes) (?:read|de lecture)|x|×"
    r"|(?:\d{1,6} )?(?:partages?|commentaires?|reactions?|vues?|shares?|comments?|views?|likes?)"
    r"|(?:publiee?|mise? a jour|published|updated|posted|par|by)(?: le| on)? ?:?)$"
)
"""A number, a reading time or a word that a counter or a date goes with, alone on its line, folded."""
_REPEATED = 25
"""Characters of a line that is no title by chance when it comes back."""


def title_under_menu(draft: Draft, at: int) -> int:
    """The line where the title stands when the page's own furniture stands over it; else `at`."""
    lines = draft.lines
    end = _first_text(draft, at)
    top = range(at, min(end, at + _TOP))
    trail = next((i for i in top if _leads_to_title(lines, i)), None)
    if trail is not None:
        return next(i for i in range(trail + 1, len(lines)) if _ends_with(lines[trail], lines[i]))
    if (twice := _said_twice(draft, at, end)) is not None:
        return twice
    if not any(is_menu(lines[i]) or _is_trail(lines[i]) for i in top[:8]):
        return at
    chosen = [i for i in top if _may_be_title(draft, i)]
    if not chosen:
        bare = is_menu(lines[at]) and all(lines[i].words <= _MENU_WORDS or is_dated(draft, i) for i in top)
        return end if bare and end < len(lines) else at
    after_trail = [i for i in chosen if i and _is_trail(lines[i - 1])]
    signed = [i for i in chosen if i + 1 < len(lines) and is_dated(draft, i + 1)]
    marked = [i for i in chosen if lines[i].level == 1]
    if not (marked or after_trail or signed) and _under_one_head(draft, at, chosen):
        return chosen[0]
    return (marked or after_trail or signed or chosen[-1:])[0]


def _under_one_head(draft: Draft, at: int, chosen: list[int]) -> bool:
    """Whether the lines that may be the title follow one another right under the menu: title, standfirst."""
    together = chosen[-1] - chosen[0] == len(chosen) - 1
    over = [draft.lines[index] for index in range(at, chosen[0])]
    return together and bool(over) and all(line.words <= _MENU_WORDS or is_menu(line) for line in over)


def _said_twice(draft: Draft, at: int, end: int) -> int | None:
    """The one line of the head, not its first, that comes back a few lines later: the title of the page."""
    lines = draft.lines
    again = []
    for one in range(at + 1, min(at + 7, end)):
        text = lines[one].text
        copies = [i for i in range(one + 1, min(one + 7, len(lines))) if lines[i].text == text]
        if copies and len(text) >= _REPEATED and lines[one].words >= _TITLE_WORDS:
            again.append(one if not lines[one].bullet else copies[0])
    if len(again) != 1 or draft.label(again[0]) is not None:
        return None
    return again[0] if forms.title_like(lines[again[0]]) else None


def _first_text(draft: Draft, at: int) -> int:
    """The first line from `at` that is running text, not a line of a menu or of a head."""
    for index in range(at, min(len(draft.lines), at + _TOP)):
        line = draft.lines[index]
        if draft.label(index) is not None:
            continue
        if len(line.text) > forms.LONG_TEXT + 20 and line.level == 0 and not _repeats(draft, index):
            return index
        if line.closing == "." and forms.sentence_count(line.text) > 1 and len(line.text) > 80:
            return index
    return min(len(draft.lines), at + _TOP)


def _repeats(draft: Draft, at: int) -> bool:
    """Whether the line ends with the line below it, as a trail or a caption of the title does."""
    return at + 1 < len(draft.lines) and _ends_with(draft.lines[at], draft.lines[at + 1])


def is_menu(line: Line) -> bool:
    """Whether a line is an entry of a site's menu or head, or a row of entries with gaps between them."""
    row = _GAP.split(line.text) if len(line.text) <= 160 and _GAP.search(line.text) else []
    if len(row) >= _ROW and all(part.count(" ") < _MENU_WORDS and part[-1:] != "." for part in row):
        return True
    return len(line.text) <= 40 and _MENU.match(fold_text(line.text).strip(" .:…×+-")) is not None


def _is_trail(line: Line) -> bool:
    plain = line.level == 0 and len(line.text) <= 160 and not line.closing
    return plain and _TRAIL.match(line.text) is not None


def _ends_with(line: Line, title: Line) -> bool:
    """Whether `line` ends with the whole of `title` and holds more before it."""
    return len(line.text) > len(title.text) >= _REPEATED and line.text.endswith(title.text)


def _leads_to_title(lines: list[Line], at: int) -> bool:
    """Whether the title that stands a little further down is the end of this line too."""
    if len(lines[at].text) < _REPEATED + 3 or lines[at].level > 0:
        return False
    return any(_ends_with(lines[at], lines[i]) for i in range(at + 1, min(at + 4, len(lines))))


def _may_be_title(draft: Draft, at: int) -> bool:
    line = draft.lines[at]
    if line.bullet or line.words < _TITLE_WORDS or not forms.title_like(line) or _is_trail(line):
        return False
    if is_menu(line) or draft.label(at) is not None:
        return False
    return stated_by(line.text, draft.language) is None


def is_furniture(draft: Draft, at: int) -> bool:
    """Whether a line by the head is a button, a counter, or says again what the head has said."""
    line = draft.lines[at]
    if draft.author is not None and line.text == draft.author:
        return True
    if len(line.text) <= 24 and _COUNTER.match(fold_text(line.text)):
        return True
    label = draft.label(at)
    return label is not None and label.kind in {"share", "caption", "call"}


def _bare(text: str) -> str:
    return fold_text(text).rstrip(" .?!…")


def set_copies_aside(draft: Draft) -> None:
    """Set the further copies of the title aside, which captions and alternative texts bring along.

    One marked as a heading stays: a newsletter may be called after its first piece.
    """
    if draft.title is None or draft.title_start is None or len(draft.title) < _REPEATED:
        return
    size = len(draft.title)
    for at, line in enumerate(draft.lines[:_TOP]):
        if not -2 <= line.end - line.start - size <= 2 or draft.roles[at] != "open" or line.level > 0:
            continue
        if line.start != draft.title_start and _bare(line.text) == _bare(draft.title):
            draft.set_aside(at)
