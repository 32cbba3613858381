"""`python -m tests.score`: the tables. `--details ARTICLE` tells what was missed and found too much."""

from __future__ import annotations

import argparse
import importlib
import sys

from bench import figures
from tests.gold.annotate import GOLD
from tests.score import floor
from tests.score.found import find
from tests.score.gold import SETS, load_set
from tests.score.grouping import grouped_folders, score_folder
from tests.score.scores import SHARES, Score, score, score_variants, tallies
from tests.score.variants import VARIANTS

TARGETS: dict[str, tuple[float, float]] = {
    "entities, typed": (0.93, 0.82),
    "mention spans": (0.95, 0.90),
    "amount + currency": (0.97, 0.94),
    "claim core": (0.92, 0.84),
    "roles": (0.85, 0.75),
    "status": (0.85, 0.78),
    "dates": (0.90, 0.82),
    "headings": (0.95, 0.90),
    "asides": (0.95, 0.90),
    "no deal, stay empty": (1.0, 1.0),
    "no claim, stay out": (1.0, 1.0),
}
"""What is aimed at: on the seeds, and on articles that rules were not written on."""


REPORTS = ("compare", "lookup")
"""Folders of gold with a scorer of their own, whose `report()` is printed after the tables."""


def print_tables(variants: bool) -> None:
    """Every set with its precision, recall and F1 per measure, then deals across articles."""
    found: dict[str, dict[str, float]] = {}
    for name in SETS:
        articles = load_set(name)
        scores = score(articles)
        found[name] = {measure: value.f1 for measure, value in scores.items()}
        print(f"\n{name}: {len(articles)} articles\n")
        print(f"{'measure':<22}{'aim':>6}{'F1':>7}{'P':>7}{'R':>7}{'right':>7}{'false':>7}{'missed':>7}")
        for measure, value in scores.items():
            print(_row(measure, value, TARGETS.get(measure, (0.0, 0.0))[name != "seeds"]))
        if variants:
            _print_variants(score_variants(articles, scores))
    figures.keep("score", _figures(found))
    for folder in grouped_folders(GOLD):
        print_grouping(folder.name, details=False)
    for report in REPORTS:
        if (GOLD / report / "score.py").is_file():
            print(importlib.import_module(f"tests.gold.{report}.score").report())


def _figures(found: dict[str, dict[str, float]]) -> list[figures.Figure]:
    """A line of the README's table for each measure: every set, the seeds' aim and that of the unseen."""
    return [
        figures.Figure(
            f"{measure}, F1 or share right",
            " · ".join(f"{name} {found[name][measure]:.2f}" for name in SETS),
            aim=f"seeds ≥ {seeds:.2f}, unseen ≥ {unseen:.2f}",
        )
        for measure, (seeds, unseen) in TARGETS.items()
    ]


def _row(measure: str, value: Score, aim: float) -> str:
    sign = " " if value.f1 >= aim else "*"
    aimed = f"{aim:.2f}" if aim else ""
    parts = f"{'':>7}{'':>7}" if measure in SHARES else f"{value.precision:>7.3f}{value.recall:>7.3f}"
    counts = f"{value.right:>7}{value.false:>7}{value.missed:>7}"
    return f"{measure:<22}{aimed:>6}{value.f1:>6.3f}{sign}{parts}{counts}"


def _print_variants(moved: dict[str, dict[str, float]]) -> None:
    print("\nchange under variants (largest of all measures)")
    for variant in VARIANTS:
        measure, most = max(moved[variant].items(), key=lambda item: abs(item[1]))
        told = f"{most:+.3f} ({measure})" if most else "none"
        print(f"  {variant:<22}{told}")


def print_grouping(name: str, details: bool) -> None:
    grouping = score_folder(GOLD / name)
    pairs, cubed = grouping.pairwise, grouping.b_cubed
    print(f"\ndeals across {name}: {grouping.found} of {grouping.asked} claims found")
    print(f"  pairwise  F1 {pairs[2]:.3f}  P {pairs[0]:.3f}  R {pairs[1]:.3f}")
    print(f"  B³        F1 {cubed[2]:.3f}  P {cubed[0]:.3f}  R {cubed[1]:.3f}")
    print(f"  agreement {grouping.agreements[0]} of {grouping.agreements[1]}", end="")
    print(f"   links {grouping.links[0]} of {grouping.links[1]}")
    if details:
        print("".join(f"  {line}\n" for line in grouping.wrong), end="")


def print_details(name: str) -> int:
    """What one article misses and finds too much; an article kept aside is refused."""
    if any(article.name == name for article in load_set("held")):
        print(f"{name}: kept aside, its details are not shown", file=sys.stderr)
        return 2
    if (GOLD / name / "deals.json").is_file():
        print_grouping(name, details=True)
        return 0
    chosen = [article for folder in ("seeds", "open") for article in load_set(folder) if article.name == name]
    if not chosen:
        print(f"{name}: no such article in seeds or open", file=sys.stderr)
        return 2
    for measure, tally in tallies(chosen[0], find(chosen[0].text, str(chosen[0].path))).items():
        if tally.missed or tally.false:
            print(f"\n{measure}: {len(tally.right)} right")
        print("".join(f"  - {line}\n" for line in tally.missed), end="")
        print("".join(f"  + {line}\n" for line in tally.false), end="")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__)
    parser.add_argument(
        "--details", metavar="ARTICLE", help="an article of seeds or open, or a grouped folder"
    )
    parser.add_argument("--no-variants", action="store_true", help="skip the typographic variants")
    parser.add_argument(
        "--set-floor", type=float, metavar="MARGIN", help="put floor.json that much below now"
    )
    options = parser.parse_args()
    if options.set_floor is not None:
        floor.write(options.set_floor)
        return 0
    if options.details:
        return print_details(options.details)
    print_tables(variants=not options.no_variants)
    return 0


if __name__ == "__main__":
    sys.exit(main())
