"""The panel of the ledger: the proof of one deal; totals, chart and timeline of the deals shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from store.model import Deal, Decision, Total, UnknownId
from tui import spoken
from tui.catalogue import t
from tui.catalogue.store import told as translated
from tui.screens.entity_page import deal_line
from tui.screens.ledger_claims import claim_place, claim_rows
from tui.screens.ledger_rows import total_name
from tui.screens.work import in_words as decision_words
from tui.spoken import date, money
from tui.trail import Place
from tui.widgets.page import Builder, Row, Rows, blank, fixed, heading, prose
from tui.widgets.paint import AGREEMENT_TONES, Line, Piece, fit, safe, sign, width_of

if TYPE_CHECKING:
    from tui.explorer import Explorer

NARROW = 100
"""Columns of the panel below which figures have less room."""


# -- the proof of one deal


def proof_page(app: Explorer, deal: Deal) -> Builder:
    """Make the page of a deal: what it is, who says so in which words, its life, its links."""

    def build(width: int) -> list[Row]:
        rows = [*_summary(app, deal, width)]
        rows += claim_rows(app, deal, width)
        rows += _roles(deal, width) + _life(app, deal) + _links(app, deal) + _notes(app, deal, width)
        return rows

    return build


def _summary(app: Explorer, deal: Deal, width: int) -> list[Row]:
    """What the deal is, in two lines, and why it is disputed."""
    tone = AGREEMENT_TONES[deal.agreement]
    dot = f" {sign(app, 'sep')} "
    facts = [t(f"kind.{deal.kind}"), t(f"status.{deal.status}"), *([date(deal.date)] if deal.date else [])]
    told_by = t("count.articles", n=len(app.index.sources_of(deal)))
    counts = f"{told_by}, {t('count.independent', n=deal.independent_sources)}"
    agreement = (
        ""
        if deal.agreement == "single"
        else f"{sign(app, deal.agreement)} {t(f'agreement.{deal.agreement}')}"
    )
    who = safe(spoken.who(deal.kind, deal.parties, 6))
    what: list[Piece] = [(f" {dot.join(facts)}", "")]
    told: list[Piece] = [(f"{agreement}{dot}" if agreement else "", tone), (counts, "dim")]
    rows = [*_figure_and_who(money(deal), who, width)]
    if width_of([*what, (dot, ""), *told]) < width:
        rows.append(fixed(*what, (dot, ""), *told))
    else:
        rows += [fixed(*what), fixed((" ", ""), *told)]
    if deal.why:
        rows += prose(safe(translated(deal.why)), width, tone)
    if deal.decided:
        rows.append(
            fixed((f" {sign(app, 'decided')} {t('label.decided')}: {', '.join(deal.decided)}", "key"))
        )
    return rows


def _figure_and_who(figure: str, who: str, width: int) -> list[Row]:
    """The figure and the parties, on more lines where one does not hold them."""
    indent = len(figure) + 3
    first, *rest = prose(who, width, "strong", indent=indent) or [blank()]
    line = first.make(width)
    return [fixed((f" {figure}  ", "amount"), *((text.strip(), tone) for text, tone in line)), *rest]


def _roles(deal: Deal, width: int) -> list[Row]:
    roles = safe(spoken.roles(deal.parties))
    return [blank(), *prose(roles, width, "dim")] if roles else []


def _life(app: Explorer, deal: Deal) -> list[Row]:
    if len(deal.life) < 2:
        return []
    rows = [blank(), heading(t("label.life"), rule=sign(app, "rule"))]
    for step in deal.life:
        cue = f" {spoken.quoted(safe(step.cue))}" if step.cue else ""
        pieces = (
            (f" {date(step.date):>12} ", "dim"),
            (f"{sign(app, 'dot')} ", "accent"),
            (f"{t(f'status.{step.status}')}", ""),
            (f"  {safe(step.article)}", "key"),
            (cue, "quiet"),
        )
        rows.append(fixed(*pieces))
    return rows


def _links(app: Explorer, deal: Deal) -> list[Row]:
    rows: list[Row] = []
    for link in app.dossier.links:
        if deal.id not in (link.source, link.target):
            continue
        here = link.source == deal.id
        word = t(f"link.{link.relation}" if here else f"link.{link.relation}.back")
        try:
            other = app.dossier.deal(link.target if here else link.source)
        except UnknownId:
            continue
        rows.append(Row(_link_line(app, word, other), Place("ledger", other.id)))
    return [blank(), heading(t("label.links"), rule=sign(app, "rule")), *rows] if rows else []


def _link_line(app: Explorer, word: str, other: Deal) -> Callable[[int], Line]:
    def make(width: int) -> Line:
        lead: list[Piece] = [(f" {word} {sign(app, 'arrow')}", "quiet")]
        return [*lead, *deal_line(app, other)(max(10, width - width_of(lead)))]

    return make


def _notes(app: Explorer, deal: Deal, width: int) -> list[Row]:
    noted = app.index.noted.get(deal.id)
    if not noted:
        return []
    rows = [blank(), heading(t("label.notes"), rule=sign(app, "rule"))]
    for text in noted:
        rows += prose(safe(text), width, "accent" if text.startswith("#") else "")
    return rows


# -- totals, chart, timeline of what is shown


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
                heading(t(f"col.{by}"), str(len(group)), sign(app, "rule")),
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


def timeline_page(app: Explorer, deals: Sequence[Deal]) -> Builder:
    """Make the timeline: every dated step of the deals shown, in order, a line for each."""
    dates: dict[str, list[tuple[Deal, str]]] = {}
    undated = 0
    for deal in deals:
        steps = [(step.date, step.status) for step in deal.life if step.date]
        steps = steps or ([(deal.date, deal.status)] if deal.date else [])
        undated += not steps
        for when, status in steps:
            dates.setdefault(when, []).append((deal, status))
    years: dict[str, list[tuple[str, Deal, str]]] = {}
    for when in sorted(dates):
        at_once = sorted(dates[when], key=lambda step: step[0].id)
        years.setdefault(when[:4], []).extend((when, deal, status) for deal, status in at_once)

    def build(width: int) -> Sequence[Row]:
        rows = Rows()
        for year, group in years.items():
            title = heading(year, rule=sign(app, "rule"))
            rows.extend([blank(), title] if rows else [title])
            rows.run(len(group), partial(_step_row, app, group))
        if undated:
            rows.extend([blank(), fixed((f" {t('label.no_date')}: {t('count.deals', n=undated)}", "dim"))])
        return rows if years else [blank(), *prose(t("empty.timeline"), width, "quiet")]

    return build


def _step_row(app: Explorer, group: Sequence[tuple[str, Deal, str]], at: int) -> Row:
    when, deal, status = group[at]
    return Row(_step_line(app, when, status, deal), Place("ledger", deal.id))


def _step_line(app: Explorer, when: str, status: str, deal: Deal) -> Callable[[int], Line]:
    def make(width: int) -> Line:
        lead: list[Piece] = [
            (f" {when:<10} ", "dim"),
            (f"{sign(app, 'tick')}", "line"),
            (f"{sign(app, 'dot')} ", "accent"),
            *fit([(money(deal), "amount")], 9 if width < NARROW else 12, "right"),
            ("  ", ""),
        ]
        state: Piece = (f"  {t(f'status.{status}')}", "dim")
        kind: Piece = (f", {t(f'kind.{deal.kind}')}", "dim")
        room = width - width_of([*lead, state])
        who: list[Piece] = [(_who_in(deal, room), "strong")]
        said = who if width_of(who) <= room else fit(who, room)
        whole = [*lead, *said, state, kind]
        return fit(whole if width_of(whole) <= width else whole[:-1], width)

    return make


# -- what people decided


def decisions_page(app: Explorer, _deals: Sequence[Deal]) -> Builder:
    """Make the list of all decisions, the latest first; on top what could not be applied, with the reason."""

    def build(width: int) -> list[Row]:
        trouble = {item.decision: translated(item.why) for item in app.dossier.unresolved}
        rows: list[Row] = []
        taken = sorted(app.dossier.decisions, key=lambda d: (d.id in trouble, d.at), reverse=True)
        for decision in taken:
            why = trouble.get(decision.id)
            state = "unresolved" if why else "undone" if decision.undone else "applied"
            tone = {"unresolved": "bad", "undone": "dim"}.get(state, "")
            mark = sign(app, {"unresolved": "disputed", "undone": "single"}.get(state, "decided"))
            lead: list[Piece] = [(f" {mark} ", tone or "key"), (safe(decision_words(decision)), tone)]
            tail = f"{t(f'decision.{state}')}, {safe(decision.author)}, {decision.at[:10]} "
            rows.append(Row(_spread(lead, (tail, "dim")), _target_of(app, decision)))
            rows += prose(safe(why), width, "bad", indent=3) if why else []
        return rows or [blank(), *prose(t("empty.decisions"), width, "quiet")]

    return build


def _spread(lead: Sequence[Piece], tail: Piece) -> Callable[[int], Line]:
    """One thing at the left and another at the right of a line."""

    def make(width: int) -> Line:
        room = width - width_of([tail]) - 1
        return [*fit(lead, max(8, room)), (" ", ""), *fit([tail], min(width_of([tail]), width))]

    return make


def _target_of(app: Explorer, decision: Decision) -> Place | None:
    """Where what was decided on is shown now."""
    views = {"deal": "ledger", "entity": "entities", "article": "articles"}
    try:
        kind = app.dossier.kind_of(decision.target)
        if kind == "claim":
            return claim_place(app, app.dossier.claim(decision.target))
    except UnknownId:
        return None
    return Place(views[kind], decision.target) if kind in views else None
