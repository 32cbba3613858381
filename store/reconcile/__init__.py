"""All articles together: names → entities, claims → deals, who copies whom, links, totals, decisions
replayed.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence

from store.model import Article, Claim, Deal, Decision, Extraction, Ledger, Unresolved
from store.reconcile.adopt import adopt_strays
from store.reconcile.cluster import cluster_facts
from store.reconcile.copies import Sketches, Sources, near_copies
from store.reconcile.decisions import ACTIONS, Action, prepare
from store.reconcile.entities import Names, entity, gather_names
from store.reconcile.facts import make_facts
from store.reconcile.headline import Context, deal_id, make_deal
from store.reconcile.links import link_deals
from store.reconcile.replay import Replay
from store.reconcile.totals import total_deals

__all__ = ["ACTIONS", "Action", "Sketches", "current_deal", "prepare", "reconcile"]


def reconcile(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    decisions: Sequence[Decision] = (),
    sketches: Sketches | None = None,
) -> Ledger:
    """The ledger of a dossier: the same whatever the order of the articles.

    `extractions` are those of `articles`, in any order. `sketches` may be kept by the caller from one call
    to the next: it spares reading the text of articles that have not changed.
    """
    collecting = gc.isenabled()
    gc.disable()  # the records are many and in no cycle: walking them over and over would triple the time
    try:
        return _reconcile(articles, extractions, decisions, sketches)
    finally:
        if collecting:
            gc.enable()


def _reconcile(
    articles: Sequence[Article],
    extractions: Sequence[Extraction],
    decisions: Sequence[Decision],
    sketches: Sketches | None,
) -> Ledger:
    by_id = {article.id: article for article in articles}
    ordered = sorted((e for e in extractions if e.article in by_id), key=lambda e: e.article)
    texts = [by_id[extraction.article] for extraction in ordered]
    replay = Replay(decisions, by_id)
    claims = [claim for extraction in ordered for claim in extraction.claims]
    if replay:
        claims = replay.claims(claims)
    names = gather_names(texts, ordered)
    if replay:
        replay.entities(names)
    facts = make_facts((claim for claim in claims if claim.id not in replay.rejected), by_id, names)
    said = {extraction.article: extraction for extraction in ordered}
    clusters = adopt_strays(cluster_facts(facts), names, said)
    gathered = [[claim for fact in found for claim in fact.claims] for found in clusters]
    gathered = replay.gatherings(gathered) if replay else gathered
    sources = Sources(texts, near_copies(texts, sketches))
    deals = [make_deal(found, Context(by_id, names, sources.of_deal(found))) for found in gathered]
    known = {claim.id: claim for found in gathered for claim in found}
    deals = replay.deals(deals, known) if replay else deals
    return _ledger(claims, names, deals, known, sources, tuple(replay.unresolved))


def _ledger(
    claims: Sequence[Claim],
    names: Names,
    deals: list[Deal],
    known: dict[str, Claim],
    sources: Sources,
    unresolved: tuple[Unresolved, ...],
) -> Ledger:
    """Everything put in its order: entities by mentions, deals by date, claims by article."""
    deals.sort(key=lambda deal: (deal.date or "", deal.id))
    home = {name: deal.id for deal in deals for name in deal.claims}
    links = link_deals(deals, known, names)
    drafts = sorted(names.drafts.values(), key=lambda d: (-len(d.mentions), d.id))
    placed = (known.get(claim.id, claim)._replace(deal=home.get(claim.id)) for claim in claims)
    return Ledger(
        entities=tuple(entity(draft) for draft in drafts if not draft.hidden),
        claims=tuple(sorted(placed, key=lambda c: (c.article, c.evidence[:1], c.id))),
        deals=tuple(deals),
        groups=sources.groups(),
        links=links,
        totals=total_deals(deals, known, links),
        unresolved=unresolved,
    )


def current_deal(old: str, claims: Sequence[Claim]) -> str | None:
    """The id under which the deal that once had the id `old` stands now: another claim may found it since."""
    return next((claim.deal for claim in claims if deal_id([claim]) == old), None)
