"""The panel of the ledger with what people decided, and what of it no longer fits the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.model import Deal, Decision
from tui.catalogue import t
from tui.catalogue.store import told as translated
from tui.screens.ledger_claims import claim_place
from tui.screens.work import in_words
from tui.spoken import date
from tui.trail import Place
from tui.widgets.page import Builder, Row, blank, prose
from tui.widgets.paint import Line, Piece, fit, safe, sign, width_of

if TYPE_CHECKING:
    from tui.explorer import Explorer


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
            lead: list[Piece] = [(f" {mark} ", tone or "key"), (safe(in_words(app, decision)), tone)]
            tail = f"{t(f'decision.{state}')}, {safe(decision.author)}, {date(decision.at[:10])} "
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
    kind = app.dossier.kind_of(decision.target)
    if kind == "claim":
        return claim_place(app, app.dossier.claim(decision.target))
    return Place(views[kind], decision.target) if kind in views else None
