"""The table of figures in the README is the one that was last measured."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import figures


def test_the_readme_shows_what_was_kept() -> None:
    text = figures.README.read_text(encoding="utf-8")
    shown = text.split(figures.BEGIN)[1].split(figures.END)[0].strip()
    assert shown == figures.table()


def test_every_figure_stands_beside_a_yardstick_or_an_aim() -> None:
    for bench, run in json.loads(figures.KEPT.read_text(encoding="utf-8")).items():
        assert run["date"]
        assert run["machine"]
        for row in run["figures"]:
            figure = figures.Figure(*row)
            assert figure.yardstick or figure.aim, f"{bench}: {figure.what}"


def test_a_bench_replaces_its_own_figures_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "KEPT", tmp_path / "figures.json")
    figures.keep("one", [figures.Figure("reading", "2 MB/s", "wc 50 MB/s", "≥ 1 MB/s")])
    figures.keep("two", [figures.Figure("opening", "3 ms", "python 9 ms")])
    figures.keep("one", [figures.Figure("reading", "4 MB/s", "wc 51 MB/s", "≥ 1 MB/s")])
    table = figures.table()
    assert "| reading | 4 MB/s | wc 51 MB/s | ≥ 1 MB/s |" in table
    assert "2 MB/s" not in table
    assert "| opening | 3 ms | python 9 ms |  |" in table
