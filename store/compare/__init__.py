"""Two articles side by side: passages aligned by what they say, facts in four classes, and who tells what."""

from __future__ import annotations

from store.compare.comparison import compare
from store.compare.difference import Change, differing_words
from store.compare.matrix import matrix
from store.compare.similarity import Likeness, most_similar

__all__ = ["Change", "Likeness", "compare", "differing_words", "matrix", "most_similar"]
