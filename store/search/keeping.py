"""Which deals a query keeps: all of them, where a search gives the best.

The words of a query are read as a search reads them, corrected and completed by those of the dossier. The
index tells the deals that may match; each is held against what its row shows, and only where that does not
do, against the sentences that tell it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from store.hints import cast
from store.model import Deal
from store.search.candidates import Candidates, deal_candidate, deal_segments
from store.search.gather import CancelledError
from store.search.plan import Plan
from store.search.records import Lookup
from store.search.shelf import Shelf
from store.search.views import Facts, View

_BETWEEN = 64
"""Deals looked at from one time to the next that somebody may call it off."""


def kept_deals(
    plan: Plan, shelf: Shelf, candidates: Candidates, lookup: Lookup, cancelled: Callable[[], bool]
) -> Iterator[str]:
    """The ids of all deals that match, in the order of the index; `CancelledError` once `cancelled`."""
    if "deals" not in plan.scopes:
        return
    first, last = candidates.blocks["deal"]
    for at, row in enumerate(_rows(plan, shelf, first, last)):
        if at % _BETWEEN == 0 and cancelled():
            raise CancelledError
        deal = lookup.deals[shelf.deals[row - first]]
        if _matches(plan, deal, lookup):
            yield deal.id


def _matches(plan: Plan, deal: Deal, lookup: Lookup) -> bool:
    row = View(tuple(deal_segments(deal, lookup)), Facts("deals", deal=deal))
    if plan.want.match(row) is not None:
        return True
    return not plan.by_fields and plan.want.match(deal_candidate(deal, lookup).view) is not None


def _rows(plan: Plan, shelf: Shelf, first: int, last: int) -> Iterable[int]:
    """The rows of the deals that may match; all where the index cannot tell."""
    condition = plan.want.fts(False)
    if condition is None:
        return range(first, last)
    sql = "SELECT rowid FROM heads WHERE heads MATCH ? AND rowid >= ? AND rowid < ?"
    return chain.from_iterable(cast("list[tuple[int]]", shelf.rows(sql, (condition, first, last))))
