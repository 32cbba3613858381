"""Putting one claim together: its date, its quantity, its evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.extract.amounts import Amount
from store.extract.claims import merge
from store.extract.claims.dating import date_of
from store.extract.claims.described import firm_for
from store.extract.claims.drafts import Draft
from store.extract.claims.links import INSTALMENT
from store.extract.claims.passages import Sentence
from store.extract.claims.rule import FIGURE_KINDS
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.extract.claims.vendors import sold_to_a_state, turned_by_trade
from store.model import Article, Claim, Kind, Party, Quantity

MOST_CUES = 12
"""Deals without an amount read in one sentence; a sentence of more is no statement."""


class Context(NamedTuple):
    """What holds for a whole article while its sentences are read."""

    article: Article
    salience: Salience
    bosses: Mapping[str, str]
    halves: list[Draft]
    """Deals that the article told without their sum and without one of their sides, in order."""


def place(sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """Where an amount stands in the mask of its sentence, with the conversion in brackets behind it."""
    mask, base = sentence.mask, sentence.start
    high = amount.end - base
    while mask[high : high + 1] == "¤":
        high += 1
    return amount.start - base, high


_AHEAD = ("opinion", "announced", "proposed")
_AGAINST = re.compile(
    r"(?<!\w)(?:against|contre|compared with|compared to|up from|down from)(?: [^\W\d_]+)? \Z"
)
_PAST = re.compile(
    r"[^.;¤]{0,30}(?<!\w)(?:in the last|last year|a year (?:earlier|ago|before)|the year before|"
    r"un an plus tôt|"
    r"l'an dernier|l'année (?:précédente|dernière)|auparavant|previously|aujourd'hui|actuellement|à ce "
    r"jour|today|"
    r"now|currently|à l'heure actuelle)(?!\w)"
)


def _of_the_past(mask: str, low: int, high: int) -> bool:
    """Tell whether a figure is what a forecast is held against: `against $3.95 billion a year earlier`."""
    return _AGAINST.search(mask, max(0, low - 30), low) is not None and _PAST.match(mask, high) is not None


def make_draft(
    context: Context,
    sentence: Sentence,
    amount: Amount,
    fired: Fired | None,
    kind: Kind,
    named: Sequence[Party],
    said: tuple[str, str | None],
    rules: tuple[str, ...],
) -> Draft:
    """Put a claim together, its status made to agree with its date, its parties the firms that deal."""
    article = context.article
    low, high = place(sentence, amount)
    when = date_of(article, sentence, low, high, kind)
    ahead = when is not None and when[:4] > (article.date or "9")[:4]
    if kind in FIGURE_KINDS and said[0] in _AHEAD and _of_the_past(sentence.mask, low, high):
        said = ("completed", None)
    elif kind == "revenue" and said[0] == "announced" and when and when[:4] < (article.date or "0")[:4]:
        said = ("completed", None)  # what a firm made known of a year gone by is done
    elif kind in FIGURE_KINDS and said == ("completed", None) and ahead:
        said = ("opinion", None)  # a figure of a year to come is a forecast
    elif said[0] == "completed" and ahead:
        when = None  # what is done is not dated in a year to come: the date is another fact's
    if sentence.role != "body":
        rules = (*rules, "in.title")
    named = for_firms(context, sentence, kind, amount.value if amount.currency else None, named)
    if kind == "contract" and rules and fired:
        named = sold_to_a_state(rules[0], named, sentence)
        named = turned_by_trade(rules[0], named, sentence.mask[: max(low, fired.start)], sentence.mask[high:])
    claim = Claim(
        "", None, article.id, kind, amount.value, amount.value_max, amount.currency, amount.unit,
        amount.approximate,
        merge.dedupe_parties(list(named)), said[0], said[1], when,  # type: ignore[arg-type]
        (merge.evidence(article.id, article.text, amount.start, amount.end),),
        sentence.aside, quantity_of(amount, kind, sentence), None, None, sentence.source, rules,
    )  # fmt: skip
    return Draft(claim, sentence, amount, fired)


def for_firms(
    context: Context, sentence: Sentence, kind: Kind, amount: float | None, named: Sequence[Party]
) -> list[Party]:
    """Put the firm in place of its boss or product where only a firm can deal."""
    done: list[Party] = []
    have = {party.name for party in named}
    types = {m.name: m.type for m in sentence.mentions}
    for party in named:
        kind_of = types.get(party.name, "")
        firm = firm_for(party.name, kind_of, party.role, amount, context.salience.counted, context.bosses)
        if firm and firm not in have and kind not in ("price", "market_metric"):
            party = Party(firm, party.role)
        done.append(party)
    return done


def quantity_of(amount: Amount, kind: str, sentence: Sentence) -> Quantity:
    """Tell which figure of its fact an amount is: a part, a yearly sum, before or after the money."""
    mask = sentence.mask
    low, high = place(sentence, amount)
    near = mask[max(0, low - 30) : high + 30]
    if kind == "valuation":
        if "pre-money" in near or "pré-money" in near:
            return "pre_money"
        if "post-money" in near:
            return "post_money"
    if kind in ("funding_round", "investment") and INSTALMENT.search(mask, max(0, low - 24), high + 30):
        return "instalment"
    if amount.per in ("year", "month", "week", "day"):
        return "per_year" if amount.per == "year" else "per_unit" if kind == "price" else "total"
    if amount.per == "unit":
        return "per_unit"
    if (
        "chaque année" in mask[max(0, low - 40) : low]
        or "every year" in near
        or "per year" in near
        or "annuel" in near
    ):
        return "per_year" if kind in ("spending", "contract", "investment") else "total"
    return "total"
