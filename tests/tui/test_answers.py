"""Questions people come with, and how many keys lie between the first screen and the answer."""

from __future__ import annotations

import pytest

from tests.tui.driving import SIZES, explorer, lines
from tui.index import first_view
from tui.screens.ledger import Ledger


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_who_put_money_into_openai_and_which_article_says_so(size: tuple[int, int]) -> None:
    keys = ("e", "enter")
    assert len(keys) <= 6
    async with explorer(*keys, size=size) as (app, _pilot):
        given = [
            deal
            for deal in app.dossier.deals_of_entity("openai")
            if first_view(deal)
            and deal.amount
            and any(p.name == "OpenAI" and p.role == "recipient" for p in deal.parties)
        ]
        assert given
        for deal in given:
            investor = next((p.name for p in deal.parties if p.role == "investor"), "OpenAI")
            source = app.index.sources_of(deal)[0]
            assert any(
                investor[:6] in line and source in line.split("│")[-2].split()[-3:] for line in lines(app)
            ), (deal, lines(app))


async def test_the_ledger_names_the_articles_where_there_is_room() -> None:
    async with explorer("d") as (app, _pilot):
        view = app.view
        assert isinstance(view, Ledger)
        deal = next(d for d in view.shown_deals() if len(app.index.sources_of(d)) == 2)
        assert any(" ".join(app.index.sources_of(deal)) in line for line in lines(app))


async def test_a_part_stands_under_its_whole_or_says_what_it_is_part_of() -> None:
    async with explorer("d", size=(120, 50)) as (app, pilot):
        view = app.view
        assert isinstance(view, Ledger)
        ids = [deal.id for deal in view.shown_deals()]
        under = {id: app.index.wholes[id] for id in view.depths}
        assert under
        for part, whole in under.items():
            between = ids[ids.index(whole) + 1 : ids.index(part)]
            assert all(view.depths.get(id) for id in between)
        assert any("└ " in line for line in lines(app))
        await pilot.press("s")
        await pilot.pause()
        assert not any("└ " in line for line in lines(app)[:-1])
        assert any("part of $" in line for line in lines(app))
