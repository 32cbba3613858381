"""Draw the screenshots: `python -m screenshots [FOLDER]` drives the real explorer over the bundled dossier.

Each view at three sizes, dark and light, as SVG. The files are stable: the same program draws the same
bytes, so that a change on screen shows as a change in git.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
from pathlib import Path

SIZES = ((80, 24), (120, 40), (200, 50))
THEMES = ("dark", "light")
AT_REST = 0.7
"""Seconds after the last key until everything that follows a resting cursor is on the screen."""
WALKS: dict[str, tuple[str, ...]] = {
    "articles": ("down", "tab", "semicolon", "semicolon"),
    "entities": ("e", "down"),
    "entity": ("e", "enter"),
    "ledger": ("d", "down", "down"),
    "ledger-chart": ("d", "v", "v"),
    "compare": ("down", "space", "down", "down", "down", "space", "c"),
    "matrix": ("x", "right"),
    "lookup": ("slash", *"softbank 30"),
    "help": ("d", "question_mark"),
}


def main(folder: Path) -> None:
    """Draw them all into `folder`."""
    from tui.app import prepare

    prepare(os.environ, read_only=True)
    from store.dossier import open_paths
    from tui import catalogue

    catalogue.set_language("en")
    with tempfile.TemporaryDirectory() as store:
        seeds = Path(__file__).resolve().parent.parent / "seeds"
        dossier, _report = open_paths([seeds], db=Path(store) / "seeds.json")
        for name, keys in WALKS.items():
            for size in SIZES:
                for theme in THEMES:
                    svg = asyncio.run(_draw(dossier, keys, size, theme))
                    path = folder / f"{name}-{size[0]}x{size[1]}-{theme}.svg"
                    path.write_text(svg, encoding="utf-8")
                    print(path)


async def _draw(dossier: object, keys: tuple[str, ...], size: tuple[int, int], theme: str) -> str:
    from tui.explorer import Explorer

    app = Explorer(dossier, theme=theme, environ={"LANG": "C.UTF-8", "TERM": "xterm-256color"})  # type: ignore[arg-type]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press("space" if key == " " else key)
            await app.workers.wait_for_complete()
        await asyncio.sleep(AT_REST)
        await app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.pause()
        return _stable(app.export_screenshot(title="dossier", simplify=True))


_FONTS = re.compile(r"\s*@font-face \{.*?\n    \}", re.DOTALL)
_TEXT = re.compile(
    r'x="([\d.]+)" (y="[\d.]+") textLength="([\d.]+)"([^>]*)>((?:&#160;)*)(.*?)((?:&#160;)*)</text>'
)
_SPACE = "&#160;"
_CELL = 12.2
"""Width of a cell in Rich's drawing, in its units."""


def _stable(svg: str) -> str:
    """Give the drawing the same names whoever draws it, and nothing that a viewer may read otherwise.

    Textual derives names from a checksum; fonts would be fetched from afar; some viewers drop the spaces at
    either end of a text, which moves what follows.
    """
    svg = re.sub(r"terminal-\d+", "dossier", svg)
    return _TEXT.sub(_without_edges, _FONTS.sub("", svg))


def _without_edges(match: re.Match[str]) -> str:
    x, y, length, rest, before, text, after = match.groups()
    left, right = len(before) // len(_SPACE), len(after) // len(_SPACE)
    x = f"{float(x) + left * _CELL:g}"
    length = f"{float(length) - (left + right) * _CELL:g}"
    return f'x="{x}" {y} textLength="{length}"{rest}>{text}</text>'


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
