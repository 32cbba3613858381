"""The rows beside an article: its facts, the facts of its asides, its names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from store.model import Article, Claim, Entity, UnknownId
from tui import spoken
from tui.catalogue import t
from tui.spoken import date, money
from tui.widgets.layout import Mark
from tui.widgets.paint import AGREEMENT_TONES, Cell, safe, sign
from tui.widgets.record_list import Heading

if TYPE_CHECKING:
    from tui.explorer import Explorer

FactRow = Claim | tuple[Entity, int]


def fact_rows(app: Explorer, article: Article) -> list[Any]:
    """List the claims of an article in the order of its text, then its entities, the most named first."""
    claims = app.index.claims_of(article.id)
    groups: tuple[tuple[str, Sequence[FactRow]], ...] = (
        (t("label.facts"), [claim for claim in claims if not claim.aside]),
        (t("label.asides"), [claim for claim in claims if claim.aside]),
        (t("label.names"), app.index.entities_of(article.id)),
    )
    rows: list[Any] = []
    for label, group in groups:
        if group:
            rows += [Heading(label, str(len(group))), *group]
    return rows


def fact_key(row: FactRow) -> str:
    """The key of a row: the id of its claim or entity."""
    return row.id if isinstance(row, Claim) else row[0].id


def fact_cells(app: Explorer, row: FactRow) -> Sequence[Cell]:
    """Lay out a claim (agreement, amount, who, kind) or an entity (sign, mentions, name)."""
    if not isinstance(row, Claim):
        entity, count = row
        tone = entity.type.lower()
        return (sign(app, entity.type), tone), (str(count), "dim"), (safe(entity.name), tone)
    agreement = _agreement(app, row)
    who = spoken.who(row.kind, row.parties, 2)
    kind = t(f"kind.{row.kind}")
    tail: Cell = [(safe(who) or kind, ""), (f"  {kind}" if who else "", "dim")]
    if row.status not in {"completed", "announced"}:
        tail = [(f"{t(f'status.{row.status}')} ", "quiet"), *tail]
    return (sign(app, agreement), AGREEMENT_TONES[agreement]), (money(row), "amount"), tail


def _agreement(app: Explorer, claim: Claim) -> str:
    if claim.deal is None:
        return "single"
    try:
        return str(app.dossier.deal(claim.deal).agreement)
    except UnknownId:
        return "single"


def mark_in_words(app: Explorer, mark: Mark) -> str:
    """Say what a mark in the text is: the fact with its figure, or the entity with its mentions."""
    if mark.kind == "fact":
        claim = app.dossier.claim(mark.ref)
        who = spoken.who(claim.kind, claim.parties)
        parts = (t(f"kind.{claim.kind}"), who, money(claim), t(f"status.{claim.status}"))
        return " · ".join(part for part in parts if part)
    entity = app.dossier.entity(mark.ref)
    return f"{entity.name} · {t(f'type.{entity.type}')} · {t('count.mentions', n=len(entity.mentions))}"


def signed(article: Article) -> tuple[str, ...]:
    """Who wrote an article, for whom, and when; what it does not say of these is said to be missing."""
    outlet = (article.outlet,) if article.outlet else ()
    return (
        article.author or t("label.no_author"),
        *outlet,
        date(article.date) or t("label.no_date"),
    )


def byline(article: Article) -> str:
    """Say in one line who wrote the article, when, where, in which language, and whether it hid something."""
    facts = signed(article)
    tongue = t(f"language.{article.language}") if article.language else None
    hidden = t("told.hidden", n=article.removed) if article.removed else None
    return " · ".join(safe(fact) for fact in (*facts, tongue, hidden) if fact)
