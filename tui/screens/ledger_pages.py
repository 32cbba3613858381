"""The panel of the ledger over the deals shown: totals, chart, timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.model import Deal, Total
from store.record import NamedTuple
from tui import spoken
from tui.catalogue import t
from tui.screens.ledger_rows import total_name
from tui.screens.ledger_steps import dot, steps_of
from tui.spoken import date, labelled, money
from tui.trail import Place
from tui.widgets.page import Builder, Row, Rows, blank, fixed, heading, prose
from tui.widgets.paint import Line, Piece, fit, safe, sign, width_of

if TYPE_CHECKING:
    from tui.explorer import Explorer

NARROW = 100
"""Columns of the panel below which figures have less room."""


def totals_page(app: Explorer, deals: Sequence[Deal]) -> Builder:
    """Make the page of sums: by kind, party, currency, year; each with its low and high bound.

    The bars of one currency have one scale; no bar is to be held against one of another currency.
    """
    totals = app.dossier.totals_of([deal.id for deal in deals])

    def build(width: int) -> list[Row]:
        rows: list[Row] = []
        for by in ("currency", "kind", "party", "year"):
            group = [total for total in totals if total.by == by]
            if not group:
                continue
            most: dict[str | None, float] = {}
            for total in group:
                most[total.currency] = max(total.high, most.get(total.currency, 1.0))
            rows += [
                *([blank()] if rows else []),
                heading(
                    t("label.by_year" if by == "year" else f"col.{by}"), str(len(group)), sign(app, "rule")
                ),
            ]
            rows += [Row(_total_line(app, total, most[total.currency]), ("total", total)) for total in group]
        return rows or [blank(), *prose(t("empty.totals"), width, "quiet")]

    return build


def _total_line(app: Explorer, total: Total, most: float) -> Callable[[int], Line]:
    def make(width: int) -> Line:
        name = total_name(total)
        label = max(12, min(26, width // 3))
        figure = spoken.total(total.low, total.high, total.currency)
        count = t("count.deals", n=len(total.deals))
        bar_room = max(0, width - label - 34)
        low, high = round(bar_room * total.low / most), round(bar_room * total.high / most)
        bar = sign(app, "bar") * low
        bound = sign(app, "bound") * max(0, high - low)
        return fit(
            [
                *fit([(f" {name}", "")], label),
                *fit([(figure, "amount")], 16, "right"),
                *fit([(f"  {count} ", "dim")], 16),
                (bar, "accent"),
                (bound, "accent"),
            ],
            width,
        )

    return make


def chart_page(app: Explorer, deals: Sequence[Deal]) -> Builder:
    """Make the bar chart of amounts, the largest first, one scale for each currency."""
    by_currency: dict[str, list[Deal]] = {}
    for deal in deals:
        if deal.amount:
            by_currency.setdefault(deal.currency or deal.unit or "?", []).append(deal)
    groups = sorted(by_currency.items(), key=lambda pair: -len(pair[1]))
    for _, group in groups:
        group.sort(key=lambda deal: -(deal.amount_max or deal.amount or 0))

    def build(width: int) -> Sequence[Row]:
        rows = Rows()
        for currency, group in groups:
            title = heading(currency, str(len(group)), sign(app, "rule"))
            rows.extend([blank(), title] if rows else [title])
            rows.run(len(group), partial(_bar_row, app, group))
        return rows or [blank(), *prose(t("empty.totals"), width, "quiet")]

    return build


def _bar_row(app: Explorer, group: Sequence[Deal], at: int) -> Row:
    """One bar of a group, of which the first is the longest."""
    deal, first = group[at], group[0]
    return Row(_chart_line(app, deal, first.amount_max or first.amount or 0), Place("ledger", deal.id))


def _who_in(deal: Deal, room: int) -> str:
    """As many of the parties as there is room for."""
    said = [safe(spoken.who(deal.kind, deal.parties, most)) for most in (3, 2, 1)]
    return next((who for who in said if width_of([(who, "")]) <= room), said[-1])


def _chart_line(app: Explorer, deal: Deal, most: float) -> Callable[[int], Line]:
    def make(width: int) -> Line:
        label = max(16, min(56, width // 2 - 8))
        who = _who_in(deal, label - 3)
        kind = f"  {t(f'kind.{deal.kind}')}"
        if width_of([(who, ""), (kind, "")]) > label - 3:
            kind = ""
        room = max(0, width - label - 15)
        low = (deal.amount or 0) / most
        high = (deal.amount_max or deal.amount or 0) / most
        full, rest = divmod(round(low * room * 2), 2)
        bar = sign(app, "bar") * full + (sign(app, "half") if rest else "")
        bound = sign(app, "bound") * max(0, round(high * room) - full) if high > low else ""
        return fit(
            [
                (f" {sign(app, deal.agreement)} ", "bad" if deal.agreement == "disputed" else "dim"),
                *fit([(who, ""), (kind, "dim")], label - 3),
                *fit([(money(deal), "amount")], 13, "right"),
                (" ", ""),
                (bar or sign(app, "sep"), "accent"),
                (bound, "accent"),
            ],
            width,
        )

    return make


class Moment(NamedTuple):
    """A step of a deal on the line of time."""

    when: str
    deal: Deal
    status: str
    by_article: bool


def timeline_page(app: Explorer, deals: Sequence[Deal]) -> Builder:
    """Make the timeline: every dated step of the deals shown, in order, a line for each.

    Below it stands what a hollow sign means, where there is one, and how many deals no article dates.
    """
    moments: list[Moment] = []
    undated = 0
    for deal in deals:
        steps = [
            Moment(step.date, deal, step.status, by_article)
            for step, by_article in steps_of(app, deal)
            if step.date
        ]
        undated += not steps
        moments += steps
    moments.sort(key=lambda moment: (moment.when, moment.deal.id))
    years: dict[str, list[Moment]] = {}
    for moment in moments:
        years.setdefault(moment.when[:4], []).append(moment)
    hollow = any(moment.by_article for moment in moments)

    def build(width: int) -> Sequence[Row]:
        rows = Rows()
        for year, group in years.items():
            title = heading(year, rule=sign(app, "rule"))
            rows.extend([blank(), title] if rows else [title])
            rows.run(len(group), partial(_step_row, app, group))
        if hollow:
            rows.extend([blank(), *prose(f"{sign(app, 'told')} {t('label.by_article')}", width, "dim")])
        if undated:
            count = t("count.deals", n=undated)
            rows.extend([blank(), fixed((f" {labelled(t('label.no_date'), count)}", "dim"))])
        return rows if years else [blank(), *prose(t("empty.timeline"), width, "quiet")]

    return build


def _step_row(app: Explorer, group: Sequence[Moment], at: int) -> Row:
    return Row(_step_line(app, group[at]), Place("ledger", group[at].deal.id))


def _step_line(app: Explorer, moment: Moment) -> Callable[[int], Line]:
    deal = moment.deal

    def make(width: int) -> Line:
        lead: list[Piece] = [
            (f" {date(moment.when):>13} ", "dim"),
            (f"{sign(app, 'tick')}", "line"),
            dot(app, moment.by_article),
            *fit([(money(deal), "amount")], 9 if width < NARROW else 12, "right"),
            ("  ", ""),
        ]
        state: Piece = (f"  {t(f'status.{moment.status}')}", "dim")
        kind: Piece = (f", {t(f'kind.{deal.kind}')}", "dim")
        room = width - width_of([*lead, state])
        who: list[Piece] = [(_who_in(deal, room), "strong")]
        said = who if width_of(who) <= room else fit(who, room)
        whole = [*lead, *said, state, kind]
        return fit(whole if width_of(whole) <= width else whole[:-1], width)

    return make
