"""Rules for deals: takeovers, bids, investments, rounds, contracts, partnerships, suits, grants."""

from __future__ import annotations

from store.extract.claims.rule import Rule
from store.extract.claims.rules_dealings import CONTRACTS, PARTNERSHIPS
from store.extract.claims.rules_law import GRANTS, LAWSUITS
from store.extract.claims.rules_money import INVESTMENTS, ROUNDS
from store.extract.claims.rules_takeovers import ACQUISITIONS, BIDS, LISTED, PAID

DEALS: tuple[Rule, ...] = (
    *ACQUISITIONS,
    *PAID,
    *LISTED,
    *BIDS,
    *INVESTMENTS,
    *ROUNDS,
    *CONTRACTS,
    *PARTNERSHIPS,
    *LAWSUITS,
    *GRANTS,
)
