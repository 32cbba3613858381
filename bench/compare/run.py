"""Times whole comparisons at two sizes, beside rapidfuzz's `ratio` of every passage with every other.

`python -m bench compare`, in seconds of processor time. `align` is the pairing of passages alone, `again` a
whole comparison (the median of five), `first` one with nothing kept from earlier ones.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench import figures
from store.compare.choice import align
from store.compare.comparison import compare
from store.compare.passages import passages
from store.extract import extract
from store.model import Article, Ledger
from store.read import parse_article, read_article
from store.reconcile import reconcile

SEEDS = Path(__file__).parent.parent.parent / "seeds"
SIZES = ((60, 60, 0.020), (500, 500, 1.0))
"""Passages on either side, and the seconds aimed at."""


def paragraphs() -> list[str]:
    """The paragraphs of the bundled articles, long ones, as raw material."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        article = read_article(path)
        assert isinstance(article, Article)
        for section in article.sections:
            found += [article.text[p.start : p.end] for p in section.paragraphs if p.end - p.start > 80]
    return found


def made_article(name: str, size: int, chance: random.Random) -> Article:
    """An article of so many passages, each a seed's paragraph with other figures and shuffled sentences."""
    stock = paragraphs()
    made = []
    for _ in range(size):
        sentences = chance.choice(stock).split(". ")
        chance.shuffle(sentences)
        text = ". ".join(sentences[:4])
        made.append("".join(str(chance.randint(1, 9)) if c.isdigit() else c for c in text))
    article = parse_article("\n\n".join(made), f"{name}.txt")
    assert isinstance(article, Article)
    return article._replace(id=name)


def quickest(call: Callable[[], object], times: int) -> float:
    """The median time of a call, in seconds."""
    took = []
    for _ in range(times):
        start = time.process_time()
        call()
        took.append(time.process_time() - start)
    return statistics.median(took)


def ratio_grid(a: Article, b: Article) -> Callable[[], object]:
    """The yardstick: rapidfuzz's `ratio` of every passage with every other."""
    from rapidfuzz import fuzz

    left, right = ([x.text[p.start : p.end] for s in x.sections for p in s.paragraphs] for x in (a, b))
    return lambda: [fuzz.ratio(one, other) for one in left for other in right]


def run() -> str:
    """The table, a row for each size."""
    kept: list[figures.Figure] = []
    rows = [f"{'passages':<12}{'aim':>9}{'align':>9}{'again':>9}{'first':>9}{'ratios':>9}   s of processor"]
    for left, right, aim in SIZES:
        chance = random.Random(left)
        a, b = made_article("a", left, chance), made_article("b", right, chance)
        ledger: Ledger = reconcile([a, b], [extract(a), extract(b)])
        forget()
        first = quickest(lambda a=a, b=b, told=ledger: compare(a, b, told), 1)  # type: ignore[misc]
        again = quickest(lambda a=a, b=b, told=ledger: compare(a, b, told), 5)  # type: ignore[misc]
        sides = passages(a, (), {}), passages(b, (), {})
        alone = quickest(lambda sides=sides: align(*sides), 5)  # type: ignore[misc]
        grid = quickest(ratio_grid(a, b), 1)
        rows.append(
            f"{f'{left} × {right}':<12}{aim:>9.3f}{alone:>9.3f}{again:>9.3f}{first:>9.3f}{grid:>9.3f}"
        )
        what, beside = f"pairing {left} × {right} passages", f"rapidfuzz, every ratio {grid * 1000:.0f} ms"
        kept.append(figures.Figure(what, f"{alone * 1000:.0f} ms", beside, f"≤ {aim * 1000:.0f} ms"))
    figures.keep("compare", kept)
    return "\n".join(rows)


def forget() -> None:
    """Empty what earlier comparisons kept, so that a first one is timed as one."""
    from store.compare import concepts, copies, lexicon, wording

    for kept in (wording.wording, wording._word, lexicon.meanings, concepts.topics_of_word, copies._words):
        kept.cache_clear()


def main(_arguments: Sequence[str] = ()) -> int:
    """Print the table."""
    print(run())
    return 0
