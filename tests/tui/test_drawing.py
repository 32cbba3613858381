"""Wrapping, fitting, layouts and lists: cells add up, spaces hold, offsets stay true."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from tests.tui.gold_dossier import GoldDossier
from tui.widgets.ascii import ascii_text
from tui.widgets.finding import find_words, plain
from tui.widgets.layout import Block, Layout, blocks_of, with_signs
from tui.widgets.line_list import LineList
from tui.widgets.paint import fit, width_of
from tui.widgets.record_list import Column, Heading, RecordList
from tui.widgets.wrap import _lines, _narrow_lines, wrap


def test_no_line_breaks_at_a_no_break_space() -> None:
    text = "selon «\u00a0Le Monde\u00a0» la somme de 6,4\u202fmilliards\u00a0€ est juste"
    for width in range(14, 40):
        for start, end in wrap(text, width):
            line = text[start:end]
            assert not line.endswith(("«", "6,4", "milliards"))
            assert not line.startswith(("\u00a0", "\u202f", "»"))


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert wrap("x" * 12, 5) == [(0, 5), (5, 10), (10, 12)]


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("Il dit « Le Monde » et « oui » ; rien !", 12, ["Il dit « Le", "Monde » et", "« oui » ;", "rien !"]),
        ("soit 13 % de plus", 8, ["soit", "13 % de", "plus"]),
        ("« 日本 » et « non »", 9, ["« 日本 »", "et", "« non »"]),
        ("« interminable »", 8, ["«", "intermin", "able »"]),
        ("a « b", 3, ["a", "« b"]),
    ],
)
def test_a_mark_stays_on_the_line_of_its_word_where_it_can(text: str, width: int, wanted: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == wanted


@given(st.text(alphabet="ab é œ\u00a0漢👉-", max_size=80), st.integers(min_value=2, max_value=30))
def test_wrapped_lines_fit_and_lose_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(text[a:b]) <= width for a, b in lines)
    kept = "".join(text[a:b] for a, b in lines)
    assert kept.replace(" ", "") == text.replace(" ", "")
    assert all(a2 >= b1 for (_, b1), (a2, _) in pairwise(lines))


@given(st.text(alphabet="ab é—\t\n", max_size=80), st.integers(min_value=1, max_value=12), st.integers(0, 9))
def test_lines_found_whole_are_those_measured_word_by_word(text: str, width: int, start: int) -> None:
    stop = max(start, len(text) - 2)
    assert _narrow_lines(text, width, start, stop) == _lines(text, width, start, stop)


@given(st.text(alphabet="ab é", min_size=1, max_size=120), st.lists(st.integers(0, 119), max_size=8))
def test_each_sign_stands_for_the_character_behind_it(text: str, places: list[int]) -> None:
    at = sorted({place for place in places if place < len(text)})
    signed = with_signs(text, Block("text", 0, len(text)), [(place, "■") for place in at])
    sources = [signed.source(i) for i in range(len(signed.shown))]
    shown = [text[source] if char != "■" else "■" for char, source in zip(signed.shown, sources, strict=True)]
    assert "".join(shown) == signed.shown
    assert [sources[i] for i, char in enumerate(signed.shown) if char == "■"] == at


@given(st.text(alphabet="ab é漢", max_size=20), st.integers(min_value=1, max_value=12))
def test_fitted_pieces_have_exactly_the_width(text: str, width: int) -> None:
    assert width_of(fit([(text, ""), ("tail", "dim")], width)) == width


def test_every_offset_of_an_article_has_its_line_at_every_width() -> None:
    for article in GoldDossier().articles:
        blocks = blocks_of(article, "", {}, set())
        for width in (20, 47, 84):
            layout = Layout(article.text, blocks, width)
            for section in article.sections:
                for paragraph in section.paragraphs:
                    text = article.text[paragraph.start : paragraph.end]
                    first = paragraph.end - len(text.lstrip())
                    line = layout.line(layout.line_of(first))
                    low, high = line.source_range()
                    assert low <= first < high


def test_signs_before_marks_leave_offsets_true() -> None:
    article = GoldDossier().articles[0]
    start = article.text.index("OpenAI vient")
    blocks = blocks_of(article, "", {}, set())
    layout = Layout(article.text, blocks, 40, [(start, "■")])
    line = layout.line(layout.line_of(start))
    assert line.text.startswith("■OpenAI vient")
    assert line.source_range()[0] == start


def test_plain_text_keeps_one_character_for_each() -> None:
    for text in ("Élysée", "straße", "İstanbul", "œuvre", "e\u0301te\u0301"):
        assert len(plain(text)) == len(text)
    assert plain("Élysée") == "elysee"


class Host(App[None]):
    def __init__(self, widget: Any) -> None:
        super().__init__()
        self.widget = widget

    def compose(self) -> ComposeResult:
        yield self.widget


def numbers(rows: list[Any]) -> RecordList:
    made = RecordList(
        [Column("id", 4, 8), Column("title", 10, flex=1), Column("deals", 5, drop=1)],
        lambda row: (f"#{row}", f"title of {row}", str(row)),
        str,
    )
    made.rows = rows
    return made


async def test_a_list_of_a_hundred_thousand_rows_opens_and_moves_without_laying_them_out() -> None:
    widget = numbers(list(range(100_000)))
    laid: list[int] = []
    cells = widget.cells
    widget.cells = lambda row: laid.append(row) or cells(row)  # type: ignore[func-returns-value]
    async with Host(widget).run_test(size=(60, 20)) as pilot:
        widget.set_rows(widget.rows)
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert widget.current == 99_999
        assert len(laid) < 500


async def test_moving_the_cursor_repaints_two_lines() -> None:
    widget = numbers(list(range(100)))
    async with Host(widget).run_test(size=(60, 20)) as pilot:
        widget.set_rows(widget.rows)
        await pilot.pause()
        drawn: list[int] = []
        line = widget.line
        widget.line = lambda index, width: drawn.append(index) or line(index, width)  # type: ignore[method-assign, func-returns-value]
        await pilot.press("down")
        await pilot.pause()
        assert set(drawn) == {0, 1}


async def test_the_cursor_steps_over_headings() -> None:
    widget = numbers([Heading("first"), 1, 2, Heading("second"), 3])
    async with Host(widget).run_test(size=(60, 20)) as pilot:
        widget.set_rows(widget.rows)
        widget.move_to(0)
        await pilot.press("down", "down")
        assert widget.current == 3
        await pilot.press("up")
        assert widget.current == 2


async def test_columns_leave_a_narrow_list_in_their_order() -> None:
    widget = numbers([1])
    async with Host(widget).run_test(size=(20, 5)) as pilot:
        widget.set_rows(widget.rows)
        await pilot.pause()
        assert [index for index, _ in widget._widths(19)] == [0, 1]
        assert [index for index, _ in widget._widths(59)] == [0, 1, 2]


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (200, 60)])
async def test_lists_draw_at_any_size(size: tuple[int, int]) -> None:
    widget = numbers([1, 2, 3])
    async with Host(widget).run_test(size=size) as pilot:
        widget.set_rows(widget.rows)
        await pilot.pause()
        assert isinstance(widget, LineList)


@given(st.text(max_size=40))
def test_ascii_text_has_the_cells_of_the_text(text: str) -> None:
    made = ascii_text(text)
    assert made.isascii()
    assert cell_len(made) == cell_len(text) or "\x00" in text


def test_a_long_article_makes_the_lines_that_are_looked_at_only(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Un mot après l’autre, et encore un. " * 28_000
    block = Block("text", 0, len(text))
    made: list[int] = []
    line = Layout.line
    monkeypatch.setattr(Layout, "line", lambda self, number: made.append(number) or line(self, number))  # type: ignore[func-returns-value]
    layout = Layout(text, [block], 80)
    assert len(layout) > 12_000
    assert not made
    assert layout.line(layout.line_of(900_000)).source_range()[0] <= 900_000
    assert len(made) == 1


def test_words_typed_letter_by_letter_fold_the_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    from tui.widgets import finding

    folded: list[str] = []
    monkeypatch.setattr(finding, "plain", lambda text: folded.append(text) or plain(text))  # type: ignore[func-returns-value]
    text = "Été à Évry, près d’Élancourt; un été."
    for end in range(1, 4):
        assert find_words(text, "éte"[:end])
    assert folded.count(text) == 1
