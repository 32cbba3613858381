"""What the form of a line says about its part in an article: title-like, running text, question, capitals."""

from __future__ import annotations

import re

from store.read.lines import Line
from store.text.dates import ENGLISH_DAYS, FRENCH_DAYS
from store.text.fold import fold_text
from store.text.sentences import sentences

TITLE_LENGTH = 150
"""Characters of the longest line that can be a heading or the title of a piece that is linked."""
TITLE_WORDS = 25
SUBSTANTIAL = 280
"""A paragraph this long is the article's own text, not the summary of a teaser."""
LONG_TEXT = 140
"""A line above this many characters is running text whatever it ends with."""

_STARTS_MID_TALK = re.compile(
    r"(?:(?:il|elle|ils|elles|on|nous|je|tu|cela|ca|ce|c|ceci|cette|cet|ces|mais|et|or|donc|car|ainsi"
    r"|alors|pourtant|cependant"
    r"|toutefois|enfin|ensuite|puis|bref|resultat|rien|oui|non|bon|voila|voici|soit|he|she|they|it|we"
    r"|this|these|that|but|and|so"
    r"|there s|there is|there are|here s|yet|still|meanwhile|however|moreover|then|in addition|also"
    r"|de (?:son|leur) cote|selon (?:lui|elle)|d autant)(?![\w])"
    rf"|(?:hier|aujourdhui|ce (?:{FRENCH_DAYS})|on (?:{ENGLISH_DAYS})|yesterday)\b)"
)
_DAY = re.compile(rf"\b(?:hier|{FRENCH_DAYS}|{ENGLISH_DAYS}|yesterday)\b")
_RHETORICAL = re.compile(
    r"(?:est ce (?!la |le |l |que |qu )|et (?:si|alors|pourquoi|apres|vous|toi)|mais|alors|so|and|but"
    r"|vraiment|really|right|traduction"
    r"|resultat|n est ce|tu |vous |you |is it really|seriously|ah |oh |sauf|bref|ok |pret)"
)
_ASKING = re.compile(
    r"(?:what|why|how|who|which|where|when|quels?|quelles?|pourquoi|comment|qui|que|combien|ou|quand)\b"
)
_TAKEAWAYS = re.compile(
    r"(?:(?:les |nos )?(?:points?|chiffres?|idees?|infos?|faits?) (?:cles?|essentiels?|forts?"
    r"|marquants?|a retenir)"
    r"|l essentiel(?: en bref)?|ce qu il faut (?:retenir|savoir)|a retenir|en (?:bref|resume"
    r"|chiffres)|tl ?;? ?dr|key (?:points?|takeaways?|facts?|figures)"
    r"|(?:the )?(?:main )?takeaways?|in (?:brief|short|numbers)|the (?:bottom line|gist)|highlights?"
    r"|why it matters|what(?:s)? next"
    r"|bottom line|conclusion)[ :.]*$"
)
_SECOND_PERSON = re.compile(r"\b(?:vous|votre|vos|tu|ton|tes|te|you|your)\b")
_SPEAKER = re.compile(
    r"(Q|R|A|Question|Réponse|Answer|[A-ZÀ-Þ][\w.’' -]{1,30})[ \u00a0\u202f]?(?::|\.[ \u00a0]?[–—-]"
    r"|[–—])[ \u00a0]"
)


def folded_start(text: str) -> str:
    """The folded first words of a line."""
    return fold_text(text[:80]).lstrip(" \"'(")


def sentence_count(text: str) -> int:
    """How many sentences a line holds (looked at up to 600 characters)."""
    head = text[:600]
    if "." in head or "?" in head or "!" in head or "…" in head or "\n" in head:
        return len(sentences(head))
    return int(head != "" and not head.isspace())


def in_two_parts(line: Line) -> bool:
    """Whether a title asks and then tells: `Why is everyone paying? Your questions, answered`."""
    return len(line.text) <= 140 and not line.closing and sentence_count(line.text) == 2 and "? " in line.text


def title_like(line: Line) -> bool:
    """Whether a line could be a title or heading by its length, first letter, and closing sign."""
    text = line.text
    if (
        not text
        or len(text) > TITLE_LENGTH
        or line.words > TITLE_WORDS
        or line.closing in {".", ",", ";", ":"}
    ):
        return False
    first = text[0]
    if not first.isalpha():
        if not any(c.isalpha() for c in text):
            return False
        first = next((c for c in text if c.isalnum()), "")
    return not (first.islower() and text[:12].islower()) and sentence_count(text) <= 2


def running(line: Line) -> bool:
    """Whether a line is running text: long, or closed by a full stop, colon or the like."""
    return len(line.text) > LONG_TEXT or line.closing != ""


def talks_on(text: str) -> bool:
    """Whether a line begins as talk goes on, not as a heading does: `Mais`, `Il`, `Cette`, `However`."""
    return _STARTS_MID_TALK.match(folded_start(text)) is not None


def names_a_day(text: str) -> bool:
    """Whether a line names a weekday or yesterday, as news in the running text does."""
    return _DAY.search(fold_text(text[:200])) is not None


def rhetorical(text: str) -> bool:
    """Whether a question or exclamation is one of the talk rather than a heading."""
    return _RHETORICAL.match(folded_start(text)) is not None


def takeaways(text: str) -> bool:
    """Whether a line is a known heading of a summary, such as `Points clés` or `Key takeaways`."""
    return len(text) <= 50 and _TAKEAWAYS.match(folded_start(text)) is not None


def asks_fully(text: str) -> bool:
    """Whether a question can stand by itself: it names someone, a figure, or begins with what it asks for."""
    return holds_name_or_figure(text) or _ASKING.match(folded_start(text)) is not None


def addresses_someone(text: str) -> bool:
    """Whether a question is put to a person, as in an interview."""
    return _SECOND_PERSON.search(fold_text(text[:300])) is not None


def speaker(text: str) -> str | None:
    """Who speaks, where a line begins with it: `Q` in `Q :`, `Le Figaro` in `Le Figaro. –`."""
    match = _SPEAKER.match(text)
    return match[1] if match else None


def asks_by_sign(text: str) -> bool:
    """Whether a line is marked as a question or answer: `Q :`, `R.`, `Question –`."""
    return speaker(text) in {"Q", "R", "A", "Question", "Réponse", "Answer"}


def in_capitals(text: str) -> bool:
    """Whether a line is set in capitals, a few small words aside."""
    if sum(map(str.isupper, text)) < _FEW_CAPITALS:
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _FEW_CAPITALS and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


_FEW_CAPITALS = 4


def begins_with_picture(text: str) -> bool:
    """Whether an emoji or another pictured sign stands first."""
    return text[:1] > "\u2300" and not text[0].isalnum() and text[0] not in "「」『』【】"


def holds_name_or_figure(text: str) -> bool:
    """Whether a line has a capitalised word after the first, or a figure: news does, small talk hardly."""
    return re.search(r"\d|[\s’'«“(][A-ZÀ-Þ]\w", text[:200]) is not None


FIGURE_LINE = re.compile(r"[^:]{3,44}: .{0,24}[\d$€£¥]")
"""A label and its figure: `Revenue: $1.18 billion expected`."""
_COLUMNS = re.compile(r"\S(?: {3,}|\t+| {2,}(?=[\d$€£]))\S")


def tabled(line: Line) -> bool:
    """Whether a line is one of a table or box: a label and its figure, or columns parted by blanks."""
    return FIGURE_LINE.match(line.text) is not None or _COLUMNS.search(line.text) is not None
