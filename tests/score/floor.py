"""The least the program may reach, per set and measure: `floor.json`, raised when the program gets better."""

from __future__ import annotations

import json
import math

from tests.gold.annotate import GOLD
from tests.score.gold import SETS, load_set
from tests.score.grouping import grouped_folders, score_folder
from tests.score.scores import score, score_variants

PATH = GOLD / "floor.json"
Floors = dict[str, dict[str, float]]

MOST_CHANGE = 0.01
"""How far any measure of a set may move under a typographic variant."""


def reached() -> Floors:
    """What the program reaches now: F1 or share per set and measure, and per grouped folder."""
    floors = {name: {measure: value.f1 for measure, value in score(load_set(name)).items()} for name in SETS}
    for folder in grouped_folders(GOLD):
        grouping = score_folder(folder)
        floors[f"deals across {folder.name}"] = {
            "found": grouping.found / grouping.asked,
            "pairwise": grouping.pairwise[2],
            "B³": grouping.b_cubed[2],
        }
    return floors


def most_changed(name: str) -> tuple[str, str, float]:
    """The variant and measure of a set that move most, and by how much."""
    articles = load_set(name)
    moved = score_variants(articles, score(articles))
    changes = [(variant, measure, abs(by)) for variant, row in moved.items() for measure, by in row.items()]
    return max(changes, key=lambda change: change[2])


def read() -> Floors:
    floors: Floors = json.loads(PATH.read_text(encoding="utf-8"))
    return floors


def write(margin: float) -> Floors:
    """Set every floor a margin under what is reached, rounded down to the hundredth."""
    floors = {
        name: {measure: max(0.0, math.floor((value - margin) * 100) / 100) for measure, value in row.items()}
        for name, row in reached().items()
    }
    PATH.write_text(json.dumps(floors, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return floors
