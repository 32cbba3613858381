"""Objects that are no names: what `it`, `lui` or `the startup` behind a verb stands for."""

from __future__ import annotations

import re

from store.extract.claims.cast import SIDE
from store.extract.claims.funds import agrees
from store.extract.claims.openings import DESCRIBED, FIRMS, NATIONS
from store.extract.claims.passages import Sentence
from store.extract.claims.topics import Salience

_OBJECT_PRONOUN = re.compile(r"(?<!\w)(?:l'|l'(?:a|avait|aurait) |le |la |les |(?:him|it|them) )\Z")
_DATIVE = re.compile(
    r"(?<!\w)(?:lui|leur) (?:(?:a|ont|avait|avaient|aurait|aura|va|est|fait|faire) )?(?:[^\W\d_]+ment |déjà |"
    r"aussi |été ){0,2}"
    r"(?:[^\W\d_]+ (?:une? |des |les |la |le |l')(?:[^\W\d_]+ )?)?\Z"
)
_IT_BEHIND = re.compile(r" (?:it|them|him|her)(?!\w)")
_TO_STOP = re.compile(r" (?:to (?:stop|block|halt|prevent)|pour (?:bloquer|empêcher|stopper))(?!\w)")
_DIRECT = re.compile(
    r"(?:(?!from |with |by |to |against |worth )[^;.@]){0,30}?"
    r"(?<![^ '])(?=(?:la |le |l'|the |ce |cette |cet |this ))"
)
_THE = r"(?=(?:la |le |l'|the |ce |cette |cet |this |it|elle|lui))"
_THROUGH = {
    "to": re.compile(rf"[^;.@]{{0,64}}? (?:(?:à|to) {_THE}|a(?=u ))"),
    "on": re.compile(rf"[^;.@]{{0,64}}? (?:on|to) {_THE}"),
    "against": re.compile(rf"[^;.@]{{0,44}}? (?:contre|against) {_THE}"),
    "in": re.compile(rf"[^;.@]{{0,44}}? (?:dans|in|into) {_THE}"),
    "from": re.compile(rf"[^;.@]{{0,64}}? (?:from|auprès d[e']|à) {_THE}"),
    "with": re.compile(rf"[^;.@]{{0,44}}? (?:with|avec) {_THE}"),
}
"""Up to where a description or pronoun may stand in a slot right of a verb."""
_GENITIVE = re.compile(
    r"(?: (?:boursière?|actuel(?:le)?|total(?:e)?|annuel(?:le)?|net(?:te)?|initiale?))?"
    rf"(?: (?:de |d'|of )(?:[^\W\d_]+ )?¤+)? (?:(?:de|of|par|by) {_THE}|d(?=u ))"
)
"""Between a noun and the description that it is of: `l'investissement de 15 millions du géant américain`."""
_IT = re.compile(
    r"(?:it|elle|lui)(?= |[.,;:?!]|\Z)(?! (?:has|had|is|was|will|would|a|avait|est|va|said|says)(?!\w))"
)
_TO_THE = re.compile(rf"u (?:[^\W\d_]{{1,24}} )?(?:{FIRMS})(?: (?:{NATIONS}))?(?!\w)")


_ON_IT = re.compile(r"(?:il|elle|ils|elles) (?:l'|le |la |les |lui |en )")


def acts_on_one(mask: str, at: int) -> bool:
    """Tell whether a pronoun has an object of its own, the name before: `Talend : il l'a racheté`."""
    return _ON_IT.match(mask, at) is not None


def takes_it(mask: str, at: int) -> bool:
    """Tell whether `it` or `them` stands right behind a verb as its object."""
    return _IT_BEHIND.match(mask, at) is not None


def object_unnamed(mask: str, low: int, high: int, slot: str) -> str | None:
    """The pronoun or description in a slot of the verb at mask[low:high]: `lui a infligé`, `in it`."""
    before = mask[max(0, low - 44) : low]
    behind = mask[high : high + 110]
    if slot in _THROUGH and (words := _reached(_THROUGH[slot], behind)):
        return words
    if slot in ("to", "on"):
        return "lui" if _DATIVE.search(before) else None
    if slot in ("in", "from", "with"):
        return None
    if slot == "obj" and _OBJECT_PRONOUN.search(before[-12:]):
        return "it"
    if _IT_BEHIND.match(behind) or _TO_STOP.match(behind):
        return "it"
    return _reached(_DIRECT, behind)


def owner_meant(sentence: Sentence, at: int, salience: Salience) -> str | None:
    """The firm described that the noun ending at a position is of: `la valorisation de la start-up`."""
    words = _reached(_GENITIVE, sentence.mask[at : at + 90])
    if words is None or (" " not in words and "'" not in words):
        return None
    meant = object_meant(sentence, words, "", at, salience)
    if meant and meant == salience.sold and _BIG.search(words):
        meant = salience.cast.side("l'acquéreur", salience.org) or meant
    if meant and not salience.cast.can_be(words, meant):
        return salience.cast.other_than(words, meant, salience.heads.titled)
    return meant


_BIG = re.compile(r"(?<!\w)(?:groupe|group|géante?|giant|mastodonte|conglomérat|conglomerate)(?!\w)")
"""What the press calls who buys rather than who is bought."""


def _reached(way: re.Pattern[str], behind: str) -> str | None:
    """The words that describe a firm where a way from the verb ends."""
    found = way.match(behind)
    if found is None:
        return None
    at = found.end()
    if behind[at : at + 2] == "u ":
        hit = _TO_THE.match(behind, at)
        return f"le {hit.group()[2:]}" if hit else None
    hit = _IT.match(behind, at) or DESCRIBED.match(behind, at)
    if hit is None or (" " not in hit.group() and "'" not in hit.group() and not _IT.match(behind, at)):
        return None
    return hit.group()


def object_meant(sentence: Sentence, words: str, other: str, at: int, salience: Salience) -> str | None:
    """The firm that an object stands for which acts in nothing: `the startup` that `other` paid for.

    What the article called so comes first. In an article about the other side itself, or about nobody, it
    is the firm named last; else whom the passage is about.
    """
    if (" " not in words and "'" not in words) or SIDE.search(words):
        return salience.taken_up(words, other, sentence)
    if salience.sold_block == sentence.block and salience.sold != other and salience.sold:
        return salience.sold
    called = salience.called(sentence, words, None)
    if called and called != other:
        return called
    if not (salience.clear and salience.topic != other) and not (
        salience.heads.firm and salience.heads.firm != other
    ):
        for told in (sentence, *salience.passed[-1:]):
            firms = [m.name for m in told.mentions if m.type == "ORG" and m.name != other]
            if told is sentence:
                firms = [
                    m.name
                    for m in told.mentions
                    if m.type == "ORG" and m.name != other and m.end - sentence.start <= at
                ]
            elif told.block != sentence.block:
                break
            fit = [name for name in firms if agrees(words, name)]
            if fit:
                return fit[-1]
    return salience.taken_up(words, other, sentence)


LET = re.compile(
    r"(?<!\w)(?:lui|leur) (?:(?:a|ont|avait|avaient|aura|auront|aurait|auraient) )?(?:[^\W\d_]+ment |"
    r"alors |aussi )?"
    r"(?:permi[st]|permet|permettent|permettra|permettront|permettait|permettrait|permettre) d(?:e |')\Z"
)
"""Who buys told by a pronoun: `les 8 milliards qui lui ont permis de s'offrir Concur`."""


def let_act(sentence: Sentence, at: int, salience: Salience) -> str | None:
    """The one firm named before a pronoun that something let act, else whom the passage is about."""
    before = {m.name for m in sentence.mentions if m.type == "ORG" and m.end - sentence.start <= at}
    return before.pop() if len(before) == 1 else salience.meant(sentence, "elle")
