"""Names in an article: organisations, persons, products and places, each with its fullest form.

`find_mentions` is what extraction uses; `recognise` tells the same with the rules that fired, for people.
"""

from __future__ import annotations

from store.extract.names.lexicon import well_known
from store.extract.names.recognise import Recognised, find_mentions, recognise

__all__ = ["Recognised", "find_mentions", "recognise", "well_known"]
