"""What is known of an article besides its text: the card under the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.model import Article
from tui.catalogue import t
from tui.screens.article_facts import signed
from tui.trail import Place
from tui.widgets.page import Builder, Row, blank, fixed, prose
from tui.widgets.paint import safe, sign

if TYPE_CHECKING:
    from tui.explorer import Explorer


def article_card(app: Explorer, article: Article) -> Builder:
    """Make the card: full title, who wrote it, when, its file, its copies, the notes on it."""

    def build(width: int) -> list[Row]:
        dot = f" {sign(app, 'sep')} "
        rows = [*prose(safe(article.title), width, "strong"), blank()]
        rows += prose(dot.join(map(safe, signed(article))), width)
        words = len(article.text.split())
        tongue = t(f"language.{article.language}") if article.language else ""
        rows += prose(dot.join(filter(None, (t("count.words", n=words), tongue))), width, "dim")
        rows += prose(safe(article.path.rsplit("/", 1)[-1]), width, "dim")
        for group in app.dossier.groups:
            if article.id in group.articles:
                rows += _group(app, article, group.relation, group.source, group.articles, width)
        for text in app.index.noted.get(article.id, ()):
            rows += prose(f"{sign(app, 'note')} {safe(text)}", width, "accent")
        return rows

    return build


def _group(
    app: Explorer, article: Article, relation: str, source: str | None, members: tuple[str, ...], width: int
) -> list[Row]:
    others = [id for id in members if id != article.id]
    rows = prose(t(f"group.{relation}", source=safe(source or "")), width, "warn")
    for other in others[:6]:
        title = safe(app.dossier.article(other).title)
        target = Place("compare", article.id, other)
        rows.append(fixed((f"  {safe(other)} ", "dim"), (title[: max(8, width - 8)], ""), target=target))
    return rows
