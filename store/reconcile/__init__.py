"""All articles together: names → entities, claims → deals, copies, links, totals, decisions replayed."""

from __future__ import annotations

from collections.abc import Sequence

from store.model import Article, Claim, Decision, Extraction, Ledger
from store.reconcile.copies import Sketches
from store.reconcile.decisions import ACTIONS, Action, prepare
from store.reconcile.headline import deal_id
from store.reconcile.reconciler import Differences, Reconciler
from store.reconcile.testimony import Testimony, witness
from store.uncollected import uncollected

__all__ = [
    "ACTIONS",
    "Action",
    "Differences",
    "Reconciler",
    "Sketches",
    "Testimony",
    "current_deal",
    "prepare",
    "reconcile",
    "witness",
]


def reconcile(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    decisions: Sequence[Decision] = (),
    sketches: Sketches | None = None,
) -> Ledger:
    """The ledger of a dossier: the same whatever the order of the articles.

    `extractions` are those of `articles`, in any order. `sketches` may be kept by the caller from one call
    to the next: it spares reading the text of articles that have not changed. Who calls again and again keeps
    a Reconciler instead.
    """
    made = Reconciler(sketches)
    by_id = {article.id: article for article in articles}
    with uncollected():
        for extraction in extractions:
            if extraction.article in by_id:
                made.put(by_id[extraction.article], extraction)
        return made.ledger(decisions, by_id)


def current_deal(old: str, claims: Sequence[Claim]) -> str | None:
    """The id under which the deal that once had the id `old` stands now: another claim may found it since."""
    return next((claim.deal for claim in claims if deal_id([claim]) == old), None)
