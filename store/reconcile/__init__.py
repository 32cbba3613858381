"""All articles together: names → entities, claims → deals, copies, links, totals, decisions replayed."""

from __future__ import annotations

from collections.abc import Sequence

from store.model import Article, Decision, Extraction, Ledger
from store.reconcile.decisions import ACTIONS, Action, prepare
from store.reconcile.reconciler import Differences, Reconciler
from store.reconcile.testimony import Testimony, witness
from store.uncollected import uncollected

__all__ = [
    "ACTIONS",
    "Action",
    "Differences",
    "Reconciler",
    "Testimony",
    "prepare",
    "reconcile",
    "witness",
]


def reconcile(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    decisions: Sequence[Decision] = (),
) -> Ledger:
    """The ledger of a dossier: the same whatever the order of the articles.

    `extractions` are those of `articles`, in any order. Who calls again and again keeps a Reconciler instead.
    """
    made = Reconciler()
    by_id = {article.id: article for article in articles}
    with uncollected():
        for extraction in extractions:
            if extraction.article in by_id:
                made.put(by_id[extraction.article], extraction)
        return made.ledger(decisions, by_id)
