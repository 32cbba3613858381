"""A bare name that several persons bear, settled article by article by the company it keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from store.reconcile.aliases import Clusters, bare_candidates
from store.reconcile.forms import Form

LOOKED_AT = 30
"""At most about so many articles of each bearer are looked at."""
LEAD = 2.0
"""How many times the company of one bearer must outweigh the next."""

Meant = dict[tuple[str, str], int]
"""For an article and the key of a bare name, the form of the person it means there."""
Keys = frozenset[str]
"""The keys of the forms that some articles name."""


def rank(size: int) -> int:
    """How often a form is told, by powers of two: one article more hardly ever makes another rank."""
    return size.bit_length()


def settle_namesakes(
    clusters: Clusters, forms: Mapping[str, Form], of_article: Mapping[str, Keys]
) -> tuple[Meant, Keys]:
    """Which person a bare name means in which article, and on the ranks of which forms that rests.

    What the company does not settle is left out.
    """
    candidates = bare_candidates(clusters)
    settled: Meant = {}
    rests: set[str] = set()
    for at in clusters.of_type("PERSON"):
        form = clusters.forms[at]
        bearers = _bearers(clusters, candidates.get(form.words, ()))
        if len(bearers) < 2:
            continue
        kept = {root: _company(articles, of_article) for root, articles in bearers.items()}
        for article in form.articles:
            names = of_article[article] - {form.key}
            rests.update(*(names & company for company in kept.values()))
            found = _closest(names, kept, forms)
            if found is not None:
                settled[article, form.key] = found
    return settled, frozenset(rests)


def _bearers(clusters: Clusters, members: Iterable[int]) -> dict[int, list[str]]:
    """For each person who bears a name, the articles that give it in full."""
    bearers: dict[int, set[str]] = defaultdict(set)
    for member in members:
        bearers[clusters.sets.find(member)].update(clusters.forms[member].articles)
    return {root: sorted(articles) for root, articles in bearers.items()}


def _company(articles: Sequence[str], of_article: Mapping[str, Keys]) -> Keys:
    """The forms named in the articles of one person, evenly chosen when there are many."""
    step = max(1, len(articles) // LOOKED_AT)
    return frozenset().union(*(of_article[article] for article in articles[::step]))


def _closest(names: Keys, kept: Mapping[int, Keys], forms: Mapping[str, Form]) -> int | None:
    """The bearer whose company shares most with the article, rare names weighing more; None when unsure."""
    weights = {
        root: sum(2.0 ** -rank(forms[other].size) for other in names & company)
        for root, company in kept.items()
    }
    first, second = sorted(weights, key=lambda root: (-weights[root], root))[:2]
    return first if weights[first] > 0 and weights[first] >= LEAD * weights[second] else None
