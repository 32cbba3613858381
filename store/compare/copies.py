"""Whether one text is a version of another: runs of words in common."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from store.model import Article
from store.text import fold_text
from store.text.later import later

RUN = 5
"""Words in a run; five in the same order are rarely said twice by chance (Broder's shingles, 1997)."""

NEAR_COPY = 0.5
"""Share of the shorter text's runs that the other must contain to be called a near-copy."""

_WORD = later(r"[^\W_]+")


def containment(a: Article, b: Article) -> float:
    """The share (0 to 1) of the shorter body's runs of words that the other body contains."""
    runs_a, runs_b = _runs(_body(a)), _runs(_body(b))
    shorter = min(len(runs_a), len(runs_b))
    return len(runs_a & runs_b) / shorter if shorter else 0.0


def _body(article: Article) -> Iterable[str]:
    for section in article.sections:
        if section.kind == "body":
            for paragraph in section.paragraphs:
                yield article.text[paragraph.start : paragraph.end]


def _runs(paragraphs: Iterable[str]) -> set[tuple[str, ...]]:
    words = [word for text in paragraphs for word in _words(text)]
    return set(zip(*(words[at:] for at in range(RUN)), strict=False))


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold_text(text)))
