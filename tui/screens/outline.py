"""The sections of an article to choose from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import Article
from tui.catalogue import t
from tui.screens.overlay import Choice, Chooser

if TYPE_CHECKING:
    from tui.screens.base import View
    from tui.widgets.reader import Reader


def choose_section(view: View, article: Article, reader: Reader) -> None:
    """Ask for a section, and bring its beginning to the top of the text."""
    choices = []
    for section in article.sections:
        first = article.text[section.paragraphs[0].start :][:60] if section.paragraphs else ""
        aside = f"{t('reader.aside')}, " if section.kind == "aside" else ""
        remark = aside + t("count.paragraphs", n=len(section.paragraphs))
        choices.append(Choice(section.start, section.heading or f"{first}…", remark))

    def answered(offset: int | None) -> None:
        if offset is not None:
            reader.unfold_at(offset)
            reader.call_after_refresh(reader.go_to, offset, 0.0)
            view.focus_pane("article-text")

    view.app.push_screen(Chooser(t("label.outline"), choices), answered)
