"""Opening and changing views reads the styles once and draws no frame before there is something in it."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet
from textual.drivers.headless_driver import HeadlessDriver

from tests.tui.driving import explorer, screen


async def test_styles_are_read_once_however_many_views_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    again: list[Stylesheet] = []
    reparse = Stylesheet.reparse
    monkeypatch.setattr(Stylesheet, "reparse", lambda self: again.append(self) or reparse(self))  # type: ignore[func-returns-value]
    async with explorer("d", "e", "c", "x", "slash") as (app, pilot):
        assert again == []
        await pilot.press("escape", "f8")
        assert again, "another theme is another reading"
        assert app.theme == "light"


async def test_the_first_frame_has_the_articles_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    frames: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: frames.append(data))
    async with explorer() as (app, _):
        drawn = [frame for frame in frames if "Articles" in frame]
        assert "Le pari" in drawn[0]
        assert "Le pari" in screen(app)


@pytest.mark.parametrize("size", [(60, 15), (80, 24), (200, 50)])
async def test_a_view_is_styled_for_its_size_from_the_start(size: tuple[int, int]) -> None:
    async with explorer(size=size) as (app, _):
        view = app.view
        assert view is not None
        classes = set(view.classes)
        width, height = size
        assert view._get_breakpoint_classes(width, view.HORIZONTAL_BREAKPOINTS) <= classes
        assert view._get_breakpoint_classes(height, view.VERTICAL_BREAKPOINTS) <= classes
        assert (
            len([name for name in classes if name in {"-cramped", "-narrow", "-medium", "-wide", "-huge"}])
            == 1
        )
