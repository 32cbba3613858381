"""What is otherwise in the sources: new and changed articles of this opening, files refused, files gone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.catalogue import t
from tui.catalogue.store import told
from tui.screens.explain import Sheet
from tui.widgets.page import Builder, Row, blank, fixed, heading, prose
from tui.widgets.paint import safe, sign

if TYPE_CHECKING:
    from tui.explorer import Explorer


def show_sources(app: Explorer) -> None:
    """Open the list of what is new, refused and gone, as the sources were last read."""
    app.push_screen(Sheet(t("label.sources"), sources_page(app)))


def sources_page(app: Explorer) -> Builder:
    """Make the page: articles new or changed, files refused with reasons, articles whose file is gone."""
    news, known = app.news, set(app.dossier.article_ids)
    changes = [(name, getattr(news, name)) for name in ("added", "changed", "renamed")] if news else []
    changes = [(name, [id for id in ids if id in known]) for name, ids in changes]
    refused, gone = app.state.refused, [id for id in app.state.vanished if id in known]

    def build(width: int) -> list[Row]:
        parts = [(t(f"label.{name}"), _articles(app, ids, width)) for name, ids in changes]
        reasons = [
            row
            for each in refused
            for row in (
                *prose(safe(each.path), width, "strong"),
                *prose(safe(told(each.why)), width, "dim", indent=3),
            )
        ]
        parts += [(t("label.refused"), reasons), (t("label.vanished"), _articles(app, gone, width, True))]
        rows: list[Row] = []
        for label, part in parts:
            if part:
                rows += [*([blank()] if rows else []), heading(label, rule=sign(app, "rule")), *part]
        if gone:
            rows += [blank(), *prose(t("label.vanished_how"), width, "quiet")]
        return rows or [blank(), *prose(t("empty.sources"), width, "quiet")]

    return build


def _articles(app: Explorer, ids: Sequence[str], width: int, path: bool = False) -> list[Row]:
    """A line for each article, below it, when asked for, where its file was."""
    rows: list[Row] = []
    for id in ids:
        article = app.dossier.article(id)
        rows.append(fixed((f" {safe(id)} ", "key"), (safe(article.title), "")))
        rows += prose(safe(article.path), width, "dim", indent=3) if path else []
    return rows
