"""Why two passages are a pair, in plain words: the strongest reason first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from store.compare.wording import Feature

NAMES = 4
"""Names and topics told at most: a reason is one line."""

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}
_SCALES = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"))


def reasons(shared: Iterable[Feature], entities: Mapping[str, str], placed: bool = False) -> tuple[str, ...]:
    """The reasons of a pair that shares these features; `entities` are the names by entity id.

    `placed` is for a pair that holds because both stand alone between the same two pairs.
    """
    return tuple(_told(_by_class(shared), entities, placed))


def _by_class(shared: Iterable[Feature]) -> dict[str, list[str]]:
    classes: dict[str, list[str]] = defaultdict(list)
    for feature in sorted(shared):
        name, _, value = feature.partition(":")
        classes[name].append(value)
    return classes


def _told(classes: Mapping[str, list[str]], entities: Mapping[str, str], placed: bool) -> Iterator[str]:
    if placed:
        yield "same place between two pairs"
    deals = len(classes.get("deal", ()))
    if deals:
        yield "same deal" if deals == 1 else f"{deals} deals in common"
    figures = _figures(classes)
    if figures:
        yield f"same figure{'s' if len(figures) > 1 else ''}: {', '.join(figures[:NAMES])}"
    names = sorted({entities[value] for value in classes.get("entity", ()) if value in entities})
    if names:
        yield "both name " + ", ".join(names[:NAMES])
    years = classes.get("year", ())
    if years:
        yield "both date " + ", ".join(years)
    topics = classes.get("concept", ())
    if topics:
        yield "both tell of: " + ", ".join(TOPICS.get(topic, topic) for topic in topics[:NAMES])
    words = len(classes.get("word", ())) + len(classes.get("meaning", ()))
    if words:
        yield f"{words} word{'s' if words > 1 else ''} in common"


def _figures(classes: Mapping[str, list[str]]) -> list[str]:
    """The shared figures, largest first: with their currency where both give it, else bare."""
    measured = {}
    for value in classes.get("sum", ()):
        number, _, measure = value.partition(" ")
        measured[float(number)] = measure
    values = {float(number): "" for number in classes.get("number", ())} | measured
    return [in_short(value, values[value]) for value in sorted(values, reverse=True)]


def in_short(value: float, measure: str = "") -> str:
    """A figure as a headline has it: `$300bn`, `€1.7m`, `11%`, `10 GW`."""
    size, scale = next(((size, scale) for size, scale in _SCALES if abs(value) >= size), (1.0, ""))
    number = f"{value / size:,.2f}".rstrip("0").rstrip(".") + scale
    if measure in _SIGNS:
        return _SIGNS[measure] + number
    return number + (measure if measure == "%" else f" {measure}" if measure else "")


TOPICS = {
    "turn": "a turn",
    "nonprofit": "profit or not",
    "open": "openness",
    "closed": "closed systems",
    "acquire": "a takeover",
    "merge": "a merger",
    "bid": "a bid",
    "raise": "a round",
    "invest": "investment",
    "partner": "partnership",
    "sue": "a suit",
    "fine": "a fine",
    "regulator": "regulators",
    "layoff": "layoffs",
    "launch": "a launch",
    "delay": "a delay",
    "chip": "chips",
    "datacenter": "data centres",
    "model": "models",
    "boss": "the boss",
    "founder": "founders",
    "share": "shares",
    "refuse": "a refusal",
    "agree": "an approval",
    "rumour": "rumours",
    "condition": "conditions",
    "factory": "a plant",
    "state": "the state",
    "rocket": "space",
    "car": "cars",
    "battery": "batteries",
    "game": "games",
    "bank": "banks",
}
"""What the topics of `concepts.txt` are called, where their own word would not do."""
