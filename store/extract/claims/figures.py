"""Amounts that are figures of a firm: business metrics, prices of one piece, quotes that claim nothing."""

from __future__ import annotations

import re

from store.extract.amounts import Amount
from store.extract.claims.drafts import Draft
from store.extract.claims.making import Context, make_draft, place
from store.extract.claims.passages import Sentence
from store.extract.claims.status import status_of
from store.extract.claims.subjects import MANY_DO, who_takes_part, whose_figure
from store.extract.claims.triggers import Fired
from store.model import Party
from store.text.guarded import Guarded

_COST = re.compile(
    r"(?:du |de |of )?(?:the |le |leur |son |its |their )?(?:coûts?|costs?|part de marché|"
    r"market share|du marché|of the market)"
)


_BOUGHT = re.compile(
    r"(?<!\w)(?:acquir(?:e|es|ed|ing)|buy|buys|bought|buying|purchas(?:e|ed|ing)|rachet\w+|acquis) \Z"
)
"""What makes a count of firms no measure of a business: `has spent $17 billion to acquire 61 companies`."""


def metric_claim(context: Context, sentence: Sentence, amount: Amount) -> Draft | None:
    """Draft a business metric (`717 million calls a month`): of a firm or product named near, or of many."""
    low, high = place(sentence, amount)
    if amount.sort == "percent":
        if not _COST.match(sentence.mask[high : high + 40].lstrip()):
            return None
    elif amount.value < 50 and amount.unit not in ("GW", "MW", "TWh", "GWh"):
        return None
    if amount.unit == "companies" and _BOUGHT.search(sentence.mask, max(0, low - 16), low):
        return None
    who = whose_figure(sentence, low, context.salience)
    if who is None and not MANY_DO.match(sentence.mask):
        return None
    said = status_of(sentence.mask, None, (low, high), "market_metric", None)
    return make_draft(
        context,
        sentence,
        amount,
        None,
        "market_metric",
        [Party(who, "subject")] if who else [],
        said,
        ("metric.unit", amount.rule),
    )


def unit_price(context: Context, sentence: Sentence, amount: Amount, fired: Fired) -> Draft:
    """Draft the price of one piece that a deal states: `at $95 a share`."""
    named = [
        p
        for p in who_takes_part(sentence, fired, context.salience)
        if p.role in ("target", "subject", "recipient", "seller")
    ]
    parties = [Party(named[0].name, "subject")] if named else []
    said = status_of(sentence.mask, fired, place(sentence, amount), "price", None)
    return make_draft(
        context, sentence, amount, fired, "price", parties, said, ("price.per_unit", amount.rule)
    )


_SHARE = re.compile(r"(?<!\w)(?:shares?|stock|actions?|titres?|apiece|l'unité|trading|cours)(?!\w)")


def of_a_share(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether a small bare price is that of one share: `sold its stock at $33`, `$45 for each share`."""
    low, high = place(sentence, amount)
    if amount.value >= 20_000 or amount.sort != "money":
        return False
    return amount.value < 1000 or _SHARE.search(sentence.mask[max(0, low - 40) : high + 60]) is not None


_STOCK = Guarded(
    r"(?<!\w)(?:le titre|l'action|les actions|le cours|en séance|à l'ouverture|en clôture|"
    r"clôtur\w+|shares (?:rose|fell|closed|were|jumped|slipped|traded|in)|the stock|"
    r"closed at|traded at)(?!\w)",
    by="titre|l'action|actions|cours|séance|l'ouverture|clôtur|shares|stock|closed|traded",
)


_PAID_EACH = Guarded(
    r"(?<!\w)(?:pa(?:y|ys|id|ying)|offer(?:s|ed|ing)?|bid|receives?|gets?) (?:[^\W\d_]+ ){0,3}\Z"
)
"""What a buyer gives for one share, whatever the stock did: `paid $40 in cash for each Juniper share`."""


def stock_quote(sentence: Sentence, amount: Amount) -> bool:
    """Tell whether a small price is only what a share trades at: no claim about a business."""
    low = amount.start - sentence.start
    return (
        amount.per != "unit"
        and _PAID_EACH.search(sentence.mask, max(0, low - 30), low) is None
        and amount.scale == 1
        and amount.value < 20_000
        and _STOCK.search(sentence.mask) is not None
    )
