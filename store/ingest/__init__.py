"""Files into a store: found, matched with what is there, read, extracted, reconciled, committed."""

from __future__ import annotations

from store.ingest.run import Ingest, Progress, is_stale, rebuild

__all__ = ["Ingest", "Progress", "is_stale", "rebuild"]
