"""Scores of a set of articles: measures added up over articles, and their change under variants."""

from __future__ import annotations

from typing import NamedTuple

from tests.score.found import Found, find
from tests.score.gold import GoldArticle
from tests.score.measures import MEASURES, Tally
from tests.score.variants import VARIANTS


class Score(NamedTuple):
    """One measure over a set. `f1` is what tables and floors speak of; 1.0 when nothing was asked."""

    right: int = 0
    false: int = 0
    missed: int = 0
    share: bool = False

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(
            self.right + other.right, self.false + other.false, self.missed + other.missed, self.share
        )

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Precision and recall in one; for what cannot be found too much, the share that is right."""
        if self.share:
            return self.recall
        total = 2 * self.right + self.false + self.missed
        return 2 * self.right / total if total else 1.0


SHARES = frozenset(
    {"roles", "status", "dates", "title, author, date", "no deal, stay empty", "no claim, stay out"}
)
"""Measures that are a share of what was asked: nothing can be found too much."""


def tallies(article: GoldArticle, found: Found) -> dict[str, Tally]:
    return {name: measure(article, found) for name, measure in MEASURES.items()}


def add_up(measured: list[dict[str, Tally]]) -> dict[str, Score]:
    """Counts added over articles, so that every name and every amount weighs the same."""
    return {
        name: Score(
            sum(len(tally[name].right) for tally in measured),
            sum(len(tally[name].false) for tally in measured),
            sum(len(tally[name].missed) for tally in measured),
            name in SHARES,
        )
        for name in MEASURES
    }


def score(articles: list[GoldArticle]) -> dict[str, Score]:
    return add_up([tallies(article, find(article.text, str(article.path))) for article in articles])


def score_variants(articles: list[GoldArticle], base: dict[str, Score]) -> dict[str, dict[str, float]]:
    """Per variant and measure, how far the score moves from that of the articles as they are."""
    moved: dict[str, dict[str, float]] = {}
    for name, change in VARIANTS.items():
        changed = [article._replace(text=change(article.text)) for article in articles]
        scores = score(changed)
        moved[name] = {measure: scores[measure].f1 - base[measure].f1 for measure in MEASURES}
    return moved
