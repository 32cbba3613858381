"""First paint beside a bare Textual app with one list; headless verbs beside a bare Python."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from bench import figures
from bench.wire.line import Line

BARE = """
from textual.app import App
from textual.widgets import OptionList
class Bare(App):
    def compose(self):
        yield OptionList(*(f"{n:03} an article" for n in range(5)))
Bare().run()
"""
ROUNDS = 9
VERBS = (["articles"], ["deals"], ["entities"], ["claims"], ["search", "opneai"], ["compare", "001", "004"])


def main(_arguments: list[str]) -> int:
    """Print the best of several rounds, yardstick and program by turns, and their ratios."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_STATE_HOME"] = folder
        program = str(Path(sys.executable).with_name("dossier"))
        subprocess.run([program, "articles"], stdout=subprocess.DEVNULL, check=True)
        subprocess.run([program, "search", "opneai"], stdout=subprocess.DEVNULL, check=True)
        kept: list[figures.Figure] = []
        bare = min(_run([sys.executable, "-c", "import json"]) for _ in range(ROUNDS))
        print(f"  {'python -c import json':<34}{bare * 1000:7.0f} ms")
        for verb in VERBS:
            took = min(_run([program, *verb]) for _ in range(ROUNDS))
            name = "dossier " + " ".join(verb)
            print(f"  {name:<34}{took * 1000:7.0f} ms  {took / bare:5.2f} ×")
            kept.append(_figure(f"`{name}`", took, "`python -c 'import json'`", bare, 2.5))
        paints = [
            (_paint([sys.executable, "-c", BARE], b"004 an"), _paint([program], b"revirement"))
            for _ in range(ROUNDS)
        ]
        bare, took = (min(column) for column in zip(*paints, strict=True))
        print(f"  {'first paint, bare Textual list':<34}{bare * 1000:7.0f} ms")
        print(f"  {'first paint, dossier':<34}{took * 1000:7.0f} ms  {took / bare:5.2f} ×")
        kept.append(_figure("first paint of the explorer", took, "a bare Textual list", bare, 1.35))
    figures.keep("start", kept)
    return 0


def _figure(what: str, took: float, yardstick: str, bare: float, aim: float) -> figures.Figure:
    ours = f"{took * 1000:.0f} ms = {took / bare:.2f} ×"
    return figures.Figure(what, ours, f"{yardstick} {bare * 1000:.0f} ms", f"≤ {aim} ×")


def _run(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - begun


def _paint(command: Sequence[str], last: bytes) -> float:
    """Seconds until the last row of the list is on the screen."""
    begun = time.perf_counter()
    with Line(command, 120, 40) as line:
        line.until(last)
        return time.perf_counter() - begun
