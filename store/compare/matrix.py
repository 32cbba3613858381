"""A fact × article matrix: the view for “eight outlets, one round”."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from store.answers import Matrix, MatrixRow
from store.compare.comparison import Told
from store.model import Article


def matrix(articles: Sequence[Article], told: Told) -> Matrix:
    """Who says what: one row per deal that any of `articles` tells, the most widely told first."""
    columns = tuple(article.id for article in articles)
    wanted = set(columns)
    cells: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in told.claims:
        if claim.deal and claim.article in wanted:
            cells[claim.deal][claim.article].append(claim.id)
    rows = [
        MatrixRow(deal.id, tuple(tuple(cells[deal.id][column]) for column in columns))
        for deal in told.deals
        if deal.id in cells
    ]
    rows.sort(key=lambda row: -sum(1 for cell in row.cells if cell))
    return Matrix(columns, tuple(rows))
