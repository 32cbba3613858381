"""The files that are no article of the dossier, each with the reason, and the articles whose file is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.catalogue import t
from tui.catalogue.store import told
from tui.screens.explain import Sheet
from tui.widgets.page import Builder, Row, blank, fixed, heading, prose
from tui.widgets.paint import safe, sign

if TYPE_CHECKING:
    from tui.explorer import Explorer


def show_left_out(app: Explorer) -> None:
    """Open the list of what was refused and of what is gone, as the sources were last read."""
    app.push_screen(Sheet(t("label.left_out"), left_out_page(app)))


def left_out_page(app: Explorer) -> Builder:
    """Make the page: refused files with their reasons, then articles without a file."""
    known = set(app.dossier.article_ids)
    refused, gone = app.state.refused, [id for id in app.state.vanished if id in known]

    def build(width: int) -> list[Row]:
        rule = sign(app, "rule")
        rows: list[Row] = []
        if refused:
            rows.append(heading(t("label.refused"), str(len(refused)), rule))
        for each in refused:
            rows += prose(safe(each.path), width, "strong")
            rows += prose(safe(told(each.why)), width, "dim", indent=3)
        if gone:
            rows += [*([blank()] if rows else []), heading(t("label.vanished"), str(len(gone)), rule)]
        for id in gone:
            article = app.dossier.article(id)
            rows.append(fixed((f" {safe(id)} ", "key"), (safe(article.title), "")))
            rows += prose(safe(article.path), width, "dim", indent=3)
        if gone:
            rows += [blank(), *prose(t("label.vanished_how"), width, "quiet")]
        return rows or [blank(), *prose(t("empty.left_out"), width, "quiet")]

    return build
