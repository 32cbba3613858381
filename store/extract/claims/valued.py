"""What a deal, a price or a round values, when the clause only describes it.

`A deal that values the business at $4 billion`, `ce qui le valorisait`, `a price of $850 million on it`.
"""

from __future__ import annotations

import re

from store.extract.claims.objects import object_meant
from store.extract.claims.openings import DESCRIBED, opening
from store.extract.claims.passages import Sentence
from store.extract.claims.sole import part_of
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired

_WHICH_IT = re.compile(r"ce qui (?:le |la |l')\Z")


def _of_the_told(sentence: Sentence, fired: Fired) -> bool:
    """Tell whether a valuation is of the firm told just before, a pronoun: `ce qui le valorisait`."""
    if fired.rule.name in ("valuation.at_which_fr", "valuation.propels_fr"):
        return True
    before = sentence.mask[max(0, fired.start - 12) : fired.start]
    return fired.rule.name == "valuation.verb" and _WHICH_IT.search(before) is not None


_IT_VALUES = re.compile(
    r"@[^@;.]{0,60}(?:firm|company|start-?up|maker|group|business|société|entreprise|groupe|lab)"
    r"(?: that| which| qu'| que)? ?(?:it|they|he|she|elle|il|ils|@+) \Z"
)
_SOLD = re.compile(
    r"(?:sale|purchase|acquisition|takeover|buyout|cession|vente|rachat) (?:of|de|d') ?(?:its |the |la |le )?"
    r"(?:%+ (?:of|de|d') ?)?@"
)
_DEAL_VALUES = re.compile(
    r"(?:deal|round|transaction|offer|bid|investment|agreement|sale|price|opération|levée|tour|accord|offre|"
    r"investissement|cession|rachat|montant)(?: that| which| qui|,)? (?:a |would |will |could |might |"
    r"may )?\Z"
)


def valued(sentence: Sentence, fired: Fired, salience: Salience) -> str | None:
    """Name what a deal values when the clause only describes it: `a deal that values the business at`."""
    told = salience.recipient
    late = told is not None and (told[0] == sentence.start or _told_before(told[0], salience))
    of_it = _of_the_told(sentence, fired) and told is not None and told[0] == sentence.start
    if told and (of_it or (late and _LED_IT.search(sentence.mask, 0, fired.start))):
        return told[1]
    if fired.rule.name in ("valuation.noun", "valuation.price_on"):
        return part_of(sentence, fired.start) or _value_of(sentence, fired, salience)
    if fired.rule.name != "valuation.verb":
        return None
    if sentence.mask.startswith(" of the ", fired.end):
        return _value_of(sentence, fired, salience)
    words = DESCRIBED.match(sentence.mask, fired.end + 1)
    if words and (called := salience.called(sentence, words.group(), None)):
        return called
    mask, low = sentence.mask, fired.start
    if words and told and told[0] == sentence.start:
        return told[1]
    if _IT_WAS_VALUED.search(mask[max(0, low - 14) : low]):
        first = opening(sentence)
        words = (
            DESCRIBED.match(mask, first.at) if first.at < low and _WHICH_DOES.search(mask, 0, low) else None
        )
        meant = salience.meant(sentence, words.group()) if words else None
        return meant or salience.raised or salience.org or salience.topic
    names = [m for m in sentence.mentions if m.end - sentence.start <= low and m.type in ("ORG", "PRODUCT")]
    if relative := _IT_VALUES.search(mask[max(0, low - 120) : low]):
        at = sentence.start + max(0, low - 120) + relative.start() + 1
        return next((m.name for m in names if m.end == at), None)
    if told and _THE_FIRM.match(mask, fired.end) and any(s.start == told[0] for s in salience.passed[-3:]):
        return told[1]
    behind = mask[fired.end : fired.end + 60].split("¤")[0]
    low_end, high_end = sentence.start + fired.end, sentence.start + fired.end + len(behind)
    named = any(m.type != "PLACE" and low_end <= m.start < high_end for m in sentence.mentions)
    if _DEAL_VALUES.search(mask[max(0, low - 40) : low]) and not named and told and late:
        return told[1]
    if _DEAL_VALUES.search(mask[max(0, low - 40) : low]) and not named:
        sold = _SOLD.search(mask, 0, low)
        return next((m.name for m in names if sold and m.start - sentence.start == sold.end() - 1), None)
    return None


_LED_IT = re.compile(r"(?<!\w)(?:co-)?led (?:it|the (?:round|deal|financing|investment))(?!\w)")
"""Who led a round tells whose value follows: `Sequoia led it, at a valuation of $3.5 billion`."""
_ITS_VALUE = re.compile(
    r"[^;.@¤]{0,24}?(?:¤+ )?(?:(?:for|on|of) (?:the (?:whole|entirety|rest) of |all of )?)?"
    r"(?=(?:the |this ))"
)


def _value_of(sentence: Sentence, fired: Fired, salience: Salience) -> str | None:
    """The firm that words behind a valuation describe: `a price of $850 million on the business`.

    Whoever the deal told last gave money to or took over; else whom the description stands for.
    """
    found = _ITS_VALUE.match(sentence.mask, fired.end)
    words = DESCRIBED.match(sentence.mask, found.end()) if found else None
    if words is None or sentence.mask.startswith((" of @", "'s"), words.end()):
        return None
    called = salience.called(sentence, words.group(), None)
    told = salience.recipient
    if called is None and told and (told[0] == sentence.start or _told_before(told[0], salience)):
        return told[1]
    opens = opening(sentence).mention
    return called or object_meant(sentence, words.group(), opens.name if opens else "", fired.start, salience)


_THE_FIRM = re.compile(
    r" (?:ainsi |donc )?(?:(?:l'ensemble|la totalité|l'intégralité) (?:de |du )?)?(?:la société|"
    r"l'entreprise|(?:le )?groupe|la start-up|la jeune pousse|la cible|"
    r"the (?:whole )?(?:company|firm|business|group|startup|start-up|target))(?!\w)"
)
"""What a price or round values, described: whom it was told of before, `il valorise la société`."""
_WHICH_DOES = re.compile(r" qui (?:la|le) \Z")
_IT_WAS_VALUED = re.compile(
    r"(?<!\w)(?:l'(?:a|ont|avait|avaient|aurait|auraient) (?:alors |déjà |[^\W\d_]+ment )?|(?:la|le) )\Z"
)
"""The firm is the object, a pronoun: `lorsque Coatue l'avait valorisée`."""


def _told_before(start: int, salience: Salience) -> bool:
    """Tell whether a sentence that begins at a position is the one just before."""
    return bool(salience.passed) and salience.passed[-1].start == start
