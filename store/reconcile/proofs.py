"""Claims found again by the words that prove them, when their id is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from store.model import Claim
from store.text import fold_text


class Proofs:
    """Claims by the text of their evidence; gathered only when a claim has to be found by it."""

    def __init__(self, known: Mapping[str, Claim]) -> None:
        self._known = known
        self._found: dict[str, list[Claim]] | None = None

    def of(self, text: str) -> Sequence[Claim]:
        """The claims that rest on this text."""
        if self._found is None:
            self._found = defaultdict(list)
            for claim in self._known.values():
                for evidence in claim.evidence:
                    self._found[fold_text(evidence.text)].append(claim)
        return self._found.get(fold_text(text), ())

    def add(self, claim: Claim) -> None:
        """Take in a claim that is known now."""
        if self._found is not None:
            self._found[fold_text(claim.evidence[0].text)].append(claim)
