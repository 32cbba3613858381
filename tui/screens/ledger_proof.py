"""The proof of one deal: what it is, who says so in which words, its life, its links, the notes on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.model import Deal, UnknownId
from tui import spoken
from tui.catalogue import t
from tui.catalogue.store import told as translated
from tui.screens.entity_page import deal_line
from tui.screens.ledger_claims import claim_rows, differs
from tui.screens.ledger_steps import dot, steps_of
from tui.spoken import date, money
from tui.trail import Place
from tui.widgets.page import Builder, Row, blank, fixed, heading, prose
from tui.widgets.paint import AGREEMENT_TONES, Line, Piece, safe, sign, width_of

if TYPE_CHECKING:
    from tui.explorer import Explorer


def proof_page(app: Explorer, deal: Deal) -> Builder:
    """Make the page of a deal: what it is, who says so in which words, its life, its links."""

    def build(width: int) -> list[Row]:
        rows = [*_summary(app, deal, width)]
        rows += claim_rows(app, deal, width) + _undisputed(app, deal, width)
        rows += _roles(deal, width) + _life(app, deal, width) + _links(app, deal) + _notes(app, deal, width)
        return rows

    return build


def _summary(app: Explorer, deal: Deal, width: int) -> list[Row]:
    """What the deal is, in two lines, and why it is disputed."""
    tone = AGREEMENT_TONES[deal.agreement]
    apart = f" {sign(app, 'sep')} "
    facts = [t(f"kind.{deal.kind}"), t(f"status.{deal.status}"), date(deal.date) or t("label.no_date")]
    told_by = t("count.articles", n=len(app.index.sources_of(deal)))
    counts = f"{told_by}, {t('count.independent', n=deal.independent_sources)}"
    agreement = (
        ""
        if deal.agreement == "single"
        else f"{sign(app, deal.agreement)} {t(f'agreement.{deal.agreement}')}"
    )
    who = safe(spoken.who(deal.kind, deal.parties, 6))
    what: list[Piece] = [(f" {apart.join(facts)}", "")]
    told: list[Piece] = [(f"{agreement}{apart}" if agreement else "", tone), (counts, "dim")]
    rows = [*_figure_and_who(money(deal), who, width)]
    if width_of([*what, (apart, ""), *told]) < width:
        rows.append(fixed(*what, (apart, ""), *told))
    else:
        rows += [fixed(*what), fixed((" ", ""), *told)]
    if deal.why:
        rows += prose(safe(translated(deal.why)), width, tone)
    if deal.decided:
        rows.append(fixed((f" {sign(app, 'decided')} {_by_hand(deal)}", "key")))
    return rows


def _undisputed(app: Explorer, deal: Deal, width: int) -> list[Row]:
    """Why a deal is agreed on though a claim tells another figure."""
    if deal.agreement != "agreed" or not any(
        differs(claim, deal) for claim in app.dossier.claims_of_deal(deal.id)
    ):
        return []
    return [blank(), *prose(t("label.no_dispute", sign=sign(app, "disputed")), width, "quiet")]


def _by_hand(deal: Deal) -> str:
    return spoken.labelled(t("label.decided"), spoken.decided(deal.decided))


def _figure_and_who(figure: str, who: str, width: int) -> list[Row]:
    """The figure and the parties, on more lines where one does not hold them."""
    indent = len(figure) + 3
    first, *rest = prose(who, width, "strong", indent=indent) or [blank()]
    line = first.make(width)
    return [fixed((f" {figure}  ", "amount"), *((text.strip(), tone) for text, tone in line)), *rest]


def _roles(deal: Deal, width: int) -> list[Row]:
    roles = safe(spoken.roles(deal.parties))
    return [blank(), *prose(roles, width, "dim")] if roles else []


def _life(app: Explorer, deal: Deal, width: int) -> list[Row]:
    """Its steps in time, where there are several."""
    if len(deal.life) < 2:
        return []
    rows = [blank(), heading(t("label.life"), rule=sign(app, "rule"))]
    steps = steps_of(app, deal)
    for step, by_article in steps:
        cue = f" {spoken.quoted(safe(step.cue))}" if step.cue else ""
        pieces = (
            (f" {date(step.date) or t('label.no_date'):>13} ", "dim"),
            dot(app, by_article),
            (f"{t(f'status.{step.status}')}", ""),
            (f"  {safe(step.article)}", "key"),
            (cue, "quiet"),
        )
        rows.append(fixed(*pieces))
    if any(by_article for _, by_article in steps):
        rows += prose(f"{sign(app, 'told')} {t('label.by_article')}", width, "dim")
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
