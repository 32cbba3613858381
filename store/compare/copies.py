"""Whether one text is a version of another: runs of words in common."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from store.model import Article
from store.text import fold_text
from store.text.later import later

RUN = 5
"""Words in a run; five in the same order are rarely said twice by chance (Broder's shingles, 1997)."""

NEAR_COPY = 0.5
"""Share of the shorter text's runs that the other must contain to be called a near-copy."""

_WORD = later(r"[^\W_]+")


def containment(a: Sequence[str], b: Sequence[str]) -> float:
    """The share (0 to 1) of the shorter body's runs of words that the other body contains.

    A body is given by its folded paragraphs, as `folded_body` has them.
    """
    runs_a, runs_b = _runs(a), _runs(b)
    shorter = min(len(runs_a), len(runs_b))
    return len(runs_a & runs_b) / shorter if shorter else 0.0


def folded_body(article: Article) -> list[str]:
    """The words of each paragraph of a body, folded, a blank between two."""
    return [
        _words(article.text[paragraph.start : paragraph.end])
        for section in article.sections
        if section.kind == "body"
        for paragraph in section.paragraphs
    ]


def _runs(body: Sequence[str]) -> set[tuple[str, ...]]:
    words = " ".join(body).split()
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


@lru_cache(maxsize=2048)
def _words(text: str) -> str:
    return " ".join(_WORD.findall(fold_text(text)))
