"""Driving the explorer in tests: real keys in, the lines of the screen out."""

from __future__ import annotations

import difflib
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.tui.gold_dossier import GoldDossier
from tui import catalogue
from tui.explorer import Explorer

SNAPSHOTS = Path(__file__).resolve().parents[1] / "snapshots"
UPDATE = bool(os.environ.get("DOSSIER_UPDATE_SNAPSHOTS"))
"""Set this variable to write the snapshots anew; then read the difference in git before committing it."""

TERMINAL = {"LANG": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"}
SIZES = ((80, 24), (120, 40), (200, 50))


@asynccontextmanager
async def explorer(
    *keys: str,
    size: tuple[int, int] = (120, 40),
    language: str = "en",
    dossier: Any = None,
    environ: dict[str, str] | None = None,
    theme: str | None = "dark",
    read_only: bool = False,
) -> AsyncIterator[tuple[Explorer, Pilot[None]]]:
    """Open the explorer over the annotated seeds (or another dossier) and press some keys."""
    catalogue.set_language(language)
    app = Explorer(
        dossier if dossier is not None else GoldDossier(),
        theme=theme,
        environ=environ if environ is not None else TERMINAL,
        read_only=read_only,
    )
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await press(pilot, *keys)
            yield app, pilot
    finally:
        catalogue.set_language("en")


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing is left to do: workers, details that follow a cursor, then their frames."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    view = pilot.app.view if isinstance(pilot.app, Explorer) else None
    if view is not None:
        await pilot.pause()
        view.catch_up()
    await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one and let the screen settle."""
    for key in keys:
        await pilot.press(key)
    await settle(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Type a text letter by letter."""
    await press(pilot, *("space" if letter == " " else letter for letter in text))


def lines(app: Explorer) -> list[str]:
    """The screen as lines of text, without trailing spaces."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def screen(app: Explorer) -> str:
    """The screen as one text."""
    return "\n".join(lines(app)) + "\n"


def check_snapshot(name: str, app: Explorer) -> None:
    """Compare the screen with the text kept under `name`; shows a difference when it moved."""
    path = SNAPSHOTS / f"{name}.txt"
    now = screen(app)
    if UPDATE:
        path.write_text(now, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    difference = "\n".join(
        difflib.unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", lineterm="")
    )
    assert now == kept, f"{name} looks different (DOSSIER_UPDATE_SNAPSHOTS=1 keeps it):\n{difference}"
