"""Lines broken by mail programs: paragraphs come back whole, whatever the width; lists and verses stay."""

from __future__ import annotations

import textwrap

import pytest
from made_sources import LEAD, NEXT, VALUE

from store.read.sources.wrapped import unwrapped


@pytest.mark.parametrize("width", [60, 72, 76, 80, 100])
@pytest.mark.parametrize("paragraphs", [[LEAD, VALUE, NEXT], [LEAD], ["Titre court", LEAD, "Et ?", VALUE]])
def test_paragraphs_come_back_whole_at_any_width(width: int, paragraphs: list[str]) -> None:
    assert unwrapped("\n\n".join(textwrap.fill(text, width) for text in paragraphs)) == paragraphs


def test_paragraphs_without_an_empty_line_between_are_told_apart_where_the_first_ends_early() -> None:
    text = textwrap.fill(LEAD, 72) + "\n" + textwrap.fill(VALUE, 72)
    assert unwrapped(text) == [f"{LEAD}\n{VALUE}"]


def test_items_quotes_and_short_lines_stay_on_their_own() -> None:
    lines = ["Au sommaire de ce matin, qui est bien rempli :", "- un", "- deux", "> cité par un autre", "Fin"]
    assert unwrapped("\n".join(lines)) == ["\n".join(lines)]


def test_a_long_item_is_put_together() -> None:
    item = f"- {LEAD}"
    assert unwrapped(textwrap.fill(item, 72, subsequent_indent="  ") + "\n- fin") == [f"{item}\n- fin"]


def test_text_with_long_lines_was_never_broken() -> None:
    assert unwrapped(f"{LEAD}\n{VALUE}\n\n{NEXT}") == [f"{LEAD}\n{VALUE}", NEXT]


def test_a_long_link_does_not_hide_the_width() -> None:
    link = "https://track.example/" + "x" * 300
    assert unwrapped(f"{textwrap.fill(LEAD, 72)}\n\n{link}\n\n{textwrap.fill(VALUE, 72)}") == [
        LEAD,
        link,
        VALUE,
    ]


def test_flowed_text_goes_on_where_it_says_so() -> None:
    assert unwrapped("Une ligne qui \nva plus loin,\net une autre.", flowed=True) == [
        "Une ligne qui va plus loin,\net une autre."
    ]
