"""Whom money goes to where only those who give it were spoken of last.

`Nvidia is investing in Figure AI. The company is raising $675 million`: whoever only gave money so far is not
the one that raises; the firm told last to get money is.
"""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.passages import Sentence
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.model import Party
from store.text.guarded import Guarded

_TAKES = {"funding_round": "recipient", "investment": "recipient", "valuation": "subject"}


def taker_told(salience: Salience, other: str = "") -> str | None:
    """The firm that one of the last three sentences told to get money, other than the one given."""
    told = salience.recipient
    if told is None or told[1] != salience.raised or told[1] in (other, salience.sold):
        return None
    near = any(sentence.start == told[0] for sentence in salience.passed[-3:])
    return told[1] if near else None


def not_a_backer(sentence: Sentence, fired: Fired, salience: Salience, named: list[Party]) -> list[Party]:
    """Put the firm just told to get money in place of one that only gives, where no name says who gets it."""
    role = _TAKES.get(fired.rule.kind)
    taker = taker_told(salience) if role and fired.rule.name != "round.own_fund" else None
    if taker is None or any(p.name == taker for p in named):
        return named
    said = {m.name for m in sentence.mentions}
    return [
        p._replace(name=taker) if p.role == role and p.name not in said and salience.cast.gave(p.name) else p
        for p in named
    ]


_LATER_SUM = re.compile(
    r"[^;.@¤]{0,30} (?:puis|à un autre|avant une?|suivie?s? d|et ensuite|then)(?!\w)[^;.@¤]{0,30}¤+"
)
"""A further sum, whose givers stand behind it: `un tour de 30 millions puis un de 580 mené par SoftBank`."""
_OF_IT = Guarded(r"¤+ of (?:it|which|that|them)(?!\w)", by="of ")


def of_its_own(sentence: Sentence, amount: Amount, named: list[Party]) -> list[Party]:
    """Leave out who stands behind a part of the sum: `raised $1.2bn, $405m of it from T. Rowe Price`."""
    if all(p.role != "investor" for p in named) or len({p.role for p in named}) < 2:
        return named
    later = _LATER_SUM.match(sentence.mask, amount.end - sentence.start)
    if later is not None:
        behind = {m.name for m in sentence.mentions if m.start - sentence.start > later.end()}
        return [p for p in named if p.role != "investor" or p.name not in behind]
    part = _OF_IT.search(sentence.mask, amount.end - sentence.start)
    if part is None:
        return named
    behind = {m.name for m in sentence.mentions if m.start - sentence.start > part.start()}
    before = {m.name for m in sentence.mentions if m.start - sentence.start < part.start()}
    return [p for p in named if p.role != "investor" or p.name not in behind - before]
