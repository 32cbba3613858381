"""Amounts in French and English text: money, business units, percentages; what is none stays out."""

from __future__ import annotations

from store.extract.amounts.grammar import Amount, scan
from store.extract.amounts.hedges import hedge_of
from store.extract.amounts.joins import join
from store.extract.amounts.shape import plain

__all__ = ["Amount", "find_amounts", "plain"]


def find_amounts(
    text: str,
    start: int = 0,
    end: int | None = None,
    language: str | None = None,
    levelled: str | None = None,
) -> list[Amount]:
    """Read the amounts of text[start:end], one block of an article, in order.

    `levelled` is `plain(text)` when the caller has it already. Offsets are into `text`. Neighbours
    share scale and currency only inside the block.
    """
    flat = plain(text) if levelled is None else levelled
    high = len(text) if end is None else end
    single = scan(flat, start, high, language)
    if all(amount.sort == "bare" for amount in single):
        return []  # nothing that a bare number could lean on
    found: list[Amount] = []
    for amount in map(_exact, join(flat, single, start, high)):
        hedge = hedge_of(flat, amount.start, amount.end, start, high)
        if hedge is None:
            found.append(amount)
            continue
        sense, left, right = hedge
        sense = amount.approximate or sense
        found.append(amount._replace(approximate=sense, hedge=(left, right), rule=f"{amount.rule}+{sense}"))
    return found


def _exact(amount: Amount) -> Amount:
    """The amount as it is written: `16,6 millions` times a million is 16600000.000000002 in binary."""
    value = float(f"{amount.value:.12g}")
    highest = None if amount.value_max is None else float(f"{amount.value_max:.12g}")
    if value == amount.value and highest == amount.value_max:
        return amount
    return amount._replace(value=value, value_max=highest)
