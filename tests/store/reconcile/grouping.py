"""Scores of a grouping of claims into deals against a gold one: pairwise F1 and B³."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from itertools import combinations
from typing import Any, NamedTuple

from store.model import Article, Claim, Ledger


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


def _score(precision: float, recall: float) -> Score:
    total = precision + recall
    return Score(precision, recall, 2 * precision * recall / total if total else 0.0)


def pairwise(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Score:
    """How many pairs of claims put together are right, and how many of the right ones are made."""
    wanted, made = _pairs(gold), _pairs(found)
    shared = len(wanted & made)
    return _score(shared / len(made) if made else 1.0, shared / len(wanted) if wanted else 1.0)


def _pairs(groups: Mapping[str, Hashable]) -> set[tuple[str, str]]:
    return {pair for members in _members(groups).values() for pair in combinations(sorted(members), 2)}


def _members(groups: Mapping[str, Hashable]) -> dict[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for item, group in groups.items():
        members[group].add(item)
    return members


def b_cubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Score:
    """For each claim, how pure and how whole the group it is in; averaged (Bagga and Baldwin, 1998)."""
    wanted, made = _members(gold), _members(found)
    both = [(wanted[gold[item]], made[found[item]]) for item in gold if item in found]
    if not both:
        return _score(0.0, 0.0)
    precision = sum(len(w & m) / len(m) for w, m in both) / len(both)
    recall = sum(len(w & m) / len(w) for w, m in both) / len(both)
    return _score(precision, recall)


class Matched(NamedTuple):
    """A gold grouping met by a ledger: groups by gold claim, what is missing, the claims that answer."""

    gold: dict[str, str]
    found: dict[str, str]
    missing: list[str]
    claims: dict[str, Claim]


def match(deals: Iterable[Mapping[str, Any]], ledger: Ledger, articles: Mapping[str, Article]) -> Matched:
    """For each gold claim (`article`, `text`), the claim of the ledger whose evidence overlaps its passage.

    Where several overlap, that of the gold deal's kind and amount is taken. A gold claim nobody answers to is
    missing: it is no matter of grouping, and counted by whoever scores extraction.
    """
    matched = Matched({}, {}, [], {})
    taken: set[str] = set()
    for deal in deals:
        for claim in deal["claims"]:
            name = f"{claim['article']}: {claim['text']}"
            answer = _answer(deal, claim, ledger, articles, taken)
            if answer is None:
                matched.missing.append(name)
                continue
            taken.add(answer.id)
            matched.gold[name], matched.found[name] = deal["key"], str(answer.deal)
            matched.claims[name] = answer
    return matched


def _answer(
    deal: Mapping[str, Any],
    claim: Mapping[str, str],
    ledger: Ledger,
    articles: Mapping[str, Article],
    taken: set[str],
) -> Claim | None:
    start = _folded(articles[claim["article"]].text).find(_folded(claim["text"]))
    end = start + len(claim["text"])
    fits = [
        found
        for found in ledger.claims
        if found.article == claim["article"]
        and found.id not in taken
        and any(e.start < end and start < e.end for e in found.evidence)
        and (deal["amount"] is None) == (found.amount is None)
    ]
    return min(fits, key=lambda f: (f.kind != deal["kind"], f.amount != deal["amount"], f.id), default=None)


def _folded(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
