"""The look of each cell of a screen, kept as text: small, comparable, and drawn as a picture when it moved.

A kept look is a legend of styles, each with a letter, and for each row how many cells are in which. With the
text of the screen it is all that an SVG shows; so the SVG is drawn from it on a difference, for both sides.
"""

from __future__ import annotations

import difflib
import io
import string
from pathlib import Path

from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from tui.explorer import Explorer

SIGNS = string.ascii_letters + "αβγδεζηθικλμνξοπρστυφχψω"
"""One for each style of a screen."""
PLAIN = "none"


def kept_form(app: Explorer) -> str:
    """The text and the look of the screen, as they are kept."""
    strips = app.screen._compositor.render_strips()
    legend: dict[str, str] = {}
    rows = [_row(list(strip), legend) for strip in strips]
    texts = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    styles = [f"{sign} {style}" for style, sign in legend.items()]
    return "\n".join([*texts, "", *styles, "", *rows, ""])


def _row(segments: list[Segment], legend: dict[str, str]) -> str:
    """How many cells are in which style: `40a 3b 37a`."""
    runs: list[tuple[str, int]] = []
    for segment in segments:
        style = _named(segment.style)
        sign = legend.setdefault(style, SIGNS[len(legend)])
        if runs and runs[-1][0] == sign:
            runs[-1] = (sign, runs[-1][1] + segment.cell_length)
        elif segment.cell_length:
            runs.append((sign, segment.cell_length))
    return " ".join(f"{count}{sign}" for sign, count in runs)


def _named(style: Style | None) -> str:
    """A style by its words, without what acts in the running app alone."""
    if style is None:
        return PLAIN
    bare = Style.combine([style.clear_meta_and_links()])
    return str(bare) or PLAIN


def picture(kept: str, height: int, width: int) -> str:
    """The SVG of a screen from its kept form."""
    lines = kept.split("\n")
    texts, rest = lines[:height], lines[height + 1 :]
    styles = dict(line.split(" ", 1) for line in rest[: rest.index("")])
    console = Console(
        file=io.StringIO(), record=True, width=width, color_system="truecolor", force_terminal=True
    )
    for text, row in zip(texts, rest[rest.index("") + 1 :], strict=False):
        line, at = Text(text.ljust(width), no_wrap=True, end="\n"), 0
        for run in row.split():
            end = at + int(run[:-1])
            line.stylize(Style.parse(styles[run[-1]]), at, end)
            at = end
        console.print(line, crop=True)
    return console.export_svg(title="dossier")


def check(path: Path, app: Explorer, drawn: Path, update: bool) -> None:
    """Compare text and looks with what is kept in `path`; on a difference, draw both sides in `drawn`."""
    now = kept_form(app)
    if update:
        path.write_text(now, encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    if now == kept:
        return
    for side, form in (("kept", kept), ("now", now)):
        if form:
            svg = picture(form, app.size.height, app.size.width)
            (drawn / f"{path.stem}.{side}.svg").write_text(svg, encoding="utf-8")
    lines = difflib.unified_diff(kept.splitlines(), now.splitlines(), "kept", "now", lineterm="")
    difference = "\n".join(lines)
    told = f"{path.stem} looks different (DOSSIER_UPDATE_SNAPSHOTS=1 keeps it); drawn in {drawn}"
    raise AssertionError(f"{told}:\n{difference}")
