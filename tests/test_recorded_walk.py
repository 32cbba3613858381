"""The recorded walk is a whole asciicast and shows what the program shows today."""

from __future__ import annotations

import json

import pyte

from screenshots.walk import COLUMNS, ROWS, WALK
from tests.conftest import ROOT


def test_the_recording_plays_from_caption_to_caption() -> None:
    lines = (ROOT / "screenshots" / "walk.cast").read_text(encoding="utf-8").splitlines()
    header, events = json.loads(lines[0]), [json.loads(line) for line in lines[1:]]
    assert (header["version"], header["width"], header["height"]) == (2, COLUMNS, ROWS)
    times = [time for time, _, _ in events]
    assert times == sorted(times)
    captions = [text for _, kind, text in events if kind == "m"]
    assert captions == [step.caption for step in WALK if step.caption]

    screen = pyte.Screen(COLUMNS, ROWS)
    stream = pyte.Stream(screen)
    seen: dict[str, str] = {}
    caption = ""
    for _, kind, text in events:
        if kind == "m":
            seen[caption], caption = "\n".join(screen.display), text
        else:
            stream.feed(text)
    assert "OpenAI → io" in seen["Who bought whom?"]
    assert "1 edit: opneai → OpenAI" in seen["Lookup forgives a slip, and says so"]
    assert "SoftBank → OpenAI" in seen["…and reads amounts"]
    assert "also told by 004" in seen["Two articles side by side"]
    assert "Both say it" in seen["Two articles side by side"] + seen["What both say, and what only one does"]
