"""What an article calls its firms: `Metsera, a New York biotech` lets `the biotech` stand for Metsera.

Read from the sentences that went by: what explains a name between commas or behind `is`, what stands
right before it, and the town it is told to be at home in (`the San Francisco company`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from store.extract.claims.passages import Sentence

_NOUNS = (
    r"[^\W\d_]{2,}maker|maker|biotech|start-?up|unicorn|retailer|lender|bank|neobank|insurer|airline|"
    r"utility|broker|brokerage|studio|publisher|developer|lab|operator|carrier|manufacturer|brewer|miner|"
    r"conglomerate|subsidiary|unit|arm|division|spin-?off|fintech|medtech|scale-?up|drone firm|"
    r"exchange|app|supplier|foundry|browser|streamer|newspaper|agency|fund|investor|buyout firm|"
    r"private equity firm|cloud provider|provider|consultancy|chain|brand|platform"
)
_BEHIND = re.compile(
    r"[*_»\"]{0,3}(?: \([^()]{1,40}\))?(?:,? (?:which|who) (?:is|was)|,| is| was)? "
    r"(?:now |also |once |then )?(?:an?|the|one of (?:the|@+'s)|its|their|@+'s|of the) "
    rf"(?:(?!of |to |from |for |with |and |by |in )[^\W\d_][\w'-]*[ -]|@+(?:-based)? |%+ |¤+ ){{0,5}}?"
    rf"(?P<noun>{_NOUNS})(?![\w'-])"
)
_BEFORE = re.compile(rf"(?<![\w'-])(?P<noun>{_NOUNS}) [\"*_«]{{0,3}}\Z")
_HOME = re.compile(r"@(?:'s |-based |-headquartered )(?:[^\W\d_][\w-]* ){0,3}\Z")
_AT_HOME = re.compile(
    r"(?: \((?=@)|, (?:which is )?(?:based|headquartered) (?:in|near|outside) (?=@)|"
    r", (?:an?|the) (?:(?:[^\W\d_][\w-]* ){1,4}(?:based in|in|from|of|based near|near) )?(?=@)|"
    r" of (?=@))"
)
_ONE = {
    "arm": "unit", "division": "unit", "subsidiary": "unit", "start-up": "startup", "unicorn": "startup",
    "automaker": "carmaker", "scale-up": "scaleup",
}  # fmt: skip
_HEAD = re.compile(rf"(?<![\w'-])(?P<noun>{_NOUNS})(?![\w'-])")


def _norm(noun: str) -> str:
    return _ONE.get(noun, noun)


class Epithets:
    """Which firm each noun or town was said of so far, in the order told."""

    def __init__(self) -> None:
        self._by_noun: dict[str, list[str]] = {}
        self._by_town: dict[str, list[str]] = {}
        self._has: set[str] = set()

    def read(self, sentence: Sentence, until: int | None = None) -> None:
        """Learn what a sentence calls the firms it names, as far as a position of its mask."""
        for mention in sentence.mentions:
            if mention.type != "ORG" or (until is not None and mention.end - sentence.start >= until):
                continue
            low, high = mention.start - sentence.start, mention.end - sentence.start
            for noun in _nouns(sentence.mask, low, high):
                self._tell(self._by_noun, _norm(noun), mention.name)
                self._has.add(mention.name)
            town = _town(sentence, low, high)
            if town:
                self._tell(self._by_town, town, mention.name)

    def _tell(self, table: dict[str, list[str]], key: str, name: str) -> None:
        names = table.setdefault(key, [])
        if name in names:
            names.remove(name)
        names.append(name)

    def meant(self, words: str, town: str | None, nearest: str | None, here: bool) -> str | None:
        """The firm that a description takes up by its noun or town; None where nothing was told.

        For `the startup` the firm nearest at hand stays unless it was told otherwise; `here` tells that it
        stands in the very paragraph.
        """
        if town:
            firms = self._by_town.get(town, [])
            if firms:
                return nearest if nearest in firms else firms[-1]
        head = _HEAD.search(words)
        noun = _norm(head["noun"]) if head else ""
        firms = self._by_noun.get(noun, [])
        if not firms or nearest in firms:
            return None
        return None if here and noun == "startup" and nearest not in self._has else firms[-1]


def _nouns(mask: str, low: int, high: int) -> Iterator[str]:
    if behind := _BEHIND.match(mask, high):
        yield behind["noun"]
    if before := _BEFORE.search(mask, max(0, low - 24), low):
        yield before["noun"]


def _town(sentence: Sentence, low: int, high: int) -> str | None:
    """The town that words around a name put it in."""
    mask = sentence.mask
    home = _HOME.search(mask, max(0, low - 70), low)
    if home:
        end = sentence.start + home.start() + 1
        return next((m.name for m in sentence.mentions if m.end == end and m.type == "PLACE"), None)
    behind = _AT_HOME.match(mask, high)
    at = sentence.start + behind.end() if behind else -1
    return next((m.name for m in sentence.mentions if m.start == at and m.type == "PLACE"), None)


def town_in(sentence: Sentence, words: str) -> str | None:
    """The town named in a description of this sentence: `the San Francisco company`."""
    if "@" not in words:
        return None
    at = sentence.mask.find(words)
    places = (m for m in sentence.mentions if m.type == "PLACE")
    return next((m.name for m in places if at <= m.start - sentence.start < at + len(words)), None)
