"""The page of one entity, laid out as rows."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size

from store.model import Deal, Entity, Mention
from tui.catalogue import t
from tui.index import first_view
from tui.spoken import date, decided, money
from tui.trail import Place
from tui.widgets.page import Builder, Row, Rows, blank, fixed, heading, prose
from tui.widgets.paint import AGREEMENT_TONES, Line, Piece, fit, safe, sign, width_of

if TYPE_CHECKING:
    from tui.explorer import Explorer

_GAPS = re.compile(r"[ \t\n]{2,200}|[\t\n]")
BAR = 24
"""The longest bar of the spread, in cells."""
ROOMY = 60
"""Cells from which a deal is told in one line with all its parties."""


def entity_page(app: Explorer, entity: Entity) -> Builder:
    """Make the builder of an entity's page."""

    def build(width: int) -> Sequence[Row]:
        rule = sign(app, "rule")
        rows = Rows([_summary(app, entity)])
        if entity.aliases:
            names = f" {sign(app, 'sep')} ".join(safe(alias) for alias in entity.aliases)
            rows.extend([blank(), heading(t("label.aliases"), rule=rule), *prose(names, width)])
        noted = app.index.noted.get(entity.id)
        if noted:
            rows.extend([blank(), heading(t("label.notes"), rule=rule)])
            for text in noted:
                rows.extend(prose(safe(text), width, "accent" if text.startswith("#") else ""))
        _deals(app, entity, rule, rows)
        _spread(app, entity, rule, rows)
        rows.later = len(rows)
        rows.extend(_together(app, entity, rule))
        rows.extend([blank(), heading(t("label.concordance"), str(len(entity.mentions)), rule)])
        rows.run(len(entity.mentions), partial(_mention_row, app, app.dossier.concordance(entity.id)))
        return rows

    return build


def _mention_row(app: Explorer, mentions: Sequence[Mention], at: int) -> Row:
    mention = mentions[at]
    return Row(_context(app, mention), _there(mention))


def _summary(app: Explorer, entity: Entity) -> Row:
    tone = entity.type.lower()
    articles = app.index.articles_of_entity.get(entity.id, {})
    dot = sign(app, "sep")
    counts = f"{t('count.mentions', n=len(entity.mentions))} {dot} {t('count.articles', n=len(articles))}"
    mended = f"  {sign(app, 'decided')} {decided(entity.decided)}" if entity.decided else ""
    return fixed(
        (f" {sign(app, entity.type)} ", tone),
        (safe(entity.name), "strong"),
        (f"  {counts}", "dim"),
        (mended, "key"),
    )


def _spread(app: Explorer, entity: Entity, rule: str, rows: Rows) -> None:
    """One bar for each article, the longest for the most mentions."""
    counts = app.index.articles_of_entity.get(entity.id, {})
    most = max(counts.values(), default=1)
    named = sorted(counts.items())

    def row(at: int) -> Row:
        article_id, count = named[at]
        return Row(_bar(app, article_id, count, most), Place("articles", article_id))

    rows.extend([blank(), heading(t("label.spread"), rule=rule)])
    rows.run(len(named), row)


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


def _deals(app: Explorer, entity: Entity, rule: str, rows: Rows) -> None:
    """The deals of an entity by the role it plays in them, the largest first; figures and asides last."""
    groups: dict[tuple[bool, str], list[Deal]] = {}
    for deal in app.dossier.deals_of_entity(entity.id):
        roles = [party.role for party in deal.parties if party.name == entity.name]
        groups.setdefault((not first_view(deal), roles[0] if roles else "subject"), []).append(deal)
    for (aside, role), deals in sorted(groups.items(), key=lambda item: (item[0][0], -len(item[1]))):
        label = t("label.deals_as" if not aside else "label.figures_as", role=t(f"role.{role}"))
        rows.extend([blank(), heading(label, str(len(deals)), rule)])
        deals.sort(key=lambda deal: -(deal.amount_max or deal.amount or 0))
        rows.run(len(deals), partial(_deal_row, app, entity.name, deals))


def _deal_row(app: Explorer, own: str, deals: Sequence[Deal], at: int) -> Row:
    return Row(deal_line(app, deals[at], own), Place("ledger", deals[at].id))


def deal_line(app: Explorer, deal: Deal, own: str = "") -> Callable[[int], Line]:
    """Lay out a deal in one line: agreement, amount, who, kind, status, date, and who says so.

    Where it is narrow, kind and date give way; who, how much, status and articles stay, and the party named
    `own`, whose page it is, is left out.
    """
    from tui import spoken

    others = [party for party in deal.parties if party.name != own] or deal.parties

    def make(width: int) -> Line:
        tone = AGREEMENT_TONES[deal.agreement]
        left: list[Piece] = [(f" {sign(app, deal.agreement)} ", tone)]
        left += fit([(money(deal), "amount")], 12 if width >= ROOMY else 10, "right")
        sources = source_ids(app.index.sources_of(deal), 4 if width >= ROOMY else 2)
        status, kind = t(f"status.{deal.status}"), t(f"kind.{deal.kind}")
        when = date(deal.date)
        roomy = width >= ROOMY
        who = f"  {safe(spoken.who(deal.kind, deal.parties if roomy else others, 2 if roomy else 1))}"
        room = width - width_of(left) - len(sources) - 3
        forms = (
            ", ".join(filter(None, words)) for words in ((kind, status, when), (kind, status), (status,))
        )
        tail = next((form for form in forms if cell_len(who) + len(form) + 2 <= room), status)
        names = fit([(who, "strong")], max(8, min(cell_len(who), room - len(tail) - 2)))
        middle = fit([*names, (f"  {tail}", "dim")], max(0, room))
        return fit([*left, *middle, (f"  {sources} ", "key")], width)

    return make


def source_ids(ids: Sequence[str], most: int) -> str:
    """Write the ids of some articles, the first `most` of them, then how many more there are."""
    shown = " ".join(safe(id)[:12] for id in ids[:most])
    return f"{shown} +{len(ids) - most}" if len(ids) > most else shown


def _together(app: Explorer, entity: Entity, rule: str) -> list[Row]:
    """Whom it is named with; where finding that out takes longer than a key may, that it is on its way."""
    if not app.index.met_at_once(entity.id):
        return [blank(), heading(t("label.together"), t("state.counting"), rule)]
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
