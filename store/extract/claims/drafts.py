"""A claim on its way: what it says so far, and where it came from."""

from __future__ import annotations

from typing import NamedTuple

from store.extract.amounts import Amount
from store.extract.claims.passages import Sentence
from store.extract.claims.triggers import Fired
from store.model import Claim


class Draft(NamedTuple):
    """A claim before merging, with the sentence, amount and rule it came from."""

    claim: Claim
    sentence: Sentence
    amount: Amount | None
    fired: Fired | None
