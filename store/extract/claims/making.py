"""Putting one claim together: its date, its quantity, its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from store.extract.amounts import Amount
from store.extract.claims import merge
from store.extract.claims.drafts import Draft
from store.extract.claims.links import INSTALMENT
from store.extract.claims.passages import Sentence
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.extract.claims.when import dates_in
from store.model import Article, Claim, Kind, Party, Quantity

MOST_AMOUNTS = 40
"""Amounts read in one sentence; a sentence of more is a table run together, not a statement."""


class Context(NamedTuple):
    """What holds for a whole article while its sentences are read."""

    article: Article
    salience: Salience


def place(sentence: Sentence, amount: Amount) -> tuple[int, int]:
    """Where an amount stands in the mask of its sentence."""
    return amount.start - sentence.start, amount.end - sentence.start


JOINED = re.compile(r"[^;]{0,24}(?:, | et | and |, et )[^;@]{0,12}\Z")


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
    """Put a claim together."""
    article = context.article
    low, _ = place(sentence, amount)
    if sentence.role != "body":
        rules = (*rules, "in.title")
    claim = Claim(
        "", None, article.id, kind, amount.value, amount.value_max, amount.currency, amount.unit,
        amount.approximate,
        merge.dedupe_parties(list(named)), said[0], said[1], date_of(context, sentence, low),  # type: ignore[arg-type]
        (merge.evidence(article.id, article.text, amount.start, amount.end),),
        sentence.aside, quantity_of(amount, kind, sentence), None, None, sentence.source, rules,
    )  # fmt: skip
    return Draft(claim, sentence, amount, fired)


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


_BACKGROUND = re.compile(
    r"(?:depuis le|depuis|pdg depuis|founded|fondée?|créée?|created|launched|lancée?|née?|born)(?: \w+)? ?\Z"
)


_SINCE = re.compile(r"(?:\bsince|\bits|\bsa|\bson)(?: \w+)? ?\Z")


_NEXT_ONE = re.compile(
    r"(?:,|;|(?<!\w)(?:et|and|puis|then|contre|against|versus|after|après|but|mais)(?!\w))"
)


_YEAR_BEFORE = re.compile(
    r"(?:a|one) year (?:earlier|ago|before)|the (?:previous|prior) year|un an (?:plus tôt|"
    r"auparavant|avant)|l'année précédente|l'année d'avant"
)


def date_of(context: Context, sentence: Sentence, at: int) -> str | None:
    """The date nearest to the amount or trigger in its own sentence, founding years left out."""
    best, least = None, 10_000
    found = dates_in(sentence.mask, context.article.date)
    for when in found:
        before = sentence.mask[max(0, when.start - 24) : when.start]
        if _BACKGROUND.search(before) or _of_another(sentence, at, when.start):
            continue
        away = min(abs(when.start - at), abs(when.end - at)) + 80 * bool(_SINCE.search(before))
        if away < least:
            best, least = when.iso, away
    later = _YEAR_BEFORE.search(sentence.mask, at, min(len(sentence.mask), at + 60))
    if later and not _of_another(sentence, at, later.start()):
        year = best or (found[0].iso if found else context.article.date)
        return str(int(year[:4]) - 1) if year else None
    return best


def _of_another(sentence: Sentence, at: int, when: int) -> bool:
    """Tell whether a date stands beyond another amount, which it then belongs to.

    A date that opens the sentence holds for all of it, and one behind a list for the whole list.
    """
    if when < 25:
        return False
    for other in sentence.amounts[:MOST_AMOUNTS]:
        low, _ = place(sentence, other)
        if other.sort == "percent" or low == at:
            continue
        if when < low < at:
            return True
        if low < when < at and _NEXT_ONE.search(sentence.mask[when:at]):
            return True
        if at < low < when and JOINED.match(sentence.mask[at:low].lstrip("¤")) is None:
            return True
    return False
