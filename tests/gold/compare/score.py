"""How well passages are paired: the program's alignment against pairs marked by hand.

`report()` is the table that `make score` prints. The form of a file of pairs is told in README.md.

    python -m tests.gold.compare.score [NAME]
"""

from __future__ import annotations

import bisect
import sys
from pathlib import Path
from typing import NamedTuple

from store.answers import Comparison
from store.model import Article, Ledger, Span
from tests.score.scores import Score

FOLDER = Path(__file__).parent
ROOT = FOLDER.parent.parent.parent
PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "‘": "'"})
KINDS = ("translation", "wire copy", "independent", "same company", "unrelated")

Link = tuple[int, int]
"""A line of the first article and a line of the second, counted from 0."""


class PairsError(ValueError):
    """A line of a file of pairs that does not fit its articles."""


class GoldPairs(NamedTuple):
    """One file of pairs. `required` and `optional` hold links of lines."""

    name: str
    kind: str
    held: bool
    a: Article
    b: Article
    required: frozenset[Link]
    optional: frozenset[Link]


def load() -> list[GoldPairs]:
    """Every file of pairs, by name."""
    return [read_pairs(path) for path in sorted(FOLDER.glob("*.pairs"))]


def read_pairs(path: Path) -> GoldPairs:
    """One file of pairs; PairsError when a snippet does not stand in exactly one line of its article."""
    lines = path.read_text(encoding="utf-8").splitlines()
    head = dict(line.split(": ", 1) for line in lines if ": " in line and line[0] not in "#=?")
    a, b = _article(head["a"], "a"), _article(head["b"], "b")
    links: dict[str, set[Link]] = {"=": set(), "?": set()}
    for line in lines:
        if line[:2] in ("= ", "? "):
            left, _, right = line[2:].partition(" | ")
            links[line[0]].add((_line_of(left, a, path.name), _line_of(right, b, path.name)))
    return GoldPairs(
        path.stem, head["kind"], head["set"] == "held", a, b, frozenset(links["="]), frozenset(links["?"])
    )


def _article(path: str, id: str) -> Article:
    from store.read import read_article

    article = read_article(ROOT / path)
    if not isinstance(article, Article):
        raise PairsError(f"{path}: {article.why}")
    return article._replace(id=id)


def _line_of(snippet: str, article: Article, name: str) -> int:
    lines = article.text.translate(PLAIN).split("\n")
    holding = [number for number, line in enumerate(lines) if snippet.translate(PLAIN) in line]
    if len(holding) != 1:
        raise PairsError(f"{name}: {snippet!r} stands in {len(holding)} lines")
    return holding[0]


def ledger_of(a: Article, b: Article) -> Ledger:
    """The ledger of a dossier that holds these two articles alone."""
    from store.extract import extract
    from store.reconcile import reconcile

    return reconcile([a, b], [extract(a), extract(b)])


def aligned(pairs: GoldPairs) -> Comparison:
    """What the program makes of one pair of articles."""
    from store.compare.comparison import compare

    return compare(pairs.a, pairs.b, ledger_of(pairs.a, pairs.b))


def found_links(comparison: Comparison, pairs: GoldPairs) -> set[Link]:
    """The program's pairs as links of lines, whatever the size of its passages."""
    return {
        (left, right)
        for pair in comparison.pairs
        for left in _lines(pair.a, pairs.a)
        for right in _lines(pair.b, pairs.b)
    }


def _lines(spans: tuple[Span, ...], article: Article) -> set[int]:
    starts = [0]
    for line in article.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return {
        line
        for span in spans
        for line in range(bisect.bisect(starts, span.start) - 1, bisect.bisect_left(starts, span.end))
        if article.text[max(starts[line], span.start) : min(starts[line + 1], span.end)].strip()
    }


def count(found: set[Link], pairs: GoldPairs) -> Score:
    return Score(
        len(found & pairs.required),
        len(found - pairs.required - pairs.optional),
        len(pairs.required - found),
    )


def measure() -> dict[str, tuple[GoldPairs, Score]]:
    """Every file of pairs with its count, by name."""
    return {pairs.name: (pairs, count(found_links(aligned(pairs), pairs), pairs)) for pairs in load()}


def total(counts: list[Score]) -> Score:
    added = Score()
    for each in counts:
        added = added.plus(each)
    return added


def report() -> str:
    """The table: per kind, per set, and over all; then the most pairs found between unrelated articles."""
    measured = list(measure().values())
    asked = sum(len(pairs.required) for pairs, _ in measured)
    rows = [
        f"\ncompare: {asked} passage pairs over {len(measured)} pairs of articles\n",
        f"{'kind':<22}{'F1':>7}{'P':>7}{'R':>7}{'right':>7}{'false':>7}{'missed':>7}",
    ]
    for kind in KINDS:
        rows.append(_row(kind, [each for pairs, each in measured if pairs.kind == kind]))
    rows.append(_row("open half", [each for pairs, each in measured if not pairs.held]))
    rows.append(_row("held half", [each for pairs, each in measured if pairs.held]))
    rows.append(_row("all (aim 0.85)", [each for _, each in measured]))
    strays = max(each.false for pairs, each in measured if pairs.kind == "unrelated")
    rows.append(f"most pairs between two unrelated articles (aim 1): {strays}")
    return "\n".join(rows)


def _row(name: str, counts: list[Score]) -> str:
    added = total(counts)
    shares = f"{added.f1:>7.3f}{added.precision:>7.3f}{added.recall:>7.3f}"
    return f"{name:<22}{shares}{added.right:>7}{added.false:>7}{added.missed:>7}"


def details(name: str) -> str:
    """What one open pair of articles misses (-) and finds too much (+); a held one is refused."""
    pairs = next((each for each in load() if each.name == name), None)
    if pairs is None or pairs.held:
        return f"{name}: kept aside or unknown, no details"
    found = found_links(aligned(pairs), pairs)
    told = [("-", link) for link in sorted(pairs.required - found)]
    told += [("+", link) for link in sorted(found - pairs.required - pairs.optional)]
    left, right = pairs.a.text.split("\n"), pairs.b.text.split("\n")
    return "\n".join(f"{sign} {left[i][:90]!r}\n     {right[j][:90]!r}" for sign, (i, j) in told)


if __name__ == "__main__":
    print(details(sys.argv[1]) if len(sys.argv) > 1 else report())
