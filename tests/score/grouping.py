"""How well claims of several articles come together in deals: pairs, B³, agreement, links.

A folder with `deals.json` says which claims tell one fact. A claim is named `article/key` (a key of its gold
file) or `{"article", "text"}`, a quote that holds its proof.
"""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from tests.gold.annotate import SEEDS, Locator, SheetError, read_text
from tests.score.gold import FAMILY_OF, load

Record = dict[str, Any]


class Grouping(NamedTuple):
    """Scores of one folder: claims found of those asked for, pairwise and B³ F1, agreements, links."""

    asked: int
    found: int
    pairwise: tuple[float, float, float]
    b_cubed: tuple[float, float, float]
    agreements: tuple[int, int]
    links: tuple[int, int]
    wrong: tuple[str, ...]


class _Place(NamedTuple):
    """Where a gold claim of a deal is proved, and what it must be to be that claim."""

    label: str
    article: str
    spans: tuple[tuple[int, int], ...]
    deal: int
    amounts: tuple[float | None, ...]
    family: str


def grouped_folders(gold: Path) -> list[Path]:
    return sorted(path.parent for path in gold.glob("*/deals.json"))


def _article_paths(folder: Path) -> list[Path]:
    texts = [path for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".md"}]
    texts = [path for path in texts if path.stem != "README"]
    return texts or sorted(SEEDS.glob("*.txt"))


def _places(folder: Path, deals: list[Record], texts: dict[str, str]) -> list[_Place]:
    claims = {f"{a.name}/{claim['key']}": (a.name, claim) for a in load(folder) for claim in a.gold["claims"]}
    places = []
    for number, deal in enumerate(deals):
        for reference in deal["claims"]:
            amounts: tuple[float | None, ...] = ()
            if isinstance(reference, str):
                article, claim = claims[reference]
                spans = tuple((place["start"], place["end"]) for place in claim["evidence"])
                label, amounts = reference, (claim["amount"],)
            else:
                article, label = reference["article"], f"{reference['article']}/{reference['text']}"
                spans = (_quote(texts[article], reference["text"]),)
            places.append(_Place(label, article, spans, number, amounts, FAMILY_OF[deal["kind"]]))
    return places


def _quote(text: str, quote: str) -> tuple[int, int]:
    try:
        place = Locator(text).quoted(quote)
        return place["start"], place["end"]
    except SheetError:
        start = text.find(quote)
        return start, start + len(quote)


def score_folder(folder: Path) -> Grouping:
    """Ingest a folder's articles together and compare its deals with `deals.json`."""
    from store.extract import extract
    from store.read import parse_article
    from store.reconcile import reconcile

    gold = json.loads((folder / "deals.json").read_text(encoding="utf-8"))
    articles = [parse_article(read_text(path), str(path)) for path in _article_paths(folder)]
    ledger = reconcile(articles, [extract(article) for article in articles])
    places = _places(folder, gold["deals"], {article.id: article.text for article in articles})
    deal_of = _assign(places, list(ledger.claims))
    found = [place for place in places if place in deal_of]
    wanted = {place: place.deal for place in found}
    deals = {deal.id: deal for deal in ledger.deals}
    return Grouping(
        len(places),
        len(found),
        _pairwise(wanted, deal_of),
        _b_cubed(wanted, deal_of),
        _agreements(gold["deals"], wanted, deal_of, {key: deal.agreement for key, deal in deals.items()}),
        _links(gold, wanted, deal_of, {(link.source, link.target, link.relation) for link in ledger.links}),
        tuple(_wrong(places, wanted, deal_of)),
    )


def _assign(places: list[_Place], claims: list[Any]) -> dict[_Place, str]:
    """Which found deal each gold claim fell into: by a claim proved at its place, of its own kind first."""
    taken: set[str] = set()
    assigned: dict[_Place, str] = {}
    for place in places:
        near = [
            claim
            for claim in claims
            if claim.article == place.article and claim.id not in taken and claim.deal and _near(place, claim)
        ]
        near = [claim for claim in near if not place.amounts or claim.amount in place.amounts]
        if near:
            best = max(
                near, key=lambda claim: (FAMILY_OF[claim.kind] == place.family, claim.amount is not None)
            )
            assigned[place] = best.deal
            if place.amounts:
                taken.add(best.id)
    return assigned


def _near(place: _Place, claim: Any) -> bool:
    return any(
        start < evidence.end and evidence.start < end
        for start, end in place.spans
        for evidence in claim.evidence
    )


def _f1(right: float, seen: float, wanted: float) -> tuple[float, float, float]:
    precision = right / seen if seen else 1.0
    recall = right / wanted if wanted else 1.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def _pairwise(wanted: dict[_Place, int], seen: dict[_Place, str]) -> tuple[float, float, float]:
    pairs = list(combinations(wanted, 2))
    gold = {pair for pair in pairs if wanted[pair[0]] == wanted[pair[1]]}
    together = {pair for pair in pairs if seen[pair[0]] == seen[pair[1]]}
    return _f1(len(gold & together), len(together), len(gold))


def _b_cubed(wanted: dict[_Place, int], seen: dict[_Place, str]) -> tuple[float, float, float]:
    if not wanted:
        return 0.0, 0.0, 0.0
    precision = recall = 0.0
    for place in wanted:
        mates = {other for other in wanted if wanted[other] == wanted[place]}
        company = {other for other in wanted if seen[other] == seen[place]}
        precision += len(mates & company) / len(company)
        recall += len(mates & company) / len(mates)
    precision, recall = precision / len(wanted), recall / len(wanted)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _of_deal(number: int, wanted: dict[_Place, int], seen: dict[_Place, str]) -> str | None:
    """The found deal that holds most of a gold deal's claims."""
    held = [seen[place] for place in wanted if wanted[place] == number]
    return max(held, key=held.count) if held else None


def _agreements(
    deals: list[Record], wanted: dict[_Place, int], seen: dict[_Place, str], agreement: dict[str, str]
) -> tuple[int, int]:
    told = [(deal["agreement"], _of_deal(number, wanted, seen)) for number, deal in enumerate(deals)]
    known = [(expected, key) for expected, key in told if key is not None]
    return sum(agreement.get(key) == expected for expected, key in known), len(known)


def _links(
    gold: Record, wanted: dict[_Place, int], seen: dict[_Place, str], links: set[tuple[str, str, str]]
) -> tuple[int, int]:
    numbers = {deal["key"]: number for number, deal in enumerate(gold["deals"])}
    right = 0
    for link in gold.get("links", []):
        source, target = (_of_deal(numbers[link[end]], wanted, seen) for end in ("from", "to"))
        either = link["relation"] == "same_figure_other_fact"
        ways = [(source, target, link["relation"])] + ([(target, source, link["relation"])] if either else [])
        right += any(way in links for way in ways)
    return right, len(gold.get("links", []))


def _wrong(places: list[_Place], wanted: dict[_Place, int], seen: dict[_Place, str]) -> list[str]:
    lines = [f"not found: {place.label}" for place in places if place not in seen]
    for a, b in combinations(wanted, 2):
        if wanted[a] == wanted[b] and seen[a] != seen[b]:
            lines.append(f"apart: {a.label} | {b.label}")
        elif wanted[a] != wanted[b] and seen[a] == seen[b]:
            lines.append(f"together: {a.label} | {b.label}")
    return lines
