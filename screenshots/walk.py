"""Record the walk: `python -m screenshots.walk [FILE]` drives the real explorer and writes an asciicast.

What is sent is recorded as it is; when, is scripted, so that the recording reads at a human's pace whatever
the machine. Play it with `asciinema play screenshots/walk.cast`.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bench.wire.line import Line

ROOT = Path(__file__).resolve().parent.parent
COLUMNS, ROWS = 100, 30
LETTER, READ, LOOK = 0.09, 3.0, 1.2
"""Seconds between letters typed, to read a screen, and to see where a key has led."""

DOWN, ENTER, BACK = "\x1b[B", "\r", "\x7f"


class Step(NamedTuple):
    """Keys, typed one after the other, then seconds to look; a caption marks where a part begins."""

    keys: tuple[str, ...]
    pause: float = LOOK
    caption: str = ""


WALK = (
    Step((), READ, "Five articles about OpenAI"),
    Step((DOWN, DOWN), READ),
    Step(("d",), READ, "The ledger: one row for each deal"),
    Step((DOWN,) * 4, READ),
    Step(("f", *"kind:acquisition", ENTER), READ, "Who bought whom?"),
    Step((ENTER,), READ, "The sentence that proves it"),
    Step((BACK,), LOOK),
    Step((BACK,), LOOK),
    Step(("/", *"opneai"), READ, "Lookup forgives a slip, and says so"),
    Step(("\x15", *"softbank 30 milliards"), READ, "…and reads amounts"),
    Step((ENTER,), READ),
    Step(("a", "g", DOWN, " ", DOWN, DOWN, DOWN, " "), LOOK, "Two articles side by side"),
    Step(("c",), READ),
    Step((";",), READ),
    Step(("v",), READ, "What both say, and what only one does"),
    Step(("x",), READ, "Who says what"),
    Step(("\x11",), LOOK),
)


def main(path: Path) -> None:
    """Write the recording to `path`."""
    header = {
        "version": 2,
        "width": COLUMNS,
        "height": ROWS,
        "title": "dossier: five articles, by keys alone",
        "env": {"TERM": "xterm-256color"},
    }
    with path.open("w", encoding="utf-8") as file:
        for record in (header, *_events()):
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
    print(path)


def _events() -> Iterator[tuple[float, str, str]]:
    """Yield `[seconds, "o" or "m", text]` as the format has it."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home,
            "XDG_DATA_HOME": f"{home}/data",
            "XDG_STATE_HOME": f"{home}/state",
            "XDG_CACHE_HOME": f"{home}/cache",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, "-m", "tui", "--lang", "en"]
        with Line(command, COLUMNS, ROWS, environment) as line:
            line.until(b"Articles")
            line.settle()
            clock, sent = 0.0, 0
            for step in WALK:
                if step.caption:
                    yield round(clock, 2), "m", step.caption
                for key in step.keys or ("",):
                    if key:
                        line.press(key)
                    text = line.shown[sent:].decode("utf-8", "replace")
                    sent = len(line.shown)
                    if text:
                        yield round(clock, 2), "o", text
                    clock += LETTER if len(step.keys) > 1 else 0
                clock += step.pause


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent / "walk.cast")
