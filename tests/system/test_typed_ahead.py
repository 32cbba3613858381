"""A whole lookup in one packet, as a slow line delivers it."""

from __future__ import annotations

import pytest

from tests.system.conftest import Open
from tests.system.terminal import needs_tmux

pytestmark = needs_tmux


@pytest.mark.parametrize(
    ("typed", "page"),
    [("/opneai\r", "OpenAI"), ("/musk\x7f\x7f\x7f\x7faltman\r", "Sam Altman")],
)
def test_enter_goes_to_the_first_hit_of_all_that_was_typed(explorer: Open, typed: str, page: str) -> None:
    terminal = explorer(columns=120, rows=40)
    terminal.wait_for("Articles")
    terminal.settled()
    terminal.type(typed)
    terminal.wait_for(
        lambda screen: f" {page} " in screen and "[All]" not in screen and "mentions ·" in screen
    )
