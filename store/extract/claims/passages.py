"""An article cut into the sentences that rules read, each with its amounts and its names.

A sentence carries a mask: the plain text with every name turned to `@`, every percentage to `%` and
every other amount to `¤`, so that a rule never fires inside a name (`Apple Pay`) and can ask for an
amount beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from store.extract.amounts import Amount, find_amounts, plain
from store.extract.claims.described import latter, learn, may_take_up, stand_in
from store.extract.claims.sources import cited
from store.model import Article, Language, Mention
from store.record import maker
from store.text.guarded import may_hold
from store.text.remembered import Remembered
from store.text.sentences import sentences


class Block(NamedTuple):
    """A title, heading or paragraph, as `role` says: where it is, its language, whether it is an aside."""

    start: int
    end: int
    language: Language | None
    aside: bool
    role: str


MOST_AMOUNTS = 40
"""Amounts read in one sentence; a sentence of more is a table run together, not a statement."""


class Sentence(NamedTuple):
    """One sentence: its span, its mask (offset by `start`), amounts and names in order."""

    start: int
    end: int
    mask: str
    amounts: tuple[Amount, ...]
    mentions: tuple[Mention, ...]
    language: Language | None
    aside: bool
    role: str
    block: int
    section: int
    source: str | None = None


_block, _sentence = maker(Block), maker(Sentence)


def blocks(article: Article) -> Iterator[tuple[int, Block]]:
    """List title, headings and paragraphs in reading order, with the number of their section."""
    whole = article.language
    bodies = article.sections
    if article.title_stated and article.title_start is not None:
        start = article.title_start
        end = start + len(article.title)
        if article.text[start:end] == article.title and not _covered(article, start):
            yield -1, Block(start, end, whole, False, "title")
    if not bodies:
        yield 0, Block(0, len(article.text), whole, False, "body")
    for number, section in enumerate(bodies):
        aside = section.kind == "aside"
        language = section.language or whole
        if section.heading and section.heading_start is not None:
            end = section.heading_start + len(section.heading)
            yield number, Block(section.heading_start, end, language, aside, "heading")
        for part in section.paragraphs:
            yield number, _block((part.start, part.end, language, aside, "body"))


def _covered(article: Article, at: int) -> bool:
    return any(
        part.start <= at < part.end for section in article.sections[:2] for part in section.paragraphs[:1]
    ) or any(section.heading_start == at for section in article.sections[:2])


def read_sentences(
    article: Article, mentions: Sequence[Mention], levelled: str | None = None
) -> list[Sentence]:
    """Cut an article into sentences with their amounts and names, in reading order.

    `levelled` is the plain text of the article when the caller has it already. Each step is done for the
    whole article before the next: what one pattern needs stays at hand, which halves its time.
    """
    flat = plain(article.text) if levelled is None else levelled
    parts = list(blocks(article))
    amounts = [find_amounts(article.text, b.start, b.end, b.language, flat) for _, b in parts]
    cut = _Cut(article, flat, mentions)
    for number, ((section, block), own) in enumerate(zip(parts, amounts, strict=True)):
        cut.block(number, section, block, own)
    for sentence in cut.done:
        may_hold(sentence.mask)
    return [_by_whom(sentence) for sentence in cut.done]


def _by_whom(sentence: Sentence) -> Sentence:
    """The sentence with the outlet or person it cites, who takes no part in what it tells."""
    source = cited(sentence.mask, sentence.start, sentence.mentions)
    if source is None:
        return sentence
    told = tuple(m for m in sentence.mentions if m is not source)
    return sentence._replace(mentions=told, source=source.name)


_DIGIT = re.compile(r"\d")


class _Cut:
    """The sentences of an article, while its blocks are cut one by one."""

    def __init__(self, article: Article, flat: str, mentions: Sequence[Mention]) -> None:
        self.article, self.flat, self.mentions = article, flat, mentions
        self.starts = [mention.start for mention in mentions]
        self.known = learn(flat, mentions)
        self.takes_up = may_take_up(flat)
        self.starred = "*" in flat
        self.done: list[Sentence] = []

    def block(self, number: int, section: int, block: Block, amounts: Sequence[Amount]) -> None:
        """Add the sentences of a block that hold a name or an amount."""
        starts = self.starts
        if not amounts and bisect_left(starts, block.start) == bisect_left(starts, block.end):
            return
        at = 0
        for start, end in _statements(
            self.article.text, block.start, block.end, self.mentions, starts, amounts
        ):
            own: list[Amount] = []
            while at < len(amounts) and amounts[at].start < end:
                if amounts[at].start >= start:
                    own.append(self._outside_names(amounts[at]))
                at += 1
            low = bisect_left(starts, start)
            named = self._named(low, end, block)
            if not own and not named:
                continue
            if self.takes_up:
                named = latter(self.flat, start, end, named, self.mentions, low)
            if self.starred:
                named = [_with_stars(self.flat, one, start, end) for one in named]
                own = [_with_stars(self.flat, one, start, end) for one in own]
            mask = _mask(self.flat, start, end, own, named)
            self.done.append(
                _sentence((
                    start, end, mask, tuple(own), tuple(named), block.language, block.aside, block.role,
                    number, section, None,
                ))
            )  # fmt: skip

    def _outside_names(self, amount: Amount) -> Amount:
        """A range that would begin inside a name is the sum behind the name: `l'iPhone 18 à 999 euros`."""
        if amount.value_max is None:
            return amount
        at = bisect_left(self.starts, amount.start + 1) - 1
        if at < 0 or self.mentions[at].end <= amount.start:
            return amount
        digit = _DIGIT.search(self.flat, self.mentions[at].end, amount.end)
        return (
            amount._replace(start=digit.start(), value=amount.value_max, value_max=None) if digit else amount
        )

    def _named(self, low: int, end: int, block: Block) -> Sequence[Mention]:
        """The names that take part in a sentence, firms in place of the words that describe them.

        `low` is the number of its first name.
        """
        high = bisect_left(self.starts, end, low)
        flat, article = self.flat, self.article
        named: Sequence[Mention] = [
            m
            for m in self.mentions[low:high]
            if m.end <= end and not (_OPENS[m.text] or _stands_aside(flat, article, m, block))
        ]
        return stand_in(flat, named, self.known) if self.known.firms or self.known.makers else named


_Spot = TypeVar("_Spot", Mention, Amount)
_MOST_STARS = 3


def _with_stars(flat: str, spot: _Spot, low: int, high: int) -> _Spot:
    """A name or amount with the stars that emphasise it, which no rule then meets: `raised **$5m**`."""
    start, end = spot.start, spot.end
    while start > max(low, spot.start - _MOST_STARS) and flat[start - 1] == "*":
        start -= 1
    while end < min(high, spot.end + _MOST_STARS) and flat[end] == "*":
        end += 1
    return spot if (start, end) == (spot.start, spot.end) else spot._replace(start=start, end=end)


_GLUED_ON = re.compile(
    r"-(?:backed|owned|controlled|founded|listed|run|funded|style|like|era|built|made|powered|"
    r"led(?! (?:round|funding|financing|deal|consortium|group|investment|series|"
    r"buyout|raise|bid|offer)))(?!\w)"
)


_WIRE = re.compile(r"\) ?(?:-{1,2}|[–—;])")
"""What stands behind the agency in a dateline: `HONG KONG (Reuters) –`; a long dash is levelled to `;`."""
_SITE = re.compile(r"[\w-]{2,30}\.(?:com|co\.uk|net|org|news|fr|io|in)\Z")
"""The address of an outlet, which signs what stands behind a dash: `Marketnews.com - Profits fell`."""


def _stands_aside(flat: str, article: Article, mention: Mention, block: Block) -> bool:
    """Tell whether a name takes part in no fact: part of an adjective, a rubric, the signature."""
    if flat.startswith(("-", ", "), mention.end) and _only_describes(flat, mention):
        return True
    if flat.startswith(")", mention.end) and _is_initials(article.text, mention):
        return True
    if (
        flat.startswith(")", mention.end)
        and mention.start - block.start < 40
        and _WIRE.match(flat, mention.end)
    ):
        return flat[mention.start - 1] == "("
    if block.role == "title" and mention.end == block.end and flat.endswith(" - ", 0, mention.start):
        return True  # whose report it is: `Hitachi in talks to sell metals unit - Nikkei`
    may = mention.type == "PERSON" or mention.text.isupper()
    if mention.start == block.start and flat.startswith((" - ", " ; "), mention.end):
        return _SITE.match(mention.text) is not None or (may and _is_rubric(flat, article, mention, block))
    return may and _is_rubric(flat, article, mention, block)


_HOME_OF = re.compile(
    r", [^\W\d_.][^,@]{1,18}, (?:company|firm|maker|start-?up|group|chipmaker|retailer|business)(?!\w)"
)
"""A town and its state before a firm: `the Englewood, Colorado, company`."""


_BEHIND_NAME = re.compile(r"[A-ZÀ-Þ][\w&.'-]{2,30} \($")
_MOST_INITIALS = 6


def _is_initials(text: str, mention: Mention) -> bool:
    """Tell whether a name is the initials of the one before it: `Technology Crossover Ventures (TCV)`."""
    if not (mention.text.isupper() and len(mention.text) <= _MOST_INITIALS):
        return False
    return _BEHIND_NAME.search(text, max(0, mention.start - 36), mention.start) is not None


def _only_describes(flat: str, mention: Mention) -> bool:
    """Tell whether a name is only part of an adjective: `the Nvidia-backed company`."""
    if flat.startswith(", ", mention.end) and flat.startswith("the ", mention.start - 4):
        return _HOME_OF.match(flat, mention.end) is not None
    if not flat.startswith("-", mention.end) or mention.type not in ("ORG", "PERSON"):
        return False
    return _GLUED_ON.match(flat, mention.end) is not None


def _is_rubric(flat: str, article: Article, mention: Mention, block: Block) -> bool:
    """Tell whether a name heads a news item in capitals (`COMMANDE. Eutelsat…`) or signs the article."""
    if mention.start == block.start and mention.text.isupper() and len(mention.text) > 4:
        behind = flat[mention.end : mention.end + 2]
        return behind in (". ", " :") and article.text.count(mention.text) == 1
    if mention.text.isupper() and mention.start - block.start < 20:
        opens = flat[mention.end : mention.end + 3] in (" - ", " – ", " | ", " : ")
        if opens and article.text[block.start : mention.start].strip().isupper():
            return True
    return mention.type == "PERSON" and article.author is not None and mention.name in article.author


_OPENER = re.compile(
    r"(?:Valued|Backed|Founded|Led|Owned|Once|Headed|Run|(?:Valoris|Évalu|Estim|Fond|Cré|Dirig|Pilot|"
    r"Épaul)ée?s?|"
    r"(?:Souten|Déten)ue?s?)"
)
"""Participles that open a sentence with a capital: never a name."""
_OPENS = Remembered(lambda word: _OPENER.fullmatch(word) is not None)

_STOP = re.compile(r"[.!?](?=[A-ZÀÉÈ](?:[^\W\d_A-Z]| ))")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z][^\W\d_A-Z]|[\w)][\d%)”\"])[.!?](?=[A-ZÀÉÈ][^\W\d_A-Z]|[A-Z] )")
_ANSWER = 90
"""Characters of the longest answer read together with the question before it."""


def _statements(
    text: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    starts: Sequence[int],
    amounts: Sequence[Amount],
) -> Iterator[tuple[int, int]]:
    """The sentences of a block as facts are told in them.

    One whose stops have no space behind is cut at each stop that stands in no name; a question takes in
    its answer when that is short and names nothing: `Its purchase of Windsurf? Dead since July.`
    """
    held: tuple[int, int] | None = None
    unspaced = _STOP.search(text, start, end) is not None
    for low, high in sentences(text, start, end):
        if held and not text.endswith("?", *held):
            yield held[0], high
            held = None
            continue
        if held and high - low < _ANSWER and "\n" not in text[held[1] : low]:
            at = bisect_left(starts, low)
            named = at < len(starts) and starts[at] < high
            if not named and not any(low <= amount.start < high for amount in amounts):
                yield held[0], high
                held = None
                continue
        if held:
            yield held
        held = None
        for stop in _STOP.finditer(text, low, high) if unspaced else ():
            if not _GLUED.match(text, stop.start()):
                continue
            at = bisect_left(starts, stop.start()) - 1
            if at >= 0 and mentions[at].end > stop.start():
                continue
            if stop.start() > low:
                yield low, stop.end()
            low = stop.end()
        asks = text.endswith("?", low, high) and high - low < 2 * _ANSWER
        if asks or (high - low < _ANSWER and _is_taken_up(text, low, high, end, amounts)):
            held = (low, high)
        else:
            yield low, high
    if held:
        yield held


_TAKES_UP = re.compile(r"\s{1,2}(?:C['’]est|Voilà|Tel(?:le)? est|C['’]était) (?:là )?(?:le|la|ce|l['’])")
_BARE = 36
"""Characters that may stand beside a sum in a sentence that says nothing else of it."""


def _is_taken_up(text: str, low: int, high: int, end: int, amounts: Sequence[Amount]) -> bool:
    """Tell whether a sentence is a mere sum, which the next one tells: `180 millions ! C'est la somme`."""
    at = bisect_left(amounts, low, key=lambda amount: amount.start)
    if at == len(amounts) or amounts[at].end > high:
        return False
    if high - low - (amounts[at].end - amounts[at].start) > _BARE:
        return False
    return _TAKES_UP.match(text, high, end) is not None


_SHORT_IS = re.compile(
    r"(?<=@)'s(?= (?:(?:going|been|since|now|also|already|just|not|got|gonna|trying|planning|set to|"
    r"about to|said to)(?!\w)|"
    r"(?!existing|remaining|pending|upcoming|ongoing|following|leading|growing|operating|manufacturing|"
    r"advertising|"
    r"outstanding|underlying|striking|gaming|streaming)[^\W\d_]{2,}ing (?:¤|up to|about|an? |the |its |"
    r"to |in |for |@|some|"
    r"another|more|on|back)))"
)
"""`'s` that is short for `is` or `has` behind a name, and no genitive: `Qualcomm's paying $2.4 billion`."""


_CONVERTED = re.compile(
    r" \((?:about |around |roughly |approximately |nearly |or |environ |soit |près de )?"
    r"(?=[^()]{0,30}(?:[$€£¥₹]|euros?|dollars?|pounds?|yen|yuan|rupees|francs|kron|usd|eur|gbp|livres))"
    r"(?:[a-z]{1,3}\$|[$€£¥₹])? ?\d[\d., ]*(?:[^\W\d_]+)?(?:[ -](?:d'|de )?[^\W\d_]+){0,2} ?[$€£¥₹]?\)",
    re.IGNORECASE,
)
"""An amount again in another currency, which is covered with it: `a £2.95bn ($3.8bn) offer`."""


def _mask(flat: str, start: int, end: int, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> str:
    """Cover names with `@`, percentages with `%` and other amounts with `¤`, keeping every position."""
    parts: list[str] = []
    at = start
    covers = [(m.start, m.end, "@") for m in mentions]
    if amounts:
        covers += [(a.start, min(a.end, end), "%" if a.sort == "percent" else "¤") for a in amounts]
    covers.sort()
    for low, high, sign in covers:
        if low < at:
            continue
        if sign == "¤" and flat.startswith(" (", high) and (again := _CONVERTED.match(flat, high, end)):
            high = again.end()
        parts.append(flat[at:low])
        parts.append(sign * (high - low))
        at = high
    parts.append(flat[at:end])
    mask = "".join(parts)
    return _SHORT_IS.sub(" s", mask) if "@'s " in mask else mask
