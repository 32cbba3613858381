"""The page of one entity, laid out as rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from store.model import Deal, Entity, Mention
from tui.catalogue import t
from tui.figures import date, money
from tui.index import first_view
from tui.trail import Place
from tui.widgets.page import Builder, Row, blank, fixed, heading, prose
from tui.widgets.paint import Line, fit, safe, sign

if TYPE_CHECKING:
    from tui.explorer import Explorer

_GAPS = re.compile(r"[ \t\n]{2,200}|[\t\n]")
BAR = 24
"""The longest bar of the spread, in cells."""


def entity_page(app: Explorer, entity: Entity) -> Builder:
    """Make the builder of an entity's page."""

    def build(width: int) -> list[Row]:
        rule = sign(app, "rule")
        rows: list[Row] = [_summary(app, entity)]
        if entity.aliases:
            names = f" {sign(app, 'sep')} ".join(safe(alias) for alias in entity.aliases)
            rows += [blank(), heading(t("label.aliases"), rule=rule), *prose(names, width)]
        noted = app.index.noted.get(entity.id)
        if noted:
            rows += [blank(), heading(t("label.notes"), rule=rule)]
            for text in noted:
                rows += prose(safe(text), width, "accent" if text.startswith("#") else "")
        rows += [blank(), *_spread(app, entity, rule)]
        rows += _deals(app, entity, rule)
        rows += _together(app, entity, rule)
        rows += [blank(), heading(t("label.concordance"), str(len(entity.mentions)), rule)]
        rows += [Row(_context(app, mention), _there(mention)) for mention in entity.mentions]
        return rows

    return build


def _summary(app: Explorer, entity: Entity) -> Row:
    tone = entity.type.lower()
    articles = app.index.articles_of_entity.get(entity.id, {})
    dot = sign(app, "sep")
    counts = f"{t('count.mentions', n=len(entity.mentions))} {dot} {t('count.articles', n=len(articles))}"
    decided = f"  {sign(app, 'decided')} {', '.join(entity.decided)}" if entity.decided else ""
    return fixed(
        (f" {sign(app, entity.type)} ", tone),
        (safe(entity.name), "strong"),
        (f"  {counts}", "dim"),
        (decided, "key"),
    )


def _spread(app: Explorer, entity: Entity, rule: str) -> list[Row]:
    """One bar for each article, the longest for the most mentions."""
    counts = app.index.articles_of_entity.get(entity.id, {})
    most = max(counts.values(), default=1)
    rows = [heading(t("label.spread"), rule=rule)]
    for article_id, count in sorted(counts.items()):
        rows.append(Row(_bar(app, article_id, count, most), Place("articles", article_id)))
    return rows


def _bar(app: Explorer, article_id: str, count: int, most: int) -> Callable[[int], Line]:
    def make(width: int) -> Line:
        longest = min(BAR, max(4, width // 4))
        bar = sign(app, "bar") * max(1, round(longest * count / most))
        title = safe(app.dossier.article(article_id).title)
        return fit(
            [
                (f" {safe(article_id)} ", "dim"),
                (f"{bar:<{longest}}", "accent"),
                (f"{count:>4}  ", ""),
                (title, "dim"),
            ],
            width,
        )

    return make


def _deals(app: Explorer, entity: Entity, rule: str) -> list[Row]:
    found = app.dossier.deals_of_entity(entity.id)
    deals = sorted(found, key=lambda deal: (not first_view(deal), -(deal.amount or 0)))
    if not deals:
        return []
    rows = [blank(), heading(t("label.deals"), str(len(deals)), rule)]
    rows += [Row(deal_line(app, deal), Place("ledger", deal.id)) for deal in deals]
    return rows


def deal_line(app: Explorer, deal: Deal) -> Callable[[int], Line]:
    """Lay out a deal in one line: agreement, amount, who, kind, status, date."""
    from tui import formats

    def make(width: int) -> Line:
        tone = {"disputed": "bad", "agreed": "good"}.get(deal.agreement, "dim")
        amount = fit([(money(deal), "amount")], 12, "right")
        who = safe(formats.who(deal.kind, deal.parties, 2))
        words = [
            t(f"kind.{deal.kind}"),
            t(f"status.{deal.status}"),
            *([date(deal.date)] if deal.date else []),
        ]
        tail = f"  {', '.join(words)}"
        return fit(
            [(f" {sign(app, deal.agreement)} ", tone), *amount, (f"  {who}", ""), (tail, "dim")], width
        )

    return make


def _together(app: Explorer, entity: Entity, rule: str) -> list[Row]:
    company = app.index.together_with(entity.id)
    if not company:
        return []
    rows = [blank(), heading(t("label.together"), rule=rule)]
    for other, count in company:
        tone = other.type.lower()
        pieces = ((f" {sign(app, other.type)} ", tone), (f"{count:>3}  ", "dim"), (safe(other.name), tone))
        rows.append(fixed(*pieces, target=Place("entities", other.id)))
    return rows


def _there(mention: Mention) -> Place:
    return Place("articles", mention.article, span=(mention.start, mention.end))


def _context(app: Explorer, mention: Mention) -> Callable[[int], Line]:
    """Lay out one mention with what stands left and right of it, the name in one column."""

    def make(width: int) -> Line:
        text = app.dossier.article(mention.article).text
        lead = f" {safe(mention.article)[:8]:<4} "
        left_room = max(0, (width - cell_len(lead)) // 2 - 5)
        room = width - cell_len(lead) - cell_len(mention.text)
        left = _one_line(text[max(0, mention.start - left_room - 20) : mention.start])
        while cell_len(left) > left_room:
            left = left[1:]
        right = _one_line(text[mention.end : mention.end + room])
        right = set_cell_size(right, max(0, room - left_room))
        tone = f"{mention.type.lower()}-mark"
        side = "dim" if mention.aside else ""
        pad = " " * (left_room - cell_len(left))
        return [(lead, "dim"), (pad + left, side), (safe(mention.text), tone), (right, side)]

    return make


def _one_line(text: str) -> str:
    """Make one line of a stretch of text: runs of white space become one space, at its ends too."""
    return safe(_GAPS.sub(" ", text))
