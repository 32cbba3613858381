"""Claims of an article: kind, parties, amount, status, date, evidence, by rules kept as data."""

from __future__ import annotations

from store.extract.claims.engine import find_claims

__all__ = ["find_claims"]
