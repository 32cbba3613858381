"""How many records a dossier holds, and single fields of them, told without decoding any."""

from __future__ import annotations

from collections.abc import Iterable

from store.database import Snapshot
from store.hints import Any


class Counted:
    """What is known of a state of a dossier before its records are looked at."""

    _snapshot: Snapshot

    @property
    def count_of_deals(self) -> int:
        """How many deals and figures there are, without decoding any."""
        return len(self._snapshot.ids("deals"))

    @property
    def count_of_claims(self) -> int:
        """How many claims there are, without decoding any: asked for by name in `store.search.key`."""
        return len(self._snapshot.told())

    @property
    def count_of_entities(self) -> int:
        """How many entities there are, without decoding any."""
        return len(self._snapshot.ids("entities"))

    def fields_of_deals(self, *names: str) -> Iterable[tuple[Any, ...]]:
        """Some fields of every deal, without decoding them; None where a field has its usual value."""
        return self._snapshot.fields("deals", names)
