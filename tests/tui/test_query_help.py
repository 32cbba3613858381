"""What the help says can be typed in a query, and what the screen calls things: both are understood."""

from __future__ import annotations

import pytest

from store.hints import get_args
from store.model import Agreement, EntityType, Kind, Status
from store.search.fields import Choice, field_name
from store.search.query import And, Field, parse
from tests.tui.driving import explorer, screen, write
from tui import catalogue
from tui.catalogue import t
from tui.screens.help import QUERIES

LANGUAGES = pytest.mark.parametrize("language", catalogue.LANGUAGES)


@LANGUAGES
def test_every_query_of_the_help_can_be_typed(language: str) -> None:
    for typed in QUERIES.values():
        for query in typed[catalogue.LANGUAGES.index(language)].split("   "):
            assert parse(query).error is None, query
            assert ":" not in query or isinstance(parse(query).node, Field), query


@LANGUAGES
def test_columns_and_values_can_be_typed_as_the_screen_says_them(language: str) -> None:
    catalogue.set_language(language)
    try:
        for name in ("kind", "status", "agreement", "type", "amount", "date", "year", "party"):
            assert field_name(t(f"col.{name}")) == name
        for name, values in (
            ("kind", Kind),
            ("status", Status),
            ("agreement", Agreement),
            ("type", EntityType),
        ):
            for value in get_args(values):
                node = parse(f'{t(f"col.{name}")}:"{t(f"{name}.{value}")}"').node
                assert isinstance(node, Field)
                assert isinstance(node.value, Choice)
                assert value in node.value.values, (name, value)
    finally:
        catalogue.set_language("en")


def test_several_conditions_stand_beside_each_other() -> None:
    assert isinstance(parse("nature:offre montant:aucun").node, And)


@LANGUAGES
async def test_the_help_of_the_ledger_lists_what_can_be_typed(language: str) -> None:
    async with explorer("d", "?", language=language) as (app, pilot):
        await write(pilot, "none" if language == "en" else "aucun")
        typed = QUERIES["none"][catalogue.LANGUAGES.index(language)]
        assert f"{typed:<42} {t('query.none')}" in screen(app)
        assert t("query.all") in screen(app)
        assert "query." not in screen(app)
