"""Walks through the explorer with real keys: what a key does is what the user sees next."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.driving import explorer, lines, press, screen, settle, write
from tests.tui.gold_dossier import GoldDossier
from tui.screens.articles import Articles
from tui.screens.compare import Compare
from tui.screens.compare_facts import Fact
from tui.screens.entities import Entities
from tui.screens.ledger import Ledger
from tui.screens.lookup import Lookup
from tui.screens.matrix import Matrix


def status(app: object) -> str:
    return lines(app)[-1]  # type: ignore[arg-type]


async def test_enter_on_a_fact_lights_its_sentence_in_the_text() -> None:
    async with explorer("tab", "tab") as (app, pilot):
        view = app.view
        assert isinstance(view, Articles)
        await press(pilot, "enter")
        assert app.focused is view.reader
        start, end = view.reader.lit[0]
        assert "6,4 milliards" in view.reader.article.text[start:end]  # type: ignore[union-attr]


async def test_enter_on_a_name_opens_its_page_and_back_returns() -> None:
    async with explorer("tab", "tab", "end", "home") as (app, pilot):
        view = app.view
        assert isinstance(view, Articles)
        view.facts.select("openai")
        await press(pilot, "enter")
        assert isinstance(app.view, Entities)
        assert app.view.shown == "openai"
        await press(pilot, "backspace")
        assert app.view is view
        assert app.focused is view.facts


async def test_marks_are_walked_by_keys_and_open_the_deal_of_a_fact() -> None:
    async with explorer("enter", "semicolon") as (app, pilot):
        view = app.view
        assert isinstance(view, Articles)
        assert view.reader.current is not None
        assert view.reader.current.kind == "fact"
        assert "$6.4bn" in status(app)
        await press(pilot, "enter")
        assert isinstance(app.view, Ledger)
        assert "6,4 milliards de dollars" in screen(app)


async def test_at_80_columns_the_facts_take_the_place_of_the_list() -> None:
    async with explorer(size=(80, 24)) as (app, pilot):
        assert "Title" in screen(app)
        await press(pilot, "tab", "tab")
        assert "In this article" in screen(app)
        assert "Title" not in screen(app)
        await press(pilot, "tab")
        assert "Title" in screen(app)


async def test_asides_fold_and_unfold() -> None:
    async with explorer("enter") as (app, pilot):
        view = app.view
        assert isinstance(view, Articles)
        await press(pilot, "end")
        assert "▸ aside (13 paragraphs)" in screen(app)
        await press(pilot, "z", "end")
        assert "▸ aside" not in screen(app)
        assert "GoPlus" in screen(app)


async def test_words_are_found_in_the_article_without_their_accents() -> None:
    async with explorer("enter", "f") as (app, pilot):
        await write(pilot, "materielle")
        view = app.view
        assert isinstance(view, Articles)
        assert view.reader.lit
        start, end = view.reader.lit[0]
        assert view.reader.article.text[start:end] == "matérielle"  # type: ignore[union-attr]


async def test_a_resize_keeps_the_text_where_it_was() -> None:
    async with explorer("enter", "pagedown", "pagedown") as (app, pilot):
        view = app.view
        assert isinstance(view, Articles)
        before = view.reader.position
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        await pilot.resize_terminal(200, 50)
        await settle(pilot)
        line = view.reader._layout.line(view.reader.scroll_offset.y)
        low, high = line.source_range()
        text = view.reader.article.text  # type: ignore[union-attr]
        assert low <= before <= high or text[min(low, before) : max(low, before)].count(" ") < 25


async def test_the_list_filters_while_typing_and_escape_gives_up() -> None:
    async with explorer("f") as (app, pilot):
        await write(pilot, "musk")
        view = app.view
        assert isinstance(view, Articles)
        assert [article.id for article in view.listing.rows] == ["003"]
        await press(pilot, "escape")
        assert len(view.listing.rows) == 5


async def test_entities_show_one_type_and_sort() -> None:
    async with explorer("e", "i", "i") as (app, pilot):
        view = app.view
        assert isinstance(view, Entities)
        assert {entity.type for entity in view.listing.rows} == {"PERSON"}
        assert view.listing.rows[0].name == "Elon Musk"
        await press(pilot, "s")
        names = [entity.name for entity in view.listing.rows]
        assert names == sorted(names, key=str.casefold)


async def test_the_concordance_puts_the_name_in_one_column() -> None:
    async with explorer("e", "down", size=(120, 60)) as (app, _pilot):
        rows = [line for line in lines(app) if "In context" in line or "│ 003 " in line]
        pane = [line[line.index("││") :] for line in rows if "││" in line]
        columns = {
            cell_len(line[: line.index("Musk")]) for line in pane if " Musk" in line and "Elon" not in line
        }
        assert len(columns) == 1


async def test_an_entity_leads_to_its_mention_in_the_article() -> None:
    async with explorer("e", "down", "tab", "end", "enter") as (app, _pilot):
        view = app.view
        assert isinstance(view, Articles)
        start, end = view.reader.lit[0]
        assert view.reader.article.text[start:end] in {"Musk", "Elon Musk", "Elon"}  # type: ignore[union-attr]


async def test_the_first_view_of_the_ledger_has_no_figures_opinions_or_asides() -> None:
    async with explorer("d") as (app, pilot):
        view = app.view
        assert isinstance(view, Ledger)
        deals = view.shown_deals()
        assert all(
            deal.kind not in {"revenue", "price", "market_metric"} and not deal.aside for deal in deals
        )
        await press(pilot, "i")
        assert len(view.shown_deals()) > len(deals)


async def test_the_ledger_proves_each_deal_and_goes_to_the_sentence() -> None:
    async with explorer("d", "down", "down") as (app, pilot):
        assert "= agreed" in screen(app)
        assert "300 milliards de dollars" in screen(app)
        await press(pilot, "enter", "enter")
        assert isinstance(app.view, Articles)
        assert app.view.shown == "001"
        await press(pilot, "backspace")
        assert isinstance(app.view, Ledger)
        assert "= agreed" in screen(app)


async def test_the_ledger_filters_as_one_types() -> None:
    async with explorer("d", "f") as (app, pilot):
        await write(pilot, "softbank conditional")
        view = app.view
        assert isinstance(view, Ledger)
        assert [deal.amount for deal in view.shown_deals()] == [20e9]
        await press(pilot, "enter", "q")
        assert len(view.shown_deals()) > 10


async def test_the_ledger_groups_and_sorts() -> None:
    async with explorer("d", "b") as (app, pilot):
        await press(pilot, "home")
        assert "investment ──" in screen(app)
        await press(pilot, "b", "home")
        assert "OpenAI ──" in screen(app)
        await press(pilot, "b", "b", "s", "s")
        view = app.view
        assert isinstance(view, Ledger)
        kinds = [deal.kind for deal in view.shown_deals()]
        assert kinds == sorted(kinds)


async def test_totals_count_parts_inside_their_whole() -> None:
    async with explorer("d", "v", size=(120, 50)) as (app, _pilot):
        text = screen(app)
        assert "Totals" in text
        assert any("funding round" in line and "$40bn" in line and "1 deal" in line for line in lines(app))


async def test_compare_sets_the_marked_articles_side_by_side() -> None:
    async with explorer("down", "space", "down", "down", "space", "c") as (app, pilot):
        view = app.view
        assert isinstance(view, Compare)
        assert view.ids == ("001", "004")
        assert any(isinstance(row, Fact) and row.group == "agree" for row in view.facts.rows)
        assert "Only 001" in screen(app)
        await press(pilot, "s")
        assert view.ids == ("004", "001")
        await press(pilot, "z")
        assert "without partner" in screen(app)


async def test_moving_in_one_side_brings_the_partner_into_view() -> None:
    async with explorer("down", "space", "down", "down", "space", "c", "tab", "tab") as (app, pilot):
        view = app.view
        assert isinstance(view, Compare)
        await press(pilot, "shift+tab", "shift+tab", "home")
        pair = view.pairs[-1]
        view.left.scroll_lines_to(view.left._layout.line_of(pair.a[0].start))
        await settle(pilot)
        top = view.right.scroll_offset.y
        shown = range(top, top + view.right.size.height)
        assert view.right._layout.line_of(pair.b[0].start) in shown


async def test_compare_keeps_its_pair_when_the_window_changes() -> None:
    async with explorer("down", "space", "down", "down", "space", "c") as (app, pilot):
        view = app.view
        assert isinstance(view, Compare)
        at = view.at
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert view.at == at
        assert f"{at + 1} of " in screen(app)


async def test_the_matrix_opens_the_pair_that_tells_a_deal() -> None:
    async with explorer("x") as (app, pilot):
        assert isinstance(app.view, Matrix)
        await press(pilot, "enter")
        assert isinstance(app.view, Compare)
        assert set(app.view.ids or ()) == {"001", "004"}


async def test_lookup_answers_while_typing_and_comes_back() -> None:
    async with explorer("d", "slash") as (app, pilot):
        await write(pilot, "altman")
        view = app.view
        assert isinstance(view, Lookup)
        assert "Sam Altman" in screen(app)
        await press(pilot, "enter")
        assert isinstance(app.view, Entities)
        assert app.view.shown == "sam-altman"
        await press(pilot, "backspace")
        assert app.view is view
        assert view.bar.text == "altman"
        await press(pilot, "escape")
        assert isinstance(app.view, Ledger)


async def test_lookup_goes_to_a_passage_with_the_words_lit() -> None:
    async with explorer("slash") as (app, pilot):
        await write(pilot, "oracle")
        await press(pilot, "tab", "tab", "enter")
        view = app.view
        assert isinstance(view, Articles)
        start, end = view.reader.lit[0]
        assert view.reader.article.text[start:end].lower() == "oracle"  # type: ignore[union-attr]


async def test_lookup_scopes_say_where_it_looks() -> None:
    async with explorer("slash") as (app, pilot):
        await write(pilot, "openai")
        await press(pilot, "tab", "tab", "tab")
        view = app.view
        assert isinstance(view, Lookup)
        assert {hit.kind for hit in view.hits.rows if hasattr(hit, "kind")} == {"entity"}
        assert "[Entities]" in screen(app)


async def test_an_empty_lookup_says_how_and_a_lost_one_helps() -> None:
    async with explorer("slash") as (app, pilot):
        assert "half a name" in screen(app)
        await write(pilot, "zzzz")
        assert "Nearest words of the dossier" in screen(app)
        await press(pilot, "enter")
        view = app.view
        assert isinstance(view, Lookup)
        assert view.query_text == "OpenAI"
        assert view.results is not None
        assert view.results.hits


async def test_an_answer_overtaken_by_a_letter_is_never_shown() -> None:
    async with explorer("slash") as (app, pilot):
        view = app.view
        assert isinstance(view, Lookup)
        await write(pilot, "meta")
        await view._search("apple", view._asked - 1, False)
        assert view.results is not None
        assert view.results.query == "meta"


async def test_the_trail_goes_back_and_forward_as_in_a_browser() -> None:
    async with explorer("e", "d", "x") as (app, pilot):
        await press(pilot, "backspace")
        assert app.view.view_name == "ledger"  # type: ignore[union-attr]
        await press(pilot, "q")
        assert app.view.view_name == "entities"  # type: ignore[union-attr]
        await press(pilot, "greater_than_sign", "greater_than_sign")
        assert app.view.view_name == "matrix"  # type: ignore[union-attr]
        await press(pilot, "greater_than_sign")
        assert "Nothing further" in status(app)


async def test_help_explains_the_pane_and_can_be_searched() -> None:
    async with explorer("d", "question_mark") as (app, pilot):
        assert "Show figures, opinions, asides too; or not" in screen(app)
        await write(pilot, "timeline")
        assert "Other panels: totals, chart, timeline" in screen(app)
        await press(pilot, "escape")
        assert app.view.view_name == "ledger"  # type: ignore[union-attr]


async def test_the_palette_runs_a_command_and_says_why_another_cannot() -> None:
    async with explorer("colon") as (app, pilot):
        await write(pilot, "deals against")
        await press(pilot, "enter")
        assert isinstance(app.view, Matrix)
        await press(pilot, "colon")
        await write(pilot, "swap")
        assert "it works in Compare" in screen(app)


async def test_the_language_changes_while_it_runs() -> None:
    async with explorer("d", "f7") as (app, _pilot):
        assert "Registre" in screen(app)
        assert "6,4\u00a0Md$" in screen(app)


async def test_a_store_changed_on_disk_is_said_and_read_again() -> None:
    dossier = GoldDossier()
    async with explorer(dossier=dossier) as (app, pilot):
        dossier.stale = True
        await press(pilot, "tab")
        assert "F5 reads it again" in status(app)
        await press(pilot, "f5")
        assert "Read again" in status(app)
        assert not dossier.stale


async def test_what_is_shown_is_written_to_a_file(tmp_path: Path) -> None:
    async with explorer("d", "f") as (app, pilot):
        await write(pilot, "softbank conditional")
        await press(pilot, "enter", "w")
        target = tmp_path / "out.csv"
        prompt = app.screen
        prompt.line.value = str(target)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        written = target.read_bytes().decode()
        assert written.startswith("id,kind,parties,amount")
        assert written.count("\r\n") == 2
        assert "20000000000" in written
        assert "Written:" in status(app)


@pytest.mark.parametrize("key", ["n", "t", "u", "w"])
async def test_read_only_says_why_nothing_can_be_written(key: str) -> None:
    async with explorer("d", read_only=True) as (app, pilot):
        await press(pilot, key)
        assert "read-only" in status(app)
        assert app.view is not None
        assert app.screen is app.view


async def test_q_closes_and_leaves_where_the_trail_begins() -> None:
    async with explorer("e") as (app, pilot):
        await press(pilot, "q")
        assert app.view is not None
        assert app.view.view_name == "articles"
        await pilot.press("q")
        await pilot.pause()
        assert app.return_code == 0


async def test_an_ascii_terminal_gets_ascii_only() -> None:
    environ = {"LANG": "C", "TERM": "xterm"}
    for keys in (("d", "v", "v"), ("e", "down"), ("x",), ("tab", "tab")):
        async with explorer(*keys, environ=environ, theme=None) as (app, _pilot):
            assert {char for char in screen(app) if not char.isascii()} == set()


async def test_a_hint_names_no_key_that_does_something_else_here() -> None:
    async with explorer("enter") as (app, pilot):  # the text has the focus: Space turns its page
        assert app.view is not None
        hints = "".join(text for text, _ in app.view.status.pieces(200))
        assert "Space" not in hints
        await pilot.press("a")
        assert "Space mark" in "".join(text for text, _ in app.view.status.pieces(200))


async def test_the_letter_of_a_view_comes_to_its_list() -> None:
    async with explorer("d", "tab", "a", "enter", "d") as (app, pilot):
        assert app.focused is not None
        assert app.focused.id == "ledger-list"
        await pilot.press("tab", "d")
        assert app.focused.id == "ledger-list"
