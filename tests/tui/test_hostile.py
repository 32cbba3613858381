"""Hostile articles in every view: markup is text, control characters are gone, nothing crashes."""

from __future__ import annotations

from typing import Any

import pytest

from store.model import Article
from tests.tui.driving import explorer, press, screen, settle
from tests.tui.gold_dossier import GoldDossier

EVIL = (
    "[/foo] [@click=app.leave]go[/] [b]\\[ $x \x1b]52;c;eHg=\x07\x9b31m\u202eevil\u00ad 👨‍👩‍👧 "
    + "a\u0301\u0302\u0303\u0304" * 5
)
WALKS = {
    "articles": ("down", "up", "tab", "right", "right", "tab", "down"),
    "entities": ("e", "down", "up", "tab", "pagedown"),
    "ledger": ("d", "i", "down", "v", "v", "v", "v", "b", "b"),
    "compare": ("space", "space", "c", "tab", "tab", "down"),
    "matrix": ("x", "right", "right"),
    "lookup": ("slash", "f", "o", "o"),
    "help": ("question_mark",),
    "note": ("e", "n", "x"),
    "merge": ("e", "M"),
    "correct": ("d", "C"),
    "outline": ("o",),
}


def hostile() -> GoldDossier:
    """The annotated seeds with hostile titles, names, headings and notes in them, uncleaned."""
    dossier = GoldDossier()
    dossier.name = EVIL

    def spoil(article: Article) -> Article:
        sections = tuple(s._replace(heading=EVIL if s.heading else None) for s in article.sections)
        return article._replace(
            title=EVIL, author=EVIL, path=EVIL, outlet=EVIL, title_stated=False, sections=sections
        )

    dossier.articles = tuple(spoil(article) for article in dossier.articles)
    dossier.entities = tuple(
        entity._replace(name=EVIL + entity.name, aliases=(EVIL, "[/]")) for entity in dossier.entities
    )
    dossier.claims = tuple(
        claim._replace(status_cue=EVIL, parties=tuple(p._replace(name=EVIL) for p in claim.parties))
        for claim in dossier.claims
    )
    dossier.deals = tuple(
        deal._replace(
            why=EVIL, agreement="disputed", parties=tuple(p._replace(name=EVIL) for p in deal.parties)
        )
        for deal in dossier.deals
    )
    dossier.note("000", EVIL)
    return dossier


def raw(app: Any) -> str:
    return "".join(
        segment.text for strip in app.screen._compositor.render_strips() for segment in strip if segment.text
    )


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "200x50"])
@pytest.mark.parametrize("name", WALKS)
async def test_hostile_text_is_only_text(name: str, size: tuple[int, int]) -> None:
    async with explorer(size=size, dossier=hostile()) as (app, pilot):
        await press(pilot, *WALKS[name])
        await settle(pilot)
        shown = raw(app)
        assert app.return_code is None
        assert not set(shown) & set("\x1b\x07\x9b\u202e")
        assert app.view is not None
        if name in {"articles", "entities", "ledger"}:
            assert "[/foo]" in screen(app)


async def test_an_empty_dossier_says_what_to_do_in_every_view() -> None:
    dossier = GoldDossier()
    dossier.articles = dossier.entities = dossier.deals = dossier.claims = dossier.links = ()
    async with explorer(dossier=dossier) as (app, pilot):
        assert "ingest" in screen(app)
        await press(pilot, "e")
        assert "No name was found" in screen(app)
        await press(pilot, "d")
        assert "Press i to see figures" in screen(app)
        await press(pilot, "v", "v", "v")
        await press(pilot, "x")
        assert "No deal is told yet" in screen(app)
        await press(pilot, "c")
        assert "only one article" in screen(app) or "Two articles are needed" in screen(app)
        assert app.return_code is None


async def test_resizing_in_storms_keeps_everything_alive() -> None:
    sizes = [(200, 60), (40, 10), (1, 1), (80, 24), (57, 15), (120, 40), (3, 50), (80, 24)]
    async with explorer("d", "tab") as (app, pilot):
        for key in ("a", "e", "d", "x"):
            await press(pilot, key)
            for size in sizes:
                await pilot.resize_terminal(*size)
            await settle(pilot)
            assert app.return_code is None
