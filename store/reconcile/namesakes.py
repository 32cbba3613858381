"""A bare name that several persons bear, settled article by article by the company it keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from store.model import Extraction
from store.reconcile.aliases import Clusters, bare_candidates
from store.reconcile.names import form_key

LOOKED_AT = 30
"""At most so many articles of each bearer are looked at."""
LEAD = 2.0
"""How many times the company of one bearer must outweigh the next."""

Settled = dict[tuple[str, str], int]
"""For an article and the key of a bare name, the form of the person it means there."""


def settle_namesakes(clusters: Clusters, extractions: Sequence[Extraction]) -> Settled:
    """Which person a bare name means in which article; what the company does not settle is left out."""
    candidates = bare_candidates(clusters)
    settled: Settled = {}
    company: dict[int, frozenset[int]] = {}
    for at in clusters.of_type("PERSON"):
        form = clusters.forms[at]
        bearers = _bearers(clusters, candidates.get(form.words, ()))
        if len(bearers) < 2:
            continue
        kept = {
            root: _company(clusters, articles, extractions, company) for root, articles in bearers.items()
        }
        for place in form.articles:
            found = _closest(_names(clusters, extractions[place], company, place) - {at}, kept, clusters)
            if found is not None:
                settled[extractions[place].article, form.key] = found
    return settled


def _bearers(clusters: Clusters, members: Iterable[int]) -> dict[int, list[int]]:
    """For each person who bears a name, the articles that give it in full."""
    bearers: dict[int, set[int]] = defaultdict(set)
    for member in members:
        bearers[clusters.sets.find(member)].update(clusters.forms[member].articles)
    return {root: sorted(articles) for root, articles in bearers.items()}


def _company(
    clusters: Clusters,
    articles: Sequence[int],
    extractions: Sequence[Extraction],
    cache: dict[int, frozenset[int]],
) -> frozenset[int]:
    """The forms named in the articles of one person, evenly chosen when there are many."""
    step = max(1, len(articles) // LOOKED_AT)
    return frozenset().union(*(_names(clusters, extractions[p], cache, p) for p in articles[::step]))


def _names(
    clusters: Clusters, extraction: Extraction, cache: dict[int, frozenset[int]], place: int
) -> frozenset[int]:
    found = cache.get(place)
    if found is None:
        names = {mention.name for mention in extraction.mentions}
        found = cache[place] = frozenset(clusters.index[form_key(name)] for name in names)
    return found


def _closest(names: frozenset[int], kept: dict[int, frozenset[int]], clusters: Clusters) -> int | None:
    """The bearer whose company shares most with the article, rare names weighing more; None when unsure."""
    weights = {
        root: sum(1.0 / clusters.forms[other].size for other in names & company)
        for root, company in kept.items()
    }
    first, second = sorted(weights, key=lambda root: (-weights[root], root))[:2]
    return first if weights[first] > 0 and weights[first] >= LEAD * weights[second] else None
