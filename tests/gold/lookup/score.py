"""Scores the lookup on the queries of this folder: `*.json` over the dossier made from the seeds, and
`press/*.json` over the seeds with the annotated articles of `tests/gold/open`.

The queries of `press` were written down with their answers before any of them was asked. Each file holds
one class of queries. A right answer is any of several descriptions of a hit: its kind, a
part of its
label (or several parts), its article, a part of its text; compared folded. A query whose list is empty
must find nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from store.answers import Hit, Results
from store.extract import extract
from store.model import Article
from store.read import read_article
from store.reconcile import reconcile
from store.search import open_index
from store.search.index import Index
from store.search.records import Records
from store.text import fold_text

HERE = Path(__file__).parent
SEEDS = HERE.parent.parent.parent / "seeds"
OPEN = HERE.parent / "open"
PRESS = """
activision-closing.md alan-belfius.txt anthropic-azure.txt asml-mistral.txt atos-questions.txt
business-highlights.txt china-transcript.txt chronique-billion.txt ea-ubisoft.txt entretien-puces.txt
eutelsat-londres.txt five-rulings.txt frenchtech-peloton.txt helsing-defense.txt intel-nvidia.txt
klarna-pricing.txt lundi-levees.txt meta-scale-bilingue.txt monday-cheques.txt neocloud-list.txt
nuclear-power-hunt.txt open-models-week.md privacy-column.txt rivian-venture.txt sfr-refus.txt
shein-amendes.txt verkor-dunkerque.md wiz-bilingue.txt
""".split()
"""The articles that the queries of `press` are about: with others, what must not be found might be."""
FIRST = 5


class Score(NamedTuple):
    """Figures from 0 to 1, and what went wrong, a line each."""

    queries: int
    recall: float
    reciprocal_rank: float
    first_right: float
    wrong: tuple[str, ...]


@lru_cache(maxsize=1)
def seeds_index() -> Index:
    """The lookup over the five seeds, in memory."""
    return open_index(None, seeds_records())


@lru_cache(maxsize=1)
def press_index() -> Index:
    """The lookup over the seeds and the annotated articles, in memory."""
    return open_index(None, _records("press", SEEDS.glob("*.txt"), (OPEN / name for name in PRESS)))


@lru_cache(maxsize=1)
def seeds_records() -> Records:
    """All the records of the seeds."""
    return _records("seeds", SEEDS.glob("*.txt"))


def _records(name: str, *paths: Iterable[Path]) -> Records:
    """All the records of these files."""
    read = (read_article(path) for path in sorted(chain(*paths)))
    articles = [article for article in read if isinstance(article, Article)]
    ledger = reconcile(articles, [extract(article) for article in articles])
    return Records(name, articles, ledger.entities, ledger.deals, ledger.claims, ())


def queries(kind: str | None = None, press: bool = False) -> list[tuple[str, str, list[dict[str, Any]]]]:
    """All queries as (class, query, right answers)."""
    return [
        (path.stem, item["query"], item["want"])
        for path in sorted((HERE / "press" if press else HERE).glob("*.json"))
        if kind in (None, path.stem)
        for item in json.loads(path.read_text("utf-8"))
    ]


def is_right(hit: Hit, want: dict[str, Any]) -> bool:
    """Tell whether a hit is what a description says."""
    if want.get("kind", hit.kind) != hit.kind or want.get("article", hit.article or hit.id) != (
        hit.article or hit.id
    ):
        return False
    labels = want.get("label", [])
    label = fold_text(hit.label)
    if not all(fold_text(part) in label for part in ([labels] if isinstance(labels, str) else labels)):
        return False
    return fold_text(want.get("text", "")) in fold_text(hit.text)


def rank_of(results: Results, wants: list[dict[str, Any]]) -> int | None:
    """The place of the first right hit, from 1; `None` when there is none."""
    return next(
        (at for at, hit in enumerate(results.hits, 1) if any(is_right(hit, want) for want in wants)), None
    )


def score(kind: str | None = None, press: bool = False) -> Score:
    """Score all queries, or those of one class."""
    index = press_index() if press else seeds_index()
    found: list[int | None] = []
    first: list[bool] = []
    wrong: list[str] = []
    asked = queries(kind, press)
    for name, query, wants in asked:
        results = index.search(query, limit=50)
        top = results.hits[0] if results.hits else None
        if not wants:
            first.append(top is None)
            if top is not None:
                wrong.append(f"{name}: {query!r} finds {top.kind} {top.label[:50]!r} {top.reasons}")
            continue
        rank = rank_of(results, wants)
        found.append(rank)
        first.append(rank == 1)
        if rank != 1:
            shown = f"{top.kind} {top.label[:50]!r} {top.reasons}" if top else results.error or "nothing"
            wrong.append(f"{name}: {query!r} is right at {rank}, first is {shown}")
    ranks = [rank for rank in found if rank is not None]
    size = max(1, len(found))
    return Score(
        len(asked),
        sum(rank <= FIRST for rank in ranks) / size,
        sum(1 / rank for rank in ranks) / size,
        sum(first) / max(1, len(first)),
        tuple(wrong),
    )


def report(details: bool = False, press: bool = False) -> str:
    """The figures of each class and of all, as a table."""
    lines = [f"{'press' if press else 'lookup':<12}{'queries':>8}{'recall@5':>10}{'MRR':>8}{'first':>8}"]
    wrong: list[str] = []
    for kind in (*sorted({name for name, _, _ in queries(press=press)}), None):
        made = score(kind, press)
        ranked = f"{made.recall:>10.3f}{made.reciprocal_rank:>8.3f}" if made.recall else f"{'-':>10}{'-':>8}"
        lines.append(f"{kind or 'all':<12}{made.queries:>8}{ranked}{made.first_right:>8.3f}")
        wrong = list(made.wrong)
    return "\n".join([*lines, *(wrong if details else ())])
