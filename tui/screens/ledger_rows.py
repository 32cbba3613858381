"""The rows of the ledger: their columns and cells, their order, and parts under their whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from store.model import Deal, Total
from store.record import NamedTuple
from tui import spoken
from tui.catalogue import t
from tui.index import first_view
from tui.spoken import date, money
from tui.widgets.paint import AGREEMENT_TONES, Cell, Piece, safe, sign
from tui.widgets.record_list import Column, Heading

if TYPE_CHECKING:
    from tui.explorer import Explorer
    from tui.index import Index

SORTS = ("amount", "date", "kind", "who", "status", "sources", "agreement")
GROUPS = ("none", "kind", "party", "year")
COLUMNS = (
    Column("agreement", 1),
    Column("date", 4, 13, drop=2),
    Column("kind", 8, 14),
    Column("who", 16, flex=1),
    Column("amount", 7, 16, align="right"),
    Column("status", 8, 13),
    Column("sources", 4, 15, align="right", drop=1),
)
IDS_FROM = 100
"""Columns of the terminal from which there is room for the ids of the articles instead of their count."""
MOST_IDS = 3
_IDS_WIDTH = 15
_STATUS_TONES = {"completed": "good", "rejected": "bad", "announced": ""}


def cells(app: Explorer, deal: Deal, depth: int) -> Sequence[Cell]:
    """Lay out a deal. `depth` counts the wholes it stands under; elsewhere a part says what it is part of."""
    who: list[Piece] = [
        (f"{'  ' * (depth - 1)}{sign(app, 'part')} " if depth else "", "dim"),
        (f"{sign(app, 'decided')} " if deal.decided or deal.id in app.index.noted else "", "key"),
        (safe(spoken.who(deal.kind, deal.parties, 3)), "strong"),
    ]
    whole = app.index.wholes.get(deal.id)
    if whole is not None and not depth:
        who.append((f"  {t('link.part_of')} {money(app.dossier.deal(whole))}", "dim"))
    return (
        (sign(app, deal.agreement), AGREEMENT_TONES[deal.agreement]),
        (date(deal.date) or sign(app, "dash"), "dim"),
        (t(f"kind.{deal.kind}"), ""),
        who,
        (money(deal), "amount"),
        (t(f"status.{deal.status}"), _STATUS_TONES.get(deal.status, "quiet")),
        _sources(app, deal),
    )


def _sources(app: Explorer, deal: Deal) -> Cell:
    """The ids of the articles that tell a deal where few and short enough, else how many they are."""
    ids = app.index.sources_of(deal)
    words = safe(" ".join(ids))
    if app.size.width >= IDS_FROM and len(ids) <= MOST_IDS and len(words) <= _IDS_WIDTH:
        return (words, "key")
    return (str(len(ids)), "dim")


class Wanted(NamedTuple):
    """Which rows the ledger is to show, and how: `kept` and `summed` are ids, None for no condition."""

    sorting: tuple[str, bool]
    grouping: str
    figures: bool
    kept: frozenset[str] | None = None
    summed: frozenset[str] | None = None

    def shows(self, deal: Deal) -> bool:
        """Whether a deal is among the rows."""
        if self.kept is not None and deal.id not in self.kept:
            return False
        return deal.id in self.summed if self.summed is not None else self.figures or first_view(deal)


class Arranged(NamedTuple):
    """The rows of the ledger, how many deals they are, and how deep each part stands under its
    wholes; `fault` says what is wrong with the filter."""

    rows: Sequence[Any]
    deals: int
    depths: dict[str, int]
    fault: str = ""


def arranged(index: Index, wanted: Wanted) -> Arranged:
    """Find out the rows of the ledger; of a large one in a thread."""
    key, reverse = wanted.sorting
    rows = [deal for deal in index.ledger.sorted(key, reverse) if wanted.shows(deal)]
    if wanted.grouping != "none":
        return Arranged(grouped(rows, lambda deal: group_names(deal, wanted.grouping)), len(rows), {})
    if key != "amount":
        return Arranged(rows, len(rows), {})
    ordered, depths = under_wholes(rows, index.wholes)
    return Arranged(ordered, len(rows), depths)


def under_wholes(rows: Sequence[Deal], wholes: dict[str, str]) -> tuple[list[Deal], dict[str, int]]:
    """Put each part right below its whole where both are there; also how deep each part then stands."""
    there = {deal.id for deal in rows}
    parts: dict[str, list[Deal]] = {}
    for deal in rows:
        if wholes.get(deal.id) in there:
            parts.setdefault(wholes[deal.id], []).append(deal)
    if not parts:
        return list(rows), {}
    ordered: list[Deal] = []
    depths: dict[str, int] = {}

    def place(deal: Deal, depth: int) -> None:
        if deal.id in depths:
            return
        depths[deal.id] = depth
        ordered.append(deal)
        for part in parts.get(deal.id, ()):
            place(part, depth + 1)

    for deal in rows:
        if wholes.get(deal.id) not in there:
            place(deal, 0)
    for deal in rows:  # whatever a circle of links kept out
        place(deal, 0)
    return ordered, {id: depth for id, depth in depths.items() if depth}


def grouped(rows: Sequence[Deal], names: Callable[[Deal], list[str]]) -> list[Any]:
    """Put rows under headings, the largest group first; a deal stands in every group it names."""
    groups: dict[str, list[Deal]] = {}
    for deal in rows:
        for name in names(deal):
            groups.setdefault(name, []).append(deal)
    result: list[Any] = []
    for name in sorted(groups, key=lambda n: (-len(groups[n]), n)):
        result += [Heading(safe(name), str(len(groups[name]))), *groups[name]]
    return result


def total_name(total: Total) -> str:
    """Say what a total is of."""
    return t(f"kind.{total.key}") if total.by == "kind" else safe(total.key)


def group_names(deal: Deal, by: str) -> list[str]:
    """The groups a deal stands in: its kind, its year, or each of its parties."""
    if by == "kind":
        return [t(f"kind.{deal.kind}")]
    if by == "year":
        return [deal.date[:4] if deal.date else t("label.no_date")]
    return list(dict.fromkeys(party.name for party in deal.parties)) or ["–"]
