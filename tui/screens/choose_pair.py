"""Choosing which two articles to set side by side."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from tui.catalogue import t
from tui.screens.overlay import Choice, Chooser
from tui.spoken import date, share
from tui.trail import Place
from tui.widgets.paint import sign

if TYPE_CHECKING:
    from tui.explorer import Explorer

FEW = 100
"""So many articles are likened to one while a key waits; more in a thread, below which all are offered."""


def compare_from(app: Explorer) -> None:
    """Compare what the view on screen suggests: two marked articles, a deal's sources, the one shown."""
    view = app.view
    if view is None or view.view_name == "compare":
        return
    if len(app.dossier.articles) < 2:
        app.say(t("say.refused", why=t("why.one_article")), "warn")
        return
    known = {article.id for article in app.dossier.articles}
    marked = [id for id in app.marked if id in known]
    chosen = view.selected()
    kind = chosen.kind if chosen is not None else ""
    if len(marked) >= 2:
        app.go(Place("compare", marked[-2], marked[-1]))
    elif chosen is not None and kind in {"deal", "claim"} and view.view_name != "articles":
        claim = app.dossier.claim(chosen.id) if kind == "claim" else None
        _from_deal(app, claim.deal if claim else chosen.id, claim.article if claim else None)
    elif chosen is not None and kind == "article" and view.view_name == "lookup":
        _from_hit(app, chosen.id, marked)
    elif view.view_name == "articles" and view.place().target:
        choose_similar(app, marked[0] if marked else str(view.place().target))
    else:
        app.go(Place("compare"))


def _from_hit(app: Explorer, article_id: str, marked: list[str]) -> None:
    """Set the article of a hit beside the marked one, or ask for another."""
    if marked and marked[0] != article_id:
        app.go(Place("compare", marked[0], article_id))
    else:
        choose_similar(app, article_id)


def _from_deal(app: Explorer, deal_id: str | None, first: str | None = None) -> None:
    """Compare two articles that tell a deal: the pairs with the article `first` are offered first."""
    sources = app.index.sources_of(app.dossier.deal(deal_id)) if deal_id else []
    if len(sources) == 2:
        app.go(Place("compare", sources[0], sources[1], extra={"deal": deal_id}))
    elif len(sources) > 2:
        _choose(app, t("label.pair"), sorted(combinations(sources, 2), key=lambda pair: first not in pair))
    elif sources:
        choose_similar(app, sources[0])
    else:
        app.go(Place("compare"))


def choose_similar(app: Explorer, article_id: str) -> None:
    """Ask which of the articles most like this one to set beside it."""
    dossier = app.dossier

    def similar() -> list[Choice]:
        found = dossier.similar(article_id, 12)
        return [Choice(other, f"{other}  {dossier.article(other).title}", share(s)) for other, s in found]

    choices = [Choice(a.id, f"{a.id}  {a.title}") for a in dossier.articles if a.id != article_id]
    few = len(choices) < FEW
    if few:
        likely = similar()
        values = {choice.value for choice in likely}
        choices = [*likely, *(choice for choice in choices if choice.value not in values)]

    def answered(other: str | None) -> None:
        if other:
            app.go(Place("compare", article_id, other))

    title = t("label.similar", id=article_id)
    app.push_screen(Chooser(title, choices, first=None if few else similar), answered)


def choose_any(app: Explorer) -> None:
    """Ask for any two articles, the left one first."""
    choices = [Choice(a.id, f"{a.id}  {a.title}", date(a.date)) for a in app.dossier.articles]

    def answered(article_id: str | None) -> None:
        if article_id:
            choose_similar(app, article_id)

    app.push_screen(Chooser(t("label.pair"), choices), answered)


def _choose(app: Explorer, title: str, pairs: list[tuple[str, str]]) -> None:
    arrow = sign(app, "sep")
    choices = []
    for a, b in pairs:
        left, right = app.dossier.article(a), app.dossier.article(b)
        choices.append(Choice((a, b), f"{a} {arrow} {b}", f"{left.title[:30]} {arrow} {right.title[:30]}"))

    def answered(pair: tuple[str, str] | None) -> None:
        if pair:
            app.go(Place("compare", *pair))

    app.push_screen(Chooser(title, choices), answered)
