"""A verb of a sentence as those who complete its deal need it: with the other verbs beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from store.extract.claims.passages import Sentence
from store.extract.claims.subjects import who_is_said
from store.extract.claims.topics import Salience
from store.extract.claims.triggers import Fired
from store.model import Party


class Verb(NamedTuple):
    """A trigger in its sentence, with the other triggers there and who the passage is about."""

    sentence: Sentence
    fired: Fired
    others: Sequence[Fired]
    salience: Salience

    def named_by(self, other: Fired) -> list[Party]:
        """Who takes part in what another trigger of the sentence tells."""
        return who_is_said(self.sentence, other, self.salience)
